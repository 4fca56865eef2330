// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <optional>

namespace octroi::domain {

enum class AlertKind {
    Threshold, ///< a measure over a window is above or below a limit
    Silence,   ///< who always calls has stopped
    Anomaly,   ///< calls are far from what the same hours of other weeks let expect
    Expiry,    ///< a key, a client or a client secret ends in so many days
    Quota      ///< a key has used so many percent of a quota or of its volume
};
enum class AlertMeasure {
    Requests,
    Bytes,     ///< in and out
    ErrorRate, ///< percent of the measured answers that have 5xx, and with 4xx where the rule counts them
    Latency,   ///< a percentile, in ms
    Refusals
};
enum class AlertSubject { All, Partner, Application, Key, Client, Api };

QString alertKindName(AlertKind kind);       ///< "threshold", "silence", …
QString alertMeasureName(AlertMeasure measure); ///< "requests", "bytes", "error_rate", "latency", "refusals"
QString alertSubjectName(AlertSubject subject); ///< "all", "partner", "application", "key", "client", "api"
std::optional<AlertKind> alertKindFromName(const QString &name);
std::optional<AlertMeasure> alertMeasureFromName(const QString &name);
std::optional<AlertSubject> alertSubjectFromName(const QString &name);

inline constexpr qint64 kShortestAlertWindow = 60, kLongestAlertWindow = 7 * 86'400; ///< seconds
inline constexpr int kMostAlertRules = 10'000;

/// When somebody is to be told.
struct AlertRule
{
    QString id; ///< 10 base62 characters
    QString name;
    AlertKind kind = AlertKind::Threshold;
    AlertMeasure measure = AlertMeasure::Requests; ///< of a threshold
    AlertSubject subject = AlertSubject::All;
    QString subjectId;      ///< "" for All
    bool below = false;     ///< of a threshold, and of an anomaly with `above` false: only what is less
    bool above = true;      ///< the other direction; an anomaly may have both
    double limit = 0;       ///< of a threshold in the measure's unit; of an anomaly how many usual deviations
    int percentile = 95;    ///< of latency: 50, 95 or 99
    bool clientErrors = false; ///< 4xx count as errors, too
    qint64 windowSeconds = 300; ///< whole minutes; of an anomaly whole hours
    QList<int> steps;       ///< days before the end, or percent of the quota
    QString timeZone;       ///< of the weekly pattern, an IANA name; "" for octroid's
    QString webhookUrl;     ///< "" for none
    bool enabled = true;
    QDateTime createdAt;
    qint64 version = 0;

    bool operator==(const AlertRule &) const = default;
};

/// One time that a rule came true for one object, from its beginning to its end.
struct Alert
{
    QString id, ruleId, ruleName;
    AlertKind kind = AlertKind::Threshold;
    AlertMeasure measure = AlertMeasure::Requests;
    AlertSubject subject = AlertSubject::All;
    QString subjectId, subjectName;
    QString detail;   ///< of a quota "day", "month" or "volume"; of an expiry the secret's id; else ""
    double value = 0; ///< measured when it began or went up a step: the measure's unit, calls, days or percent
    double limit = 0; ///< what it is compared with: the rule's, the calls that were expected, or the step
    QDateTime startedAt;
    QDateTime endedAt; ///< null: it fires
    QDateTime acknowledgedAt, snoozedUntil;
    QString acknowledgedBy;
    qint64 version = 0;

    bool fires() const { return !endedAt.isValid(); }
    bool operator==(const Alert &) const = default;
};

QJsonObject toJson(const AlertRule &rule);
QJsonObject toJson(const Alert &alert);
/// Error: Protocol with the member's name in `field`.
Result<AlertRule> alertRuleFromJson(const QJsonObject &object);
Result<Alert> alertFromJson(const QJsonObject &object);

/// What is wrong with a rule in itself, whoever reads it: Invalid with field and reason.
Result<void> checkAlertRule(const AlertRule &rule);

} // namespace octroi::domain
