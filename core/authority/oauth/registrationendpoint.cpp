// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/oauth/registrationendpoint.h"

#include "authority/issuer/jsontext.h"
#include "authority/issuer/keyrules.h"
#include "authority/oauth/clientmetadata.h"
#include "authority/oauth/grantdesk.h"
#include "crypto/digest.h"
#include "crypto/random.h"
#include "domain/json.h"
#include "domain/name.h"

#include <QJsonDocument>

namespace octroi::authority {

namespace {

QByteArray bearerOf(const OAuthRequest &request)
{
    const bool bearer = request.authorizations == 1 && request.authorization.left(7).toLower() == "bearer ";
    return bearer ? request.authorization.mid(7).trimmed() : QByteArray();
}

OAuthAnswer unauthorized(const char *why)
{
    return resourceRefusal(oauthError("invalid_token", why, ErrorCode::Unauthorized), false);
}

/// RFC 7591 section 3.2.2.
OAuthAnswer metadataRefusal(const Error &error)
{
    if (error.code != ErrorCode::Invalid && error.code != ErrorCode::Conflict)
        return refusal(serverError(error));
    const bool redirect = error.field == QLatin1String("redirect_uris");
    return refusal(oauthError(redirect ? "invalid_redirect_uri" : "invalid_client_metadata",
                              error.field.isEmpty() ? error.detail : error.field + QStringLiteral(": ") + error.detail));
}

} // namespace

QJsonObject toJson(const StoredRegistrationToken &t)
{
    const auto time = [](qint64 ms) { return ms > 0 ? QJsonValue(domain::toRfc3339(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC))) : QJsonValue(); };
    return {{QStringLiteral("id"), t.id},
            {QStringLiteral("name"), t.name},
            {QStringLiteral("application_id"), t.applicationId},
            {QStringLiteral("scopes"), QJsonArray::fromStringList(t.scopes)},
            {QStringLiteral("grant_types"), QJsonArray::fromStringList(t.grantTypes)},
            {QStringLiteral("uses_left"), t.usesLeft},
            {QStringLiteral("created_at"), time(t.createdMs)},
            {QStringLiteral("expires_at"), time(t.expiresMs)},
            {QStringLiteral("revoked_at"), time(t.revokedMs)}};
}

Result<QJsonObject> RegistrationEndpoint::read(const OAuthRequest &request, const QStringList &defaultScopes) const
{
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(request.body, &error);
    if (!request.contentType.toLower().startsWith("application/json") || !document.isObject())
        return Error{ErrorCode::Invalid, {}, QStringLiteral("the body is not a JSON object"), {}, {}};
    if (repeatsMember({request.body.constData(), std::size_t(request.body.size())}, document.object()))
        return Error{ErrorCode::Invalid, {}, QStringLiteral("an object of the body names a member twice"), {}, {}};
    return clientFromMetadata(document.object(), defaultScopes);
}

OAuthAnswer RegistrationEndpoint::described(const domain::OAuthClient &client, int status) const
{
    OAuthAnswer out{status, metadataOf(client), {}, false};
    out.body[QStringLiteral("registration_client_uri")] = QString(m_c.url("/oauth/register/") + client.id);
    return out;
}

OAuthAnswer RegistrationEndpoint::create(const OAuthRequest &request)
{
    const QByteArray bearer = bearerOf(request);
    const auto found = bearer.isEmpty() ? Result<std::optional<StoredRegistrationToken>>(std::nullopt)
                                        : m_c.oauth().registrationToken(crypto::sha256Bytes(bearer));
    if (!found)
        return refusal(serverError(found.error()));
    const qint64 now = m_c.clock.nowMs();
    if (!*found || (*found)->revokedMs > 0 || (*found)->usesLeft <= 0 || ((*found)->expiresMs > 0 && (*found)->expiresMs <= now))
        return unauthorized("registration needs an initial access token of the administration");
    StoredRegistrationToken token = **found;
    const auto body = read(request, token.scopes);
    if (!body)
        return metadataRefusal(body.error());
    Result<ClientRegistry::Issued> made = Error{};
    const auto done = m_c.store.transact([&]() -> Result<void> {
        --token.usesLeft;
        if (const auto put = m_c.oauth().putRegistrationToken(token); !put)
            return put;
        made = m_c.clients.registerClient(callerOf(request, token.id), *body, {token.applicationId, token.scopes, token.grantTypes});
        return made ? Result<void>() : made.error();
    });
    if (!done || !made)
        return metadataRefusal(done ? made.error() : done.error());
    OAuthAnswer out = described(made->client, 201);
    out.body[QStringLiteral("registration_access_token")] = made->registrationToken.revealText();
    if (!made->secret.isEmpty()) {
        out.body[QStringLiteral("client_secret")] = made->secret.revealText();
        out.body[QStringLiteral("client_secret_expires_at")] = 0;
    }
    return out;
}

