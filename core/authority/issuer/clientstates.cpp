// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/issuer/clientrules.h"
#include "domain/name.h"

namespace octroi::authority {

namespace {
constexpr qint64 kUseMs = 60'000;
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
    if (!stored)
        return;
    const qint64 now = state.clock.nowMs();
    const auto note = [&](QDateTime &last, QHash<QString, qint64> &uses, const QString &whose) {
        const qint64 before = last.isValid() ? last.toMSecsSinceEpoch() : 0;
        if (last.isValid() && now >= before && now - before < kUseMs)
            return;
        last = state.clock.now();
        uses.insert(whose, now);
    };
    note(stored->client.lastUsedAt, m_usedClients, id);
    for (domain::ClientSecret &secret : stored->client.secrets) {
        if (secret.id == secretId)
            note(secret.lastUsedAt, m_usedSecrets, secretId);
    }
}

Result<void> ClientRegistry::flushUse()
{
    if (m_usedClients.isEmpty() && m_usedSecrets.isEmpty())
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
