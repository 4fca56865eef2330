// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/store/store.h"

namespace octroi::authority {

/// Counted usage on its way to the store. What was sent without an answer is sent again as it was, under
/// the identifier of its batch, so that it is counted once; what came since waits behind it, added up by
/// minutes when it grows large. Control thread only.
class UsageOutbox
{
public:
    static constexpr qsizetype kMaxWaiting = 200'000, kMany = 20'000;

    explicit UsageOutbox(Store &store)
        : m_store(store)
    {
    }
    void put(QList<UsageDelta> deltas) { m_waiting.append(std::move(deltas)); }
    /// Everything into the store; on an error it stays here. Groups beyond kMaxWaiting are dropped and
    /// logged.
    Result<void> send();

private:
    void makeRoom();

    Store &m_store;
    QString m_batch; ///< of m_sent
    QList<UsageDelta> m_sent, m_waiting;
};

} // namespace octroi::authority
