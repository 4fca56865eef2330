// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inventory/inventory.h"
#include "inventory/snapshot.h"
#include "inventory/snapshotfile.h"

#include <QFuture>
#include <QSet>
#include <QTimer>

namespace octroi::inventory {

class SnapshotLines;

using backends::Page;
using backends::Task;

constexpr int kUsageDays = KeyTable::kDays;

/// How the snapshot is read and kept current; the public face only looks at it.
struct Inventory::Private
{
    Private(Inventory *owner, backends::Backend &source, const Clock &time)
        : q(owner)
        , backend(source)
        , clock(time)
    {
    }

    Inventory *q;
    backends::Backend &backend;
    const Clock &clock;
    Snapshot data;
    SyncState state = SyncState::Idle;
    Error lastError;
    QDateTime lastSync;
    QDateTime usageAsOf;
    int synced = 0, expected = 0;
    qint64 usesAsOf = 0; ///< milliseconds: last uses up to then are in the snapshot
    /// Of a first sync that was cut short: what it read is not read anew.
    struct Partial
    {
        std::shared_ptr<KeyTable> table = std::make_shared<KeyTable>();
        qint64 seq = -1, at = 0; ///< of its first answer: what changed since comes by the feeds
        quint64 lastId = 0;
        bool isOther = false; ///< what is there belongs to another server than what came last
        void note(const SnapshotLines &lines);
    };
    std::shared_ptr<Partial> partial;
    QFuture<void> feeding; ///< writes into the partial table
    std::shared_ptr<backends::ByteStream> stream;
    std::shared_ptr<SnapshotFile> file;
    bool fromFile = false; ///< the backend has not been read since the file was
    bool saving = false, saveSoon = false;
    qint64 savedAt = 0, savedSeq = -1;
    quint64 savedRevision = 0;
    std::vector<std::weak_ptr<std::atomic_bool>> running; ///< selections in other threads
    qint64 seq = -1; ///< the last change that is in the snapshot; -1: nothing is
    QStringList newClients; ///< since tellClients()
    qint64 generation = 0;
    bool again = false;
    bool readsUsage = true;
    QTimer debounce;
    std::shared_ptr<bool> alive = std::make_shared<bool>(true);

    void setState(SyncState next)
    {
        state = next;
        Q_EMIT q->syncStateChanged();
    }
    QCoro::Task<> run();
    Task<void> once(qint64 mine);
    Task<void> everything(qint64 mine);
    Task<void> following(qint64 mine);
    Task<void> allKeys(qint64 mine, qint64 *newest);
    Task<void> streamKeys(qint64 mine, qint64 *newest);
    Task<void> streamSome(qint64 mine, std::shared_ptr<Partial> into, int others, bool *progressed);
    Task<void> lastUses(qint64 mine);
    Task<void> open(std::shared_ptr<SnapshotFile> source);
    QCoro::Task<> save();
    void stopSelections();
    void putAll(const std::vector<domain::ApiKey> &keys);
    bool put(const domain::ApiKey &key);
    bool putMany(const QList<domain::ApiKey> &keys, const QStringList &changed);
    Task<void> directory(qint64 mine);
    Task<void> catalogue(qint64 mine);
    Task<void> allClients(qint64 mine);
    void assignClients(std::vector<domain::OAuthClient> clients);
    bool putClient(const domain::OAuthClient &client);
    void dropClient(const QString &id);
    void tellClients(); ///< clientChanged of few, then clientsChanged
    Task<void> someClients(qint64 mine, QStringList ids);
    Task<void> readUsage(qint64 mine);
    Task<void> readUsageOf(qint64 mine, bool ofClients);
    Task<qint64> lastSeq();
    bool stale(qint64 mine) const { return mine != generation; }
    void live(const domain::LivePoint &point);

    /// All pages of one collection. The function lives in this frame, so its captures do too.
    template <typename T, typename F>
    Task<std::vector<T>> pages(F read)
    {
        const auto here = alive;
        std::vector<T> out;
        QSet<QString> seen;
        QString cursor;
        do {
            Result<Page<T>> page = co_await read(cursor);
            if (!*here)
                co_return Error{ErrorCode::Cancelled, {}, {}, {}, {}};
            if (!page)
                co_return page.error();
            for (T &item : page->items)
                out.push_back(std::move(item));
            synced += int(page->items.size());
            Q_EMIT q->syncStateChanged();
            if (!*here)
                co_return Error{ErrorCode::Cancelled, {}, {}, {}, {}};
            cursor = page->next;
            if (!cursor.isEmpty() && seen.contains(cursor))
                co_return Error{ErrorCode::Protocol,
                                {},
                                QStringLiteral("the list does not end"),
                                QStringLiteral("next"),
                                {}};
            seen.insert(cursor);
        } while (!cursor.isEmpty());
        co_return std::move(out);
    }
};

} // namespace octroi::inventory
