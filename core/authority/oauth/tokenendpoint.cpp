// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/oauth/tokenendpoint.h"

namespace octroi::authority {

OAuthAnswer TokenEndpoint::answer(const OAuthRequest &request)
{
    const auto parameters = Parameters::ofForm(request.contentType, request.body);
    if (!parameters)
        return refusal(parameters.error());
    const auto shown = ClientAuthentication::read(request, *parameters);
    if (!shown)
        return refusal(shown.error());
    const auto body = granted(request, *parameters, *shown);
    OAuthAnswer out;
    if (body) {
        out.body = *body;
    } else {
        out = refusal(body.error());
        // RFC 6749 section 5.2: a Basic header is answered with its challenge.
        if (out.status == 401 && shown->basic)
            out.headers.emplaceBack("WWW-Authenticate", "Basic realm=\"octroid\", charset=\"UTF-8\"");
    }
    if (request.proofs > 0)
        out.headers.emplaceBack("DPoP-Nonce", m_c.dpop.nonce());
    return out;
}

Result<QJsonObject> TokenEndpoint::granted(const OAuthRequest &request, const Parameters &parameters, const PresentedCredentials &shown)
{
    const QString grant = parameters.value("grant_type");
    if (grant.isEmpty())
        return oauthError("invalid_request", "grant_type is missing");
    // An OAuth client first: another node may have to be asked for a service client.
    if (!m_c.clients.find(shown.clientId) && m_administrators.hasClient(shown.clientId))
        return administratorToken(parameters, shown, request.address);
    const auto client = m_c.authentication.authenticate(shown, request, m_c.audiences());
    if (!client)
        return client.error();
    const domain::OAuthClient &registered = client->client->client;
    if (!domain::knownGrantTypes().contains(grant))
        return oauthError("unsupported_grant_type", "there is no such grant here");
    if (!registered.grantTypes.contains(grant))
        return oauthError("unauthorized_client", "the client is not registered for this grant");
    const auto thumbprint = m_c.dpop.check(request, m_c.issuerUrl, true);
    if (!thumbprint)
        return thumbprint.error();
    if (registered.dpopBound && thumbprint->isEmpty())
        return oauthError("invalid_dpop_proof", "the client's tokens are bound to a DPoP key: send a proof");
    if (registered.certificateBound && client->certificateThumbprint.isEmpty())
        return oauthError("invalid_request", "the client's tokens are bound to its certificate: show one");
    return byGrant(grant, {request, parameters, *client->client, *thumbprint,
                           registered.certificateBound ? client->certificateThumbprint : QString()});
}

Result<QJsonObject> TokenEndpoint::byGrant(const QString &grant, const TokenRequest &request)
{
    if (grant == QLatin1String("client_credentials"))
        return m_grants.clientCredentials(request);
    if (grant == QLatin1String("authorization_code"))
        return m_grants.authorizationCode(request);
    if (grant == QLatin1String("refresh_token"))
        return m_grants.refreshToken(request);
    if (grant.endsWith(QLatin1String(":device_code")))
        return m_grants.deviceCode(request);
    if (grant.endsWith(QLatin1String(":jwt-bearer")))
        return m_grants.jwtBearer(request);
    return m_grants.tokenExchange(request);
}

/// The service clients of --init-admin and of the console: client credentials for the administration itself.
Result<QJsonObject> TokenEndpoint::administratorToken(const Parameters &parameters, const PresentedCredentials &shown, const QString &address)
{
    const auto principal = m_administrators.authenticate(shown.clientId, shown.secret, address);
    if (!principal)
        return oauthError("invalid_client", principal.error().detail, principal.error().code);
    if (parameters.value("grant_type") != QLatin1String("client_credentials"))
        return oauthError("unsupported_grant_type", "a service client has client_credentials only");
    const QString scope = parameters.value("scope");
    if (!scope.isEmpty() && scope != QLatin1String("admin"))
        return oauthError("invalid_scope", "the only scope of a service client is admin");
    const Secret token = m_administrators.issueToken(*principal);
    return QJsonObject{{QStringLiteral("access_token"), token.revealText()},
                       {QStringLiteral("token_type"), QStringLiteral("Bearer")},
                       {QStringLiteral("expires_in"), Administrators::kTokenSeconds},
                       {QStringLiteral("scope"), QStringLiteral("admin")}};
}

} // namespace octroi::authority
