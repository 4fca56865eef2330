// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <cstdint>
#include <vector>

namespace octroi::usage {

/// Durations in buckets whose bounds grow by a constant factor, so that every quantile has a relative
/// error of at most kRelativeError (DDSketch: Masson, Rim, Lee, VLDB 2019). Merging is adding counts.
class Histogram
{
public:
    static constexpr double kRelativeError = 0.02;
    static constexpr double kSmallestMs = 0.01; ///< less counts as this
    static constexpr double kLargestMs = 3'600'000;

    static int bucketOf(double milliseconds);
    static double valueOf(int bucket); ///< the middle of the bucket, in ms

    void add(double milliseconds, std::int64_t count = 1);
    void merge(const Histogram &other);
    std::int64_t count() const { return m_count; }
    /// q in 0…1, in ms; -1 when empty.
    double quantile(double q) const;
    double sum() const; ///< of all that was added, in ms, with the same relative error

    /// Sparse and compact: pairs of varints (bucket distance, count). Empty when nothing was added.
    QByteArray toBytes() const;
    /// Adds what toBytes() wrote; false, and unchanged, when the bytes are not of that form.
    bool mergeBytes(const QByteArray &bytes);

private:
    std::vector<std::int64_t> m_counts; ///< from m_first on
    int m_first = 0;
    std::int64_t m_count = 0;
};

} // namespace octroi::usage
