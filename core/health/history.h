// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "health/report.h"

#include <QJsonArray>
#include <QJsonObject>

namespace octroi::health {

/// What a day's last checkup found.
struct DayOfHealth
{
    QDate day; ///< of UTC
    int score = 100;
    qint64 credentials = 0;
    std::array<qint64, kSeverityCount> worst{};
    std::array<qint64, kRuleCount> counts{}; ///< objects by rule; -1: not checked that day

    qint64 withFinding() const { return worst[0] + worst[1] + worst[2]; }
    bool operator==(const DayOfHealth &) const = default;
};

/// Days in their order, the newest kMostDays of them.
class History
{
public:
    static constexpr qsizetype kMostDays = 1'100;

    void add(const Report &report); ///< in the place of what the same day had
    const QList<DayOfHealth> &days() const { return m_days; }
    /// The last day up to `day`; null: there is none.
    const DayOfHealth *at(const QDate &day) const;
    /// The counts of a rule on the last `days` days up to the newest; days without a checkup have those of before.
    QList<qint32> counts(Rule rule, int days) const;
    QList<qint32> scores(int days) const;
    /// Since when the rule has found something without a break; null: it does not.
    QDate since(Rule rule) const;
    /// By how much its count grows a week over the last 28 days; nothing with fewer than 7 days of them.
    std::optional<double> growthAWeek(Rule rule) const;

    QJsonArray toJson() const;
    static History fromJson(const QJsonArray &array); ///< leaves out what cannot be
    bool operator==(const History &) const = default;

private:
    template <typename Value>
    QList<qint32> series(int days, Value value) const;
    QList<DayOfHealth> m_days;
};

} // namespace octroi::health
