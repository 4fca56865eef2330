// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/store/distributionstore.h"
#include "authority/store/usagequery.h"
#include "usage/histogram.h"

#include <QHash>
#include <QTimeZone>
#include <map>
#include <tuple>

namespace octroi::authority {

/// Sums of one group, before their quantiles are known.
struct UsageGroupSum
{
    domain::UsageTotals totals;
    usage::Histogram latency, sizes;
};

/// Puts the rows of the store together to those of the answer: days and months of a time zone, one row for
/// each scope and each tag, one for each class of status.
class UsageAnswer
{
public:
    UsageAnswer(const UsageQuery &query, const UsageGrouping &grouping);

    /// One row of usageSelect(); `unit` is that of its table.
    void add(const Statement &row, qint64 unit, const UsageGroupSum &sum);
    QList<domain::UsageRow> rows() const; ///< in the order of their names, at most the query's limit
    QList<DistributionPart> distributions() const; ///< a part for each partner and API that is grouped by

private:
    /// Bucket, then the texts of the row in the order of UsageRow.
    using Key = std::tuple<qint64, QString, QString, QString, QString, QString, QString, QString, QString, QString, QString, QString>;
    qint64 bucketOf(qint64 ts, qint64 unit);
    void addClasses(const Key &key, const UsageGroupSum &sum);

    const UsageQuery &m_query;
    const UsageGrouping &m_grouping;
    const QTimeZone m_zone;
    QHash<qint64, qint64> m_buckets; ///< by the start of what is asked for: zones are slow
    std::map<Key, UsageGroupSum> m_groups;
};

} // namespace octroi::authority
