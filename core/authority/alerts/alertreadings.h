// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"
#include "domain/alert.h"
#include "domain/usage.h"
#include "usage/weeklypattern.h"

#include <memory>

namespace octroi::authority {

/// Something that ends: a key, a client, or a secret of one.
struct EndingObject
{
    domain::AlertSubject type = domain::AlertSubject::Key;
    QString id, name, applicationId, secretId;
    QDateTime endsAt;
};

/// What a key has used of one of its quotas.
struct QuotaUse
{
    QString keyId, name, applicationId;
    QString unit; ///< "day", "month", "volume"
    qint64 used = 0, limit = 0;
};

/// What rules look at. Times are seconds since the epoch, `from` inclusive and `to` exclusive.
class AlertReadings
{
public:
    virtual ~AlertReadings() = default;
    virtual Result<domain::UsageTotals> totals(domain::AlertSubject subject, const QString &id, qint64 from, qint64 to) = 0;
    /// Requests of each hour before `to`, a whole hour, as far back as there is something, at most as far as a weekly
    /// pattern looks.
    virtual Result<usage::HourlyUse> requestsByHour(domain::AlertSubject subject, const QString &id, qint64 to) = 0;
    /// Everything that ends between the two and works until then.
    virtual Result<QList<EndingObject>> ending(qint64 from, qint64 to) = 0;
    /// Of the periods that a moment lies in: where at least so many percent are used.
    virtual Result<QList<QuotaUse>> quotas(qint64 at, int leastPercent) = 0;
    virtual QString partnerOf(const QString &applicationId) = 0; ///< "" when there is none
};

/// The weekly pattern of what a rule looks at, known until a whole hour; null: not enough is known for one.
class PatternSource
{
public:
    using Pattern = std::shared_ptr<const usage::WeeklyPattern>;
    virtual ~PatternSource() = default;
    virtual Result<Pattern> pattern(const domain::AlertRule &rule, qint64 to) = 0;
};

} // namespace octroi::authority
