// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/planner.h"

#include "change/planning.h"
#include "change/quotarun.h"
#include "change/sentcalls.h"
#include "domain/name.h"

// Partners, applications, APIs, scopes and plans; keys are in plannerkeys.cpp.
namespace octroi::change {

namespace {

/// Some call that is allowed now would be refused: an endpoint goes, or wants more.
bool narrowed(const domain::Api &before, const domain::Api &after)
{
    if (before.basePath != after.basePath)
        return true;
    return std::any_of(before.endpoints.begin(), before.endpoints.end(), [&](const domain::Endpoint &old) {
        return std::none_of(after.endpoints.begin(), after.endpoints.end(), [&](const domain::Endpoint &e) {
            return e.method == old.method && e.path == old.path && isSubset(e.scopes, old.scopes);
        });
    });
}

/// Some calls have to show what they need not now.
bool asksMore(domain::CredentialRule before, domain::CredentialRule after)
{
    return after != before && after != domain::CredentialRule::Either;
}

} // namespace

Plan Planner::plan(const QList<Change> &changes)
{
    m_plan = {};
    m_madeScopes.clear();
    m_touched.clear();
    m_scopesThen.clear();
    for (const Change &change : changes)
        m_plan.items.append(item(change));
    return m_plan;
}

PlannedItem Planner::item(const Change &change)
{
    PlannedItem item;
    item.change = change;
    std::visit([&](const auto &c) { resolve(c, item); }, change);
    fitToBackend(item, m_inventory);
    return item;
}

bool Planner::works(const domain::ApiKey &key) const
{
    const auto status = key.statusAt(m_inventory.clock().now());
    return status == domain::KeyStatus::Active || status == domain::KeyStatus::Rotating;
}

void Planner::loses(const domain::ApiKey &key, const Loss &loss)
{
    if (!works(key))
        return;
    m_plan.dangerous = true;
    const auto known = m_plan.losses.find(key.id);
    if (known == m_plan.losses.end()) {
        m_plan.losses.insert(key.id, loss);
        m_plan.losers.append(key.id);
    } else if (loss.everything) {
        known->everything = true;
    }
}

void Planner::resolve(const CreatePartner &c, PlannedItem &item)
{
    item.objectName = c.partner.name;
    call(item, "POST", QStringLiteral("/v1/partners"), wire::partnerBody(c.partner, true));
    check(item, domain::checkName(c.partner.name));
    if (!m_partnerNames) {
        m_partnerNames.emplace();
        for (const domain::Partner &partner : m_inventory.partners())
            m_partnerNames->insert(domain::nameKey(partner.name));
    }
    if (m_partnerNames->contains(domain::nameKey(c.partner.name)))
        refuse(item, ErrorCode::Exists, "exists", "is there already", "name");
}

void Planner::resolve(const UpdatePartner &c, PlannedItem &item)
{
    item.objectName = c.partner.name;
    item.objectId = c.partner.id;
    item.version = c.partner.version;
    item.undoable = true;
    call(item, "PATCH", QStringLiteral("/v1/partners/") + wire::encoded(c.partner.id),
         wire::partnerBody(c.partner, false));
    const domain::Partner *old = m_inventory.partner(c.partner.id);
    if (!old)
        return refuse(item, ErrorCode::NotFound, "not_found", "there is no such partner");
    check(item, domain::checkName(c.partner.name));
    refuseTwice(item, m_inventory.partners(), "name",
                [&c, key = domain::nameKey(c.partner.name)](const auto &p) {
                    return p.id != c.partner.id && domain::nameKey(p.name) == key;
                });
    if (old->status == domain::PartnerStatus::Active && c.partner.status == domain::PartnerStatus::Closed) {
        for (const auto *application : m_inventory.applicationsOf(old->id)) {
            for (const auto &key : m_inventory.keysOf(application->id))
                loses(key, {true});
        }
    }
}

void Planner::resolve(const CreateApplication &c, PlannedItem &item)
{
    item.objectName = c.application.name;
    call(item, "POST", QStringLiteral("/v1/applications"), wire::applicationBody(c.application, true));
    if (!m_inventory.partner(c.application.partnerId))
        refuse(item, ErrorCode::NotFound, "partner_unknown", "there is no such partner", "partner_id");
    check(item, domain::checkName(c.application.name));
    refuseTwice(item, m_inventory.applicationsOf(c.application.partnerId), "name",
                [key = domain::nameKey(c.application.name)](const auto *a) {
                    return domain::nameKey(a->name) == key;
                });
}

void Planner::resolve(const UpdateApplication &c, PlannedItem &item)
{
    item.objectName = c.application.name;
    item.objectId = c.application.id;
    item.version = c.application.version;
    item.undoable = true;
    call(item, "PATCH", QStringLiteral("/v1/applications/") + wire::encoded(c.application.id),
         wire::applicationBody(c.application, false));
    const domain::Application *old = m_inventory.application(c.application.id);
    if (!old)
        return refuse(item, ErrorCode::NotFound, "not_found", "there is no such application");
    check(item, domain::checkName(c.application.name));
    refuseTwice(item, m_inventory.applicationsOf(old->partnerId), "name",
                [&c, key = domain::nameKey(c.application.name)](const auto *a) {
                    return a->id != c.application.id && domain::nameKey(a->name) == key;
                });
    m_plan.dangerous = m_plan.dangerous || asksMore(old->credentialRule, c.application.credentialRule);
}

void Planner::resolve(const CreateApi &c, PlannedItem &item)
{
    item.objectName = c.api.name;
    call(item, "POST", QStringLiteral("/v1/apis"), wire::apiBody(c.api));
    check(item, domain::checkName(c.api.name));
    check(item, domain::checkBasePath(c.api.basePath));
    for (const domain::Endpoint &e : c.api.endpoints)
        check(item, domain::checkEndpoint(e));
    refuseTwice(item, m_inventory.apis(), "name", [key = domain::nameKey(c.api.name)](const auto &a) {
        return domain::nameKey(a.name) == key;
    });
    refuseTwice(item, m_inventory.apis(), "base_path",
                [&c](const auto &a) { return a.basePath == c.api.basePath; });
}

void Planner::resolve(const UpdateApi &c, PlannedItem &item)
{
    item.objectName = c.api.name;
    item.objectId = c.api.id;
    item.version = c.api.version;
    item.undoable = true;
    call(item, "PATCH", QStringLiteral("/v1/apis/") + wire::encoded(c.api.id), wire::apiBody(c.api));
    const domain::Api *old = m_inventory.api(c.api.id);
    if (!old)
        return refuse(item, ErrorCode::NotFound, "not_found", "there is no such API");
    check(item, domain::checkName(c.api.name));
    check(item, domain::checkBasePath(c.api.basePath));
    for (const domain::Endpoint &e : c.api.endpoints)
        check(item, domain::checkEndpoint(e));
    m_plan.dangerous = m_plan.dangerous || narrowed(*old, c.api) || asksMore(old->credentialRule, c.api.credentialRule);
}

void Planner::resolve(const CreateScope &c, PlannedItem &item)
{
    item.objectName = c.scope.name;
    item.undoable = true; // by deleting it
    call(item, "POST", QStringLiteral("/v1/scopes"), wire::scopeBody(c.scope, true));
    check(item, domain::checkScopeName(c.scope.name));
    if (m_inventory.scope(c.scope.name))
        refuse(item, ErrorCode::Exists, "exists", "is there already", "name");
    m_madeScopes.insert(c.scope.name);
}

void Planner::resolve(const UpdateScope &c, PlannedItem &item)
{
    item.objectName = c.scope.name;
    item.objectId = c.scope.name;
    item.version = c.scope.version;
    item.undoable = true;
    call(item, "PATCH", QStringLiteral("/v1/scopes/") + wire::encoded(c.scope.name),
         wire::scopeBody(c.scope, false));
    if (!m_inventory.scope(c.scope.name))
        refuse(item, ErrorCode::NotFound, "not_found", "there is no such scope");
}

void Planner::resolve(const CreatePlan &c, PlannedItem &item)
{
    item.objectName = c.plan.name;
    call(item, "POST", QStringLiteral("/v1/plans"), wire::planBody(c.plan));
    check(item, domain::checkName(c.plan.name));
    refuseTwice(item, m_inventory.plans(), "name", [key = domain::nameKey(c.plan.name)](const auto &p) {
        return domain::nameKey(p.name) == key;
    });
}

void Planner::resolve(const UpdatePlan &c, PlannedItem &item)
{
    item.objectName = c.plan.name;
    item.objectId = c.plan.id;
    item.version = c.plan.version;
    item.undoable = true;
    call(item, "PATCH", QStringLiteral("/v1/plans/") + wire::encoded(c.plan.id), wire::planBody(c.plan));
    const domain::Plan *old = m_inventory.plan(c.plan.id);
    if (!old)
        return refuse(item, ErrorCode::NotFound, "not_found", "there is no such plan");
    check(item, domain::checkName(c.plan.name));
    refuseTwice(item, m_inventory.plans(), "name", [&c, key = domain::nameKey(c.plan.name)](const auto &p) {
        return p.id != c.plan.id && domain::nameKey(p.name) == key;
    });
    if (!givesLess(*old, c.plan))
        return;
    const inventory::KeyTable &table = m_inventory.keyTable();
    const quint32 code = table.plans.find(c.plan.id.toUtf8());
    for (quint32 row = 0; row < table.rows(); ++row) {
        if (table.isLive(row) && table.plan[row] == code)
            loses(table.key(row), {.limits = true});
    }
}

/// Every key that works now would lose the calls of it.
void Planner::resolve(const DeleteApi &c, PlannedItem &item)
{
    item.objectId = c.apiId;
    item.objectName = c.apiId;
    call(item, "DELETE", QStringLiteral("/v1/apis/") + wire::encoded(c.apiId));
    item.call.body.clear();
    const domain::Api *old = m_inventory.api(c.apiId);
    if (!old)
        return refuse(item, ErrorCode::NotFound, "not_found", "there is no such API");
    item.objectName = old->name;
    item.version = old->version;
    m_plan.dangerous = true;
}

void Planner::resolve(const DeleteScope &c, PlannedItem &item)
{
    item.objectId = c.name;
    item.objectName = c.name;
    item.undoable = true;
    call(item, "DELETE", QStringLiteral("/v1/scopes/") + wire::encoded(c.name));
    item.call.body.clear();
    const domain::Scope *old = m_inventory.scope(c.name);
    if (!old)
        return refuse(item, ErrorCode::NotFound, "not_found", "there is no such scope");
    item.version = old->version;
    for (const domain::Api &api : m_inventory.apis()) {
        const domain::Api *then = &api; // as it will be by then
        for (const PlannedItem &before : m_plan.items) {
            const auto *update = std::get_if<UpdateApi>(&before.change);
            then = update && update->api.id == api.id ? &update->api : then;
        }
        if (std::any_of(then->endpoints.begin(), then->endpoints.end(),
                        [&c](const domain::Endpoint &e) { return e.scopes.contains(c.name); }))
            return refuse(item, ErrorCode::Conflict, "scope_in_use", "an endpoint asks for it");
    }
    const inventory::KeyTable &table = m_inventory.keyTable();
    // Many keys have few sets of scopes: each is looked into once.
    std::vector<bool> hasIt(table.scopeSets.size());
    for (quint32 code = 0; code < hasIt.size(); ++code)
        hasIt[code] = table.scopeSets.text(code).split(u'\n').contains(c.name);
    for (quint32 row = 0; row < table.rows(); ++row) {
        if (!hasIt[table.scopes[row]] || !table.isLive(row) || (table.flags[row] & inventory::KeyTable::Revoked))
            continue;
        const auto then = m_scopesThen.isEmpty() ? m_scopesThen.cend() : m_scopesThen.constFind(table.idOf(row));
        if (then == m_scopesThen.cend() || then->contains(c.name))
            return refuse(item, ErrorCode::Conflict, "scope_in_use", "a key has it");
    }
}

} // namespace octroi::change
