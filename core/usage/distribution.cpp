// SPDX-License-Identifier: GPL-3.0-or-later
#include "usage/distribution.h"

#include <algorithm>
#include <cmath>

namespace octroi::usage {

namespace {

constexpr double kGamma = (1 + Histogram::kRelativeError) / (1 - Histogram::kRelativeError);

/// The upper end of a bucket; its middle has the same distance to both ends in relation to it.
double edge(int bucket)
{
    return Histogram::valueOf(bucket) * (kGamma + 1) / 2;
}

/// Bucket and count of each bucket, from what toBytes() writes.
template <typename Each>
void eachBucket(const Histogram &histogram, Each each)
{
    const QByteArray bytes = histogram.toBytes();
    const char *at = bytes.constData();
    const auto take = [&at] {
        std::int64_t value = 0;
        for (int shift = 0;; shift += 7) {
            const auto byte = static_cast<unsigned char>(*at++);
            value |= std::int64_t(byte & 0x7F) << shift;
            if (!(byte & 0x80))
                return value;
        }
    };
    for (int bucket = 0; at != bytes.constData() + bytes.size();) {
        bucket += int(take());
        each(bucket, take());
    }
}

} // namespace

void Distribution::merge(const Distribution &other)
{
    latency.merge(other.latency);
    sizes.merge(other.sizes);
}

std::vector<std::pair<double, std::int64_t>> bucketsOf(const Histogram &histogram)
{
    std::vector<std::pair<double, std::int64_t>> out;
    eachBucket(histogram, [&out](int bucket, std::int64_t count) { out.emplace_back(Histogram::valueOf(bucket), count); });
    return out;
}

double LogBins::lower(int bar) const
{
    return edge(first + bar * width - 1);
}

double LogBins::upper(int bar) const
{
    return edge(first + (bar + 1) * width - 1);
}

std::vector<std::int64_t> LogBins::countsOf(const Histogram &histogram) const
{
    std::vector<std::int64_t> counts(std::size_t(std::max(0, count)), 0);
    eachBucket(histogram, [&](int bucket, std::int64_t calls) {
        const int bar = bucket < first ? -1 : (bucket - first) / width;
        if (bar >= 0 && bar < count)
            counts[std::size_t(bar)] += calls;
    });
    return counts;
}

LogBins logBins(const Histogram &one, const Histogram &other, int most)
{
    LogBins bins;
    int least = -1, last = -1;
    for (const Histogram *histogram : {&one, &other}) {
        eachBucket(*histogram, [&](int bucket, std::int64_t) {
            least = least < 0 ? bucket : std::min(least, bucket);
            last = std::max(last, bucket);
        });
    }
    if (last < 0 || most < 1)
        return bins;
    // A bar to each side, so that the shape is seen to end.
    const int used = last - least + 1;
    bins.width = std::max(1, int(std::ceil(double(used) / std::max(1, most - 2))));
    bins.first = std::max(0, least - bins.width);
    bins.count = (last - bins.first) / bins.width + 1;
    if (bins.count < most)
        ++bins.count;
    return bins;
}

} // namespace octroi::usage
