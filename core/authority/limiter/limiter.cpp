// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/limiter/limiter.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

namespace octroi::authority {

namespace {

constexpr std::uint64_t kCountMask = (std::uint64_t(1) << 40) - 1;
constexpr std::int64_t kLargestField = 999'999'999'999'999; // of a structured field (RFC 9651 section 3.3.1)

std::uint64_t packed(std::uint32_t period, std::uint64_t count)
{
    return std::uint64_t(period) << 40 | (count & kCountMask);
}

constexpr std::int64_t kUsedUp = -2, kNotLeased = -3;

/// Counts one call in its period; returns how many are left (-1 without a limit), kUsedUp, or kNotLeased
/// at the ceiling.
std::int64_t takeQuota(std::atomic<std::uint64_t> &cell, std::uint32_t period, std::int64_t limit, std::int64_t ceiling)
{
    std::uint64_t old = cell.load(std::memory_order_relaxed);
    for (;;) {
        const std::uint64_t count = (old >> 40) == period ? old & kCountMask : 0;
        if (limit > 0 && count >= std::uint64_t(limit))
            return kUsedUp;
        if (limit > 0 && std::int64_t(count) >= ceiling)
            return kNotLeased;
        if (cell.compare_exchange_weak(old, packed(period, count + 1), std::memory_order_relaxed))
            return limit > 0 ? limit - std::int64_t(count) - 1 : -1;
    }
}

void giveBack(std::atomic<std::uint64_t> &cell, std::uint32_t period)
{
    std::uint64_t old = cell.load(std::memory_order_relaxed);
    while ((old >> 40) == period && (old & kCountMask) > 0) {
        if (cell.compare_exchange_weak(old, old - 1, std::memory_order_relaxed))
            return;
    }
}

/// Generic cell rate algorithm: one word says when the bucket is full again.
bool takeRate(LimiterState &state, const PlanLimits &limits, std::int64_t nowUs, LimitDecision &out)
{
    const std::int64_t tolerance = limits.intervalUs * (limits.burst - 1);
    std::int64_t old = state.arrivalUs.load(std::memory_order_relaxed);
    for (;;) {
        // A plan that became tighter, or a clock set back, must not lock the credential out for longer
        // than an empty bucket would.
        const std::int64_t arrival = std::clamp(old, nowUs, nowUs + tolerance + limits.intervalUs);
        if (arrival - nowUs > tolerance) {
            // Kept, else a clock that was set back would refuse until it is where it was.
            if (arrival < old && !state.arrivalUs.compare_exchange_weak(old, arrival, std::memory_order_relaxed))
                continue;
            out.rateLeft = 0;
            out.rateResetS = out.retryAfterS = std::max<std::int64_t>(1, (arrival - nowUs - tolerance + 999'999) / 1'000'000);
            return false;
        }
        const std::int64_t next = arrival + limits.intervalUs;
        if (state.arrivalUs.compare_exchange_weak(old, next, std::memory_order_relaxed)) {
            out.rateLeft = std::max<std::int64_t>(0, (tolerance - (next - nowUs)) / limits.intervalUs + 1);
            if (tolerance < next - nowUs)
                out.rateLeft = 0;
            out.rateResetS = (next - nowUs + 999'999) / 1'000'000;
            return true;
        }
    }
}

void item(std::string &out, bool &first, const char *name, std::int64_t left, std::int64_t reset)
{
    if (left < 0)
        return;
    out += first ? "" : ", ";
    first = false;
    out += name;
    out += ";r=";
    out += std::to_string(std::min(left, kLargestField));
    out += ";t=";
    out += std::to_string(reset);
}

/// How far this node may count; where nothing was leased in this period yet, some calls ahead of that.
std::int64_t ceilingOf(const std::atomic<std::uint64_t> &ceiling, std::uint32_t period, std::int64_t limit)
{
    const std::uint64_t word = ceiling.load(std::memory_order_acquire);
    return (word >> 40) == period ? std::int64_t(word & kCountMask) : quotaChunk(limit);
}

bool isNear(std::int64_t ceiling, std::int64_t limit, std::int64_t left)
{
    return ceiling < limit && ceiling - (limit - left) <= quotaChunk(limit) / 2;
}

void refuseQuota(LimitDecision &out, std::int64_t left, std::int64_t resetS)
{
    out.verdict = LimitVerdict::Quota;
    // Not leased is not used up: a moment later there may be more.
    out.leaseWanted = left == kNotLeased;
    out.retryAfterS = left == kNotLeased ? 1 : resetS;
}

void takeQuotas(LimiterState &state, const PlanLimits *limits, const Periods &periods, const Traffic *traffic, LimitDecision &out)
{
    const std::int64_t quotaDay = limits ? limits->quotaDay : 0, quotaMonth = limits ? limits->quotaMonth : 0;
    const bool leased = limits && limits->leased && traffic;
    const std::int64_t most = std::numeric_limits<std::int64_t>::max();
    const std::int64_t ceilingDay = leased ? ceilingOf(traffic->quota.day, periods.day, quotaDay) : most;
    const std::int64_t ceilingMonth = leased ? ceilingOf(traffic->quota.month, periods.month, quotaMonth) : most;
    out.dayLeft = takeQuota(state.day, periods.day, quotaDay, ceilingDay);
    if (out.dayLeft <= kUsedUp) {
        refuseQuota(out, out.dayLeft, out.dayResetS);
        out.dayLeft = 0;
        return;
    }
    out.monthLeft = takeQuota(state.month, periods.month, quotaMonth, ceilingMonth);
    if (out.monthLeft <= kUsedUp) {
        giveBack(state.day, periods.day);
        out.dayLeft = quotaDay > 0 ? out.dayLeft + 1 : -1;
        refuseQuota(out, out.monthLeft, out.monthResetS);
        out.monthLeft = 0;
        return;
    }
    if (leased)
        out.leaseWanted = (quotaDay > 0 && isNear(ceilingDay, quotaDay, out.dayLeft)) ||
                          (quotaMonth > 0 && isNear(ceilingMonth, quotaMonth, out.monthLeft));
}

} // namespace

PlanLimits PlanLimits::of(const domain::Plan &plan)
{
    PlanLimits out;
    out.id = plan.id.toStdString();
    if (plan.rate > 0) {
        out.intervalUs = std::max<std::int64_t>(1, std::llround(1e6 / std::max(plan.rate, 1e-6)));
        // Bounded, so that interval times burst stays far below the range of an int64.
        out.burst = std::clamp<std::int64_t>(plan.burst, 1, 1'000'000);
        const double window = std::max(1.0, std::ceil(double(out.burst) / plan.rate));
        out.policyField = "\"rate\";q=" + std::to_string(out.burst) + ";w=" + std::to_string(std::int64_t(std::min(window, 1e9)));
    }
    const auto add = [&out](const char *name, std::int64_t quota, const char *window) {
        if (quota <= 0)
            return;
        if (!out.policyField.empty())
            out.policyField += ", ";
        out.policyField += name + std::string(";q=") + std::to_string(std::min(quota, kLargestField)) + window;
    };
    out.quotaDay = std::max<std::int64_t>(0, plan.quotaDay);
    out.quotaMonth = std::max<std::int64_t>(0, plan.quotaMonth);
    out.bandwidth = std::max<std::int64_t>(0, plan.bandwidth);
    out.volumeMonth = std::max<std::int64_t>(0, plan.volumeMonth);
    // The windows are those of a calendar; what is left of the one under way stands in RateLimit.
    add("\"day\"", out.quotaDay, ";w=86400");
    add("\"month\"", out.quotaMonth, ";w=2592000");
    add("\"volume\"", out.volumeMonth, ";w=2592000;qu=\"content-bytes\"");
    return out;
}

Periods Periods::at(std::int64_t nowMs, std::int64_t offsetMs)
{
    using namespace std::chrono;
    const sys_days today = floor<days>(sys_time<milliseconds>(milliseconds(nowMs + offsetMs)));
    const year_month_day date(today);
    const year_month_day first(date.year(), date.month(), std::chrono::day(1));
    const auto next = year_month(date.year(), date.month()) + months(1);
    const auto ms = [offsetMs](sys_days d) { return duration_cast<milliseconds>(d.time_since_epoch()).count() - offsetMs; };
    Periods out;
    out.day = std::uint32_t(today.time_since_epoch().count());
    out.month = std::uint32_t(int(date.year()) * 12 + int(unsigned(date.month())) - 1);
    out.dayStartMs = ms(today);
    out.dayEndMs = ms(today + days(1));
    out.monthStartMs = ms(sys_days(first));
    out.monthEndMs = ms(sys_days(next / std::chrono::day(1)));
    return out;
}

LimitDecision take(LimiterState &state, const PlanLimits *limits, const Periods &periods, std::int64_t nowMs,
                   const Traffic *traffic)
{
    LimitDecision out;
    out.dayResetS = (periods.dayEndMs - nowMs + 999) / 1000;
    out.monthResetS = (periods.monthEndMs - nowMs + 999) / 1000;
    if (limits && limits->volumeMonth > 0) {
        out.volumeLeft = std::max<std::int64_t>(0, limits->volumeMonth - (traffic ? traffic->bytes(periods.month) : 0));
        if (out.volumeLeft == 0) {
            out.retryAfterS = out.monthResetS;
            out.verdict = LimitVerdict::Volume;
            return out;
        }
    }
    if (limits && limits->intervalUs > 0 && !takeRate(state, *limits, nowMs * 1000, out)) {
        out.verdict = LimitVerdict::Rate;
        return out;
    }
    takeQuotas(state, limits, periods, traffic, out);
    return out;
}

Consumption consumption(const LimiterState &state, const PlanLimits *limits, const Periods &periods, std::int64_t nowMs,
                        const Traffic *traffic)
{
    Consumption out;
    if (limits && limits->intervalUs > 0) {
        const std::int64_t nowUs = nowMs * 1000, tolerance = limits->intervalUs * (limits->burst - 1);
        const std::int64_t ahead =
            std::clamp(state.arrivalUs.load(std::memory_order_relaxed), nowUs, nowUs + tolerance + limits->intervalUs) - nowUs;
        out.rateLeft = ahead > tolerance ? 0 : (tolerance - ahead) / limits->intervalUs + 1;
        out.rateResetMs = (ahead + 999) / 1000;
    }
    const auto used = [](const std::atomic<std::uint64_t> &cell, std::uint32_t period) {
        const std::uint64_t word = cell.load(std::memory_order_relaxed);
        return (word >> 40) == period ? std::int64_t(word & kCountMask) : 0;
    };
    out.day = used(state.day, periods.day);
    out.month = used(state.month, periods.month);
    out.bytes = traffic ? traffic->bytes(periods.month) : 0;
    return out;
}

void seed(LimiterState &state, const Periods &periods, std::int64_t day, std::int64_t month)
{
    const auto add = [](std::atomic<std::uint64_t> &cell, std::uint32_t period, std::int64_t calls) {
        const std::uint64_t old = cell.load(std::memory_order_relaxed);
        const std::uint64_t before = (old >> 40) == period ? old & kCountMask : 0;
        cell.store(packed(period, before + std::uint64_t(std::max<std::int64_t>(0, calls))), std::memory_order_relaxed);
    };
    add(state.day, periods.day, day);
    add(state.month, periods.month, month);
}

void appendLimitFields(std::string &out, const PlanLimits &limits, const LimitDecision &decision)
{
    if (!limits.policyField.empty()) {
        out += "RateLimit-Policy: ";
        out += limits.policyField;
        out += "\r\nRateLimit: ";
        bool first = true;
        item(out, first, "\"rate\"", decision.rateLeft, decision.rateResetS);
        item(out, first, "\"day\"", decision.dayLeft, decision.dayResetS);
        item(out, first, "\"month\"", decision.monthLeft, decision.monthResetS);
        item(out, first, "\"volume\"", decision.volumeLeft, decision.monthResetS);
        out += "\r\n";
    }
    if (decision.verdict != LimitVerdict::Allowed)
        out += "Retry-After: " + std::to_string(decision.retryAfterS) + "\r\n";
}

} // namespace octroi::authority
