// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/issuer/keyrules.h"
#include "authority/issuer/reach.h"
#include "crypto/digest.h"
#include "crypto/keyformat.h"
#include "domain/json.h"

namespace octroi::authority {

namespace {

Error revoked(const QString &id)
{
    return conflict("key_revoked", id, QStringLiteral("the key was revoked, which is for ever"));
}

/// Writes a changed key, then tells memory and sink.
Result<domain::ApiKey> put(Issuer::State &state, const Caller &caller, const char *action,
                           const StoredKey &before, StoredKey after)
{
    ++after.key.version;
    const QDateTime now = state.clock.now();
    const auto done = state.commit(caller,
                                   {{action, "key", after.key.id, after.key.name,
                                     domain::toJson(before.key, now), domain::toJson(after.key, now)}},
                                   [&] { return state.store.putKey(after); });
    if (!done)
        return done.error();
    state.keys.put(after);
    state.sink.putCredential(state.liveOf(after));
    return after.key;
}

} // namespace

Secret mint(Issuer::State &state, StoredKey &stored)
{
    domain::ApiKey &key = stored.key;
    auto fresh = crypto::generateKey(state.options.prefix, key.environment, key.id);
    while (key.id.isEmpty() && state.keys.find(fresh.id))
        fresh = crypto::generateKey(state.options.prefix, key.environment);
    key.id = fresh.id;
    key.prefix = state.options.prefix;
    key.last4 = fresh.last4;
    stored.digest = crypto::sha256Bytes(fresh.whole.reveal());
    return std::move(fresh.whole);
}

Result<Issuer::Issued> Issuer::issueAgain(const Caller &caller, const QString &id)
{
    const StoredKey *before = m_state->keys.find(id);
    if (!before || !Reach(*m_state, caller.limits).sees(*before))
        return notFound("key", id);
    if (before->key.revokedAt.isValid())
        return revoked(id);
    if (before->key.lastUsedAt.isValid()) {
        return conflict(
            "key_used", id,
            QStringLiteral("this request was answered before and its key is in use: rotate it instead"));
    }
    const StoredKey first = *before;
    StoredKey stored = first;
    Secret secret = mint(*m_state, stored);
    auto key = put(*m_state, caller, "key.issue", first, stored);
    if (!key)
        return key.error();
    return Issued{*key, std::move(secret)};
}

Result<Issuer::Issued> Issuer::issueKey(const Caller &caller, const QJsonObject &object)
{
    const Request request{"key.issue", {}, object};
    const auto before = m_state->madeBefore(caller, request);
    if (!before)
        return before.error();
    if (!before->isEmpty())
        return issueAgain(caller, *before);
    Body body(object, {QStringLiteral("application_id"), QStringLiteral("name"),
                       QStringLiteral("environment"), QStringLiteral("scopes"), QStringLiteral("expires_at"),
                       QStringLiteral("restrictions"), QStringLiteral("plan_id")});
    body.require({"application_id", "name", "scopes"});
    StoredKey stored;
    domain::ApiKey &key = stored.key;
    key.applicationId = body.text("application_id");
    key.createdAt = m_state->clock.now();
    key.version = 1;
    body.choice("environment", key.environment, domain::environmentFromName);
    applyKeyMembers(body, key, *m_state);
    if (body.ok() && !body.has("expires_at")) {
        if (const auto bounded = checkLifetime(*m_state, key); !bounded)
            body.fail(bounded.error());
    }
    if (!body.ok())
        return body.error();
    const auto *application = m_state->applications.find(key.applicationId);
    const Reach reach(*m_state, caller.limits);
    if (!application || !reach.sees(*application))
        return invalid("application_id", "application_unknown",
                       QStringLiteral("there is no such application"));
    if (const auto may = reach.mayGrant(key.scopes); !may)
        return may.error();
    if (m_state->liveOf(stored).partnerClosed)
        return conflict("partner_closed", key.applicationId,
                        QStringLiteral("the application's partner is closed"));
    Secret secret = mint(*m_state, stored);
    const auto done = m_state->commit(
        caller, request, {{"key.issue", "key", key.id, key.name, {}, domain::toJson(key, key.createdAt)}},
        [&] { return m_state->store.putKey(stored); });
    if (!done)
        return done.error();
    m_state->keys.put(stored);
    m_state->sink.putCredential(m_state->liveOf(stored));
    return Issued{key, std::move(secret)};
}

Result<domain::ApiKey> Issuer::updateKey(const Caller &caller, const QString &id, const QJsonObject &object)
{
    const auto before = m_state->editable(m_state->keys, "key", caller, id);
    if (!before)
        return before.error();
    if (before->key.revokedAt.isValid())
        return revoked(id);
    Body body(object, {QStringLiteral("name"), QStringLiteral("scopes"), QStringLiteral("expires_at"),
                       QStringLiteral("restrictions"), QStringLiteral("plan_id")});
    StoredKey after = *before;
    applyKeyMembers(body, after.key, *m_state);
    if (!body.ok())
        return body.error();
    if (after.key == before->key)
        return after.key;
    if (const auto may = Reach(*m_state, caller.limits).mayGrant(after.key.scopes); !may)
        return may.error();
    return put(*m_state, caller, "key.update", *before, after);
}

Result<domain::ApiKey> Issuer::suspendKey(const Caller &caller, const QString &id)
{
    const auto before = m_state->editable(m_state->keys, "key", caller, id);
    if (!before)
        return before.error();
    if (before->key.revokedAt.isValid())
        return revoked(id);
    if (before->key.suspendedAt.isValid())
        return before->key;
    StoredKey after = *before;
    after.key.suspendedAt = m_state->clock.now();
    return put(*m_state, caller, "key.suspend", *before, after);
}

Result<domain::ApiKey> Issuer::resumeKey(const Caller &caller, const QString &id)
{
    const auto before = m_state->editable(m_state->keys, "key", caller, id);
    if (!before)
        return before.error();
    if (before->key.revokedAt.isValid())
        return revoked(id);
    if (!before->key.suspendedAt.isValid())
        return before->key;
    StoredKey after = *before;
    after.key.suspendedAt = {};
    return put(*m_state, caller, "key.resume", *before, after);
}

Result<domain::ApiKey> Issuer::revokeKey(const Caller &caller, const QString &id)
{
    const auto before = m_state->editable(m_state->keys, "key", caller, id);
    if (!before)
        return before.error();
    if (before->key.revokedAt.isValid())
        return before->key;
    StoredKey after = *before;
    after.key.revokedAt = m_state->clock.now();
    return put(*m_state, caller, "key.revoke", *before, after);
}

void Issuer::keyUsed(const QString &id, qint64 atMs)
{
    StoredKey *stored = m_state->keys.find(id);
    if (!stored)
        return;
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(atMs, Qt::UTC);
    if (!stored->key.lastUsedAt.isValid() || stored->key.lastUsedAt < at)
        stored->key.lastUsedAt = at;
}

} // namespace octroi::authority
