// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alertwords.h"

#include "models/format.h"

#include <QUrl>

namespace octroi::models {

using domain::Alert;
using domain::AlertKind;
using domain::AlertMeasure;
using domain::AlertRule;
using domain::AlertSubject;

namespace {

constexpr qint64 kMinute = 60, kHour = 3'600, kDay = 86'400;

template <typename T>
QString nameOf(const T &found, const QString &id)
{
    return found ? found->name : id;
}

} // namespace

AlertState alertState(const Alert &alert, const QDateTime &now)
{
    if (!alert.fires())
        return AlertState::Ended;
    if (alert.snoozedUntil.isValid() && alert.snoozedUntil > now)
        return AlertState::Snoozed;
    return alert.acknowledgedAt.isValid() ? AlertState::Acknowledged : AlertState::Firing;
}

bool wantsAttention(const Alert &alert, const QDateTime &now)
{
    return alertState(alert, now) == AlertState::Firing;
}

health::Severity severityOf(const Alert &alert)
{
    using health::Severity;
    switch (alert.kind) {
    case AlertKind::Expiry:
        return alert.limit <= 1 ? Severity::High : alert.limit <= 7 ? Severity::Medium : Severity::Low;
    case AlertKind::Quota:
        return alert.limit >= 100 ? Severity::High : Severity::Medium;
    case AlertKind::Silence:
        return Severity::High;
    case AlertKind::Anomaly:
        return Severity::Medium;
    case AlertKind::Threshold:
        break;
    }
    return alert.measure == AlertMeasure::ErrorRate ? Severity::High : Severity::Medium;
}

QString AlertWords::kind(AlertKind kind)
{
    switch (kind) {
    case AlertKind::Threshold: return tr("Threshold");
    case AlertKind::Silence: return tr("Silence");
    case AlertKind::Anomaly: return tr("Anomaly");
    case AlertKind::Expiry: return tr("Expiry");
    case AlertKind::Quota: break;
    }
    return tr("Quota");
}

QString AlertWords::measure(AlertMeasure measure, int percentile)
{
    switch (measure) {
    case AlertMeasure::Requests: return tr("Calls", "a measure");
    case AlertMeasure::Bytes: return tr("Bytes", "a measure");
    case AlertMeasure::ErrorRate: return tr("Error rate", "a measure");
    case AlertMeasure::Latency: return tr("Latency (p%1)", "a measure; percentile").arg(percentile);
    case AlertMeasure::Refusals: break;
    }
    return tr("Refusals", "a measure");
}

QString AlertWords::subject(AlertSubject subject)
{
    switch (subject) {
    case AlertSubject::All: return tr("Everything");
    case AlertSubject::Partner: return tr("Partner");
    case AlertSubject::Application: return tr("Application");
    case AlertSubject::Key: return tr("Key");
    case AlertSubject::Client: return tr("OAuth client");
    case AlertSubject::Api: break;
    }
    return tr("API");
}

QString AlertWords::state(AlertState state)
{
    switch (state) {
    case AlertState::Firing: return tr("Firing", "an alert");
    case AlertState::Snoozed: return tr("Snoozed", "an alert");
    case AlertState::Acknowledged: return tr("Acknowledged", "an alert");
    case AlertState::Ended: break;
    }
    return tr("Ended", "an alert");
}

Tone AlertWords::tone(AlertState state)
{
    switch (state) {
    case AlertState::Firing: return Tone::Danger;
    case AlertState::Snoozed: return Tone::Info;
    case AlertState::Acknowledged: return Tone::Warning;
    case AlertState::Ended: break;
    }
    return Tone::Neutral;
}

QString AlertWords::window(qint64 seconds)
{
    if (seconds >= kDay && seconds % kDay == 0)
        return tr("%1 d", "days").arg(Format::count(seconds / kDay));
    if (seconds >= kHour && seconds % kHour == 0)
        return tr("%1 h", "hours").arg(Format::count(seconds / kHour));
    return tr("%1 min", "minutes").arg(Format::count(seconds / kMinute));
}

QString AlertWords::value(AlertMeasure measure, double value)
{
    switch (measure) {
    case AlertMeasure::Bytes: return Format::bytes(qint64(value));
    case AlertMeasure::ErrorRate: return Format::percent(value / 100);
    case AlertMeasure::Latency: return Format::milliseconds(value);
    case AlertMeasure::Requests:
    case AlertMeasure::Refusals: break;
    }
    return Format::count(qRound64(value));
}

QString AlertWords::condition(const AlertRule &rule)
{
    QStringList steps;
    const QString time = window(rule.windowSeconds);
    switch (rule.kind) {
    case AlertKind::Threshold: {
        const QString what = measure(rule.measure, rule.percentile), limit = value(rule.measure, rule.limit);
        return rule.below ? tr("%1 below %2 in %3", "measure, limit, window").arg(what, limit, time)
                          : tr("%1 above %2 in %3", "measure, limit, window").arg(what, limit, time);
    }
    case AlertKind::Silence:
        return tr("No call in %1", "window").arg(time);
    case AlertKind::Anomaly: {
        const QString far = QLocale().toString(rule.limit, 'g', 3);
        if (rule.above && rule.below)
            return tr("Calls off their weekly pattern, %1 × the usual deviation, in %2", "number, window").arg(far, time);
        return rule.above ? tr("Calls above their weekly pattern, %1 × the usual deviation, in %2", "number, window").arg(far, time)
                          : tr("Calls below their weekly pattern, %1 × the usual deviation, in %2", "number, window").arg(far, time);
    }
    case AlertKind::Expiry:
        for (auto step = rule.steps.crbegin(); step != rule.steps.crend(); ++step)
            steps << QLocale().toString(*step);
        return tr("Days before the end: %1", "list of numbers").arg(steps.join(QStringLiteral(", ")));
    case AlertKind::Quota:
        break;
    }
    for (const int step : rule.steps)
        steps << Format::percent(step / 100.0);
    return tr("Used to %1", "list of percentages").arg(QLocale().createSeparatedList(steps));
}

QString AlertWords::about(const AlertRule &rule, const inventory::Inventory &inventory)
{
    QString name;
    switch (rule.subject) {
    case AlertSubject::All: return rule.kind == AlertKind::Expiry || rule.kind == AlertKind::Quota ? tr("All credentials") : tr("All calls");
    case AlertSubject::Partner: name = nameOf(inventory.partner(rule.subjectId), rule.subjectId); break;
    case AlertSubject::Application: name = nameOf(inventory.application(rule.subjectId), rule.subjectId); break;
    case AlertSubject::Key: name = nameOf(inventory.key(rule.subjectId), rule.subjectId); break;
    case AlertSubject::Client: name = nameOf(inventory.client(rule.subjectId), rule.subjectId); break;
    case AlertSubject::Api: name = nameOf(inventory.api(rule.subjectId), rule.subjectId); break;
    }
    return tr("%1 %2", "kind of object, its name").arg(subject(rule.subject), name);
}

QString AlertWords::about(const Alert &alert)
{
    if (alert.subject == AlertSubject::All)
        return tr("All calls");
    return tr("%1 %2", "kind of object, its name").arg(subject(alert.subject), alert.subjectName.isEmpty() ? alert.subjectId : alert.subjectName);
}

QString AlertWords::what(const Alert &alert)
{
    switch (alert.kind) {
    case AlertKind::Threshold:
        return tr("%1: %2, limit %3", "measure, measured, limit")
            .arg(measure(alert.measure), value(alert.measure, alert.value), value(alert.measure, alert.limit));
    case AlertKind::Silence:
        return alert.limit >= 1 ? tr("No call; %1 were expected").arg(Format::count(qRound64(alert.limit))) : tr("No call any more");
    case AlertKind::Anomaly:
        return tr("%1 calls; %2 were expected").arg(Format::count(qRound64(alert.value)), Format::count(qRound64(alert.limit)));
    case AlertKind::Expiry:
        return alert.detail.isEmpty() ? tr("Ends within %n day(s)", nullptr, qRound(alert.limit))
                                      : tr("A secret ends within %n day(s)", nullptr, qRound(alert.limit));
    case AlertKind::Quota:
        break;
    }
    const QString used = Format::percent(alert.value / 100);
    if (alert.detail == QLatin1String("month"))
        return tr("%1 of the calls of the month").arg(used);
    return alert.detail == QLatin1String("volume") ? tr("%1 of the bytes of the month").arg(used) : tr("%1 of the calls of the day").arg(used);
}

QString AlertWords::story(const Alert &alert, const QDateTime &now)
{
    QStringList parts{tr("%1. %2. Since %3.", "object, what, when").arg(about(alert), what(alert), Format::exact(alert.startedAt))};
    if (alert.acknowledgedAt.isValid())
        parts << tr("%1 has known of it since %2.", "who, when").arg(alert.acknowledgedBy, Format::exact(alert.acknowledgedAt));
    if (alertState(alert, now) == AlertState::Snoozed)
        parts << tr("Nothing is sent before %1.", "when").arg(Format::exact(alert.snoozedUntil));
    if (!alert.fires())
        parts << tr("Ended on %1.", "when").arg(Format::exact(alert.endedAt));
    return parts.join(QLatin1Char(' '));
}

QString AlertWords::notice(const QList<Alert> &alerts)
{
    if (alerts.isEmpty())
        return {};
    const QString first = tr("%1: %2", "object, what").arg(about(alerts.first()), what(alerts.first()));
    const int more = int(alerts.size()) - 1;
    return more == 0 ? first : tr("%1, and %n more", nullptr, more).arg(first);
}

QString AlertWords::host(const QString &webhookUrl)
{
    return QUrl(webhookUrl).host();
}

} // namespace octroi::models
