// SPDX-License-Identifier: GPL-3.0-or-later
// How the keys get into their columns: all of them as a stream or by pages, then changes, uses and the live stream.
#include "inventory/reading.h"
#include "inventory/snapshotlines.h"

#include <QCoroFuture>
#include <QtConcurrentRun>

namespace octroi::inventory {

namespace {

constexpr int kPageSize = 1000;
constexpr int kManyKeys = 64; ///< so many at once are told of as one

Error cancelled()
{
    return Error{ErrorCode::Cancelled, {}, {}, {}, {}};
}

} // namespace

void Inventory::Private::Partial::note(const SnapshotLines &lines)
{
    if (seq < 0) {
        seq = lines.seq();
        at = lines.at();
    }
    // A server that knows fewer changes than before is another one, or came back from a backup.
    isOther = lines.seq() >= 0 && lines.seq() < seq;
    if (lines.lastId() != 0)
        lastId = lines.lastId();
}

void Inventory::Private::stopSelections()
{
    for (const auto &one : running) {
        if (const auto cancelled = one.lock())
            *cancelled = true;
    }
    running.clear();
}

bool Inventory::Private::put(const domain::ApiKey &key)
{
    stopSelections();
    const std::unique_lock lock(data.keys->mutex);
    return data.keys->put(key);
}

/// Those that changed and are not among the keys are gone.
bool Inventory::Private::putMany(const QList<domain::ApiKey> &keys, const QStringList &changed)
{
    const auto here = alive;
    if (changed.isEmpty())
        return false;
    stopSelections();
    QStringList different;
    {
        const std::unique_lock lock(data.keys->mutex);
        QSet<QString> there;
        for (const domain::ApiKey &key : keys) {
            there.insert(key.id);
            if (data.keys->put(key))
                different.append(key.id);
        }
        for (const QString &id : changed) {
            if (!there.contains(id) && data.keys->remove(id))
                different.append(id);
        }
    }
    if (different.size() > kManyKeys) {
        Q_EMIT q->reset();
        return true;
    }
    for (const QString &id : std::as_const(different)) {
        Q_EMIT q->keyChanged(id);
        if (!*here)
            return true;
    }
    return !different.isEmpty();
}

Task<void> Inventory::Private::allKeys(qint64 mine, qint64 *newest)
{
    const auto here = alive;
    backends::KeysBackend *keys = backend.keys();
    if (!keys)
        co_return Result<void>();
    // What a cancelled sync was reading is read to its end before another writes into the same columns.
    QFuture<void> before = feeding;
    if (before.isRunning()) {
        co_await before;
        if (!*here || stale(mine))
            co_return cancelled();
    }
    const auto known = partial ? partial : std::make_shared<Partial>();
    stream = keys->snapshot(known->table->unpacked(known->lastId));
    if (stream) {
        partial = known;
        const Result<void> done = co_await streamKeys(mine, newest);
        if (*here && !stale(mine))
            stream.reset();
        co_return done;
    }
    Result<std::vector<domain::ApiKey>> all =
        co_await pages<domain::ApiKey>([keys](QString cursor) { return keys->keys({}, cursor, kPageSize); });
    if (!*here || stale(mine) || !all)
        co_return all ? cancelled() : all.error();
    putAll(*all);
    co_return Result<void>();
}

/// Where there is no feed the difference is found here: what stayed keeps its row, what is missing goes.
void Inventory::Private::putAll(const std::vector<domain::ApiKey> &keys)
{
    stopSelections();
    KeyTable &table = *data.keys;
    const std::unique_lock lock(table.mutex);
    std::vector<bool> there(table.rows(), false);
    for (const domain::ApiKey &key : keys) {
        table.put(key);
        const quint32 row = table.find(key.id);
        if (row < there.size())
            there[row] = true;
    }
    for (quint32 row = 0; row < there.size(); ++row) {
        if (!there[row])
            table.remove(table.idOf(row));
    }
}

// A connection that breaks on the way is made again behind the last key, as long as each brings some.
Task<void> Inventory::Private::streamKeys(qint64 mine, qint64 *newest)
{
    const auto here = alive;
    const int others = synced; // objects that are no keys
    for (;;) {
        bool progressed = false;
        const auto into = partial;
        const Result<void> part = co_await streamSome(mine, into, others, &progressed);
        if (!*here || stale(mine))
            co_return cancelled();
        if (part)
            break;
        const ErrorCode code = part.error().code;
        const bool cut = code == ErrorCode::Network || code == ErrorCode::Timeout;
        if (!cut || into->isOther)
            partial = std::make_shared<Partial>();
        if (!into->isOther && (!cut || !progressed))
            co_return part;
        stream = backend.keys()->snapshot(partial->table->unpacked(partial->lastId));
    }
    const auto into = partial;
    const auto table = into->table;
    std::function<void()> order =
        [table] { // so that the first look at the list need not sort a million names
            table->names.ranks();
            table->shrink();
        };
    QFuture<void> ordering = QtConcurrent::run(std::move(order));
    co_await ordering;
    if (!*here || stale(mine))
        co_return cancelled();
    partial.reset();
    stopSelections();
    data.keys = table;
    usesAsOf = into->at;
    *newest = into->seq;
    co_return Result<void>();
}

// Chunks are read into columns on another thread; the next one is asked for when that is done, so that the server
// sends no faster than this reads.
Task<void> Inventory::Private::streamSome(qint64 mine, std::shared_ptr<Partial> into, int others,
                                          bool *progressed)
{
    const auto here = alive;
    const auto source = stream;
    const auto lines = std::make_shared<SnapshotLines>(*into->table);
    const auto fed = std::make_shared<Result<void>>();
    for (;;) {
        const Result<QByteArray> chunk = co_await source->read();
        if (!*here || stale(mine))
            co_return cancelled();
        if (!chunk)
            co_return chunk.error();
        if (chunk->isEmpty())
            break;
        const QByteArray bytes = *chunk;
        std::function<void()> work = [into, lines, fed, bytes] {
            *fed = lines->feed(bytes);
            into->note(*lines);
        };
        QFuture<void> reading = QtConcurrent::run(std::move(work));
        feeding = reading;
        co_await reading;
        if (!*here || stale(mine))
            co_return cancelled();
        if (!*fed)
            co_return *fed;
        if (into->isOther)
            co_return Error{
                ErrorCode::Conflict, {}, QStringLiteral("the server is another one than before"), {}, {}};
        *progressed = lines->read() > 0;
        synced = others + int(into->table->rows());
        expected = others + int(lines->expected());
        Q_EMIT q->syncStateChanged();
        if (!*here || stale(mine))
            co_return cancelled();
    }
    co_return lines->finish();
}

Task<void> Inventory::Private::lastUses(qint64 mine)
{
    const auto here = alive;
    if (usesAsOf == 0)
        co_return Result<void>();
    QString cursor;
    bool any = false;
    do {
        const Result<backends::LastUses> page = co_await backend.changes()->lastUsesSince(usesAsOf, cursor);
        if (!*here || stale(mine))
            co_return cancelled();
        if (!page)
            co_return page.error();
        if (!page->uses.isEmpty())
            stopSelections();
        const std::unique_lock lock(data.keys->mutex);
        for (const auto &[id, at] : page->uses) {
            const quint32 row = data.keys->find(id);
            if (row == KeyTable::kNone || data.keys->lastUsed[row] >= at)
                continue;
            data.keys->setLastUsed(row, at);
            any = true;
        }
        cursor = page->next == cursor ? QString() : page->next;
        if (cursor.isEmpty())
            usesAsOf = page->asOf;
    } while (!cursor.isEmpty());
    if (any)
        Q_EMIT q->usageChanged();
    co_return Result<void>();
}

/// Keeps consumption and last use current between two readings.
void Inventory::Private::live(const domain::LivePoint &point)
{
    if (!usageAsOf.isValid() || point.second <= usageAsOf.toSecsSinceEpoch() || point.keys.isEmpty())
        return;
    const qint64 at = point.second * 1000;
    bool any = false;
    stopSelections();
    {
        KeyTable &table = *data.keys;
        const std::unique_lock lock(table.mutex);
        for (const auto &entry : point.keys) {
            const quint32 row = table.find(entry.keyId);
            if (row == KeyTable::kNone)
                continue;
            any = true;
            if (entry.requests > entry.refused && table.lastUsed[row] < at)
                table.setLastUsed(row, at);
            table.setUsage(row, table.requests[row] + entry.requests,
                           table.byteSums[row] + entry.bytesIn + entry.bytesOut);
            QList<qint32> values(kUsageDays, 0);
            values.last() = qint32(entry.requests);
            table.addDays(row, values);
        }
    }
    if (any)
        Q_EMIT q->usageChanged();
}

} // namespace octroi::inventory
