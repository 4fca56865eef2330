// SPDX-License-Identifier: GPL-3.0-or-later
#include "usage/extremes.h"

#include <algorithm>

namespace octroi::usage {

Extremes::Extremes(Samples samples)
    : m_samples(std::move(samples))
{
    const auto levelOf = [&](std::size_t below, const auto &get) {
        std::vector<Block> level((below + kFan - 1) / kFan);
        for (std::size_t i = 0; i < below; ++i)
            join(level[i / kFan], get(i));
        return level;
    };
    if (m_samples.size() <= kFan)
        return;
    m_levels.push_back(levelOf(m_samples.size(), [this](std::size_t i) { return blockOf(i); }));
    while (m_levels.back().size() > kFan) {
        const std::vector<Block> &below = m_levels.back();
        m_levels.push_back(levelOf(below.size(), [&below](std::size_t i) { return below[i]; }));
    }
}

std::size_t Extremes::placeOf(double at) const
{
    const auto it = std::lower_bound(m_samples.begin(), m_samples.end(), at,
                                     [](const Sample &sample, double time) { return sample.at < time; });
    return std::size_t(it - m_samples.begin());
}

Extremes::Block Extremes::blockOf(std::size_t place) const
{
    const Sample &sample = m_samples[place];
    if (sample.isGap())
        return {};
    return {std::uint32_t(place), std::uint32_t(place), sample.value, 1};
}

void Extremes::join(Block &into, const Block &block) const
{
    if (block.count == 0)
        return;
    // The first of equal values stays, as it does when every sample is looked at.
    if (into.low == kNone || m_samples[block.low].value < m_samples[into.low].value)
        into.low = block.low;
    if (into.high == kNone || m_samples[block.high].value > m_samples[into.high].value)
        into.high = block.high;
    into.sum += block.sum;
    into.count += block.count;
}

Extremes::Block Extremes::over(std::size_t first, std::size_t last) const
{
    Block sum;
    while (first < last) {
        // The largest block that begins here and ends inside.
        std::size_t level = 0, size = 1;
        while (level < m_levels.size() && first % (size * kFan) == 0 && first + size * kFan <= last) {
            ++level;
            size *= kFan;
        }
        join(sum, level == 0 ? blockOf(first) : m_levels[level - 1][first / size]);
        first += size;
    }
    return sum;
}

/// One column of a drawing. A gap before its first value ends what came before it; one behind lifts the pen after it.
void Extremes::addColumn(const Block &block, std::size_t first, std::size_t last, Samples &piece, Pieces &pieces) const
{
    const auto lift = [&] {
        if (!piece.empty())
            pieces.push_back(std::move(piece));
        piece.clear();
    };
    if (m_samples[first].isGap())
        lift();
    if (block.count == 0)
        return;
    piece.push_back(m_samples[std::min(block.low, block.high)]);
    if (block.low != block.high)
        piece.push_back(m_samples[std::max(block.low, block.high)]);
    while (m_samples[first].isGap())
        ++first;
    if (block.count < last - first)
        lift();
}

Pieces Extremes::downsample(const Window &window, int columns) const
{
    Pieces pieces;
    if (m_samples.empty() || columns < 1 || !(window.length() > 0))
        return pieces;
    const std::size_t begin = placeOf(window.from), end = placeOf(window.to);
    Samples piece;
    if (begin > 0)
        addColumn(blockOf(begin - 1), begin - 1, begin, piece, pieces);
    const double scale = columns / window.length();
    const auto columnOf = [&](std::size_t place) {
        return std::min(columns - 1, int((m_samples[place].at - window.from) * scale));
    };
    for (std::size_t first = begin; first < end;) {
        const int column = columnOf(first);
        // Where the next column begins, by time; what rounding moved over the edge is put right.
        std::size_t last = column == columns - 1 ? end : std::min(end, placeOf(window.from + (column + 1) / scale));
        last = std::max(last, first + 1);
        while (last < end && columnOf(last) == column)
            ++last;
        while (last > first + 1 && columnOf(last - 1) != column)
            --last;
        addColumn(over(first, last), first, last, piece, pieces);
        first = last;
    }
    if (end < m_samples.size())
        addColumn(blockOf(end), end, end + 1, piece, pieces);
    if (!piece.empty())
        pieces.push_back(std::move(piece));
    return pieces;
}

Extent Extremes::extentOf(const Window &window) const
{
    const std::size_t begin = placeOf(window.from), end = placeOf(window.to);
    const Block block = over(begin, end);
    Extent extent;
    if (block.count == 0)
        return extent;
    extent.smallest = m_samples[block.low].value;
    extent.largest = m_samples[block.high].value;
    extent.mean = block.sum / block.count;
    extent.count = block.count;
    for (std::size_t i = end; i > begin && std::isnan(extent.last); --i) {
        if (!m_samples[i - 1].isGap())
            extent.last = m_samples[i - 1].value;
    }
    return extent;
}

} // namespace octroi::usage
