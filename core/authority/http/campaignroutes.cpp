// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/answers.h"

namespace octroi::authority {

/// All of them: there are as many as people began by hand.
ControlApi::Answer ControlApi::listCampaigns(Call &)
{
    const auto all = m_s.issuer.campaigns();
    if (!all)
        return problem(all.error());
    QJsonArray items;
    for (const domain::Campaign &campaign : *all)
        items.append(domain::toJson(campaign));
    return jsonResponse(200, {{QStringLiteral("items"), items}, {QStringLiteral("next"), QJsonValue()}});
}

ControlApi::Answer ControlApi::createCampaign(Call &call)
{
    const auto created = m_s.issuer.createCampaign(call.caller, call.body);
    return created ? objectResponse(201, *created, m_s.clock, QStringLiteral("/v1/campaigns/") + created->id) : problem(created.error());
}

ControlApi::Answer ControlApi::getCampaign(Call &call)
{
    const auto found = m_s.issuer.campaign(call.parameter("id"), call.caller.limits);
    return found ? objectResponse(200, *found, m_s.clock) : problem(found.error());
}

ControlApi::Answer ControlApi::patchCampaign(Call &call)
{
    const QString id = call.parameter("id");
    const auto changed = m_s.issuer.updateCampaign(call.caller, id, call.body);
    return changeResponse(changed, m_s.issuer.campaign(id, call.caller.limits), m_s.clock);
}

ControlApi::Answer ControlApi::noteCampaignDeliveries(Call &call)
{
    const QString id = call.parameter("id");
    const auto changed = m_s.issuer.noteDeliveries(call.caller, id, call.body);
    return changeResponse(changed, m_s.issuer.campaign(id, call.caller.limits), m_s.clock);
}

} // namespace octroi::authority
