// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/inventory.h"

#include "inventory/snapshot.h"

#include <QSet>
#include <QTimer>

namespace octroi::inventory {

namespace {

using backends::Page;
using backends::Task;

constexpr int kPageSize = 1000;
constexpr int kMostSingles = 200; ///< more changes than this, and everything is read again
constexpr int kSinglesAtOnce = 6;
constexpr int kUsageDays = 30;
constexpr qint64 kUsageAgeMs = 300'000; ///< between, the live stream adds to it

} // namespace

struct Inventory::Private
{
    Private(Inventory *owner, backends::Backend &source, const Clock &time) : q(owner), backend(source), clock(time) {}

    Inventory *q;
    backends::Backend &backend;
    const Clock &clock;
    Snapshot data;
    SyncState state = SyncState::Idle;
    Error lastError;
    QDateTime lastSync;
    QDateTime usageAsOf;
    int synced = 0;
    qint64 seq = -1; ///< the last change that is in the snapshot; -1: nothing is
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
    Task<void> singles(QStringList ids, qint64 mine);
    Task<void> directory(qint64 mine);
    Task<void> catalogue(qint64 mine);
    Task<void> readUsage(qint64 mine);
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

namespace {
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

Inventory::Inventory(backends::Backend &backend, const Clock &clock, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, backend, clock))
{
    d->debounce.setSingleShot(true);
    d->debounce.setInterval(200);
    connect(&d->debounce, &QTimer::timeout, this, &Inventory::sync);
    connect(&backend, &backends::Backend::changed, this, [this](qint64 seq) {
        // Not restarted by each change: a steady flow must not put it off for ever.
        if (seq > d->seq && d->seq >= 0 && !d->debounce.isActive())
            d->debounce.start();
    });
    connect(&backend, &backends::Backend::livePoint, this,
            [this](const domain::LivePoint &point) { d->live(point); });
}

Inventory::~Inventory()
{
    *d->alive = false;
}

void Inventory::sync()
{
    if (d->state == SyncState::Reading) {
        d->again = true;
        return;
    }
    d->run();
}

void Inventory::cancelSync()
{
    if (d->state != SyncState::Reading)
        return;
    ++d->generation;
    d->again = false;
    d->setState(SyncState::Idle);
}

void Inventory::setReadsUsage(bool reads)
{
    d->readsUsage = reads;
}
SyncState Inventory::syncState() const
{
    return d->state;
}
Error Inventory::lastError() const
{
    return d->lastError;
}
QDateTime Inventory::lastSync() const
{
    return d->lastSync;
}
int Inventory::syncedObjects() const
{
    return d->synced;
}
const std::vector<domain::Partner> &Inventory::partners() const
{
    return d->data.partners.all();
}
const std::vector<domain::Application> &Inventory::applications() const
{
    return d->data.applications.all();
}
const std::vector<domain::Api> &Inventory::apis() const
{
    return d->data.apis.all();
}
const std::vector<domain::Scope> &Inventory::scopes() const
{
    return d->data.scopes.all();
}
const std::vector<domain::Plan> &Inventory::plans() const
{
    return d->data.plans.all();
}
const std::vector<domain::ApiKey> &Inventory::keys() const
{
    return d->data.keys.all();
}
const domain::Partner *Inventory::partner(const QString &id) const
{
    return d->data.partners.find(id);
}
const domain::Application *Inventory::application(const QString &id) const
{
    return d->data.applications.find(id);
}
const domain::Api *Inventory::api(const QString &id) const
{
    return d->data.apis.find(id);
}
const domain::Scope *Inventory::scope(const QString &name) const
{
    return d->data.scopes.find(name);
}
const domain::Plan *Inventory::plan(const QString &id) const
{
    return d->data.plans.find(id);
}
const domain::ApiKey *Inventory::key(const QString &id) const
{
    return d->data.keys.find(id);
}
const Clock &Inventory::clock() const
{
    return d->clock;
}
backends::Backend &Inventory::backend() const
{
    return d->backend;
}

std::vector<const domain::Application *> Inventory::applicationsOf(const QString &partnerId) const
{
    std::vector<const domain::Application *> out;
    const QStringList ids = d->data.applicationsOf.value(partnerId);
    for (const QString &id : ids)
        out.push_back(application(id));
    return out;
}

std::vector<const domain::ApiKey *> Inventory::keysOf(const QString &applicationId) const
{
    std::vector<const domain::ApiKey *> out;
    const QStringList ids = d->data.keysOf.value(applicationId);
    for (const QString &id : ids)
        out.push_back(key(id));
    return out;
}

KeyUsage Inventory::usageOf(const QString &keyId) const
{
    KeyUsage usage = d->data.usage.value(keyId);
    if (usage.days.isEmpty())
        usage.days = QList<qint32>(kUsageDays, 0);
    return usage;
}

domain::KeyFilter::Subject Inventory::subject(const domain::ApiKey &key) const
{
    const domain::Application *app = application(key.applicationId);
    const domain::Partner *owner = app ? partner(app->partnerId) : nullptr;
    const domain::Plan *limits = plan(key.planId);
    const auto usage = d->data.usage.constFind(key.id);
    const bool used = usage != d->data.usage.constEnd();
    return {key,
            owner ? owner->name : QString(),
            app ? app->name : QString(),
            limits ? limits->name : QString(),
            d->backend.info().name,
            owner ? owner->tags : QStringList(),
            used ? usage->requests : 0,
            used ? usage->bytes : 0};
}

void Inventory::take(const domain::Partner &partner)
{
    if (d->data.partners.put(partner))
        Q_EMIT directoryChanged();
}

void Inventory::take(const domain::Application &application)
{
    if (d->data.putApplication(application))
        Q_EMIT directoryChanged();
}

void Inventory::take(const domain::Api &api)
{
    if (d->data.apis.put(api))
        Q_EMIT catalogueChanged();
}

void Inventory::take(const domain::Scope &scope)
{
    if (d->data.scopes.put(scope))
        Q_EMIT catalogueChanged();
}

void Inventory::take(const domain::Plan &plan)
{
    if (d->data.plans.put(plan))
        Q_EMIT catalogueChanged();
}

void Inventory::take(const domain::ApiKey &key)
{
    if (d->data.putKey(key))
        Q_EMIT keyChanged(key.id);
}

} // namespace octroi::inventory
