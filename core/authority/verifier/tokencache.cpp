// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/verifier/tokencache.h"

#include <algorithm>

namespace octroi::authority {

bool TokenVerdict::isFor(std::string_view apiId) const
{
    return apiIds.empty() || std::find(apiIds.begin(), apiIds.end(), apiId) != apiIds.end();
}

std::size_t TokenCache::placeOf(const ShortDigest &digest)
{
    return (std::size_t(digest[0]) << 8 | digest[1]) % kSets;
}

const TokenVerdict *TokenCache::find(const ShortDigest &digest) const
{
    const auto &set = m_sets[placeOf(digest)];
    if (!set)
        return nullptr;
    for (const Cell &cell : *set) {
        if (cell.used && cell.digest == digest)
            return &cell.verdict;
    }
    return nullptr;
}

const TokenVerdict *TokenCache::put(const ShortDigest &digest, TokenVerdict verdict)
{
    auto &set = m_sets[placeOf(digest)];
    if (!set)
        set = std::make_unique<Set>();
    Cell *place = nullptr;
    for (Cell &cell : *set) {
        if (!cell.used || cell.digest == digest) {
            place = &cell;
            break;
        }
        if (!place || cell.verdict.endsAtMs < place->verdict.endsAtMs)
            place = &cell;
    }
    place->digest = digest;
    place->used = true;
    place->verdict = std::move(verdict);
    return &place->verdict;
}

} // namespace octroi::authority
