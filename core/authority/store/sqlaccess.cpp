// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/sqllimits.h"
#include "authority/store/sqlstore.h"

namespace octroi::authority {

namespace {
constexpr qint64 kIdempotencyKeptMs = 24LL * 3600 * 1000;
}

Result<QList<ServiceClient>> SqlStore::serviceClients()
{
    QList<ServiceClient> out;
    Statement s =
        m_db->statement("SELECT id, name, secret_digest, role, created_at, partner_ids, api_ids FROM service_client ORDER BY id");
    const auto done = s.rows([&](const Statement &row) {
        out.append({row.text(0), row.text(1), row.blob(2), row.text(3), row.time(4),
                    {limitFromText(row.text(5)), limitFromText(row.text(6))}});
    });
    return done ? Result<QList<ServiceClient>>(out) : done.error();
}

Result<void> SqlStore::putServiceClient(const ServiceClient &client)
{
    return m_db
        ->statement("INSERT INTO service_client (id, name, secret_digest, role, created_at, partner_ids, api_ids)"
                    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (id) DO UPDATE SET"
                    " name = ?2, secret_digest = ?3, role = ?4, created_at = ?5, partner_ids = ?6, api_ids = ?7")
        .bind(client.id, client.name, client.secretDigest, client.role, client.createdAt, limitText(client.limits.partnerIds),
              limitText(client.limits.apiIds))
        .run();
}

Result<std::optional<IdempotencyRecord>> SqlStore::idempotency(const QString &caller, const QString &key)
{
    Statement s =
        m_db->statement("SELECT caller, key, request_digest, object_type, object_id, at FROM idempotency"
                        " WHERE caller = ?1 AND key = ?2");
    const auto row = s.bind(caller, key).step();
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<IdempotencyRecord>();
    return std::optional(IdempotencyRecord{s.text(0), s.text(1), s.blob(2), s.text(3), s.text(4), s.time(5)});
}

Result<void> SqlStore::putIdempotency(const IdempotencyRecord &record)
{
    const auto pruned = m_db->statement("DELETE FROM idempotency WHERE at < ?1")
                            .bind(record.at.toMSecsSinceEpoch() - kIdempotencyKeptMs)
                            .run();
    if (!pruned)
        return pruned;
    return m_db
        ->statement("INSERT INTO idempotency (caller, key, request_digest, object_type, object_id, at)"
                    " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (caller, key) DO UPDATE SET"
                    " request_digest = ?3, object_type = ?4, object_id = ?5, at = ?6")
        .bind(record.caller, record.key, record.requestDigest, record.objectType, record.objectId, record.at)
        .run();
}

} // namespace octroi::authority
