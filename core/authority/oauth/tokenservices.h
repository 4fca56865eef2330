// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/oauth/grantdesk.h"

namespace octroi::authority {

/// What is asked about tokens once they are out: introspection (RFC 7662), revocation (RFC 7009), userinfo.
class TokenServices
{
public:
    TokenServices(OAuthContext &context, GrantDesk &grants) : m_c(context), m_grants(grants), m_reader(context) {}

    /// `client` null: an administrator asks, who may see every token. Another client sees its own tokens and
    /// those addressed to one of its resources, so that nobody learns of tokens by trying (section 4).
    Result<QJsonObject> introspect(const Parameters &parameters, const domain::OAuthClient *client);
    /// Errors: Invalid, reason unauthorized_client for another client's token.
    Result<void> revoke(const OAuthRequest &request, const Parameters &parameters, const domain::OAuthClient &client);
    OAuthAnswer userinfo(const OAuthRequest &request);
    TokenReader &reader() { return m_reader; }

private:
    Result<std::optional<QJsonObject>> introspectRefresh(const QString &token, const domain::OAuthClient *client);
    Result<void> revokeAccess(const OAuthRequest &request, const ReadToken &token);

    OAuthContext &m_c;
    GrantDesk &m_grants;
    TokenReader m_reader;
};

} // namespace octroi::authority
