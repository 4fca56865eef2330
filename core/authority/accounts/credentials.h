// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/issuer/issuer.h"
#include "authority/store/accountstore.h"
#include "crypto/passkey.h"

namespace octroi::authority {

/// What administrators prove themselves with: passwords, one-time codes, passkeys, and the sessions of the
/// browsers in which they did. Passwords come here as hashes (crypto/password.h takes too long for the control
/// thread). Control thread only.
class Credentials
{
public:
    static constexpr qint64 kSessionMs = 12LL * 3600 * 1000; ///< from the sign-in on
    static constexpr qint64 kIdleMs = 3600LL * 1000;         ///< without a request
    static constexpr qint64 kHalfMs = 10LL * 60 * 1000;      ///< from password to second factor
    static constexpr qint64 kChallengeMs = 5LL * 60 * 1000;
    static constexpr int kMostFailures = 5; ///< wrong second factors before the password is asked again
    static constexpr int kRecoveryCodes = 10;
    static constexpr int kMostPasskeys = 20;

    Credentials(Store &store, Issuer &issuer, const Clock &clock) : m_store(store), m_issuer(issuer), m_clock(clock) {}

    struct Setup
    {
        StoredSetupLink link;
        StoredAccount stored;
    };
    /// What a link is for. Error: NotFound when it was used, has expired or never was.
    Result<Setup> setup(const QByteArray &token) const;
    /// The secret to be enrolled by this link: made at the first call, the same until it is confirmed.
    Result<Secret> totpOf(Setup &setup);
    /// Password and authenticator at once; ends the link. Returns the recovery codes, shown this once.
    /// Error: Invalid, field code, reason code_wrong.
    Result<QStringList> finishSetup(const Caller &caller, const Setup &setup, const QByteArray &passwordHash, const QString &code);
    /// A passkey instead; ends the link.
    Result<void> finishSetup(const Caller &caller, const Setup &setup, const crypto::RegisteredPasskey &passkey);
    /// One more. Errors: Exists; Conflict, reason passkeys_many.
    Result<void> addPasskey(const Caller &caller, const QString &accountId, const crypto::RegisteredPasskey &passkey);

    /// By the name that was typed; nothing when there is none or it is disabled.
    Result<std::optional<StoredAccount>> accountNamed(const QString &name) const;

    struct Opened
    {
        StoredSession session;
        Secret cookie;
    };
    /// A new session, never one that the browser brought (session fixation). Complete ones mark the sign-in.
    Result<Opened> openSession(const StoredAccount &stored, const QStringList &methods, bool complete);
    struct Session
    {
        StoredSession session;
        StoredAccount stored;
    };
    /// The session of a cookie; nothing when it has ended or its account is disabled.
    Result<std::optional<Session>> session(const QByteArray &cookie);
    Result<void> endSession(const QByteArray &cookie);
    /// Takes an authenticator's code or a recovery code for a half session and makes it a whole one.
    /// Errors: Invalid, reason code_wrong; Unauthorized when it was wrong too often and the session is gone.
    Result<Opened> secondFactor(Session session, const QString &code);

    /// Bytes for a passkey to sign, bound to the browser's cookie.
    Result<QByteArray> newChallenge(const QByteArray &cookie);
    /// Taken once; empty when there is none.
    Result<QByteArray> takeChallenge(const QByteArray &cookie);
    struct Assertion
    {
        QByteArray credentialId, clientData, authenticatorData, signature;
    };
    /// Signs in with a passkey alone. Error: Unauthorized.
    Result<Opened> passkeySignIn(const crypto::PasskeyExpectation &expected, const Assertion &assertion);

    /// Remembered decisions.
    Result<bool> hasConsent(const QString &accountId, const QString &clientId, const QStringList &scopes) const;
    Result<void> rememberConsent(const QString &accountId, const QString &clientId, const QStringList &scopes);

    /// A better hash of the same password, after a sign-in.
    Result<void> renewHash(const QString &accountId, const QByteArray &oldHash, const QByteArray &newHash);

private:
    Result<void> commit(const Caller &caller, const char *action, const StoredAccount &before, const StoredAccount &after,
                        const std::function<Result<void>()> &also);
    StoredPasskey stored(const QString &accountId, const crypto::RegisteredPasskey &passkey) const;

    Store &m_store;
    Issuer &m_issuer;
    const Clock &m_clock;
};

} // namespace octroi::authority
