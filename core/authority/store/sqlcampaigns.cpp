// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/sqlstore.h"

namespace octroi::authority {

namespace {

Result<domain::Campaign> readCampaign(const Statement &row)
{
    Result<domain::Campaign> campaign = domain::campaignFromJson(row.object(1));
    if (campaign)
        return campaign;
    return Error{ErrorCode::Damaged, row.text(0), campaign.error().toString(), {}, QStringLiteral("database_damaged")};
}

} // namespace

Result<QList<domain::Campaign>> SqlStore::campaigns(bool openOnly)
{
    QList<domain::Campaign> out;
    std::optional<Error> wrong;
    Statement s = m_db->statement("SELECT id, definition FROM campaign WHERE ?1 = 0 OR closed_at IS NULL ORDER BY created_at DESC, id");
    s.bind(qint64(openOnly ? 1 : 0));
    const auto done = s.rows([&](const Statement &row) {
        Result<domain::Campaign> campaign = readCampaign(row);
        if (campaign)
            out << std::move(*campaign);
        else
            wrong = campaign.error();
    });
    if (!done || wrong)
        return done ? *wrong : done.error();
    return out;
}

Result<domain::Campaign> SqlStore::campaign(const QString &id)
{
    Statement s = m_db->statement("SELECT id, definition FROM campaign WHERE id = ?1");
    s.bind(id);
    const auto row = s.step();
    if (!row)
        return row.error();
    if (!*row)
        return Error{ErrorCode::NotFound, id, QStringLiteral("there is none"), {}, QStringLiteral("not_found")};
    return readCampaign(s);
}

Result<void> SqlStore::putCampaign(const domain::Campaign &campaign)
{
    return m_db
        ->statement("INSERT INTO campaign (id, definition, created_at, closed_at, version) VALUES (?1, ?2, ?3, ?4, ?5)"
                    " ON CONFLICT (id) DO UPDATE SET definition = ?2, created_at = ?3, closed_at = ?4, version = ?5")
        .bind(campaign.id, domain::toJson(campaign), campaign.createdAt, campaign.closedAt, campaign.version)
        .run();
}

} // namespace octroi::authority
