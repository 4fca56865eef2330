// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/octroid/decode.h"
#include "backends/octroid/octroidbackend.h"
#include "domain/json.h"

// OAuth clients and their secrets.
namespace octroi::backends {

namespace {

const QString kClients = QStringLiteral("/v1/clients");

QString clientPath(const QString &id, const QString &action = {})
{
    return kClients + u'/' + wire::encoded(id) + action;
}

Result<IssuedClient> issuedFromJson(const QJsonObject &object)
{
    Result<domain::OAuthClient> client = domain::oauthClientFromJson(object);
    if (!client)
        return client.error();
    IssuedClient issued{std::move(*client), object.value(QLatin1String("secret_id")).toString()};
    const QString secret = object.value(QLatin1String("client_secret")).toString();
    if (!secret.isEmpty())
        issued.secret = std::make_shared<Secret>(Secret::fromString(secret));
    return issued;
}

QJsonObject expiryBody(const QDateTime &expiresAt)
{
    if (!expiresAt.isValid())
        return {};
    return {{QStringLiteral("expires_at"), domain::toRfc3339(expiresAt)}};
}

} // namespace

Task<Page<domain::OAuthClient>> OctroidBackend::clients(QString filter, QString cursor, int limit)
{
    QString path = kClients + QStringLiteral("?limit=%1").arg(limit);
    if (!filter.isEmpty())
        path += QStringLiteral("&filter=") + wire::encoded(filter);
    if (!cursor.isEmpty())
        path += QStringLiteral("&cursor=") + wire::encoded(cursor);
    return decodePage<domain::OAuthClient>(get(path), path, domain::oauthClientFromJson);
}

Task<domain::OAuthClient> OctroidBackend::client(QString id)
{
    const QString path = clientPath(id);
    return decodeObject<domain::OAuthClient>(get(path), path, domain::oauthClientFromJson);
}

Task<IssuedClient> OctroidBackend::createClient(domain::OAuthClient client, QString idempotencyKey)
{
    return decodeObject<IssuedClient>(
        write("POST", kClients, wire::clientBody(client, true), 0, idempotencyKey), kClients, issuedFromJson);
}

Task<domain::OAuthClient> OctroidBackend::updateClient(domain::OAuthClient client)
{
    const QString path = clientPath(client.id);
    return decodeObject<domain::OAuthClient>(
        write("PATCH", path, wire::clientBody(client, false), client.version, {}), path,
        domain::oauthClientFromJson);
}

Task<domain::OAuthClient> OctroidBackend::suspendClient(QString id, qint64 version)
{
    const QString path = clientPath(id, QStringLiteral("/suspend"));
    return decodeObject<domain::OAuthClient>(write("POST", path, {}, version, {}), path,
                                             domain::oauthClientFromJson);
}

Task<domain::OAuthClient> OctroidBackend::resumeClient(QString id, qint64 version)
{
    const QString path = clientPath(id, QStringLiteral("/resume"));
    return decodeObject<domain::OAuthClient>(write("POST", path, {}, version, {}), path,
                                             domain::oauthClientFromJson);
}

Task<domain::OAuthClient> OctroidBackend::revokeClient(QString id, qint64 version)
{
    const QString path = clientPath(id, QStringLiteral("/revoke"));
    return decodeObject<domain::OAuthClient>(write("POST", path, {}, version, {}), path,
                                             domain::oauthClientFromJson);
}

Task<IssuedClient> OctroidBackend::addSecret(QString id, QDateTime expiresAt, qint64 version,
                                             QString idempotencyKey)
{
    const QString path = clientPath(id, QStringLiteral("/secrets"));
    return decodeObject<IssuedClient>(write("POST", path, expiryBody(expiresAt), version, idempotencyKey),
                                      path, issuedFromJson);
}

Task<IssuedClient> OctroidBackend::rotateSecret(QString id, qint64 overlapSeconds, QDateTime expiresAt,
                                                qint64 version, QString idempotencyKey)
{
    const QString path = clientPath(id, QStringLiteral("/secrets/rotate"));
    QJsonObject body = expiryBody(expiresAt);
    body[QStringLiteral("overlap_seconds")] = overlapSeconds;
    return decodeObject<IssuedClient>(write("POST", path, body, version, idempotencyKey), path,
                                      issuedFromJson);
}

Task<domain::OAuthClient> OctroidBackend::revokeSecret(QString id, QString secretId, qint64 version)
{
    const QString path =
        clientPath(id, QStringLiteral("/secrets/") + wire::encoded(secretId) + QStringLiteral("/revoke"));
    return decodeObject<domain::OAuthClient>(write("POST", path, {}, version, {}), path,
                                             domain::oauthClientFromJson);
}

} // namespace octroi::backends
