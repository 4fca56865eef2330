// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/store/alertstore.h"
#include "authority/store/sealedcolumns.h"
#include "authority/store/sqlconnection.h"

namespace octroi::authority {

class SqlAlerts final : public AlertStore
{
public:
    SqlAlerts(SqlConnection &connection, const SealedColumns &sealing) : m_db(connection), m_sealing(sealing) {}

    Result<QList<StoredAlertRule>> alertRules() override;
    Result<StoredAlertRule> alertRule(const QString &id) override;
    Result<void> putAlertRule(const StoredAlertRule &rule) override;
    Result<void> removeAlertRule(const QString &id) override;
    Result<QList<StoredAlert>> alerts(const AlertQuery &query) override;
    Result<StoredAlert> alert(const QString &id) override;
    Result<void> putAlert(const StoredAlert &alert) override;
    Result<QList<StoredAlert>> untoldAlerts(const QString &ruleId, int limit) override;
    Result<QStringList> rulesToTell() override;
    Result<void> putNotice(const AlertNotice &notice) override;
    Result<QList<AlertNotice>> notices(const QString &ruleId, int limit) override;
    Result<qint64> lastNoticeMs(const QString &ruleId) override;
    Result<QList<AlertNotice>> dueNotices(qint64 nowMs, int limit) override;
    Result<bool> takeNotice(const QString &id, int attempts, qint64 nextMs) override;
    Result<std::optional<qint64>> holdAlertLease(const QString &holder, qint64 nowMs, qint64 untilMs) override;
    Result<void> giveAlertLeaseBack(const QString &holder, qint64 nowMs) override;
    Result<void> dropAlertsBefore(qint64 ms) override;

private:
    Result<StoredAlertRule> readRule(const Statement &row) const;

    SqlConnection &m_db;
    const SealedColumns &m_sealing;
};

} // namespace octroi::authority
