// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/meter/callsums.h"

#include <cstdint>
#include <vector>

namespace octroi::authority {

/// Lines added up by second, credential, endpoint and refusal, for one merge. Finding a group that is there
/// allocates nothing; clear() keeps the room.
class LineGroups
{
public:
    struct Key
    {
        std::int64_t second = 0; ///< 0: the one that is under way when they are merged
        std::uint32_t credential = 0, endpoint = 0, refusal = 0;
        bool operator==(const Key &) const = default;
    };
    struct Group
    {
        Key key;
        CallSums sums;
    };

    LineGroups() : m_places(1024) {}
    CallSums &at(const Key &key);
    CallSums *find(const Key &key); ///< null when there is no such group
    std::vector<Group> &groups() { return m_groups; }
    void clear();

private:
    std::size_t placeOf(const Key &key) const;

    std::vector<std::uint32_t> m_places; ///< index + 1; 0 is free
    std::vector<Group> m_groups;
};

} // namespace octroi::authority
