// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/oauth/grantdesk.h"

#include "authority/issuer/state.h"
#include "authority/oauth/scopepolicy.h"
#include "crypto/digest.h"
#include "crypto/jose/base64url.h"
#include "crypto/random.h"

namespace octroi::authority {

namespace {

Error invalidGrant(const char *why)
{
    return oauthError("invalid_grant", why);
}

} // namespace

Caller callerOf(const OAuthRequest &request, const QString &clientId)
{
    return {clientId, request.userAgent.left(200), request.address, {}, {}};
}

void GrantDesk::bind(Authorization &a, const TokenRequest &request) const
{
    a.keyThumbprint = request.keyThumbprint;
    a.certificateThumbprint = request.keyThumbprint.isEmpty() ? request.certificateThumbprint : QString();
}

Result<QJsonObject> GrantDesk::clientCredentials(const TokenRequest &request)
{
    const auto asked = askedRights(request.parameters, request.client(), false);
    if (!asked)
        return asked.error();
    Authorization a;
    a.clientId = a.subject = request.client().id;
    a.scopes = asked->scopes;
    a.resources = asked->resources;
    a.details = asked->details;
    bind(a, request);
    return m_mint.answer(request.client(), a, {});
}

Result<StoredFamily> GrantDesk::openFamily(const TokenRequest &request, Authorization &a)
{
    const domain::OAuthClient &client = request.client();
    const qint64 now = m_c.clock.nowMs();
    const bool refreshes = client.hasGrant(QLatin1String("refresh_token"));
    const qint64 seconds = refreshes ? client.refreshTokenSeconds : client.accessTokenSeconds;
    StoredFamily family{crypto::randomId(), client.id, a.accountId, {}, now, now + seconds * 1000, 0, 0};
    a.familyId = family.id;
    family.grant = a.toJson();
    if (const auto put = m_c.oauth().putFamily(family); !put)
        return serverError(put.error());
    return family;
}

Result<void> GrantDesk::endFamily(const Caller &caller, const char *action, const StoredFamily &family)
{
    const Authorization a = Authorization::fromJson(family.grant);
    const QJsonObject before{{QStringLiteral("client_id"), family.clientId},
                             {QStringLiteral("account_id"), family.accountId},
                             {QStringLiteral("scopes"), QJsonArray::fromStringList(a.scopes)}};
    EndedTokens ended;
    const auto done = m_c.issuer.state().commit(caller, {{action, "token", family.id, family.clientId, before, {}}}, [&]() -> Result<void> {
        const auto marked = m_c.oauth().revokeFamily(family.id, m_c.clock.nowMs());
        if (!marked)
            return marked.error();
        ended = *marked;
        return forgetJwts(ended);
    });
    if (done)
        dropOpaque(ended);
    return done;
}

Result<void> GrantDesk::forgetJwts(const EndedTokens &ended)
{
    const qint64 now = m_c.clock.nowMs();
    for (const StoredFamily &family : ended.families) {
        for (const QJsonValue item : family.grant.value(QLatin1String("jwts")).toArray()) {
            const qint64 until = item.toArray().at(1).toInteger();
            if (until <= now)
                continue;
            if (const auto done = m_c.revocations.revokeId(item.toArray().at(0).toString(), until); !done)
                return done;
        }
        if (const auto done = m_c.revocations.revokeAll("family", family.id); !done)
            return done;
    }
    return {};
}

void GrantDesk::dropOpaque(const EndedTokens &ended)
{
    for (const QByteArray &digest : ended.digests)
        m_c.issuer.state().sink.dropToken(digest);
}

Result<QJsonObject> GrantDesk::reused(const TokenRequest &request, const QString &familyId, const char *what)
{
    // Somebody has a copy, and nobody can tell who of the two is the client (RFC 6749 section 10.5, RFC 9700
    // section 4.14.2): what came of it ends.
    const auto family = m_c.oauth().family(familyId);
    if (!family)
        return serverError(family.error());
    if (*family && (*family)->revokedMs == 0) {
        if (const auto ended = endFamily(callerOf(request.http, request.client().id), "token.reuse", **family); !ended)
            return serverError(ended.error());
    }
    return invalidGrant(what);
}

Result<void> GrantDesk::checkVerifier(const QString &verifier, const QString &challenge) const
{
    bool plain = verifier.size() >= 43 && verifier.size() <= 128; // RFC 7636 section 4.1
    for (const QChar c : verifier)
        plain = plain && c < QChar(128) && (c.isLetterOrNumber() || QStringLiteral("-._~").contains(c));
    if (!plain)
        return verifier.isEmpty() ? oauthError("invalid_request", "code_verifier is missing") : invalidGrant("code_verifier is not of its form");
    const QByteArray computed = crypto::toBase64Url(crypto::sha256Bytes(verifier.toLatin1()));
    if (!crypto::equalConstantTime(computed, challenge.toLatin1()))
        return invalidGrant("code_verifier does not belong to the code");
    return {};
}

Result<QJsonObject> GrantDesk::authorizationCode(const TokenRequest &request)
{
    const QString text = request.parameters.value("code");
    if (text.isEmpty())
        return oauthError("invalid_request", "code is missing");
    const auto code = m_c.oauth().code(Handle::digestOf(text));
    if (!code)
        return serverError(code.error());
    if (!*code || (*code)->clientId != request.client().id)
        return invalidGrant("the code is unknown, or another client's");
    if ((*code)->usedMs > 0)
        return reused(request, (*code)->familyId, "the code was used before");
    if ((*code)->expiresMs <= m_c.clock.nowMs())
        return invalidGrant("the code has expired");
    return redeem(request, **code);
}

Result<QJsonObject> GrantDesk::redeem(const TokenRequest &request, const StoredCode &code)
{
    const auto bound = [&](const char *name) { return code.grant.value(QLatin1String(name)).toString(); };
    const QString redirect = request.parameters.value("redirect_uri");
    const bool named = code.grant.value(QLatin1String("redirect_named")).toBool();
    if ((named || !redirect.isEmpty()) && redirect != bound("redirect_uri"))
        return invalidGrant("redirect_uri is not that of the authorization request");
    if (const auto checked = checkVerifier(request.parameters.value("code_verifier"), bound("code_challenge")); !checked)
        return checked.error();
    if (!bound("dpop_jkt").isEmpty() && bound("dpop_jkt") != request.keyThumbprint)
        return oauthError("invalid_dpop_proof", "the code is bound to another DPoP key");
    Authorization a = Authorization::fromJson(code.grant.value(QLatin1String("authorization")).toObject());
    if (m_c.accountLives && !m_c.accountLives(a.accountId))
        return invalidGrant("the account may not sign in any more");
    bind(a, request);
    Result<QJsonObject> out = QJsonObject();
    bool again = false;
    const auto done = m_c.store.transact([&]() -> Result<void> {
        const auto family = openFamily(request, a);
        if (!family)
            return family.error();
        const auto first = m_c.oauth().useCode(code.digest, family->id, m_c.clock.nowMs());
        if (!first)
            return serverError(first.error());
        if (!*first) {
            again = true;
            return invalidGrant("the code was used before");
        }
        Authorization narrowed = a;
        const auto resources = narrowedResources(request.parameters.values("resource"), a.resources);
        if (!resources)
            return resources.error();
        narrowed.resources = *resources;
        out = m_mint.answer(request.client(), narrowed, {request.client().hasGrant(QLatin1String("refresh_token")), 0});
        return out ? Result<void>() : out.error();
    });
    if (again) {
        const auto code_ = m_c.oauth().code(code.digest);
        return reused(request, code_ && *code_ ? (*code_)->familyId : QString(), "the code was used before");
    }
    return done ? out : done.error();
}

Result<QJsonObject> GrantDesk::refreshToken(const TokenRequest &request)
{
    const QString text = request.parameters.value("refresh_token");
    if (text.isEmpty())
        return oauthError("invalid_request", "refresh_token is missing");
    const QByteArray digest = Handle::digestOf(text);
    const auto token = m_c.oauth().refresh(digest);
    const auto family = token && *token ? m_c.oauth().family((*token)->familyId) : Result<std::optional<StoredFamily>>(std::nullopt);
    if (!token || !family)
        return serverError(token ? family.error() : token.error());
    const qint64 now = m_c.clock.nowMs();
    if (!*token || !*family || (*family)->clientId != request.client().id || (*family)->revokedMs > 0 || (*family)->expiresMs <= now ||
        (*token)->expiresMs <= now)
        return invalidGrant("the refresh token is unknown, has ended, or is another client's");
    Authorization a = Authorization::fromJson((*family)->grant);
    // RFC 9449 section 5: the refresh token of a public client is bound to its key.
    if (request.client().isPublic() && !a.keyThumbprint.isEmpty() && a.keyThumbprint != request.keyThumbprint)
        return oauthError("invalid_dpop_proof", "the refresh token is bound to another key");
    if ((*token)->usedMs > 0)
        return reused(request, (*family)->id, "the refresh token was used before");
    if (m_c.accountLives && !a.accountId.isEmpty() && !m_c.accountLives(a.accountId))
        return invalidGrant("the account may not sign in any more");
    const auto scopes = narrowedScopes(request.parameters.value("scope"), a.scopes);
    const auto resources = narrowedResources(request.parameters.values("resource"), a.resources);
    if (!scopes || !resources)
        return scopes ? resources.error() : scopes.error();
    a.scopes = *scopes;
    a.resources = *resources;
    a.nonce.clear();
    bind(a, request);
    Result<QJsonObject> out = QJsonObject();
    bool again = false;
    const auto done = m_c.store.transact([&]() -> Result<void> {
        const auto first = m_c.oauth().useRefresh(digest, now);
        again = first && !*first;
        if (!first || again)
            return first ? invalidGrant("the refresh token was used before") : serverError(first.error());
        StoredFamily used = **family;
        used.usedMs = now;
        if (const auto put = m_c.oauth().putFamily(used); !put)
            return serverError(put.error());
        out = m_mint.answer(request.client(), a, {true, (used.expiresMs - now + 999) / 1000});
        return out ? Result<void>() : out.error();
    });
    if (again)
        return reused(request, (*family)->id, "the refresh token was used before");
    return done ? out : done.error();
}

} // namespace octroi::authority
