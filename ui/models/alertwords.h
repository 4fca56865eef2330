// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/alert.h"
#include "health/rule.h"
#include "inventory/inventory.h"
#include "models/roles.h"

#include <QCoreApplication>

namespace octroi::models {

/// Where an alert stands, for those who look at it now.
enum class AlertState { Firing, Snoozed, Acknowledged, Ended };
AlertState alertState(const domain::Alert &alert, const QDateTime &now);
/// It fires, and nobody has said that they know.
bool wantsAttention(const domain::Alert &alert, const QDateTime &now);
/// By kind and how far it went; backends keep none.
health::Severity severityOf(const domain::Alert &alert);

/// Alerts and their rules as people read them.
class AlertWords
{
    Q_DECLARE_TR_FUNCTIONS(octroi::models::AlertWords)
public:
    static QString kind(domain::AlertKind kind);
    static QString measure(domain::AlertMeasure measure, int percentile = 95);
    static QString subject(domain::AlertSubject subject); ///< "Partner"
    static QString state(AlertState state);
    static Tone tone(AlertState state);
    static QString window(qint64 seconds); ///< "5 min", "2 h", "7 d"
    static QString value(domain::AlertMeasure measure, double value); ///< with its unit
    /// "Refusals above 100 in 5 min".
    static QString condition(const domain::AlertRule &rule);
    /// "Partner Kestrel"; "All calls".
    static QString about(const domain::AlertRule &rule, const inventory::Inventory &inventory);
    static QString about(const domain::Alert &alert);
    /// "312 refusals, limit 100".
    static QString what(const domain::Alert &alert);
    /// All that is known of it, in sentences.
    static QString story(const domain::Alert &alert, const QDateTime &now);
    /// What a notification says of alerts of one rule.
    static QString notice(const QList<domain::Alert> &alerts);
    static QString host(const QString &webhookUrl); ///< what stands behind it may be as good as a password
};

} // namespace octroi::models
