// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/issuer/clientrules.h"
#include "domain/name.h"

namespace octroi::authority {

namespace {
constexpr qint64 kDefaultOverlap = 86'400, kLongestOverlap = 366 * 86'400LL, kUseMs = 60'000;
}

Result<domain::OAuthClient> ClientRegistry::suspend(const Caller &caller, const QString &id)
{
    Issuer::State &state = m_issuer.state();
    const auto before = state.editable(state.clients, "client", caller, id);
    if (!before)
        return before.error();
    if (before->client.revokedAt.isValid())
        return clientRevoked(id);
    if (before->client.suspendedAt.isValid())
        return before->client;
    StoredClient after = *before;
    after.client.suspendedAt = state.clock.now();
    return put(caller, "client.suspend", *before, after);
}

Result<domain::OAuthClient> ClientRegistry::resume(const Caller &caller, const QString &id)
{
    Issuer::State &state = m_issuer.state();
    const auto before = state.editable(state.clients, "client", caller, id);
    if (!before)
        return before.error();
    if (before->client.revokedAt.isValid())
        return clientRevoked(id);
    if (!before->client.suspendedAt.isValid())
        return before->client;
    StoredClient after = *before;
    after.client.suspendedAt = {};
    return put(caller, "client.resume", *before, after);
}

Result<domain::OAuthClient> ClientRegistry::revoke(const Caller &caller, const QString &id)
{
    Issuer::State &state = m_issuer.state();
    const auto before = state.editable(state.clients, "client", caller, id);
    if (!before)
        return before.error();
    if (before->client.revokedAt.isValid())
        return before->client;
    StoredClient after = *before;
    after.client.revokedAt = state.clock.now();
    after.registrationDigest.clear();
    return put(caller, "client.revoke", *before, after);
}

Result<ClientRegistry::Issued> ClientRegistry::addSecret(const Caller &caller, const QString &id, const QJsonObject &object)
{
    Issuer::State &state = m_issuer.state();
    const auto before = state.editable(state.clients, "client", caller, id);
    if (!before)
        return before.error();
    if (before->client.revokedAt.isValid())
        return clientRevoked(id);
    if (before->client.auth != domain::ClientAuth::SecretBasic && before->client.auth != domain::ClientAuth::SecretPost)
        return conflict("client_without_secret", id, QStringLiteral("the client does not authenticate with a secret"));
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
    const auto changed = put(caller, "client.secret_add", *before, after);
    if (!changed)
        return changed.error();
    out.client = *changed;
    return out;
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
    const auto before = state.editable(state.clients, "client", caller, id);
    if (!before)
        return before.error();
    if (before->client.revokedAt.isValid())
        return clientRevoked(id);
    if (before->client.auth != domain::ClientAuth::SecretBasic && before->client.auth != domain::ClientAuth::SecretPost)
        return conflict("client_without_secret", id, QStringLiteral("the client does not authenticate with a secret"));
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
    const auto changed = put(caller, "client.secret_rotate", *before, after);
    if (!changed)
        return changed.error();
    out.client = *changed;
    return out;
}

Result<domain::OAuthClient> ClientRegistry::client(const QString &id) const
{
    const StoredClient *stored = find(id);
    return stored ? Result<domain::OAuthClient>(stored->client) : notFound("client", id);
}

const StoredClient &ClientRegistry::console()
{
    static const StoredClient client = [] {
        StoredClient out;
        out.client.id = QStringLiteral("octroi-console");
        out.client.name = QStringLiteral("Octroi");
        out.client.kind = domain::ClientKind::Native;
        out.client.auth = domain::ClientAuth::None;
        for (const char *host : {"http://127.0.0.1", "http://[::1]"}) {
            for (const char *path : {"/", "/callback"})
                out.client.redirectUris << QLatin1String(host) + QLatin1String(path);
        }
        out.client.grantTypes = QStringList{QStringLiteral("authorization_code"), QStringLiteral("refresh_token")};
        out.client.scopes = QStringList{QStringLiteral("admin"), QStringLiteral("offline_access"), QStringLiteral("openid"),
                                        QStringLiteral("profile")};
        out.client.refreshTokenSeconds = 7 * 86'400LL;
        out.client.version = 1;
        return out;
    }();
    return client;
}

const StoredClient *ClientRegistry::find(const QString &id) const
{
    return id == console().client.id ? &console() : m_issuer.state().clients.find(id);
}

bool ClientRegistry::mayAct(const StoredClient &stored) const
{
    const Issuer::State &state = m_issuer.state();
    const domain::OAuthClient &client = stored.client;
    if (client.id == console().client.id)
        return true;
    const auto *application = state.applications.find(client.applicationId);
    const auto *partner = application ? state.partners.find(application->partnerId) : nullptr;
    return partner && partner->status != domain::PartnerStatus::Closed &&
           client.statusAt(state.clock.now()) == domain::ClientStatus::Active;
}

Result<Listing<domain::OAuthClient>> ClientRegistry::clients(const ListQuery &query, const QString &applicationId,
                                                             const QString &partnerId) const
{
    const Issuer::State &state = m_issuer.state();
    const QStringList words = domain::nameKey(query.filter).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const QDateTime now = state.clock.now();
    const auto keep = [&](const StoredClient &stored) {
        const domain::OAuthClient &c = stored.client;
        const auto *application = state.applications.find(c.applicationId);
        if (!applicationId.isEmpty() && c.applicationId != applicationId)
            return false;
        if (!partnerId.isEmpty() && (!application || application->partnerId != partnerId))
            return false;
        return std::all_of(words.begin(), words.end(), [&](const QString &word) {
            return domain::nameKey(c.name).contains(word) || c.id.compare(word, Qt::CaseInsensitive) == 0 ||
                   word == QLatin1String("status:") + domain::clientStatusName(c.statusAt(now)) ||
                   word == QLatin1String("kind:") + domain::clientKindName(c.kind);
        });
    };
    return state.clients.page<domain::OAuthClient>(query, keep, [](const StoredClient &s) { return s.client; });
}

void ClientRegistry::used(const QString &id, const QString &secretId)
{
    Issuer::State &state = m_issuer.state();
    StoredClient *stored = state.clients.find(id);
    const qint64 now = state.clock.nowMs();
    if (!stored || (stored->client.lastUsedAt.isValid() && now - stored->client.lastUsedAt.toMSecsSinceEpoch() < kUseMs &&
                    now >= stored->client.lastUsedAt.toMSecsSinceEpoch()))
        return;
    stored->client.lastUsedAt = state.clock.now();
    m_usedClients.insert(id, now);
    for (domain::ClientSecret &secret : stored->client.secrets) {
        if (secret.id == secretId) {
            secret.lastUsedAt = stored->client.lastUsedAt;
            m_usedSecrets.insert(secretId, now);
        }
    }
}

Result<void> ClientRegistry::flushUse()
{
    if (m_usedClients.isEmpty())
        return {};
    Issuer::State &state = m_issuer.state();
    const auto done = state.store.transact([&] { return state.store.oauth().touchClients(m_usedClients, m_usedSecrets); });
    if (done) {
        m_usedClients.clear();
        m_usedSecrets.clear();
    }
    return done;
}

} // namespace octroi::authority
