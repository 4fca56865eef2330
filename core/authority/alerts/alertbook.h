// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/alerts/alertround.h"
#include "authority/alerts/notices.h"
#include "base/clock.h"

namespace octroi::authority {

/// Looks at the rules once a minute and tells of what changed, on the one node that holds the lease. On the control
/// thread, in turns that are short enough for what else waits there; never on the way of a check.
class AlertBook
{
public:
    struct Options
    {
        QTimeZone zone = QTimeZone::utc(); ///< of patterns and quotas
        QString node;                      ///< who this is among those that share the store; "": chosen by chance
        Notices::Options notices;
    };

    AlertBook(Store &store, Issuer &issuer, const Clock &clock, Options options, Notices::Post post);

    /// Once a second.
    Result<void> tick();
    /// Rules were changed here: the next tick reads them.
    void rulesChanged() { m_stale = true; }
    /// Another node may go on at once.
    Result<void> end();

    bool holdsLease() const { return m_holds; }
    Notices &notices() { return m_notices; }
    const QTimeZone &zone() const { return m_options.zone; }

    static constexpr int kTurnMs = 50;              ///< of one tick for looking at rules
    static constexpr qint64 kLeaseMs = 60'000, kLeaseEveryMs = 20'000;
    static constexpr int kKeepDays = 366;           ///< what has ended

private:
    Result<bool> holdLease(qint64 nowMs);
    Result<void> readRules();
    Result<void> beginRound(qint64 minute);
    bool isDue(const domain::AlertRule &rule, qint64 at);
    Result<void> work();

    Store &m_store;
    const Clock &m_clock;
    const Options m_options;
    Notices m_notices;
    AlertRound m_round;
    QList<StoredAlertRule> m_rules;
    bool m_stale = true, m_holds = false;
    qint64 m_minute = 0, m_leaseMs = 0, m_readMs = 0, m_since = 0, m_droppedMs = 0;
    struct Looked
    {
        qint64 slot = -1, version = 0;
    };
    QHash<QString, Looked> m_looked; ///< by rule
};

} // namespace octroi::authority
