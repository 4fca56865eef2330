// SPDX-License-Identifier: GPL-3.0-or-later
#include "usage/buckets.h"

#include <QDateTime>

namespace octroi::usage {

namespace {
constexpr double kDay = 86'400;
constexpr double kMostBuckets = 1e6;
} // namespace

double secondsOf(Unit unit)
{
    return unit == Unit::Minute ? 60 : unit == Unit::Hour ? 3'600 : kDay;
}

QString nameOf(Unit unit)
{
    return unit == Unit::Minute ? QStringLiteral("minute")
           : unit == Unit::Hour ? QStringLiteral("hour")
                                : QStringLiteral("day");
}

Unit unitFor(const Window &window, int columns, double now)
{
    const double most = 2.0 * std::max(1, columns);
    const double age = now - window.from;
    if (window.length() / 60 <= most && age <= kMinutesKept)
        return Unit::Minute;
    if (window.length() / 3'600 <= most && age <= kHoursKept)
        return Unit::Hour;
    return Unit::Day;
}

std::vector<double> bucketEdges(const Window &window, double step)
{
    std::vector<double> edges;
    if (!(step > 0) || !(window.length() > 0) || window.length() / step > kMostBuckets)
        return edges;
    double at = std::floor(window.from / step) * step;
    for (; at < window.to; at += step)
        edges.push_back(at);
    edges.push_back(at);
    return edges;
}

std::vector<double> bucketEdges(const Window &window, Unit unit, const QTimeZone &zone)
{
    if (unit != Unit::Day || !zone.isValid())
        return bucketEdges(window, secondsOf(unit));
    std::vector<double> edges;
    if (!(window.length() > 0) || window.length() / kDay > kMostBuckets || std::abs(window.from) > 1e11)
        return edges;
    QDate day = QDateTime::fromSecsSinceEpoch(qint64(std::floor(window.from)), zone).date();
    while (true) {
        const double at = double(day.startOfDay(zone).toSecsSinceEpoch());
        edges.push_back(at);
        if (at >= window.to)
            return edges;
        day = day.addDays(1);
    }
}

} // namespace octroi::usage
