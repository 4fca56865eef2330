// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "usage/series.h"

namespace octroi::usage {

/// Samples with what is needed to draw any part of them without looking at each: smallest and largest of
/// blocks, and of blocks of blocks. What it answers is what downsample() and extentOf() answer; it costs the
/// width of a chart instead of the length of the series.
class Extremes
{
public:
    explicit Extremes(Samples samples);

    const Samples &samples() const { return m_samples; }
    Pieces downsample(const Window &window, int columns) const;
    Extent extentOf(const Window &window) const;

private:
    static constexpr std::size_t kFan = 32;
    /// Of samples [first, last).
    struct Block
    {
        std::uint32_t low = kNone, high = kNone; ///< places of the smallest and the largest value
        double sum = 0;
        std::uint32_t count = 0; ///< values; less than its samples where there is a gap
    };
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;

    std::size_t placeOf(double at) const; ///< of the first sample at or after
    Block blockOf(std::size_t place) const;
    void join(Block &into, const Block &block) const;
    Block over(std::size_t first, std::size_t last) const;
    void addColumn(const Block &block, std::size_t first, std::size_t last, Samples &piece, Pieces &pieces) const;

    Samples m_samples;
    std::vector<std::vector<Block>> m_levels; ///< of kFan samples, kFan² samples, …
};

} // namespace octroi::usage
