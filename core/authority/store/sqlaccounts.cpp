// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/sqllimits.h"
#include "authority/store/sqlstore.h"
#include "domain/name.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace octroi::authority {

namespace {

#define OCTROI_ACCOUNT                                                                                       \
    "SELECT id, name, display_name, locale, role, partner_ids, api_ids, disabled, password_hash,"            \
    " totp_secret, totp_step, recovery, created_at, last_sign_in_at, version,"                               \
    " (SELECT count(*) FROM passkey WHERE account_id = account.id) FROM account"

QStringList textOf(const QList<QByteArray> &digests)
{
    QStringList out;
    for (const QByteArray &digest : digests)
        out << QString::fromLatin1(digest.toBase64());
    return out;
}

StoredAccount readAccount(const Statement &row)
{
    StoredAccount out;
    domain::Account &a = out.account;
    a.id = row.text(0);
    a.name = row.text(1);
    a.displayName = row.text(2);
    a.locale = row.text(3);
    a.role = domain::roleFromName(row.text(4)).value_or(domain::Role::None);
    a.limits = {limitFromText(row.text(5)), limitFromText(row.text(6))};
    a.disabled = row.integer(7) != 0;
    out.passwordHash = row.blob(8);
    out.totpSecret = row.blob(9);
    out.totpStep = row.integer(10);
    for (const QString &digest : row.list(11))
        out.recovery << QByteArray::fromBase64(digest.toLatin1());
    a.createdAt = row.time(12);
    a.lastSignInAt = row.time(13);
    a.version = row.integer(14);
    a.hasPassword = !out.passwordHash.isEmpty();
    a.hasTotp = !out.totpSecret.isEmpty();
    a.recoveryCodes = int(out.recovery.size());
    a.passkeys = int(row.integer(15));
    return out;
}

StoredPasskey readPasskey(const Statement &row)
{
    return {row.blob(0), row.text(1), row.text(2), row.blob(3), quint32(row.integer(4)), row.integer(5), row.integer(6)};
}

AuditCheckpoint readCheckpoint(const Statement &row)
{
    return {row.integer(0), row.text(1).toLatin1(), row.integer(2), row.text(3).toLatin1()};
}

/// The one row, or nothing.
template <typename T, typename Read>
Result<std::optional<T>> oneRow(Statement &s, Read read)
{
    const auto row = s.step();
    if (!row)
        return row.error();
    return *row ? std::optional<T>(read(s)) : std::optional<T>();
}

} // namespace

std::optional<QStringList> limitFromText(const QString &text)
{
    if (text.isEmpty())
        return std::nullopt;
    QStringList out;
    for (const QJsonValue value : QJsonDocument::fromJson(text.toUtf8()).array())
        out << value.toString();
    return out;
}

QString limitText(const std::optional<QStringList> &limit)
{
    return limit ? QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(*limit)).toJson(QJsonDocument::Compact)) : QString();
}

Result<QList<StoredAccount>> SqlStore::accounts()
{
    QList<StoredAccount> out;
    Statement s = m_db->statement(OCTROI_ACCOUNT " ORDER BY id");
    const auto done = s.rows([&](const Statement &row) { out << readAccount(row); });
    if (!done)
        return done.error();
    for (StoredAccount &account : out) {
        const auto whole = opened(std::optional<StoredAccount>(account));
        if (!whole)
            return whole.error();
        account = **whole;
    }
    return out;
}

Result<std::optional<StoredAccount>> SqlStore::opened(Result<std::optional<StoredAccount>> stored) const
{
    if (!stored || !*stored)
        return stored;
    const auto plain = m_sealing.opened("account", (*stored)->account.id.toUtf8(), (*stored)->totpSecret);
    if (!plain)
        return plain.error();
    (*stored)->totpSecret = *plain;
    return stored;
}

Result<std::optional<StoredAccount>> SqlStore::account(const QString &id)
{
    Statement s = m_db->statement(OCTROI_ACCOUNT " WHERE id = ?1");
    s.bind(id);
    return opened(oneRow<StoredAccount>(s, readAccount));
}

Result<std::optional<StoredAccount>> SqlStore::accountNamed(const QString &nameKey)
{
    Statement s = m_db->statement(OCTROI_ACCOUNT " WHERE name_key = ?1");
    s.bind(nameKey);
    return opened(oneRow<StoredAccount>(s, readAccount));
}

Result<void> SqlStore::putAccount(const StoredAccount &stored)
{
    const domain::Account &a = stored.account;
    return m_db
        ->statement("INSERT INTO account (id, name, name_key, display_name, locale, role, partner_ids, api_ids, disabled,"
                    " password_hash, totp_secret, totp_step, recovery, created_at, last_sign_in_at, version)"
                    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)"
                    " ON CONFLICT (id) DO UPDATE SET name = ?2, name_key = ?3, display_name = ?4, locale = ?5, role = ?6,"
                    " partner_ids = ?7, api_ids = ?8, disabled = ?9, password_hash = ?10, totp_secret = ?11, totp_step = ?12,"
                    " recovery = ?13, created_at = ?14, last_sign_in_at = ?15, version = ?16")
        .bind(a.id, a.name, domain::nameKey(a.name), a.displayName, a.locale, domain::roleName(a.role), limitText(a.limits.partnerIds),
              limitText(a.limits.apiIds), int(a.disabled), stored.passwordHash, m_sealing.sealed("account", a.id.toUtf8(), stored.totpSecret), stored.totpStep,
              textOf(stored.recovery), a.createdAt, a.lastSignInAt, a.version)
        .run();
}

