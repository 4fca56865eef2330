// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/inventory.h"

#include "inventory/reading.h"

#include <QtConcurrentRun>
#include <QCoroFuture>

namespace octroi::inventory {

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
    d->stopSelections();
    d->stream.reset();
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
    d->stream.reset(); // who reads it is told that this is over
    d->setState(SyncState::Idle);
}

backends::Task<void> Inventory::openFile(std::shared_ptr<SnapshotFile> file)
{
    return d->open(std::move(file));
}
bool Inventory::isFromFile() const
{
    return d->fromFile;
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
int Inventory::expectedObjects() const
{
    return d->expected;
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
const std::vector<domain::OAuthClient> &Inventory::clients() const
{
    return d->data.clients.all();
}
const KeyTable &Inventory::keyTable() const
{
    return *d->data.keys;
}
std::shared_ptr<const KeyTable> Inventory::sharedTable() const
{
    return d->data.keys;
}
std::shared_ptr<const Owners> Inventory::owners() const
{
    return d->data.owners(d->backend.info().name);
}
std::shared_ptr<const KeyTable> Inventory::clientTable() const
{
    return d->data.clientRows;
}
Parts::Part Inventory::keyPart() const
{
    return {d->data.keys, owners()};
}
Parts::Part Inventory::clientPart() const
{
    return {d->data.clientRows, d->data.clientOwners(d->backend.info().name)};
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
const domain::OAuthClient *Inventory::client(const QString &id) const
{
    return d->data.clients.find(id);
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

std::vector<const domain::OAuthClient *> Inventory::clientsOf(const QString &applicationId) const
{
    std::vector<const domain::OAuthClient *> out;
    for (const domain::OAuthClient &one : clients()) {
        if (one.applicationId == applicationId)
            out.push_back(&one);
    }
    return out;
}

namespace {

std::vector<domain::ApiKey> newestFirst(const KeyTable &table, std::vector<quint32> rows)
{
    std::sort(rows.begin(), rows.end(), [&table](quint32 a, quint32 b) {
        if (table.created[a] != table.created[b])
            return table.created[a] > table.created[b];
        return table.idOf(a) < table.idOf(b);
    });
    std::vector<domain::ApiKey> out;
    out.reserve(rows.size());
    for (const quint32 row : rows)
        out.push_back(table.key(row));
    return out;
}

} // namespace

std::vector<domain::ApiKey> Inventory::keys() const
{
    std::vector<quint32> rows;
    for (quint32 row = 0; row < keyTable().rows(); ++row) {
        if (keyTable().isLive(row))
            rows.push_back(row);
    }
    return newestFirst(keyTable(), std::move(rows));
}

std::optional<domain::ApiKey> Inventory::key(const QString &id) const
{
    const quint32 row = keyTable().find(id);
    return row == KeyTable::kNone ? std::nullopt : std::optional(keyTable().key(row));
}

std::vector<domain::ApiKey> Inventory::keysOf(const QString &applicationId) const
{
    return newestFirst(keyTable(), keyTable().rowsOf(applicationId));
}

namespace {

KeyUsage usageIn(const KeyTable &table, const QString &id)
{
    const quint32 row = table.find(id);
    if (row == KeyTable::kNone)
        return {0, 0, QList<qint32>(kUsageDays, 0)};
    return {table.requests[row], table.byteSums[row], table.daysOf(row)};
}

} // namespace

KeyUsage Inventory::usageOf(const QString &keyId) const
{
    return usageIn(keyTable(), keyId);
}

KeyUsage Inventory::usageOfClient(const QString &clientId) const
{
    return usageIn(*d->data.clientRows, clientId);
}

void Inventory::tellBeforeWriting(const std::shared_ptr<std::atomic_bool> &cancelled)
{
    std::erase_if(d->running, [](const auto &one) { return one.expired(); });
    d->running.push_back(cancelled);
}

KeyAnswer Inventory::selectNow(const KeyWish &wish, KeyOrders orders) const
{
    const std::atomic_bool never = false;
    return selectKeys(keyTable(), *owners(), wish, std::move(orders), never);
}

backends::Task<KeyAnswer> Inventory::select(KeyWish wish, KeyOrders orders, std::shared_ptr<std::atomic_bool> cancelled)
{
    tellBeforeWriting(cancelled);
    auto answer = std::make_shared<KeyAnswer>();
    // Named, because g++ before 13 destroys captures of a temporary in a co_await expression twice (GCC 99576).
    std::function<void()> work = [answer, cancelled, table = d->data.keys, names = owners(), wish = std::move(wish),
                                  before = std::move(orders)] {
        *answer = selectKeys(*table, *names, wish, before, *cancelled);
    };
    QFuture<void> done = QtConcurrent::run(std::move(work));
    co_await done;
    co_return std::move(*answer);
}

domain::KeyFilter::Subject Inventory::subject(const domain::ApiKey &key) const
{
    const domain::Application *app = application(key.applicationId);
    const domain::Partner *owner = app ? partner(app->partnerId) : nullptr;
    const domain::Plan *limits = plan(key.planId);
    const quint32 row = keyTable().find(key.id);
    const bool known = row != KeyTable::kNone;
    return {key,
            owner ? owner->name : QString(),
            app ? app->name : QString(),
            limits ? limits->name : QString(),
            d->backend.info().name,
            owner ? owner->tags : QStringList(),
            known ? keyTable().requests[row] : 0,
            known ? keyTable().byteSums[row] : 0};
}

void Inventory::take(const domain::Partner &partner)
{
    if (!d->data.partners.put(partner))
        return;
    d->data.namesChanged();
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
    if (!d->data.plans.put(plan))
        return;
    d->data.namesChanged();
    Q_EMIT catalogueChanged();
}

void Inventory::take(const domain::OAuthClient &client)
{
    if (d->putClient(client))
        d->tellClients();
}

void Inventory::take(const domain::ApiKey &key)
{
    if (d->put(key))
        Q_EMIT keyChanged(key.id);
}

void Inventory::dropApi(const QString &id)
{
    if (d->data.apis.remove(id))
        Q_EMIT catalogueChanged();
}

void Inventory::dropScope(const QString &name)
{
    if (d->data.scopes.remove(name))
        Q_EMIT catalogueChanged();
}

} // namespace octroi::inventory
