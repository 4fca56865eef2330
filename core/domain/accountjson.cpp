// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/accountjson.h"

#include "domain/json.h"

#include <QJsonArray>

namespace octroi::domain {

namespace {

QJsonValue limitValue(const std::optional<QStringList> &limit)
{
    return limit ? QJsonValue(QJsonArray::fromStringList(*limit)) : QJsonValue(QJsonValue::Null);
}

QJsonValue timeOrNull(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(toRfc3339(time)) : QJsonValue(QJsonValue::Null);
}

} // namespace

QJsonObject toJson(const Account &a)
{
    return {{QStringLiteral("id"), a.id},
            {QStringLiteral("name"), a.name},
            {QStringLiteral("display_name"), a.displayName},
            {QStringLiteral("locale"), a.locale},
            {QStringLiteral("role"), roleName(a.role)},
            {QStringLiteral("partner_ids"), limitValue(a.limits.partnerIds)},
            {QStringLiteral("api_ids"), limitValue(a.limits.apiIds)},
            {QStringLiteral("disabled"), a.disabled},
            {QStringLiteral("has_password"), a.hasPassword},
            {QStringLiteral("has_totp"), a.hasTotp},
            {QStringLiteral("passkeys"), a.passkeys},
            {QStringLiteral("recovery_codes"), a.recoveryCodes},
            {QStringLiteral("created_at"), timeOrNull(a.createdAt)},
            {QStringLiteral("last_sign_in_at"), timeOrNull(a.lastSignInAt)},
            {QStringLiteral("version"), a.version}};
}

} // namespace octroi::domain
