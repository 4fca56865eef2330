// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/issuer/state.h"
#include "authority/oauth/authorizationserver.h"
#include "domain/json.h"

namespace octroi::authority {

namespace {

QString cursorOf(const ListedToken &token)
{
    const QByteArray text = QByteArray::number(token.createdMs) + ':' + token.id.toLatin1();
    return QString::fromLatin1(text.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

bool readCursor(const QString &cursor, ListedTokenQuery &query)
{
    const auto text = QByteArray::fromBase64Encoding(cursor.toUtf8(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    const qsizetype colon = text ? text.decoded.indexOf(':') : -1;
    bool ok = false;
    if (colon > 0)
        query.beforeMs = text.decoded.left(colon).toLongLong(&ok);
    query.beforeId = QString::fromLatin1(text.decoded.mid(colon + 1));
    return ok && query.beforeMs > 0;
}

QJsonValue time(qint64 ms)
{
    return ms > 0 ? QJsonValue(domain::toRfc3339(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC))) : QJsonValue();
}

} // namespace

QJsonObject toJson(const ListedToken &t)
{
    const Authorization a = Authorization::fromJson(t.grant);
    return {{QStringLiteral("id"), t.id},
            {QStringLiteral("type"), t.type},
            {QStringLiteral("client_id"), t.clientId},
            {QStringLiteral("account_id"), t.accountId.isEmpty() ? QJsonValue() : QJsonValue(t.accountId)},
            {QStringLiteral("scopes"), QJsonArray::fromStringList(a.scopes)},
            {QStringLiteral("resources"), QJsonArray::fromStringList(a.resources)},
            {QStringLiteral("bound"), !a.keyThumbprint.isEmpty() ? QJsonValue(QStringLiteral("dpop"))
                 : !a.certificateThumbprint.isEmpty()            ? QJsonValue(QStringLiteral("certificate"))
                                                                 : QJsonValue()},
            {QStringLiteral("created_at"), time(t.createdMs)},
            {QStringLiteral("expires_at"), time(t.expiresMs)},
            {QStringLiteral("last_used_at"), time(t.usedMs)}};
}

Result<Listing<ListedToken>> AuthorizationServer::liveTokens(const ListQuery &query, const QString &clientId, const QString &accountId) const
{
    ListedTokenQuery q;
    q.clientId = clientId;
    q.accountId = accountId;
    q.nowMs = m_context.clock.nowMs();
    q.limit = query.limit + 1;
    if (!query.cursor.isEmpty() && !readCursor(query.cursor, q))
        return Error{ErrorCode::Invalid, {}, QStringLiteral("is not one that was given out"), QStringLiteral("cursor"), QStringLiteral("cursor_syntax")};
    auto found = m_context.oauth().liveTokens(q);
    if (!found)
        return found.error();
    Listing<ListedToken> out;
    if (found->size() > query.limit) {
        found->removeLast();
        out.next = cursorOf(found->last());
    }
    out.items = *found;
    return out;
}

Result<void> AuthorizationServer::revokeToken(const Caller &caller, const QString &id)
{
    const auto family = m_context.oauth().family(id);
    if (!family)
        return family.error();
    if (*family) {
        if ((*family)->revokedMs > 0)
            return {};
        return m_token.grants().endFamily(caller, "token.revoke", **family);
    }
    auto access = m_context.oauth().accessOf(id);
    if (!access)
        return access.error();
    if (!*access)
        return notFound("token", id);
    if ((*access)->revokedMs > 0)
        return {};
    const QJsonObject before{{QStringLiteral("client_id"), (*access)->clientId}, {QStringLiteral("account_id"), (*access)->accountId}};
    const auto done = m_context.issuer.state().commit(caller, {{"token.revoke", "token", id, (*access)->clientId, before, {}}}, [&] {
        (*access)->revokedMs = m_context.clock.nowMs();
        return m_context.oauth().putAccess(**access);
    });
    if (done)
        m_context.issuer.state().sink.dropToken((*access)->digest);
    return done;
}

Result<void> AuthorizationServer::revokeTokens(const Caller &caller, const QString &clientId, const QString &accountId)
{
    if (clientId.isEmpty() && accountId.isEmpty())
        return invalid("client_id", "member_missing", QStringLiteral("a client or an account has to be named"));
    const QJsonObject before{{QStringLiteral("client_id"), clientId}, {QStringLiteral("account_id"), accountId}};
    const QString object = clientId.isEmpty() ? accountId : clientId;
    EndedTokens ended;
    const auto done = m_context.issuer.state().commit(caller, {{"token.revoke_all", clientId.isEmpty() ? "account" : "client", object, object, before, {}}}, [&]() -> Result<void> {
        const auto marked = m_context.oauth().revokeTokens(clientId, accountId, m_context.clock.nowMs());
        if (!marked)
            return marked.error();
        ended = *marked;
        if (const auto forgot = m_token.grants().forgetJwts(ended); !forgot)
            return forgot;
        // Of a pair: its tokens with a person behind them all belong to a family.
        if (!clientId.isEmpty() && !accountId.isEmpty())
            return {};
        return m_revocations.revokeAll(clientId.isEmpty() ? "account" : "client", object);
    });
    if (done)
        m_token.grants().dropOpaque(ended);
    return done;
}

Result<void> AuthorizationServer::rotateKey(const Caller &caller)
{
    const QString before = m_keys.current().kid();
    const QJsonObject nothing;
    const Creation request{"signing_key.rotate", {}, nothing};
    const auto rotated = m_context.issuer.state().doneBefore(caller, request);
    if (!rotated || !rotated->isEmpty())
        return rotated ? Result<void>() : rotated.error();
    const auto done = m_context.issuer.state().commit(caller, request, {{"signing_key.rotate", "signing_key", before, before, {{QStringLiteral("kid"), before}}, {}}},
                                                      [&] { return m_keys.rotateNow(); });
    if (done)
        publishKeys();
    return done;
}

} // namespace octroi::authority
