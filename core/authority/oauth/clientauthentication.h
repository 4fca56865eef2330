// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/issuer/clientregistry.h"
#include "authority/oauth/failurelimit.h"
#include "authority/oauth/oauthmessage.h"
#include "authority/oauth/parameters.h"
#include "crypto/jose/jws.h"

#include <utility>

namespace octroi::authority {

/// A client that proved who it is, or a public one that named itself.
struct AuthenticatedClient
{
    const StoredClient *client = nullptr; ///< valid until the registry changes
    QString secretId;              ///< "" for other methods
    QString certificateThumbprint; ///< of the certificate that was shown, "" for none
};

/// Client credentials as a request carries them (RFC 6749 section 2.3).
struct PresentedCredentials
{
    QString clientId;
    QByteArray secret;
    bool basic = false, post = false;
    QByteArray assertion; ///< RFC 7523 section 2.2
};

/// Client authentication at the token, introspection, revocation, PAR and device endpoints.
class ClientAuthentication
{
public:
    ClientAuthentication(ClientRegistry &clients, OAuthStore &store, const Clock &clock)
        : m_clients(clients), m_store(store), m_clock(clock), m_failures(clock)
    {
    }

    /// Error: Invalid, reason invalid_request: credentials of two kinds, or that cannot be read.
    static Result<PresentedCredentials> read(const OAuthRequest &request, const Parameters &parameters);
    /// Errors: Unauthorized (invalid_client), RateLimited. `audiences`: what an assertion may be addressed to.
    Result<AuthenticatedClient> authenticate(const PresentedCredentials &shown, const OAuthRequest &request,
                                             const QStringList &audiences);
    /// The client's public keys; empty when it has none.
    const crypto::JwkSet &keysOf(const domain::OAuthClient &client);
    /// A JWT of the client, verified with its keys.
    crypto::VerifiedJws verified(const domain::OAuthClient &client, const QByteArray &jwt);

    /// Keys that were fetched from a client's jwks_uri.
    void putFetchedKeys(const QString &clientId, const crypto::JwkSet &keys) { m_fetched.insert(clientId, keys); }
    /// Clients that showed a key that is not among those that were fetched; asked once.
    QStringList takeWanted() { return std::exchange(m_wanted, {}); }

    static constexpr qint64 kLongestAssertionS = 600;

private:
    Result<QString> checkMethod(const StoredClient &stored, const PresentedCredentials &shown, const OAuthRequest &request,
                                const QStringList &audiences);
    Result<QString> checkSecret(const StoredClient &stored, const QByteArray &secret) const;
    Result<QString> checkAssertion(const StoredClient &stored, const QByteArray &assertion, const QStringList &audiences);
    Result<QString> checkCertificate(const StoredClient &stored, const OAuthRequest &request) const;

    ClientRegistry &m_clients;
    OAuthStore &m_store;
    const Clock &m_clock;
    FailureLimit m_failures;
    struct Keys
    {
        qint64 version;
        crypto::JwkSet set;
    };
    QHash<QString, Keys> m_keys; ///< by client
    QHash<QString, crypto::JwkSet> m_fetched;
    QStringList m_wanted;
};

/// Empty for a request without certificate. Error: Unauthorized, reason invalid_client.
Result<QString> certificateOf(const OAuthRequest &request);

} // namespace octroi::authority
