// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/meter/counters.h"

namespace octroi::authority {

std::uint32_t CallCounters::placeOf(std::uint32_t credential, std::uint32_t endpoint, std::uint32_t refusal) const
{
    const auto mask = std::uint32_t(m_cells.size() - 1);
    for (auto i = firstPlaceOf(credential, endpoint, refusal);; i = (i + 1) & mask) {
        const Cell &cell = m_cells[i];
        if (cell.count == 0 || (cell.credential == credential && cell.endpoint == endpoint && cell.refusal == refusal))
            return i;
    }
}

void CallCounters::add(std::uint32_t credential, std::uint32_t endpoint, std::uint32_t refusal)
{
    std::uint32_t place = placeOf(credential, endpoint, refusal);
    if (m_cells[place].count == 0) {
        if ((m_places.size() + 1) * 10 > m_cells.size() * 7) {
            grow();
            place = placeOf(credential, endpoint, refusal);
        }
        m_cells[place] = {credential, endpoint, refusal, 0};
        m_places.push_back(place);
    }
    ++m_cells[place].count;
}

void CallCounters::grow()
{
    std::vector<Cell> old(m_cells.size() * 2);
    old.swap(m_cells);
    for (std::uint32_t &place : m_places) {
        const Cell cell = old[place];
        place = placeOf(cell.credential, cell.endpoint, cell.refusal);
        m_cells[place] = cell;
    }
}

void CallCounters::clear()
{
    for (const std::uint32_t place : m_places)
        m_cells[place] = {};
    m_places.clear();
}

} // namespace octroi::authority