OAuthAnswer RegistrationEndpoint::manage(const OAuthRequest &request, const QString &clientId)
{
    const QByteArray bearer = bearerOf(request);
    const StoredClient *stored = m_c.clients.find(clientId);
    // The same answer for an unknown client as for a wrong token (RFC 7592 section 2.1).
    if (bearer.isEmpty() || !stored || stored->registrationDigest.isEmpty() ||
        !crypto::equalConstantTime(crypto::sha256Bytes(bearer), stored->registrationDigest) || stored->client.revokedAt.isValid())
        return unauthorized("the registration access token is not valid");
    const Caller caller = callerOf(request, clientId);
    if (request.method == "GET")
        return described(stored->client, 200);
    if (request.method == "DELETE") {
        const auto gone = m_c.clients.revoke(caller, clientId);
        return gone ? OAuthAnswer{204, {}, {}, true} : refusal(serverError(gone.error()));
    }
    const domain::OAuthClient before = stored->client;
    const QJsonObject sent = QJsonDocument::fromJson(request.body).object();
    if (sent.value(QLatin1String("client_id")).toString() != clientId) // section 2.2
        return refusal(oauthError("invalid_client_metadata", "client_id is not this client's"));
    const auto body = read(request, before.scopes);
    if (!body)
        return metadataRefusal(body.error());
    // A client never widens by itself what it was registered with.
    const auto changed = m_c.clients.replace(caller, clientId, *body, {before.applicationId, before.scopes, before.grantTypes});
    return changed ? described(*changed, 200) : metadataRefusal(changed.error());
}

Result<RegistrationEndpoint::IssuedToken> RegistrationEndpoint::issueToken(const Caller &caller, const QJsonObject &object)
{
    Issuer::State &state = m_c.issuer.state();
    const Creation request{"registration_token.create", {}, object};
    const auto before = state.doneBefore(caller, request);
    if (!before)
        return before.error();
    if (!before->isEmpty())
        return tokenAgain(caller, *before, object);
    Body body(object, {QStringLiteral("application_id"), QStringLiteral("name"), QStringLiteral("scopes"), QStringLiteral("grant_types"),
                       QStringLiteral("uses"), QStringLiteral("expires_at")});
    body.require({"application_id", "name", "grant_types"});
    IssuedToken out;
    StoredRegistrationToken &t = out.token;
    t.applicationId = body.text("application_id");
    body.take(domain::checkName(body.text("name")), t.name);
    t.scopes = body.has("scopes") ? body.list("scopes", 500) : QStringList();
    t.grantTypes = body.list("grant_types", 20);
    t.usesLeft = body.has("uses") ? body.integer("uses", 1'000'000) : 1;
    const QDateTime end = body.has("expires_at") ? body.time("expires_at") : state.clock.now().addDays(1);
    t.expiresMs = end.isValid() ? end.toMSecsSinceEpoch() : 0;
    if (!body.ok())
        return body.error();
    if (!state.applications.find(t.applicationId))
        return invalid("application_id", "application_unknown", QStringLiteral("there is no such application"));
    if (t.expiresMs > 0 && t.expiresMs <= state.clock.nowMs())
        return invalid("expires_at", "expiry_past", QStringLiteral("lies in the past"));
    QStringList ofApis = t.scopes;
    for (const char *protocol : {"openid", "profile", "email", "offline_access"})
        ofApis.removeAll(QLatin1String(protocol));
    if (const auto known = checkScopesKnown(state, ofApis); !known)
        return known.error();
    for (const QString &grant : t.grantTypes) {
        if (!domain::knownGrantTypes().contains(grant))
            return invalid("grant_types", "value_unknown", QStringLiteral("\"%1\" is not a grant that octroid has").arg(grant.left(80)));
    }
    out.secret = crypto::randomSecret();
    t.id = crypto::randomId();
    t.digest = crypto::sha256Bytes(out.secret.reveal());
    t.createdMs = state.clock.nowMs();
    const auto done = state.commit(caller, request, {{"registration_token.create", "registration_token", t.id, t.name, {}, toJson(t)}},
                                   [&] { return m_c.oauth().putRegistrationToken(t); });
    if (!done)
        return done.error();
    return out;
}

/// The first answer was lost, and with it the token: the same one with other characters, unless it was used.
Result<RegistrationEndpoint::IssuedToken> RegistrationEndpoint::tokenAgain(const Caller &caller, const QString &id, const QJsonObject &object)
{
    const auto all = tokens();
    if (!all)
        return all.error();
    for (const StoredRegistrationToken &token : *all) {
        if (token.id != id)
            continue;
        const qint64 uses = object.contains(QLatin1String("uses")) ? object.value(QLatin1String("uses")).toInteger() : 1;
        if (token.revokedMs > 0 || token.usesLeft < uses)
            return conflict("token_used", id, QStringLiteral("this request was answered before and its token was used or revoked"));
        IssuedToken out{token, crypto::randomSecret()};
        out.token.digest = crypto::sha256Bytes(out.secret.reveal());
        const auto done = m_c.issuer.state().commit(caller, {{"registration_token.again", "registration_token", id, token.name, toJson(token), toJson(out.token)}},
                                                    [&] { return m_c.oauth().putRegistrationToken(out.token); });
        return done ? Result<IssuedToken>(std::move(out)) : done.error();
    }
    return notFound("registration_token", id);
}

Result<QList<StoredRegistrationToken>> RegistrationEndpoint::tokens() const
{
    return m_c.oauth().registrationTokens();
}

Result<StoredRegistrationToken> RegistrationEndpoint::revokeToken(const Caller &caller, const QString &id)
{
    const auto all = tokens();
    if (!all)
        return all.error();
    for (StoredRegistrationToken token : *all) {
        if (token.id != id)
            continue;
        if (token.revokedMs > 0)
            return token;
        const QJsonObject before = toJson(token);
        token.revokedMs = m_c.clock.nowMs();
        const auto done = m_c.issuer.state().commit(caller, {{"registration_token.revoke", "registration_token", id, token.name, before, toJson(token)}},
                                                    [&] { return m_c.oauth().putRegistrationToken(token); });
        return done ? Result<StoredRegistrationToken>(token) : done.error();
    }
    return notFound("registration_token", id);
}

} // namespace octroi::authority
