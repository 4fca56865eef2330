// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/clock.h"
#include "domain/alert.h"

#include <QHash>

namespace octroi::models {

/// What is said about one rule in one go.
struct AlertNotice
{
    QString ruleId, ruleName;
    QList<domain::Alert> alerts; ///< newest first
};

/// Decides what the desktop is told of: an alert once when it begins, again at each further step and when a snooze is
/// over; never of what somebody knows of or has snoozed; at most once a minute for a rule. What had to wait is told
/// together, if it still fires. No timer and no I/O.
class AlertNotices
{
public:
    static constexpr qint64 kBetweenMs = 60'000;

    explicit AlertNotices(const Clock &clock) : m_clock(clock) { }
    /// Everything that fires now. What fires at the first call was there before anybody looked and is not told.
    QList<AlertNotice> take(const QList<domain::Alert> &firing);
    void forget(); ///< another backend, or another sign-in: begin anew

private:
    struct Known
    {
        double limit = 0;
        int state = 0; ///< of AlertState
    };
    const Clock &m_clock;
    QHash<QString, Known> m_known;       ///< by alert
    QHash<QString, QStringList> m_wait;  ///< alerts by rule
    QHash<QString, qint64> m_toldMs;     ///< by rule
    bool m_begun = false;
};

} // namespace octroi::models
