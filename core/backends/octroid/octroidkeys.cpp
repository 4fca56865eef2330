// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/octroid/decode.h"
#include "backends/octroid/octroidbackend.h"
#include "backends/octroid/problem.h"
#include "backends/octroid/snapshotstream.h"
#include "domain/json.h"

#include <QJsonDocument>

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

QJsonObject bulkBody(const BulkItem &item)
{
    QJsonObject out{{QStringLiteral("op"), item.operation}};
    if (!item.id.isEmpty())
        out[QStringLiteral("id")] = item.id;
    if (item.version > 0)
        out[QStringLiteral("version")] = item.version;
    if (!item.idempotencyKey.isEmpty())
        out[QStringLiteral("idempotency_key")] = item.idempotencyKey;
    if (!item.body.isEmpty())
        out[QStringLiteral("body")] = item.body;
    return out;
}

BulkResult bulkResult(QJsonObject object)
{
    BulkResult out;
    out.id = object.value(QLatin1String("id")).toString();
    out.version = object.value(QLatin1String("version")).toInteger();
    const QString key = object.value(QLatin1String("key")).toString();
    if (!key.isEmpty())
        out.secret = std::make_shared<Secret>(Secret::fromString(key));
    const int status = object.value(QLatin1String("status")).toInt(500);
    if (status >= 400) {
        const QJsonObject problem = object.value(QLatin1String("problem")).toObject();
        out.error = errorFromAnswer(status, "application/problem+json", QJsonDocument(problem).toJson(), out.id);
        object = problem.value(QLatin1String("current")).toObject();
    } else {
        object = object.value(QLatin1String("object")).toObject();
    }
    if (Result<domain::ApiKey> read = domain::apiKeyFromJson(object); read && !object.isEmpty())
        out.key = std::move(*read);
    return out;
}

QByteArray bulkLines(const QList<BulkItem> &items)
{
    QByteArray lines;
    for (const BulkItem &item : items)
        lines += QJsonDocument(bulkBody(item)).toJson(QJsonDocument::Compact) + '\n';
    return lines;
}

QList<BulkResult> bulkResults(const QByteArray &body)
{
    QList<BulkResult> results;
    for (const QByteArray &line : body.split('\n')) {
        if (!line.isEmpty())
            results << bulkResult(QJsonDocument::fromJson(line).object());
    }
    return results;
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

std::unique_ptr<ByteStream> OctroidBackend::snapshot(QString after)
{
    QString path = QStringLiteral("/v1/snapshots/keys");
    if (!after.isEmpty())
        path += QStringLiteral("?after=") + wire::encoded(after);
    return std::make_unique<SnapshotStream>(m_transport, path);
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

Task<domain::ApiKey> OctroidBackend::update(QString id, KeyPatch patch, qint64 version,
                                            QString idempotencyKey)
{
    const QString path = keyPath(id);
    return decodeObject<domain::ApiKey>(
        write("PATCH", path, wire::keyPatchBody(patch), version, idempotencyKey), path,
        domain::apiKeyFromJson);
}

Task<domain::ApiKey> OctroidBackend::suspend(QString id, qint64 version, QString idempotencyKey)
{
    const QString path = keyPath(id, "suspend");
    return decodeObject<domain::ApiKey>(write("POST", path, {}, version, idempotencyKey), path,
                                        domain::apiKeyFromJson);
}

Task<domain::ApiKey> OctroidBackend::resume(QString id, qint64 version, QString idempotencyKey)
{
    const QString path = keyPath(id, "resume");
    return decodeObject<domain::ApiKey>(write("POST", path, {}, version, idempotencyKey), path,
                                        domain::apiKeyFromJson);
}

Task<domain::ApiKey> OctroidBackend::revoke(QString id, qint64 version, QString idempotencyKey)
{
    const QString path = keyPath(id, "revoke");
    return decodeObject<domain::ApiKey>(write("POST", path, {}, version, idempotencyKey), path,
                                        domain::apiKeyFromJson);
}

Task<IssuedKey> OctroidBackend::rotate(QString id, qint64 overlapSeconds, QString idempotencyKey)
{
    const QString path = keyPath(id, "rotate");
    return decodeObject<IssuedKey>(
        write("POST", path, {{QStringLiteral("overlap_seconds"), overlapSeconds}}, 0, idempotencyKey), path,
        issuedFromJson);
}

Task<domain::ApiKey> OctroidBackend::restore(QString id, qint64 version, QString idempotencyKey)
{
    const QString path = keyPath(id, "restore");
    return decodeObject<domain::ApiKey>(write("POST", path, {}, version, idempotencyKey), path,
                                        domain::apiKeyFromJson);
}

Task<domain::ApiKey> OctroidBackend::move(QString id, QString applicationId, qint64 version,
                                          QString idempotencyKey)
{
    const QString path = keyPath(id, "move");
    return decodeObject<domain::ApiKey>(
        write("POST", path, {{QStringLiteral("application_id"), applicationId}}, version, idempotencyKey),
        path, domain::apiKeyFromJson);
}

Task<QList<BulkResult>> OctroidBackend::bulk(QList<BulkItem> items)
{
    HttpCall call{"POST",
                  bulkPath() + QStringLiteral("?return=object"),
                  bulkLines(items),
                  0,
                  {},
                  "application/x-ndjson"};
    const qsizetype wanted = items.size();
    const Result<HttpAnswer> answer = co_await m_transport.call(call);
    if (!answer)
        co_return answer.error();
    // Free of the backend from here on, which may be gone when another thread has read the answer.
    const auto results = std::make_shared<QList<BulkResult>>();
    // Named, because g++ before 13 destroys captures of a temporary in a co_await expression twice (GCC
    // 99576).
    std::function<void()> work = [results, body = answer->body] { *results = bulkResults(body); };
    if (answer->body.size() < kLargeBody) {
        work();
    } else {
        QFuture<void> reading = runElsewhere(std::move(work));
        co_await reading;
    }
    // What has no result may have been done or not: the same items can be sent again.
    if (results->size() != wanted)
        co_return Error{ErrorCode::Protocol,
                        call.path,
                        QStringLiteral("%1 items have %2 results").arg(wanted).arg(results->size()),
                        {},
                        {}};
    co_return *results;
}

} // namespace octroi::backends
