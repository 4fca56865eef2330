// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/sqloauth.h"

namespace octroi::authority {

namespace {

#define OCTROI_FAMILY_COLUMNS "id, client_id, account_id, details, created_at, expires_at, used_at, revoked_at"
StoredFamily readFamily(const Statement &row)
{
    return {row.text(0), row.text(1), row.text(2), row.object(3), row.integer(4), row.integer(5), row.integer(6), row.integer(7)};
}

} // namespace

Result<void> SqlOAuth::putFamily(const StoredFamily &f)
{
    return m_db
        .statement("INSERT INTO refresh_family (id, client_id, account_id, details, created_at, expires_at, used_at, revoked_at)"
                   " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (id) DO UPDATE SET details = ?4, expires_at = ?6,"
                   " used_at = ?7, revoked_at = ?8")
        .bind(f.id, f.clientId, f.accountId, f.grant, f.createdMs, f.expiresMs, f.usedMs, f.revokedMs)
        .run();
}

Result<std::optional<StoredFamily>> SqlOAuth::family(const QString &id)
{
    Statement s = m_db.statement("SELECT " OCTROI_FAMILY_COLUMNS " FROM refresh_family WHERE id = ?1");
    s.bind(id);
    const auto row = s.step();
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<StoredFamily>();
    return std::optional(readFamily(s));
}

Result<QList<ListedToken>> SqlOAuth::liveTokens(const ListedTokenQuery &q)
{
    Statement s = m_db.statement(
        "SELECT * FROM (SELECT id, 'refresh' AS type, client_id, account_id, details, created_at, expires_at, used_at"
        " FROM refresh_family WHERE revoked_at = 0 UNION ALL"
        " SELECT id, 'access', client_id, account_id, details, created_at, expires_at, 0 FROM access_token"
        " WHERE revoked_at = 0 AND family_id = '') AS live WHERE expires_at > ?1 AND (?2 = '' OR client_id = ?2)"
        " AND (?3 = '' OR account_id = ?3) AND (?4 = 0 OR created_at < ?4 OR (created_at = ?4 AND id < ?5))"
        " ORDER BY created_at DESC, id DESC LIMIT ?6");
    QList<ListedToken> out;
    const auto done = s.bind(q.nowMs, q.clientId, q.accountId, q.beforeMs, q.beforeId, q.limit).rows([&](const Statement &row) {
        out.append({row.text(0), row.text(1), row.text(2), row.text(3), row.object(4), row.integer(5), row.integer(6),
                    row.integer(7)});
    });
    return done ? Result<QList<ListedToken>>(out) : done.error();
}

Result<EndedTokens> SqlOAuth::revokeTokens(const QString &clientId, const QString &accountId, qint64 nowMs)
{
    EndedTokens out;
    Statement s = m_db.statement("UPDATE refresh_family SET revoked_at = ?3 WHERE revoked_at = 0 AND (?1 = '' OR client_id = ?1)"
                                 " AND (?2 = '' OR account_id = ?2) RETURNING " OCTROI_FAMILY_COLUMNS);
    auto done = s.bind(clientId, accountId, nowMs).rows([&](const Statement &row) { out.families << readFamily(row); });
    if (!done)
        return done.error();
    Statement t = m_db.statement("UPDATE access_token SET revoked_at = ?3 WHERE revoked_at = 0 AND (?1 = '' OR client_id = ?1)"
                                 " AND (?2 = '' OR account_id = ?2) RETURNING digest");
    done = t.bind(clientId, accountId, nowMs).rows([&](const Statement &row) { out.digests << row.blob(0); });
    return done ? Result<EndedTokens>(out) : done.error();
}

Result<EndedTokens> SqlOAuth::revokeFamily(const QString &id, qint64 nowMs)
{
    EndedTokens out;
    Statement s = m_db.statement("UPDATE refresh_family SET revoked_at = ?2 WHERE id = ?1 AND revoked_at = 0 RETURNING " OCTROI_FAMILY_COLUMNS);
    auto done = s.bind(id, nowMs).rows([&](const Statement &row) { out.families << readFamily(row); });
    if (!done)
        return done.error();
    Statement t = m_db.statement("UPDATE access_token SET revoked_at = ?2 WHERE family_id = ?1 AND revoked_at = 0 RETURNING digest");
    done = t.bind(id, nowMs).rows([&](const Statement &row) { out.digests << row.blob(0); });
    return done ? Result<EndedTokens>(out) : done.error();
}

Result<QList<TokenCutoff>> SqlOAuth::cutoffs()
{
    QList<TokenCutoff> out;
    Statement s = m_db.statement("SELECT kind, id, at, expires_at FROM token_cutoff");
    const auto done = s.rows([&](const Statement &row) { out.append({row.text(0), row.text(1), row.integer(2), row.integer(3)}); });
    return done ? Result<QList<TokenCutoff>>(out) : done.error();
}

Result<void> SqlOAuth::putCutoff(const TokenCutoff &c)
{
    return m_db
        .statement("INSERT INTO token_cutoff (kind, id, at, expires_at) VALUES (?1, ?2, ?3, ?4)"
                   " ON CONFLICT (kind, id) DO UPDATE SET at = ?3, expires_at = ?4")
        .bind(c.kind, c.id, c.atMs, c.expiresMs)
        .run();
}

Result<QHash<QString, qint64>> SqlOAuth::revokedIds()
{
    QHash<QString, qint64> out;
    Statement s = m_db.statement("SELECT id, expires_at FROM revoked_token");
    const auto done = s.rows([&](const Statement &row) { out.insert(row.text(0), row.integer(1)); });
    return done ? Result<QHash<QString, qint64>>(out) : done.error();
}

Result<void> SqlOAuth::putRevokedId(const QString &id, qint64 expiresMs)
{
    return m_db.statement("INSERT INTO revoked_token (id, expires_at) VALUES (?1, ?2) ON CONFLICT (id) DO NOTHING")
        .bind(id, expiresMs)
        .run();
}

} // namespace octroi::authority
