// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/node/usageoutbox.h"

#include "base/log.h"
#include "crypto/random.h"
#include "usage/histogram.h"

#include <map>
#include <tuple>

namespace octroi::authority {

namespace {

constexpr qint64 kMinuteS = 60; // the finest unit of the store

/// The same sums with one group a minute instead of a second.
QList<UsageDelta> byMinutes(const QList<UsageDelta> &deltas)
{
    using Key = std::tuple<qint64, QString, QString, QString, QString, QString, QString>;
    struct Group
    {
        UsageDelta sum;
        usage::Histogram histogram, sizes;
    };
    std::map<Key, Group> groups;
    QList<UsageDelta> out;
    for (const UsageDelta &d : deltas) {
        const qint64 minute = d.second - d.second % kMinuteS;
        auto [at, fresh] = groups.try_emplace(Key{minute, d.keyId, d.clientId, d.apiId, d.endpoint, d.scopes, d.refusal});
        auto &[sum, histogram, sizes] = at->second;
        if (!usage::Histogram().mergeBytes(d.sizes) || !histogram.mergeBytes(d.histogram) || !sizes.mergeBytes(d.sizes)) {
            out << d; // the store says what is wrong with it
            continue;
        }
        if (fresh) {
            sum = d;
            sum.second = minute;
            continue;
        }
        sum.requests += d.requests;
        sum.refused += d.refused;
        sum.bytesIn += d.bytesIn;
        sum.bytesOut += d.bytesOut;
        sum.measured += d.measured;
        for (std::size_t c = 0; c < sum.classes.size(); ++c)
            sum.classes[c] += d.classes[c];
    }
    for (auto &[key, group] : groups) {
        group.sum.histogram = group.histogram.toBytes();
        group.sum.sizes = group.sizes.toBytes();
        out << group.sum;
    }
    return out;
}

} // namespace

void UsageOutbox::makeRoom()
{
    if (m_waiting.size() > kMany)
        m_waiting = byMinutes(m_waiting);
    if (m_waiting.size() <= kMaxWaiting)
        return;
    const qsizetype extra = m_waiting.size() - kMaxWaiting;
    logEvent(LogLevel::Error, "usage.dropped", {{"groups", QString::number(extra)}});
    m_waiting.remove(0, extra);
}

Result<void> UsageOutbox::send()
{
    while (!m_sent.isEmpty() || !m_waiting.isEmpty()) {
        if (m_sent.isEmpty()) {
            m_sent.swap(m_waiting);
            m_batch = m_store.shared() ? crypto::randomId() + crypto::randomId() : QString();
        }
        if (const auto added = m_store.add(m_sent, m_batch); !added) {
            makeRoom();
            return added;
        }
        m_sent.clear();
    }
    return {};
}

} // namespace octroi::authority
