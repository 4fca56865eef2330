// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/paper.h"

namespace octroi::change {

Paper::Paper(const inventory::Inventory &inventory, const QList<PlannedItem> &items, const QDateTime &now)
    : m_inventory(inventory)
    , m_items(items)
    , m_now(now)
{
    for (int i = 0; i < int(items.size()); ++i)
        note(items.at(i), i);
}

void Paper::note(const PlannedItem &item, int index)
{
    const auto each = [&](const auto &c) {
        using C = std::decay_t<decltype(c)>;
        if constexpr (requires { c.keyId; }) {
            m_keyItems[c.keyId] << index;
        } else if constexpr (requires { c.clientId; }) {
            m_clientItems[c.clientId] << index;
        } else if constexpr (std::is_same_v<C, UpdateClient>) {
            m_clientItems[c.client.id] << index;
        } else if constexpr (std::is_same_v<C, UpdatePartner>) {
            m_partners.insert(c.partner.id, c.partner);
            m_touchedOwners.insert(c.partner.id);
        } else if constexpr (std::is_same_v<C, UpdateApplication>) {
            m_applications.insert(c.application.id, c.application);
            m_touchedOwners.insert(c.application.id);
        } else if constexpr (std::is_same_v<C, UpdatePlan>) {
            m_plans.insert(c.plan.id, c.plan);
        } else if constexpr (std::is_same_v<C, UpdateApi>) {
            m_apis.insert(c.api.id, c.api);
            m_touchedApis.insert(c.api.id);
        } else if constexpr (std::is_same_v<C, DeleteApi>) {
            m_deletedApis.insert(c.apiId);
            m_touchedApis.insert(c.apiId);
        }
    };
    std::visit(each, item.change);
}

void Paper::onKey(const Change &change, domain::ApiKey &key) const
{
    if (std::holds_alternative<SuspendKey>(change))
        key.suspendedAt = m_now;
    else if (std::holds_alternative<ResumeKey>(change))
        key.suspendedAt = {};
    else if (std::holds_alternative<RevokeKey>(change))
        key.revokedAt = m_now;
    else if (std::holds_alternative<RestoreKey>(change))
        key.revokedAt = {};
    else if (const auto *move = std::get_if<MoveKey>(&change))
        key.applicationId = move->applicationId;
    else if (const auto *rotate = std::get_if<RotateKey>(&change))
        key.retiresAt = m_now.addSecs(rotate->overlapSeconds);
    else if (const auto *update = std::get_if<UpdateKey>(&change)) {
        const backends::KeyPatch &p = update->patch;
        key.name = p.name.value_or(key.name);
        key.scopes = p.scopes.value_or(key.scopes);
        key.expiresAt = p.expiresAt.value_or(key.expiresAt);
        key.restrictions = p.restrictions.value_or(key.restrictions);
        key.planId = p.planId.value_or(key.planId);
        key.tags = p.tags.value_or(key.tags);
    }
}

void Paper::onClient(const Change &change, domain::OAuthClient &client) const
{
    if (std::holds_alternative<SuspendClient>(change))
        client.suspendedAt = m_now;
    else if (std::holds_alternative<ResumeClient>(change))
        client.suspendedAt = {};
    else if (std::holds_alternative<RevokeClient>(change))
        client.revokedAt = m_now;
    else if (const auto *update = std::get_if<UpdateClient>(&change))
        client = update->client;
}

std::optional<domain::ApiKey> Paper::key(const QString &id) const
{
    auto key = m_inventory.key(id);
    if (key) {
        for (const int index : m_keyItems.value(id))
            onKey(m_items.at(index).change, *key);
    }
    return key;
}

std::optional<domain::OAuthClient> Paper::client(const QString &id) const
{
    const domain::OAuthClient *there = m_inventory.client(id);
    if (!there)
        return std::nullopt;
    domain::OAuthClient client = *there;
    for (const int index : m_clientItems.value(id))
        onClient(m_items.at(index).change, client);
    return client;
}

const domain::Application *Paper::application(const QString &id) const
{
    const auto changed = m_applications.constFind(id);
    return changed != m_applications.constEnd() ? &*changed : m_inventory.application(id);
}

const domain::Partner *Paper::partner(const QString &id) const
{
    const auto changed = m_partners.constFind(id);
    return changed != m_partners.constEnd() ? &*changed : m_inventory.partner(id);
}

const domain::Plan *Paper::plan(const QString &id) const
{
    const auto changed = m_plans.constFind(id);
    return changed != m_plans.constEnd() ? &*changed : m_inventory.plan(id);
}

std::vector<domain::Api> Paper::apis() const
{
    std::vector<domain::Api> out;
    for (const domain::Api &api : m_inventory.apis()) {
        if (m_deletedApis.contains(api.id))
            continue;
        const auto changed = m_apis.constFind(api.id);
        out.push_back(changed != m_apis.constEnd() ? *changed : api);
    }
    return out;
}

} // namespace octroi::change
