// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/reading.h"

namespace octroi::inventory {

namespace {

constexpr int kPageSize = 1000;
constexpr int kChangesAtOnce = 1000;
constexpr qsizetype kFewClients = 8;
constexpr int kMostChanges = 50'000; ///< more than this, and everything is read again
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
    expected = 0;
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
    fromFile = false;
    setState(SyncState::Idle);
    if (*here)
        save();
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
    part = co_await allClients(mine);
    if (!*here || stale(mine) || !part)
        co_return part ? Result<void>(cancelled()) : part;
    qint64 last = *newest;
    part = co_await allKeys(mine, &last);
    if (!*here || stale(mine) || !part)
        co_return part ? Result<void>(cancelled()) : part;
    seq = last;
    if (!lastSync.isValid())
        newClients.clear(); // at first all of them are
    Q_EMIT q->reset();
    if (*here && !newClients.isEmpty())
        tellClients();
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
    data.namesChanged();
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
    data.namesChanged();
    co_return Result<void>();
}

Task<void> Inventory::Private::allClients(qint64 mine)
{
    const auto here = alive;
    backends::ClientsBackend *source = backend.clients();
    if (!source)
        co_return Result<void>();
    Result<std::vector<domain::OAuthClient>> clients = co_await pages<domain::OAuthClient>(
        [source](QString cursor) { return source->clients({}, cursor, kPageSize); });
    if (!*here || stale(mine))
        co_return cancelled();
    // Who is limited to some partners may not see any; the rest is read all the same.
    if (!clients && clients.error().code == ErrorCode::Forbidden)
        co_return Result<void>();
    if (!clients)
        co_return clients.error();
    assignClients(std::move(*clients));
    co_return Result<void>();
}

/// One page with all of them, or a few of very many.
Task<void> Inventory::Private::someClients(qint64 mine, QStringList ids)
{
    const auto here = alive;
    if (data.clients.all().size() <= size_t(kPageSize) || ids.size() > kFewClients || !backend.clients()) {
        const Result<void> all = co_await allClients(mine);
        co_return all;
    }
    for (const QString &id : std::as_const(ids)) {
        const Result<domain::OAuthClient> client = co_await backend.clients()->client(id);
        if (!*here || stale(mine))
            co_return cancelled();
        if (client)
            putClient(*client);
        else if (client.error().code == ErrorCode::NotFound)
            dropClient(id);
        else if (client.error().code != ErrorCode::Forbidden)
            co_return client.error();
    }
    co_return Result<void>();
}

// A page of changes holds the keys as they are now: one request for a thousand, never one a key.
Task<void> Inventory::Private::following(qint64 mine)
{
    const auto here = alive;
    bool directoryToo = false, catalogueToo = false;
    qint64 last = seq;
    QStringList changed, changedClients;
    QList<domain::ApiKey> keys;
    for (qsizetype got = kChangesAtOnce, sum = 0; got == kChangesAtOnce; sum += got) {
        const Result<backends::KeyChanges> page = co_await backend.changes()->keyChangesSince(last, kChangesAtOnce);
        if (!*here || stale(mine))
            co_return cancelled();
        if (!page)
            co_return page.error();
        // A server that knows fewer changes than we is another one, or came back from a backup.
        if (sum > kMostChanges || page->last < last) {
            const Result<void> all = co_await everything(mine);
            co_return all;
        }
        got = page->notices.size();
        for (const backends::ChangeNotice &n : page->notices) {
            last = qMax(last, n.seq);
            if (n.objectType == QLatin1String("key"))
                changed.append(n.objectId);
            else if (n.objectType == QLatin1String("partner") || n.objectType == QLatin1String("application"))
                directoryToo = true;
            else if (n.objectType == QLatin1String("client") && !changedClients.contains(n.objectId))
                changedClients.append(n.objectId);
            else if (n.objectType == QLatin1String("api") || n.objectType == QLatin1String("scope") ||
                     n.objectType == QLatin1String("plan"))
                catalogueToo = true;
        }
        keys += page->keys;
        synced += int(page->keys.size());
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
    if (!changedClients.isEmpty()) {
        const Result<void> part = co_await someClients(mine, changedClients);
        if (!*here || !part)
            co_return part;
        tellClients();
    }
    if (!*here || stale(mine))
        co_return cancelled();
    putMany(keys, changed);
    if (!*here)
        co_return cancelled();
    seq = qMax(seq, last);
    const Result<void> uses = co_await lastUses(mine);
    co_return uses;
}

} // namespace octroi::inventory
