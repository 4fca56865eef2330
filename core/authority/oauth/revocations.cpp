// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/oauth/revocations.h"

namespace octroi::authority {

namespace {
QString keyOf(const QString &kind, const QString &id)
{
    return kind + QLatin1Char('\n') + id;
}
} // namespace

Result<void> Revocations::load()
{
    const auto ids = m_store.revokedIds();
    if (!ids)
        return ids.error();
    const auto cutoffs = m_store.cutoffs();
    if (!cutoffs)
        return cutoffs.error();
    m_ids = *ids;
    m_cutoffs.clear();
    for (const TokenCutoff &c : *cutoffs)
        m_cutoffs.insert(keyOf(c.kind, c.id), c);
    return {};
}

Result<void> Revocations::follow()
{
    const auto ids = m_store.revokedIds();
    if (!ids)
        return ids.error();
    const auto cutoffs = m_store.cutoffs();
    if (!cutoffs)
        return cutoffs.error();
    for (auto it = ids->cbegin(); it != ids->cend(); ++it) {
        if (m_ids.contains(it.key()))
            continue;
        m_ids.insert(it.key(), it.value());
        tell(it.key(), it.value());
    }
    for (const TokenCutoff &cutoff : *cutoffs) {
        TokenCutoff &known = m_cutoffs[keyOf(cutoff.kind, cutoff.id)];
        if (known.atMs >= cutoff.atMs)
            continue;
        known = cutoff;
        tell(cutoff);
    }
    return {};
}

Result<void> Revocations::revokeId(const QString &jti, qint64 expiresMs)
{
    if (const auto put = m_store.putRevokedId(jti, expiresMs); !put)
        return put;
    m_ids.insert(jti, expiresMs);
    tell(jti, expiresMs);
    return {};
}

Result<void> Revocations::revokeAll(const char *kind, const QString &id)
{
    const qint64 now = m_clock.nowMs();
    // Tokens carry whole seconds: what was issued within this one is meant too.
    const TokenCutoff cutoff{QString::fromLatin1(kind), id, now / 1000 * 1000 + 999, now + kLongestTokenMs};
    if (const auto put = m_store.putCutoff(cutoff); !put)
        return put;
    m_cutoffs.insert(keyOf(cutoff.kind, id), cutoff);
    tell(cutoff);
    return {};
}

void Revocations::tell(const QString &jti, qint64 expiresMs) const
{
    if (announce)
        announce({jti, {}, {}, QDateTime::fromMSecsSinceEpoch(expiresMs, Qt::UTC)});
}

void Revocations::tell(const TokenCutoff &cutoff) const
{
    if (announce && cutoff.kind == QLatin1String("client"))
        announce({{}, cutoff.id, QDateTime::fromMSecsSinceEpoch(cutoff.atMs, Qt::UTC), QDateTime::fromMSecsSinceEpoch(cutoff.expiresMs, Qt::UTC)});
}

void Revocations::announceAll() const
{
    for (auto it = m_ids.begin(); it != m_ids.end(); ++it)
        tell(it.key(), it.value());
    for (const TokenCutoff &cutoff : m_cutoffs)
        tell(cutoff);
}

bool Revocations::cut(const QString &kind, const QString &id, qint64 issuedMs) const
{
    if (id.isEmpty() || m_cutoffs.isEmpty())
        return false;
    const auto it = m_cutoffs.constFind(keyOf(kind, id));
    return it != m_cutoffs.constEnd() && issuedMs <= it->atMs;
}

bool Revocations::isRevoked(const QString &jti, qint64 issuedMs, const QString &clientId, const QString &accountId,
                            const QString &familyId) const
{
    return m_ids.contains(jti) || cut(QStringLiteral("client"), clientId, issuedMs) ||
           cut(QStringLiteral("account"), accountId, issuedMs) || cut(QStringLiteral("family"), familyId, issuedMs);
}

void Revocations::dropExpired()
{
    const qint64 now = m_clock.nowMs();
    m_ids.removeIf([now](const auto &it) { return it.value() <= now; });
    m_cutoffs.removeIf([now](const auto &it) { return it.value().expiresMs <= now; });
}

} // namespace octroi::authority
