// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/limiter/traffic.h"
#include "domain/plan.h"

#include <atomic>
#include <cstdint>
#include <string>

namespace octroi::authority {

/// A plan as the check needs it; immutable.
struct PlanLimits
{
    std::string id;
    std::int64_t intervalUs = 0; ///< between two calls at the sustained rate; 0: no rate limit
    std::int64_t burst = 1;
    std::int64_t quotaDay = 0, quotaMonth = 0; ///< 0: none
    std::int64_t bandwidth = 0;                ///< bytes a second; 0: none
    std::int64_t volumeMonth = 0;              ///< bytes sent; 0: none
    std::string policyField;                   ///< value of RateLimit-Policy, "" without limits

    static PlanLimits of(const domain::Plan &plan);
    bool limits() const { return intervalUs > 0 || quotaDay > 0 || quotaMonth > 0 || volumeMonth > 0; }
    bool leased = false; ///< several nodes share the quotas: counters stop at Traffic::quota, too
    bool needsTraffic() const
    {
        return bandwidth > 0 || volumeMonth > 0 || (leased && (quotaDay > 0 || quotaMonth > 0));
    }
};

/// What one credential consumed: 24 bytes, changed by any thread without a lock.
struct LimiterState
{
    std::atomic<std::int64_t> arrivalUs{0}; ///< theoretical arrival time of the next call (GCRA)
    std::atomic<std::uint64_t> day{0};      ///< period << 40 | allowed calls
    std::atomic<std::uint64_t> month{0};
};

/// The calendar day and month of one instant; Calendar knows those of a time zone.
struct Periods
{
    std::uint32_t day = 0;   ///< of the calendar, since 1970-01-01
    std::uint32_t month = 0; ///< year * 12 + month
    std::int64_t dayStartMs = 0, dayEndMs = 0, monthStartMs = 0, monthEndMs = 0;

    /// At a constant distance from UTC.
    static Periods at(std::int64_t nowMs, std::int64_t offsetMs = 0);
};

enum class LimitVerdict : std::uint8_t { Allowed, Rate, Quota, Volume };

struct LimitDecision
{
    LimitVerdict verdict = LimitVerdict::Allowed;
    std::int64_t rateLeft = -1, dayLeft = -1, monthLeft = -1, volumeLeft = -1; ///< -1: not limited
    std::int64_t rateResetS = 0, dayResetS = 0, monthResetS = 0;
    std::int64_t retryAfterS = 0; ///< only when refused
    bool leaseWanted = false;     ///< the node comes near what it has leased
};

/// Takes one call out of the credential's limits. `limits` may be null: calls are counted all the same,
/// because a plan may be given to the key later in the day. Volume is what access logs told of so far: a call
/// is refused when it is used up, not when it would use it up.
LimitDecision take(LimiterState &state, const PlanLimits *limits, const Periods &periods, std::int64_t nowMs,
                   const Traffic *traffic = nullptr);

/// What a credential has used, without taking anything.
struct Consumption
{
    std::int64_t rateLeft = -1, rateResetMs = 0; ///< -1: no rate limit
    std::int64_t day = 0, month = 0, bytes = 0;
};
Consumption consumption(const LimiterState &state, const PlanLimits *limits, const Periods &periods, std::int64_t nowMs,
                        const Traffic *traffic);

/// Sets what was consumed before this process started.
void seed(LimiterState &state, const Periods &periods, std::int64_t day, std::int64_t month);

/// Appends "RateLimit-Policy: …\r\nRateLimit: …\r\n" (draft-ietf-httpapi-ratelimit-headers-10), and
/// "Retry-After: …\r\n" when refused. Volume has the quota unit "content-bytes".
void appendLimitFields(std::string &out, const PlanLimits &limits, const LimitDecision &decision);

} // namespace octroi::authority
