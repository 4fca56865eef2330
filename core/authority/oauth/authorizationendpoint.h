// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/oauth/authorization.h"
#include "authority/oauth/oauthcontext.h"

#include <variant>

namespace octroi::authority {

/// A request of GET /oauth/authorize that may be shown to a person (RFC 6749 section 4.1.1).
struct AuthorizationRequest
{
    QString clientId, clientName;
    QString clientUri, logoUri, policyUri, termsUri;
    bool asksConsent = true; ///< false: one of the organisation's own programs
    QString redirectUri;
    bool redirectNamed = false; ///< it stood in the request, and so has to stand in the token request
    QString state, nonce, codeChallenge, dpopJkt;
    QStringList scopes, resources;
    QJsonArray details;
    QStringList prompts;  ///< "none", "login", "consent"
    qint64 maxAgeS = -1;  ///< the sign-in may be no older; -1: not asked
    QString loginHint, uiLocales;
    QByteArray pushDigest; ///< of the pushed request that it came from; used up by approve()
};

/// Why there is nothing to show. With a redirect the browser goes there; without one a page says it, because
/// the client or its redirect URI is not to be believed (RFC 6749 section 4.1.2.1).
struct AuthorizationRefusal
{
    QString redirect;       ///< "" for a page
    QString error, detail;  ///< "invalid_request", …; English
};

using AuthorizationStart = std::variant<AuthorizationRequest, AuthorizationRefusal>;

/// The authorization endpoint without its pages: those call begin() for a request, show it, and call approve()
/// or deny() with what the person decided. begin() changes nothing and may be called again for the same request.
class AuthorizationEndpoint
{
public:
    static constexpr qint64 kCodeMs = 60'000; ///< RFC 9700: as short as possible
    static constexpr qint64 kHeldMs = 30 * 60'000; ///< for a person to sign in and decide

    explicit AuthorizationEndpoint(OAuthContext &context) : m_c(context) {}

    AuthorizationStart begin(const Parameters &parameters);
    /// A pushed request that a person has been shown waits for them, longer than it waited for the browser.
    /// Errors: those of the store.
    Result<void> hold(const AuthorizationRequest &request);
    /// Where the browser goes, with code, state and iss (RFC 9207). `scopes` are among request.scopes.
    /// Errors: Invalid (a scope that was not asked for, a pushed request that was used), those of the store.
    Result<QString> approve(const AuthorizationRequest &request, const AccountIdentity &account, const QStringList &scopes);
    /// `error`: access_denied, login_required, consent_required, interaction_required.
    QString deny(const AuthorizationRequest &request, const char *error = "access_denied") const;

    /// Checks what stands in a request after client and redirect URI, also for PAR. Error: its reason is the code.
    Result<AuthorizationRequest> validated(const Parameters &parameters, const StoredClient &stored, AuthorizationRequest request) const;
    /// The redirect URI of a request; Error: Invalid, invalid_request.
    Result<QString> redirectOf(const Parameters &parameters, const domain::OAuthClient &client) const;

private:
    AuthorizationRefusal refused(const AuthorizationRequest &request, const Error &error) const;
    QString redirected(const AuthorizationRequest &request, QList<std::pair<QString, QString>> parameters) const;

    OAuthContext &m_c;
};

} // namespace octroi::authority
