// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chartgroup.h"

#include <algorithm>
#include <cmath>

namespace octroi::charts {

void ChartGroup::setRange(double from, double to)
{
    if (!std::isfinite(from) || !std::isfinite(to) || to <= from)
        return;
    m_rangeFrom = from;
    m_rangeTo = to;
    if (!m_zoomed || m_to <= from || m_from >= to)
        apply(from, to, false);
    else
        apply(std::max(m_from, from), std::min(m_to, to), true);
}

void ChartGroup::zoomTo(double from, double to)
{
    if (!std::isfinite(from) || !std::isfinite(to))
        return;
    if (from > to)
        std::swap(from, to);
    const double whole = m_rangeTo - m_rangeFrom;
    const double length = std::clamp(to - from, std::min(m_smallest, whole), whole);
    const double middle = (from + to) / 2;
    from = std::clamp(middle - length / 2, m_rangeFrom, m_rangeTo - length);
    apply(from, from + length, length < whole * 0.999);
}

void ChartGroup::zoomAround(double centre, double factor)
{
    const double length = std::clamp(this->length() * factor, std::min(m_smallest, m_rangeTo - m_rangeFrom),
                                     m_rangeTo - m_rangeFrom);
    const double share = this->length() > 0 ? (centre - m_from) / this->length() : 0.5;
    const double from = centre - share * length;
    zoomTo(from, from + length);
}

void ChartGroup::pan(double seconds)
{
    if (m_zoomed)
        zoomTo(m_from + seconds, m_to + seconds);
}

void ChartGroup::reset()
{
    apply(m_rangeFrom, m_rangeTo, false);
}

void ChartGroup::setLive(bool live)
{
    if (m_live == live)
        return;
    m_live = live;
    Q_EMIT windowChanged();
}

void ChartGroup::setCrosshair(std::optional<double> at)
{
    if (at && !std::isfinite(*at))
        at.reset();
    if (at)
        at = std::clamp(*at, m_from, m_to);
    if (m_crosshair == at)
        return;
    m_crosshair = at;
    Q_EMIT crosshairChanged();
}

void ChartGroup::apply(double from, double to, bool zoomed)
{
    const bool same = m_from == from && m_to == to && m_zoomed == zoomed;
    m_from = from;
    m_to = to;
    m_zoomed = zoomed;
    if (!same)
        Q_EMIT windowChanged();
}

} // namespace octroi::charts
