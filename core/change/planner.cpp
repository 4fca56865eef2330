// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/planner.h"

#include "domain/name.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace octroi::change {

namespace {

namespace wire = backends::wire;

void call(PlannedItem &item, const char *method, const QString &path, const QJsonObject &body = {})
{
    item.call = {QString::fromLatin1(method), path, QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

/// The first reason is the one that is told.
void refuse(PlannedItem &item, const Error &error)
{
    if (item.impossible)
        return;
    item.impossible = error;
    if (item.impossible->context.isEmpty())
        item.impossible->context = item.objectName;
}

void refuse(PlannedItem &item, ErrorCode code, const char *reason, const char *detail, const char *field = "")
{
    refuse(
        item,
        Error{
            code, {}, QString::fromLatin1(detail), QString::fromLatin1(field), QString::fromLatin1(reason)});
}

template <typename T>
void check(PlannedItem &item, const Result<T> &result)
{
    if (!result)
        refuse(item, result.error());
}

template <typename Rows, typename Same>
void refuseTwice(PlannedItem &item, const Rows &rows, const char *field, Same same)
{
    if (std::any_of(rows.begin(), rows.end(), same))
        refuse(item, ErrorCode::Exists, "exists", "is there already", field);
}

bool isSubset(const QStringList &part, const QStringList &whole)
{
    return std::all_of(part.begin(), part.end(), [&](const QString &p) { return whole.contains(p); });
}

/// A list of allowed places got smaller; an empty one allows all.
bool tightened(const QStringList &before, const QStringList &after)
{
    return !after.isEmpty() && (before.isEmpty() || !isSubset(before, after));
}

bool endsEarlier(const QDateTime &before, const QDateTime &after)
{
    return after.isValid() && (!before.isValid() || after < before);
}

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

} // namespace

Plan Planner::plan(const QList<Change> &changes)
{
    m_plan = {};
    for (const Change &change : changes)
        m_plan.items.append(item(change));
    return m_plan;
}

PlannedItem Planner::item(const Change &change)
{
    PlannedItem item;
    item.change = change;
    std::visit([&](const auto &c) { resolve(c, item); }, change);
    return item;
}

bool Planner::works(const domain::ApiKey &key) const
{
    const auto status = key.statusAt(m_inventory.clock().now());
    return status == domain::KeyStatus::Active || status == domain::KeyStatus::Rotating;
}

void Planner::loses(const domain::ApiKey &key)
{
    if (!works(key))
        return;
    m_plan.dangerous = true;
    if (!m_plan.losers.contains(key.id))
        m_plan.losers.append(key.id);
}

void Planner::resolve(const CreatePartner &c, PlannedItem &item)
{
    item.objectName = c.partner.name;
    call(item, "POST", QStringLiteral("/v1/partners"), wire::partnerBody(c.partner, true));
    check(item, domain::checkName(c.partner.name));
    refuseTwice(item, m_inventory.partners(), "name", [key = domain::nameKey(c.partner.name)](const auto &p) {
        return domain::nameKey(p.name) == key;
    });
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
                loses(key);
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
    m_plan.dangerous = m_plan.dangerous || narrowed(*old, c.api);
}

void Planner::resolve(const CreateScope &c, PlannedItem &item)
{
    item.objectName = c.scope.name;
    call(item, "POST", QStringLiteral("/v1/scopes"), wire::scopeBody(c.scope, true));
    check(item, domain::checkScopeName(c.scope.name));
    if (m_inventory.scope(c.scope.name))
        refuse(item, ErrorCode::Exists, "exists", "is there already", "name");
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

void Planner::checkScopes(const QStringList &scopes, const QDateTime &expiresAt, const QDateTime &from,
                          PlannedItem &item) const
{
    for (const QString &name : scopes) {
        const bool wildcard = name.endsWith(QLatin1String(":*"));
        const QString stem = wildcard ? name.chopped(1) : name;
        bool known = false;
        for (const domain::Scope &scope : m_inventory.scopes()) {
            if (wildcard ? !scope.name.startsWith(stem) : scope.name != name)
                continue;
            known = true;
            const bool tooLong = scope.maxLifetimeDays > 0 &&
                                 (!expiresAt.isValid() || expiresAt > from.addDays(scope.maxLifetimeDays));
            if (tooLong) {
                refuse(item, Error{ErrorCode::Invalid,
                                   {},
                                   QStringLiteral("%1 allows at most %2 days")
                                       .arg(scope.name)
                                       .arg(scope.maxLifetimeDays),
                                   QStringLiteral("expires_at"),
                                   QStringLiteral("lifetime_exceeded")});
            }
        }
        if (!known) {
            refuse(item, Error{ErrorCode::Invalid,
                               {},
                               QStringLiteral("there is no scope %1").arg(name.left(128)),
                               QStringLiteral("scopes"),
                               QStringLiteral("scope_unknown")});
        }
    }
}

/// One that is gone may stay where it is.
void Planner::checkApis(const QStringList &apis, const QStringList &before, PlannedItem &item) const
{
    for (const QString &id : apis) {
        if (!m_inventory.api(id) && !before.contains(id))
            refuse(item, ErrorCode::Invalid, "api_unknown", "there is no such API", "restrictions.apis");
    }
}

void Planner::resolve(const IssueKey &c, PlannedItem &item)
{
    item.objectName = c.key.name;
    call(item, "POST", QStringLiteral("/v1/keys"), wire::keyBody(c.key));
    const QDateTime now = m_inventory.clock().now();
    if (!m_inventory.application(c.key.applicationId))
        refuse(item, ErrorCode::NotFound, "application_unknown", "there is no such application",
               "application_id");
    check(item, domain::checkName(c.key.name));
    if (c.key.expiresAt.isValid() && c.key.expiresAt <= now)
        refuse(item, ErrorCode::Invalid, "expiry_past", "lies in the past", "expires_at");
    for (const QString &address : c.key.restrictions.addresses)
        check(item, domain::checkCidr(address));
    checkApis(c.key.restrictions.apis, {}, item);
    if (!c.key.planId.isEmpty() && !m_inventory.plan(c.key.planId))
        refuse(item, ErrorCode::Invalid, "plan_unknown", "there is no such plan", "plan_id");
    checkScopes(c.key.scopes, c.key.expiresAt, now, item);
}

std::optional<domain::ApiKey> Planner::keyOf(const QString &id, PlannedItem &item, const char *action,
                                     bool alsoRevoked)
{
    item.objectId = id;
    const QString path = QStringLiteral("/v1/keys/") + wire::encoded(id);
    call(item, *action ? "POST" : "PATCH", *action ? path + u'/' + QLatin1String(action) : path);
    const auto key = m_inventory.key(id);
    if (!key) {
        item.objectName = id;
        refuse(item, ErrorCode::NotFound, "not_found", "there is no such key");
        return std::nullopt;
    }
    item.objectName = key->name;
    item.version = key->version;
    if (key->revokedAt.isValid() && !alsoRevoked)
        refuse(item, ErrorCode::Conflict, "key_revoked", "is revoked");
    return key;
}

void Planner::resolve(const UpdateKey &c, PlannedItem &item)
{
    const auto key = keyOf(c.keyId, item, "", false);
    item.call.body = QJsonDocument(wire::keyPatchBody(c.patch)).toJson(QJsonDocument::Compact);
    if (!key)
        return;
    item.undoable = true;
    const backends::KeyPatch &p = c.patch;
    if (p.name)
        check(item, domain::checkName(*p.name));
    if (p.expiresAt && p.expiresAt->isValid() && *p.expiresAt <= m_inventory.clock().now())
        refuse(item, ErrorCode::Invalid, "expiry_past", "lies in the past", "expires_at");
    if (p.planId && !p.planId->isEmpty() && !m_inventory.plan(*p.planId))
        refuse(item, ErrorCode::Invalid, "plan_unknown", "there is no such plan", "plan_id");
    if (p.scopes || p.expiresAt)
        checkScopes(p.scopes.value_or(key->scopes), p.expiresAt.value_or(key->expiresAt), key->createdAt,
                    item);
    if (p.restrictions) {
        for (const QString &address : p.restrictions->addresses)
            check(item, domain::checkCidr(address));
        checkApis(p.restrictions->apis, key->restrictions.apis, item);
    }
    const bool fewerScopes =
        p.scopes && std::any_of(key->scopes.begin(), key->scopes.end(),
                                [&](const QString &s) { return !domain::scopesImply(*p.scopes, s); });
    const bool fewerPlaces =
        p.restrictions && (tightened(key->restrictions.addresses, p.restrictions->addresses) ||
                           tightened(key->restrictions.referrers, p.restrictions->referrers) ||
                           tightened(key->restrictions.apis, p.restrictions->apis));
    if (fewerScopes || fewerPlaces || (p.expiresAt && endsEarlier(key->expiresAt, *p.expiresAt)))
        loses(*key);
}

void Planner::resolve(const SuspendKey &c, PlannedItem &item)
{
    if (const auto key = keyOf(c.keyId, item, "suspend", false)) {
        item.undoable = !key->suspendedAt.isValid();
        loses(*key);
    }
}

void Planner::resolve(const ResumeKey &c, PlannedItem &item)
{
    if (const auto key = keyOf(c.keyId, item, "resume", false))
        item.undoable = key->suspendedAt.isValid();
}

void Planner::resolve(const RevokeKey &c, PlannedItem &item)
{
    if (const auto key = keyOf(c.keyId, item, "revoke", true))
        loses(*key);
}

void Planner::resolve(const RotateKey &c, PlannedItem &item)
{
    const auto key = keyOf(c.keyId, item, "rotate", false);
    item.call.body = QJsonDocument(QJsonObject{{QStringLiteral("overlap_seconds"), c.overlapSeconds}})
                         .toJson(QJsonDocument::Compact);
    if (c.overlapSeconds < 0)
        refuse(item, ErrorCode::Invalid, "overlap_negative", "cannot be negative", "overlap_seconds");
    // Without an overlap the old key stops at once.
    if (key && c.overlapSeconds == 0)
        loses(*key);
}

} // namespace octroi::change
