// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/keycloak/keycloakbackend.h"

#include <QJsonArray>

// Who is signed in, listed where other backends list tokens: ending a session ends its tokens.
namespace octroi::backends {

namespace {

constexpr int kSessionsAtOnce = 500;
constexpr QLatin1String kOffline("offline:"); ///< before the identifier of a session that outlives its browser

LiveToken tokenOf(const ClientSession &session, const QString &clientId)
{
    LiveToken token;
    token.id = session.offline ? kOffline + session.id : session.id;
    token.type = session.offline ? QStringLiteral("offline") : QStringLiteral("session");
    token.clientId = clientId;
    token.accountId = session.user;
    token.createdAt = session.startedAt;
    token.lastUsedAt = session.lastAccessAt;
    return token;
}

ClientSession sessionOf(const QString &tokenId)
{
    ClientSession session;
    session.offline = tokenId.startsWith(kOffline);
    session.id = session.offline ? tokenId.mid(kOffline.size()) : tokenId;
    return session;
}

} // namespace

Task<QStringList> KeycloakBackend::clientsInUse()
{
    const Result<QJsonArray> counts = co_await readList(realmPath(QStringLiteral("/client-session-stats")));
    if (!counts)
        co_return counts.error();
    QStringList ids;
    for (const QJsonValue value : *counts)
        ids << value.toObject().value(QLatin1String("clientId")).toString();
    ids.removeAll(QString());
    ids.sort();
    co_return ids;
}

Task<Page<LiveToken>> KeycloakBackend::liveTokens(QString clientId, QString accountId, QString cursor, int limit)
{
    Q_UNUSED(cursor) // they are few: the realm's count of sessions says of which clients there are any
    QStringList clients{clientId};
    if (clientId.isEmpty()) {
        const Result<QStringList> used = co_await clientsInUse();
        if (!used)
            co_return used.error();
        clients = *used;
    }
    Page<LiveToken> page;
    for (const QString &client : std::as_const(clients)) {
        QString from;
        do {
            const Result<Page<ClientSession>> some = co_await sessions(client, from, qMin(limit, kSessionsAtOnce));
            if (!some && some.error().code == ErrorCode::NotFound)
                break; // removed meanwhile
            if (!some)
                co_return some.error();
            for (const ClientSession &session : some->items) {
                if (accountId.isEmpty() || session.user == accountId)
                    page.items.append(tokenOf(session, client));
            }
            from = some->next;
        } while (!from.isEmpty());
    }
    std::stable_sort(page.items.begin(), page.items.end(),
                     [](const LiveToken &a, const LiveToken &b) { return a.createdAt > b.createdAt; });
    co_return page;
}

Task<void> KeycloakBackend::revokeToken(QString id)
{
    const Result<void> ended = co_await endSession(sessionOf(id));
    co_return ended;
}

Task<void> KeycloakBackend::revokeTokens(QString clientId, QString accountId)
{
    const Result<Page<LiveToken>> all = co_await liveTokens(clientId, accountId, {}, kSessionsAtOnce);
    if (!all)
        co_return all.error();
    QSet<QString> ended; // one session may be of several clients
    for (const LiveToken &token : all->items) {
        if (ended.contains(token.id))
            continue;
        ended.insert(token.id);
        const Result<void> done = co_await endSession(sessionOf(token.id));
        if (!done && done.error().code != ErrorCode::NotFound)
            co_return done.error();
    }
    co_return Result<void>();
}

Task<QJsonObject> KeycloakBackend::introspect(std::shared_ptr<Secret>)
{
    co_return notSupported();
}

Task<domain::CallVerdict> KeycloakBackend::explainCall(DescribedCall)
{
    co_return notSupported();
}

ToldCalls::Told KeycloakBackend::callsOf(const TokenEnd &end) const
{
    const ClientSession session = end.tokenId.isEmpty() ? ClientSession{} : sessionOf(end.tokenId);
    const QString id = session.id.isEmpty() ? QStringLiteral("{id}") : wire::encoded(session.id);
    const QString path = realmPath(QStringLiteral("/sessions/%1?isOffline=%2")
                                       .arg(id, session.offline ? QStringLiteral("true") : QStringLiteral("false")));
    return QList<PlannedCall>{{QStringLiteral("DELETE"), path, {}}};
}

} // namespace octroi::backends
