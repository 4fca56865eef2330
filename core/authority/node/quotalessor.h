// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/limiter/quotaceilings.h"
#include "authority/store/store.h"
#include "authority/verifier/verifier.h"

#include <QHash>
#include <array>
#include <atomic>
#include <thread>
#include <vector>

namespace octroi::authority {

/// Leases calls of quotas for this node, on a thread and a connection of its own, so that no check waits for
/// the database and no change delays a lease.
///
/// Of a quota L, all N nodes together allow at most L + (N - 1) * C calls, with C = quotaChunk(L): each node
/// may run ahead of its lease by C calls, and knows what the others had leased when it leased last. Without
/// the database a node goes on up to its ceiling; then calls of that key are refused with Retry-After: 1.
/// What a node leased and did not use it gives back when the key rests, and when it stops.
class QuotaLessor
{
public:
    using Open = std::function<Result<std::unique_ptr<Store>>()>;

    /// Reads what is leased already; nothing must have been checked yet.
    static Result<std::unique_ptr<QuotaLessor>> start(Open open, Verifier &verifier, LeaseRequests &requests,
                                                      const Clock &clock);
    ~QuotaLessor();

private:
    /// Of one unit of one key, in calls.
    struct Held
    {
        qint64 period = -1;
        qint64 others = 0;  ///< part of the counter that is not ours
        qint64 granted = 0; ///< leased by us
        qint64 seen = 0;    ///< our calls at the last settlement
        int rests = 0;      ///< rounds in which `seen` was the same
    };
    using BothUnits = std::array<Held, 2>;
    /// A claim under way.
    struct Pending
    {
        std::uint32_t credential;
        Held *held;
        qint64 used, chunk;
    };
    enum class Why { Asked, Round, End };
    QuotaLessor(Open open, Verifier &verifier, LeaseRequests &requests, const Clock &clock);

    Result<void> readLeases();
    void run();
    /// Settles these keys; false when the database did not take it.
    bool settle(const QList<QByteArray> &keyIds, Why why);
    /// The same in parts of a size that the database takes at once.
    bool settleAll(const QList<QByteArray> &keyIds, Why why);
    void claim(std::uint32_t credential, QuotaClaim::Unit unit, Held &held, Why why);
    void apply(const QuotaClaim &claim, const Pending &pending, const QuotaGrant &grant);

    const Open m_open;
    Verifier &m_verifier;
    LeaseRequests &m_requests;
    const Clock &m_clock;
    Epochs::Reader m_reader;
    std::unique_ptr<Store> m_store;
    QHash<QByteArray, std::shared_ptr<BothUnits>> m_held; ///< by key
    QList<QuotaClaim> m_claims;
    std::vector<Pending> m_pending; ///< one for each claim
    std::atomic<bool> m_stopping{false};
    std::thread m_thread;
};

} // namespace octroi::authority
