// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/store/oauthstore.h"
#include "base/clock.h"
#include "crypto/jose/jwkset.h"
#include "crypto/jose/signingkey.h"

#include <vector>

namespace octroi::authority {

/// The keys that sign tokens. A new one is published before it signs, and the old one stays published until
/// the last token that it signed has ended; so a resource server that refetches the JWKS once a day never
/// meets a token whose key it cannot have. Private keys are PKCS #8, sealed in the store.
class SigningKeys
{
public:
    struct Options
    {
        crypto::JwsAlgorithm algorithm = crypto::JwsAlgorithm::ES256; ///< of new keys; another one takes over as by schedule
        qint64 signMs = 90 * 86'400'000LL;    ///< a key signs this long
        qint64 announceMs = 2 * 86'400'000LL; ///< published before it signs
        qint64 keepMs = 2 * 86'400'000LL;     ///< published after it signed: longer than any token lives
    };

    SigningKeys(OAuthStore &store, const Clock &clock, Options options);

    /// Reads the keys, and makes the first; within one transaction. Errors: those of the store, Internal.
    Result<void> load();
    /// The keys as the store has them now, which another node may have changed. Errors: those of the store.
    Result<void> read();
    /// Reads the keys, and makes, retires and removes those whose time has come; within one transaction, so that
    /// two nodes do not both make the next. True when the published set changed.
    Result<bool> rotateByTime();
    /// A new key that signs at once: the old one is not to be used any more.
    Result<void> rotateNow();

    /// What signs now. Never null after load().
    const crypto::SigningKey &current() const { return m_keys[m_current].key; }
    const crypto::JwkSet &published() const { return m_published; }
    const QList<StoredSigningKey> records() const;
    /// 32 bytes that the nodes of one store share and nobody else knows; changes with the current key.
    QByteArray sharedSecret() const { return m_shared; }
    /// The same, but it never changes: a rotation signs nobody out.
    QByteArray lastingSecret() const { return m_lasting; }

private:
    struct Entry
    {
        StoredSigningKey record;
        crypto::SigningKey key;
    };
    Result<void> add(qint64 activeMs);
    Result<void> retire(Entry &entry, qint64 atMs);
    Result<void> follow(qint64 activeMs); ///< a new key that takes over from the current one then
    bool hasNext() const;
    void choose();

    OAuthStore &m_store;
    const Clock &m_clock;
    Options m_options;
    std::vector<Entry> m_keys;
    std::size_t m_current = 0;
    crypto::JwkSet m_published;
    QByteArray m_shared, m_lasting;
};

} // namespace octroi::authority
