// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/keysql.h"
#include "authority/store/recordset.h"
#include "authority/store/sqlstore.h"

namespace octroi::authority {

namespace {

#define OCTROI_KEY_COLUMNS                                                                                   \
    "id, application_id, name, environment, prefix, last4, scopes, addresses, referrers, plan_id, "          \
    "created_at,"                                                                                            \
    " expires_at, suspended_at, revoked_at, retires_at, successor_id, predecessor_id, last_used_at, "        \
    "version, digest, apis, tags"

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
    k.restrictions.apis = row.list(20);
    k.tags = row.list(21);
    return stored;
}

void bindAll(Statement &statement, const KeySql &sql, int first = 1)
{
    for (const auto &value : sql.values)
        std::visit([&](const auto &v) { statement.bindOne(first++, v); }, value);
}

} // namespace

Result<void> SqlStore::putKey(const StoredKey &stored)
{
    const domain::ApiKey &k = stored.key;
    Statement s = m_db->statement(
        "INSERT INTO api_key (" OCTROI_KEY_COLUMNS ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9,"
        " nullif(?10, ''), ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22) ON CONFLICT (id) DO UPDATE SET"
        " application_id = ?2, name = ?3, environment = ?4, prefix = ?5, last4 = ?6, scopes = ?7, addresses "
        "= ?8,"
        " referrers = ?9, plan_id = nullif(?10, ''), created_at = ?11, expires_at = ?12, suspended_at = ?13,"
        " revoked_at = ?14, retires_at = ?15, successor_id = ?16, predecessor_id = ?17,"
        // The meter may have written a later use than the caller has seen.
        " last_used_at = CASE WHEN coalesce(?18, 0) > coalesce(api_key.last_used_at, 0) THEN ?18"
        " ELSE api_key.last_used_at END, version = ?19, digest = ?20, apis = ?21, tags = ?22");
    s.bind(k.id, k.applicationId, k.name, domain::environmentName(k.environment), k.prefix, k.last4, k.scopes,
           k.restrictions.addresses, k.restrictions.referrers, k.planId, k.createdAt, k.expiresAt,
           k.suspendedAt, k.revokedAt, k.retiresAt, k.successorId, k.predecessorId, k.lastUsedAt, k.version,
           stored.digest, k.restrictions.apis, k.tags);
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

Result<qint64> SqlStore::keyCount()
{
    return m_db->number("SELECT count(*) FROM api_key");
}

Result<void> SqlStore::eachLiveKey(const QStringList &applicationIds,
                                   const std::function<void(const KeyRow &)> &each)
{
    const KeySql where = keySqlOf(
        applicationIds.isEmpty() ? KeyCondition::all()
                                 : KeyCondition::oneOf(KeyCondition::Column::Application, applicationIds),
        m_db->dialect());
    Statement s =
        m_db->statement("SELECT id, application_id, plan_id, scopes, addresses, referrers,"
                        " expires_at, suspended_at, revoked_at, retires_at, digest, apis FROM api_key WHERE " +
                        where.text);
    bindAll(s, where);
    return s.streamed().rows([&](const Statement &row) {
        KeyRow k;
        k.id = row.view(0);
        k.applicationId = row.view(1);
        k.planId = row.view(2);
        k.scopes = row.view(3);
        k.addresses = row.view(4);
        k.referrers = row.view(5);
        k.expiresMs = row.integer(6);
        k.suspendedMs = row.integer(7);
        k.revokedMs = row.integer(8);
        k.retiresMs = row.integer(9);
        k.digest = row.view(10);
        k.apis = row.view(11);
        each(k);
    });
}

Result<void> SqlStore::keyRowsAfter(const QString &afterId, int limit,
                                    const std::function<void(const KeyRow &)> &each)
{
    Statement s = m_db->statement(
        "SELECT id, application_id, plan_id, scopes, addresses, referrers, expires_at, suspended_at,"
        " revoked_at, retires_at, name, environment, prefix, last4, successor_id, predecessor_id,"
        " created_at, last_used_at, version, apis, tags FROM api_key WHERE id > ?1 ORDER BY id LIMIT ?2");
    s.bind(afterId, limit);
    return s.rows([&](const Statement &row) {
        KeyRow k;
        k.id = row.view(0);
        k.applicationId = row.view(1);
        k.planId = row.view(2);
        k.scopes = row.view(3);
        k.addresses = row.view(4);
        k.referrers = row.view(5);
        k.expiresMs = row.integer(6);
        k.suspendedMs = row.integer(7);
        k.revokedMs = row.integer(8);
        k.retiresMs = row.integer(9);
        k.name = row.view(10);
        k.environment = row.view(11);
        k.prefix = row.view(12);
        k.last4 = row.view(13);
        k.successorId = row.view(14);
        k.predecessorId = row.view(15);
        k.createdMs = row.integer(16);
        k.lastUsedMs = row.integer(17);
        k.version = row.integer(18);
        k.apis = row.view(19);
        k.tags = row.view(20);
        each(k);
    });
}

Result<QList<StoredKey>> SqlStore::keysWhere(const KeyCondition &condition,
                                             const std::optional<KeyPlace> &after, int limit)
{
    const int first = after ? 4 : 2;
    const KeySql where = keySqlOf(condition, m_db->dialect(), first);
    Statement s = m_db->statement(QByteArray("SELECT " OCTROI_KEY_COLUMNS " FROM api_key WHERE ") +
                                  (after ? "(created_at, id) < (?2, ?3) AND " : "") + where.text +
                                  " ORDER BY created_at DESC, id DESC LIMIT ?1");
    s.bindOne(1, limit);
    if (after) {
        s.bindOne(2, after->createdMs);
        s.bindOne(3, after->id);
    }
    bindAll(s, where, first);
    QList<StoredKey> out;
    const auto done = s.rows([&](const Statement &row) { out << readKey(row); });
    return done ? Result<QList<StoredKey>>(out) : done.error();
}

Result<QStringList> SqlStore::touchLastUsed(const QHash<QString, qint64> &idToMs)
{
    if (m_db->dialect() == Dialect::Postgres)
        return touchTogether(idToMs);
    const auto done = transact(Transaction::Usage, [&]() -> Result<void> {
        Statement s = m_db->statement(
            "UPDATE api_key SET last_used_at = ?2 WHERE id = ?1 AND coalesce(last_used_at, 0) < ?2");
        for (auto it = idToMs.begin(); it != idToMs.end(); ++it) {
            if (const auto touched = s.bind(it.key(), it.value()).run(); !touched)
                return touched;
        }
        return {};
    });
    return done ? Result<QStringList>(QStringList()) : done.error();
}

Result<QStringList> SqlStore::touchTogether(const QHash<QString, qint64> &idToMs)
{
    QJsonArray records;
    for (auto it = idToMs.begin(); it != idToMs.end(); ++it)
        records << QJsonObject{{QStringLiteral("id"), it.key()}, {QStringLiteral("at"), it.value()}};
    const QByteArray older = " api_key k JOIN " + recordset(Dialect::Postgres, {{"id", "text"}, {"at", "bigint"}}) +
        " ON r.id = k.id WHERE coalesce(k.last_used_at, 0) < r.at";
    QStringList left;
    const auto done = transact(Transaction::Usage, [&]() -> Result<void> {
        // A key that is being changed at this moment is left out: neither waits for the other.
        Statement update = m_db->statement("UPDATE api_key SET last_used_at = t.at FROM (SELECT k.id, r.at FROM" + older +
                                           " FOR UPDATE OF k SKIP LOCKED) t WHERE api_key.id = t.id");
        if (const auto written = update.bind(recordsText(records)).run(); !written)
            return written;
        return m_db->statement("SELECT k.id FROM" + older).bind(recordsText(records)).rows([&](const Statement &row) {
            left << row.text(0);
        });
    });
    return done ? Result<QStringList>(left) : done.error();
}

Result<QList<KeyUse>> SqlStore::usedSince(qint64 sinceMs, const std::optional<KeyUse> &after, int limit)
{
    Statement s = m_db->statement("SELECT id, last_used_at FROM api_key WHERE last_used_at IS NOT NULL AND"
                                  " (last_used_at, id) > (?1, ?2) ORDER BY last_used_at, id LIMIT ?3");
    s.bind(after ? after->atMs : sinceMs, after ? after->id : QString(), limit);
    QList<KeyUse> out;
    const auto done = s.rows([&](const Statement &row) { out.append({row.text(0), row.integer(1)}); });
    return done ? Result<QList<KeyUse>>(out) : done.error();
}

} // namespace octroi::authority
