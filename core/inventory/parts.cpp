// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/parts.h"

#include <algorithm>

namespace octroi::inventory {

Parts::Parts(std::vector<Part> parts)
    : m_parts(std::move(parts))
{
    if (m_parts.size() > kMostParts)
        m_parts.resize(kMostParts);
}

Parts::Parts(const KeyTable &table, const Owners &owners)
    : m_parts{{std::shared_ptr<const KeyTable>(std::shared_ptr<void>(), &table),
               std::shared_ptr<const Owners>(std::shared_ptr<void>(), &owners)}}
{
}

size_t Parts::rows() const
{
    size_t sum = 0;
    for (const Part &part : m_parts)
        sum += part.table ? part.table->rows() : 0;
    return sum;
}

size_t Parts::count() const
{
    size_t sum = 0;
    for (const Part &part : m_parts)
        sum += part.table ? part.table->count() : 0;
    return sum;
}

bool Parts::isOver(const Parts &other) const
{
    return std::equal(m_parts.begin(), m_parts.end(), other.m_parts.begin(), other.m_parts.end(),
                      [](const Part &a, const Part &b) { return a.table == b.table; });
}

namespace {

struct Text
{
    quint32 pool, code;
};
using Texts = std::vector<Text>;

class Merging
{
public:
    explicit Merging(const std::vector<const TextPool *> &pools)
        : m_pools(pools)
    {
    }

    int compared(const Text &a, const Text &b) const
    {
        return TextPool::compared(*m_pools[a.pool], a.code, *m_pools[b.pool], b.code);
    }
    /// `few` into `many`: looked for in steps that double, so that a handful costs no look at each of a million.
    Texts merged(const Texts &many, const Texts &few) const
    {
        const auto before = [this](const Text &a, const Text &b) { return compared(a, b) < 0; };
        Texts out;
        out.reserve(many.size() + few.size());
        auto at = many.begin();
        for (const Text &text : few) {
            auto low = at, high = at;
            for (std::ptrdiff_t step = 1; high != many.end() && !before(text, *high); step *= 2) {
                low = high + 1;
                high += std::min(step, many.end() - high);
            }
            const auto place = std::upper_bound(low, high, text, before);
            out.insert(out.end(), at, place);
            out.push_back(text);
            at = place;
        }
        out.insert(out.end(), at, many.end());
        return out;
    }

private:
    const std::vector<const TextPool *> &m_pools;
};

} // namespace

std::vector<std::vector<quint32>> mergedRanks(const std::vector<const TextPool *> &pools)
{
    std::vector<std::vector<quint32>> ranks(pools.size());
    std::vector<Texts> lists;
    for (quint32 pool = 0; pool < pools.size(); ++pool) {
        ranks[pool] = pools[pool]->ranks();
        Texts list;
        list.reserve(ranks[pool].size());
        for (const quint32 code : pools[pool]->sorted())
            list.push_back({pool, code});
        lists.push_back(std::move(list));
    }
    if (lists.size() < 2)
        return ranks;
    std::sort(lists.begin(), lists.end(), [](const Texts &a, const Texts &b) { return a.size() > b.size(); });
    const Merging merging(pools);
    Texts all = std::move(lists.front());
    for (size_t i = 1; i < lists.size(); ++i)
        all = merging.merged(all, lists[i]);
    quint32 place = 0;
    for (size_t i = 0; i < all.size(); ++i) {
        const bool same = i > 0 && all[i].pool != all[i - 1].pool && merging.compared(all[i], all[i - 1]) == 0;
        place += i > 0 && !same ? 1 : 0;
        ranks[all[i].pool][all[i].code] = place;
    }
    return ranks;
}

} // namespace octroi::inventory
