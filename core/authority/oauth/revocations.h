// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/store/oauthstore.h"
#include "authority/verifier/livesink.h"
#include "base/clock.h"

#include <QHash>
#include <functional>

namespace octroi::authority {

/// Which JWTs are void before their time: by their id, or by what they belong to. In memory as in the store;
/// an entry goes when the last token that it concerns has ended.
class Revocations
{
public:
    static constexpr qint64 kLongestTokenMs = 86'400'000LL + 60'000; ///< of an access token

    Revocations(OAuthStore &store, const Clock &clock) : m_store(store), m_clock(clock) {}
    Result<void> load();
    /// What other nodes have written since, which is announced. Errors: those of the store.
    Result<void> follow();

    /// Errors: those of the store.
    Result<void> revokeId(const QString &jti, qint64 expiresMs);
    /// `kind`: "client", "account" or "family".
    Result<void> revokeAll(const char *kind, const QString &id);

    bool isRevoked(const QString &jti, qint64 issuedMs, const QString &clientId, const QString &accountId,
                   const QString &familyId) const;
    void dropExpired();

    /// Where the check learns of them: single JWTs, and those of a client. Of accounts and families their JWTs
    /// are named one by one.
    std::function<void(const TokenRevocation &)> announce;
    void announceAll() const;

private:
    void tell(const TokenCutoff &cutoff) const;
    void tell(const QString &jti, qint64 expiresMs) const;
    bool cut(const QString &kind, const QString &id, qint64 issuedMs) const;

    OAuthStore &m_store;
    const Clock &m_clock;
    QHash<QString, qint64> m_ids; ///< to the end of their lives
    QHash<QString, TokenCutoff> m_cutoffs; ///< by kind and id
};

} // namespace octroi::authority
