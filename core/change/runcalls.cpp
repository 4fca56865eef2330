// SPDX-License-Identifier: GPL-3.0-or-later
// How a run calls its backend, and what it makes of the answers.
#include "change/intake.h"
#include "change/run.h"

#include <QCoroTimer>

namespace octroi::change {

namespace {

constexpr int kMostOdd = 3; ///< odd answers to single calls one after the other

/// It is not known whether the call was done.
bool isLost(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Network:
    case ErrorCode::Timeout:
    case ErrorCode::Protocol:
    case ErrorCode::Internal:
    case ErrorCode::Cancelled:
        return true;
    case ErrorCode::Unavailable:
        return error.reason != QLatin1String("not_supported");
    default:
        return false;
    }
}

/// Something answered, but not as the contract says.
bool isOdd(const Error &error)
{
    return error.code == ErrorCode::Protocol || error.code == ErrorCode::Internal;
}

/// Nothing that concerns one item: the next would be answered so too.
bool concernsAll(const Error &error)
{
    return error.code == ErrorCode::Unauthorized || error.code == ErrorCode::RateLimited;
}

backends::BulkResult resultOf(const Executed &executed)
{
    backends::BulkResult out;
    out.id = executed.objectId;
    if (executed.issued) {
        out.secret = executed.issued->secret;
        out.key = executed.issued->key;
    } else if (executed.issuedRule) {
        out.secret = executed.issuedRule->secret;
    } else if (const auto *key = std::get_if<domain::ApiKey>(&executed.object)) {
        out.key = *key;
    }
    out.version = out.key ? out.key->version : versionOf(executed);
    return out;
}

} // namespace

QCoro::Task<Result<void>> Run::sendTogether(Indices indices)
{
    const auto here = m_alive;
    QList<backends::BulkItem> items;
    for (const quint32 index : std::as_const(indices))
        items << *bulkItemOf(*m_record, index);
    for (int attempt = 1;; ++attempt) {
        const Result<QList<backends::BulkResult>> results =
            co_await m_inventory.backend().keys()->bulk(items);
        if (!*here)
            co_return Result<void>();
        if (results) {
            for (qsizetype i = 0; i < indices.size(); ++i)
                takeResult(indices.at(i), results->at(i));
            keep(indices);
            co_return Result<void>();
        }
        const Error error = results.error();
        if (!isLost(error) && !concernsAll(error)) {
            // Refused as a whole: none of them was done.
            for (const quint32 index : std::as_const(indices))
                setResult(index, RunItemState::Failed, &error);
            keep(indices);
            co_return Result<void>();
        }
        for (const quint32 index : std::as_const(indices))
            m_repeated.insert(index);
        if (attempt >= m_patience.tries || error.code == ErrorCode::Cancelled || concernsAll(error))
            co_return error;
        co_await QCoro::sleepFor(m_patience.between * attempt);
        if (!*here)
            co_return Result<void>();
    }
}

QCoro::Task<Result<void>> Run::sendAlone(quint32 index)
{
    const auto here = m_alive;
    PlannedItem item;
    item.change = changeOf(*m_record, m_record->items[index]);
    item.version = m_record->items[index].version;
    item.objectName = QString::fromUtf8(m_record->items[index].id);
    const QString once = m_record->idempotencyKey(index);
    for (int attempt = 1;; ++attempt) {
        const Result<Executed> result = co_await execute(&m_inventory.backend(), item, once);
        if (!*here)
            co_return Result<void>();
        if (result) {
            m_oddInRow = 0;
            takeResult(index, resultOf(*result));
            if (!m_record->items[index].isKey())
                takeIn(m_inventory, item.change, *result);
            keep({index});
            co_return Result<void>();
        }
        const Error error = result.error();
        if (!isLost(error) && !concernsAll(error)) {
            if (error.code == ErrorCode::PreconditionFailed && m_repeated.contains(index)) {
                const Result<bool> isSo = co_await readBack(index);
                if (!*here)
                    co_return Result<void>();
                if (!isSo)
                    co_return isSo.error();
            }
            if (m_record->items[index].state == RunItemState::Sent)
                setResult(index, RunItemState::Failed, &error);
            keep({index});
            co_return Result<void>();
        }
        m_repeated.insert(index);
        if (attempt >= m_patience.tries && isOdd(error) && ++m_oddInRow < kMostOdd) {
            // Something about this item; were it the backend, the next would be answered so too.
            Error unknown = error;
            unknown.reason = QStringLiteral("answer_lost");
            setResult(index, RunItemState::Failed, &unknown);
            keep({index});
            co_return Result<void>();
        }
        if (attempt >= m_patience.tries || error.code == ErrorCode::Cancelled || concernsAll(error))
            co_return error;
        co_await QCoro::sleepFor(m_patience.between * attempt);
        if (!*here)
            co_return Result<void>();
    }
}

/// Whether a key has become what was asked for by a call whose answer was lost. True: the item is done.
QCoro::Task<Result<bool>> Run::readBack(quint32 index)
{
    const auto here = m_alive;
    if (!m_record->items[index].isKey())
        co_return false;
    const QString id = QString::fromUtf8(m_record->items[index].id);
    const Result<domain::ApiKey> key = co_await m_inventory.backend().keys()->key(id);
    if (!*here)
        co_return false;
    if (!key && isLost(key.error()))
        co_return key.error();
    if (!key || !isFulfilled(*m_record, m_record->items[index], *key))
        co_return false;
    m_inventory.take(*key);
    m_record->items[index].version = key->version;
    setResult(index, RunItemState::Done);
    co_return true;
}

void Run::takeResult(quint32 index, const backends::BulkResult &result)
{
    RunItem &item = m_record->items[index];
    if (result.key)
        m_inventory.take(*result.key);
    const bool wasDone = result.error && result.error->code == ErrorCode::PreconditionFailed && result.key &&
                         m_repeated.contains(index) && isFulfilled(*m_record, item, *result.key);
    if (result.error && !wasDone) {
        setResult(index, RunItemState::Failed, &*result.error);
        return;
    }
    if (item.makesAnew()) {
        m_record->made.insert(index, result.id.toUtf8());
        if (result.secret)
            m_secrets.insert(index, result.secret);
    }
    if (const qint64 version = wasDone ? result.key->version : result.version; version > 0) {
        if (!item.makesAnew()) {
            if (const auto left = m_left.constFind(index); left != m_left.constEnd())
                m_own.note(item.id, *left - 1, *left); // it does not stand in the way of what was before it
            m_own.note(item.id, item.version, version);
        }
        item.version = version;
    }
    setResult(index, RunItemState::Done);
}

} // namespace octroi::change
