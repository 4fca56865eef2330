// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/meter/accessline.h"
#include "authority/meter/callnumbers.h"
#include "authority/meter/linegroups.h"
#include "authority/verifier/verifier.h"

#include <QList>
#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <span>
#include <string>
#include <vector>

namespace octroi::authority {

/// How the access logs arrived.
struct FeedCounts
{
    qint64 lines = 0;      ///< that were counted
    qint64 lost = 0;       ///< known to be lost: by number, by the proxy's own count, by the kernel
    qint64 duplicates = 0; ///< of calls whose line had come already; not counted again
    qint64 late = 0;       ///< of calls that had been given up as lost; counted
    qint64 malformed = 0;  ///< that could not be read

    FeedCounts &operator+=(const FeedCounts &other);
};

/// Where access-log lines come together, from any thread, a batch at a time: one lock and one section of the
/// epochs a batch, nothing allocated for a line whose group is known.
class LineIntake
{
public:
    static constexpr int kSample = 20; ///< calls a merge that the live stream shows

    /// `given` tells how many numbers each thread has given out.
    LineIntake(const Verifier &verifier, const Clock &clock, std::uint64_t start, std::size_t threads,
               std::function<std::uint64_t(std::size_t)> given);

    void record(std::span<const AccessLine> lines, Epochs::Reader &reader, NormalPath &scratch);
    /// Lines that were handed over until now; any thread.
    qint64 seen() const { return m_seen.load(std::memory_order_relaxed); }
    void addMalformed(qint64 count);
    /// Datagrams that the kernel dropped.
    void addDropped(qint64 count);

    /// What came since the last time. Control thread only; valid until the next call.
    struct Taken
    {
        LineGroups *groups = nullptr;
        QList<domain::CallRecord> sample;
        FeedCounts counts;
    };
    Taken take();
    /// Once a second by the control thread: which numbers are overdue.
    void settle(qint64 nowS);

private:
    void recordOne(const AccessLine &line, qint64 nowMs, NormalPath &scratch);
    bool isRepeated(const AccessLine &line);
    void followProxyCount(const AccessLine &line);
    void addSample(const AccessLine &line, qint64 atMs, std::uint32_t refusal);

    const Verifier &m_verifier;
    const Clock &m_clock;
    const std::size_t m_threads;
    const std::function<std::uint64_t(std::size_t)> m_given;
    std::atomic<qint64> m_seen{0};
    std::mutex m_mutex; ///< of all that follows
    CallNumbers m_numbers;
    LineGroups m_first, m_second;
    LineGroups *m_current = &m_first;
    QList<domain::CallRecord> m_sample;
    FeedCounts m_counts;
    std::map<std::string, qint64, std::less<>> m_sequences; ///< last of each worker
    qint64 m_unexplained = 0; ///< dropped by the kernel and not yet missed as a number
};

} // namespace octroi::authority
