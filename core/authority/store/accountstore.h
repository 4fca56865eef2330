// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"
#include "domain/account.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>
#include <optional>

// What proves who administrators are. Links, sessions and recovery codes are random and stand here as their
// SHA-256 only. Times are milliseconds since the epoch, 0 for none. Control thread only.
namespace octroi::authority {

struct StoredAccount
{
    domain::Account account;         ///< its has… and counts are filled in by the store
    QByteArray passwordHash;         ///< of crypto/password.h; empty: none
    QByteArray totpSecret;           ///< empty: not enrolled; sealed at rest
    qint64 totpStep = 0;             ///< the last one that was taken
    QList<QByteArray> recovery;      ///< digests of the codes that are left
};

struct StoredPasskey
{
    QByteArray credentialId;
    QString accountId, name;
    QByteArray publicKey; ///< COSE
    quint32 counter = 0;
    qint64 createdMs = 0, usedMs = 0;
};

/// A browser that has shown at least one factor.
struct StoredSession
{
    QByteArray digest; ///< of the cookie
    QString accountId;
    QStringList methods; ///< amr of RFC 8176: "pwd", "otp", "hwk"
    bool complete = false; ///< all factors were shown
    int failures = 0;      ///< wrong second factors
    qint64 authenticatedMs = 0, seenMs = 0, expiresMs = 0;
};

/// A one-time link by which an account gets its password or passkey.
struct StoredSetupLink
{
    QByteArray digest;
    QString accountId;
    qint64 expiresMs = 0;
    QByteArray totpSecret; ///< that was shown and is not confirmed yet
};

struct StoredConsent
{
    QString accountId, clientId;
    QStringList scopes;
    qint64 atMs = 0;
};

/// A place in the audit chain, signed.
struct AuditCheckpoint
{
    qint64 seq = 0;
    QByteArray hash; ///< of that entry
    qint64 atMs = 0;
    QByteArray jws;  ///< compact; see audit/checkpoint.h
};

/// Failures of one name that guesses are counted by.
struct Guesses
{
    int failures = 0;
    qint64 lastMs = 0;
};

class AccountStore
{
public:
    virtual ~AccountStore() = default;
    virtual Result<QList<StoredAccount>> accounts() = 0;
    virtual Result<std::optional<StoredAccount>> account(const QString &id) = 0;
    /// By nameKey() of its name.
    virtual Result<std::optional<StoredAccount>> accountNamed(const QString &nameKey) = 0;
    virtual Result<void> putAccount(const StoredAccount &account) = 0; ///< inserts or replaces

    virtual Result<QList<StoredPasskey>> passkeys(const QString &accountId) = 0;
    virtual Result<std::optional<StoredPasskey>> passkey(const QByteArray &credentialId) = 0;
    virtual Result<void> putPasskey(const StoredPasskey &passkey) = 0;
    virtual Result<void> removePasskeys(const QString &accountId) = 0;

    virtual Result<std::optional<StoredSetupLink>> setupLink(const QByteArray &digest) = 0;
    virtual Result<void> putSetupLink(const StoredSetupLink &link) = 0;
    virtual Result<void> removeSetupLinks(const QString &accountId) = 0;

    virtual Result<std::optional<StoredSession>> session(const QByteArray &digest) = 0;
    virtual Result<void> putSession(const StoredSession &session) = 0;
    virtual Result<void> removeSession(const QByteArray &digest) = 0;
    virtual Result<void> removeSessions(const QString &accountId) = 0;

    /// What a passkey has to sign, by the digest of the browser's cookie; taken once.
    virtual Result<void> putChallenge(const QByteArray &digest, const QByteArray &challenge, qint64 expiresMs) = 0;
    virtual Result<QByteArray> takeChallenge(const QByteArray &digest, qint64 nowMs) = 0; ///< empty: none

    virtual Result<std::optional<StoredConsent>> consent(const QString &accountId, const QString &clientId) = 0;
    virtual Result<void> putConsent(const StoredConsent &consent) = 0;

    /// Guesses that all nodes have seen, by SHA-256 of what they are counted by, in the order of `digests`.
    virtual Result<QList<Guesses>> guesses(const QList<QByteArray> &digests) = 0;
    /// One failure more of each; those whose last one was not after `sinceMs` begin anew.
    virtual Result<void> addGuesses(const QList<QByteArray> &digests, qint64 nowMs, qint64 sinceMs) = 0;
    virtual Result<void> removeGuesses(const QList<QByteArray> &digests) = 0;

    virtual Result<QList<AuditCheckpoint>> checkpoints(qint64 afterSeq, int limit) = 0; ///< oldest first
    virtual Result<AuditCheckpoint> lastCheckpoint() = 0; ///< seq 0: none
    virtual Result<void> putCheckpoint(const AuditCheckpoint &checkpoint) = 0;

    virtual Result<void> dropExpiredAccess(qint64 nowMs) = 0;
};

} // namespace octroi::authority
