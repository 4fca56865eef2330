// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/alert.h"

#include "domain/jsonreader.h"
#include "domain/name.h"

#include <QTimeZone>
#include <array>
#include <cmath>

namespace octroi::domain {

namespace {

constexpr std::array kKinds{"threshold", "silence", "anomaly", "expiry", "quota"};
constexpr std::array kMeasures{"requests", "bytes", "error_rate", "latency", "refusals"};
constexpr std::array kSubjects{"all", "partner", "application", "key", "client", "api"};

template <typename T, std::size_t N>
std::optional<T> fromName(const std::array<const char *, N> &names, const QString &name)
{
    for (std::size_t i = 0; i < N; ++i) {
        if (name == QLatin1String(names[i]))
            return T(i);
    }
    return std::nullopt;
}

Error wrong(const char *field, const char *reason, const char *detail)
{
    return Error{ErrorCode::Invalid, {}, QString::fromLatin1(detail), QString::fromLatin1(field), QString::fromLatin1(reason)};
}

Result<void> checkSteps(const AlertRule &rule)
{
    const bool days = rule.kind == AlertKind::Expiry;
    if (rule.steps.isEmpty() || rule.steps.size() > 10)
        return wrong("steps", "list_empty", "holds one to ten steps");
    for (const int step : rule.steps) {
        if (step < 1 || step > (days ? 366 : 1000))
            return wrong("steps", "number_range", days ? "a step is 1 to 366 days" : "a step is 1 to 1000 percent");
    }
    return {};
}

Result<void> checkWindow(const AlertRule &rule)
{
    const qint64 unit = rule.kind == AlertKind::Anomaly ? 3'600 : 60;
    if (rule.windowSeconds < unit || rule.windowSeconds > kLongestAlertWindow || rule.windowSeconds % unit != 0)
        return wrong("window_seconds", "number_range",
                     rule.kind == AlertKind::Anomaly ? "is whole hours, one to 168" : "is whole minutes, one to 10080");
    return {};
}

} // namespace

QString alertKindName(AlertKind kind)
{
    return QString::fromLatin1(kKinds[std::size_t(kind)]);
}
QString alertMeasureName(AlertMeasure measure)
{
    return QString::fromLatin1(kMeasures[std::size_t(measure)]);
}
QString alertSubjectName(AlertSubject subject)
{
    return QString::fromLatin1(kSubjects[std::size_t(subject)]);
}
std::optional<AlertKind> alertKindFromName(const QString &name)
{
    return fromName<AlertKind>(kKinds, name);
}
std::optional<AlertMeasure> alertMeasureFromName(const QString &name)
{
    return fromName<AlertMeasure>(kMeasures, name);
}
std::optional<AlertSubject> alertSubjectFromName(const QString &name)
{
    return fromName<AlertSubject>(kSubjects, name);
}

QJsonObject toJson(const AlertRule &rule)
{
    QJsonArray steps;
    for (const int step : rule.steps)
        steps << step;
    return {{QStringLiteral("id"), rule.id},
            {QStringLiteral("name"), rule.name},
            {QStringLiteral("kind"), alertKindName(rule.kind)},
            {QStringLiteral("measure"), alertMeasureName(rule.measure)},
            {QStringLiteral("subject_type"), alertSubjectName(rule.subject)},
            {QStringLiteral("subject_id"), textOrNull(rule.subjectId)},
            {QStringLiteral("above"), rule.above},
            {QStringLiteral("below"), rule.below},
            {QStringLiteral("limit"), rule.limit},
            {QStringLiteral("percentile"), rule.percentile},
            {QStringLiteral("client_errors"), rule.clientErrors},
            {QStringLiteral("window_seconds"), rule.windowSeconds},
            {QStringLiteral("steps"), steps},
            {QStringLiteral("time_zone"), textOrNull(rule.timeZone)},
            {QStringLiteral("webhook_url"), textOrNull(rule.webhookUrl)},
            {QStringLiteral("enabled"), rule.enabled},
            {QStringLiteral("created_at"), timeValue(rule.createdAt)},
            {QStringLiteral("version"), rule.version}};
}

QJsonObject toJson(const Alert &alert)
{
    return {{QStringLiteral("id"), alert.id},
            {QStringLiteral("rule_id"), alert.ruleId},
            {QStringLiteral("rule_name"), alert.ruleName},
            {QStringLiteral("kind"), alertKindName(alert.kind)},
            {QStringLiteral("measure"), alertMeasureName(alert.measure)},
            {QStringLiteral("subject_type"), alertSubjectName(alert.subject)},
            {QStringLiteral("subject_id"), textOrNull(alert.subjectId)},
            {QStringLiteral("subject_name"), alert.subjectName},
            {QStringLiteral("detail"), alert.detail},
            {QStringLiteral("value"), alert.value},
            {QStringLiteral("limit"), alert.limit},
            {QStringLiteral("state"), alert.fires() ? QStringLiteral("firing") : QStringLiteral("ended")},
            {QStringLiteral("started_at"), timeValue(alert.startedAt)},
            {QStringLiteral("ended_at"), timeValue(alert.endedAt)},
            {QStringLiteral("acknowledged_at"), timeValue(alert.acknowledgedAt)},
            {QStringLiteral("acknowledged_by"), textOrNull(alert.acknowledgedBy)},
            {QStringLiteral("snoozed_until"), timeValue(alert.snoozedUntil)},
            {QStringLiteral("version"), alert.version}};
}

Result<AlertRule> alertRuleFromJson(const QJsonObject &object)
{
    Reader r(object);
    AlertRule rule;
    rule.id = r.text("id", true);
    rule.name = r.text("name", true);
    rule.kind = r.choice("kind", rule.kind, alertKindFromName);
    rule.measure = r.choice("measure", rule.measure, alertMeasureFromName);
    rule.subject = r.choice("subject_type", rule.subject, alertSubjectFromName);
    rule.subjectId = r.text("subject_id");
    rule.above = object.value(QLatin1String("above")).toBool(true);
    rule.below = object.value(QLatin1String("below")).toBool();
    rule.limit = r.number("limit");
    rule.percentile = int(r.number("percentile", 95));
    rule.clientErrors = object.value(QLatin1String("client_errors")).toBool();
    rule.windowSeconds = r.integer("window_seconds");
    for (const QJsonValue step : r.array("steps"))
        rule.steps << step.toInt();
    rule.timeZone = r.text("time_zone");
    rule.webhookUrl = r.text("webhook_url");
    rule.enabled = object.value(QLatin1String("enabled")).toBool(true);
    rule.createdAt = r.time("created_at");
    rule.version = r.integer("version");
    return r.finish(rule);
}

Result<Alert> alertFromJson(const QJsonObject &object)
{
    Reader r(object);
    Alert alert;
    alert.id = r.text("id", true);
    alert.ruleId = r.text("rule_id", true);
    alert.ruleName = r.text("rule_name");
    alert.kind = r.choice("kind", alert.kind, alertKindFromName);
    alert.measure = r.choice("measure", alert.measure, alertMeasureFromName);
    alert.subject = r.choice("subject_type", alert.subject, alertSubjectFromName);
    alert.subjectId = r.text("subject_id");
    alert.subjectName = r.text("subject_name");
    alert.detail = r.text("detail");
    alert.value = r.number("value");
    alert.limit = r.number("limit");
    alert.startedAt = r.time("started_at");
    alert.endedAt = r.time("ended_at");
    alert.acknowledgedAt = r.time("acknowledged_at");
    alert.acknowledgedBy = r.text("acknowledged_by");
    alert.snoozedUntil = r.time("snoozed_until");
    alert.version = r.integer("version");
    return r.finish(alert);
}

Result<void> checkAlertRule(const AlertRule &rule)
{
    if (const auto name = checkName(rule.name); !name)
        return name.error();
    const bool all = rule.subject == AlertSubject::All;
    if (all != rule.subjectId.isEmpty())
        return wrong("subject_id", all ? "member_unknown" : "member_missing", all ? "stands for nothing here" : "is missing");
    if (rule.kind == AlertKind::Silence && (all || rule.subject == AlertSubject::Api))
        return wrong("subject_type", "value_unknown", "silence is of a partner, an application, a key or a client");
    if (rule.kind == AlertKind::Expiry && rule.subject == AlertSubject::Api)
        return wrong("subject_type", "value_unknown", "an API does not expire");
    if (rule.kind == AlertKind::Quota && (rule.subject == AlertSubject::Api || rule.subject == AlertSubject::Client))
        return wrong("subject_type", "value_unknown", "quotas are of keys");
    if (!rule.timeZone.isEmpty() && !QTimeZone::isTimeZoneIdAvailable(rule.timeZone.toLatin1()))
        return wrong("time_zone", "time_zone_unknown", "is no time zone of the IANA database");
    if (rule.kind == AlertKind::Expiry || rule.kind == AlertKind::Quota)
        return checkSteps(rule);
    if (const auto window = checkWindow(rule); !window || rule.kind == AlertKind::Silence)
        return window;
    if (!std::isfinite(rule.limit) || rule.limit < 0 || rule.limit > 9007199254740992.0)
        return wrong("limit", "number_range", "is not a number from 0 on");
    if (rule.kind == AlertKind::Anomaly)
        return rule.limit < 1 || rule.limit > 100 || (!rule.above && !rule.below)
            ? wrong("limit", "number_range", "is 1 to 100 deviations above, below or both")
            : Result<void>();
    if (rule.above == rule.below)
        return wrong("below", "value_unknown", "a threshold is either above or below");
    if (rule.measure == AlertMeasure::ErrorRate && rule.limit > 100)
        return wrong("limit", "number_range", "is more than 100 percent");
    if (rule.percentile != 50 && rule.percentile != 95 && rule.percentile != 99)
        return wrong("percentile", "value_unknown", "is 50, 95 or 99");
    return {};
}

} // namespace octroi::domain
