// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/oauth/oauthcontext.h"

namespace octroi::authority {

/// Dynamic registration (RFC 7591) and its management (RFC 7592). Only with an initial access token, which says
/// to which application the clients will belong and what they may have.
class RegistrationEndpoint
{
public:
    explicit RegistrationEndpoint(OAuthContext &context) : m_c(context) {}

    OAuthAnswer create(const OAuthRequest &request);
    /// GET, PUT and DELETE of one client, with its registration access token.
    OAuthAnswer manage(const OAuthRequest &request, const QString &clientId);

    struct IssuedToken
    {
        StoredRegistrationToken token;
        Secret secret; ///< shown this once
    };
    /// The administration of initial access tokens. `body`: {"application_id", "name", "scopes", "grant_types",
    /// "uses", "expires_at"}.
    /// A repeated Idempotency-Key gives the same token with other characters as long as it was never used.
    Result<IssuedToken> issueToken(const Caller &caller, const QJsonObject &body);
    Result<QList<StoredRegistrationToken>> tokens() const;
    Result<StoredRegistrationToken> revokeToken(const Caller &caller, const QString &id);

private:
    Result<IssuedToken> tokenAgain(const Caller &caller, const QString &id, const QJsonObject &body);
    Result<QJsonObject> read(const OAuthRequest &request, const QStringList &defaultScopes) const;
    OAuthAnswer described(const domain::OAuthClient &client, int status) const;

    OAuthContext &m_c;
};

/// The wire shape of GET /v1/registration-tokens.
QJsonObject toJson(const StoredRegistrationToken &token);

} // namespace octroi::authority
