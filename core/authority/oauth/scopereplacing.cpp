// SPDX-License-Identifier: GPL-3.0-or-later
// What a scope's other name is to tokens that are out. JWTs keep what was signed; they are renewed soon.
#include "authority/issuer/state.h"
#include "authority/oauth/authorizationserver.h"
#include "authority/oauth/tokenmint.h"

namespace octroi::authority {

namespace {

constexpr int kAtOnce = 500;

/// True when the grant had it.
bool replaceIn(QJsonObject &grant, const domain::ScopeSwap &swap)
{
    Authorization a = Authorization::fromJson(grant);
    if (!swap.replaceIn(a.scopes))
        return false;
    grant = a.toJson();
    return true;
}

/// Approvals of one client that have refresh tokens: what is renewed by these has the new name.
Result<int> replaceInFamilies(OAuthStore &store, const QString &clientId, const domain::ScopeSwap &swap, qint64 nowMs)
{
    ListedTokenQuery query;
    query.clientId = clientId;
    query.nowMs = nowMs;
    query.limit = kAtOnce;
    int count = 0;
    for (;;) {
        const auto page = store.liveTokens(query);
        if (!page)
            return page.error();
        for (const ListedToken &token : *page) {
            query.beforeMs = token.createdMs;
            query.beforeId = token.id;
            QJsonObject grant = token.grant;
            if (token.type != QLatin1String("refresh") || !replaceIn(grant, swap))
                continue;
            auto family = store.family(token.id);
            if (!family || !*family)
                return family ? count : Result<int>(family.error());
            (*family)->grant = grant;
            if (const auto put = store.putFamily(**family); !put)
                return put.error();
            ++count;
        }
        if (page->size() < kAtOnce)
            return count;
    }
}

/// By which clients register themselves: what they may have at most.
Result<void> replaceInRegistrations(OAuthStore &store, const domain::ScopeSwap &swap, qint64 nowMs, domain::ScopeReplaced &done, QList<Deed> &deeds)
{
    auto tokens = store.registrationTokens();
    if (!tokens)
        return tokens.error();
    for (StoredRegistrationToken &token : *tokens) {
        const QJsonObject before = toJson(token);
        const bool over = token.revokedMs > 0 || token.usesLeft == 0 || (token.expiresMs > 0 && token.expiresMs <= nowMs);
        if (over || !swap.replaceIn(token.scopes))
            continue;
        if (const auto put = store.putRegistrationToken(token); !put)
            return put;
        deeds.append({"registration_token.update", "registration_token", token.id, token.name, before, toJson(token)});
        ++done.registrationTokens;
    }
    return {};
}

} // namespace

Result<domain::ScopeReplaced> AuthorizationServer::replaceScope(const Caller &caller, const QString &name, const QJsonObject &body)
{
    OAuthStore &store = m_context.oauth();
    const qint64 nowMs = m_context.clock.nowMs();
    LiveSink &sink = m_context.issuer.state().sink;
    QList<StoredAccess> opaque;
    QString from;
    Issuer::ScopeHolders others;
    others.replace = [&](const domain::ScopeSwap &swap, const QStringList &clientIds, domain::ScopeReplaced &done, QList<Deed> &deeds) -> Result<void> {
        from = swap.from;
        if (const auto registrations = replaceInRegistrations(store, swap, nowMs, done, deeds); !registrations)
            return registrations;
        for (const QString &id : clientIds) {
            const auto families = replaceInFamilies(store, id, swap, nowMs);
            if (!families)
                return families.error();
            done.tokens += *families;
        }
        const auto read = store.eachAccess(nowMs, [&](const StoredAccess &token) {
            StoredAccess after = token;
            if (token.revokedMs == 0 && clientIds.contains(token.clientId) && replaceIn(after.grant, swap))
                opaque << after;
        });
        if (!read)
            return read;
        for (const StoredAccess &token : std::as_const(opaque)) {
            if (const auto put = store.putAccess(token); !put)
                return put;
        }
        done.tokens += int(opaque.size());
        return {};
    };
    others.tell = [&](bool both) {
        for (const StoredAccess &token : std::as_const(opaque)) {
            LiveToken live = liveOf(token, m_context.issuerUrl);
            if (both)
                live.scopes << from;
            sink.putToken(live);
        }
    };
    return m_context.issuer.replaceScope(caller, name, body, others);
}

} // namespace octroi::authority
