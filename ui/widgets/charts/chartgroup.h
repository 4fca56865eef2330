// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <optional>

namespace octroi::charts {

/// The time axis and the crosshair that several charts share. Seconds since the epoch.
class ChartGroup : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// All there is to see. A zoomed window stays where it is as long as it lies inside.
    void setRange(double from, double to);
    double rangeFrom() const { return m_rangeFrom; }
    double rangeTo() const { return m_rangeTo; }

    double from() const { return m_from; }
    double to() const { return m_to; }
    double length() const { return m_to - m_from; }
    bool isZoomed() const { return m_zoomed; }

    void zoomTo(double from, double to);
    void zoomAround(double centre, double factor); ///< factor < 1: closer
    void pan(double seconds);
    void reset();

    void setLive(bool live);
    bool isLive() const { return m_live; } ///< the right edge is now

    void setSmallestLength(double seconds) { m_smallest = seconds; }

    std::optional<double> crosshair() const { return m_crosshair; }
    void setCrosshair(std::optional<double> at);

Q_SIGNALS:
    void windowChanged();
    void crosshairChanged();

private:
    void apply(double from, double to, bool zoomed);

    double m_rangeFrom = 0, m_rangeTo = 1, m_from = 0, m_to = 1, m_smallest = 10;
    bool m_zoomed = false;
    bool m_live = false;
    std::optional<double> m_crosshair;
};

} // namespace octroi::charts
