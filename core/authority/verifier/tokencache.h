// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/verifier/digestmap.h"
#include "authority/verifier/grants.h"
#include "domain/usage.h"

#include <limits>

namespace octroi::authority {

/// What lives as long as the process for each client: how far its tokens were revoked.
struct ClientCell
{
    std::atomic<std::int64_t> revokedUntilMs{std::numeric_limits<std::int64_t>::min()}; ///< by time of issue
};

/// What a token is worth, once it was verified. What it points at lives as long as the process.
struct TokenVerdict
{
    domain::Refusal refusal = domain::Refusal::None;
    std::uint32_t index = 0xFFFFFFFF; ///< of the credential that usage and limits go to
    std::int64_t endsAtMs = std::numeric_limits<std::int64_t>::max();
    std::int64_t issuedAtMs = 0;
    std::uint64_t generation = 0; ///< of the keys and issuers it was verified with
    const ClientCell *client = nullptr;
    const Owner *owner = nullptr; ///< when it is not the credential's
    ShortDigest jti{};
    bool hasJti = false;
    ScopeSet scopes;
    std::string jkt, x5t;            ///< "" when it is not bound
    std::vector<std::string> apiIds; ///< only for these; empty: for all

    bool isFor(std::string_view apiId) const;
};

/// The verdicts that one thread has seen last, by SHA-256 of the token. Of a fixed size.
class TokenCache
{
public:
    const TokenVerdict *find(const ShortDigest &digest) const;
    /// In place of what ends first among those that share its place.
    const TokenVerdict *put(const ShortDigest &digest, TokenVerdict verdict);
    /// Keeps one verdict until the next of these, without remembering it.
    const TokenVerdict *answer(TokenVerdict verdict)
    {
        m_answer = std::move(verdict);
        return &m_answer;
    }

private:
    static constexpr std::size_t kSets = 1024, kWays = 4;
    struct Cell
    {
        ShortDigest digest{};
        bool used = false;
        TokenVerdict verdict;
    };
    using Set = std::array<Cell, kWays>;
    static std::size_t placeOf(const ShortDigest &digest);
    std::vector<std::unique_ptr<Set>> m_sets{kSets};
    TokenVerdict m_answer;
};

} // namespace octroi::authority
