// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/usageplan.h"

#include <algorithm>

namespace octroi::authority {

namespace {

qint64 floorTo(qint64 second, qint64 unit)
{
    const qint64 rest = second % unit;
    return second - (rest < 0 ? rest + unit : rest);
}

qint64 ceilTo(qint64 second, qint64 unit)
{
    return floorTo(second + unit - 1, unit);
}

} // namespace

QList<UsageSpan> planUsage(qint64 from, qint64 to, qint64 coarsest, qint64 minutesFrom, qint64 hoursFrom)
{
    QList<UsageSpan> spans;
    const auto cover = [&](qint64 unit, qint64 begin, qint64 end) {
        if (begin >= end)
            return;
        if (!spans.isEmpty() && spans.last().unit == unit && spans.last().to == begin)
            spans.last().to = end;
        else
            spans.append({unit, begin, end});
    };
    if (from >= to)
        return spans;
    qint64 at = floorTo(from, kMinute);
    const qint64 end = ceilTo(to, kMinute);
    const qint64 hours = ceilTo(hoursFrom, kDay);
    const qint64 minutes = std::max(ceilTo(minutesFrom, kHour), hours);
    if (at < hours) {
        const qint64 until = std::min(hours, ceilTo(end, kDay));
        cover(kDay, floorTo(at, kDay), until);
        at = until;
    }
    // From here on: hours up to `minutes`, days where a whole one fits.
    const auto coverHours = [&](qint64 begin, qint64 until) {
        const qint64 firstDay = ceilTo(begin, kDay);
        const qint64 lastDay = floorTo(until, kDay);
        if (coarsest < kDay || firstDay >= lastDay) {
            cover(kHour, begin, until);
            return;
        }
        cover(kHour, begin, firstDay);
        cover(kDay, firstDay, lastDay);
        cover(kHour, lastDay, until);
    };
    if (at < minutes && at < end) {
        const qint64 until = std::max(std::min(minutes, ceilTo(end, kHour)), at);
        // A day that begins before `minutes` may end after it and still be whole within the range.
        const qint64 wholeDays = floorTo(end, kDay);
        const qint64 reach =
            coarsest >= kDay && wholeDays > until ? std::min(ceilTo(until, kDay), wholeDays) : until;
        coverHours(floorTo(at, kHour), reach);
        at = reach;
    }
    if (at >= end)
        return spans;
    const qint64 firstHour = ceilTo(at, kHour);
    const qint64 lastHour = floorTo(end, kHour);
    if (coarsest < kHour || firstHour >= lastHour) {
        cover(kMinute, at, end);
        return spans;
    }
    cover(kMinute, at, firstHour);
    coverHours(firstHour, lastHour);
    cover(kMinute, lastHour, end);
    return spans;
}

} // namespace octroi::authority
