// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alertnotices.h"

#include "models/alertwords.h"

namespace octroi::models {

using domain::Alert;

QList<AlertNotice> AlertNotices::take(const QList<Alert> &firing)
{
    const QDateTime now = m_clock.now();
    QHash<QString, Known> known;
    QHash<QString, const Alert *> wanted; ///< those that may be told
    QStringList order;                    ///< rules, as they came
    for (const Alert &alert : firing) {
        const auto state = alertState(alert, now);
        const auto before = m_known.constFind(alert.id);
        known.insert(alert.id, {alert.limit, int(state)});
        const bool isKnown = before != m_known.cend();
        // Who acknowledged it knows; a further step is news to them, too.
        const bool further = isKnown && before->limit != alert.limit && state != AlertState::Snoozed;
        const bool awake = isKnown && before->state == int(AlertState::Snoozed) && state == AlertState::Firing;
        const bool fresh = m_begun && !isKnown && state == AlertState::Firing;
        const bool nowKnown = state == AlertState::Acknowledged && isKnown && before->state != int(AlertState::Acknowledged);
        QStringList &waiting = m_wait[alert.ruleId];
        if (state == AlertState::Snoozed || (nowKnown && !further))
            waiting.removeAll(alert.id);
        else if ((fresh || awake || further) && !waiting.contains(alert.id))
            waiting << alert.id;
        wanted.insert(alert.id, &alert);
        if (!order.contains(alert.ruleId))
            order << alert.ruleId;
    }
    m_known = known;
    m_begun = true;
    QList<AlertNotice> out;
    const qint64 ms = m_clock.now().toMSecsSinceEpoch();
    for (const QString &rule : std::as_const(order)) {
        AlertNotice notice{rule, {}, {}};
        const QStringList waiting = m_wait.value(rule);
        for (const QString &id : waiting) {
            if (const Alert *alert = wanted.value(id))
                notice.alerts << *alert;
        }
        const auto told = m_toldMs.constFind(rule);
        // A clock that went back holds nothing up.
        if (notice.alerts.isEmpty() || (told != m_toldMs.cend() && qAbs(ms - *told) < kBetweenMs))
            continue;
        notice.ruleName = notice.alerts.first().ruleName;
        m_wait.remove(rule);
        m_toldMs.insert(rule, ms);
        out << notice;
    }
    for (auto it = m_wait.begin(); it != m_wait.end();) {
        it->removeIf([&wanted](const QString &id) { return !wanted.contains(id); });
        it = it->isEmpty() ? m_wait.erase(it) : std::next(it);
    }
    for (auto it = m_toldMs.begin(); it != m_toldMs.end();)
        it = qAbs(ms - *it) >= kBetweenMs ? m_toldMs.erase(it) : std::next(it);
    return out;
}

void AlertNotices::forget()
{
    m_known.clear();
    m_wait.clear();
    m_begun = false;
}

} // namespace octroi::models
