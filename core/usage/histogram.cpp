// SPDX-License-Identifier: GPL-3.0-or-later
#include "usage/histogram.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace octroi::usage {

namespace {

constexpr double kGamma = (1 + Histogram::kRelativeError) / (1 - Histogram::kRelativeError);
const double kLogGamma = std::log(kGamma);
// 1 / ln(kGamma), a constant because buckets are computed once a call and before main() as well; the test of
// bucket bounds holds it to kGamma.
constexpr double kBucketsPerE = 24.996666311036567;
const int kLastBucket = Histogram::bucketOf(Histogram::kLargestMs);

void putVarint(QByteArray &to, std::uint64_t value)
{
    while (value >= 0x80) {
        to.append(char(0x80 | (value & 0x7F)));
        value >>= 7;
    }
    to.append(char(value));
}

/// False when the bytes end too early, are longer than they need to be, or exceed 63 bits.
bool takeVarint(const char *&at, const char *end, std::int64_t &value)
{
    std::uint64_t v = 0;
    for (int shift = 0; shift < 63; shift += 7) {
        if (at == end)
            return false;
        const auto byte = static_cast<unsigned char>(*at++);
        v |= std::uint64_t(byte & 0x7F) << shift;
        if (!(byte & 0x80)) {
            value = std::int64_t(v);
            return shift == 0 || byte != 0;
        }
    }
    return false;
}

} // namespace

int Histogram::bucketOf(double milliseconds)
{
    if (!(milliseconds > kSmallestMs)) // also NaN
        return 0;
    const double ms = std::min(milliseconds, kLargestMs);
    // Bucket i holds what lies above gamma^(i-1) and up to gamma^i, times the smallest.
    return int(std::ceil(std::log(ms * (1 / kSmallestMs)) * kBucketsPerE - 1e-9));
}

double Histogram::valueOf(int bucket)
{
    return kSmallestMs * 2 * std::exp(bucket * kLogGamma) / (kGamma + 1);
}

void Histogram::add(double milliseconds, std::int64_t count)
{
    if (count <= 0)
        return;
    const int bucket = bucketOf(milliseconds);
    if (m_counts.empty()) {
        m_first = bucket;
        m_counts.assign(1, 0);
    } else if (bucket < m_first) {
        m_counts.insert(m_counts.begin(), std::size_t(m_first - bucket), 0);
        m_first = bucket;
    } else if (bucket >= m_first + int(m_counts.size())) {
        m_counts.resize(std::size_t(bucket - m_first) + 1, 0);
    }
    m_counts[std::size_t(bucket - m_first)] += count;
    m_count += count;
}

void Histogram::merge(const Histogram &other)
{
    if (other.m_counts.empty())
        return;
    if (m_counts.empty()) {
        *this = other;
        return;
    }
    const int first = std::min(m_first, other.m_first);
    const int end = std::max(m_first + int(m_counts.size()), other.m_first + int(other.m_counts.size()));
    m_counts.insert(m_counts.begin(), std::size_t(m_first - first), 0);
    m_counts.resize(std::size_t(end - first), 0);
    m_first = first;
    for (std::size_t i = 0; i < other.m_counts.size(); ++i)
        m_counts[std::size_t(other.m_first - first) + i] += other.m_counts[i];
    m_count += other.m_count;
}

double Histogram::quantile(double q) const
{
    if (m_count == 0)
        return -1;
    const double rank = std::clamp(q, 0.0, 1.0) * double(m_count - 1);
    std::int64_t below = 0;
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        below += m_counts[i];
        if (double(below) > rank)
            return valueOf(m_first + int(i));
    }
    return valueOf(m_first + int(m_counts.size()) - 1);
}

double Histogram::sum() const
{
    double sum = 0;
    for (std::size_t i = 0; i < m_counts.size(); ++i)
        sum += double(m_counts[i]) * valueOf(m_first + int(i));
    return sum;
}

QByteArray Histogram::toBytes() const
{
    QByteArray out;
    int previous = 0;
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        if (m_counts[i] == 0)
            continue;
        const int bucket = m_first + int(i);
        putVarint(out, std::uint64_t(bucket - previous));
        putVarint(out, std::uint64_t(m_counts[i]));
        previous = bucket;
    }
    return out;
}

bool Histogram::mergeBytes(const QByteArray &bytes)
{
    const char *at = bytes.constData();
    const char *const end = at + bytes.size();
    Histogram read;
    std::int64_t bucket = 0;
    for (bool first = true; at != end; first = false) {
        std::int64_t distance = 0;
        std::int64_t count = 0;
        if (!takeVarint(at, end, distance) || !takeVarint(at, end, count))
            return false;
        if ((!first && distance == 0) || distance > kLastBucket - bucket || count == 0 ||
            count > std::numeric_limits<std::int64_t>::max() - m_count - read.m_count)
            return false;
        bucket += distance;
        if (first)
            read.m_first = int(bucket);
        read.m_counts.resize(std::size_t(bucket - read.m_first) + 1, 0);
        read.m_counts.back() = count;
        read.m_count += count;
    }
    merge(read);
    return true;
}

} // namespace octroi::usage
