// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/octroid/decode.h"
#include "backends/octroid/octroidbackend.h"
#include "domain/json.h"

// Alert rules, and what fires.
namespace octroi::backends {

using domain::Alert;
using domain::AlertRule;

namespace {

const QString kAlerts = QStringLiteral("/v1/alerts");
const QString kRules = QStringLiteral("/v1/alerts/rules");

QString rulePath(const QString &id, const QString &action = {})
{
    return kRules + u'/' + wire::encoded(id) + action;
}

QString alertPath(const QString &id, const QString &action)
{
    return kAlerts + u'/' + wire::encoded(id) + action;
}

Result<IssuedRule> issuedFromJson(const QJsonObject &object)
{
    const Result<AlertRule> rule = domain::alertRuleFromJson(object);
    if (!rule)
        return rule.error();
    IssuedRule out{*rule};
    if (const QString secret = object.value(QLatin1String("webhook_secret")).toString(); !secret.isEmpty())
        out.secret = std::make_shared<Secret>(secret.toUtf8());
    return out;
}

Result<WebhookTest> testFromJson(const QJsonObject &object)
{
    if (!object.value(QLatin1String("sent")).isBool())
        return Error{ErrorCode::Protocol, {}, QStringLiteral("the answer does not say whether it was sent"), QStringLiteral("sent"), {}};
    return WebhookTest{object.value(QLatin1String("sent")).toBool(), object.value(QLatin1String("status")).toInt(),
                       object.value(QLatin1String("reason")).toString(), object.value(QLatin1String("detail")).toString()};
}

Result<ForetoldAlerts> foretoldFromJson(const QJsonObject &object)
{
    const QJsonValue count = object.value(QLatin1String("count"));
    if (!count.isDouble())
        return Error{ErrorCode::Protocol, {}, QStringLiteral("the answer holds no count"), QStringLiteral("count"), {}};
    return ForetoldAlerts{domain::fromRfc3339(object.value(QLatin1String("from")).toString()),
                          domain::fromRfc3339(object.value(QLatin1String("to")).toString()), count.toInt(),
                          object.value(QLatin1String("learning")).toBool()};
}

} // namespace

QJsonObject wire::alertRuleBody(const AlertRule &rule)
{
    QJsonObject body = domain::toJson(rule);
    for (const char *name : {"id", "created_at", "version"})
        body.remove(QLatin1String(name));
    return body;
}

Task<QList<AlertRule>> OctroidBackend::alertRules()
{
    return decodeList<AlertRule>(get(kRules), kRules, domain::alertRuleFromJson);
}

Task<IssuedRule> OctroidBackend::createAlertRule(AlertRule rule, QString idempotencyKey)
{
    return decodeObject<IssuedRule>(write("POST", kRules, wire::alertRuleBody(rule), 0, idempotencyKey), kRules, issuedFromJson);
}

Task<IssuedRule> OctroidBackend::updateAlertRule(AlertRule rule)
{
    const QString path = rulePath(rule.id);
    return decodeObject<IssuedRule>(write("PATCH", path, wire::alertRuleBody(rule), rule.version, {}), path, issuedFromJson);
}

Task<void> OctroidBackend::removeAlertRule(QString id, qint64 version)
{
    const HttpCall call{"DELETE", rulePath(id), {}, version, {}};
    const Result<HttpAnswer> answer = co_await m_transport.call(call);
    co_return answer ? Result<void>() : Result<void>(answer.error());
}

Task<IssuedRule> OctroidBackend::rotateWebhookSecret(QString ruleId, qint64 version)
{
    const QString path = rulePath(ruleId, QStringLiteral("/secret"));
    return decodeObject<IssuedRule>(write("POST", path, {}, version, {}), path, issuedFromJson);
}

Task<WebhookTest> OctroidBackend::testWebhook(QString ruleId)
{
    const QString path = rulePath(ruleId, QStringLiteral("/test"));
    return decodeObject<WebhookTest>(write("POST", path, {}, 0, {}), path, testFromJson);
}

Task<ForetoldAlerts> OctroidBackend::foretellAlerts(AlertRule rule)
{
    const QString path = kRules + QStringLiteral("/preview");
    return decodeObject<ForetoldAlerts>(write("POST", path, wire::alertRuleBody(rule), 0, {}), path, foretoldFromJson);
}

Task<Page<Alert>> OctroidBackend::alerts(AlertsRequest request)
{
    QString path = kAlerts + QStringLiteral("?limit=%1&state=%2").arg(QString::number(request.limit), request.firing ? QStringLiteral("firing") : QStringLiteral("all"));
    if (!request.ruleId.isEmpty())
        path += QStringLiteral("&rule_id=") + wire::encoded(request.ruleId);
    if (!request.cursor.isEmpty())
        path += QStringLiteral("&cursor=") + wire::encoded(request.cursor);
    return decodePage<Alert>(get(path), path, domain::alertFromJson);
}

Task<Alert> OctroidBackend::acknowledgeAlert(QString id, qint64 version)
{
    const QString path = alertPath(id, QStringLiteral("/acknowledge"));
    return decodeObject<Alert>(write("POST", path, {}, version, {}), path, domain::alertFromJson);
}

Task<Alert> OctroidBackend::snoozeAlert(QString id, QDateTime until, qint64 version)
{
    const QString path = alertPath(id, QStringLiteral("/snooze"));
    const QJsonObject body{{QStringLiteral("until"), until.isValid() ? QJsonValue(domain::toRfc3339(until)) : QJsonValue()}};
    return decodeObject<Alert>(write("POST", path, body, version, {}), path, domain::alertFromJson);
}

} // namespace octroi::backends
