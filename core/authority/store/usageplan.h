// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QList>

namespace octroi::authority {

inline constexpr qint64 kMinute = 60, kHour = 3600, kDay = 86'400;

/// The rows of one table with from <= ts < to.
struct UsageSpan
{
    qint64 unit = kMinute; ///< which table: kMinute, kHour, kDay
    qint64 from = 0, to = 0;

    bool operator==(const UsageSpan &) const = default;
};

/// Covers the minutes that touch [from, to) with as few rows as the range and the grouping permit:
/// whole days from the table of days, whole hours from that of hours, the rest from minutes. Where
/// minutes (before `minutesFrom`) or hours (before `hoursFrom`) were dropped, the next coarser rows
/// that touch the range stand in. `coarsest` is the unit of time that is grouped by, kDay when none is.
QList<UsageSpan> planUsage(qint64 from, qint64 to, qint64 coarsest, qint64 minutesFrom, qint64 hoursFrom);

} // namespace octroi::authority
