// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/reading.h"

namespace octroi::inventory {

namespace {

constexpr int kPageSize = 1000;
constexpr int kMostSingles = 200; ///< more changes than this, and everything is read again
constexpr int kSinglesAtOnce = 6;
constexpr qint64 kUsageAgeMs = 300'000; ///< between, the live stream adds to it

Error cancelled()
{
    return Error{ErrorCode::Cancelled, {}, {}, {}, {}};
}

} // namespace

QCoro::Task<> Inventory::Private::run()
{
    const auto here = alive;
    const qint64 mine = ++generation;
    synced = 0;
    setState(SyncState::Reading);
    do {
        again = false;
        const Result<void> result = co_await once(mine);
        if (!*here || stale(mine))
            co_return;
        if (!result) {
            lastError = result.error();
            setState(SyncState::Failed);
            co_return;
        }
    } while (again);
    lastSync = clock.now();
    setState(SyncState::Idle);
}

Task<void> Inventory::Private::once(qint64 mine)
{
    const auto here = alive;
    Result<void> result;
    if (seq < 0)
        result = co_await everything(mine);
    else
        result = co_await following(mine);
    if (!*here || stale(mine))
        co_return cancelled();
    if (!result)
        co_return result;
    const bool old = !usageAsOf.isValid() || usageAsOf.msecsTo(clock.now()) > kUsageAgeMs;
    if (!readsUsage || !backend.usage() || !old)
        co_return result;
    const Result<void> usage = co_await readUsage(mine);
    co_return usage;
}

Task<qint64> Inventory::Private::lastSeq()
{
    backends::AuditBackend *audit = backend.audit();
    if (!audit || !backend.changes())
        co_return qint64(-1);
    const Result<QList<domain::AuditEntry>> newest = co_await audit->entries(0, 1, {});
    if (!newest)
        co_return newest.error();
    co_return newest->isEmpty() ? qint64(0) : newest->first().seq;
}

Task<void> Inventory::Private::everything(qint64 mine)
{
    const auto here = alive;
    // Before the lists: what changes while they are read comes again by the feed.
    const Result<qint64> newest = co_await lastSeq();
    if (!*here || stale(mine))
        co_return cancelled();
    if (!newest)
        co_return newest.error();
    Result<void> part = co_await directory(mine);
    if (!*here || stale(mine) || !part)
        co_return part ? Result<void>(cancelled()) : part;
    part = co_await catalogue(mine);
    if (!*here || stale(mine) || !part)
        co_return part ? Result<void>(cancelled()) : part;
    if (backends::KeysBackend *keys = backend.keys()) {
        Result<std::vector<domain::ApiKey>> all = co_await pages<domain::ApiKey>(
            [keys](QString cursor) { return keys->keys({}, cursor, kPageSize); });
        if (!*here || stale(mine))
            co_return cancelled();
        if (!all)
            co_return all.error();
        data.keys.assign(std::move(*all));
        data.indexKeys();
    }
    seq = *newest;
    Q_EMIT q->reset();
    co_return Result<void>();
}

Task<void> Inventory::Private::directory(qint64 mine)
{
    const auto here = alive;
    backends::DirectoryBackend *source = backend.directory();
    if (!source)
        co_return Result<void>();
    Result<std::vector<domain::Partner>> partners = co_await pages<domain::Partner>(
        [source](QString cursor) { return source->partners(cursor, kPageSize); });
    if (!*here || stale(mine) || !partners)
        co_return partners ? cancelled() : partners.error();
    Result<std::vector<domain::Application>> applications = co_await pages<domain::Application>(
        [source](QString cursor) { return source->applications(cursor, kPageSize); });
    if (!*here || stale(mine) || !applications)
        co_return applications ? cancelled() : applications.error();
    data.partners.assign(std::move(*partners));
    data.applications.assign(std::move(*applications));
    data.indexApplications();
    co_return Result<void>();
}

Task<void> Inventory::Private::catalogue(qint64 mine)
{
    const auto here = alive;
    backends::ApisBackend *source = backend.apis();
    if (!source)
        co_return Result<void>();
    Result<std::vector<domain::Api>> apis =
        co_await pages<domain::Api>([source](QString cursor) { return source->apis(cursor, kPageSize); });
    if (!*here || stale(mine) || !apis)
        co_return apis ? cancelled() : apis.error();
    Result<std::vector<domain::Scope>> scopes =
        co_await pages<domain::Scope>([source](QString cursor) { return source->scopes(cursor, kPageSize); });
    if (!*here || stale(mine) || !scopes)
        co_return scopes ? cancelled() : scopes.error();
    Result<std::vector<domain::Plan>> plans =
        co_await pages<domain::Plan>([source](QString cursor) { return source->plans(cursor, kPageSize); });
    if (!*here || stale(mine) || !plans)
        co_return plans ? cancelled() : plans.error();
    data.apis.assign(std::move(*apis));
    data.scopes.assign(std::move(*scopes));
    data.plans.assign(std::move(*plans));
    co_return Result<void>();
}

Task<void> Inventory::Private::following(qint64 mine)
{
    const auto here = alive;
    const Result<QList<backends::ChangeNotice>> notices =
        co_await backend.changes()->changesSince(seq, kMostSingles + 1);
    if (!*here || stale(mine))
        co_return cancelled();
    if (!notices)
        co_return notices.error();
    if (notices->size() > kMostSingles) {
        const Result<void> all = co_await everything(mine);
        co_return all;
    }
    QStringList keyIds;
    bool directoryToo = false, catalogueToo = false;
    qint64 last = seq;
    for (const backends::ChangeNotice &n : *notices) {
        last = qMax(last, n.seq);
        if (n.objectType == QLatin1String("key")) {
            if (!keyIds.contains(n.objectId))
                keyIds.append(n.objectId);
        } else if (n.objectType == QLatin1String("partner") || n.objectType == QLatin1String("application")) {
            directoryToo = true;
        } else {
            catalogueToo = true;
        }
    }
    if (directoryToo) {
        const Result<void> part = co_await directory(mine);
        if (!*here || !part)
            co_return part;
        Q_EMIT q->directoryChanged();
    }
    if (catalogueToo) {
        const Result<void> part = co_await catalogue(mine);
        if (!*here || !part)
            co_return part;
        Q_EMIT q->catalogueChanged();
    }
    const Result<void> part = co_await singles(keyIds, mine);
    if (!*here || stale(mine))
        co_return cancelled();
    if (part)
        seq = qMax(seq, last);
    co_return part;
}

Task<void> Inventory::Private::singles(QStringList ids, qint64 mine)
{
    const auto here = alive;
    for (qsizetype from = 0; from < ids.size(); from += kSinglesAtOnce) {
        const QStringList some = ids.mid(from, kSinglesAtOnce);
        // Tasks run from the moment they are made, so these calls go out together.
        std::vector<Task<domain::ApiKey>> tasks;
        for (const QString &id : some)
            tasks.push_back(backend.keys()->key(id));
        for (size_t i = 0; i < tasks.size(); ++i) {
            const Result<domain::ApiKey> key = co_await tasks[i];
            if (!*here || stale(mine))
                co_return cancelled();
            const QString id = some.at(qsizetype(i));
            if (key) {
                ++synced;
                if (data.putKey(*key))
                    Q_EMIT q->keyChanged(id);
            } else if (key.error().code == ErrorCode::NotFound) {
                if (data.keys.remove(id)) {
                    data.indexKeys();
                    Q_EMIT q->keyChanged(id);
                }
            } else {
                co_return key.error();
            }
            if (!*here || stale(mine))
                co_return cancelled();
        }
    }
    co_return Result<void>();
}

Task<void> Inventory::Private::readUsage(qint64 mine)
{
    const auto here = alive;
    const QDateTime now = clock.now();
    const QDate firstDay = now.date().addDays(1 - kUsageDays);
    backends::UsageRequest request;
    request.from = QDateTime(firstDay, QTime(0, 0), Qt::UTC);
    request.to = now;
    request.groupBy = QStringList{QStringLiteral("key"), QStringLiteral("day")};
    const Result<QList<domain::UsageRow>> rows = co_await backend.usage()->usage(request);
    if (!*here || stale(mine))
        co_return cancelled();
    if (!rows)
        co_return rows.error();
    data.usage.clear();
    for (const domain::UsageRow &row : *rows) {
        if (row.keyId.isEmpty())
            continue;
        KeyUsage &usage = data.usage[row.keyId];
        if (usage.days.isEmpty())
            usage.days = QList<qint32>(kUsageDays, 0);
        usage.requests += row.totals.requests;
        usage.bytes += row.totals.bytesIn + row.totals.bytesOut;
        const qint64 day = firstDay.daysTo(row.at.toUTC().date());
        if (row.at.isValid() && day >= 0 && day < kUsageDays)
            usage.days[day] += qint32(qMin<qint64>(row.totals.requests, 0x7fffffff - usage.days[day]));
    }
    usageAsOf = now;
    Q_EMIT q->usageChanged();
    co_return Result<void>();
}

/// Keeps consumption and last use current between two readings.
void Inventory::Private::live(const domain::LivePoint &point)
{
    if (!usageAsOf.isValid() || point.second <= usageAsOf.toSecsSinceEpoch())
        return;
    const QDateTime at = QDateTime::fromSecsSinceEpoch(point.second, Qt::UTC);
    bool any = false;
    for (const auto &entry : point.keys) {
        domain::ApiKey *key = data.keys.edit(entry.keyId);
        if (!key)
            continue;
        any = true;
        if (entry.requests > entry.refused && (!key->lastUsedAt.isValid() || key->lastUsedAt < at))
            key->lastUsedAt = at;
        KeyUsage &usage = data.usage[entry.keyId];
        if (usage.days.isEmpty())
            usage.days = QList<qint32>(kUsageDays, 0);
        usage.requests += entry.requests;
        usage.bytes += entry.bytesIn + entry.bytesOut;
        usage.days.last() += qint32(entry.requests);
    }
    if (any)
        Q_EMIT q->usageChanged();
}

} // namespace octroi::inventory
