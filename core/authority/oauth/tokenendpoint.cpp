// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/oauth/tokenendpoint.h"

#include "authority/oauth/formbody.h"

#include <QJsonArray>

namespace octroi::authority {

namespace {

TokenAnswer refusal(int status, const char *error, const char *description)
{
    return {status,
            {{QStringLiteral("error"), QString::fromLatin1(error)},
             {QStringLiteral("error_description"), QString::fromLatin1(description)}},
            false,
            0};
}

/// client_secret_basic: both halves are form-encoded before base64 (RFC 6749 section 2.3.1).
bool readBasic(QByteArrayView header, QString &id, QByteArray &secret)
{
    const auto decoded = QByteArray::fromBase64Encoding(header.sliced(6).trimmed().toByteArray(), QByteArray::AbortOnBase64DecodingErrors);
    const qsizetype colon = decoded.decoded.indexOf(':');
    if (!decoded || colon < 0)
        return false;
    const auto name = formDecoded(QByteArrayView(decoded.decoded).first(colon));
    const auto value = formDecoded(QByteArrayView(decoded.decoded).sliced(colon + 1));
    if (!name || !value)
        return false;
    id = *name;
    secret = value->toUtf8();
    return true;
}

} // namespace

QJsonObject authorizationServerMetadata(const QString &issuer)
{
    return {{QStringLiteral("issuer"), issuer},
            {QStringLiteral("token_endpoint"), QString(issuer + QLatin1String("/oauth/token"))},
            {QStringLiteral("grant_types_supported"), QJsonArray{QStringLiteral("client_credentials")}},
            {QStringLiteral("token_endpoint_auth_methods_supported"),
             QJsonArray{QStringLiteral("client_secret_basic"), QStringLiteral("client_secret_post")}},
            {QStringLiteral("response_types_supported"), QJsonArray{}},
            {QStringLiteral("scopes_supported"), QJsonArray{QStringLiteral("admin")}},
            {QStringLiteral("service_documentation"), QString(issuer + QLatin1String("/v1/openapi.yaml"))}};
}

TokenAnswer answerTokenRequest(Administrators &administrators, QByteArrayView authorization, QByteArrayView contentType,
                               QByteArrayView body, const QString &address)
{
    const QByteArray type = contentType.toByteArray().toLower();
    if (type.left(type.indexOf(';') < 0 ? type.size() : type.indexOf(';')).trimmed() != "application/x-www-form-urlencoded")
        return refusal(400, "invalid_request", "the body is not application/x-www-form-urlencoded");
    const auto form = parseForm(body);
    if (!form)
        return refusal(400, "invalid_request", "the form cannot be read or names a parameter twice");
    const bool basic = authorization.size() > 6 && authorization.first(6).toByteArray().toLower() == "basic ";
    QString id = form->value(QStringLiteral("client_id"));
    QByteArray secret = form->value(QStringLiteral("client_secret")).toUtf8();
    if (basic) {
        // Section 2.3: a client uses one method of authentication in a request.
        if (!secret.isEmpty())
            return refusal(400, "invalid_request", "client authentication was sent twice");
        const QString named = id;
        if (!readBasic(authorization, id, secret) || (!named.isEmpty() && named != id))
            return refusal(400, "invalid_request", "the Authorization header cannot be read");
    }
    const QString grant = form->value(QStringLiteral("grant_type"));
    if (grant.isEmpty())
        return refusal(400, "invalid_request", "grant_type is missing");
    const auto principal = administrators.authenticate(id, secret, address);
    secret.fill('\0');
    if (!principal) {
        TokenAnswer answer = refusal(401, "invalid_client", "unknown client or wrong secret");
        answer.basicChallenge = basic;
        if (principal.error().code == ErrorCode::RateLimited) {
            answer = refusal(429, "invalid_client", "too many failed sign-ins");
            answer.retryAfter = Administrators::kFailureSeconds;
        }
        return answer;
    }
    if (grant != QLatin1String("client_credentials"))
        return refusal(400, "unsupported_grant_type", "only client_credentials is supported");
    const QString scope = form->value(QStringLiteral("scope"));
    if (!scope.isEmpty() && scope != QLatin1String("admin"))
        return refusal(400, "invalid_scope", "the only scope is admin");
    const Secret token = administrators.issueToken(*principal);
    return {200,
            {{QStringLiteral("access_token"), token.revealText()},
             {QStringLiteral("token_type"), QStringLiteral("Bearer")},
             {QStringLiteral("expires_in"), Administrators::kTokenSeconds},
             {QStringLiteral("scope"), QStringLiteral("admin")}},
            false,
            0};
}

} // namespace octroi::authority
