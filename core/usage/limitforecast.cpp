// SPDX-License-Identifier: GPL-3.0-or-later
#include "usage/limitforecast.h"

#include <algorithm>
#include <map>

namespace octroi::usage {

namespace {

/// An hour that the period begins within counts as a whole: usage is not kept finer that long.
double usedIn(const QList<domain::UsageRow> &hours, Measure measure, const Period &period, qint64 now)
{
    double sum = 0;
    for (const domain::UsageRow &row : hours) {
        const qint64 at = row.at.isValid() ? row.at.toSecsSinceEpoch() : -1;
        if (at < period.from / 3'600 * 3'600 || at >= std::min(period.to, now))
            continue;
        const domain::UsageTotals &t = row.totals;
        sum += double(std::max<qint64>(0, measure == Measure::Bytes ? t.bytesOut : t.requests - t.refused));
    }
    return sum;
}

} // namespace

QString limitName(LimitKind kind)
{
    switch (kind) {
    case LimitKind::QuotaDay:
        return QStringLiteral("quota_day");
    case LimitKind::QuotaMonth:
        return QStringLiteral("quota_month");
    case LimitKind::VolumeMonth:
        break;
    }
    return QStringLiteral("volume_month");
}

bool hasLimits(const domain::Plan &plan)
{
    return plan.quotaDay > 0 || plan.quotaMonth > 0 || plan.volumeMonth > 0;
}

QList<LimitForecast> limitForecasts(const domain::Plan &plan, const QList<domain::UsageRow> &hours, const QTimeZone &zone,
                                    qint64 now)
{
    QList<LimitForecast> out;
    const auto add = [&](LimitKind kind, qint64 limit, Measure measure, const Period &period) {
        if (limit <= 0)
            return;
        LimitForecast one;
        one.kind = kind;
        one.limit = double(limit);
        one.period = period;
        one.used = usedIn(hours, measure, period, now);
        one.forecast = forecast(hourlyUse(hours, measure, now), zone, {now, period, one.limit, one.used});
        out << one;
    };
    add(LimitKind::QuotaDay, plan.quotaDay, Measure::Requests, Period::dayOf(now, zone));
    add(LimitKind::QuotaMonth, plan.quotaMonth, Measure::Requests, Period::monthOf(now, zone));
    add(LimitKind::VolumeMonth, plan.volumeMonth, Measure::Bytes, Period::monthOf(now, zone));
    return out;
}

Samples consumed(LimitKind kind, const QList<domain::UsageRow> &hours, const Period &period, qint64 now)
{
    std::map<qint64, double> byHour;
    for (const domain::UsageRow &row : hours) {
        const domain::UsageTotals &t = row.totals;
        const qint64 value = kind == LimitKind::VolumeMonth ? t.bytesOut : t.requests - t.refused;
        if (row.at.isValid())
            byHour[row.at.toSecsSinceEpoch()] += double(std::max<qint64>(0, value));
    }
    Samples out;
    if (byHour.empty() || byHour.begin()->first >= period.to)
        return out;
    double sum = 0;
    out.push_back({double(period.from), 0});
    for (auto hour = byHour.lower_bound(period.from / 3'600 * 3'600); hour != byHour.end() && hour->first < std::min(period.to, now); ++hour) {
        if (hour->first > period.from)
            out.push_back({double(hour->first), sum}); // what came between two hours with calls is flat
        sum += hour->second;
        out.push_back({double(std::min({hour->first + 3'600, now, period.to})), sum});
    }
    if (out.back().at < double(std::min(now, period.to)))
        out.push_back({double(std::min(now, period.to)), sum});
    return out;
}

const LimitForecast *mostUrgent(const QList<LimitForecast> &all)
{
    using State = Forecast::State;
    const auto rank = [](const LimitForecast &f) {
        return f.forecast.state == State::Exhausted ? 0 : f.forecast.state == State::RunsOut ? 1 : 2;
    };
    const auto found = std::min_element(all.begin(), all.end(), [&](const LimitForecast &a, const LimitForecast &b) {
        if (rank(a) != rank(b))
            return rank(a) < rank(b);
        return rank(a) == 1 ? a.forecast.runsOut < b.forecast.runsOut : a.share() > b.share();
    });
    return found == all.end() ? nullptr : &*found;
}

} // namespace octroi::usage
