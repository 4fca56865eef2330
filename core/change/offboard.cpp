// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/offboard.h"

#include "change/planpieces.h"
#include "domain/name.h"

#include <algorithm>

namespace octroi::change {

namespace {

using domain::ReceiptItem;
using domain::ReceiptResult;

Offboarding::Item keyItem(const domain::ApiKey &key, const QString &application, const QDateTime &now)
{
    Offboarding::Item item{
        {QStringLiteral("key"), key.id, key.name, application, ReceiptResult::Ended, {}, {}}, {}};
    const domain::KeyStatus status = key.statusAt(now);
    if (status == domain::KeyStatus::Revoked)
        item.receipt.result = ReceiptResult::Before;
    else if (status == domain::KeyStatus::Expired)
        item.receipt.result = ReceiptResult::Expired;
    else
        item.change = RevokeKey{key.id};
    return item;
}

Offboarding::Item clientItem(const domain::OAuthClient &client, const QString &application,
                             const QDateTime &now)
{
    Offboarding::Item item{
        {QStringLiteral("client"), client.id, client.name, application, ReceiptResult::Ended, {}, {}}, {}};
    const domain::ClientStatus status = client.statusAt(now);
    if (status == domain::ClientStatus::Revoked) {
        item.receipt.result = ReceiptResult::Before;
    } else if (status == domain::ClientStatus::Expired) {
        item.receipt.result = ReceiptResult::Expired;
    } else {
        item.change = RevokeClient{client.id};
        for (const domain::ClientSecret &secret : client.secrets) {
            if (secret.worksAt(now))
                item.receipt.secrets << secret.id;
        }
    }
    return item;
}

} // namespace

QList<Change> Offboarding::changes() const
{
    QList<Change> out;
    for (const Item &item : items) {
        if (item.change)
            out << *item.change;
    }
    return out;
}

int Offboarding::count(QLatin1String type) const
{
    return int(std::count_if(items.begin(), items.end(),
                             [type](const Item &item) { return item.change && item.receipt.type == type; }));
}

Offboarding offboardingOf(const Offboard &offboard, const inventory::Inventory &inventory)
{
    Offboarding out;
    const domain::Partner *partner = inventory.partner(offboard.partnerId);
    if (!partner)
        return out;
    const QDateTime now = inventory.clock().now();
    out.partnerName = partner->name;
    QList<Offboarding::Item> clients;
    for (const domain::Application *application : inventory.applicationsOf(partner->id)) {
        out.applications << application->name;
        for (const domain::ApiKey &key : inventory.keysOf(application->id))
            out.items << keyItem(key, application->name, now);
        for (const domain::OAuthClient *client : inventory.clientsOf(application->id))
            clients << clientItem(*client, application->name, now);
    }
    out.items += clients;
    Offboarding::Item last{
        {QStringLiteral("partner"), partner->id, partner->name, {}, ReceiptResult::Before, {}, {}}, {}};
    if (partner->status != domain::PartnerStatus::Closed) {
        domain::Partner closed = *partner;
        closed.status = domain::PartnerStatus::Closed;
        last.receipt.result = ReceiptResult::Ended;
        last.change = UpdatePartner{closed};
    }
    out.items << last;
    return out;
}

QCoro::Task<Plan> planOffboard(const Spine *spine, Offboarding offboarding)
{
    Plan plan = co_await planInPieces(spine, offboarding.changes());
    for (PlannedItem &item : plan.items) {
        if (!std::holds_alternative<UpdatePartner>(item.change))
            item.version = 0;
    }
    co_return plan;
}

QStringList likelyPartners(const domain::Partner &partner, const inventory::Inventory &other)
{
    QStringList byName, byContact;
    const QString name = domain::nameKey(partner.name);
    for (const domain::Partner &one : other.partners()) {
        if (domain::nameKey(one.name) == name)
            byName << one.id;
        else if (!partner.contact.isEmpty() && one.contact.compare(partner.contact, Qt::CaseInsensitive) == 0)
            byContact << one.id;
    }
    return byName.isEmpty() ? byContact : byName;
}

} // namespace octroi::change
