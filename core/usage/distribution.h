// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "usage/histogram.h"

#include <utility>

namespace octroi::usage {

/// How long calls took and how large their answers were, of one time and one filter.
struct Distribution
{
    Histogram latency; ///< ms
    Histogram sizes;   ///< kB (1,000 bytes): sizes are counted in the same buckets as times

    bool isEmpty() const { return latency.count() == 0 && sizes.count() == 0; }
    void merge(const Distribution &other);
};

/// What a histogram holds, smallest first: the middle of each bucket, and how many.
std::vector<std::pair<double, std::int64_t>> bucketsOf(const Histogram &histogram);

/// Bars on a logarithmic axis. Each is a whole number of buckets wide, so that no bucket is cut between two bars
/// and the counts are those that are stored.
struct LogBins
{
    int first = 0; ///< bucket that the first bar begins with
    int width = 1; ///< buckets a bar
    int count = 0; ///< bars; 0: nothing was counted

    double lower(int bar) const; ///< above this
    double upper(int bar) const; ///< and up to this
    std::vector<std::int64_t> countsOf(const Histogram &histogram) const; ///< one a bar
};
/// The finest bars, at most that many, that hold both histograms.
LogBins logBins(const Histogram &one, const Histogram &other, int most);

} // namespace octroi::usage
