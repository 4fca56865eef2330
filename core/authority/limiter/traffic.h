// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/limiter/quotaceilings.h"

#include <atomic>
#include <cstdint>

namespace octroi::authority {

/// Bytes of one credential in a month, its calls in flight and its ceilings: 56 bytes, changed by any thread
/// without a lock. A credential has one as soon as its plan limits bandwidth or volume, several nodes share
/// its quota, or an access log named it.
///
/// In flight is what was checked and not yet seen in the access log. A call whose line never comes is
/// forgotten after one to two generations. Where no log comes at all (kQuietS without a line of the
/// credential while more than kFewCalls are open), a call counts for the second in which it was checked
/// and the one after.
class Traffic
{
public:
    static constexpr std::int64_t kGenerationS = 300, kQuietS = 30, kFewCalls = 16;

    struct InFlight
    {
        std::int64_t calls = 0;
        bool fromLog = true; ///< false: from the calls of the last two seconds
    };

    void callStarted(std::int64_t nowS);
    void callEnded(std::int64_t nowS);
    InFlight inFlight(std::int64_t nowS) const;

    /// One writer: the thread that merges access logs.
    void addBytes(std::uint32_t month, std::int64_t bytes);
    void setBytes(std::uint32_t month, std::int64_t bytes);
    std::int64_t bytes(std::uint32_t month) const;

    QuotaCeilings quota; ///< only where PlanLimits::leased

private:
    std::atomic<std::uint64_t> m_open{0};   ///< generation (24 bits), calls of it (20), of the one before (20)
    std::atomic<std::uint64_t> m_recent{0}; ///< second (32 bits), calls in it (16), in the one before (16)
    std::atomic<std::int64_t> m_bytes{0};
    std::atomic<std::uint32_t> m_month{0};
    std::atomic<std::uint32_t> m_lastLineS{0};
};

/// What one more call may have of `bandwidth` bytes a second, with `calls` in flight that include it.
/// Never 0, which a proxy would take for no limit.
std::int64_t shareOf(std::int64_t bandwidth, std::int64_t calls);

} // namespace octroi::authority
