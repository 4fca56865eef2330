// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/octroid/problem.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace octroi::backends {

namespace {

ErrorCode codeOf(int status, const QString &reason)
{
    switch (status) {
    case 400:
    case 422:
        return ErrorCode::Invalid;
    case 401:
        return ErrorCode::Unauthorized;
    case 403:
        return ErrorCode::Forbidden;
    case 404:
        return ErrorCode::NotFound;
    case 409:
        return reason == QLatin1String("exists") ? ErrorCode::Exists : ErrorCode::Conflict;
    case 408:
    case 504:
        return ErrorCode::Timeout;
    case 412:
        return ErrorCode::PreconditionFailed;
    case 413:
        return ErrorCode::TooLarge;
    case 429:
        return ErrorCode::RateLimited;
    case 502:
    case 503:
        return ErrorCode::Unavailable;
    case 507:
        return ErrorCode::StorageFull;
    default:
        return status >= 500 ? ErrorCode::Internal : ErrorCode::Protocol;
    }
}

} // namespace

bool isJsonType(const QByteArray &contentType)
{
    const QByteArray type = contentType.split(';').constFirst().trimmed().toLower();
    return type == "application/json" || (type.startsWith("application/") && type.endsWith("+json"));
}

Error errorFromAnswer(int status, const QByteArray &contentType, const QByteArray &body,
                      const QString &context)
{
    Error error;
    error.context = context;
    const QString statusText = QStringLiteral("HTTP status %1").arg(status);
    const QJsonDocument document = isJsonType(contentType) ? QJsonDocument::fromJson(body) : QJsonDocument();
    if (!document.isObject()) {
        // Pages of proxies come with 401, 403, 404 too; a contract-keeping octroid never sends one.
        const ErrorCode code = codeOf(status, {});
        error.code = status >= 500 || status == 429 || status == 413 ? code : ErrorCode::Protocol;
        error.detail = statusText + QStringLiteral(" without a problem document");
        return error;
    }
    const QJsonObject o = document.object();
    const auto text = [&](const char *name) { return o.value(QLatin1String(name)).toString().left(2000); };
    error.reason = text("reason");
    error.field = text("field");
    error.detail = text("detail");
    if (error.reason.isEmpty())
        error.reason = text("error");
    if (error.detail.isEmpty())
        error.detail = text("error_description");
    if (error.detail.isEmpty())
        error.detail = text("errorMessage"); // Keycloak
    if (error.detail.isEmpty())
        error.detail = text("title");
    if (error.detail.isEmpty())
        error.detail = statusText;
    error.code = codeOf(status, error.reason);
    // RFC 6749 5.2: a wrong secret may be answered with 400.
    if (status == 400 && (error.reason == QLatin1String("invalid_client") ||
                          error.reason == QLatin1String("unauthorized_client")))
        error.code = ErrorCode::Unauthorized;
    return error;
}

} // namespace octroi::backends
