// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/octroid/decode.h"
#include "backends/octroid/octroidbackend.h"

// Rotation campaigns.
namespace octroi::backends {

namespace {

const QString kCampaigns = QStringLiteral("/v1/campaigns");

QString campaignPath(const QString &id, const QString &action = {})
{
    return kCampaigns + u'/' + wire::encoded(id) + action;
}

} // namespace

Task<QList<domain::Campaign>> OctroidBackend::readCampaigns()
{
    return decodeList<domain::Campaign>(get(kCampaigns), kCampaigns, domain::campaignFromJson);
}

Task<domain::Campaign> OctroidBackend::campaign(QString id)
{
    const QString path = campaignPath(id);
    return decodeObject<domain::Campaign>(get(path), path, domain::campaignFromJson);
}

Task<domain::Campaign> OctroidBackend::createCampaign(domain::Campaign campaign, QString idempotencyKey)
{
    const QJsonObject body{{QStringLiteral("name"), campaign.name},
                           {QStringLiteral("filter"), campaign.filter},
                           {QStringLiteral("key_ids"), QJsonArray::fromStringList(campaign.keyIds)},
                           {QStringLiteral("overlap_seconds"), campaign.overlapSeconds},
                           {QStringLiteral("quiet_seconds"), campaign.quietSeconds}};
    return decodeObject<domain::Campaign>(write("POST", kCampaigns, body, 0, idempotencyKey), kCampaigns,
                                          domain::campaignFromJson);
}

Task<domain::Campaign> OctroidBackend::updateCampaign(domain::Campaign campaign)
{
    const QString path = campaignPath(campaign.id);
    const QJsonObject body{{QStringLiteral("name"), campaign.name},
                           {QStringLiteral("quiet_seconds"), campaign.quietSeconds},
                           {QStringLiteral("closed"), campaign.closedAt.isValid()}};
    return decodeObject<domain::Campaign>(write("PATCH", path, body, campaign.version, {}), path,
                                          domain::campaignFromJson);
}

Task<domain::Campaign> OctroidBackend::noteDeliveries(QString id, QStringList keyIds)
{
    const QString path = campaignPath(id, QStringLiteral("/deliveries"));
    const QJsonObject body{{QStringLiteral("key_ids"), QJsonArray::fromStringList(keyIds)}};
    return decodeObject<domain::Campaign>(write("POST", path, body, 0, {}), path, domain::campaignFromJson);
}

} // namespace octroi::backends
