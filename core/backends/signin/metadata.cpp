// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/signin/metadata.h"

#include "backends/octroid/transport.h"

#include <QJsonArray>

namespace octroi::backends {

namespace {

QUrl endpoint(const QJsonObject &object, const char *name)
{
    const Result<QUrl> url = checkAddress(object.value(QLatin1String(name)).toString());
    return url ? *url : QUrl();
}

} // namespace

Result<ServerMetadata> metadataFromJson(const QJsonObject &object, const QString &issuer)
{
    const QString said = object.value(QLatin1String("issuer")).toString();
    if (said != issuer)
        return Error{ErrorCode::Protocol, issuer, QStringLiteral("the server calls itself %1").arg(said.left(200)),
                     QStringLiteral("issuer"), QStringLiteral("issuer_mismatch")};
    ServerMetadata out;
    out.token = endpoint(object, "token_endpoint");
    if (out.token.isEmpty())
        return Error{ErrorCode::Protocol, issuer, QStringLiteral("the metadata document names no usable token_endpoint"), {}, {}};
    out.authorization = endpoint(object, "authorization_endpoint");
    out.revocation = endpoint(object, "revocation_endpoint");
    out.device = endpoint(object, "device_authorization_endpoint");
    const QJsonArray methods = object.value(QLatin1String("code_challenge_methods_supported")).toArray();
    for (const QJsonValue method : methods)
        out.challengeMethods << method.toString();
    out.namesItself = object.value(QLatin1String("authorization_response_iss_parameter_supported")).toBool();
    return out;
}

} // namespace octroi::backends
