// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDateTime>
#include <atomic>

namespace octroi {

/// Where time comes from: a constructor argument everywhere, so that tests move it.
class Clock
{
public:
    virtual ~Clock() = default;
    /// Milliseconds since the epoch, UTC.
    virtual qint64 nowMs() const = 0;
    QDateTime now() const { return QDateTime::fromMSecsSinceEpoch(nowMs(), Qt::UTC); }
};

class SystemClock final : public Clock
{
public:
    qint64 nowMs() const override;
};

/// Stands still until it is told; safe to move from another thread.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(qint64 ms = 1'780'000'000'000) : m_ms(ms) {}
    qint64 nowMs() const override { return m_ms.load(std::memory_order_relaxed); }
    void set(qint64 ms) { m_ms.store(ms, std::memory_order_relaxed); }
    void advanceMs(qint64 ms) { m_ms.fetch_add(ms, std::memory_order_relaxed); }

private:
    std::atomic<qint64> m_ms;
};

} // namespace octroi
