// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QList>
#include <QString>

namespace octroi::charts {

/// A vertical axis from zero.
struct ValueScale
{
    double top = 1;
    int intervals = 2;
    double step() const { return top / intervals; }
};

/// The smallest scale of nice numbers above `largest` with that many intervals (so one more tick).
/// Not finite or not positive: 0…1.
ValueScale valueScale(double largest, int intervals);
/// Keeps `current` while it still fits well, so that a live axis does not jump each second.
ValueScale steadyScale(const ValueScale &current, double largest, int intervals);

struct TimeTick
{
    double at = 0;
    QString label;
    bool strong = false; ///< the first tick of a day among hours
};
/// Ticks on round local times, as many as fit `width` pixels with labels of about `labelWidth`.
QList<TimeTick> timeTicks(double from, double to, double width, double labelWidth);
/// The moment under the crosshair, as exact as the window asks for.
QString timeLabel(double at, double windowSeconds);

/// "1,284", "86.2", "0.8": three figures are enough to read.
QString shortNumber(double value);
/// For axis ticks: no more decimals than the step has.
QString tickNumber(double value, double step);

} // namespace octroi::charts
