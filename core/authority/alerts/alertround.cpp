// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/alerts/alertround.h"

#include "authority/issuer/state.h"
#include "authority/store/store.h"
#include "crypto/random.h"

namespace octroi::authority {

namespace {

constexpr qint64 kHour = 3'600;
constexpr int kMostFiring = 1'000'000;

QString objectOf(const domain::Alert &alert)
{
    return AlertFinding{alert.subject, alert.subjectId, {}, alert.detail, 0, 0}.object();
}

/// Whether the finding is a step further than what was told: fewer days, or more percent.
bool isFurther(const domain::AlertRule &rule, double before, double now)
{
    if (rule.kind == domain::AlertKind::Expiry)
        return now < before;
    return rule.kind == domain::AlertKind::Quota && now > before;
}

} // namespace

AlertRound::AlertRound(Store &store, Issuer &issuer, const QTimeZone &zone)
    : m_store(store), m_issuer(issuer), m_readings(store, zone), m_patterns(m_readings, zone, kHour), m_evaluation(m_readings, m_patterns)
{
}

Result<void> AlertRound::readFiring()
{
    AlertQuery query;
    query.firing = true;
    query.limit = kMostFiring;
    const auto firing = m_store.alerts().alerts(query);
    if (!firing)
        return firing.error();
    m_firing.clear();
    for (const StoredAlert &stored : *firing)
        m_firing[stored.alert.ruleId].insert(objectOf(stored.alert), stored);
    return {};
}

Result<void> AlertRound::begin(const QList<domain::AlertRule> &due, qint64 at, qint64 watchedSince)
{
    m_due = due;
    m_next = 0;
    m_at = at;
    m_watchedSince = watchedSince;
    m_readings.beginRound();
    m_readings.expect(due, at);
    return readFiring();
}

Result<void> AlertRound::step()
{
    const domain::AlertRule rule = m_due.at(m_next++);
    const bool fires = !m_firing.value(rule.id).isEmpty();
    const auto findings = m_evaluation.findings(rule, {m_at, m_watchedSince, fires});
    return findings ? settle(rule, *findings) : findings.error();
}

Result<void> AlertRound::end(StoredAlert stored, bool tell)
{
    stored.alert.endedAt = QDateTime::fromSecsSinceEpoch(m_at, Qt::UTC);
    ++stored.alert.version;
    const bool silent = stored.alert.snoozedUntil.isValid() && stored.alert.snoozedUntil > stored.alert.endedAt;
    stored.untold = tell && !silent;
    return m_store.alerts().putAlert(stored);
}

/// What the finding changes of an alert that fires; false: nothing.
bool AlertRound::goOn(StoredAlert &stored, const domain::AlertRule &rule, const AlertFinding &finding) const
{
    domain::Alert &alert = stored.alert;
    const QDateTime now = QDateTime::fromSecsSinceEpoch(m_at, Qt::UTC);
    const bool woke = alert.snoozedUntil.isValid() && alert.snoozedUntil <= now;
    const bool further = isFurther(rule, alert.limit, finding.limit);
    if (!further && !woke)
        return false;
    if (further) {
        alert.value = finding.value;
        alert.limit = finding.limit;
    }
    if (woke)
        alert.snoozedUntil = {};
    // Who acknowledged it knows; a further step is news.
    stored.untold = stored.untold || (!alert.snoozedUntil.isValid() && (further || !alert.acknowledgedAt.isValid()));
    ++alert.version;
    return true;
}

Result<void> AlertRound::settle(const domain::AlertRule &rule, const QList<AlertFinding> &findings)
{
    AlertStore &store = m_store.alerts();
    QHash<QString, StoredAlert> before = m_firing.value(rule.id), after;
    QList<std::pair<StoredAlert, AlertFinding>> perhaps;
    QList<StoredAlert> fresh;
    for (const AlertFinding &finding : findings) {
        const QString object = finding.object();
        const auto known = before.constFind(object);
        StoredAlert stored = known == before.cend() ? begun(rule, finding) : *known;
        if (known == before.cend())
            fresh << stored;
        else if (goOn(stored, rule, finding))
            perhaps.append({*known, finding});
        before.remove(object);
        after.insert(object, stored);
    }
    if (fresh.isEmpty() && perhaps.isEmpty() && before.isEmpty())
        return {};
    const auto done = m_store.transact([&]() -> Result<void> {
        for (const StoredAlert &stored : std::as_const(fresh)) {
            if (const auto put = store.putAlert(stored); !put)
                return put;
        }
        // As they are by now: somebody may have acknowledged one meanwhile.
        for (const auto &[known, finding] : std::as_const(perhaps)) {
            auto current = store.alert(known.alert.id);
            if (!current)
                return current.error();
            if (const auto put = goOn(*current, rule, finding) ? store.putAlert(*current) : Result<void>(); !put)
                return put;
        }
        for (const StoredAlert &stored : std::as_const(before)) {
            const auto current = store.alert(stored.alert.id);
            if (const auto ended = current ? end(*current, true) : Result<void>(current.error()); !ended)
                return ended;
        }
        return {};
    });
    if (done)
        m_firing.insert(rule.id, after);
    return done;
}

StoredAlert AlertRound::begun(const domain::AlertRule &rule, const AlertFinding &finding) const
{
    domain::Alert alert;
    alert.id = crypto::randomId();
    alert.ruleId = rule.id;
    alert.ruleName = rule.name;
    alert.kind = rule.kind;
    alert.measure = rule.measure;
    alert.subject = finding.subject;
    alert.subjectId = finding.subjectId;
    alert.subjectName = finding.name.isEmpty() ? nameOf(finding) : finding.name;
    alert.detail = finding.detail;
    alert.value = finding.value;
    alert.limit = finding.limit;
    alert.startedAt = QDateTime::fromSecsSinceEpoch(m_at, Qt::UTC);
    alert.version = 1;
    return {alert, true};
}

QString AlertRound::nameOf(const AlertFinding &finding) const
{
    using domain::AlertSubject;
    const auto name = [](const auto &found) { return found ? found->name : QString(); };
    switch (finding.subject) {
    case AlertSubject::All: return {};
    case AlertSubject::Partner: return name(m_issuer.partner(finding.subjectId));
    case AlertSubject::Application: return name(m_issuer.application(finding.subjectId));
    case AlertSubject::Key: return name(m_issuer.key(finding.subjectId));
    case AlertSubject::Api: return name(m_issuer.api(finding.subjectId));
    case AlertSubject::Client: {
        const auto *client = m_issuer.state().clients.find(finding.subjectId);
        return client ? client->client.name : QString();
    }
    }
    return {};
}

Result<void> AlertRound::endOthers(const QList<StoredAlertRule> &rules)
{
    QSet<QString> live;
    for (const StoredAlertRule &stored : rules) {
        if (stored.rule.enabled)
            live.insert(stored.rule.id);
    }
    for (auto it = m_firing.begin(); it != m_firing.end();) {
        if (live.contains(it.key())) {
            ++it;
            continue;
        }
        for (const StoredAlert &stored : std::as_const(*it)) {
            if (const auto ended = end(stored, false); !ended)
                return ended;
        }
        it = m_firing.erase(it);
    }
    return {};
}

} // namespace octroi::authority
