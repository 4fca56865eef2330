// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/problem.h"

#include <QJsonDocument>

namespace octroi::authority {

int statusOf(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Invalid: return error.reason == QLatin1String("json_syntax") ? 400 : 422;
    case ErrorCode::Unauthorized: return 401;
    case ErrorCode::Forbidden: return 403;
    case ErrorCode::NotFound: return 404;
    case ErrorCode::Exists:
    case ErrorCode::Conflict: return 409;
    case ErrorCode::PreconditionFailed: return 412;
    case ErrorCode::TooLarge: return 413;
    case ErrorCode::RateLimited: return 429;
    case ErrorCode::Unavailable: return 503;
    case ErrorCode::StorageFull: return 507;
    default: return 500;
    }
}

Response jsonResponse(int status, const QJsonObject &body)
{
    return {status, "application/json", QJsonDocument(body).toJson(QJsonDocument::Compact).toStdString(), {{"Cache-Control", "no-store"}}};
}

namespace {

QJsonObject build(int status, const QString &reason, const QString &detail, const QString &field, const QJsonObject &current)
{
    const auto title = statusText(status);
    QJsonObject body{{QStringLiteral("type"),
                      reason.isEmpty() ? QStringLiteral("about:blank") : QStringLiteral("urn:octroi:problem:") + reason},
                     {QStringLiteral("title"), QString::fromLatin1(title.data(), qsizetype(title.size()))},
                     {QStringLiteral("status"), status},
                     {QStringLiteral("detail"), detail},
                     {QStringLiteral("reason"), reason}};
    if (!field.isEmpty())
        body[QStringLiteral("field")] = field;
    if (!current.isEmpty())
        body[QStringLiteral("current")] = current;
    return body;
}

Response asResponse(const QJsonObject &body)
{
    Response response = jsonResponse(body.value(QStringLiteral("status")).toInt(), body);
    response.contentType = "application/problem+json";
    return response;
}

} // namespace

QJsonObject problemBody(const Error &error, const QJsonObject &current)
{
    const QString reason = !error.reason.isEmpty() ? error.reason
        : error.code == ErrorCode::Exists         ? QStringLiteral("exists")
                                                  : errorCodeName(error.code);
    QString detail = error.context;
    if (!error.detail.isEmpty())
        detail += detail.isEmpty() ? error.detail : QStringLiteral(": ") + error.detail;
    return build(statusOf(error), reason, detail, error.field, current);
}

Response problem(const Error &error, const QJsonObject &current)
{
    return asResponse(problemBody(error, current));
}

Response problem(int status, const QString &reason, const QString &detail, const QString &field)
{
    return asResponse(build(status, reason, detail, field, {}));
}

} // namespace octroi::authority
