// SPDX-License-Identifier: GPL-3.0-or-later
// What a node does once a second, and at its end.
#include "authority/node/nodeparts.h"
#include "base/log.h"

namespace octroi::authority {

namespace {
constexpr qsizetype kFewTouches = 2'000;
constexpr qint64 kAskS = 5; ///< how long a stream may go on for who may not follow it any more
constexpr qint64 kKeepMinutesS = 3 * 24 * 3600, kKeepHoursS = 100 * 24 * 3600, kKeepDaysS = 3 * 366 * 24 * 3600;
} // namespace

Result<void> Node::Parts::flushUsage(bool all)
{
    syslog->drain();
    collectedMs = clock.nowMs();
    for (const Meter::Use &use : usage.collect(all))
        issuer.keyUsed(use.keyId, use.atMs);
    return usage.store();
}

void Node::Parts::complainOf(const Result<void> &flushed)
{
    if (!flushed && !complained) {
        const bool away = flushed.error().code == ErrorCode::Unavailable;
        logEvent(LogLevel::Error, "usage.not_stored",
                 {{"error", flushed.error().toString()},
                  {"what_to_do", away ? QStringLiteral("bring the database back; counting goes on in memory")
                                      : QStringLiteral("make room on the disk of the data folder; counting goes on in memory")}});
    }
    complained = !flushed.ok();
}

/// Last uses: each second while they are few, else every ten seconds, as each is a row to rewrite. With a flood of them
/// what is known lags behind by as long as a use waits for its turn.
void Node::Parts::flushTouches(bool all)
{
    const qint64 now = clock.nowMs() / 1000;
    if (!all && issuer.touches() > kFewTouches && now - touchedAt < 10)
        return;
    touchedAt = now;
    auto done = issuer.flushTouches();
    if (done && issuer.touches() == 0) {
        const qint64 known = collectedMs - (meter.usesWait() ? (Meter::kUseEveryS + 1) * 1'000 : 0);
        issuer.usesAreKnown(uses.node(), known);
        done = all ? uses.end() : uses.keep(known);
    }
    if (!done && !complained)
        logEvent(LogLevel::Warning, "last_use.not_stored", {{"error", done.error().toString()}});
}

void Node::Parts::lookAtAlerts()
{
    const auto looked = alerts.tick();
    if (!looked && !alertsFailed)
        logEvent(LogLevel::Warning, "alerts.not_looked_at", {{"error", looked.error().toString()}});
    alertsFailed = !looked.ok();
}

void Node::Parts::tick()
{
    tickedAt = steadySeconds();
    if (sharing)
        sharing->follow();
    complainOf(flushUsage());
    flushTouches(false);
    if (auto signedNow = checkpoints.tick(oauth.context().issuerUrl); !signedNow)
        logEvent(LogLevel::Warning, "audit.not_signed", {{"error", signedNow.error().toString()}});
    if (auto retired = issuer.retireQuiet(); !retired)
        logEvent(LogLevel::Warning, "campaign.not_retired", {{"error", retired.error().toString()}});
    if (auto ticked = oauth.tick(); !ticked)
        logEvent(LogLevel::Warning, "oauth.tick_failed", {{"error", ticked.error().toString()}});
    for (const domain::LiveReading &point : meter.closeSeconds())
        hub.send(history.append(point).bytes.toStdString());
    parts.tick(clock.nowMs() / 1000);
    if (const qint64 second = steadySeconds(); second - askedAt >= kAskS) {
        askedAt = second;
        hub.endVoid();
        parts.endVoid();
    }
    lookAtAlerts();
    api->announceChanges();
    refusals.flush();
    clientKeys.tick(oauth.clientsWithKeyUri(), oauth.authentication().takeWanted());
    trustedKeys.tick(issuer.allTrustedIssuers(), verifier.tokens().takeWanted() + oauth.takeWantedIssuers());
    verifier.epochs().reclaim();
    verifier.calendar().prepare(clock.nowMs());
    const qint64 now = clock.nowMs() / 1000;
    if (now % 60 == 0)
        verifier.tokens().forgetEnded();
    if (now - droppedAt >= 3600) {
        droppedAt = now;
        if (auto dropped = store->dropExpiredAccess(now * 1000); !dropped)
            logEvent(LogLevel::Warning, "sessions.not_tidied", {{"error", dropped.error().toString()}});
        if (auto dropped = store->dropBefore(now - kKeepMinutesS, now - kKeepHoursS, now - kKeepDaysS); !dropped)
            logEvent(LogLevel::Warning, "usage.not_tidied", {{"error", dropped.error().toString()}});
        const Periods periods = verifier.calendar().at(clock.nowMs());
        if (sharing && !store->dropLeases(qint64(periods.day) - 3, qint64(periods.month) - 3))
            droppedAt = 0; // without the database: again in a second
    }
}

void Node::Parts::stop()
{
    // Streams first: they would keep their connections busy for the whole draining.
    control.run([this] {
        hub.closeAll();
        parts.closeAll();
        if (const auto given = alerts.end(); !given)
            logEvent(LogLevel::Warning, "alerts.lease_kept", {{"error", given.error().toString()}});
    });
    slow.stop(); // its answers still reach their browsers
    if (http)
        http->stop();
    control.stop();
    if (sharing)
        sharing->stop();
    if (syslog) {
        if (auto flushed = flushUsage(true); !flushed)
            logEvent(LogLevel::Error, "usage.not_stored", {{"error", flushed.error().toString()}});
        flushTouches(true);
    }
    refusals.flush();
}

} // namespace octroi::authority
