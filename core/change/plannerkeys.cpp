// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/planner.h"
#include "change/planning.h"
#include "change/quotarun.h"
#include "domain/name.h"

namespace octroi::change {

namespace {

/// A list of allowed places got smaller; an empty one allows all.
bool tightened(const QStringList &before, const QStringList &after)
{
    return !after.isEmpty() && (before.isEmpty() || !isSubset(before, after));
}

bool endsEarlier(const QDateTime &before, const QDateTime &after)
{
    return after.isValid() && (!before.isValid() || after < before);
}

} // namespace

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
        known = known || m_madeScopes.contains(name);
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
    if (c.version > 0)
        item.version = c.version;
    else if (m_touched.contains(c.keyId))
        item.version = 0; // an item before this one moves it on, and was compared
    m_touched.insert(c.keyId);
    const backends::KeyPatch &p = c.patch;
    if (p.scopes)
        m_scopesThen.insert(c.keyId, *p.scopes);
    if (p.name)
        check(item, domain::checkName(*p.name));
    if (p.expiresAt && p.expiresAt->isValid() && *p.expiresAt <= m_inventory.clock().now())
        refuse(item, ErrorCode::Invalid, "expiry_past", "lies in the past", "expires_at");
    if (p.retiresAt && key->successorId.isEmpty())
        refuse(item, ErrorCode::Invalid, "not_rotating", "has no successor beside which it works", "retires_at");
    if (p.retiresAt && *p.retiresAt <= m_inventory.clock().now())
        refuse(item, ErrorCode::Invalid, "expiry_past", "lies in the past", "retires_at");
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
                           tightened(key->restrictions.referrers, p.restrictions->referrers));
    Loss loss;
    if (fewerScopes)
        loss.scopes = *p.scopes;
    if (p.restrictions && tightened(key->restrictions.apis, p.restrictions->apis))
        loss.apis = p.restrictions->apis;
    loss.places = fewerPlaces;
    const bool earlier = p.expiresAt && endsEarlier(key->expiresAt, *p.expiresAt);
    if (earlier)
        loss.endsAt = *p.expiresAt;
    if (p.planId && !p.planId->isEmpty()) {
        const domain::Plan *old = m_inventory.plan(key->planId), *now = m_inventory.plan(*p.planId);
        loss.limits = now && givesLess(old ? *old : domain::Plan(), *now);
    }
    const bool retiresEarlier = p.retiresAt && endsEarlier(key->retiresAt, *p.retiresAt);
    if (retiresEarlier)
        loss.endsAt = *p.retiresAt;
    if (fewerScopes || loss.apis || fewerPlaces || earlier || retiresEarlier || loss.limits)
        loses(*key, loss);
}

void Planner::resolve(const SuspendKey &c, PlannedItem &item)
{
    if (const auto key = keyOf(c.keyId, item, "suspend", false)) {
        item.undoable = !key->suspendedAt.isValid();
        loses(*key, {true});
    }
}

void Planner::resolve(const ResumeKey &c, PlannedItem &item)
{
    if (const auto key = keyOf(c.keyId, item, "resume", false))
        item.undoable = key->suspendedAt.isValid();
}

void Planner::resolve(const RevokeKey &c, PlannedItem &item)
{
    if (const auto key = keyOf(c.keyId, item, "revoke", true)) {
        item.undoable = !key->revokedAt.isValid();
        loses(*key, {true});
    }
}

void Planner::resolve(const RestoreKey &c, PlannedItem &item)
{
    const auto key = keyOf(c.keyId, item, "restore", true);
    if (!key)
        return;
    item.undoable = key->revokedAt.isValid();
    if (key->revokedAt.isValid() && key->revokedAt.addDays(kRestoreDays) < m_inventory.clock().now())
        refuse(item, ErrorCode::Conflict, "restore_expired", "was revoked more than 30 days ago");
    checkOwner(key->applicationId, item);
}

void Planner::resolve(const MoveKey &c, PlannedItem &item)
{
    const auto key = keyOf(c.keyId, item, "move", false);
    item.call.body = QJsonDocument(QJsonObject{{QStringLiteral("application_id"), c.applicationId}})
                         .toJson(QJsonDocument::Compact);
    item.undoable = true;
    if (key)
        checkOwner(c.applicationId, item);
}

/// The application is there, and its partner takes part.
void Planner::checkOwner(const QString &applicationId, PlannedItem &item) const
{
    const domain::Application *application = m_inventory.application(applicationId);
    if (!application)
        return refuse(item, ErrorCode::NotFound, "application_unknown", "there is no such application",
                      "application_id");
    const domain::Partner *partner = m_inventory.partner(application->partnerId);
    if (partner && partner->status == domain::PartnerStatus::Closed)
        refuse(item, ErrorCode::Conflict, "partner_closed", "the application's partner is closed");
}

void Planner::resolve(const RotateKey &c, PlannedItem &item)
{
    const auto key = keyOf(c.keyId, item, "rotate", false);
    item.version = 0; // a first try whose answer was lost has moved it on; see baseOn()
    item.call.body = QJsonDocument(QJsonObject{{QStringLiteral("overlap_seconds"), c.overlapSeconds}})
                         .toJson(QJsonDocument::Compact);
    if (c.overlapSeconds < 0)
        refuse(item, ErrorCode::Invalid, "overlap_negative", "cannot be negative", "overlap_seconds");
    // Without an overlap the old key stops at once.
    if (key && c.overlapSeconds == 0)
        loses(*key, {true});
}

} // namespace octroi::change
