// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/meter/accessline.h"
#include "authority/meter/counters.h"
#include "authority/store/store.h"
#include "authority/verifier/verifier.h"
#include "usage/histogram.h"

#include <QHash>
#include <array>
#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <tuple>

namespace octroi::authority {

/// Counts calls where they are checked and adds what the access logs know of them. Nothing is shared
/// between counting threads: each has its own counters, which the control thread exchanges for empty ones.
class Meter
{
public:
    Meter(Verifier &verifier, const Clock &clock, unsigned threads);
    ~Meter();

    /// By I/O thread `thread`, inside a Section of the verifier's epochs.
    void count(unsigned thread, const CheckResult &result);
    /// By any thread; `reader` and `scratch` are the caller's own.
    void record(const AccessLine &line, Epochs::Reader &reader, NormalPath &scratch);
    void addLostLines(qint64 count);

    /// The rest by the control thread only.
    /// Merges what was counted since; `deltas` go to the store, `used` are the keys that made allowed calls.
    struct Collected
    {
        QList<UsageDelta> deltas;
        QList<QString> used;
    };
    Collected collect();
    /// Ends all seconds before that of the clock and returns their points, oldest first.
    QList<domain::LivePoint> closeSeconds();

    qint64 checks() const { return m_checks; }                       ///< since the start
    const std::array<qint64, domain::kRefusalCount> &verdicts() const { return m_verdicts; }
    qint64 lines() const { return m_linesSeen; }
    qint64 lostLines() const { return m_lostTotal; }

private:
    using GroupKey = std::tuple<qint64, std::uint32_t, std::uint32_t, std::uint32_t>; ///< second, credential, endpoint, refusal
    struct Sums
    {
        qint64 requests = 0, bytesIn = 0, bytesOut = 0, measured = 0;
        std::array<qint64, 4> classes{};
        usage::Histogram latency;
    };
    struct LineKey
    {
        qint64 second;
        std::string keyId;
        std::uint32_t endpoint, refusal;
        auto operator<=>(const LineKey &) const = default;
    };
    struct Lines
    {
        std::map<LineKey, Sums> groups;
        QList<domain::CallRecord> sample;
        qint64 seen = 0, lost = 0;
    };
    struct Slot
    {
        CallCounters first, second;
        std::atomic<CallCounters *> current{&first};
    };
    /// One second of the live stream while it grows.
    struct Second
    {
        domain::LivePoint point;
        usage::Histogram latency;
        QHash<QString, domain::LivePoint::PerKey> keys;
        QHash<std::uint32_t, qint64> endpoints;
        std::array<qint64, domain::kRefusalCount> refusals{};
    };
    void mergeLines(std::map<GroupKey, Sums> &groups);
    void addToSecond(std::uint32_t endpoint, std::uint32_t refusal, const QString &keyId, const Sums &sums);
    domain::LivePoint finishSecond();

    Verifier &m_verifier;
    const Clock &m_clock;
    std::vector<std::unique_ptr<Slot>> m_slots;
    std::mutex m_linesMutex;
    Lines m_lines;
    std::map<std::string, qint64> m_sequences; ///< last of each worker
    qint64 m_current;                          ///< the second that is growing
    Second m_second;
    qint64 m_checks = 0, m_linesSeen = 0, m_lostTotal = 0;
    std::array<qint64, domain::kRefusalCount> m_verdicts{};
};

} // namespace octroi::authority
