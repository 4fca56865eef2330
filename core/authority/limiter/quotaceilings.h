// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <vector>

namespace octroi::authority {

/// Calls by which a node may run ahead of its lease of such a quota.
constexpr std::int64_t quotaChunk(std::int64_t limit)
{
    return std::max({limit / 50, std::min<std::int64_t>(5, limit / 2), std::int64_t(1)});
}

// A counter is a period of the calendar and a number of calls in one word: period << 40 | calls.
constexpr std::uint64_t packedCounter(std::uint32_t period, std::int64_t calls)
{
    return std::uint64_t(period) << 40 |
           (std::uint64_t(std::max<std::int64_t>(0, calls)) & ((std::uint64_t(1) << 40) - 1));
}
inline std::int64_t countedIn(const std::atomic<std::uint64_t> &counter, std::uint32_t period)
{
    const std::uint64_t word = counter.load(std::memory_order_relaxed);
    return (word >> 40) == period ? std::int64_t(word & ((std::uint64_t(1) << 40) - 1)) : 0;
}
/// Adds to what was counted in `period`, or begins that period.
inline void shiftCounter(std::atomic<std::uint64_t> &counter, std::uint32_t period, std::int64_t by)
{
    std::uint64_t old = counter.load(std::memory_order_relaxed);
    while (!counter.compare_exchange_weak(
        old,
        packedCounter(period,
                      ((old >> 40) == period ? std::int64_t(old & ((std::uint64_t(1) << 40) - 1)) : 0) + by),
        std::memory_order_relaxed)) {
    }
}

/// How far a node may count before it has leased more of a quota that several nodes share. A counter holds
/// this node's calls and what the others have leased; a ceiling is a count of the same kind.
struct QuotaCeilings
{
    std::atomic<std::uint64_t> day{0}; ///< period << 40 | ceiling
    std::atomic<std::uint64_t> month{0};
    std::atomic<bool> asked{false}; ///< it stands in LeaseRequests
};

/// Credentials that come near their ceiling, from the checking threads to the one that leases: no lock, no
/// memory that grows. What finds no room is asked for again by the next call.
class LeaseRequests
{
public:
    void ask(std::uint32_t credential, QuotaCeilings &ceilings)
    {
        if (ceilings.asked.exchange(true, std::memory_order_acq_rel))
            return;
        auto &slot = m_slots[m_next.fetch_add(1, std::memory_order_relaxed) % m_slots.size()];
        std::uint32_t free = 0;
        if (!slot.compare_exchange_strong(free, credential + 1, std::memory_order_acq_rel))
            ceilings.asked.store(false, std::memory_order_release);
    }
    /// One reader.
    void drain(std::vector<std::uint32_t> &out)
    {
        const std::uint32_t next = m_next.load(std::memory_order_acquire);
        if (next == m_seen)
            return;
        m_seen = next;
        for (auto &slot : m_slots) {
            if (const std::uint32_t credential = slot.exchange(0, std::memory_order_acq_rel))
                out.push_back(credential - 1);
        }
    }

private:
    std::array<std::atomic<std::uint32_t>, 4096> m_slots{};
    std::atomic<std::uint32_t> m_next{0};
    std::uint32_t m_seen = 0;
};

} // namespace octroi::authority
