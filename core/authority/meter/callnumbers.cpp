// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/meter/callnumbers.h"

#include <algorithm>

namespace octroi::authority {

CallNumbers::Seen CallNumbers::see(const CallNumber &number, std::uint64_t given)
{
    if (number.start != m_start || number.thread >= m_threads.size() || number.count >= given)
        return Seen::Unknown;
    Thread &thread = m_threads[number.thread];
    if (number.count < thread.floor)
        return Seen::Late;
    // Between two seconds more may have been given than the ring holds.
    if (number.count >= thread.floor + kWindow)
        return Seen::Unknown;
    if (thread.bits.empty())
        thread.bits.resize(kWindow / 64);
    std::uint64_t &word = thread.bits[number.count % kWindow / 64];
    const std::uint64_t bit = std::uint64_t(1) << (number.count % 64);
    const bool again = word & bit;
    word |= bit;
    return again ? Seen::Again : Seen::First;
}

std::int64_t CallNumbers::settleTo(Thread &thread, std::uint64_t floor)
{
    std::int64_t lost = 0;
    // What lies beyond the ring was never noted.
    if (floor > thread.floor + kWindow) {
        const std::uint64_t beyond = floor - thread.floor - kWindow;
        lost += settleTo(thread, thread.floor + kWindow);
        thread.floor += beyond;
        return lost + std::int64_t(beyond);
    }
    if (thread.bits.empty()) {
        lost = std::int64_t(floor - std::min(floor, thread.floor));
        thread.floor = std::max(floor, thread.floor);
        return lost;
    }
    for (; thread.floor < floor; ++thread.floor) {
        std::uint64_t &word = thread.bits[thread.floor % kWindow / 64];
        const std::uint64_t bit = std::uint64_t(1) << (thread.floor % 64);
        lost += word & bit ? 0 : 1;
        word &= ~bit;
    }
    return lost;
}

std::int64_t CallNumbers::settle(std::int64_t nowS, const std::vector<std::uint64_t> &given)
{
    m_given.emplace_back(nowS, given);
    std::int64_t lost = 0;
    const auto settleAll = [&](const std::vector<std::uint64_t> &counts) {
        for (std::size_t i = 0; i < m_threads.size() && i < counts.size(); ++i) {
            if (counts[i] > m_threads[i].floor)
                lost += settleTo(m_threads[i], counts[i]);
        }
    };
    for (; !m_given.empty() && m_given.front().first <= nowS - kSettleS; m_given.pop_front())
        settleAll(m_given.front().second);
    // A clock that was set back would leave the front waiting for ever.
    while (m_given.size() > std::size_t(2 * kSettleS))
        m_given.pop_front();
    for (std::size_t i = 0; i < m_threads.size() && i < given.size(); ++i) {
        // Half of the ring stays free for what is given until the next second.
        if (given[i] > m_threads[i].floor + kWindow / 2)
            lost += settleTo(m_threads[i], given[i] - kWindow / 2);
    }
    return lost;
}

} // namespace octroi::authority
