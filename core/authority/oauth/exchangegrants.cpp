// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/issuer/clientrules.h"
#include "authority/oauth/grantdesk.h"
#include "authority/oauth/scopepolicy.h"
#include "crypto/digest.h"
#include "crypto/jose/jwt.h"

#include <QJsonDocument>

namespace octroi::authority {

namespace {

const char *const kAccessToken = "urn:ietf:params:oauth:token-type:access_token";
const char *const kJwt = "urn:ietf:params:oauth:token-type:jwt";

/// What the token has and the exchanging client may have too: asked for, all of it has to be; else what there is.
Result<QStringList> exchangedScopes(const QString &asked, const QStringList &granted, const domain::OAuthClient &client)
{
    const auto named = narrowedScopes(asked, granted);
    if (!named)
        return named;
    QStringList out;
    for (const QString &scope : *named) {
        if (isProtocolScope(scope)) // these belong to the person's own session
            continue;
        if (const auto own = narrowedScopes(scope, client.scopes))
            out << scope;
        else if (!asked.isEmpty())
            return own;
    }
    return out;
}

} // namespace

// RFC 8628 section 3.5.
Result<QJsonObject> GrantDesk::deviceCode(const TokenRequest &request)
{
    const QString text = request.parameters.value("device_code");
    if (text.isEmpty())
        return oauthError("invalid_request", "device_code is missing");
    const auto found = m_c.oauth().device(Handle::digestOf(text));
    if (!found)
        return serverError(found.error());
    if (!*found || (*found)->clientId != request.client().id)
        return oauthError("invalid_grant", "the device code is unknown, or another client's");
    StoredDevice device = **found;
    const qint64 now = m_c.clock.nowMs();
    if (device.expiresMs <= now)
        return oauthError("expired_token", "the device code has expired");
    if (device.status == QLatin1String("pending")) {
        const bool tooSoon = device.polledMs > 0 && now >= device.polledMs && now - device.polledMs < device.intervalMs;
        device.polledMs = now;
        if (tooSoon)
            device.intervalMs += 5000;
        if (const auto put = m_c.oauth().putDevice(device); !put)
            return serverError(put.error());
        return tooSoon ? oauthError("slow_down", "the device asks more often than it may") : oauthError("authorization_pending", "nobody has approved yet");
    }
    Result<QJsonObject> out = QJsonObject();
    const auto done = m_c.store.transact([&]() -> Result<void> {
        const auto taken = m_c.oauth().takeDevice(device.digest);
        if (!taken)
            return serverError(taken.error());
        if (!*taken)
            return oauthError("invalid_grant", "the device code was used before");
        if (device.status != QLatin1String("approved"))
            return {};
        Authorization a = Authorization::fromJson(device.grant);
        bind(a, request);
        if (const auto family = openFamily(request, a); !family)
            return family.error();
        out = m_mint.answer(request.client(), a, {request.client().hasGrant(QLatin1String("refresh_token")), 0});
        return out ? Result<void>() : out.error();
    });
    if (!done)
        return done.error();
    return device.status == QLatin1String("approved") ? out : oauthError("access_denied", "the request was denied");
}

Result<QJsonObject> GrantDesk::foreignBearer(const TokenRequest &request, const QByteArray &assertion)
{
    auto granted = m_foreign.accept(request, assertion);
    if (!granted)
        return granted.error();
    bind(granted->authorization, request);
    return m_mint.answer(request.client(), granted->authorization, {false, granted->seconds});
}

// RFC 7523 section 3: the client speaks for itself with a JWT of one of its registered keys, or brings one that an
// issuer whom an API trusts made for it.
Result<QJsonObject> GrantDesk::jwtBearer(const TokenRequest &request)
{
    const QByteArray assertion = request.parameters.value("assertion").toLatin1();
    if (assertion.isEmpty())
        return oauthError("invalid_request", "assertion is missing");
    const auto refused = [](const QString &why) { return oauthError("invalid_grant", why); };
    const domain::OAuthClient &client = request.client();
    const QString named = crypto::decodeJwt(assertion).claims.value(QLatin1String("iss")).toString();
    if (named != client.id && m_foreign.knows(named))
        return foreignBearer(request, assertion);
    const auto verified = m_c.authentication.verified(client, assertion);
    if (!verified.ok())
        return refused(QStringLiteral("the assertion was refused: ") + crypto::jwsRefusalName(verified.refusal));
    const QJsonObject claims = QJsonDocument::fromJson(verified.payload).object();
    crypto::JwtExpectations expected;
    expected.issuer = client.id;
    expected.audiences = QStringList{m_c.issuerUrl, m_c.url("/oauth/token")};
    expected.nowMs = m_c.clock.nowMs();
    if (const auto failure = crypto::firstFailure(crypto::checkClaims(verified.header, claims, expected)))
        return refused(QStringLiteral("the assertion's %1: %2").arg(crypto::jwtCheckName(failure->check), crypto::jwtFindingName(failure->finding)));
    const QString jti = claims.value(QLatin1String("jti")).toString();
    const qint64 endsMs = qint64(claims.value(QLatin1String("exp")).toDouble()) * 1000;
    if (jti.isEmpty() || endsMs > m_c.clock.nowMs() + ClientAuthentication::kLongestAssertionS * 1000)
        return refused(QStringLiteral("the assertion has no jti, or lives longer than ten minutes"));
    // A client speaks for nobody but itself: what names a person comes of that person's approval.
    if (claims.value(QLatin1String("sub")).toString() != client.id || crypto::audienceOf(claims).size() != 1)
        return refused(QStringLiteral("the assertion names another subject or several audiences"));
    const auto asked = askedRights(request.parameters, client, false);
    if (!asked)
        return asked.error();
    const auto fresh = m_c.oauth().remember(crypto::sha256Bytes("grant\n" + client.id.toUtf8() + '\n' + jti.toUtf8()), endsMs + 60'000);
    if (!fresh)
        return serverError(fresh.error());
    if (!*fresh)
        return refused(QStringLiteral("the assertion was shown before"));
    Authorization a;
    a.clientId = a.subject = client.id;
    a.scopes = asked->scopes;
    a.resources = asked->resources;
    a.details = asked->details;
    bind(a, request);
    return m_mint.answer(client, a, {});
}

Result<ReadToken> GrantDesk::exchanged(const TokenRequest &request, const char *token, const char *type)
{
    const QString named = request.parameters.value(type);
    const QByteArray text = request.parameters.value(token).toLatin1();
    if (text.isEmpty() || named.isEmpty())
        return oauthError("invalid_request", QStringLiteral("%1 and %2 go together").arg(QLatin1String(token), QLatin1String(type)));
    if (named != QLatin1String(kAccessToken) && named != QLatin1String(kJwt))
        return oauthError("invalid_request", "only access tokens are exchanged");
    const auto read = m_reader.access(text);
    if (!read)
        return read.error();
    if (!*read)
        return oauthError("invalid_request", QStringLiteral("%1 is not a valid token of this server").arg(QLatin1String(token))); // section 2.2.2
    // A bound token stays bound: who does not hold its key must not get rid of the binding.
    const Authorization &a = (*read)->authorization;
    if (!a.keyThumbprint.isEmpty() && a.keyThumbprint != request.keyThumbprint)
        return oauthError("invalid_dpop_proof", "the token needs a proof of its key");
    if (!a.certificateThumbprint.isEmpty() && a.certificateThumbprint != request.certificateThumbprint)
        return oauthError("invalid_request", "the token is bound to another certificate");
    return **read;
}

// RFC 8693. A token is exchanged by its own client or by one that it is addressed to, for less or as much.
Result<QJsonObject> GrantDesk::tokenExchange(const TokenRequest &request)
{
    const domain::OAuthClient &client = request.client();
    const QString wanted = request.parameters.value("requested_token_type");
    if (!wanted.isEmpty() && wanted != QLatin1String(kAccessToken) && wanted != QLatin1String(kJwt))
        return oauthError("invalid_request", "only access tokens are given out");
    if (wanted == QLatin1String(kJwt) && client.tokenFormat != domain::TokenFormat::Jwt)
        return oauthError("invalid_request", "this client gets opaque tokens");
    const auto subject = exchanged(request, "subject_token", "subject_token_type");
    if (!subject)
        return subject.error();
    const auto addressed = std::any_of(subject->audience.begin(), subject->audience.end(), [&](const QString &aud) { return client.resources.contains(aud); });
    if (subject->authorization.clientId != client.id && !addressed)
        return oauthError("unauthorized_client", "the token is neither this client's nor addressed to it");
    Authorization a = subject->authorization;
    QJsonObject actor{{QStringLiteral("sub"), client.id}};
    if (request.parameters.has("actor_token") || request.parameters.has("actor_token_type")) {
        const auto acting = exchanged(request, "actor_token", "actor_token_type");
        if (!acting)
            return acting.error();
        if (acting->authorization.clientId != client.id)
            return oauthError("unauthorized_client", "the actor token is another client's");
        actor[QStringLiteral("sub")] = acting->authorization.subject;
    }
    if (!a.actor.isEmpty())
        actor[QStringLiteral("act")] = a.actor; // section 4.1: the chain, the last actor outermost
    const auto scopes = exchangedScopes(request.parameters.value("scope"), a.scopes, client);
    if (!scopes)
        return scopes.error();
    // Targets are the exchanging client's: it calls on, with the right that it was called with.
    QStringList targets = request.parameters.values("resource") + request.parameters.values("audience");
    const auto resources = narrowedResources(targets, client.resources);
    if (!resources)
        return resources.error();
    a.clientId = client.id;
    a.scopes = *scopes;
    a.resources = *resources;
    a.actor = actor;
    bind(a, request);
    auto out = m_mint.answer(client, a, {false, qMax<qint64>(1, subject->expiresS - m_c.clock.nowMs() / 1000)});
    if (out)
        out->insert(QStringLiteral("issued_token_type"), QString::fromLatin1(kAccessToken));
    return out;
}

} // namespace octroi::authority
