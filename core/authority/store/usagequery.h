// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/store/sqlconnection.h"
#include "authority/store/store.h"
#include "authority/store/usageplan.h"

namespace octroi::authority {

/// What a usage query groups by, read from its names.
struct UsageGrouping
{
    qint64 unit = 0; ///< seconds that the store groups by; 0: not by time
    bool byDay = false, byMonth = false; ///< of the query's time zone
    bool key = false, client = false, application = false, partner = false, api = false, endpoint = false, refusal = false;
    bool scope = false, statusClass = false, environment = false, tag = false;

    bool byTime() const { return unit > 0; }
    /// Errors: Invalid, reason group_unknown or time_zone_unknown.
    static Result<UsageGrouping> of(const UsageQuery &query);
};

/// The columns of a row that usageSelect() gives, before the sums.
enum UsageColumn { kBucket, kKeyColumn, kClientColumn, kApplicationColumn, kPartnerColumn, kEnvironmentColumn, kTagsColumn,
                   kApiColumn, kEndpointColumn, kScopesColumn, kRefusalColumn, kSumsColumn };

/// The statement over one table; values by bindUsage(). Sums: requests, refused, bytes in, bytes out, the four
/// classes, measured, latency histograms, size histograms.
QByteArray usageSelect(Dialect dialect, const UsageGrouping &grouping, const UsageQuery &query, const char *table);
void bindUsage(Statement &statement, const UsageSpan &span, const UsageGrouping &grouping, const UsageQuery &query);

} // namespace octroi::authority
