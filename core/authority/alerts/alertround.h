// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/alerts/alertevaluation.h"
#include "authority/alerts/patternshelf.h"
#include "authority/alerts/storereadings.h"
#include "authority/issuer/issuer.h"
#include "authority/store/alertstore.h"

namespace octroi::authority {

/// One look at the rules that are due, rule after rule, and what it changes among the alerts.
class AlertRound
{
public:
    AlertRound(Store &store, Issuer &issuer, const QTimeZone &zone);

    /// Begins with these, which are due at that moment; times in seconds.
    Result<void> begin(const QList<domain::AlertRule> &due, qint64 at, qint64 watchedSince);
    bool isDone() const { return m_next >= m_due.size(); }
    /// Looks at the next rule.
    Result<void> step();
    /// Ends what still fires of rules that are gone or switched off, without telling.
    Result<void> endOthers(const QList<StoredAlertRule> &rules);
    void forgetOthers(const QStringList &ruleIds) { m_patterns.keepOnly(ruleIds); }

private:
    Result<void> settle(const domain::AlertRule &rule, const QList<AlertFinding> &findings);
    bool goOn(StoredAlert &stored, const domain::AlertRule &rule, const AlertFinding &finding) const;
    Result<void> end(StoredAlert stored, bool tell);
    StoredAlert begun(const domain::AlertRule &rule, const AlertFinding &finding) const;
    QString nameOf(const AlertFinding &finding) const;
    Result<void> readFiring();

    Store &m_store;
    Issuer &m_issuer;
    StoreReadings m_readings;
    PatternShelf m_patterns;
    AlertEvaluation m_evaluation;
    QList<domain::AlertRule> m_due;
    qsizetype m_next = 0;
    qint64 m_at = 0, m_watchedSince = 0;
    QHash<QString, QHash<QString, StoredAlert>> m_firing; ///< by rule and object
};

} // namespace octroi::authority
