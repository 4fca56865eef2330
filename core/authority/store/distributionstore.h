// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/store/store.h"
#include "usage/distribution.h"

namespace octroi::authority {

/// The distribution of one group: partner and API are empty where they are not grouped by.
struct DistributionPart
{
    QString partnerId, apiId;
    usage::Distribution distribution;
};

/// A UsageStore that is this too keeps how long calls took, not only their percentiles.
class DistributionStore
{
public:
    virtual ~DistributionStore() = default;
    /// The query groups by partner and API, or by nothing. Errors: as UsageStore::query().
    virtual Result<QList<DistributionPart>> distributions(const UsageQuery &query) = 0;
};

} // namespace octroi::authority
