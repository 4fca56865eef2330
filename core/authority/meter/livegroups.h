// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/meter/callsums.h"

#include <QByteArray>
#include <deque>
#include <functional>
#include <vector>

namespace octroi::authority {

/// What every (credential, endpoint, refusal) did in each of the last seconds, so that a stream of a part that
/// nobody has asked for before can begin with its past. Bounded: where very many groups call in a second, it
/// reaches less far back. Control thread only.
class LiveGroups
{
public:
    static constexpr std::size_t kSeconds = 3600;
    static constexpr std::size_t kMostGroups = 300'000;

    struct Group
    {
        std::uint32_t credential = 0, endpoint = 0, refusal = 0;
        CallSums sums() const;
        std::uint32_t requests = 0, measured = 0;
        std::array<std::uint32_t, 4> classes{};
        std::int64_t bytesIn = 0, bytesOut = 0;
        QByteArray latency; ///< Histogram::toBytes(), shared with what goes to the store
    };
    struct Second
    {
        qint64 second = 0;
        std::vector<Group> groups;
    };

    explicit LiveGroups(std::size_t mostGroups = kMostGroups) : m_most(mostGroups) {}

    void add(std::uint32_t credential, std::uint32_t endpoint, std::uint32_t refusal, const CallSums &sums,
             const QByteArray &latency);
    void close(qint64 second);
    const std::deque<Second> &seconds() const { return m_seconds; } ///< those that have ended, oldest first

private:
    std::size_t m_most, m_held = 0;
    std::vector<Group> m_growing;
    std::deque<Second> m_seconds;
};

} // namespace octroi::authority
