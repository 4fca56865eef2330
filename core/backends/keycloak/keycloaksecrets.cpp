// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/keycloak/keycloakbackend.h"

#include <QCryptographicHash>
#include <QJsonArray>

// What a client shows and may ask for: secrets, scopes; and its end.
namespace octroi::backends {

namespace {

using namespace keycloak;

Error refused(ErrorCode code, const QString &context, const char *reason, const char *detail)
{
    return Error{code, context, QString::fromLatin1(detail), {}, QString::fromLatin1(reason)};
}

/// A policy of the realm sets an end for each secret that it covers, and only those have a grace.
bool hasGrace(const QJsonObject &representation)
{
    return !attributeOf(representation, QLatin1String("client.secret.expiration.time")).isEmpty();
}

/// Which rotation began, and over which secret.
QString markOf(const QJsonObject &representation, const QString &idempotencyKey)
{
    const QByteArray secret = representation.value(QLatin1String("secret")).toString().toUtf8();
    const QByteArray digest = QCryptographicHash::hash(secret, QCryptographicHash::Sha256).toHex().left(8);
    return idempotencyKey + u' ' + QString::fromLatin1(digest);
}

QJsonObject rotationMark(const QString &clientId, const QString &mark)
{
    return {{QStringLiteral("clientId"), clientId},
            {QStringLiteral("attributes"), QJsonObject{{attribute::kRotation, mark}}}};
}

} // namespace

Task<domain::OAuthClient> KeycloakBackend::revokeClient(QString id, qint64 version)
{
    const Result<void> free = co_await protect(id);
    if (!free)
        co_return free.error();
    const Result<Found> found = co_await find(id, version);
    if (!found)
        co_return found.error();
    if (found->client.revokedAt.isValid())
        co_return found->client;
    domain::OAuthClient wanted = found->client;
    wanted.revokedAt = m_clock.now();
    const Result<domain::OAuthClient> done = co_await turn(*found, wanted);
    if (!done || wanted.auth != domain::ClientAuth::SecretBasic)
        co_return done;
    // Whoever enables it by hand does not bring a secret back that was given away.
    const Result<void> fresh = co_await send("POST", found->path + QStringLiteral("/client-secret"), QJsonObject());
    if (!fresh)
        co_return fresh.error();
    const Result<void> old = co_await send("DELETE", found->path + QStringLiteral("/client-secret/rotated"), QJsonObject());
    if (!old && old.error().code != ErrorCode::NotFound)
        co_return old.error();
    const Result<Found> now = co_await findByPath(found->path);
    co_return now ? Result<domain::OAuthClient>(now->client) : Result<domain::OAuthClient>(now.error());
}

Task<IssuedClient> KeycloakBackend::addSecret(QString id, QDateTime, qint64, QString)
{
    Error error = notSupported();
    error.context = id;
    co_return error;
}

Task<IssuedClient> KeycloakBackend::rotateSecret(QString id, qint64 overlapSeconds, QDateTime, qint64 version,
                                                  QString idempotencyKey)
{
    const Result<void> free = co_await protect(id);
    if (!free)
        co_return free.error();
    const Result<Found> found = co_await find(id, version);
    if (!found)
        co_return found.error();
    if (found->client.revokedAt.isValid())
        co_return refused(ErrorCode::Conflict, id, "client_revoked", "is revoked, which is for ever");
    if (found->client.auth != domain::ClientAuth::SecretBasic)
        co_return refused(ErrorCode::Conflict, id, "no_secret", "does not authenticate with a secret");
    // A client whose old secret would stop at once is not surprised with it.
    if (overlapSeconds > 0 && !hasGrace(found->representation))
        co_return withoutGrace(id);
    const QString mark = markOf(found->representation, idempotencyKey);
    const QString noted = attributeOf(found->representation, attribute::kRotation);
    if (!idempotencyKey.isEmpty() && noted.startsWith(idempotencyKey + u' ') && noted != mark) {
        // It was done already, and only its answer was lost. Once more would end the secret that is in use.
        const Result<IssuedClient> now = co_await issued(found->path);
        co_return now;
    }
    if (!idempotencyKey.isEmpty()) {
        const Result<void> marked = co_await send("PUT", found->path, rotationMark(found->client.id, mark));
        if (!marked)
            co_return marked.error();
    }
    const Result<void> sent = co_await send("POST", found->path + QStringLiteral("/client-secret"), QJsonObject());
    if (!sent)
        co_return sent.error();
    if (overlapSeconds == 0 && hasGrace(found->representation)) {
        const Result<void> ended = co_await send("DELETE", found->path + QStringLiteral("/client-secret/rotated"), QJsonObject());
        if (!ended && ended.error().code != ErrorCode::NotFound)
            co_return ended.error();
    }
    const Result<IssuedClient> now = co_await issued(found->path);
    co_return now;
}

Task<domain::OAuthClient> KeycloakBackend::revokeSecret(QString id, QString secretId, qint64 version)
{
    const Result<void> free = co_await protect(id);
    if (!free)
        co_return free.error();
    const Result<Found> found = co_await find(id, version);
    if (!found)
        co_return found.error();
    if (secretId == QLatin1String("current"))
        co_return refused(ErrorCode::Conflict, id, "only_secret", "a client has one secret, which can be rotated or the client suspended");
    const Result<void> ended = co_await send("DELETE", found->path + QStringLiteral("/client-secret/rotated"), QJsonObject());
    if (!ended)
        co_return ended.error();
    const Result<Found> now = co_await findByPath(found->path);
    co_return now ? Result<domain::OAuthClient>(now->client) : Result<domain::OAuthClient>(now.error());
}

Task<QHash<QString, QString>> KeycloakBackend::scopeIds()
{
    const Result<QJsonArray> list = co_await readList(realmPath(QStringLiteral("/client-scopes")));
    if (!list)
        co_return list.error();
    QHash<QString, QString> ids;
    for (const QJsonValue value : *list) {
        const QJsonObject o = value.toObject();
        if (isOpenId(o))
            ids.insert(o.value(QLatin1String("name")).toString(), o.value(QLatin1String("id")).toString());
    }
    m_scopeIds = ids;
    co_return ids;
}

/// What it may ask for: new ones become optional, which is what "may" means.
Task<void> KeycloakBackend::sendScopes(Found found, QStringList wanted)
{
    const Result<QHash<QString, QString>> ids = co_await scopeIds();
    if (!ids)
        co_return ids.error();
    for (const QString &scope : std::as_const(wanted)) {
        if (!ids->contains(scope))
            co_return Error{ErrorCode::Invalid, scope, QStringLiteral("there is no such client scope"),
                            QStringLiteral("scopes"), QStringLiteral("scope_unknown")};
    }
    const QJsonArray optional = found.representation.value(QLatin1String("optionalClientScopes")).toArray();
    for (const QString &scope : std::as_const(found.client.scopes)) {
        if (wanted.contains(scope))
            continue;
        const QString list = optional.contains(scope) ? QStringLiteral("/optional-client-scopes/") : QStringLiteral("/default-client-scopes/");
        const Result<void> gone = co_await send("DELETE", found.path + list + ids->value(scope), QJsonObject());
        if (!gone && gone.error().code != ErrorCode::NotFound)
            co_return gone.error();
    }
    for (const QString &scope : std::as_const(wanted)) {
        if (found.client.scopes.contains(scope))
            continue;
        const Result<void> added = co_await send("PUT", found.path + QStringLiteral("/optional-client-scopes/") + ids->value(scope), QJsonObject());
        if (!added)
            co_return added.error();
    }
    co_return Result<void>();
}

} // namespace octroi::backends
