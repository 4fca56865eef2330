// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens/discovery.h"

#include "domain/trustedissuer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QPointer>

namespace octroi::tokens {

namespace {

QUrl usable(const QJsonObject &metadata, const char *name)
{
    const QString text = metadata.value(QLatin1String(name)).toString();
    return domain::checkIssuerUri(text) ? QUrl(text, QUrl::StrictMode) : QUrl();
}

QStringList listOf(const QJsonObject &metadata, const char *name)
{
    QStringList out;
    const QJsonArray items = metadata.value(QLatin1String(name)).toArray();
    for (const QJsonValue item : items)
        out << item.toString();
    return out;
}

Error statusError(const QUrl &url, int status)
{
    return Error{ErrorCode::Network, url.toDisplayString(), QStringLiteral("HTTP status %1").arg(status), {}, QStringLiteral("status")};
}

} // namespace

QList<QUrl> metadataPlaces(const QString &issuer)
{
    const QUrl url(issuer);
    QString path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    QUrl oauth = url, openId = url;
    oauth.setPath(QStringLiteral("/.well-known/oauth-authorization-server") + path, QUrl::TolerantMode);
    openId.setPath(path + QStringLiteral("/.well-known/openid-configuration"), QUrl::TolerantMode);
    return {oauth, openId};
}

Result<IssuerMetadata> metadataOf(const QString &issuer, const QByteArray &document)
{
    const QJsonDocument read = QJsonDocument::fromJson(document);
    if (!read.isObject())
        return Error{ErrorCode::Protocol, issuer, QStringLiteral("the metadata is no JSON object"), {}, QStringLiteral("metadata_syntax")};
    const QJsonObject metadata = read.object();
    const QString said = metadata.value(QLatin1String("issuer")).toString();
    if (said != issuer)
        return Error{ErrorCode::Protocol, issuer, QStringLiteral("the metadata is of \"%1\"").arg(said.left(200)), QStringLiteral("issuer"), QStringLiteral("metadata_issuer")};
    return IssuerMetadata{said,
                          usable(metadata, "authorization_endpoint"),
                          usable(metadata, "token_endpoint"),
                          usable(metadata, "device_authorization_endpoint"),
                          usable(metadata, "introspection_endpoint"),
                          usable(metadata, "jwks_uri"),
                          listOf(metadata, "grant_types_supported"),
                          listOf(metadata, "scopes_supported"),
                          listOf(metadata, "token_endpoint_auth_methods_supported"),
                          metadata.value(QLatin1String("authorization_response_iss_parameter_supported")).toBool()};
}

QCoro::Task<Result<IssuerMetadata>> fetchMetadata(WebClient *web, QString issuer)
{
    if (const auto checked = domain::checkIssuerUri(issuer); !checked)
        co_return Error{ErrorCode::Invalid, issuer, checked.error().detail, QStringLiteral("issuer"), checked.error().reason};
    const QPointer<WebClient> here(web);
    const QList<QUrl> places = metadataPlaces(issuer);
    for (const QUrl &place : places) {
        if (!here)
            co_return Error{ErrorCode::Cancelled, issuer, {}, {}, {}};
        const Result<WebAnswer> answer = co_await here->get(place);
        if (!answer)
            co_return answer.error();
        if (answer->status == 200)
            co_return metadataOf(issuer, answer->body);
        if (answer->status != 404 && answer->status != 405)
            co_return statusError(place, answer->status);
    }
    co_return Error{ErrorCode::Network, issuer, QStringLiteral("has no metadata"), {}, QStringLiteral("metadata_none")};
}

QCoro::Task<Result<crypto::JwkSet>> fetchKeys(WebClient *web, QUrl jwks)
{
    const Result<WebAnswer> answer = co_await web->get(jwks);
    if (!answer)
        co_return answer.error();
    if (answer->status != 200)
        co_return statusError(jwks, answer->status);
    Result<crypto::JwkSet> keys = crypto::JwkSet::fromBytes(answer->body);
    if (!keys) {
        Error error = keys.error();
        error.context = jwks.toDisplayString();
        co_return error;
    }
    if (keys->isEmpty())
        co_return Error{ErrorCode::Invalid, jwks.toDisplayString(), QStringLiteral("has no key that can be used"), QStringLiteral("keys"), QStringLiteral("jwks_empty")};
    co_return keys;
}

QCoro::Task<Result<ShelvedKeys>> fetchIssuer(WebClient *web, QString issuer)
{
    const QPointer<WebClient> here(web);
    const Result<IssuerMetadata> metadata = co_await fetchMetadata(web, issuer);
    if (!metadata)
        co_return metadata.error();
    if (metadata->jwks.isEmpty())
        co_return Error{ErrorCode::Protocol, issuer, QStringLiteral("the metadata names no usable jwks_uri"), QStringLiteral("jwks_uri"), QStringLiteral("metadata_jwks_uri")};
    if (!here)
        co_return Error{ErrorCode::Cancelled, issuer, {}, {}, {}};
    const Result<crypto::JwkSet> keys = co_await fetchKeys(here, metadata->jwks);
    if (!keys)
        co_return keys.error();
    if (!here)
        co_return Error{ErrorCode::Cancelled, issuer, {}, {}, {}};
    co_return ShelvedKeys{issuer, metadata->jwks.toString(), *keys, here->clock().now()};
}

} // namespace octroi::tokens
