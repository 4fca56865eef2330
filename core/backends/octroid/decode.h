// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/backend.h"
#include "backends/octroid/transport.h"

#include <QCoroFuture>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <functional>

namespace octroi::backends {

/// Error: Protocol, `context` is the call's path.
Result<QJsonObject> parseObject(const QByteArray &body, const QString &context);
/// Runs the work on another thread; large bodies are not parsed on the interface thread.
QFuture<void> runElsewhere(std::function<void()> work);
constexpr qsizetype kLargeBody = 32 << 10; ///< bytes

template <typename T>
using Reader = Result<T> (*)(const QJsonObject &);

template <typename T>
Result<Page<T>> readPage(const QByteArray &body, const QString &context, Reader<T> read)
{
    const Result<QJsonObject> object = parseObject(body, context);
    if (!object)
        return object.error();
    const QJsonValue items = object->value(QLatin1String("items"));
    const QJsonValue next = object->value(QLatin1String("next"));
    if (!items.isArray())
        return Error{ErrorCode::Protocol,
                     context,
                     QStringLiteral("the answer holds no list"),
                     QStringLiteral("items"),
                     {}};
    Page<T> page;
    page.next = next.isDouble() ? QString::number(next.toInteger()) : next.toString();
    const QJsonArray array = items.toArray();
    page.items.reserve(array.size());
    for (const QJsonValue item : array) {
        Result<T> value = read(item.toObject());
        if (!value) {
            Error error = value.error();
            error.context = context;
            return error;
        }
        page.items.append(std::move(*value));
    }
    return page;
}

/// Free coroutines: what happens to the backend while another thread reads does not matter to them.
template <typename T>
Task<Page<T>> decodePage(Task<HttpAnswer> call, QString context, Reader<T> read)
{
    const Result<HttpAnswer> answer = co_await std::move(call);
    if (!answer)
        co_return answer.error();
    if (answer->body.size() < kLargeBody)
        co_return readPage<T>(answer->body, context, read);
    auto page = std::make_shared<Result<Page<T>>>(Page<T>());
    const QByteArray body = answer->body;
    // Named, because g++ before 13 destroys captures of a temporary in a co_await expression twice (GCC 99576).
    std::function<void()> work = [page, body, context, read] { *page = readPage<T>(body, context, read); };
    QFuture<void> reading = runElsewhere(std::move(work));
    co_await reading;
    co_return std::move(*page);
}

template <typename T>
Task<QList<T>> decodeList(Task<HttpAnswer> call, QString context, Reader<T> read)
{
    const Result<Page<T>> page = co_await decodePage<T>(std::move(call), context, read);
    if (!page)
        co_return page.error();
    co_return page->items;
}

template <typename T>
Task<T> decodeObject(Task<HttpAnswer> call, QString context, Reader<T> read)
{
    const Result<HttpAnswer> answer = co_await std::move(call);
    if (!answer)
        co_return answer.error();
    const Result<QJsonObject> object = parseObject(answer->body, context);
    if (!object)
        co_return object.error();
    Result<T> value = read(*object);
    if (!value) {
        Error error = value.error();
        error.context = context;
        co_return error;
    }
    co_return value;
}

} // namespace octroi::backends
