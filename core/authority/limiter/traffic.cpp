// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/limiter/traffic.h"

#include <algorithm>

namespace octroi::authority {

namespace {

constexpr std::uint64_t kOpenMask = (1U << 20) - 1, kRecentMask = (1U << 16) - 1;

/// Calls of the newest span and of the one before it.
struct Pair
{
    std::uint64_t young = 0, old = 0;
};

std::uint64_t generationOf(std::int64_t nowS)
{
    return std::uint64_t(nowS / Traffic::kGenerationS) & 0xFFFFFF;
}

/// What a word that was written in span `then` says in span `now`.
Pair aged(Pair pair, std::uint64_t then, std::uint64_t now)
{
    if (then == now)
        return pair;
    if (then + 1 == now)
        return {0, pair.young};
    return {};
}

Pair openAt(std::uint64_t word, std::uint64_t generation)
{
    return aged({word >> 20 & kOpenMask, word & kOpenMask}, word >> 40, generation);
}

Pair recentAt(std::uint64_t word, std::uint64_t second)
{
    return aged({word >> 16 & kRecentMask, word & kRecentMask}, word >> 32, second);
}

template <typename Change>
void change(std::atomic<std::uint64_t> &cell, Change next)
{
    std::uint64_t old = cell.load(std::memory_order_relaxed);
    while (!cell.compare_exchange_weak(old, next(old), std::memory_order_relaxed)) {
    }
}

} // namespace

void Traffic::callStarted(std::int64_t nowS)
{
    const std::uint64_t generation = generationOf(nowS), second = std::uint64_t(nowS) & 0xFFFFFFFF;
    change(m_open, [generation](std::uint64_t word) {
        const Pair p = openAt(word, generation);
        return generation << 40 | std::min(p.young + 1, kOpenMask) << 20 | p.old;
    });
    change(m_recent, [second](std::uint64_t word) {
        const Pair p = recentAt(word, second);
        return second << 32 | std::min(p.young + 1, kRecentMask) << 16 | p.old;
    });
}

void Traffic::callEnded(std::int64_t nowS)
{
    const std::uint64_t generation = generationOf(nowS);
    m_lastLineS.store(std::uint32_t(nowS), std::memory_order_relaxed);
    change(m_open, [generation](std::uint64_t word) {
        Pair p = openAt(word, generation);
        // The oldest one first: which call a line belongs to does not change the number.
        if (p.old > 0)
            --p.old;
        else if (p.young > 0)
            --p.young;
        return generation << 40 | p.young << 20 | p.old;
    });
}

Traffic::InFlight Traffic::inFlight(std::int64_t nowS) const
{
    const Pair open = openAt(m_open.load(std::memory_order_relaxed), generationOf(nowS));
    const auto calls = std::int64_t(open.young + open.old);
    const std::int64_t quiet = nowS - std::int64_t(m_lastLineS.load(std::memory_order_relaxed));
    if (calls <= kFewCalls || quiet <= kQuietS)
        return {calls, true};
    const Pair recent = recentAt(m_recent.load(std::memory_order_relaxed), std::uint64_t(nowS) & 0xFFFFFFFF);
    return {std::min(calls, std::int64_t(recent.young + recent.old)), false};
}

void Traffic::addBytes(std::uint32_t month, std::int64_t bytes)
{
    if (m_month.load(std::memory_order_relaxed) != month)
        return setBytes(month, bytes);
    m_bytes.store(m_bytes.load(std::memory_order_relaxed) + bytes, std::memory_order_relaxed);
}

void Traffic::setBytes(std::uint32_t month, std::int64_t bytes)
{
    // Bytes first: a reader that sees the new month must not see the sum of the old one.
    m_bytes.store(bytes, std::memory_order_relaxed);
    m_month.store(month, std::memory_order_release);
}

std::int64_t Traffic::bytes(std::uint32_t month) const
{
    return m_month.load(std::memory_order_acquire) == month ? m_bytes.load(std::memory_order_relaxed) : 0;
}

std::int64_t shareOf(std::int64_t bandwidth, std::int64_t calls)
{
    return std::max<std::int64_t>(1, bandwidth / std::max<std::int64_t>(1, calls));
}

} // namespace octroi::authority
