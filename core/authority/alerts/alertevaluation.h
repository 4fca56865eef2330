// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/alerts/alertreadings.h"

namespace octroi::authority {

/// One object for which a rule is true.
struct AlertFinding
{
    domain::AlertSubject subject = domain::AlertSubject::All;
    QString subjectId, name; ///< name "": whoever writes it down looks it up
    QString detail;          ///< as of domain::Alert
    double value = 0, limit = 0;

    QString object() const { return domain::alertSubjectName(subject) + u':' + subjectId + u':' + detail; }
};

/// When a rule is looked at, and what is known of it.
struct AlertMoment
{
    qint64 at = 0;           ///< seconds since the epoch
    qint64 watchedSince = 0; ///< what came before may be missing: octroid was not there
    bool fires = false;      ///< it did when it was looked at last
};

/// Decides whether rules are true. Makes no note of anything.
class AlertEvaluation
{
public:
    AlertEvaluation(AlertReadings &readings, PatternSource &patterns) : m_readings(readings), m_patterns(patterns) {}

    /// A rule that cannot be judged (nothing was measured, no pattern yet) is not true.
    Result<QList<AlertFinding>> findings(const domain::AlertRule &rule, const AlertMoment &moment);

    /// How often a rule of this kind has to be looked at, in seconds.
    static qint64 everySeconds(domain::AlertKind kind);
    /// What a threshold compares; nothing when nothing was measured.
    static std::optional<double> measured(const domain::AlertRule &rule, const domain::UsageTotals &totals);

    /// Whether an expiry or a quota of this object is the rule's.
    bool concerns(const domain::AlertRule &rule, domain::AlertSubject type, const QString &id, const QString &applicationId);

    static constexpr int kMostFindings = 1'000;      ///< of a rule
    static constexpr double kLeastExpected = 10;     ///< calls that do not come, so that silence means something
    static constexpr int kWindowsBefore = 12;        ///< with calls in each, where there is no pattern yet
    static constexpr double kLeastOfAnomaly = 20;    ///< calls that came or were expected

private:
    using Findings = Result<QList<AlertFinding>>;
    Findings threshold(const domain::AlertRule &rule, const AlertMoment &moment);
    Findings silence(const domain::AlertRule &rule, const AlertMoment &moment);
    Findings anomaly(const domain::AlertRule &rule, const AlertMoment &moment);
    Findings expiry(const domain::AlertRule &rule, const AlertMoment &moment);
    Findings quota(const domain::AlertRule &rule, const AlertMoment &moment);
    Result<double> missed(const domain::AlertRule &rule, qint64 from, qint64 to);

    AlertReadings &m_readings;
    PatternSource &m_patterns;
};

} // namespace octroi::authority
