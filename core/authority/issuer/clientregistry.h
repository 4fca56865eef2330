// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/issuer/issuer.h"

namespace octroi::authority {

/// The rules of OAuth clients and their secrets, in the manner of Issuer: checked, written with the audit
/// entry in one transaction, told to the LiveSink. Control thread only.
class ClientRegistry
{
public:
    struct Issued
    {
        domain::OAuthClient client;
        QString secretId; ///< "" when the client has no secret
        Secret secret;    ///< shown this once
        Secret registrationToken; ///< of a dynamic registration (RFC 7592)
    };
    /// What an initial access token of dynamic registration allows.
    struct Policy
    {
        QString applicationId; ///< to which the clients will belong
        QStringList scopes;    ///< at most these
        QStringList grantTypes;
    };

    explicit ClientRegistry(Issuer &issuer) : m_issuer(issuer) {}

    /// A repeated Idempotency-Key gives the same client, with a fresh secret as long as it was never used.
    Result<Issued> create(const Caller &caller, const QJsonObject &body);
    Result<domain::OAuthClient> update(const Caller &caller, const QString &id, const QJsonObject &body);
    Result<domain::OAuthClient> suspend(const Caller &caller, const QString &id);
    Result<domain::OAuthClient> resume(const Caller &caller, const QString &id);
    Result<domain::OAuthClient> revoke(const Caller &caller, const QString &id);

    /// `body`: {"expires_at"}. Conflict, reason secrets_many, above kMostSecrets that work. A repeated Idempotency-Key
    /// gives the same secret with other characters as long as it was never used.
    Result<Issued> addSecret(const Caller &caller, const QString &id, const QJsonObject &body);
    Result<domain::OAuthClient> revokeSecret(const Caller &caller, const QString &id, const QString &secretId);
    /// A new secret; those before end at min(their expiry, now + overlap_seconds).
    Result<Issued> rotateSecret(const Caller &caller, const QString &id, const QJsonObject &body);

    /// `body` as of create(), checked against the policy. Error reasons as of create(), and policy.
    Result<Issued> registerClient(const Caller &caller, const QJsonObject &body, const Policy &policy);
    /// All members at once; `body` without application_id (RFC 7592 section 2.2).
    Result<domain::OAuthClient> replace(const Caller &caller, const QString &id, const QJsonObject &body, const Policy &policy);

    Result<domain::OAuthClient> client(const QString &id) const;
    Result<Listing<domain::OAuthClient>> clients(const ListQuery &query, const QString &applicationId,
                                                 const QString &partnerId) const;
    const StoredClient *find(const QString &id) const;
    /// octroid's own console: a native public client with loopback redirect URIs (RFC 8252) that belongs to nobody
    /// and stands in no list. Only its tokens administer: what a client of a partner gets a person to consent to
    /// is never the administration.
    static const StoredClient &console();
    /// Whether an active single-page client has a redirect URI of this origin, as browsers write it.
    bool isBrowserOrigin(const QByteArray &origin);
    /// Active, and its partner too.
    bool mayAct(const StoredClient &stored) const;
    /// Notes a use; at most once a minute for each it reaches the store, with flushUse().
    void used(const QString &id, const QString &secretId);
    Result<void> flushUse();

    static constexpr int kMostSecrets = 10;

private:
    Result<Issued> again(const Caller &caller, const QString &id);
    Result<Issued> secretAgain(const Caller &caller, const QString &id, const QString &secretId);
    Result<domain::OAuthClient> put(const Caller &caller, const char *action, const StoredClient &before, StoredClient after);
    Result<Issued> make(const Caller &caller, const QJsonObject &body, StoredClient stored, bool withToken, const Policy *policy);

    Issuer &m_issuer;
    qint64 m_originsSeq = -1;                 ///< of the audit log, when they were read
    QHash<QByteArray, QStringList> m_origins; ///< of single-page clients, with those that have them
    QHash<QString, qint64> m_usedClients, m_usedSecrets;
};

/// "https://app.example:8443" of a URI, as browsers write it (RFC 6454 section 6.1); "" when it has none.
QByteArray originOf(const QString &uri);

} // namespace octroi::authority