Result<QList<StoredPasskey>> SqlStore::passkeys(const QString &accountId)
{
    QList<StoredPasskey> out;
    Statement s = m_db->statement("SELECT credential_id, account_id, name, public_key, counter, created_at, used_at FROM passkey"
                                  " WHERE account_id = ?1 ORDER BY created_at, credential_id");
    s.bind(accountId);
    const auto done = s.rows([&](const Statement &row) { out << readPasskey(row); });
    return done ? Result<QList<StoredPasskey>>(out) : done.error();
}

Result<std::optional<StoredPasskey>> SqlStore::passkey(const QByteArray &credentialId)
{
    Statement s = m_db->statement("SELECT credential_id, account_id, name, public_key, counter, created_at, used_at FROM passkey"
                                  " WHERE credential_id = ?1");
    s.bind(credentialId);
    return oneRow<StoredPasskey>(s, readPasskey);
}

Result<void> SqlStore::putPasskey(const StoredPasskey &p)
{
    return m_db
        ->statement("INSERT INTO passkey (credential_id, account_id, name, public_key, counter, created_at, used_at)"
                    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (credential_id) DO UPDATE SET"
                    " account_id = ?2, name = ?3, public_key = ?4, counter = ?5, created_at = ?6, used_at = ?7")
        .bind(p.credentialId, p.accountId, p.name, p.publicKey, qint64(p.counter), p.createdMs, p.usedMs)
        .run();
}

Result<void> SqlStore::removePasskeys(const QString &accountId)
{
    return m_db->statement("DELETE FROM passkey WHERE account_id = ?1").bind(accountId).run();
}

Result<std::optional<StoredSetupLink>> SqlStore::setupLink(const QByteArray &digest)
{
    Statement s = m_db->statement("SELECT digest, account_id, expires_at, totp_secret FROM setup_link WHERE digest = ?1");
    s.bind(digest);
    auto link = oneRow<StoredSetupLink>(s, [](const Statement &row) {
        return StoredSetupLink{row.blob(0), row.text(1), row.integer(2), row.blob(3)};
    });
    if (!link || !*link)
        return link;
    const auto plain = m_sealing.opened("setup_link", (*link)->digest, (*link)->totpSecret);
    if (!plain)
        return plain.error();
    (*link)->totpSecret = *plain;
    return link;
}

Result<void> SqlStore::putSetupLink(const StoredSetupLink &l)
{
    return m_db
        ->statement("INSERT INTO setup_link (digest, account_id, expires_at, totp_secret) VALUES (?1, ?2, ?3, ?4)"
                    " ON CONFLICT (digest) DO UPDATE SET account_id = ?2, expires_at = ?3, totp_secret = ?4")
        .bind(l.digest, l.accountId, l.expiresMs, m_sealing.sealed("setup_link", l.digest, l.totpSecret))
        .run();
}

Result<void> SqlStore::removeSetupLinks(const QString &accountId)
{
    return m_db->statement("DELETE FROM setup_link WHERE account_id = ?1").bind(accountId).run();
}

Result<QList<AuditCheckpoint>> SqlStore::checkpoints(qint64 afterSeq, int limit)
{
    QList<AuditCheckpoint> out;
    Statement s = m_db->statement("SELECT seq, hash, at, jws FROM audit_checkpoint WHERE seq > ?1 ORDER BY seq LIMIT ?2");
    s.bind(afterSeq, limit);
    const auto done = s.rows([&](const Statement &row) { out << readCheckpoint(row); });
    return done ? Result<QList<AuditCheckpoint>>(out) : done.error();
}

Result<AuditCheckpoint> SqlStore::lastCheckpoint()
{
    Statement s = m_db->statement("SELECT seq, hash, at, jws FROM audit_checkpoint ORDER BY seq DESC LIMIT 1");
    const auto row = s.step();
    if (!row)
        return row.error();
    return *row ? readCheckpoint(s) : AuditCheckpoint();
}

Result<void> SqlStore::putCheckpoint(const AuditCheckpoint &c)
{
    return m_db
        ->statement("INSERT INTO audit_checkpoint (seq, hash, at, jws) VALUES (?1, ?2, ?3, ?4)"
                    " ON CONFLICT (seq) DO UPDATE SET hash = ?2, at = ?3, jws = ?4")
        .bind(c.seq, QString::fromLatin1(c.hash), c.atMs, QString::fromLatin1(c.jws))
        .run();
}

} // namespace octroi::authority
