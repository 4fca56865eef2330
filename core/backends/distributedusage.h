// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/backend.h"
#include "usage/distribution.h"

namespace octroi::backends {

/// What was asked for, as it is stored.
struct UsageSpread
{
    usage::Distribution distribution;
    qint64 timeSeconds = 60; ///< by which the edges of the time may be off
};

/// A UsageBackend that is this too knows how calls are distributed over latency and size, not only the percentiles.
class DistributedUsage
{
public:
    virtual ~DistributedUsage() = default;
    /// Of everything that the request lets through; groupBy is not looked at.
    virtual Task<UsageSpread> usageSpread(UsageRequest request) = 0;
};

} // namespace octroi::backends
