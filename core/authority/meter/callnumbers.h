// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/meter/accessline.h"

#include <cstdint>
#include <deque>
#include <vector>

namespace octroi::authority {

/// Which calls that asked for a number have come back in an access log. Every number that was given out is
/// expected once: a second time it is a duplicate, and one that has not come after kSettleS, or when
/// kWindow later ones were given, is lost.
class CallNumbers
{
public:
    static constexpr std::int64_t kSettleS = 300;
    static constexpr std::uint64_t kWindow = 1U << 20;
    enum class Seen { First, Again, Late, Unknown };

    CallNumbers(std::uint64_t start, std::size_t threads) : m_start(start), m_threads(threads) {}

    /// `given` is how many the thread of that number has given out.
    Seen see(const CallNumber &number, std::uint64_t given);
    /// Once a second with how many each thread has given; returns how many were found to be lost.
    std::int64_t settle(std::int64_t nowS, const std::vector<std::uint64_t> &given);

private:
    struct Thread
    {
        std::vector<std::uint64_t> bits; ///< a ring of kWindow bits, empty before the first
        std::uint64_t floor = 0;         ///< everything below is settled
    };
    std::int64_t settleTo(Thread &thread, std::uint64_t floor);

    std::uint64_t m_start;
    std::vector<Thread> m_threads;
    std::deque<std::pair<std::int64_t, std::vector<std::uint64_t>>> m_given; ///< by second
};

} // namespace octroi::authority
