// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/answers.h"
#include "authority/http/routetable.h"
#include "authority/issuer/body.h"

#include <algorithm>

namespace octroi::authority {

namespace {

QByteArray bytes(std::string_view text)
{
    return QByteArray(text.data(), qsizetype(text.size()));
}

int countOf(const OwnedRequest &request, std::string_view name)
{
    return int(std::count_if(request.headers.begin(), request.headers.end(),
                             [&](const auto &field) { return equalIgnoringCase(field.first, name); }));
}

/// The parts of a request that the authorization server looks at. What a proxy says of the client's certificate
/// is believed of a trusted one only: Client-Cert (RFC 9440) or X-Client-Cert, and X-Client-Verify: SUCCESS (the
/// value of nginx's $ssl_client_verify) when it verified the chain.
OAuthRequest oauthRequest(const Call &call)
{
    const OwnedRequest &r = call.request;
    const QByteArray target = bytes(r.target);
    const qsizetype mark = target.indexOf('?');
    OAuthRequest out;
    out.method = bytes(r.method);
    out.path = mark < 0 ? target : target.left(mark);
    out.query = mark < 0 ? QByteArray() : target.mid(mark + 1);
    out.contentType = bytes(r.header("Content-Type"));
    out.body = bytes(r.body);
    out.authorization = bytes(r.header("Authorization"));
    out.authorizations = countOf(r, "Authorization");
    out.dpop = bytes(r.header("DPoP"));
    out.proofs = countOf(r, "DPoP");
    out.address = call.caller.address;
    out.userAgent = call.caller.client;
    if (!r.certificate.der.empty()) {
        out.certificate = bytes(r.certificate.der);
        out.certificateVerified = r.certificate.verified;
        return out;
    }
    if (!r.peerTrusted)
        return out;
    out.certificate = bytes(r.header("Client-Cert"));
    if (out.certificate.isEmpty())
        out.certificate = bytes(r.header("X-Client-Cert"));
    out.certificateVerified = r.header("X-Client-Verify") == "SUCCESS";
    return out;
}

Response responseOf(const OAuthAnswer &answer)
{
    Response out = answer.empty ? Response{answer.status, {}, {}, {{"Cache-Control", "no-store"}}} : jsonResponse(answer.status, answer.body);
    out.headers.emplace_back("Pragma", "no-cache"); // RFC 6749 section 5.1
    for (const auto &[name, value] : answer.headers)
        out.headers.emplace_back(name.toStdString(), value.toStdString());
    return out;
}

Response cacheable(const QJsonObject &object, const char *seconds)
{
    Response out = jsonResponse(200, object);
    out.headers = {{"Cache-Control", std::string("public, max-age=") + seconds}};
    return out;
}

} // namespace

std::optional<Principal> ControlApi::principalOf(const Call &call)
{
    const OAuthRequest request = oauthRequest(call);
    if (request.authorizations != 1)
        return std::nullopt;
    if (request.authorization.left(7).toLower() == "bearer ") {
        if (auto service = m_s.administrators.principalOf(request.authorization.mid(7)))
            return service;
    }
    const auto token = m_s.oauth.reader().ofRequest(request);
    return token ? administratorOf(*token) : std::nullopt;
}

std::optional<Principal> ControlApi::administratorOf(const ReadToken &token) const
{
    const Authorization &a = token.authorization;
    if (!a.has("admin") || a.accountId.isEmpty() || a.clientId != ClientRegistry::console().client.id)
        return std::nullopt;
    // The role as it is now, not as it was at the sign-in.
    const auto account = m_s.accounts.account(a.accountId);
    if (!account || account->disabled)
        return std::nullopt;
    return Principal{account->id, domain::roleName(account->role), account->limits};
}

Result<std::optional<Principal>> ControlApi::principalOf(const QByteArray &token)
{
    if (auto service = m_s.administrators.principalOf(token))
        return service;
    const auto read = m_s.oauth.reader().access(token);
    if (!read)
        return Error{ErrorCode::Unavailable, {}, read.error().detail, {}, {}};
    return *read ? administratorOf(**read) : std::nullopt;
}

ControlApi::Answer ControlApi::metadata(Call &)
{
    return cacheable(m_s.oauth.metadata(), "300");
}

ControlApi::Answer ControlApi::jwks(Call &)
{
    // A new key is published two days before it signs.
    return cacheable(m_s.oauth.jwks(), "3600");
}

ControlApi::Answer ControlApi::token(Call &call)
{
    return responseOf(m_s.oauth.token(oauthRequest(call)));
}

ControlApi::Answer ControlApi::pushRequest(Call &call)
{
    return responseOf(m_s.oauth.pushRequest(oauthRequest(call)));
}

ControlApi::Answer ControlApi::deviceAuthorization(Call &call)
{
    return responseOf(m_s.oauth.deviceAuthorization(oauthRequest(call)));
}

ControlApi::Answer ControlApi::introspect(Call &call)
{
    const OAuthRequest request = oauthRequest(call);
    const bool bearer = request.authorizations == 1 && request.authorization.left(7).toLower() == "bearer ";
    if (!bearer)
        return responseOf(m_s.oauth.introspect(request, false));
    const auto principal = principalOf(call);
    if (!principal || !roleHas(principal->role, Permission::Read))
        return responseOf(resourceRefusal(oauthError("invalid_token", "the access token is not valid", ErrorCode::Unauthorized), false));
    return responseOf(m_s.oauth.introspect(request, true));
}

ControlApi::Answer ControlApi::revokeByClient(Call &call)
{
    return responseOf(m_s.oauth.revoke(oauthRequest(call)));
}

ControlApi::Answer ControlApi::userinfo(Call &call)
{
    return responseOf(m_s.oauth.userinfo(oauthRequest(call)));
}

ControlApi::Answer ControlApi::registerClient(Call &call)
{
    return responseOf(m_s.oauth.registration().create(oauthRequest(call)));
}

ControlApi::Answer ControlApi::manageRegistration(Call &call)
{
    return responseOf(m_s.oauth.registration().manage(oauthRequest(call), call.parameter("id")));
}

ControlApi::Answer ControlApi::listTokens(Call &call)
{
    const auto query = listQuery(call);
    if (!query)
        return problem(query.error());
    return listResponse(m_s.oauth.liveTokens(*query, call.queryValue("client_id"), call.queryValue("account_id")), m_s.clock);
}

ControlApi::Answer ControlApi::revokeToken(Call &call)
{
    const auto done = m_s.oauth.revokeToken(call.caller, call.parameter("id"));
    return done ? Response{204, {}, {}, {}} : problem(done.error());
}

ControlApi::Answer ControlApi::revokeTokens(Call &call)
{
    Body body(call.body, {QStringLiteral("client_id"), QStringLiteral("account_id")});
    const QString client = body.has("client_id") ? body.text("client_id") : QString();
    const QString account = body.has("account_id") ? body.text("account_id") : QString();
    if (!body.ok())
        return problem(body.error());
    const auto done = m_s.oauth.revokeTokens(call.caller, client, account);
    return done ? Response{204, {}, {}, {}} : problem(done.error());
}

ControlApi::Answer ControlApi::listRegistrationTokens(Call &)
{
    const auto tokens = m_s.oauth.registration().tokens();
    if (!tokens)
        return problem(tokens.error());
    QJsonArray items;
    for (const StoredRegistrationToken &token : *tokens)
        items.append(toJson(token));
    return jsonResponse(200, {{QStringLiteral("items"), items}, {QStringLiteral("next"), QJsonValue()}});
}

ControlApi::Answer ControlApi::createRegistrationToken(Call &call)
{
    const auto issued = m_s.oauth.registration().issueToken(call.caller, call.body);
    if (!issued)
        return problem(issued.error());
    QJsonObject body = toJson(issued->token);
    body[QStringLiteral("token")] = issued->secret.revealText();
    return jsonResponse(201, body);
}

ControlApi::Answer ControlApi::revokeRegistrationToken(Call &call)
{
    const auto revoked = m_s.oauth.registration().revokeToken(call.caller, call.parameter("id"));
    return revoked ? jsonResponse(200, toJson(*revoked)) : problem(revoked.error());
}

ControlApi::Answer ControlApi::listSigningKeys(Call &)
{
    QJsonArray items;
    const auto time = [](qint64 ms) { return domain::toRfc3339(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC)); };
    const QString current = m_s.oauth.keys().current().kid();
    for (const StoredSigningKey &key : m_s.oauth.keys().records()) {
        items.append(QJsonObject{{QStringLiteral("kid"), key.kid},
                                 {QStringLiteral("algorithm"), key.algorithm},
                                 {QStringLiteral("signs"), key.kid == current},
                                 {QStringLiteral("created_at"), time(key.createdMs)},
                                 {QStringLiteral("active_at"), time(key.activeMs)},
                                 {QStringLiteral("retires_at"), time(key.retiresMs)},
                                 {QStringLiteral("removed_at"), time(key.removedMs)}});
    }
    return jsonResponse(200, {{QStringLiteral("items"), items}, {QStringLiteral("next"), QJsonValue()}});
}

ControlApi::Answer ControlApi::rotateSigningKey(Call &call)
{
    const auto done = m_s.oauth.rotateKey(call.caller);
    return done ? listSigningKeys(call) : problem(done.error());
}

} // namespace octroi::authority
