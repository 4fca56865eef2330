// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/oauth/administrators.h"
#include "authority/oauth/grantdesk.h"

namespace octroi::authority {

/// POST /oauth/token (RFC 6749 section 3.2).
class TokenEndpoint
{
public:
    TokenEndpoint(OAuthContext &context, Administrators &administrators)
        : m_c(context), m_administrators(administrators), m_grants(context)
    {
    }
    OAuthAnswer answer(const OAuthRequest &request);
    GrantDesk &grants() { return m_grants; }

private:
    Result<QJsonObject> granted(const OAuthRequest &request, const Parameters &parameters, const PresentedCredentials &shown);
    Result<QJsonObject> byGrant(const QString &grant, const TokenRequest &request);
    Result<QJsonObject> administratorToken(const Parameters &parameters, const PresentedCredentials &shown, const QString &address);

    OAuthContext &m_c;
    Administrators &m_administrators;
    GrantDesk m_grants;
};

} // namespace octroi::authority
