// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/issuer/body.h"
#include "authority/issuer/state.h"
#include "domain/json.h"

namespace octroi::authority {

namespace {

constexpr qint64 kDefaultOverlap = 86'400;
constexpr qint64 kLongestOverlap = 366 * 86'400LL;

/// Why this key cannot be rotated.
Result<void> checkRotatable(const Issuer::State &state, const StoredKey &stored)
{
    const domain::ApiKey &key = stored.key;
    if (!key.successorId.isEmpty())
        return conflict("key_rotated", key.id,
                        QStringLiteral("the key has a successor already: %1").arg(key.successorId));
    switch (key.statusAt(state.clock.now())) {
    case domain::KeyStatus::Revoked:
        return conflict("key_revoked", key.id, QStringLiteral("the key was revoked"));
    case domain::KeyStatus::Expired:
        return conflict("key_expired", key.id,
                        QStringLiteral("the key has expired, and so would its successor"));
    case domain::KeyStatus::Suspended:
        return conflict("key_suspended", key.id, QStringLiteral("the key is suspended: resume it first"));
    case domain::KeyStatus::Active:
    case domain::KeyStatus::Rotating:
        break;
    }
    if (state.liveOf(stored).partnerClosed)
        return conflict("partner_closed", key.id, QStringLiteral("the key's partner is closed"));
    return {};
}

} // namespace

Result<Issuer::Issued> Issuer::rotateKey(const Caller &caller, const QString &id, const QJsonObject &body)
{
    return m_state->change([&] { return rotateNow(caller, id, body); });
}

Result<Issuer::Issued> Issuer::rotateNow(const Caller &caller, const QString &id, const QJsonObject &object)
{
    const Creation request{"key.rotate", id, object};
    const auto made = m_state->madeBefore(caller, request);
    if (!made)
        return made.error();
    if (!made->isEmpty())
        return issueAgain(caller, *made);
    const auto before = m_state->editableKey(caller, id);
    if (!before)
        return before.error();
    Body body(object, {QStringLiteral("overlap_seconds")});
    const qint64 overlap =
        body.has("overlap_seconds") ? body.integer("overlap_seconds", kLongestOverlap) : kDefaultOverlap;
    if (!body.ok())
        return body.error();
    if (const auto possible = checkRotatable(*m_state, *before); !possible)
        return possible.error();

    const QDateTime now = m_state->clock.now();
    StoredKey next;
    next.key.applicationId = before->key.applicationId;
    next.key.name = before->key.name;
    next.key.environment = before->key.environment;
    next.key.scopes = before->key.scopes;
    next.key.restrictions = before->key.restrictions;
    next.key.tags = before->key.tags;
    next.key.planId = before->key.planId;
    next.key.expiresAt = before->key.expiresAt;
    next.key.createdAt = now;
    next.key.predecessorId = id;
    next.key.version = 1;
    auto secret = mint(*m_state, next);
    if (!secret)
        return secret.error();

    StoredKey old = *before;
    old.key.successorId = next.key.id;
    old.key.retiresAt = now.addSecs(overlap);
    if (old.key.expiresAt.isValid())
        old.key.retiresAt = qMin(old.key.retiresAt, old.key.expiresAt);
    ++old.key.version;

    // The successor first: it is the object that an Idempotency-Key stands for.
    const QList<Deed> deeds{
        {"key.issue", "key", next.key.id, next.key.name, {}, domain::toJson(next.key, now)},
        {"key.rotate", "key", id, old.key.name, domain::toJson(before->key, now),
         domain::toJson(old.key, now)}};
    const auto done = m_state->commit(caller, request, deeds, [&]() -> Result<void> {
        if (const auto put = m_state->store.putKey(next); !put)
            return put;
        return m_state->store.putKey(old);
    });
    if (!done)
        return done.error();
    m_state->announce(next);
    m_state->announce(old);
    return Issued{next.key, std::move(*secret)};
}

} // namespace octroi::authority
