// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/sqlstore.h"

namespace octroi::authority {

Result<std::optional<StoredSession>> SqlStore::session(const QByteArray &digest)
{
    Statement s = m_db->statement("SELECT digest, account_id, methods, complete, failures, authenticated_at, seen_at, expires_at"
                                  " FROM session WHERE digest = ?1");
    const auto row = s.bind(digest).step();
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<StoredSession>();
    return std::optional(StoredSession{s.blob(0), s.text(1), s.list(2), s.integer(3) != 0, int(s.integer(4)), s.integer(5), s.integer(6),
                                       s.integer(7)});
}

Result<void> SqlStore::putSession(const StoredSession &s)
{
    return m_db
        ->statement("INSERT INTO session (digest, account_id, methods, complete, failures, authenticated_at, seen_at, expires_at)"
                    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (digest) DO UPDATE SET"
                    " account_id = ?2, methods = ?3, complete = ?4, failures = ?5, authenticated_at = ?6, seen_at = ?7, expires_at = ?8")
        .bind(s.digest, s.accountId, s.methods, int(s.complete), s.failures, s.authenticatedMs, s.seenMs, s.expiresMs)
        .run();
}

Result<void> SqlStore::removeSession(const QByteArray &digest)
{
    return m_db->statement("DELETE FROM session WHERE digest = ?1").bind(digest).run();
}

Result<void> SqlStore::removeSessions(const QString &accountId)
{
    return m_db->statement("DELETE FROM session WHERE account_id = ?1").bind(accountId).run();
}

Result<void> SqlStore::putChallenge(const QByteArray &digest, const QByteArray &challenge, qint64 expiresMs)
{
    return m_db
        ->statement("INSERT INTO passkey_challenge (digest, challenge, expires_at) VALUES (?1, ?2, ?3)"
                    " ON CONFLICT (digest) DO UPDATE SET challenge = ?2, expires_at = ?3")
        .bind(digest, challenge, expiresMs)
        .run();
}

Result<QByteArray> SqlStore::takeChallenge(const QByteArray &digest, qint64 nowMs)
{
    QByteArray found;
    const auto done = transact([&]() -> Result<void> {
        {
            Statement s = m_db->statement("SELECT challenge, expires_at FROM passkey_challenge WHERE digest = ?1");
            const auto row = s.bind(digest).step();
            if (!row)
                return row.error();
            if (*row && s.integer(1) > nowMs)
                found = s.blob(0);
        }
        return m_db->statement("DELETE FROM passkey_challenge WHERE digest = ?1").bind(digest).run();
    });
    return done ? Result<QByteArray>(found) : done.error();
}

Result<std::optional<StoredConsent>> SqlStore::consent(const QString &accountId, const QString &clientId)
{
    Statement s = m_db->statement("SELECT account_id, client_id, scopes, at FROM consent WHERE account_id = ?1 AND client_id = ?2");
    const auto row = s.bind(accountId, clientId).step();
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<StoredConsent>();
    return std::optional(StoredConsent{s.text(0), s.text(1), s.list(2), s.integer(3)});
}

Result<void> SqlStore::putConsent(const StoredConsent &c)
{
    return m_db
        ->statement("INSERT INTO consent (account_id, client_id, scopes, at) VALUES (?1, ?2, ?3, ?4)"
                    " ON CONFLICT (account_id, client_id) DO UPDATE SET scopes = ?3, at = ?4")
        .bind(c.accountId, c.clientId, c.scopes, c.atMs)
        .run();
}

Result<QList<Guesses>> SqlStore::guesses(const QList<QByteArray> &digests)
{
    QList<Guesses> out;
    for (const QByteArray &digest : digests) {
        Statement s = m_db->statement("SELECT failures, last_at FROM guess WHERE digest = ?1");
        const auto row = s.bind(digest).step();
        if (!row)
            return row.error();
        out << (*row ? Guesses{int(s.integer(0)), s.integer(1)} : Guesses{});
    }
    return out;
}

Result<void> SqlStore::addGuesses(const QList<QByteArray> &digests, qint64 nowMs, qint64 sinceMs)
{
    return transact(Transaction::Usage, [&]() -> Result<void> {
        for (const QByteArray &digest : digests) {
            const auto done = m_db->statement("INSERT INTO guess (digest, failures, last_at) VALUES (?1, 1, ?2) ON CONFLICT (digest) DO UPDATE SET"
                                              " failures = CASE WHEN guess.last_at <= ?3 THEN 1 ELSE guess.failures + 1 END, last_at = ?2")
                                  .bind(digest, nowMs, sinceMs)
                                  .run();
            if (!done)
                return done;
        }
        return {};
    });
}

Result<void> SqlStore::removeGuesses(const QList<QByteArray> &digests)
{
    return transact(Transaction::Usage, [&]() -> Result<void> {
        for (const QByteArray &digest : digests) {
            if (const auto done = m_db->statement("DELETE FROM guess WHERE digest = ?1").bind(digest).run(); !done)
                return done;
        }
        return {};
    });
}

Result<void> SqlStore::dropExpiredAccess(qint64 nowMs)
{
    constexpr qint64 kGuessesMs = 24 * 3'600'000LL; // long after they count no more
    if (const auto done = m_db->statement("DELETE FROM guess WHERE last_at < ?1").bind(nowMs - kGuessesMs).run(); !done)
        return done;
    for (const char *table : {"session", "passkey_challenge", "setup_link"}) {
        const auto done = m_db->statement(QByteArray("DELETE FROM ") + table + " WHERE expires_at < ?1").bind(nowMs).run();
        if (!done)
            return done;
    }
    return {};
}

} // namespace octroi::authority
