// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/statedifference.h"
#include "domain/name.h"

#include <QSet>

namespace octroi::change {

namespace {

Result<QList<domain::StateClient>> clientsOf(const inventory::Inventory &inventory,
                                             const domain::Application &application)
{
    QList<domain::StateClient> out;
    QSet<QString> names;
    for (const domain::OAuthClient *client : inventory.clientsOf(application.id)) {
        if (client->revokedAt.isValid() || client->registered)
            continue;
        const QString key = domain::nameKey(client->name);
        if (names.contains(key))
            return Error{ErrorCode::Conflict, application.name + u'/' + client->name,
                         QStringLiteral(
                             "two clients of one application have this name; a state names them: rename one"),
                         QStringLiteral("name"), QStringLiteral("name_ambiguous")};
        names.insert(key);
        const domain::Plan *plan = inventory.plan(client->planId);
        out.append({domain::described(*client), plan ? plan->name : QString()});
    }
    return out;
}

} // namespace

Result<domain::State> stateOf(const inventory::Inventory &inventory)
{
    domain::State state;
    const auto describe = [](const auto &rows, auto &to) {
        to.emplace();
        for (const auto &row : rows)
            to->append(domain::described(row));
    };
    describe(inventory.scopes(), state.scopes);
    describe(inventory.plans(), state.plans);
    describe(inventory.apis(), state.apis);
    state.partners.emplace();
    for (const domain::Partner &partner : inventory.partners()) {
        domain::StatePartner one{domain::described(partner), {}};
        for (const domain::Application *application : inventory.applicationsOf(partner.id)) {
            const auto clients = clientsOf(inventory, *application);
            if (!clients)
                return clients.error();
            one.applications.append({domain::described(*application), *clients});
        }
        state.partners->append(one);
    }
    return domain::inOrder(std::move(state));
}

QString stateActionName(StateAction action)
{
    switch (action) {
    case StateAction::Create:
        return QStringLiteral("create");
    case StateAction::Update:
        return QStringLiteral("update");
    case StateAction::Remove:
        return QStringLiteral("remove");
    case StateAction::Keep:
        break;
    }
    return QStringLiteral("keep");
}

} // namespace octroi::change
