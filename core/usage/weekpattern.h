// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "usage/series.h"

#include <QTimeZone>
#include <array>

namespace octroi::usage {

/// Means by hour and weekday.
struct WeekPattern
{
    struct Cell
    {
        double mean = kGap;
        int hours = 0; ///< that the mean is of
    };
    std::array<std::array<Cell, 24>, 7> cells; ///< Monday first, hours of the zone

    const Cell &at(int weekday, int hour) const { return cells[std::size_t(weekday)][std::size_t(hour)]; }
    double largest() const; ///< NaN when there is none
};

/// Of hourly samples that stand anywhere in their hour; gaps do not count. An hour that clocks skip has no
/// samples on that day, one that comes twice has two.
WeekPattern weekPattern(const Samples &hourly, const QTimeZone &zone);

} // namespace octroi::usage
