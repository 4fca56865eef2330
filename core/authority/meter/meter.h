// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/meter/accessline.h"
#include "authority/meter/callnumbers.h"
#include "authority/meter/callsums.h"
#include "authority/meter/counters.h"
#include "authority/meter/lineintake.h"
#include "authority/meter/livegroups.h"
#include "authority/meter/livesecond.h"
#include "authority/store/store.h"
#include "authority/verifier/verifier.h"
#include "domain/account.h"
#include "domain/livefilter.h"

#include <QHash>
#include <QSet>
#include <array>
#include <atomic>
#include <map>
#include <memory>
#include <vector>

namespace octroi::authority {

/// Counts calls where they are checked and adds what the access logs know of them. Nothing is shared
/// between counting threads: each has its own counters, which the control thread exchanges for empty ones.
class Meter
{
public:
    /// Distinct groups (credential, endpoint, refusal) that one minute may have; what comes beyond them is
    /// counted in the overflow group, so that no flood of calls makes rows without bound.
    static constexpr std::size_t kGroupsAMinute = 200'000;
    static constexpr qsizetype kMostUntaken = 3600; ///< points of a part that nobody takes
    static constexpr const char *kOverflow = "overflow"; ///< as endpoint of that group; it has no key and no API

    Meter(Verifier &verifier, const Clock &clock, unsigned threads, std::size_t groupsAMinute = kGroupsAMinute);
    ~Meter();

    /// By I/O thread `thread`, inside a Section of the verifier's epochs.
    void count(unsigned thread, const CheckResult &result);
    /// A hint, some work before count().
    void expect(unsigned thread, const CheckResult &result) const;
    /// The same; the number of the call, which its access line is expected to carry.
    CallNumber nextNumber(unsigned thread);
    /// Lines of access logs, by any thread.
    LineIntake &intake() { return m_intake; }

    /// The rest by the control thread only.
    /// While more groups of key and endpoint than kFewUses make calls in one second, a key is named as used
    /// at its turn only, which comes every kUseEveryS seconds, with the second of its last call until then: a
    /// use is a row of the store to rewrite, and a flood of them would cost more than the checks.
    static constexpr std::size_t kFewUses = 2000;
    static constexpr std::uint32_t kUseEveryS = 300;
    struct Use
    {
        QString keyId;
        qint64 atMs; ///< of its last call that was allowed; in whole seconds when it had to wait
    };
    /// Merges what was counted since; `deltas` go to the store (several may be of one group), `used` are the
    /// keys that made allowed calls.
    struct Collected
    {
        QList<UsageDelta> deltas;
        QList<Use> used;
    };
    /// `all`: names the uses that wait for their turn, too.
    Collected collect(bool all = false);
    bool usesWait() const { return m_waiting > 0; }
    /// Ends all seconds before that of the clock and returns their points, oldest first.
    /// Their numbers grow without a gap or a repetition also when the clock is set back, and come nearer to it again
    /// with every second that is left out.
    QList<domain::LiveReading> closeSeconds();

    /// From now on there are points of what these limits allow to be seen and the filter lets through, too.
    void watch(const QString &name, domain::RoleLimits limits, const domain::LiveFilter &filter = {});
    /// Its points of the seconds that have ended already, as far back as groups are kept; without sampled calls.
    QList<domain::LiveReading> past(const QString &name) const;
    void unwatch(const QString &name) { m_parts.remove(name); }
    /// Those that closeSeconds() has ended since they were taken last.
    QList<domain::LiveReading> takePart(const QString &name);

    qint64 checks() const { return m_checks; }                       ///< since the start
    const std::array<qint64, domain::kRefusalCount> &verdicts() const { return m_verdicts; }
    const FeedCounts &feed() const { return m_feed; }                ///< since the start
    qint64 overflowed() const { return m_overflowed; }               ///< calls and lines of the overflow group

private:
    using GroupKey = LineGroups::Key;
    struct GroupName
    {
        std::uint32_t credential, endpoint, refusal;
        bool operator==(const GroupName &) const = default;
        friend std::size_t qHash(const GroupName &name, std::size_t seed)
        {
            return ::qHash(quint64(name.credential) << 32 | name.endpoint, seed ^ name.refusal);
        }
    };
    using Overflow = std::map<std::pair<qint64, std::uint32_t>, CallSums>; ///< by second and refusal
    struct Slot
    {
        CallCounters first, second;
        std::atomic<CallCounters *> current{&first};
        std::atomic<std::uint64_t> given{0}; ///< numbers; written by one thread
    };
    /// The calls that callers with some limits may see.
    struct Part
    {
        domain::RoleLimits limits;
        domain::LiveFilter filter;
        QSet<QByteArray> keyIds; ///< those of the filter, as they stand in the table
        LiveSecond second;
        QList<domain::LiveReading> closed;
    };
    static constexpr std::uint32_t kOverflowEndpoint = LiveSecond::kNoEndpoint;

    std::vector<CallCounters *> exchangeCounters();
    LineGroups &takeLines();
    void noteUses(const std::vector<CallCounters *> &filled, bool all, QList<Use> &used);
    void nameUses(std::vector<std::uint32_t> &turn, QList<Use> &used);
    bool hasRoom(const GroupKey &key);
    void finish(const GroupKey &key, CallSums &sums, QList<UsageDelta> &deltas, Overflow &overflow);
    void emitGroup(const GroupKey &key, const CallSums &sums, QList<UsageDelta> &deltas);
    QString idOf(std::uint32_t credential) const;
    UsageDelta deltaOf(const GroupKey &key, const CallSums &sums) const;
    bool belongs(const Part &part, std::uint32_t credential, std::uint32_t endpoint) const;
    void addToParts(const GroupKey &key, const CallSums &sums);
    void sample(const domain::CallRecord &call);
    domain::LiveReading finishSecond();

    Verifier &m_verifier;
    const Clock &m_clock;
    const std::size_t m_groupsAMinute;
    const std::uint64_t m_start; ///< of the numbers of calls
    std::vector<std::unique_ptr<Slot>> m_slots;
    LineIntake m_intake;
    qint64 m_current; ///< the second that is growing
    qint64 m_ahead = 0; ///< by how much the seconds of the stream are ahead of the clock
    LiveSecond m_second;
    LiveGroups m_groups;
    QHash<QString, Part> m_parts;
    qint64 m_minute = 0; ///< that m_known is of
    QSet<GroupName> m_known;
    std::vector<std::uint32_t>
        m_usedAt; ///< second of the last use of a credential that waits for its turn, else 0
    std::array<std::vector<std::uint32_t>, kUseEveryS> m_turns; ///< the credentials that wait, by their turn
    std::size_t m_waiting = 0;
    std::uint32_t m_turn = 0; ///< second whose turn was last
    qint64 m_checks = 0, m_overflowed = 0;
    FeedCounts m_feed;
    std::array<qint64, domain::kRefusalCount> m_verdicts{};
};

} // namespace octroi::authority
