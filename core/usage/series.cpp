// SPDX-License-Identifier: GPL-3.0-or-later
#include "usage/series.h"

#include <algorithm>

namespace octroi::usage {

namespace {

/// What one column keeps: first-come order of its extremes.
struct Column
{
    Sample low, high;
    bool used = false;

    void add(const Sample &sample)
    {
        if (!used) {
            low = high = sample;
            used = true;
            return;
        }
        if (sample.value < low.value)
            low = sample;
        if (sample.value > high.value)
            high = sample;
    }
    void moveTo(Samples &piece)
    {
        if (!used)
            return;
        used = false;
        if (low.at == high.at) {
            piece.push_back(low);
            return;
        }
        piece.push_back(low.at < high.at ? low : high);
        piece.push_back(low.at < high.at ? high : low);
    }
};

Samples::const_iterator firstAtOrAfter(const Samples &samples, double at)
{
    return std::lower_bound(samples.begin(), samples.end(), at,
                            [](const Sample &sample, double time) { return sample.at < time; });
}

} // namespace

Pieces downsample(const Samples &samples, const Window &window, int columns)
{
    Pieces pieces;
    if (samples.empty() || columns < 1 || !(window.length() > 0))
        return pieces;
    auto begin = firstAtOrAfter(samples, window.from);
    auto end = firstAtOrAfter(samples, window.to);
    if (begin != samples.begin())
        --begin;
    if (end != samples.end())
        ++end;

    const double scale = columns / window.length();
    Samples piece;
    Column column;
    int index = -1;
    bool broken = false; // a gap inside the column: the pen is lifted after it
    const auto finish = [&] {
        column.moveTo(piece);
        if (broken && !piece.empty()) {
            pieces.push_back(std::move(piece));
            piece.clear();
        }
        broken = false;
    };
    for (auto it = begin; it != end; ++it) {
        if (it->isGap()) {
            // Only what comes after the gap tells whether it lies inside a column or between two.
            broken = true;
            continue;
        }
        // Both neighbours outside have a column of their own, so that they stay as they are.
        const int at = it->at < window.from  ? -1
                       : it->at >= window.to ? columns
                                             : std::min(columns - 1, int((it->at - window.from) * scale));
        if (!column.used || at != index) {
            finish();
            index = at;
        }
        column.add(*it);
    }
    finish();
    if (!piece.empty())
        pieces.push_back(std::move(piece));
    return pieces;
}

std::vector<double> binMeans(const Samples &samples, const Window &window, int bins)
{
    std::vector<double> sums(std::size_t(std::max(0, bins)), 0.0);
    if (bins < 1 || !(window.length() > 0))
        return sums;
    std::vector<int> counts(sums.size(), 0);
    const double scale = bins / window.length();
    for (auto it = firstAtOrAfter(samples, window.from); it != samples.end() && it->at < window.to; ++it) {
        if (it->isGap())
            continue;
        const auto bin = std::size_t(std::clamp(int((it->at - window.from) * scale), 0, bins - 1));
        sums[bin] += it->value;
        ++counts[bin];
    }
    for (std::size_t i = 0; i < sums.size(); ++i)
        sums[i] = counts[i] > 0 ? sums[i] / counts[i] : kGap;
    return sums;
}

double valueNear(const Samples &samples, double at, double reach)
{
    const auto after = firstAtOrAfter(samples, at);
    double best = kGap;
    double distance = reach;
    if (after != samples.end() && after->at - at <= distance) {
        best = after->value;
        distance = after->at - at;
    }
    if (after != samples.begin()) {
        const auto before = std::prev(after);
        if (at - before->at < distance || (std::isnan(best) && at - before->at <= distance))
            best = before->value;
    }
    return std::isfinite(best) ? best : kGap;
}

Extent extentOf(const Samples &samples, const Window &window)
{
    Extent extent;
    double sum = 0;
    for (auto it = firstAtOrAfter(samples, window.from); it != samples.end() && it->at < window.to; ++it) {
        if (it->isGap())
            continue;
        extent.smallest = extent.count ? std::min(extent.smallest, it->value) : it->value;
        extent.largest = extent.count ? std::max(extent.largest, it->value) : it->value;
        extent.last = it->value;
        sum += it->value;
        ++extent.count;
    }
    if (extent.count)
        extent.mean = sum / double(extent.count);
    return extent;
}

Samples cleaned(Samples samples)
{
    Samples good;
    good.reserve(samples.size());
    for (Sample sample : samples) {
        if (!std::isfinite(sample.at) || (!good.empty() && sample.at <= good.back().at))
            continue;
        if (!std::isfinite(sample.value) || sample.value < 0)
            sample.value = kGap;
        good.push_back(sample);
    }
    return good;
}

Samples ratesOf(const Samples &counter)
{
    Samples rates;
    const Samples good = cleaned(counter);
    for (std::size_t i = 1; i < good.size(); ++i) {
        const Sample &before = good[i - 1];
        const Sample &now = good[i];
        if (before.isGap() || now.isGap()) {
            rates.push_back({now.at, kGap});
            continue;
        }
        const double grown = now.value >= before.value ? now.value - before.value : now.value;
        rates.push_back({now.at, grown / (now.at - before.at)});
    }
    return rates;
}

Samples withGaps(const Samples &samples, double step)
{
    Samples result;
    result.reserve(samples.size());
    for (const Sample &sample : samples) {
        if (!result.empty() && sample.at - result.back().at > step * 1.5)
            result.push_back({result.back().at + step, kGap});
        result.push_back(sample);
    }
    return result;
}

} // namespace octroi::usage
