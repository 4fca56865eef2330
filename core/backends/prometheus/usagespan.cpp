// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/prometheus/usagespan.h"

#include <QTimeZone>
#include <cmath>

namespace octroi::backends {

namespace {

constexpr double kMinute = 60, kHour = 3'600;
constexpr double kFine = 300; ///< a counter that began anew is noticed from one of these to the next
constexpr double kManySteps = 50'000;
constexpr int kFinestSteps = 720; ///< of one sum

QTimeZone zoneOf(const QByteArray &id)
{
    const QTimeZone zone(id.isEmpty() ? QByteArrayLiteral("UTC") : id);
    return zone.isValid() ? zone : QTimeZone::utc();
}

QDateTime beginOf(double at, const QString &unit, const QTimeZone &zone)
{
    QDate date = QDateTime::fromMSecsSinceEpoch(qint64(at * 1'000), Qt::UTC).toTimeZone(zone).date();
    if (unit == QLatin1String("month"))
        date = QDate(date.year(), date.month(), 1);
    return date.startOfDay(zone);
}

/// The end of the unit that `at` lies in; `at` itself where one begins.
double endOf(double at, const QString &unit, const QTimeZone &zone)
{
    const QDateTime begin = beginOf(at, unit, zone);
    if (double(begin.toSecsSinceEpoch()) >= at)
        return at;
    const QDate next = unit == QLatin1String("month") ? begin.date().addMonths(1) : begin.date().addDays(1);
    return double(next.startOfDay(zone).toSecsSinceEpoch());
}

UsageSpan even(double from, double to, double step, const UsageSpan &like)
{
    UsageSpan span = like;
    span.from = from;
    span.step = step;
    span.steps = std::max(0, int(std::ceil((to - from) / step - 1e-6)));
    return span;
}

} // namespace

QDateTime UsageSpan::rowAt(int interval) const
{
    if (unit.isEmpty())
        return {};
    if (unit == QLatin1String("day") || unit == QLatin1String("month"))
        return beginOf(edge(interval), unit, zoneOf(zone)).toUTC();
    const double length = unit == QLatin1String("minute") ? kMinute : kHour;
    return QDateTime::fromSecsSinceEpoch(qint64(std::floor(edge(interval) / length + 1e-9) * length), Qt::UTC);
}

UsageSpan UsageSpan::coarser() const
{
    if (!unit.isEmpty() && unit != QLatin1String("minute") && step < kHour)
        return even(from, to(), step < 900 ? 900 : kHour, *this);
    if (unit.isEmpty() && steps > 24)
        return even(from, to(), (to() - from) / std::max(24, steps / 4), *this);
    return *this;
}

UsageSpan UsageSpan::coarsest() const
{
    if (!unit.isEmpty() && unit != QLatin1String("minute"))
        return even(from, to(), kHour, *this);
    return unit.isEmpty() ? even(from, to(), to() - from, *this) : *this;
}

UsageSpan UsageSpan::of(const UsageRequest &request, double now)
{
    UsageSpan span;
    span.zone = request.timeZone.toLatin1();
    for (const char *name : {"minute", "hour", "day", "month"}) {
        if (request.groupBy.contains(QLatin1String(name)))
            span.unit = QString::fromLatin1(name);
    }
    double from = double(request.from.toMSecsSinceEpoch()) / 1'000, to = double(request.to.toMSecsSinceEpoch()) / 1'000;
    if (!request.from.isValid() || !request.to.isValid() || from >= now || to <= from)
        return span;
    if (span.unit.isEmpty()) {
        to = std::min(to, now);
        const int steps = std::clamp(int((to - from) / kMinute), 1, kFinestSteps);
        return even(from, to, (to - from) / steps, span);
    }
    if (span.unit == QLatin1String("minute") || span.unit == QLatin1String("hour")) {
        const double length = span.unit == QLatin1String("minute") ? kMinute : kHour, step = length == kMinute ? kMinute : kFine;
        from = std::floor(from / length) * length;
        to = std::min(std::ceil(to / length) * length, std::ceil(now / step) * step);
        return even(from, to, step, span);
    }
    const QTimeZone zone = zoneOf(span.zone);
    from = double(beginOf(from, span.unit, zone).toSecsSinceEpoch());
    const double step = to - from > kManySteps * kFine ? kHour : kFine;
    to = std::min(endOf(to, span.unit, zone), std::ceil(now / step) * step);
    return even(from, to, step, span);
}

} // namespace octroi::backends
