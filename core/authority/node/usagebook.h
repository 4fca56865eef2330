// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/meter/meter.h"
#include "authority/node/usageoutbox.h"

#include <QString>
#include <span>
#include <utility>

namespace octroi::authority {

/// Carries what the meter counted into the store, and keeps it while the store cannot take it. Control thread
/// only.
class UsageBook
{
public:
    UsageBook(Store &store, Verifier &verifier, Meter &meter, const Clock &clock)
        : m_store(store), m_meter(meter), m_clock(clock), m_reader(verifier.epochs()), m_outbox(store)
    {
    }
    /// Merges what was counted; returns uses of keys as Meter::collect() does.
    QList<Meter::Use> collect(bool all);
    Result<void> store();
    /// Lines of a batch; false, and nothing counted, when this caller's batch is known already ("" is none).
    Result<bool> record(std::span<const AccessLine> lines, const QString &caller, const QString &batch);

private:
    void noteFeed();

    Store &m_store;
    Meter &m_meter;
    const Clock &m_clock;
    Epochs::Reader m_reader;
    NormalPath m_scratch;
    UsageOutbox m_outbox;
    UsageFeed m_unsavedFeed, m_noted;    ///< the latter since the start
    QList<std::pair<QString, QString>> m_batches; ///< caller and id, not stored yet; their lines are in the outbox
};

} // namespace octroi::authority
