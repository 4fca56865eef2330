// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/alerts/alertbook.h"

#include "authority/store/store.h"
#include "crypto/random.h"

#include <QElapsedTimer>

namespace octroi::authority {

namespace {

constexpr qint64 kRulesEveryMs = 10'000; ///< another node may have changed them
constexpr qint64 kTidyEveryMs = 3'600'000;
constexpr qint64 kMostSpread = 10;       ///< minutes over which rules that are looked at seldom are spread

AlertBook::Options named(AlertBook::Options options)
{
    if (options.node.isEmpty())
        options.node = crypto::randomId();
    return options;
}

} // namespace

AlertBook::AlertBook(Store &store, Issuer &issuer, const Clock &clock, Options options, Notices::Post post)
    : m_store(store), m_clock(clock), m_options(named(std::move(options))), m_notices(store, clock, m_options.notices, std::move(post)),
      m_round(store, issuer, m_options.zone)
{
}

Result<bool> AlertBook::holdLease(qint64 nowMs)
{
    if (m_holds && nowMs >= m_leaseMs && nowMs - m_leaseMs < kLeaseEveryMs)
        return true;
    const auto since = m_store.alerts().holdAlertLease(m_options.node, nowMs, nowMs + kLeaseMs);
    if (!since) {
        // Nobody knows who holds it now.
        m_holds = m_holds && nowMs - m_leaseMs < kLeaseMs / 2;
        return since.error();
    }
    m_holds = since->has_value();
    m_leaseMs = nowMs;
    if (m_holds)
        m_since = **since / 1000;
    return m_holds;
}

Result<void> AlertBook::readRules()
{
    const qint64 now = m_clock.nowMs();
    const bool old = m_store.shared() && qAbs(now - m_readMs) >= kRulesEveryMs;
    if (!m_stale && !old)
        return {};
    auto rules = m_store.alerts().alertRules();
    if (!rules)
        return rules.error();
    m_rules = std::move(*rules);
    m_stale = false;
    m_readMs = now;
    QStringList ids;
    for (const StoredAlertRule &stored : std::as_const(m_rules))
        ids << stored.rule.id;
    m_round.forgetOthers(ids);
    const QSet<QString> known(ids.begin(), ids.end());
    m_looked.removeIf([&](const auto &it) { return !known.contains(it.key()); });
    return {};
}

/// Rules that need not be looked at each minute have their own minute.
bool AlertBook::isDue(const domain::AlertRule &rule, qint64 at)
{
    if (!rule.enabled)
        return false;
    const qint64 every = AlertEvaluation::everySeconds(rule.kind);
    const qint64 spread = std::min(kMostSpread, every / 60);
    const qint64 phase = qint64(qHash(rule.id) % quint64(spread)) * 60;
    Looked &looked = m_looked[rule.id];
    const qint64 slot = (at - phase) / every;
    if (looked.slot == slot && looked.version == rule.version)
        return false;
    looked = {slot, rule.version};
    return true;
}

Result<void> AlertBook::beginRound(qint64 minute)
{
    m_minute = minute;
    QList<domain::AlertRule> due;
    for (const StoredAlertRule &stored : std::as_const(m_rules)) {
        if (isDue(stored.rule, minute * 60))
            due << stored.rule;
    }
    if (const auto begun = m_round.begin(due, minute * 60, m_since); !begun)
        return begun;
    return m_round.endOthers(m_rules);
}

Result<void> AlertBook::work()
{
    QElapsedTimer turn;
    turn.start();
    while (!m_round.isDone()) {
        if (const auto done = m_round.step(); !done)
            return done;
        if (turn.elapsed() >= kTurnMs)
            break;
    }
    return {};
}

Result<void> AlertBook::tick()
{
    if (const auto read = readRules(); !read)
        return read;
    // The last rule may be gone while its alerts fire.
    if (m_rules.isEmpty() && !m_holds)
        return {};
    const qint64 now = m_clock.nowMs();
    const auto holds = holdLease(now);
    if (!holds || !*holds)
        return holds ? Result<void>() : holds.error();
    if (const qint64 minute = now / 60'000; m_round.isDone() && minute != m_minute) {
        if (const auto begun = beginRound(minute); !begun)
            return begun;
    }
    if (const auto worked = work(); !worked)
        return worked;
    if (const auto told = m_notices.tick(m_rules); !told)
        return told;
    if (qAbs(now - m_droppedMs) < kTidyEveryMs)
        return {};
    m_droppedMs = now;
    return m_store.alerts().dropAlertsBefore(now - kKeepDays * 86'400'000LL);
}

Result<void> AlertBook::end()
{
    if (!std::exchange(m_holds, false))
        return {};
    return m_store.alerts().giveAlertLeaseBack(m_options.node, m_clock.nowMs());
}

} // namespace octroi::authority
