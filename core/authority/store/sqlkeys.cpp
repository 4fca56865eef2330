// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/sqlstore.h"

namespace octroi::authority {

namespace {

#define OCTROI_KEY_COLUMNS                                                                                   \
    "id, application_id, name, environment, prefix, last4, scopes, addresses, referrers, plan_id, "          \
    "created_at,"                                                                                            \
    " expires_at, suspended_at, revoked_at, retires_at, successor_id, predecessor_id, last_used_at, "        \
    "version, digest"

StoredKey readKey(const Statement &row)
{
    StoredKey stored;
    domain::ApiKey &k = stored.key;
    k.id = row.text(0);
    k.applicationId = row.text(1);
    k.name = row.text(2);
    k.environment = domain::environmentFromName(row.text(3)).value_or(domain::Environment::Test);
    k.prefix = row.text(4);
    k.last4 = row.text(5);
    k.scopes = row.list(6);
    k.restrictions.addresses = row.list(7);
    k.restrictions.referrers = row.list(8);
    k.planId = row.text(9);
    k.createdAt = row.time(10);
    k.expiresAt = row.time(11);
    k.suspendedAt = row.time(12);
    k.revokedAt = row.time(13);
    k.retiresAt = row.time(14);
    k.successorId = row.text(15);
    k.predecessorId = row.text(16);
    k.lastUsedAt = row.time(17);
    k.version = row.integer(18);
    stored.digest = row.blob(19);
    return stored;
}

} // namespace

Result<void> SqlStore::putKey(const StoredKey &stored)
{
    const domain::ApiKey &k = stored.key;
    Statement s = m_db->statement(
        "INSERT INTO api_key (" OCTROI_KEY_COLUMNS ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9,"
        " nullif(?10, ''), ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20) ON CONFLICT (id) DO UPDATE SET"
        " application_id = ?2, name = ?3, environment = ?4, prefix = ?5, last4 = ?6, scopes = ?7, addresses "
        "= ?8,"
        " referrers = ?9, plan_id = nullif(?10, ''), created_at = ?11, expires_at = ?12, suspended_at = ?13,"
        " revoked_at = ?14, retires_at = ?15, successor_id = ?16, predecessor_id = ?17,"
        // The meter may have written a later use than the caller has seen.
        " last_used_at = CASE WHEN coalesce(?18, 0) > coalesce(api_key.last_used_at, 0) THEN ?18"
        " ELSE api_key.last_used_at END, version = ?19, digest = ?20");
    s.bind(k.id, k.applicationId, k.name, domain::environmentName(k.environment), k.prefix, k.last4, k.scopes,
           k.restrictions.addresses, k.restrictions.referrers, k.planId, k.createdAt, k.expiresAt,
           k.suspendedAt, k.revokedAt, k.retiresAt, k.successorId, k.predecessorId, k.lastUsedAt, k.version,
           stored.digest);
    return s.run();
}

Result<StoredKey> SqlStore::key(const QString &id)
{
    Statement s = m_db->statement("SELECT " OCTROI_KEY_COLUMNS " FROM api_key WHERE id = ?1");
    s.bind(id);
    const auto row = s.step();
    if (!row)
        return row.error();
    if (!*row)
        return Error{ErrorCode::NotFound,
                     id,
                     QStringLiteral("no key has this identifier"),
                     {},
                     QStringLiteral("not_found")};
    return readKey(s);
}

Result<void> SqlStore::eachKey(const std::function<void(const StoredKey &)> &each)
{
    Statement s = m_db->statement("SELECT " OCTROI_KEY_COLUMNS " FROM api_key");
    return s.streamed().rows([&](const Statement &row) { each(readKey(row)); });
}

Result<QList<domain::ApiKey>> SqlStore::keysAfter(const QString &afterId, int limit)
{
    QList<domain::ApiKey> out;
    Statement s = m_db->statement(afterId.isEmpty()
                                      ? "SELECT " OCTROI_KEY_COLUMNS
                                        " FROM api_key ORDER BY created_at DESC, id DESC LIMIT ?1"
                                      : "SELECT " OCTROI_KEY_COLUMNS " FROM api_key WHERE (created_at, id) <"
                                        " (SELECT created_at, id FROM api_key WHERE id = ?1) ORDER BY "
                                        "created_at DESC, id DESC LIMIT ?2");
    if (afterId.isEmpty())
        s.bind(limit);
    else
        s.bind(afterId, limit);
    const auto done = s.rows([&](const Statement &row) { out << readKey(row).key; });
    return done ? Result<QList<domain::ApiKey>>(out) : done.error();
}

Result<void> SqlStore::touchLastUsed(const QHash<QString, qint64> &idToMs)
{
    return transact(Transaction::Usage, [&]() -> Result<void> {
        Statement s = m_db->statement(
            "UPDATE api_key SET last_used_at = ?2 WHERE id = ?1 AND coalesce(last_used_at, 0) < ?2");
        for (auto it = idToMs.begin(); it != idToMs.end(); ++it) {
            if (const auto done = s.bind(it.key(), it.value()).run(); !done)
                return done;
        }
        return {};
    });
}

} // namespace octroi::authority
