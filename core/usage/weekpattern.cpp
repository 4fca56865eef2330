// SPDX-License-Identifier: GPL-3.0-or-later
#include "usage/weekpattern.h"

#include <QDateTime>

namespace octroi::usage {

double WeekPattern::largest() const
{
    double largest = kGap;
    for (const auto &day : cells) {
        for (const Cell &cell : day)
            largest = std::fmax(largest, cell.mean);
    }
    return largest;
}

WeekPattern weekPattern(const Samples &hourly, const QTimeZone &zone)
{
    WeekPattern pattern;
    for (const Sample &sample : hourly) {
        if (sample.isGap())
            continue;
        const QDateTime time = QDateTime::fromSecsSinceEpoch(qint64(std::floor(sample.at)), zone);
        WeekPattern::Cell &cell =
            pattern.cells[std::size_t(time.date().dayOfWeek() - 1)][std::size_t(time.time().hour())];
        cell.mean = (cell.hours ? cell.mean * cell.hours : 0) + sample.value;
        cell.mean /= ++cell.hours;
    }
    return pattern;
}

} // namespace octroi::usage
