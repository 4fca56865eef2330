// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "usage/series.h"

#include <QTimeZone>

namespace octroi::usage {

/// What stored usage is grouped by.
enum class Unit { Minute, Hour, Day };
double secondsOf(Unit unit); ///< of a usual one
QString nameOf(Unit unit);   ///< "minute", "hour", "day"

/// As octroid keeps them, with some room.
inline constexpr double kMinutesKept = 2.9 * 86'400, kHoursKept = 99 * 86'400.0;

/// The finest unit that gives no more than two buckets a column and is still stored for the whole window.
Unit unitFor(const Window &window, int columns, double now);

/// Where buckets begin, up to the end of the last: those that touch the window. Days are those of the zone,
/// so the ones on which clocks change have 23 or 25 hours. Empty when there would be more than a million.
std::vector<double> bucketEdges(const Window &window, Unit unit, const QTimeZone &zone);
/// Of any length, from multiples of it on.
std::vector<double> bucketEdges(const Window &window, double step);

} // namespace octroi::usage
