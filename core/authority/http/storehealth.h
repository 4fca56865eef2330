// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtGlobal>
#include <atomic>

namespace octroi::authority {

/// Whether the node has its database, and since when not. Written by the control thread, read by any.
class StoreHealth
{
public:
    /// Checks go on from memory for this long without the database; 0: for ever.
    explicit StoreHealth(qint64 graceMs)
        : m_graceMs(graceMs)
    {
    }

    void found() { m_lostAtMs.store(0, std::memory_order_relaxed); }
    /// True when it was there until now.
    bool lost(qint64 nowMs)
    {
        qint64 none = 0;
        return m_lostAtMs.compare_exchange_strong(none, nowMs, std::memory_order_relaxed);
    }
    bool available() const { return m_lostAtMs.load(std::memory_order_relaxed) == 0; }
    qint64 lostForMs(qint64 nowMs) const
    {
        const qint64 at = m_lostAtMs.load(std::memory_order_relaxed);
        return at == 0 ? 0 : qMax(qint64(1), nowMs - at);
    }
    /// True when what is in memory is too old to decide on calls.
    bool tooLong(qint64 nowMs) const { return m_graceMs > 0 && lostForMs(nowMs) > m_graceMs; }
    qint64 graceMs() const { return m_graceMs; }

private:
    const qint64 m_graceMs;
    std::atomic<qint64> m_lostAtMs{0};
};

} // namespace octroi::authority
