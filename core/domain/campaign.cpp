// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/campaign.h"

#include "domain/jsonreader.h"

namespace octroi::domain {

QJsonObject toJson(const Campaign &campaign)
{
    return {{QStringLiteral("id"), campaign.id},
            {QStringLiteral("name"), campaign.name},
            {QStringLiteral("filter"), campaign.filter},
            {QStringLiteral("key_ids"), listValue(campaign.keyIds)},
            {QStringLiteral("delivered_ids"), listValue(campaign.deliveredIds)},
            {QStringLiteral("overlap_seconds"), campaign.overlapSeconds},
            {QStringLiteral("quiet_seconds"), campaign.quietSeconds},
            {QStringLiteral("created_by"), campaign.createdBy},
            {QStringLiteral("created_at"), timeValue(campaign.createdAt)},
            {QStringLiteral("closed_at"), timeValue(campaign.closedAt)},
            {QStringLiteral("version"), campaign.version}};
}

Result<Campaign> campaignFromJson(const QJsonObject &object)
{
    Reader r(object);
    Campaign campaign;
    campaign.id = r.text("id", true);
    campaign.name = r.text("name", true);
    campaign.filter = r.text("filter");
    campaign.keyIds = r.list("key_ids");
    campaign.deliveredIds = r.list("delivered_ids");
    campaign.overlapSeconds = r.integer("overlap_seconds");
    campaign.quietSeconds = r.integer("quiet_seconds");
    campaign.createdBy = r.text("created_by");
    campaign.createdAt = r.time("created_at");
    campaign.closedAt = r.time("closed_at");
    campaign.version = r.integer("version");
    return r.finish(campaign);
}

} // namespace octroi::domain
