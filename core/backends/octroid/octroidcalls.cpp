// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/octroid/decode.h"
#include "backends/octroid/octroidbackend.h"
#include "domain/json.h"

// Allowed calls of many credentials: one request, and an answer in columns.
namespace octroi::backends {

namespace {

const QString kPath = QStringLiteral("/v1/usage/calls");

QStringList namesOf(const QJsonObject &object, const char *field)
{
    QStringList names;
    const QJsonArray array = object.value(QLatin1String(field)).toArray();
    names.reserve(array.size());
    for (const QJsonValue name : array)
        names << name.toString();
    return names;
}

Error malformed()
{
    return Error{ErrorCode::Protocol,
                 kPath,
                 QStringLiteral("a row names what is not there"),
                 QStringLiteral("rows"),
                 {}};
}

Result<Calls> readCalls(const QByteArray &body)
{
    const Result<QJsonObject> object = parseObject(body, kPath);
    if (!object)
        return object.error();
    Calls out;
    out.keys = namesOf(*object, "keys");
    out.clients = namesOf(*object, "clients");
    out.apis = namesOf(*object, "apis");
    out.endpoints = namesOf(*object, "endpoints");
    out.from = domain::fromRfc3339(object->value(QLatin1String("from")).toString());
    out.to = domain::fromRfc3339(object->value(QLatin1String("to")).toString());
    out.unitSeconds = object->value(QLatin1String("unit_seconds")).toInteger();
    if (!object->value(QLatin1String("rows")).isArray() || !out.from.isValid() || !out.to.isValid() ||
        out.unitSeconds <= 0)
        return Error{ErrorCode::Protocol,
                     kPath,
                     QStringLiteral("the answer holds no calls"),
                     QStringLiteral("rows"),
                     {}};
    const QJsonArray rows = object->value(QLatin1String("rows")).toArray();
    out.groups.reserve(std::size_t(rows.size()));
    for (const QJsonValue value : rows) {
        const QJsonArray row = value.toArray();
        if (row.size() < 4 || (row.size() - 4) % 3 != 0)
            return malformed();
        Calls::Group group;
        const std::pair<quint32 *, qsizetype> places[] = {{&group.key, out.keys.size()},
                                                          {&group.client, out.clients.size()},
                                                          {&group.api, out.apis.size()},
                                                          {&group.endpoint, out.endpoints.size()}};
        for (qsizetype i = 0; i < 4; ++i) {
            const qint64 place = row.at(i).toInteger(-1);
            if (place < 0 || place >= places[i].second)
                return malformed();
            *places[i].first = quint32(place);
        }
        group.first = quint32(out.cells.size());
        group.count = quint32((row.size() - 4) / 3);
        for (qsizetype i = 4; i < row.size(); i += 3)
            out.cells.push_back(
                {row.at(i).toInteger(), row.at(i + 1).toInteger(), row.at(i + 2).toInteger()});
        out.groups.push_back(group);
    }
    return out;
}

/// Neither a long list of identifiers nor a long answer is written or read where it would be felt.
template <typename Work>
Task<void> elsewhere(Work work)
{
    std::function<void()> function = std::move(work);
    QFuture<void> future = runElsewhere(std::move(function));
    co_await future;
    co_return Result<void>();
}

QByteArray bodyOf(const CallsRequest &request)
{
    return QJsonDocument(
               QJsonObject{
                   {QStringLiteral("from"), domain::toRfc3339(request.from)},
                   {QStringLiteral("to"), domain::toRfc3339(request.to)},
                   {QStringLiteral("unit"), request.byDay ? QStringLiteral("day") : QStringLiteral("hour")},
                   {QStringLiteral("key_ids"), QJsonArray::fromStringList(request.keyIds)},
                   {QStringLiteral("client_ids"), QJsonArray::fromStringList(request.clientIds)},
                   {QStringLiteral("api_ids"), QJsonArray::fromStringList(request.apiIds)}})
        .toJson(QJsonDocument::Compact);
}

} // namespace

Task<Calls> OctroidBackend::calls(CallsRequest request)
{
    const QPointer<OctroidBackend> self(this);
    const auto body = std::make_shared<QByteArray>();
    const auto wanted = std::make_shared<CallsRequest>(std::move(request));
    auto writing = [body, wanted] { *body = bodyOf(*wanted); };
    (void)co_await elsewhere(writing);
    if (!self)
        co_return Error{ErrorCode::Cancelled, {}, {}, {}, {}};
    HttpCall question{"POST", kPath, *body, 0, {}};
    const Result<HttpAnswer> answer = co_await m_transport.call(question);
    if (!answer)
        co_return answer.error();
    const auto calls = std::make_shared<Result<Calls>>(Calls());
    const QByteArray text = answer->body;
    auto reading = [calls, text] { *calls = readCalls(text); };
    (void)co_await elsewhere(reading);
    co_return std::move(*calls);
}

} // namespace octroi::backends
