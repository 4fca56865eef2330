// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/planner.h"
#include "change/planning.h"
#include "domain/name.h"

// OAuth clients and their secrets, and campaigns.
namespace octroi::change {

namespace {

const QString kClients = QStringLiteral("/v1/clients");

/// Some token that it can get now it could not get, or hold, any more.
bool narrowed(const domain::OAuthClient &before, const domain::OAuthClient &after)
{
    const bool fewerScopes = std::any_of(before.scopes.begin(), before.scopes.end(), [&](const QString &s) {
        return !domain::scopesImply(after.scopes, s);
    });
    const bool sooner =
        after.expiresAt.isValid() && (!before.expiresAt.isValid() || after.expiresAt < before.expiresAt);
    return fewerScopes || sooner || !isSubset(before.grantTypes, after.grantTypes) ||
           !isSubset(before.redirectUris, after.redirectUris) || before.auth != after.auth ||
           (after.dpopBound && !before.dpopBound) || (after.requirePar && !before.requirePar) ||
           (after.certificateBound && !before.certificateBound);
}

} // namespace

bool Planner::works(const domain::OAuthClient &client) const
{
    return client.statusAt(m_inventory.clock().now()) == domain::ClientStatus::Active;
}

void Planner::checkClient(const domain::OAuthClient &client, PlannedItem &item) const
{
    check(item, domain::checkName(client.name));
    check(item, domain::checkClient(client));
    for (const QString &uri : client.redirectUris)
        check(item, domain::checkRedirectUri(uri, client.kind));
    if (!client.planId.isEmpty() && !m_inventory.plan(client.planId))
        refuse(item, ErrorCode::Invalid, "plan_unknown", "there is no such plan", "plan_id");
}

void Planner::resolve(const CreateClient &c, PlannedItem &item)
{
    item.objectName = c.client.name;
    call(item, "POST", kClients, wire::clientBody(c.client, true));
    if (!m_inventory.application(c.client.applicationId))
        refuse(item, ErrorCode::NotFound, "application_unknown", "there is no such application",
               "application_id");
    checkClient(c.client, item);
    if (c.client.expiresAt.isValid() && c.client.expiresAt <= m_inventory.clock().now())
        refuse(item, ErrorCode::Invalid, "expiry_past", "lies in the past", "expires_at");
}

/// Null when it cannot be done.
const domain::OAuthClient *Planner::clientOf(const QString &id, PlannedItem &item, const QString &action)
{
    item.objectId = id;
    const QString path = kClients + u'/' + wire::encoded(id);
    call(item, action.isEmpty() ? "PATCH" : "POST", action.isEmpty() ? path : path + u'/' + action);
    const domain::OAuthClient *client = m_inventory.client(id);
    if (!client) {
        item.objectName = id;
        refuse(item, ErrorCode::NotFound, "not_found", "there is no such client");
        return nullptr;
    }
    item.objectName = client->name;
    item.version = client->version;
    if (client->revokedAt.isValid() && action != QLatin1String("revoke"))
        refuse(item, ErrorCode::Conflict, "client_revoked", "is revoked, which is for ever");
    return item.impossible ? nullptr : client;
}

void Planner::resolve(const UpdateClient &c, PlannedItem &item)
{
    const domain::OAuthClient *old = clientOf(c.client.id, item, {});
    item.call.body = QJsonDocument(wire::clientBody(c.client, false)).toJson(QJsonDocument::Compact);
    if (!old)
        return;
    item.objectName = c.client.name;
    item.version = c.client.version;
    item.undoable = true;
    if (m_touched.contains(c.client.id)) { // an item before this one moves it on, and was compared
        item.version = 0;
        std::get<UpdateClient>(item.change).client.version = 0;
    }
    m_touched.insert(c.client.id);
    checkClient(c.client, item);
    m_plan.dangerous = m_plan.dangerous || (works(*old) && narrowed(*old, c.client));
}

void Planner::resolve(const SuspendClient &c, PlannedItem &item)
{
    if (const auto *client = clientOf(c.clientId, item, QStringLiteral("suspend"))) {
        item.undoable = !client->suspendedAt.isValid();
        m_plan.dangerous = m_plan.dangerous || works(*client);
    }
}

void Planner::resolve(const ResumeClient &c, PlannedItem &item)
{
    if (const auto *client = clientOf(c.clientId, item, QStringLiteral("resume")))
        item.undoable = client->suspendedAt.isValid();
}

void Planner::resolve(const RevokeClient &c, PlannedItem &item)
{
    if (const auto *client = clientOf(c.clientId, item, QStringLiteral("revoke")))
        m_plan.dangerous = m_plan.dangerous || works(*client);
}

void Planner::resolve(const AddClientSecret &c, PlannedItem &item)
{
    clientOf(c.clientId, item, QStringLiteral("secrets"));
    item.version = 0; // a first try whose answer was lost has moved it on; see baseOn()
}

void Planner::resolve(const RotateClientSecret &c, PlannedItem &item)
{
    const auto *client = clientOf(c.clientId, item, QStringLiteral("secrets/rotate"));
    item.version = 0; // as for a secret that is added
    item.call.body = QJsonDocument(QJsonObject{{QStringLiteral("overlap_seconds"), c.overlapSeconds}})
                         .toJson(QJsonDocument::Compact);
    if (c.overlapSeconds < 0)
        refuse(item, ErrorCode::Invalid, "overlap_negative", "cannot be negative", "overlap_seconds");
    // Without an overlap the secrets before stop at once.
    m_plan.dangerous = m_plan.dangerous || (client && c.overlapSeconds == 0 && works(*client));
}

void Planner::resolve(const RevokeClientSecret &c, PlannedItem &item)
{
    const auto *client = clientOf(
        c.clientId, item, QStringLiteral("secrets/") + wire::encoded(c.secretId) + QStringLiteral("/revoke"));
    if (!client)
        return;
    const auto secret = std::find_if(client->secrets.begin(), client->secrets.end(),
                                     [&](const domain::ClientSecret &s) { return s.id == c.secretId; });
    if (secret == client->secrets.end())
        return refuse(item, ErrorCode::NotFound, "not_found", "the client has no such secret");
    m_plan.dangerous = m_plan.dangerous || (works(*client) && secret->worksAt(m_inventory.clock().now()));
}

void Planner::resolve(const StartCampaign &c, PlannedItem &item)
{
    item.objectName = c.campaign.name;
    call(item, "POST", QStringLiteral("/v1/campaigns"));
    check(item, domain::checkName(c.campaign.name));
    if (c.campaign.keyIds.isEmpty())
        refuse(item, ErrorCode::Invalid, "list_empty", "no key is chosen", "key_ids");
    if (c.campaign.keyIds.size() > domain::kMostCampaignKeys)
        refuse(item, ErrorCode::TooLarge, "too_many", "more keys than a campaign may have", "key_ids");
}

void Planner::resolve(const UpdateCampaign &c, PlannedItem &item)
{
    item.objectName = c.campaign.name;
    item.objectId = c.campaign.id;
    item.version = c.campaign.version;
    call(item, "PATCH", QStringLiteral("/v1/campaigns/") + wire::encoded(c.campaign.id));
    check(item, domain::checkName(c.campaign.name));
}

void Planner::resolve(const NoteDeliveries &c, PlannedItem &item)
{
    item.objectId = c.campaignId;
    call(item, "POST", QStringLiteral("/v1/campaigns/%1/deliveries").arg(wire::encoded(c.campaignId)));
}

} // namespace octroi::change
