// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/node/usagebook.h"

namespace octroi::authority {

QList<Meter::Use> UsageBook::collect(bool all)
{
    Meter::Collected collected = m_meter.collect(all);
    m_outbox.put(std::move(collected.deltas));
    noteFeed();
    return std::move(collected.used);
}

/// What the meter's sums have grown by.
void UsageBook::noteFeed()
{
    const FeedCounts &now = m_meter.feed();
    const UsageFeed all{now.lines, now.lost, now.duplicates, now.late, now.malformed, m_meter.overflowed()};
    for (qint64 UsageFeed::*count : {&UsageFeed::lines, &UsageFeed::lost, &UsageFeed::duplicates, &UsageFeed::late,
                                     &UsageFeed::malformed, &UsageFeed::overflowed})
        m_unsavedFeed.*count += all.*count - m_noted.*count;
    m_noted = all;
}

Result<void> UsageBook::store()
{
    if (auto sent = m_outbox.send(); !sent)
        return sent;
    // After their lines: who hears nothing because the process ends between the two sends the batch again, and
    // it is counted again rather than not at all.
    const qint64 now = m_clock.nowMs() / 1000;
    while (!m_batches.isEmpty()) {
        if (auto remembered = m_store.rememberBatch(m_batches.first().first, m_batches.first().second, now); !remembered)
            return remembered;
        m_batches.removeFirst();
    }
    if (m_unsavedFeed == UsageFeed{})
        return {};
    if (auto added = m_store.addFeed(now, m_unsavedFeed); !added)
        return added;
    m_unsavedFeed = {};
    return {};
}

Result<bool> UsageBook::record(std::span<const AccessLine> lines, const QString &caller, const QString &batch)
{
    if (!batch.isEmpty()) {
        const std::pair<QString, QString> name(caller, batch);
        // Counted before, but the store was full: what is missing is only to write it.
        if (m_batches.contains(name))
            return false;
        const auto known = m_store.knowsBatch(caller, batch);
        if (!known || *known)
            return known ? Result<bool>(false) : Result<bool>(known.error());
        m_batches.append(name);
    }
    m_meter.intake().record(lines, m_reader, m_scratch);
    return true;
}

} // namespace octroi::authority
