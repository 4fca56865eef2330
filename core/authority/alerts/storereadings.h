// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/alerts/alertreadings.h"
#include "authority/limiter/calendar.h"
#include "authority/store/store.h"

#include <QHash>

namespace octroi::authority {

/// What rules look at, read from the store. What several rules of one round ask for is read once.
class StoreReadings final : public AlertReadings
{
public:
    /// `zone` is that of quotas.
    StoreReadings(Store &store, const QTimeZone &zone) : m_store(store), m_calendar(zone) {}

    /// From here on everything is read anew, but for hours that are over.
    void beginRound();
    /// Of the rules that are to be looked at: a window that many of them share is read for all objects at once.
    void expect(const QList<domain::AlertRule> &rules, qint64 at);

    Result<domain::UsageTotals> totals(domain::AlertSubject subject, const QString &id, qint64 from, qint64 to) override;
    Result<usage::HourlyUse> requestsByHour(domain::AlertSubject subject, const QString &id, qint64 to) override;
    Result<QList<EndingObject>> ending(qint64 from, qint64 to) override;
    Result<QList<QuotaUse>> quotas(qint64 at, int leastPercent) override;
    QString partnerOf(const QString &applicationId) override;

    /// Only this object's lines.
    static void narrow(UsageQuery &query, domain::AlertSubject subject, const QString &id);
    static constexpr qint64 kHistory = qint64(usage::WeeklyPattern::kMostWeeks) * 7 * 86'400;

private:
    using Window = std::tuple<int, qint64, qint64>; ///< subject, from, to
    using ByObject = QHash<QString, domain::UsageTotals>;
    Result<const ByObject *> together(domain::AlertSubject subject, qint64 from, qint64 to);
    Result<void> readKeysEnding(qint64 from, qint64 to, QList<EndingObject> &out);
    Result<void> readClientsEnding(qint64 from, qint64 to, QList<EndingObject> &out);
    Result<void> readQuotaUses(qint64 startMs, qint64 at, const QString &unit, int leastPercent, QList<QuotaUse> &out);
    Result<const QHash<QString, domain::Plan> *> plans();

    Store &m_store;
    Calendar m_calendar;
    std::map<Window, int> m_expected;
    std::map<Window, ByObject> m_together;
    QHash<QString, usage::HourlyUse> m_hours; ///< by subject and object
    std::optional<QHash<QString, QString>> m_partners; ///< of applications
    std::optional<QHash<QString, domain::Plan>> m_plans;
    std::map<std::pair<qint64, qint64>, QList<EndingObject>> m_ending;
    std::map<std::pair<qint64, int>, QList<QuotaUse>> m_quotas;
};

} // namespace octroi::authority
