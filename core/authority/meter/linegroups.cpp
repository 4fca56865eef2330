// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/meter/linegroups.h"

#include <algorithm>

namespace octroi::authority {

std::size_t LineGroups::placeOf(const Key &key) const
{
    std::uint64_t h = (std::uint64_t(key.credential) << 32 | key.endpoint) * 0x9E3779B97F4A7C15ULL;
    h ^= (std::uint64_t(key.second) << 8 | key.refusal) * 0xC2B2AE3D27D4EB4FULL;
    h ^= h >> 32;
    const std::size_t mask = m_places.size() - 1;
    for (std::size_t i = h & mask;; i = (i + 1) & mask) {
        if (m_places[i] == 0 || m_groups[m_places[i] - 1].key == key)
            return i;
    }
}

CallSums &LineGroups::at(const Key &key)
{
    std::size_t place = placeOf(key);
    if (m_places[place] == 0) {
        if ((m_groups.size() + 1) * 2 > m_places.size()) {
            m_places.assign(m_places.size() * 2, 0);
            for (std::size_t i = 0; i < m_groups.size(); ++i)
                m_places[placeOf(m_groups[i].key)] = std::uint32_t(i + 1);
            place = placeOf(key);
        }
        m_groups.push_back({key, {}});
        m_places[place] = std::uint32_t(m_groups.size());
    }
    return m_groups[m_places[place] - 1].sums;
}

CallSums *LineGroups::find(const Key &key)
{
    const std::uint32_t place = m_groups.empty() ? 0 : m_places[placeOf(key)];
    return place == 0 ? nullptr : &m_groups[place - 1].sums;
}

void LineGroups::clear()
{
    m_groups.clear();
    std::fill(m_places.begin(), m_places.end(), 0);
}

} // namespace octroi::authority
