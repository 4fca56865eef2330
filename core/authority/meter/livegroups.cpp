// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/meter/livegroups.h"

namespace octroi::authority {

CallSums LiveGroups::Group::sums() const
{
    CallSums sums;
    sums.requests = requests;
    sums.measured = measured;
    sums.bytesIn = bytesIn;
    sums.bytesOut = bytesOut;
    for (std::size_t i = 0; i < classes.size(); ++i)
        sums.classes[i] = classes[i];
    if (!latency.isEmpty())
        sums.latency.mergeBytes(latency);
    return sums;
}

void LiveGroups::add(std::uint32_t credential, std::uint32_t endpoint, std::uint32_t refusal, const CallSums &sums,
                     const QByteArray &latency)
{
    if (m_growing.size() >= m_most)
        return; // one second of more than all that is kept is of no use to anyone
    Group &group = m_growing.emplace_back();
    group.credential = credential;
    group.endpoint = endpoint;
    group.refusal = refusal;
    group.requests = std::uint32_t(sums.requests);
    group.measured = std::uint32_t(sums.measured);
    for (std::size_t i = 0; i < group.classes.size(); ++i)
        group.classes[i] = std::uint32_t(sums.classes[i]);
    group.bytesIn = sums.bytesIn;
    group.bytesOut = sums.bytesOut;
    group.latency = latency;
}

void LiveGroups::close(qint64 second)
{
    m_held += m_growing.size();
    m_seconds.push_back({second, std::move(m_growing)});
    m_growing = {};
    while (m_seconds.size() > kSeconds || (m_held > m_most && m_seconds.size() > 1)) {
        m_held -= m_seconds.front().groups.size();
        m_seconds.pop_front();
    }
}

} // namespace octroi::authority
