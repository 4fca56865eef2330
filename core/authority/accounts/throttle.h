// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/store/accountstore.h"
#include "base/clock.h"

#include <QHash>
#include <QString>

namespace octroi::authority {

/// Slows guessing down: failures are counted by account and address together, by account and by address, and
/// from the first few on each one doubles the wait for the next try. The last two bounds are wider, so that
/// somebody elsewhere does not lock an administrator out, and a shared address not its users. Names that do
/// not exist are counted like others. Nodes of one database count together; while it is away, each for itself.
/// Control thread only.
class Throttle
{
public:
    /// `shared`: where nodes tell each other; null when there is one node.
    explicit Throttle(const Clock &clock, AccountStore *shared = nullptr) : m_clock(clock), m_shared(shared) {}

    /// Seconds to wait before the next try; 0: now.
    int wait(const QString &account, const QString &address);
    void failed(const QString &account, const QString &address);
    void succeeded(const QString &account, const QString &address);

private:
    static constexpr qsizetype kMost = 30'000;      ///< then the oldest go
    static constexpr qint64 kForgetMs = 3'600'000;  ///< after the last failure
    struct Bound
    {
        int free;       ///< failures without a wait
        qint64 longest; ///< wait in seconds
    };
    qint64 waitMs(const Guesses &guesses, Bound bound) const;
    void note(const QString &key);

    const Clock &m_clock;
    AccountStore *const m_shared;
    QHash<QString, Guesses> m_entries;
};

} // namespace octroi::authority
