// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/inventory.h"

#include "inventory/reading.h"

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
