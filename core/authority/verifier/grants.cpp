// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/verifier/grants.h"

#include "domain/grantedscopes.h"

#include <algorithm>

namespace octroi::authority {

bool ScopeSet::allows(std::string_view wanted) const
{
    return domain::admittingScope(scopes, wildcards, wanted) >= 0;
}

ScopeSet ScopeSet::of(const QStringList &scopes)
{
    domain::GrantedScopes granted = domain::GrantedScopes::of(scopes);
    return {std::move(granted.scopes), std::move(granted.wildcards)};
}

bool Grant::reaches(std::string_view apiId) const
{
    return apis.empty() || std::find(apis.begin(), apis.end(), apiId) != apis.end();
}

std::uint8_t neededBy(domain::CredentialRule rule)
{
    switch (rule) {
    case domain::CredentialRule::Either: return 0;
    case domain::CredentialRule::Key: return kNeedsKey;
    case domain::CredentialRule::Token: return kNeedsToken;
    case domain::CredentialRule::Both: return kNeedsKey | kNeedsToken;
    }
    return 0;
}

GrantPool::~GrantPool()
{
    for (const auto &plan : m_plans)
        delete plan->limits.load();
}

PlanCell *GrantPool::cell(const QString &planId)
{
    auto &plan = m_plans[planId];
    if (!plan)
        plan = std::make_shared<PlanCell>();
    return plan.get();
}

const Grant *GrantPool::grantOf(const domain::ApiKey &key)
{
    const QChar unit(0x1F), group(0x1E);
    const QString text = key.scopes.join(unit) + group + key.restrictions.addresses.join(unit) + group
        + key.restrictions.referrers.join(unit) + group
        + key.restrictions.apis.join(unit) + group + key.planId;
    auto &shared = m_grants[text];
    if (!shared) {
        shared = std::make_shared<Shared>();
        auto grant = std::make_unique<Grant>();
        static_cast<ScopeSet &>(*grant) = ScopeSet::of(key.scopes);
        for (const QString &network : key.restrictions.addresses) {
            // What cannot be read restricts to nothing rather than to everything.
            if (!grant->addresses.add(network.toStdString()))
                grant->addresses.add("::/128");
        }
        for (const QString &host : key.restrictions.referrers)
            grant->referrers.push_back(host.toStdString());
        for (const QString &api : key.restrictions.apis)
            grant->apis.push_back(api.toStdString());
        grant->scopeText = key.scopes.join(QLatin1Char(' ')).toStdString();
        grant->planId = key.planId.toStdString();
        grant->plan = key.planId.isEmpty() ? nullptr : cell(key.planId);
        m_keyOfGrant.insert(grant.get(), text);
        shared->grant = std::move(grant);
    }
    ++shared->references;
    return shared->grant.get();
}

void GrantPool::release(const Grant *grant)
{
    const auto name = m_keyOfGrant.constFind(grant);
    if (name == m_keyOfGrant.constEnd())
        return;
    const auto it = m_grants.find(*name);
    if (--it.value()->references > 0)
        return;
    // Keeps the last reference alive until no reader can hold it.
    m_epochs.retire([kept = it.value()]() mutable { kept.reset(); });
    m_grants.erase(it);
    m_keyOfGrant.erase(name);
}

Owner *GrantPool::ownerOf(const QString &applicationId, const QString &partnerId)
{
    auto &owner = m_owners[applicationId + QLatin1Char('/') + partnerId];
    if (!owner)
        owner = std::make_shared<Owner>(applicationId.toStdString(), partnerId.toStdString());
    return owner.get();
}

void GrantPool::putPlan(const domain::Plan &plan)
{
    PlanCell *place = cell(plan.id);
    auto fresh = std::make_unique<PlanLimits>(PlanLimits::of(plan));
    fresh->leased = m_leased;
    const PlanLimits *old = place->limits.exchange(fresh.release(), std::memory_order_acq_rel);
    if (old)
        m_epochs.retire([old] { delete old; });
}

} // namespace octroi::authority
