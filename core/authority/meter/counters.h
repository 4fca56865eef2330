// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
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
    template <typename F>
    void each(F &&f) const
    {
        for (const std::uint32_t place : m_places)
            f(m_cells[place]);
    }
    void clear();
    std::size_t size() const { return m_places.size(); } ///< groups
    bool isEmpty() const { return m_places.empty(); }

private:
    std::uint32_t placeOf(std::uint32_t credential, std::uint32_t endpoint, std::uint32_t refusal) const;
    void grow();
    std::vector<Cell> m_cells;
    std::vector<std::uint32_t> m_places; ///< the used ones
};

} // namespace octroi::authority
