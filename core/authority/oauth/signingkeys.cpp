// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/oauth/signingkeys.h"

#include "crypto/digest.h"
#include "crypto/random.h"

#include <algorithm>

namespace octroi::authority {

SigningKeys::SigningKeys(OAuthStore &store, const Clock &clock, Options options)
    : m_store(store), m_clock(clock), m_options(options)
{
}

namespace {
/// The algorithm that stands beside the lasting secret in the store; nothing is signed with it.
const QString kLasting = QStringLiteral("lasting");

QByteArray secretOf(const StoredSigningKey &key)
{
    return crypto::sha256Bytes("octroid shared secret\n" + key.privateKey);
}
} // namespace

Result<void> SigningKeys::read()
{
    const auto records = m_store.signingKeys();
    if (!records)
        return records.error();
    std::vector<Entry> keys;
    for (const StoredSigningKey &record : *records) {
        if (record.algorithm == kLasting)
            m_lasting = record.privateKey;
        const auto algorithm = crypto::algorithmFromName(record.algorithm);
        if (!algorithm)
            continue;
        auto key = crypto::SigningKey::fromPem(Secret(QByteArray(record.privateKey)), *algorithm);
        if (!key)
            return key.error();
        keys.push_back({record, std::move(*key)});
    }
    if (keys.empty())
        return {};
    m_keys = std::move(keys);
    choose();
    return {};
}

Result<void> SigningKeys::load()
{
    if (const auto done = read(); !done)
        return done;
    const qint64 now = m_clock.nowMs();
    if (m_lasting.isEmpty()) {
        m_lasting = crypto::randomBytes(32);
        if (const auto put = m_store.putSigningKey({kLasting, kLasting, m_lasting, now, 0, 0, 0}); !put)
            return put;
    }
    for (Entry &e : m_keys) { // one that was announced before the setting changed never signs
        if (e.record.activeMs > now && e.record.retiresMs >= e.record.activeMs && e.key.algorithm() != m_options.algorithm) {
            if (const auto ended = retire(e, now - 1); !ended)
                return ended;
        }
    }
    const bool usable = std::any_of(m_keys.begin(), m_keys.end(), [&](const Entry &e) { return e.record.retiresMs > now && e.record.activeMs <= now; });
    if (!usable) {
        if (const auto added = add(now); !added)
            return added;
    }
    choose();
    // Another algorithm from now on: its key is published before it signs, as every other.
    if (current().algorithm() != m_options.algorithm && !hasNext()) {
        if (const auto followed = follow(now + m_options.announceMs); !followed)
            return followed;
        choose();
    }
    return {};
}

bool SigningKeys::hasNext() const
{
    const qint64 since = m_keys[m_current].record.activeMs;
    return std::any_of(m_keys.begin(), m_keys.end(), [&](const Entry &e) {
        return e.record.activeMs > since && e.record.retiresMs >= e.record.activeMs && e.key.algorithm() == m_options.algorithm;
    });
}

Result<void> SigningKeys::retire(Entry &entry, qint64 atMs)
{
    entry.record.retiresMs = atMs;
    entry.record.removedMs = qMax(atMs, m_clock.nowMs()) + m_options.keepMs;
    return m_store.putSigningKey(entry.record);
}

/// Nothing may be without a key that signs while the next one is being announced.
Result<void> SigningKeys::follow(qint64 activeMs)
{
    if (const auto added = add(activeMs); !added)
        return added;
    return retire(m_keys[m_current], activeMs);
}

Result<void> SigningKeys::add(qint64 activeMs)
{
    auto key = crypto::SigningKey::generate(m_options.algorithm);
    if (!key)
        return key.error();
    auto pem = key->toPem();
    if (!pem)
        return pem.error();
    StoredSigningKey record{key->kid(), crypto::algorithmName(m_options.algorithm), pem->reveal(), m_clock.nowMs(), activeMs,
                            activeMs + m_options.signMs, activeMs + m_options.signMs + m_options.keepMs};
    if (const auto put = m_store.putSigningKey(record); !put)
        return put;
    m_keys.push_back({std::move(record), std::move(*key)});
    return {};
}

void SigningKeys::choose()
{
    const qint64 now = m_clock.nowMs();
    // The youngest that may sign. When the clock stepped back and none may, the one that was active last.
    m_current = 0;
    bool found = false;
    for (std::size_t i = 0; i < m_keys.size(); ++i) {
        const StoredSigningKey &r = m_keys[i].record;
        if (r.activeMs > now || r.retiresMs < r.activeMs)
            continue;
        if (!found || r.activeMs >= m_keys[m_current].record.activeMs)
            m_current = i;
        found = true;
    }
    if (!found)
        m_current = m_keys.size() - 1;
    QList<crypto::Jwk> keys;
    for (const Entry &e : m_keys) {
        if (e.record.removedMs > now)
            keys << e.key.publicJwk();
    }
    m_published = crypto::JwkSet(keys);
    m_shared = secretOf(m_keys[m_current].record);
}

Result<bool> SigningKeys::rotateByTime()
{
    const auto before = m_published.toJson();
    if (const auto done = m_keys.empty() ? load() : read(); !done)
        return done.error();
    const qint64 now = m_clock.nowMs();
    if (!hasNext() && now >= m_keys[m_current].record.retiresMs - m_options.announceMs) {
        if (const auto followed = follow(qMax(now + m_options.announceMs, m_keys[m_current].record.retiresMs)); !followed)
            return followed.error();
    }
    const QString signing = m_keys[m_current].record.kid;
    for (std::size_t i = m_keys.size(); i-- > 0;) {
        if (m_keys[i].record.removedMs > now || m_keys[i].record.kid == signing)
            continue;
        if (const auto removed = m_store.removeSigningKey(m_keys[i].record.kid); !removed)
            return removed.error();
        m_keys.erase(m_keys.begin() + std::ptrdiff_t(i));
    }
    choose();
    return before != m_published.toJson();
}

Result<void> SigningKeys::rotateNow()
{
    const qint64 now = m_clock.nowMs();
    for (Entry &e : m_keys) {
        if (e.record.retiresMs <= now)
            continue;
        if (const auto ended = retire(e, e.record.activeMs > now ? now - 1 : now); !ended) // one that was announced never signs
            return ended;
    }
    if (const auto added = add(now); !added)
        return added;
    choose();
    return {};
}

const QList<StoredSigningKey> SigningKeys::records() const
{
    QList<StoredSigningKey> out;
    for (const Entry &e : m_keys)
        out << e.record;
    return out;
}

} // namespace octroi::authority
