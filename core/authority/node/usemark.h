// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/store/store.h"
#include "base/clock.h"

#include <QLockFile>
#include <memory>

namespace octroi::authority {

/// Tells the store, and by it the other nodes, how far the last uses that this node saw are known, so that no key is
/// taken for a silent one because a node has lost the database, or has broken down before it wrote. Control thread only.
class UseMark
{
public:
    /// `withoutDatabaseMs`: how long this node checks calls without its database; 0: for ever.
    UseMark(Store &store, const Clock &clock, qint64 withoutDatabaseMs) : m_store(store), m_clock(clock), m_withoutMs(withoutDatabaseMs) {}

    /// Before the first check. The name of the node stands in the data folder; where another process works in the same
    /// one, this one has a name of its own.
    Result<void> begin(const QString &dataFolder);
    const QString &node() const { return m_uses.node; }
    /// All uses until then are written. What is alone with its store tells nobody.
    Result<void> keep(qint64 knownUntilMs);
    /// All is written, and there will be no more checks.
    Result<void> end();

private:
    qint64 checksUntil() const;

    Store &m_store;
    const Clock &m_clock;
    const qint64 m_withoutMs;
    std::unique_ptr<QLockFile> m_lock;
    NodeUses m_uses;
    qint64 m_toldMs = 0;
    bool m_begun = false;
};

} // namespace octroi::authority
