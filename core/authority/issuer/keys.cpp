// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/issuer/keyrules.h"
#include "authority/issuer/reach.h"
#include "crypto/digest.h"
#include "crypto/keyformat.h"
#include "domain/json.h"

namespace octroi::authority {

namespace {

constexpr qint64 kDayMs = 24LL * 3600 * 1000;

Error revoked(const QString &id)
{
    return conflict("key_revoked", id,
                    QStringLiteral("the key was revoked; it can be restored within %1 days").arg(kRestoreDays));
}

/// Writes a changed key; within change().
Result<domain::ApiKey> put(Issuer::State &state, const Caller &caller, const Creation &request,
                           const StoredKey &before, StoredKey after)
{
    ++after.key.version;
    const QDateTime now = state.clock.now();
    const auto done = state.commit(caller, request,
                                   {{request.operation, "key", after.key.id, after.key.name,
                                     domain::toJson(before.key, now), domain::toJson(after.key, now)}},
                                   [&] { return state.store.putKey(after); });
    if (!done)
        return done.error();
    state.announce(after);
    return after.key;
}

Result<void> refuseRevoked(const domain::ApiKey &key)
{
    return key.revokedAt.isValid() ? Result<void>(revoked(key.id)) : Result<void>();
}

/// The application is there and its partner takes part.
Result<void> checkApplication(const Issuer::State &state, const Caller &caller, const QString &id)
{
    const auto *application = state.applications.find(id);
    if (!application || !Reach(state, caller.limits).sees(*application))
        return invalid("application_id", "application_unknown", QStringLiteral("there is no such application"));
    const auto *partner = state.partners.find(application->partnerId);
    if (!partner || partner->status == domain::PartnerStatus::Closed)
        return conflict("partner_closed", id, QStringLiteral("the application's partner is closed"));
    return {};
}

/// When an old key ends, as long as it goes on working beside its successor.
void readRetirement(Body &body, domain::ApiKey &key, const QDateTime &now)
{
    const QDateTime wanted = body.time("retires_at");
    if (!body.ok() || wanted == key.retiresAt)
        return;
    if (key.successorId.isEmpty() || key.statusAt(now) == domain::KeyStatus::Expired)
        return body.fail("retires_at", "not_rotating", QStringLiteral("is only of a key that works beside its successor"));
    if (!wanted.isValid() || wanted <= now)
        return body.fail("retires_at", "expiry_past", QStringLiteral("lies in the past; revoke it instead"));
    key.retiresAt = key.expiresAt.isValid() ? qMin(wanted, key.expiresAt) : wanted;
}

} // namespace

Result<Secret> mint(Issuer::State &state, StoredKey &stored)
{
    domain::ApiKey &key = stored.key;
    auto fresh = crypto::generateKey(state.options.prefix, key.environment, key.id);
    while (key.id.isEmpty()) {
        const auto there = state.store.key(fresh.id);
        if (!there && there.error().code == ErrorCode::NotFound)
            break;
        if (!there)
            return there.error();
        fresh = crypto::generateKey(state.options.prefix, key.environment);
    }
    key.id = fresh.id;
    key.prefix = state.options.prefix;
    key.last4 = fresh.last4;
    stored.digest = crypto::sha256Bytes(fresh.whole.reveal());
    return std::move(fresh.whole);
}

Result<Issuer::Issued> Issuer::issueAgain(const Caller &caller, const QString &id)
{
    const auto first = m_state->storedKey(id);
    if (!first)
        return first.error();
    if (!Reach(*m_state, caller.limits).sees(*first))
        return notFound("key", id);
    if (first->key.revokedAt.isValid())
        return revoked(id);
    if (first->key.lastUsedAt.isValid()) {
        return conflict(
            "key_used", id,
            QStringLiteral("this request was answered before and its key is in use: rotate it instead"));
    }
    StoredKey stored = *first;
    auto secret = mint(*m_state, stored);
    if (!secret)
        return secret.error();
    // Not under the Idempotency-Key again: that one stands for the request that made the key.
    Caller anew = caller;
    anew.idempotencyKey.clear();
    auto key = put(*m_state, anew, {"key.issue", {}, {}}, *first, stored);
    if (!key)
        return key.error();
    return Issued{*key, std::move(*secret)};
}

Result<Issuer::Issued> Issuer::issueKey(const Caller &caller, const QJsonObject &body)
{
    return m_state->change([&] { return issueNow(caller, body); });
}

Result<Issuer::Issued> Issuer::issueNow(const Caller &caller, const QJsonObject &object)
{
    const Creation request{"key.issue", {}, object};
    const auto before = m_state->madeBefore(caller, request);
    if (!before)
        return before.error();
    if (!before->isEmpty())
        return issueAgain(caller, *before);
    Body body(object, {QStringLiteral("application_id"), QStringLiteral("name"), QStringLiteral("environment"),
                       QStringLiteral("scopes"), QStringLiteral("expires_at"), QStringLiteral("restrictions"),
                       QStringLiteral("plan_id"), QStringLiteral("tags")});
    body.require({"application_id", "name", "scopes"});
    StoredKey stored;
    domain::ApiKey &key = stored.key;
    key.applicationId = body.text("application_id");
    key.createdAt = m_state->clock.now();
    key.version = 1;
    body.choice("environment", key.environment, domain::environmentFromName);
    applyKeyMembers(body, key, {*m_state, caller.limits});
    if (body.ok() && !body.has("expires_at")) {
        if (const auto bounded = checkLifetime(*m_state, key); !bounded)
            body.fail(bounded.error());
    }
    if (!body.ok())
        return body.error();
    if (const auto possible = checkApplication(*m_state, caller, key.applicationId); !possible)
        return possible.error();
    if (const auto may = Reach(*m_state, caller.limits).mayGrant(key.scopes, key.restrictions.apis); !may)
        return may.error();
    auto secret = mint(*m_state, stored);
    if (!secret)
        return secret.error();
    const auto done = m_state->commit(
        caller, request, {{"key.issue", "key", key.id, key.name, {}, domain::toJson(key, key.createdAt)}},
        [&] { return m_state->store.putKey(stored); });
    if (!done)
        return done.error();
    m_state->announce(stored);
    return Issued{key, std::move(*secret)};
}

/// All changes of one key: the Idempotency-Key, the version, `alter`, and the writing of what is different.
Result<domain::ApiKey> Issuer::alterKey(const Caller &caller, const char *action, const QString &id,
                                        const QJsonObject &body,
                                        const std::function<Result<void>(domain::ApiKey &)> &alter)
{
    return m_state->change([&]() -> Result<domain::ApiKey> {
        const Creation request{action, id, body};
        const auto made = m_state->doneBefore(caller, request);
        if (!made)
            return made.error();
        if (!made->isEmpty())
            return key(*made, caller.limits);
        const auto before = m_state->editableKey(caller, id);
        if (!before)
            return before.error();
        StoredKey after = *before;
        if (const auto altered = alter(after.key); !altered)
            return altered.error();
        if (after.key == before->key)
            return after.key;
        return put(*m_state, caller, request, *before, after);
    });
}

Result<domain::ApiKey> Issuer::updateKey(const Caller &caller, const QString &id, const QJsonObject &object)
{
    return alterKey(caller, "key.update", id, object, [&](domain::ApiKey &key) -> Result<void> {
        if (key.revokedAt.isValid())
            return revoked(id);
        Body body(object, {QStringLiteral("name"), QStringLiteral("scopes"), QStringLiteral("expires_at"),
                           QStringLiteral("restrictions"), QStringLiteral("plan_id"), QStringLiteral("tags"),
                           QStringLiteral("retires_at")});
        const QStringList scopes = key.scopes, apis = key.restrictions.apis;
        applyKeyMembers(body, key, {*m_state, caller.limits});
        if (body.has("retires_at")) // after the expiry, which bounds it
            readRetirement(body, key, m_state->clock.now());
        if (!body.ok())
            return body.error();
        const bool opensMore = key.scopes != scopes || key.restrictions.apis != apis;
        return opensMore ? Reach(*m_state, caller.limits).mayGrant(key.scopes, key.restrictions.apis) : Result<void>();
    });
}

Result<domain::ApiKey> Issuer::suspendKey(const Caller &caller, const QString &id)
{
    return alterKey(caller, "key.suspend", id, {}, [&](domain::ApiKey &key) {
        if (!key.suspendedAt.isValid())
            key.suspendedAt = m_state->clock.now();
        return refuseRevoked(key);
    });
}

Result<domain::ApiKey> Issuer::resumeKey(const Caller &caller, const QString &id)
{
    return alterKey(caller, "key.resume", id, {}, [&](domain::ApiKey &key) {
        key.suspendedAt = {};
        return refuseRevoked(key);
    });
}

Result<domain::ApiKey> Issuer::revokeKey(const Caller &caller, const QString &id)
{
    return alterKey(caller, "key.revoke", id, {}, [&](domain::ApiKey &key) -> Result<void> {
        if (!key.revokedAt.isValid())
            key.revokedAt = m_state->clock.now();
        return {};
    });
}

Result<domain::ApiKey> Issuer::restoreKey(const Caller &caller, const QString &id)
{
    return alterKey(caller, "key.restore", id, {}, [&](domain::ApiKey &key) -> Result<void> {
        if (!key.revokedAt.isValid())
            return {};
        if (key.revokedAt.addMSecs(kRestoreDays * kDayMs) < m_state->clock.now()) {
            return conflict("restore_expired", id,
                            QStringLiteral("the key was revoked more than %1 days ago").arg(kRestoreDays));
        }
        // What a living key could not be given it does not get by this way either.
        if (const auto known = checkScopesKnown(*m_state, key.scopes); !known)
            return known;
        if (const auto possible = checkApplication(*m_state, caller, key.applicationId); !possible)
            return possible;
        key.revokedAt = {};
        return {};
    });
}

Result<domain::ApiKey> Issuer::moveKey(const Caller &caller, const QString &id, const QJsonObject &object)
{
    return alterKey(caller, "key.move", id, object, [&](domain::ApiKey &key) -> Result<void> {
        if (key.revokedAt.isValid())
            return revoked(id);
        Body body(object, {QStringLiteral("application_id")});
        body.require({"application_id"});
        const QString target = body.text("application_id");
        if (!body.ok())
            return body.error();
        if (const auto possible = checkApplication(*m_state, caller, target); !possible)
            return possible;
        key.applicationId = target;
        return {};
    });
}

bool Issuer::mayHaveSeen(const Caller &caller, const QString &idempotencyKey) const
{
    const auto record = m_state->store.idempotency(caller.actor, idempotencyKey);
    return !record || record->has_value();
}

Result<void> Issuer::together(const std::function<Result<void>()> &work)
{
    return m_state->change(work);
}

} // namespace octroi::authority
