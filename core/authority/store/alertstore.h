// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"
#include "domain/alert.h"

#include <QByteArray>
#include <QList>
#include <optional>

namespace octroi::authority {

struct StoredAlertRule
{
    domain::AlertRule rule;
    QByteArray webhookSecret; ///< sealed at rest; empty: none was made
};

/// An alert with what only the authority knows of it.
struct StoredAlert
{
    domain::Alert alert;
    bool untold = false; ///< its beginning, a step or its end is still to be sent
};

/// A webhook call that is to be made, or was.
struct AlertNotice
{
    QString id; ///< webhook-id: the same for every attempt
    QString ruleId, state; ///< "waiting", "sent", "failed"
    QByteArray body;
    qint64 createdMs = 0, nextMs = 0;
    int attempts = 0;
    QString failure; ///< of the last attempt

    bool operator==(const AlertNotice &) const = default;
};

struct AlertQuery
{
    bool firing = false;  ///< only what fires
    QString ruleId;       ///< "" for all
    qint64 beforeMs = 0;  ///< started before, or at the same time with a smaller id; 0: from the newest on
    QString beforeId;
    int limit = 100;
};

/// Errors as of Store.
class AlertStore
{
public:
    virtual ~AlertStore() = default;
    virtual Result<QList<StoredAlertRule>> alertRules() = 0; ///< oldest first
    virtual Result<StoredAlertRule> alertRule(const QString &id) = 0;
    virtual Result<void> putAlertRule(const StoredAlertRule &rule) = 0;
    virtual Result<void> removeAlertRule(const QString &id) = 0;

    virtual Result<QList<StoredAlert>> alerts(const AlertQuery &query) = 0; ///< newest first
    virtual Result<StoredAlert> alert(const QString &id) = 0;
    /// Exists: another one fires for this rule and object.
    virtual Result<void> putAlert(const StoredAlert &alert) = 0;
    virtual Result<QList<StoredAlert>> untoldAlerts(const QString &ruleId, int limit) = 0; ///< oldest first
    /// Rules with untold alerts.
    virtual Result<QStringList> rulesToTell() = 0;

    virtual Result<void> putNotice(const AlertNotice &notice) = 0;
    virtual Result<QList<AlertNotice>> notices(const QString &ruleId, int limit) = 0; ///< newest first
    virtual Result<qint64> lastNoticeMs(const QString &ruleId) = 0; ///< made last; 0: none
    virtual Result<QList<AlertNotice>> dueNotices(qint64 nowMs, int limit) = 0;
    /// Takes one attempt of a waiting notice: false when somebody else took it.
    virtual Result<bool> takeNotice(const QString &id, int attempts, qint64 nextMs) = 0;

    /// Takes or keeps the lease: since when somebody has held it without a break of five minutes; nothing while
    /// another one holds it.
    virtual Result<std::optional<qint64>> holdAlertLease(const QString &holder, qint64 nowMs, qint64 untilMs) = 0;
    virtual Result<void> giveAlertLeaseBack(const QString &holder, qint64 nowMs) = 0;
    /// Alerts that ended and notices that are done.
    virtual Result<void> dropAlertsBefore(qint64 ms) = 0;
};

} // namespace octroi::authority
