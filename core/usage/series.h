// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <cmath>
#include <limits>
#include <vector>

namespace octroi::usage {

/// One measured value at a time in seconds since the epoch. A value that is not a number is a gap.
struct Sample
{
    double at = 0;
    double value = 0;

    bool isGap() const { return !std::isfinite(value); }
    bool operator==(const Sample &) const = default;
};
/// In the order of time.
using Samples = std::vector<Sample>;

inline constexpr double kGap = std::numeric_limits<double>::quiet_NaN();

/// Half open, in seconds since the epoch.
struct Window
{
    double from = 0, to = 0;

    double length() const { return to - from; }
    bool contains(double at) const { return at >= from && at < to; }
    Window shifted(double seconds) const { return {from + seconds, to + seconds}; }
    bool operator==(const Window &) const = default;
};

/// A span without values and why there are none.
struct Gap
{
    Window window;
    QString reason; ///< "no_feed", "no_live", "lost_lines": stable, ui/ turns it into words
    qint64 lost = 0;
};

/// What can be drawn as one line without lifting the pen.
using Pieces = std::vector<Samples>;

/// For every one of `columns` equal columns of the window its smallest and its largest value in the
/// order in which they came, so that no peak is lost and no column holds more than two points. A gap
/// ends a piece. The neighbours just outside the window are kept, so that lines run to its edges; they
/// share the outermost columns' places and are the only points outside.
Pieces downsample(const Samples &samples, const Window &window, int columns);

/// The samples as a mean a bin: for bars. Bins without a value are gaps.
std::vector<double> binMeans(const Samples &samples, const Window &window, int bins);

/// The value of the sample nearest to `at`, a gap when it is further than `reach` seconds away.
double valueNear(const Samples &samples, double at, double reach);

struct Extent
{
    double smallest = kGap, largest = kGap, mean = kGap, last = kGap;
    qsizetype count = 0;
};
/// Over the values in the window; gaps do not count.
Extent extentOf(const Samples &samples, const Window &window);

/// Values that cannot be (negative, infinite) become gaps, samples that go back in time are dropped.
Samples cleaned(Samples samples);

/// A growing counter as a rate a second. Where the counter falls it was reset: what it then shows is
/// what was counted since, never a negative rate.
Samples ratesOf(const Samples &counter);

/// Makes a gap wherever two neighbours are further than `step` * 1.5 apart.
Samples withGaps(const Samples &samples, double step);

} // namespace octroi::usage
