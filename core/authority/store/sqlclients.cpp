// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/sqloauth.h"

namespace octroi::authority {

// What is searched for or changes by itself has a column; the rest of a client is one JSON object, so that
// a new member of RFC 7591 needs no migration.
Result<QList<StoredClient>> SqlOAuth::clients()
{
    QHash<QString, QList<domain::ClientSecret>> secrets;
    QHash<QString, QHash<QString, QByteArray>> digests;
    Statement s = m_db.statement("SELECT client_id, id, last4, created_at, expires_at, revoked_at, last_used_at, digest"
                                 " FROM client_secret ORDER BY created_at DESC, id DESC");
    auto done = s.rows([&](const Statement &row) {
        secrets[row.text(0)].append({row.text(1), row.text(2), row.time(3), row.time(4), row.time(5), row.time(6)});
        digests[row.text(0)].insert(row.text(1), row.blob(7));
    });
    if (!done)
        return done.error();
    QList<StoredClient> out;
    Result<void> read;
    Statement c = m_db.statement("SELECT id, details, last_used_at, registration_digest FROM oauth_client");
    done = c.rows([&](const Statement &row) {
        auto client = domain::oauthClientFromJson(row.object(1));
        if (!client) {
            read = client.error();
            return;
        }
        client->lastUsedAt = row.time(2);
        client->secrets = secrets.value(client->id);
        out.append({std::move(*client), digests.value(row.text(0)), row.blob(3)});
    });
    if (!done || !read)
        return done ? read.error() : done.error();
    return out;
}

Result<void> SqlOAuth::putClient(const StoredClient &stored)
{
    const domain::OAuthClient &c = stored.client;
    QJsonObject details = domain::toJson(c, c.createdAt);
    for (const char *elsewhere : {"secrets", "status", "last_used_at"})
        details.remove(QLatin1String(elsewhere));
    auto done = m_db.statement("INSERT INTO oauth_client (id, application_id, name, kind, created_at, revoked_at, version,"
                               " details, registration_digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
                               " ON CONFLICT (id) DO UPDATE SET application_id = ?2, name = ?3, kind = ?4, created_at = ?5,"
                               " revoked_at = ?6, version = ?7, details = ?8, registration_digest = ?9")
                    .bind(c.id, c.applicationId, c.name, domain::clientKindName(c.kind), c.createdAt, c.revokedAt, c.version,
                          details, stored.registrationDigest)
                    .run();
    for (const domain::ClientSecret &secret : c.secrets) {
        if (!done)
            return done;
        done = m_db.statement("INSERT INTO client_secret (id, client_id, digest, last4, created_at, expires_at, revoked_at)"
                              " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (id) DO UPDATE SET digest = ?3, last4 = ?4,"
                              " created_at = ?5, expires_at = ?6, revoked_at = ?7")
                   .bind(secret.id, c.id, stored.digests.value(secret.id), secret.last4, secret.createdAt, secret.expiresAt,
                         secret.revokedAt)
                   .run();
    }
    return done;
}

Result<void> SqlOAuth::touchClients(const QHash<QString, qint64> &clients, const QHash<QString, qint64> &secrets)
{
    const auto touch = [this](const char *sql, const QHash<QString, qint64> &used) -> Result<void> {
        Statement s = m_db.statement(sql);
        for (auto it = used.begin(); it != used.end(); ++it) {
            if (const auto done = s.bind(it.key(), it.value()).run(); !done)
                return done;
        }
        return {};
    };
    if (const auto done = touch("UPDATE oauth_client SET last_used_at = ?2 WHERE id = ?1", clients); !done)
        return done;
    return touch("UPDATE client_secret SET last_used_at = ?2 WHERE id = ?1", secrets);
}

Result<QList<StoredSigningKey>> SqlOAuth::signingKeys()
{
    QList<StoredSigningKey> out;
    Statement s = m_db.statement("SELECT kid, algorithm, private_key, created_at, active_at, retires_at, removed_at"
                                 " FROM signing_key ORDER BY created_at, kid");
    const auto done = s.rows([&](const Statement &row) {
        out.append({row.text(0), row.text(1), row.blob(2), row.integer(3), row.integer(4), row.integer(5), row.integer(6)});
    });
    if (!done)
        return done.error();
    for (StoredSigningKey &key : out) {
        const auto plain = m_sealing.opened("signing_key", key.kid.toUtf8(), key.privateKey);
        if (!plain)
            return plain.error();
        key.privateKey = *plain;
    }
    return out;
}

Result<void> SqlOAuth::putSigningKey(const StoredSigningKey &key)
{
    return m_db
        .statement("INSERT INTO signing_key (kid, algorithm, private_key, created_at, active_at, retires_at, removed_at)"
                   " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (kid) DO UPDATE SET active_at = ?5, retires_at = ?6,"
                   " removed_at = ?7")
        .bind(key.kid, key.algorithm, m_sealing.sealed("signing_key", key.kid.toUtf8(), key.privateKey), key.createdMs, key.activeMs, key.retiresMs, key.removedMs)
        .run();
}

namespace {
#define OCTROI_REGISTRATION_COLUMNS                                                                          \
    "digest, id, name, application_id, scopes, grant_types, uses_left, created_at, expires_at, revoked_at"
StoredRegistrationToken readRegistrationToken(const Statement &row)
{
    return {row.blob(0), row.text(1),    row.text(2),    row.text(3),    row.list(4),
            row.list(5), row.integer(6), row.integer(7), row.integer(8), row.integer(9)};
}
} // namespace

Result<QList<StoredRegistrationToken>> SqlOAuth::registrationTokens()
{
    QList<StoredRegistrationToken> out;
    Statement s = m_db.statement("SELECT " OCTROI_REGISTRATION_COLUMNS " FROM registration_token ORDER BY created_at DESC, id DESC");
    const auto done = s.rows([&](const Statement &row) { out << readRegistrationToken(row); });
    return done ? Result<QList<StoredRegistrationToken>>(out) : done.error();
}

Result<std::optional<StoredRegistrationToken>> SqlOAuth::registrationToken(const QByteArray &digest)
{
    Statement s = m_db.statement("SELECT " OCTROI_REGISTRATION_COLUMNS " FROM registration_token WHERE digest = ?1");
    s.bind(digest);
    const auto row = s.step();
    if (!row)
        return row.error();
    return *row ? std::optional(readRegistrationToken(s)) : std::optional<StoredRegistrationToken>();
}

Result<void> SqlOAuth::putRegistrationToken(const StoredRegistrationToken &t)
{
    return m_db
        .statement("INSERT INTO registration_token (" OCTROI_REGISTRATION_COLUMNS ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
                   " ON CONFLICT (id) DO UPDATE SET digest = ?1, scopes = ?5, uses_left = ?7, expires_at = ?9, revoked_at = ?10")
        .bind(t.digest, t.id, t.name, t.applicationId, t.scopes, t.grantTypes, t.usesLeft, t.createdMs, t.expiresMs, t.revokedMs)
        .run();
}

Result<void> SqlOAuth::removeSigningKey(const QString &kid)
{
    return m_db.statement("DELETE FROM signing_key WHERE kid = ?1").bind(kid).run();
}

} // namespace octroi::authority
