// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/oauth/tokenservices.h"

#include "authority/issuer/state.h"

namespace octroi::authority {

namespace {

QJsonValue audienceValue(const QStringList &audience)
{
    return audience.size() == 1 ? QJsonValue(audience.first()) : QJsonValue(QJsonArray::fromStringList(audience));
}

QJsonObject described(const Authorization &a, const QString &issuer)
{
    QJsonObject out{{QStringLiteral("active"), true},
                    {QStringLiteral("iss"), issuer},
                    {QStringLiteral("client_id"), a.clientId},
                    {QStringLiteral("sub"), a.subject},
                    {QStringLiteral("scope"), a.scopes.join(QLatin1Char(' '))}};
    if (const QJsonObject cnf = a.confirmation(); !cnf.isEmpty())
        out.insert(QStringLiteral("cnf"), cnf);
    if (!a.details.isEmpty())
        out.insert(QStringLiteral("authorization_details"), a.details);
    if (!a.actor.isEmpty())
        out.insert(QStringLiteral("act"), a.actor);
    if (a.authTimeS > 0)
        out.insert(QStringLiteral("auth_time"), a.authTimeS);
    return out;
}

const QJsonObject kInactive{{QStringLiteral("active"), false}};

} // namespace

Result<std::optional<QJsonObject>> TokenServices::introspectRefresh(const QString &text, const domain::OAuthClient *client)
{
    const auto token = m_c.oauth().refresh(Handle::digestOf(text));
    if (!token)
        return serverError(token.error());
    if (!*token)
        return std::optional<QJsonObject>();
    const auto family = m_c.oauth().family((*token)->familyId);
    if (!family)
        return serverError(family.error());
    const StoredClient *owner = *family ? m_c.clients.find((*family)->clientId) : nullptr;
    const bool lives = owner && (*token)->usedMs == 0 && (*family)->revokedMs == 0 && (*family)->expiresMs > m_c.clock.nowMs() && m_c.clients.mayAct(*owner);
    // A refresh token is nobody's business but its client's.
    if (!lives || (client && client->id != (*family)->clientId))
        return std::optional(kInactive);
    QJsonObject out = described(Authorization::fromJson((*family)->grant), m_c.issuerUrl);
    out[QStringLiteral("token_type")] = QStringLiteral("refresh_token");
    out[QStringLiteral("iat")] = (*family)->createdMs / 1000;
    out[QStringLiteral("exp")] = (*family)->expiresMs / 1000;
    return std::optional(out);
}

Result<QJsonObject> TokenServices::introspect(const Parameters &parameters, const domain::OAuthClient *client)
{
    const QString token = parameters.value("token");
    if (token.isEmpty())
        return oauthError("invalid_request", "token is missing");
    if (parameters.value("token_type_hint") == QLatin1String("refresh_token")) {
        const auto refresh = introspectRefresh(token, client);
        if (!refresh || *refresh)
            return refresh ? Result<QJsonObject>(**refresh) : refresh.error();
    }
    const auto access = m_reader.access(token.toLatin1());
    if (!access)
        return access.error();
    if (!*access) {
        const auto refresh = introspectRefresh(token, client);
        if (!refresh)
            return refresh.error();
        return refresh->value_or(kInactive);
    }
    const ReadToken &read = **access;
    const bool addressed = client && std::any_of(read.audience.begin(), read.audience.end(), [&](const QString &aud) { return client->resources.contains(aud); });
    if (client && read.authorization.clientId != client->id && !addressed)
        return kInactive;
    QJsonObject out = described(read.authorization, m_c.issuerUrl);
    out[QStringLiteral("token_type")] = read.authorization.keyThumbprint.isEmpty() ? QStringLiteral("Bearer") : QStringLiteral("DPoP");
    out[QStringLiteral("aud")] = audienceValue(read.audience);
    out[QStringLiteral("iat")] = read.issuedS;
    out[QStringLiteral("exp")] = read.expiresS;
    out[QStringLiteral("jti")] = read.id;
    return out;
}

Result<void> TokenServices::revokeAccess(const OAuthRequest &request, const ReadToken &token)
{
    const Authorization &a = token.authorization;
    const QJsonObject before{{QStringLiteral("client_id"), a.clientId},
                             {QStringLiteral("account_id"), a.accountId},
                             {QStringLiteral("scopes"), QJsonArray::fromStringList(a.scopes)}};
    const auto done = m_c.issuer.state().commit(callerOf(request, a.clientId), {{"token.revoke", "token", token.id, a.clientId, before, {}}},
                                     [&]() -> Result<void> {
                                         if (token.digest.isEmpty())
                                             return m_c.revocations.revokeId(token.id, (token.expiresS + 60) * 1000);
                                         auto stored = m_c.oauth().access(token.digest);
                                         if (!stored || !*stored)
                                             return stored ? Result<void>() : stored.error();
                                         (*stored)->revokedMs = m_c.clock.nowMs();
                                         return m_c.oauth().putAccess(**stored);
                                     });
    if (done && !token.digest.isEmpty())
        m_c.issuer.state().sink.dropToken(token.digest);
    return done;
}

Result<void> TokenServices::revoke(const OAuthRequest &request, const Parameters &parameters, const domain::OAuthClient &client)
{
    const QString text = parameters.value("token");
    if (text.isEmpty())
        return oauthError("invalid_request", "token is missing");
    const auto foreign = [] { return oauthError("unauthorized_client", "the token is another client's"); };
    const auto refresh = m_c.oauth().refresh(Handle::digestOf(text));
    if (!refresh)
        return serverError(refresh.error());
    if (*refresh) {
        const auto family = m_c.oauth().family((*refresh)->familyId);
        if (!family)
            return serverError(family.error());
        if (!*family || (*family)->revokedMs > 0)
            return {};
        if ((*family)->clientId != client.id)
            return foreign();
        const auto ended = m_grants.endFamily(callerOf(request, client.id), "token.revoke", **family);
        return ended ? ended : serverError(ended.error());
    }
    const auto access = m_reader.access(text.toLatin1());
    if (!access)
        return access.error();
    if (!*access) // section 2.2: what is void already needs no error
        return {};
    if ((*access)->authorization.clientId != client.id)
        return foreign();
    const auto done = revokeAccess(request, **access);
    return done ? done : serverError(done.error());
}

OAuthAnswer TokenServices::userinfo(const OAuthRequest &request)
{
    const bool dpop = request.authorization.left(5).toLower() == "dpop ";
    const auto token = m_reader.ofRequest(request);
    if (!token)
        return resourceRefusal(token.error(), dpop);
    const Authorization &a = token->authorization;
    if (!a.has("openid") || a.accountId.isEmpty())
        return resourceRefusal(oauthError("insufficient_scope", "this needs the scope openid", ErrorCode::Forbidden), dpop);
    QJsonObject claims = m_c.claims ? m_c.claims(a.accountId, a.scopes) : QJsonObject();
    claims[QStringLiteral("sub")] = a.subject;
    return {200, claims, {}, false};
}

} // namespace octroi::authority
