// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/scopesbackend.h"
#include "change/planner.h"
#include "change/planning.h"
#include "change/scopereplacement.h"

// One scope in place of another, in one call.
namespace octroi::change {

void Planner::loses(const Plan &part)
{
    m_plan.dangerous = m_plan.dangerous || part.dangerous;
    for (const QString &id : part.losers) {
        if (!m_plan.losses.contains(id))
            m_plan.losers.append(id);
        m_plan.losses.insert(id, part.losses.value(id));
    }
}

void Planner::resolve(const ReplaceScope &c, PlannedItem &item)
{
    item.objectId = c.name;
    item.objectName = c.name;
    call(item, "POST", QStringLiteral("/v1/scopes/%1/replace").arg(wire::encoded(c.name)), wire::scopeReplacementBody(c.by, c.isMerge));
    const domain::Scope *old = m_inventory.scope(c.name);
    if (!old)
        return refuse(item, ErrorCode::NotFound, "not_found", "there is no such scope");
    item.version = old->version;
    check(item, domain::checkScopeName(c.by));
    if (c.by == c.name)
        refuse(item, ErrorCode::Invalid, "scope_same", "is the same scope", "by");
    if (!c.isMerge && m_inventory.scope(c.by))
        refuse(item, ErrorCode::Exists, "exists", "is there already", "by");
    if (c.isMerge && !m_inventory.scope(c.by))
        refuse(item, ErrorCode::Invalid, "scope_unknown", "there is no such scope", "by");
    if (item.impossible)
        return;
    item.touches = touchedBy(c, m_inventory);
    item.undoable = !c.isMerge || !partsOf(c, m_inventory).back.isEmpty();
    if (item.touches > kMostReplaced) { // each of them would have to be looked at
        m_plan.dangerous = true;
        return;
    }
    // What each of them loses is what it would lose one by one; so is why one of them cannot be given the other scope.
    const Plan parts = Planner(m_inventory).plan(inFull(c, m_inventory));
    loses(parts);
    for (const PlannedItem &part : parts.items) {
        if (part.impossible)
            return refuse(item, *part.impossible);
    }
}

} // namespace octroi::change
