// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/backend.h"
#include "domain/json.h"

#include <QJsonArray>
#include <QUrl>

namespace octroi::backends::wire {

namespace {

QJsonValue timeOrNull(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(domain::toRfc3339(time)) : QJsonValue(QJsonValue::Null);
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonObject restrictionsBody(const domain::Restrictions &r)
{
    return {{QStringLiteral("addresses"), QJsonArray::fromStringList(r.addresses)},
            {QStringLiteral("referrers"), QJsonArray::fromStringList(r.referrers)},
            {QStringLiteral("apis"), QJsonArray::fromStringList(r.apis)}};
}

/// What the server sets is not sent.
QJsonObject without(QJsonObject object, std::initializer_list<QLatin1String> names)
{
    for (const QLatin1String name : names)
        object.remove(name);
    return object;
}

constexpr QLatin1String kId("id"), kCreatedAt("created_at"), kVersion("version");

} // namespace

QJsonObject partnerBody(const domain::Partner &partner, bool creation)
{
    QJsonObject body = without(domain::toJson(partner), {kId, kCreatedAt, kVersion});
    if (creation)
        body.remove(QLatin1String("status"));
    return body;
}

QJsonObject applicationBody(const domain::Application &application, bool creation)
{
    QJsonObject body = without(domain::toJson(application), {kId, kCreatedAt, kVersion});
    if (!creation)
        body.remove(QLatin1String("partner_id"));
    return body;
}

QJsonObject apiBody(const domain::Api &api)
{
    return without(domain::toJson(api), {kId, kCreatedAt, kVersion});
}

QJsonObject scopeBody(const domain::Scope &scope, bool creation)
{
    QJsonObject body = without(domain::toJson(scope), {kCreatedAt, kVersion});
    if (!creation)
        body.remove(QLatin1String("name"));
    return body;
}

QJsonObject planBody(const domain::Plan &plan)
{
    return without(domain::toJson(plan), {kId, kCreatedAt, kVersion});
}

QJsonObject keyBody(const NewKey &key)
{
    return {{QStringLiteral("application_id"), key.applicationId},
            {QStringLiteral("name"), key.name},
            {QStringLiteral("environment"), domain::environmentName(key.environment)},
            {QStringLiteral("scopes"), QJsonArray::fromStringList(key.scopes)},
            {QStringLiteral("expires_at"), timeOrNull(key.expiresAt)},
            {QStringLiteral("restrictions"), restrictionsBody(key.restrictions)},
            {QStringLiteral("plan_id"), textOrNull(key.planId)},
            {QStringLiteral("tags"), QJsonArray::fromStringList(key.tags)}};
}

QJsonObject keyPatchBody(const KeyPatch &patch)
{
    QJsonObject body;
    if (patch.name)
        body[QStringLiteral("name")] = *patch.name;
    if (patch.scopes)
        body[QStringLiteral("scopes")] = QJsonArray::fromStringList(*patch.scopes);
    if (patch.expiresAt)
        body[QStringLiteral("expires_at")] = timeOrNull(*patch.expiresAt);
    if (patch.restrictions)
        body[QStringLiteral("restrictions")] = restrictionsBody(*patch.restrictions);
    if (patch.planId)
        body[QStringLiteral("plan_id")] = textOrNull(*patch.planId);
    if (patch.retiresAt)
        body[QStringLiteral("retires_at")] = timeOrNull(*patch.retiresAt);
    if (patch.tags)
        body[QStringLiteral("tags")] = QJsonArray::fromStringList(*patch.tags);
    return body;
}

QJsonObject clientBody(const domain::OAuthClient &client, bool creation)
{
    QJsonObject body =
        without(domain::toJson(client, QDateTime()),
                {kId, kCreatedAt, kVersion, QLatin1String("status"), QLatin1String("registered"),
                 QLatin1String("secrets"), QLatin1String("suspended_at"), QLatin1String("revoked_at"),
                 QLatin1String("last_used_at")});
    if (!creation)
        body.remove(QLatin1String("application_id"));
    return body;
}

QString encoded(const QString &part)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(part));
}

} // namespace octroi::backends::wire
