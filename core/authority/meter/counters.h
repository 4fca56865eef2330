// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/prefetch.h"

#include <cstdint>
#include <vector>

namespace octroi::authority {

/// How often each (credential, endpoint, refusal) came, for one thread. Its size follows what was called
/// since the last merge, not how many keys there are.
class CallCounters
{
public:
    struct Cell
    {
        std::uint32_t credential = 0, endpoint = 0, refusal = 0, count = 0; ///< count 0: free
    };

    CallCounters() : m_cells(256) {}
    void add(std::uint32_t credential, std::uint32_t endpoint, std::uint32_t refusal);
    /// A hint before add().
    void expect(std::uint32_t credential, std::uint32_t endpoint, std::uint32_t refusal) const
    {
        prefetch(&m_cells[firstPlaceOf(credential, endpoint, refusal)]);
    }
    /// In the order in which they came first. `soon` is called with each some steps before `f`, so that it
    /// can ask for the memory that `f` will read.
    template <typename F, typename Soon>
    void each(F &&f, Soon &&soon) const
    {
        constexpr std::size_t kSteps = 8;
        for (std::size_t i = 0; i < m_places.size(); ++i) {
            if (i + 2 * kSteps < m_places.size())
                prefetch(&m_cells[m_places[i + 2 * kSteps]]);
            if (i + kSteps < m_places.size())
                soon(m_cells[m_places[i + kSteps]]);
            f(m_cells[m_places[i]]);
        }
    }
    void clear();
    std::size_t size() const { return m_places.size(); } ///< groups
    bool isEmpty() const { return m_places.empty(); }

private:
    std::uint32_t firstPlaceOf(std::uint32_t credential, std::uint32_t endpoint, std::uint32_t refusal) const
    {
        std::uint64_t h = (std::uint64_t(credential) << 32 | endpoint) * 0x9E3779B97F4A7C15ULL + refusal;
        h ^= h >> 29;
        return std::uint32_t(h) & std::uint32_t(m_cells.size() - 1);
    }
    std::uint32_t placeOf(std::uint32_t credential, std::uint32_t endpoint, std::uint32_t refusal) const;
    void grow();
    std::vector<Cell> m_cells;
    std::vector<std::uint32_t> m_places; ///< the used ones
};

} // namespace octroi::authority
