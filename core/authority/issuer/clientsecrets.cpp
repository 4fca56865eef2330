// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/issuer/clientrules.h"
#include "crypto/digest.h"
#include "crypto/random.h"

namespace octroi::authority {

namespace {

constexpr qint64 kDefaultOverlap = 86'400, kLongestOverlap = 366 * 86'400LL;

bool hasSecrets(const domain::OAuthClient &client)
{
    return client.auth == domain::ClientAuth::SecretBasic || client.auth == domain::ClientAuth::SecretPost;
}

Error withoutSecret(const QString &id)
{
    return conflict("client_without_secret", id, QStringLiteral("the client does not authenticate with a secret"));
}

/// As ClientRegistry::put(), of a creation that may be repeated.
Result<domain::OAuthClient> putMade(Issuer::State &state, const Caller &caller, const Creation &request,
                                    const char *action, const StoredClient &before, StoredClient after)
{
    ++after.client.version;
    const QDateTime now = state.clock.now();
    const auto done = state.commit(caller, request,
                                   {{action, "client", after.client.id, after.client.name, domain::toJson(before.client, now),
                                     domain::toJson(after.client, now)}},
                                   [&] { return state.store.oauth().putClient(after); });
    if (!done)
        return done.error();
    state.clients.put(after);
    state.sink.putClient(state.liveOf(after));
    return after.client;
}

} // namespace

Result<ClientRegistry::Issued> ClientRegistry::addSecret(const Caller &caller, const QString &id, const QJsonObject &object)
{
    Issuer::State &state = m_issuer.state();
    Creation request{"client.secret_add", id, object};
    const auto done = state.doneBefore(caller, request);
    if (!done)
        return done.error();
    if (!done->isEmpty())
        return secretAgain(caller, id, *done);
    const auto before = state.editable(state.clients, "client", caller, id);
    if (!before)
        return before.error();
    if (before->client.revokedAt.isValid())
        return clientRevoked(id);
    if (!hasSecrets(before->client))
        return withoutSecret(id);
    Body body(object, {QStringLiteral("expires_at")});
    const QDateTime end = body.has("expires_at") ? body.time("expires_at") : QDateTime();
    const QDateTime now = state.clock.now();
    if (body.ok() && end.isValid() && end <= now)
        body.fail("expires_at", "expiry_past", QStringLiteral("lies in the past"));
    if (!body.ok())
        return body.error();
    StoredClient after = *before;
    const auto working = std::count_if(after.client.secrets.begin(), after.client.secrets.end(),
                                       [&](const domain::ClientSecret &s) { return s.worksAt(now); });
    if (working >= kMostSecrets)
        return conflict("secrets_many", id, QStringLiteral("the client has %1 secrets that work").arg(working));
    Issued out;
    out.secret = mintSecret(after, now, end, out.secretId);
    request.made = out.secretId;
    const auto changed = putMade(state, caller, request, "client.secret_add", *before, after);
    if (!changed)
        return changed.error();
    out.client = *changed;
    return out;
}

/// The first answer was lost, and with it the secret: the same one with other characters, unless it was used.
Result<ClientRegistry::Issued> ClientRegistry::secretAgain(const Caller &caller, const QString &id, const QString &secretId)
{
    const StoredClient *before = find(id);
    if (!before)
        return notFound("client", id);
    StoredClient after = *before;
    for (domain::ClientSecret &secret : after.client.secrets) {
        if (secret.id != secretId)
            continue;
        if (before->client.revokedAt.isValid() || secret.revokedAt.isValid())
            return conflict("secret_revoked", secretId, QStringLiteral("this request was answered before and its secret was revoked"));
        if (secret.lastUsedAt.isValid())
            return conflict("secret_used", secretId, QStringLiteral("this request was answered before and its secret is in use: add another one"));
        Issued out;
        out.secretId = secretId;
        out.secret = crypto::randomSecret();
        secret.last4 = QString::fromLatin1(out.secret.reveal().right(4));
        after.digests.insert(secretId, crypto::sha256Bytes(out.secret.reveal()));
        const auto changed = put(caller, "client.secret_again", StoredClient(*before), after);
        if (!changed)
            return changed.error();
        out.client = *changed;
        return out;
    }
    return notFound("secret", secretId);
}

Result<domain::OAuthClient> ClientRegistry::revokeSecret(const Caller &caller, const QString &id, const QString &secretId)
{
    Issuer::State &state = m_issuer.state();
    const auto before = state.editable(state.clients, "client", caller, id);
    if (!before)
        return before.error();
    StoredClient after = *before;
    for (domain::ClientSecret &secret : after.client.secrets) {
        if (secret.id != secretId)
            continue;
        if (secret.revokedAt.isValid())
            return before->client;
        secret.revokedAt = state.clock.now();
        return put(caller, "client.secret_revoke", *before, after);
    }
    return notFound("secret", secretId);
}

Result<ClientRegistry::Issued> ClientRegistry::rotateSecret(const Caller &caller, const QString &id, const QJsonObject &object)
{
    Issuer::State &state = m_issuer.state();
    Creation request{"client.secret_rotate", id, object};
    const auto done = state.doneBefore(caller, request);
    if (!done)
        return done.error();
    if (!done->isEmpty())
        return secretAgain(caller, id, *done);
    const auto before = state.editable(state.clients, "client", caller, id);
    if (!before)
        return before.error();
    if (before->client.revokedAt.isValid())
        return clientRevoked(id);
    if (!hasSecrets(before->client))
        return withoutSecret(id);
    Body body(object, {QStringLiteral("overlap_seconds"), QStringLiteral("expires_at")});
    const qint64 overlap = body.has("overlap_seconds") ? body.integer("overlap_seconds", kLongestOverlap) : kDefaultOverlap;
    const QDateTime end = body.has("expires_at") ? body.time("expires_at") : QDateTime();
    const QDateTime now = state.clock.now(), last = now.addSecs(overlap);
    if (body.ok() && end.isValid() && end <= now)
        body.fail("expires_at", "expiry_past", QStringLiteral("lies in the past"));
    if (!body.ok())
        return body.error();
    StoredClient after = *before;
    for (domain::ClientSecret &secret : after.client.secrets) {
        if (secret.worksAt(now) && (!secret.expiresAt.isValid() || secret.expiresAt > last))
            secret.expiresAt = last;
    }
    Issued out;
    out.secret = mintSecret(after, now, end, out.secretId);
    request.made = out.secretId;
    const auto changed = putMade(state, caller, request, "client.secret_rotate", *before, after);
    if (!changed)
        return changed.error();
    out.client = *changed;
    return out;
}

} // namespace octroi::authority
