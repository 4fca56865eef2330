// SPDX-License-Identifier: GPL-3.0-or-later
#include "usage/forecast.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace octroi::usage {

namespace {

constexpr qint64 kHour = 3'600, kDay = 86'400;
constexpr double kEightyPercent = 1.2816; ///< standard deviations to each side

QTimeZone usable(const QTimeZone &zone)
{
    return zone.isValid() ? zone : QTimeZone::utc();
}

QDate localDay(qint64 now, const QTimeZone &zone)
{
    return QDateTime::fromSecsSinceEpoch(now, usable(zone)).date();
}

Period between(const QDate &from, const QDate &to, const QTimeZone &zone)
{
    return {from.startOfDay(usable(zone)).toSecsSinceEpoch(), to.startOfDay(usable(zone)).toSecsSinceEpoch()};
}

/// The sums from now on, hour by hour.
class Path
{
public:
    Path(const WeeklyPattern &pattern, const ForecastWish &wish)
        : m_pattern(pattern)
        , m_wish(wish)
    {
        m_points.push_back({wish.now, wish.used, wish.used, wish.used});
    }

    void walk()
    {
        for (qint64 at = m_wish.now; at < m_wish.period.to;) {
            const qint64 hour = at / kHour * kHour, next = std::min(hour + kHour, m_wish.period.to);
            m_sum += m_pattern.at(hour) * double(next - at) / kHour;
            step(next);
            at = next;
        }
    }
    const std::vector<ForecastPoint> &points() const { return m_points; }

    /// When that bound reaches the limit; nothing: not before the end.
    std::optional<qint64> reaches(double ForecastPoint::*bound) const
    {
        for (std::size_t i = 1; i < m_points.size(); ++i) {
            const ForecastPoint &before = m_points[i - 1], &after = m_points[i];
            if (after.*bound < m_wish.limit)
                continue;
            const double step = after.*bound - before.*bound;
            const double part = step > 0 ? std::clamp((m_wish.limit - before.*bound) / step, 0.0, 1.0) : 0;
            return before.at + qint64(part * double(after.at - before.at));
        }
        return std::nullopt;
    }

private:
    /// What has been consumed never becomes less, so neither do its bounds.
    void step(qint64 at)
    {
        const ForecastPoint &last = m_points.back();
        // Calls come one by one: that much is uncertain however regular they are.
        const double single = m_sum > 0 ? 1 / std::sqrt(m_sum) : 0;
        const double share = kEightyPercent * std::hypot(m_pattern.deviation(double(at - m_wish.now)), std::min(single, 1.0));
        m_points.push_back({at, std::max(last.low, m_wish.used + m_sum * std::max(0.0, 1 - share)), m_wish.used + m_sum,
                            std::max(last.high, m_wish.used + m_sum * (1 + share))});
    }

    const WeeklyPattern &m_pattern;
    const ForecastWish m_wish;
    double m_sum = 0;
    std::vector<ForecastPoint> m_points;
};

} // namespace

Period Period::dayOf(qint64 now, const QTimeZone &zone)
{
    const QDate day = localDay(now, zone);
    return between(day, day.addDays(1), zone);
}

Period Period::monthOf(qint64 now, const QTimeZone &zone)
{
    const QDate day = localDay(now, zone), first(day.year(), day.month(), 1);
    return between(first, first.addMonths(1), zone);
}

HourlyUse hourlyUse(const QList<domain::UsageRow> &rows, Measure measure, qint64 now)
{
    const auto valueOf = [measure](const domain::UsageTotals &t) {
        return measure == Measure::Bytes ? t.bytesOut : t.requests - t.refused;
    };
    const qint64 end = now / kHour * kHour;
    HourlyUse out;
    out.from = end;
    for (const domain::UsageRow &row : rows) {
        if (row.at.isValid() && row.totals.requests > 0)
            out.from = std::min(out.from, row.at.toSecsSinceEpoch() / kHour * kHour);
    }
    const qint64 most = qint64(WeeklyPattern::kMostWeeks) * 7 * kDay;
    out.from = std::max(out.from, end - most);
    out.hours.assign(std::size_t((end - out.from) / kHour), 0);
    for (const domain::UsageRow &row : rows) {
        const qint64 at = row.at.isValid() ? row.at.toSecsSinceEpoch() : -1;
        if (at >= out.from && at < end)
            out.hours[std::size_t((at - out.from) / kHour)] += double(std::max<qint64>(0, valueOf(row.totals)));
    }
    return out;
}

Forecast forecast(const HourlyUse &use, const QTimeZone &zone, const ForecastWish &wish)
{
    Forecast out;
    out.neededDays = WeeklyPattern::kLeastDays;
    const HourlyUse before = use.until(wish.now);
    out.knownDays = WeeklyPattern::knownDays(before);
    if (wish.limit > 0 && wish.used >= wish.limit) {
        out.state = Forecast::State::Exhausted;
        return out;
    }
    const auto pattern = WeeklyPattern::fit(before, zone);
    if (!pattern || wish.now >= wish.period.to || wish.now < wish.period.from || !std::isfinite(wish.used) || wish.used < 0)
        return out;
    Path path(*pattern, wish);
    path.walk();
    out.path = path.points();
    out.state = Forecast::State::Lasts;
    if (wish.limit <= 0)
        return out;
    out.earliest = path.reaches(&ForecastPoint::high);
    out.latest = path.reaches(&ForecastPoint::low);
    if (const auto at = path.reaches(&ForecastPoint::middle)) {
        out.state = Forecast::State::RunsOut;
        out.runsOut = *at;
    }
    return out;
}

Backtest backtest(const HourlyUse &use, const QTimeZone &zone, int days)
{
    Backtest out;
    const auto sum = [&use](qint64 from, qint64 to) {
        double all = 0;
        for (qint64 at = from; at < to; at += kHour)
            all += use.hours[std::size_t((at - use.from) / kHour)];
        return all;
    };
    const qint64 last = use.to() - days * kDay;
    for (qint64 origin = (use.from + kDay - 1) / kDay * kDay; origin <= last; origin += kDay) {
        ForecastWish wish{origin, {origin, origin + days * kDay}, 0, 0};
        const Forecast made = forecast(use, zone, wish);
        const double actual = made.path.empty() ? std::numeric_limits<double>::quiet_NaN() : sum(origin, wish.period.to);
        if (!std::isfinite(actual) || actual <= 0)
            continue;
        const double line = sum(origin - kDay, origin) * days;
        ++out.forecasts;
        out.actual += actual;
        out.off += std::abs(made.atEnd() - actual);
        out.lineOff += std::isfinite(line) ? std::abs(line - actual) : actual;
        out.held += actual >= made.path.back().low && actual <= made.path.back().high ? 1 : 0;
    }
    return out;
}

void Backtest::add(const Backtest &other)
{
    forecasts += other.forecasts;
    held += other.held;
    actual += other.actual;
    off += other.off;
    lineOff += other.lineOff;
}

} // namespace octroi::usage
