// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/octroid/decode.h"
#include "backends/octroid/octroidbackend.h"
#include "domain/json.h"

namespace octroi::backends {

namespace {

QString keyPath(const QString &id, const char *action = nullptr)
{
    QString path = QStringLiteral("/v1/keys/") + wire::encoded(id);
    if (action)
        path += u'/' + QLatin1String(action);
    return path;
}

Result<IssuedKey> issuedFromJson(const QJsonObject &object)
{
    Result<domain::ApiKey> key = domain::apiKeyFromJson(object);
    if (!key)
        return key.error();
    const QString secret = object.value(QLatin1String("key")).toString();
    if (secret.isEmpty())
        return Error{
            ErrorCode::Protocol, {}, QStringLiteral("the answer holds no key"), QStringLiteral("key"), {}};
    return IssuedKey{std::move(*key), std::make_shared<Secret>(Secret::fromString(secret))};
}

} // namespace

Task<Page<domain::ApiKey>> OctroidBackend::keys(QString filter, QString cursor, int limit)
{
    QString path = QStringLiteral("/v1/keys?limit=%1").arg(limit);
    if (!filter.isEmpty())
        path += QStringLiteral("&filter=") + wire::encoded(filter);
    if (!cursor.isEmpty())
        path += QStringLiteral("&cursor=") + wire::encoded(cursor);
    return decodePage<domain::ApiKey>(get(path), path, domain::apiKeyFromJson);
}

Task<domain::ApiKey> OctroidBackend::key(QString id)
{
    const QString path = keyPath(id);
    return decodeObject<domain::ApiKey>(get(path), path, domain::apiKeyFromJson);
}

Task<IssuedKey> OctroidBackend::issue(NewKey key, QString idempotencyKey)
{
    const QString path = QStringLiteral("/v1/keys");
    return decodeObject<IssuedKey>(write("POST", path, wire::keyBody(key), 0, idempotencyKey), path,
                                   issuedFromJson);
}

Task<domain::ApiKey> OctroidBackend::update(QString id, KeyPatch patch, qint64 version)
{
    const QString path = keyPath(id);
    return decodeObject<domain::ApiKey>(write("PATCH", path, wire::keyPatchBody(patch), version, {}), path,
                                        domain::apiKeyFromJson);
}

Task<domain::ApiKey> OctroidBackend::suspend(QString id, qint64 version)
{
    const QString path = keyPath(id, "suspend");
    return decodeObject<domain::ApiKey>(write("POST", path, {}, version, {}), path, domain::apiKeyFromJson);
}

Task<domain::ApiKey> OctroidBackend::resume(QString id, qint64 version)
{
    const QString path = keyPath(id, "resume");
    return decodeObject<domain::ApiKey>(write("POST", path, {}, version, {}), path, domain::apiKeyFromJson);
}

Task<domain::ApiKey> OctroidBackend::revoke(QString id, qint64 version)
{
    const QString path = keyPath(id, "revoke");
    return decodeObject<domain::ApiKey>(write("POST", path, {}, version, {}), path, domain::apiKeyFromJson);
}

Task<IssuedKey> OctroidBackend::rotate(QString id, qint64 overlapSeconds, QString idempotencyKey)
{
    const QString path = keyPath(id, "rotate");
    return decodeObject<IssuedKey>(
        write("POST", path, {{QStringLiteral("overlap_seconds"), overlapSeconds}}, 0, idempotencyKey), path,
        issuedFromJson);
}

} // namespace octroi::backends
