// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/octroid/decode.h"
#include "backends/octroid/octroidbackend.h"
#include "domain/json.h"

// Usage, audit and the change feed: what is only read.
namespace octroi::backends {

namespace {

/// "Before everything newer" for the audit log; still exact as a JSON number.
constexpr qint64 kAfterTheLast = 9'007'199'254'740'991;
constexpr qsizetype kMostUsageRows = 100'000; ///< of one answer; by key there are pages of more

Result<ChangeNotice> noticeFromJson(const QJsonObject &o)
{
    ChangeNotice notice{
        o.value(QLatin1String("seq")).toInteger(-1), o.value(QLatin1String("object_type")).toString(),
        o.value(QLatin1String("object_id")).toString(), o.value(QLatin1String("action")).toString()};
    if (notice.seq < 0 || notice.objectType.isEmpty())
        return Error{ErrorCode::Protocol,
                     {},
                     QStringLiteral("a change without number or type"),
                     QStringLiteral("seq"),
                     {}};
    return notice;
}

Result<KeyChanges> readChanges(const QByteArray &body, const QString &path)
{
    const auto notices = readPage<ChangeNotice>(body, path, noticeFromJson);
    if (!notices)
        return notices.error();
    KeyChanges out;
    out.notices = notices->items;
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    out.last = object.value(QLatin1String("last")).toInteger();
    const QJsonArray keys = object.value(QLatin1String("keys")).toArray();
    for (const QJsonValue value : keys) {
        Result<domain::ApiKey> key = domain::apiKeyFromJson(value.toObject());
        if (!key)
            return key.error();
        out.keys.append(std::move(*key));
    }
    return out;
}

Task<KeyChanges> decodeChanges(Task<HttpAnswer> call, QString path)
{
    const Result<HttpAnswer> answer = co_await std::move(call);
    if (!answer)
        co_return answer.error();
    auto changes = std::make_shared<Result<KeyChanges>>(KeyChanges());
    const QByteArray body = answer->body;
    std::function<void()> work = [changes, body, path] { *changes = readChanges(body, path); };
    if (body.size() < kLargeBody) {
        work();
    } else {
        QFuture<void> reading = runElsewhere(std::move(work));
        co_await reading;
    }
    co_return std::move(*changes);
}

Result<LastUses> usesFromJson(const QJsonObject &o)
{
    LastUses out;
    out.asOf = o.value(QLatin1String("as_of")).toInteger();
    out.next = o.value(QLatin1String("next")).toString();
    const QJsonArray items = o.value(QLatin1String("items")).toArray();
    for (const QJsonValue item : items)
        out.uses.append({item.toArray().at(0).toString(), item.toArray().at(1).toInteger()});
    return out;
}

Result<domain::ReceiptStatement> statementFromJson(const QJsonObject &o)
{
    domain::ReceiptStatement out{
        o.value(QLatin1String("issuer")).toString(), {}, o.value(QLatin1String("jws")).toString().toLatin1()};
    const QJsonArray entries = o.value(QLatin1String("entries")).toArray();
    for (const QJsonValue value : entries) {
        const Result<domain::ReceiptEntry> entry = domain::receiptEntryFromJson(value.toObject());
        if (!entry)
            return entry.error();
        out.entries << *entry;
    }
    if (out.jws.isEmpty())
        return Error{
            ErrorCode::Protocol, {}, QStringLiteral("nothing was signed"), QStringLiteral("jws"), {}};
    return out;
}

Task<QList<domain::AuditEntry>> newestFirst(Task<QList<domain::AuditEntry>> task)
{
    Result<QList<domain::AuditEntry>> entries = co_await std::move(task);
    if (entries) {
        std::sort(entries->begin(), entries->end(),
                  [](const domain::AuditEntry &a, const domain::AuditEntry &b) { return a.seq > b.seq; });
    }
    co_return entries;
}

/// Pairs of value and count, smallest first; `unit`: what a value of the histogram is of those in the answer.
Result<usage::Histogram> histogramFrom(const QJsonValue &value, double unit, const QString &path)
{
    usage::Histogram out;
    bool good = value.isArray();
    const QJsonArray pairs = value.toArray();
    for (const QJsonValue pair : pairs) {
        const double at = pair.toArray().at(0).toDouble(-1) / unit;
        const qint64 count = pair.toArray().at(1).toInteger(-1);
        good = good && at > 0 && at <= 2 * usage::Histogram::kLargestMs && count > 0;
        if (good)
            out.add(at, count);
    }
    if (good)
        return out;
    return Error{ErrorCode::Protocol, path, QStringLiteral("the answer holds no distribution"), QStringLiteral("distribution"), {}};
}

Result<UsageSpread> spreadFrom(const QByteArray &body, const QString &path)
{
    const Result<QJsonObject> object = parseObject(body, path);
    if (!object)
        return object.error();
    const QJsonObject told = object->value(QLatin1String("distribution")).toObject();
    const auto latency = histogramFrom(told.value(QLatin1String("latency_ms")), 1, path);
    const auto sizes = histogramFrom(told.value(QLatin1String("size_bytes")), 1000, path);
    if (!latency || !sizes)
        return latency ? sizes.error() : latency.error();
    UsageSpread out{{*latency, *sizes}};
    out.timeSeconds = object->value(QLatin1String("precision")).toObject().value(QLatin1String("time_seconds")).toInteger(60);
    return out;
}

QString usagePath(const UsageRequest &request, const QString &after)
{
    QStringList query;
    const auto add = [&](const char *name, const QString &value) {
        if (!value.isEmpty())
            query << QLatin1String(name) + u'=' + wire::encoded(value);
    };
    add("group_by", request.groupBy.join(u','));
    add("from", domain::toRfc3339(request.from));
    add("to", domain::toRfc3339(request.to));
    add("key_id", request.keyId);
    add("application_id", request.applicationId);
    add("partner_id", request.partnerId);
    add("api_id", request.apiId);
    add("client_id", request.clientId);
    add("endpoint", request.endpoint);
    add("scope", request.scope);
    add("environment", request.environment);
    add("tag", request.tag);
    add("refusal", request.refusal);
    add("status_class", request.statusClass);
    add("time_zone", request.timeZone);
    add("after", after);
    return QStringLiteral("/v1/usage?") + query.join(u'&');
}

} // namespace

Task<Page<domain::UsageRow>> OctroidBackend::usagePage(UsageRequest request, QString after)
{
    const QString path = usagePath(request, after);
    Result<Page<domain::UsageRow>> page =
        co_await decodePage<domain::UsageRow>(get(path), path, domain::usageRowFromJson);
    if (!page)
        co_return page.error();
    const bool hasPages = after.isEmpty() && page->next == QLatin1String("0");
    if (after.isEmpty() && !hasPages && page->items.size() >= kMostUsageRows)
        co_return Error{ErrorCode::TooLarge,
                        {},
                        QStringLiteral("there are more rows than fit in an answer"),
                        {},
                        QStringLiteral("too_many_rows")};
    if (hasPages)
        page->items.clear(); // it was cut, and all of it comes again
    if (page->next == after)
        page->next.clear();
    co_return page;
}

Task<UsageSpread> OctroidBackend::usageSpread(UsageRequest request)
{
    request.groupBy.clear();
    const QString path = usagePath(request, {}) + QStringLiteral("&include=distribution");
    const Result<HttpAnswer> answer = co_await get(path);
    if (!answer)
        co_return answer.error();
    co_return spreadFrom(answer->body, path);
}

Task<QList<domain::UsageRow>> OctroidBackend::usage(UsageRequest request)
{
    QList<domain::UsageRow> rows;
    QString after;
    do {
        Result<Page<domain::UsageRow>> page = co_await usagePage(request, after);
        if (!page)
            co_return page.error();
        rows += std::move(page->items);
        after = page->next;
    } while (!after.isEmpty());
    co_return std::move(rows);
}

Task<QList<domain::AuditEntry>> OctroidBackend::entries(qint64 before, int limit, QString objectId)
{
    QString path =
        QStringLiteral("/v1/audit?before=%1&limit=%2").arg(before > 0 ? before : kAfterTheLast).arg(limit);
    if (!objectId.isEmpty())
        path += QStringLiteral("&object_id=") + wire::encoded(objectId);
    return newestFirst(decodeList<domain::AuditEntry>(get(path), path, domain::auditEntryFromJson));
}

Task<domain::ReceiptStatement> OctroidBackend::signReceipt(QByteArray digest,
                                                           QList<std::pair<QString, QString>> objects)
{
    const QString path = QStringLiteral("/v1/audit/receipts");
    QJsonArray asked;
    for (const auto &[type, id] : std::as_const(objects))
        asked.append(QJsonObject{{QStringLiteral("type"), type}, {QStringLiteral("id"), id}});
    const QJsonObject body{{QStringLiteral("receipt"), QString::fromLatin1(digest)},
                           {QStringLiteral("objects"), asked}};
    return decodeObject<domain::ReceiptStatement>(write("POST", path, body, 0, {}), path, statementFromJson);
}

Task<QList<ChangeNotice>> OctroidBackend::changesSince(qint64 seq, int limit)
{
    const QString path = QStringLiteral("/v1/changes?since=%1&limit=%2").arg(seq).arg(limit);
    return decodeList<ChangeNotice>(get(path), path, noticeFromJson);
}

Task<KeyChanges> OctroidBackend::keyChangesSince(qint64 seq, int limit)
{
    const QString path = QStringLiteral("/v1/changes?since=%1&limit=%2&include=keys").arg(seq).arg(limit);
    return decodeChanges(get(path), path);
}

Task<LastUses> OctroidBackend::lastUsesSince(qint64 ms, QString cursor)
{
    QString path = QStringLiteral("/v1/changes/last-used?since=%1&limit=10000").arg(ms);
    if (!cursor.isEmpty())
        path += QStringLiteral("&cursor=") + wire::encoded(cursor);
    return decodeObject<LastUses>(get(path), path, usesFromJson);
}

} // namespace octroi::backends
