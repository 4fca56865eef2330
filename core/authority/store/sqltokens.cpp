// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/sqloauth.h"

namespace octroi::authority {

namespace {

/// The first row as `read` makes it, or nothing.
template <typename T, typename Read>
Result<std::optional<T>> first(Statement &s, Read read)
{
    const auto row = s.step();
    if (!row)
        return row.error();
    return *row ? std::optional<T>(read(s)) : std::optional<T>();
}

/// True when the statement, which ends in RETURNING, changed a row.
Result<bool> changed(Statement &s)
{
    bool any = false;
    const auto done = s.rows([&](const Statement &) { any = true; });
    return done ? Result<bool>(any) : done.error();
}

#define OCTROI_DEVICE_COLUMNS "digest, user_code, client_id, status, details, expires_at, polled_at, interval_ms"
StoredDevice readDevice(const Statement &row)
{
    return {row.blob(0), row.text(1), row.text(2), row.text(3), row.object(4), row.integer(5), row.integer(6), row.integer(7)};
}

#define OCTROI_ACCESS_COLUMNS "digest, id, client_id, account_id, family_id, details, created_at, expires_at, revoked_at"
StoredAccess readAccess(const Statement &row)
{
    return {row.blob(0), row.text(1),   row.text(2),    row.text(3),   row.text(4),
            row.object(5), row.integer(6), row.integer(7), row.integer(8)};
}

} // namespace

Result<void> SqlOAuth::putCode(const StoredCode &c)
{
    return m_db
        .statement("INSERT INTO authorization_code (digest, client_id, details, expires_at, used_at, family_id)"
                   " VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
        .bind(c.digest, c.clientId, c.grant, c.expiresMs, c.usedMs, c.familyId)
        .run();
}

Result<std::optional<StoredCode>> SqlOAuth::code(const QByteArray &digest)
{
    Statement s = m_db.statement("SELECT digest, client_id, details, expires_at, used_at, family_id FROM authorization_code"
                                 " WHERE digest = ?1");
    return first<StoredCode>(s.bind(digest), [](const Statement &row) {
        return StoredCode{row.blob(0), row.text(1), row.object(2), row.integer(3), row.integer(4), row.text(5)};
    });
}

Result<bool> SqlOAuth::useCode(const QByteArray &digest, const QString &familyId, qint64 nowMs)
{
    Statement s = m_db.statement("UPDATE authorization_code SET used_at = ?3, family_id = ?2"
                                 " WHERE digest = ?1 AND used_at = 0 RETURNING digest");
    return changed(s.bind(digest, familyId, nowMs));
}

Result<void> SqlOAuth::putPush(const QByteArray &digest, const QString &clientId, const QJsonObject &parameters, qint64 expiresMs)
{
    return m_db.statement("INSERT INTO pushed_request (digest, client_id, parameters, expires_at) VALUES (?1, ?2, ?3, ?4)"
                          " ON CONFLICT (digest) DO UPDATE SET expires_at = ?4")
        .bind(digest, clientId, parameters, expiresMs)
        .run();
}

Result<std::optional<QJsonObject>> SqlOAuth::push(const QByteArray &digest, const QString &clientId, qint64 nowMs)
{
    Statement s = m_db.statement("SELECT parameters FROM pushed_request WHERE digest = ?1 AND client_id = ?2 AND expires_at > ?3");
    return first<QJsonObject>(s.bind(digest, clientId, nowMs), [](const Statement &row) { return row.object(0); });
}

Result<void> SqlOAuth::removePush(const QByteArray &digest)
{
    return m_db.statement("DELETE FROM pushed_request WHERE digest = ?1").bind(digest).run();
}

Result<void> SqlOAuth::putDevice(const StoredDevice &d)
{
    return m_db
        .statement("INSERT INTO device_code (" OCTROI_DEVICE_COLUMNS ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
                   " ON CONFLICT (digest) DO UPDATE SET status = ?4, details = ?5, polled_at = ?7, interval_ms = ?8")
        .bind(d.digest, d.userCode, d.clientId, d.status, d.grant, d.expiresMs, d.polledMs, d.intervalMs)
        .run();
}

Result<std::optional<StoredDevice>> SqlOAuth::device(const QByteArray &digest)
{
    Statement s = m_db.statement("SELECT " OCTROI_DEVICE_COLUMNS " FROM device_code WHERE digest = ?1");
    return first<StoredDevice>(s.bind(digest), readDevice);
}

Result<std::optional<StoredDevice>> SqlOAuth::deviceOf(const QString &userCode)
{
    Statement s = m_db.statement("SELECT " OCTROI_DEVICE_COLUMNS " FROM device_code WHERE user_code = ?1");
    return first<StoredDevice>(s.bind(userCode), readDevice);
}

Result<bool> SqlOAuth::takeDevice(const QByteArray &digest)
{
    Statement s = m_db.statement("DELETE FROM device_code WHERE digest = ?1 RETURNING digest");
    return changed(s.bind(digest));
}

Result<void> SqlOAuth::putRefresh(const StoredRefresh &token)
{
    return m_db.statement("INSERT INTO refresh_token (digest, family_id, expires_at, used_at) VALUES (?1, ?2, ?3, ?4)")
        .bind(token.digest, token.familyId, token.expiresMs, token.usedMs)
        .run();
}

Result<std::optional<StoredRefresh>> SqlOAuth::refresh(const QByteArray &digest)
{
    Statement s = m_db.statement("SELECT digest, family_id, expires_at, used_at FROM refresh_token WHERE digest = ?1");
    return first<StoredRefresh>(s.bind(digest), [](const Statement &row) {
        return StoredRefresh{row.blob(0), row.text(1), row.integer(2), row.integer(3)};
    });
}

Result<bool> SqlOAuth::useRefresh(const QByteArray &digest, qint64 nowMs)
{
    Statement s = m_db.statement("UPDATE refresh_token SET used_at = ?2 WHERE digest = ?1 AND used_at = 0 RETURNING digest");
    return changed(s.bind(digest, nowMs));
}

Result<void> SqlOAuth::putAccess(const StoredAccess &t)
{
    return m_db
        .statement("INSERT INTO access_token (" OCTROI_ACCESS_COLUMNS ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
                   " ON CONFLICT (digest) DO UPDATE SET details = ?6, revoked_at = ?9")
        .bind(t.digest, t.id, t.clientId, t.accountId, t.familyId, t.grant, t.createdMs, t.expiresMs, t.revokedMs)
        .run();
}

Result<std::optional<StoredAccess>> SqlOAuth::access(const QByteArray &digest)
{
    Statement s = m_db.statement("SELECT " OCTROI_ACCESS_COLUMNS " FROM access_token WHERE digest = ?1");
    return first<StoredAccess>(s.bind(digest), readAccess);
}

Result<std::optional<StoredAccess>> SqlOAuth::accessOf(const QString &id)
{
    Statement s = m_db.statement("SELECT " OCTROI_ACCESS_COLUMNS " FROM access_token WHERE id = ?1");
    return first<StoredAccess>(s.bind(id), readAccess);
}

Result<void> SqlOAuth::eachAccess(qint64 nowMs, const std::function<void(const StoredAccess &)> &each)
{
    Statement s = m_db.statement("SELECT " OCTROI_ACCESS_COLUMNS " FROM access_token WHERE expires_at > ?1");
    return s.bind(nowMs).rows([&](const Statement &row) { each(readAccess(row)); });
}

Result<bool> SqlOAuth::remember(const QByteArray &digest, qint64 expiresMs)
{
    Statement s = m_db.statement("INSERT INTO replay (digest, expires_at) VALUES (?1, ?2) ON CONFLICT (digest) DO NOTHING"
                                 " RETURNING digest");
    return changed(s.bind(digest, expiresMs));
}

Result<void> SqlOAuth::dropExpired(qint64 nowMs)
{
    for (const char *table : {"authorization_code", "pushed_request", "device_code", "refresh_token", "access_token",
                              "refresh_family", "revoked_token", "token_cutoff", "replay"}) {
        const QByteArray sql = QByteArray("DELETE FROM ") + table + " WHERE expires_at <= ?1";
        if (const auto done = m_db.statement(sql).bind(nowMs).run(); !done)
            return done;
    }
    return {};
}

} // namespace octroi::authority
