// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/oauth/authorizationendpoint.h"
#include "authority/oauth/deviceendpoint.h"
#include "authority/oauth/registrationendpoint.h"
#include "authority/oauth/tokenendpoint.h"
#include "authority/oauth/tokenservices.h"
#include "domain/trustedissuer.h"

namespace octroi::authority {

/// The OAuth 2.1 authorization server: owns its keys, what was revoked, and one object an endpoint. What RFC 9700
/// and OAuth 2.1 forbid does not exist here: no implicit and no password grant, no plain PKCE, no token in a
/// query. Control thread only.
class AuthorizationServer
{
public:
    struct Options
    {
        SigningKeys::Options keys;
    };

    AuthorizationServer(Store &store, Issuer &issuer, ClientRegistry &clients, Administrators &administrators, const Clock &clock, Options options);

    /// Reads keys and revocations; makes the first key. Errors: those of the store, Internal.
    Result<void> load();
    /// Known once the server listens: "https://octroi.example", without a slash at its end. From now on the
    /// check takes our JWTs.
    void setIssuer(const QString &url);
    /// Other nodes changed these: keys and revocations are read again. Errors: those of the store.
    Result<void> follow(const ForeignObjects &objects);
    /// Another node, or this one, made (`lives`) or ended the opaque token of this digest.
    Result<void> followToken(const QByteArray &digest, bool lives);
    /// All opaque tokens, for the check: at the start, and when news of them may have been missed.
    Result<void> readTokens();
    /// Once a second: rotation of keys, and what has ended. Errors: those of the store.
    Result<void> tick();

    QJsonObject metadata() const; ///< RFC 8414, and OpenID Connect Discovery in the same object
    QJsonObject jwks() const { return m_keys.published().toJson(); }
    OAuthAnswer token(const OAuthRequest &request) { return m_token.answer(request); }
    OAuthAnswer pushRequest(const OAuthRequest &request);         ///< RFC 9126
    OAuthAnswer deviceAuthorization(const OAuthRequest &request); ///< RFC 8628 section 3.1
    /// `administrator`: the bearer of the request may read the administration.
    OAuthAnswer introspect(const OAuthRequest &request, bool administrator);
    OAuthAnswer revoke(const OAuthRequest &request);
    OAuthAnswer userinfo(const OAuthRequest &request) { return m_services.userinfo(request); }

    /// Clients whose keys are fetched, in the form that TrustedKeys takes.
    QList<domain::TrustedIssuer> clientsWithKeyUri() const;
    ClientAuthentication &authentication() { return m_authentication; }
    /// Trusted issuers of which an assertion with an unknown key came; asked once.
    QStringList takeWantedIssuers() { return m_token.grants().foreignAssertions().takeWanted(); }

    AuthorizationEndpoint &authorization() { return m_authorization; }
    DeviceEndpoint &devices() { return m_devices; }
    RegistrationEndpoint &registration() { return m_registration; }
    TokenReader &reader() { return m_services.reader(); }
    SigningKeys &keys() { return m_keys; }
    Revocations &revocations() { return m_revocations; }
    /// Seams of the accounts: `claims` and `accountLives`.
    OAuthContext &context() { return m_context; }

    /// For /v1/tokens: newest first.
    Result<Listing<ListedToken>> liveTokens(const ListQuery &query, const QString &clientId, const QString &accountId) const;
    /// A family or an opaque token. Error: NotFound.
    Result<void> revokeToken(const Caller &caller, const QString &id);
    /// All of a client, of an account, or of that account at that client; also JWTs. Error: Invalid without either.
    Result<void> revokeTokens(const Caller &caller, const QString &clientId, const QString &accountId);
    Result<void> rotateKey(const Caller &caller);
    /// Issuer::replaceScope(), with refresh tokens, opaque access tokens and those by which clients register. JWTs that
    /// are out keep the old name until they are renewed.
    Result<domain::ScopeReplaced> replaceScope(const Caller &caller, const QString &name, const QJsonObject &body);

private:
    struct Known
    {
        Parameters parameters;
        AuthenticatedClient client;
    };
    Result<Known> knownClient(const OAuthRequest &request);
    void publishKeys();
    /// Public clients prove nothing: their requests that are kept are bounded. Error: RateLimited.
    Result<void> mayStart(const OAuthRequest &request, const domain::OAuthClient &client);
    OAuthAnswer answered(const OAuthRequest &request, Result<QJsonObject> body, int status = 200) const;

    SigningKeys m_keys;
    Revocations m_revocations;
    ClientAuthentication m_authentication;
    DpopGate m_dpop;
    OAuthContext m_context;
    TokenEndpoint m_token;
    TokenServices m_services;
    AuthorizationEndpoint m_authorization;
    DeviceEndpoint m_devices;
    RegistrationEndpoint m_registration;
    FailureLimit m_starts; ///< what anybody may write into the store, by address
    qint64 m_tidiedMs = 0;
};

/// The wire shape of /v1/tokens.
QJsonObject toJson(const ListedToken &token);

} // namespace octroi::authority
