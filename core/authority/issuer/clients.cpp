// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/issuer/clientrules.h"
#include "crypto/digest.h"
#include "crypto/random.h"

namespace octroi::authority {

namespace {

/// What the client was, for comparing: without what changes by use.
domain::OAuthClient still(domain::OAuthClient client)
{
    client.lastUsedAt = {};
    for (domain::ClientSecret &secret : client.secrets)
        secret.lastUsedAt = {};
    return client;
}

bool usesSecret(const domain::OAuthClient &client)
{
    return client.auth == domain::ClientAuth::SecretBasic || client.auth == domain::ClientAuth::SecretPost;
}

Error overPolicy(const char *field, const QString &what)
{
    return invalid(field, "policy", QStringLiteral("the initial access token does not allow \"%1\"").arg(what));
}

Result<void> checkPolicy(const domain::OAuthClient &client, const ClientRegistry::Policy &policy)
{
    for (const QString &scope : client.scopes) {
        if (!domain::scopesImply(policy.scopes, scope) && !policy.scopes.contains(scope))
            return overPolicy("scopes", scope);
    }
    for (const QString &grant : client.grantTypes) {
        if (!policy.grantTypes.contains(grant))
            return overPolicy("grant_types", grant);
    }
    return {};
}

} // namespace

Secret mintSecret(StoredClient &stored, const QDateTime &now, const QDateTime &expiresAt, QString &secretId)
{
    Secret secret = crypto::randomSecret();
    secretId = crypto::randomId();
    stored.client.secrets.prepend(
        {secretId, QString::fromLatin1(secret.reveal().right(4)), now, expiresAt, {}, {}});
    stored.digests.insert(secretId, crypto::sha256Bytes(secret.reveal()));
    return secret;
}

Result<domain::OAuthClient> ClientRegistry::put(const Caller &caller, const char *action, const StoredClient &before, StoredClient after)
{
    Issuer::State &state = m_issuer.state();
    ++after.client.version;
    const QDateTime now = state.clock.now();
    const auto done = state.commit(caller,
                                   {{action, "client", after.client.id, after.client.name,
                                     domain::toJson(before.client, now), domain::toJson(after.client, now)}},
                                   [&] { return state.store.oauth().putClient(after); });
    if (!done)
        return done.error();
    state.clients.put(after);
    state.sink.putClient(state.liveOf(after));
    return after.client;
}

Result<ClientRegistry::Issued> ClientRegistry::make(const Caller &caller, const QJsonObject &object, StoredClient stored,
                                                    bool withToken, const Policy *policy)
{
    Issuer::State &state = m_issuer.state();
    const Creation request{"client.create", {}, object};
    Body body(object, clientMembers() << QStringLiteral("application_id"));
    body.require({"name", "grant_types"});
    domain::OAuthClient &client = stored.client;
    client.createdAt = state.clock.now();
    client.version = 1;
    applyClientMembers(body, client, state);
    if (!body.ok())
        return body.error();
    if (const auto whole = checkWhole(state, client); !whole)
        return whole.error();
    if (policy) {
        if (const auto allowed = checkPolicy(client, *policy); !allowed)
            return allowed.error();
    }
    const domain::Application *application = state.applications.find(client.applicationId);
    if (!application)
        return invalid("application_id", "application_unknown", QStringLiteral("there is no such application"));
    const domain::Partner *partner = state.partners.find(application->partnerId);
    if (!partner || partner->status == domain::PartnerStatus::Closed)
        return conflict("partner_closed", client.applicationId, QStringLiteral("the application's partner is closed"));
    client.id = state.freshId(state.clients);
    Issued out;
    if (usesSecret(client))
        out.secret = mintSecret(stored, client.createdAt, {}, out.secretId);
    if (withToken) {
        out.registrationToken = crypto::randomSecret();
        stored.registrationDigest = crypto::sha256Bytes(out.registrationToken.reveal());
    }
    const auto done = state.commit(caller, request,
                                   {{policy ? "client.register" : "client.create", "client", client.id, client.name, {},
                                     domain::toJson(client, client.createdAt)}},
                                   [&] { return state.store.oauth().putClient(stored); });
    if (!done)
        return done.error();
    state.clients.put(stored);
    state.sink.putClient(state.liveOf(stored));
    out.client = client;
    return out;
}

Result<ClientRegistry::Issued> ClientRegistry::create(const Caller &caller, const QJsonObject &object)
{
    const auto before = m_issuer.state().madeBefore(caller, {"client.create", {}, object});
    if (!before)
        return before.error();
    if (!before->isEmpty())
        return again(caller, *before);
    Body body(object, clientMembers() << QStringLiteral("application_id"));
    body.require({"application_id"});
    StoredClient stored;
    stored.client.applicationId = body.text("application_id");
    if (!body.ok())
        return body.error();
    return make(caller, object, stored, false, nullptr);
}

Result<ClientRegistry::Issued> ClientRegistry::registerClient(const Caller &caller, const QJsonObject &body, const Policy &policy)
{
    StoredClient stored;
    stored.client.applicationId = policy.applicationId;
    stored.client.registered = true;
    return make(caller, body, stored, true, &policy);
}

Result<ClientRegistry::Issued> ClientRegistry::again(const Caller &caller, const QString &id)
{
    const StoredClient *before = find(id);
    if (!before)
        return notFound("client", id);
    if (before->client.revokedAt.isValid())
        return clientRevoked(id);
    if (!usesSecret(before->client))
        return Issued{before->client, {}, {}, {}};
    if (before->client.lastUsedAt.isValid())
        return conflict("client_used", id,
                        QStringLiteral("this request was answered before and its client is in use: add a secret instead"));
    StoredClient after = *before;
    for (domain::ClientSecret &secret : after.client.secrets)
        secret.revokedAt = secret.revokedAt.isValid() ? secret.revokedAt : m_issuer.state().clock.now();
    Issued out;
    out.secret = mintSecret(after, m_issuer.state().clock.now(), {}, out.secretId);
    const auto put_ = put(caller, "client.create", StoredClient(*before), after);
    if (!put_)
        return put_.error();
    out.client = *put_;
    return out;
}

Result<domain::OAuthClient> ClientRegistry::update(const Caller &caller, const QString &id, const QJsonObject &object)
{
    Issuer::State &state = m_issuer.state();
    const auto before = state.editable(state.clients, "client", caller, id);
    if (!before)
        return before.error();
    if (before->client.revokedAt.isValid())
        return clientRevoked(id);
    Body body(object, clientMembers());
    StoredClient after = *before;
    applyClientMembers(body, after.client, state);
    if (!body.ok())
        return body.error();
    if (const auto whole = checkWhole(state, after.client); !whole)
        return whole.error();
    if (still(after.client) == still(before->client))
        return after.client;
    return put(caller, "client.update", *before, after);
}

Result<domain::OAuthClient> ClientRegistry::replace(const Caller &caller, const QString &id, const QJsonObject &object,
                                                    const Policy &policy)
{
    Issuer::State &state = m_issuer.state();
    const auto before = state.editable(state.clients, "client", caller, id);
    if (!before)
        return before.error();
    Body body(object, clientMembers());
    body.require({"name", "grant_types"});
    StoredClient after = *before;
    domain::OAuthClient fresh; // what the client leaves out goes back to its default
    fresh.id = id;
    fresh.applicationId = before->client.applicationId;
    fresh.registered = before->client.registered;
    fresh.secrets = before->client.secrets;
    fresh.createdAt = before->client.createdAt;
    fresh.expiresAt = before->client.expiresAt;
    fresh.suspendedAt = before->client.suspendedAt;
    fresh.lastUsedAt = before->client.lastUsedAt;
    fresh.planId = before->client.planId;
    fresh.version = before->client.version;
    after.client = fresh;
    applyClientMembers(body, after.client, state);
    if (!body.ok())
        return body.error();
    if (const auto whole = checkWhole(state, after.client); !whole)
        return whole.error();
    if (const auto allowed = checkPolicy(after.client, policy); !allowed)
        return allowed.error();
    return put(caller, "client.update", *before, after);
}

} // namespace octroi::authority
