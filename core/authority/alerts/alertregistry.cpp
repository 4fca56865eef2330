// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/alerts/alertregistry.h"

#include "authority/alerts/webhooksignature.h"
#include "authority/issuer/body.h"
#include "authority/issuer/cursor.h"
#include "authority/issuer/state.h"
#include "domain/name.h"

#include <QUrl>
#include <algorithm>

namespace octroi::authority {

using domain::AlertRule;
using domain::AlertSubject;

namespace {

const QStringList &members()
{
    static const QStringList names = [] {
        QStringList out;
        for (const char *name : {"name", "kind", "measure", "subject_type", "subject_id", "above", "below", "limit", "percentile",
                                 "client_errors", "window_seconds", "steps", "time_zone", "webhook_url", "enabled"})
            out << QString::fromLatin1(name);
        return out;
    }();
    return names;
}

/// For the audit log: what stands behind the host may be as good as a password.
QJsonObject told(const AlertRule &rule)
{
    QJsonObject out = domain::toJson(rule);
    if (const QUrl url(rule.webhookUrl); !rule.webhookUrl.isEmpty())
        out[QStringLiteral("webhook_url")] = url.scheme() + QStringLiteral("://") + url.host() + QStringLiteral("/…");
    return out;
}

QString textOrNone(Body &body, const char *name)
{
    return body.isNull(name) ? QString() : body.text(name);
}

QList<int> stepsOf(Body &body)
{
    QList<int> out;
    for (const QJsonValue step : body.array("steps", 10)) {
        const double number = step.toDouble(-1);
        if (number < 1 || number > 1000 || number != int(number))
            body.fail("steps", "number_range", QStringLiteral("holds something that is not a whole number from 1 to 1000"));
        else if (!out.contains(int(number)))
            out << int(number);
    }
    std::sort(out.begin(), out.end());
    return out;
}

/// What people leave out when a rule is made.
void fillIn(AlertRule &rule, const Body &body)
{
    using domain::AlertKind;
    if (!body.has("window_seconds"))
        rule.windowSeconds = rule.kind == AlertKind::Anomaly || rule.kind == AlertKind::Silence ? 3'600 : 300;
    if (!body.has("steps") && rule.kind == AlertKind::Expiry)
        rule.steps = {1, 7, 14, 30};
    if (!body.has("steps") && rule.kind == AlertKind::Quota)
        rule.steps = {80, 100};
    if (rule.kind != AlertKind::Anomaly)
        return;
    if (!body.has("limit"))
        rule.limit = 4;
    if (!body.has("below"))
        rule.below = true;
}

} // namespace

AlertStore &AlertRegistry::store() const
{
    return state().store.alerts();
}

bool AlertRegistry::isKnown(const AlertRule &rule) const
{
    switch (rule.subject) {
    case AlertSubject::All: return true;
    case AlertSubject::Partner: return state().partners.find(rule.subjectId);
    case AlertSubject::Application: return state().applications.find(rule.subjectId);
    case AlertSubject::Key: return m_issuer.key(rule.subjectId).ok();
    case AlertSubject::Client: return state().clients.find(rule.subjectId);
    case AlertSubject::Api: return state().apis.find(rule.subjectId);
    }
    return false;
}

Result<AlertRule> AlertRegistry::read(const QJsonObject &object, AlertRule rule) const
{
    Body body(object, members());
    const bool isNew = rule.id.isEmpty();
    if (isNew)
        body.require({"name", "kind"});
    if (body.has("name"))
        body.take(domain::checkName(body.text("name")), rule.name);
    body.choice("kind", rule.kind, domain::alertKindFromName);
    body.choice("measure", rule.measure, domain::alertMeasureFromName);
    body.choice("subject_type", rule.subject, domain::alertSubjectFromName);
    if (body.has("subject_id"))
        rule.subjectId = textOrNone(body, "subject_id");
    if (body.has("below")) {
        rule.below = body.flag("below");
        if (!body.has("above") && rule.kind == domain::AlertKind::Threshold)
            rule.above = !rule.below;
    }
    if (body.has("above"))
        rule.above = body.flag("above");
    if (body.has("limit"))
        rule.limit = body.number("limit");
    if (body.has("percentile"))
        rule.percentile = int(body.integer("percentile", 100));
    if (body.has("client_errors"))
        rule.clientErrors = body.flag("client_errors");
    if (body.has("window_seconds"))
        rule.windowSeconds = body.integer("window_seconds", domain::kLongestAlertWindow);
    if (body.has("steps"))
        rule.steps = stepsOf(body);
    if (body.has("time_zone"))
        rule.timeZone = textOrNone(body, "time_zone");
    if (body.has("webhook_url"))
        rule.webhookUrl = textOrNone(body, "webhook_url");
    if (body.has("enabled"))
        rule.enabled = body.flag("enabled");
    if (isNew)
        fillIn(rule, body);
    if (!body.ok())
        return body.error();
    if (const auto checked = domain::checkAlertRule(rule); !checked)
        return checked.error();
    if (!isKnown(rule))
        return invalid("subject_id", "subject_unknown", QStringLiteral("there is no such %1").arg(domain::alertSubjectName(rule.subject)));
    if (const auto url = rule.webhookUrl.isEmpty() ? Result<void>() : m_book.notices().policy().checkUrl(rule.webhookUrl); !url)
        return url.error();
    return rule;
}

Result<AlertRegistry::Issued> AlertRegistry::again(const QString &id)
{
    auto stored = store().alertRule(id);
    if (!stored)
        return stored.error();
    const auto sent = store().lastNoticeMs(id);
    if (!sent)
        return sent.error();
    if (*sent > 0 || stored->rule.webhookUrl.isEmpty())
        return Issued{stored->rule, {}};
    stored->webhookSecret = newWebhookSecret();
    if (const auto put = store().putAlertRule(*stored); !put)
        return put.error();
    m_book.rulesChanged();
    return Issued{stored->rule, Secret(QByteArray(stored->webhookSecret))};
}

Result<AlertRegistry::Issued> AlertRegistry::createRule(const Caller &caller, const QJsonObject &body)
{
    const Creation request{"alert_rule.create", {}, body};
    const auto before = state().madeBefore(caller, request);
    if (!before)
        return before.error();
    if (!before->isEmpty())
        return again(*before);
    const auto read = this->read(body, {});
    if (!read)
        return read.error();
    const auto known = store().alertRules();
    if (!known)
        return known.error();
    if (known->size() >= domain::kMostAlertRules)
        return conflict("rules_many", {}, QStringLiteral("there are %1 rules already").arg(domain::kMostAlertRules));
    StoredAlertRule stored{*read, {}};
    stored.rule.id = state().freshId(state().partners);
    stored.rule.createdAt = state().clock.now();
    stored.rule.version = 1;
    if (!stored.rule.webhookUrl.isEmpty())
        stored.webhookSecret = newWebhookSecret();
    const auto done = state().commit(caller, request, {{"alert_rule.create", "alert_rule", stored.rule.id, stored.rule.name, {}, told(stored.rule)}},
                                     [&] { return store().putAlertRule(stored); });
    if (!done)
        return done.error();
    m_book.rulesChanged();
    return Issued{stored.rule, Secret(QByteArray(stored.webhookSecret))};
}

Result<AlertRegistry::Issued> AlertRegistry::change(const Caller &caller, const char *action, const StoredAlertRule &before, StoredAlertRule after,
                                                    bool freshSecret)
{
    ++after.rule.version;
    if (freshSecret)
        after.webhookSecret = newWebhookSecret();
    const auto done = state().commit(caller, {{action, "alert_rule", after.rule.id, after.rule.name, told(before.rule), told(after.rule)}},
                                     [&] { return store().putAlertRule(after); });
    if (!done)
        return done.error();
    m_book.rulesChanged();
    return Issued{after.rule, freshSecret ? Secret(QByteArray(after.webhookSecret)) : Secret()};
}

Result<AlertRegistry::Issued> AlertRegistry::updateRule(const Caller &caller, const QString &id, const QJsonObject &body)
{
    const auto before = store().alertRule(id);
    if (!before)
        return before.error().code == ErrorCode::NotFound ? notFound("alert_rule", id) : before.error();
    if (const auto same = state().matches(caller, before->rule.version, id); !same)
        return same.error();
    const auto rule = read(body, before->rule);
    if (!rule)
        return rule.error();
    if (*rule == before->rule)
        return Issued{*rule, {}};
    return change(caller, "alert_rule.update", *before, {*rule, before->webhookSecret}, !rule->webhookUrl.isEmpty() && before->webhookSecret.isEmpty());
}

Result<AlertRegistry::Issued> AlertRegistry::rotateSecret(const Caller &caller, const QString &id)
{
    const auto before = store().alertRule(id);
    if (!before)
        return before.error().code == ErrorCode::NotFound ? notFound("alert_rule", id) : before.error();
    if (const auto same = state().matches(caller, before->rule.version, id); !same)
        return same.error();
    if (before->rule.webhookUrl.isEmpty())
        return conflict("webhook_none", id, QStringLiteral("the rule has no webhook"));
    return change(caller, "alert_rule.rotate_secret", *before, *before, true);
}

Result<void> AlertRegistry::removeRule(const Caller &caller, const QString &id)
{
    const auto before = store().alertRule(id);
    if (!before)
        return before.error().code == ErrorCode::NotFound ? notFound("alert_rule", id) : before.error();
    if (const auto same = state().matches(caller, before->rule.version, id); !same)
        return same;
    const auto done = state().commit(caller, {{"alert_rule.remove", "alert_rule", id, before->rule.name, told(before->rule), {}}},
                                     [&] { return store().removeAlertRule(id); });
    if (done)
        m_book.rulesChanged();
    return done;
}

Result<void> AlertRegistry::testWebhook(const Caller &caller, const QString &id, Tested done)
{
    const auto stored = store().alertRule(id);
    if (!stored)
        return stored.error().code == ErrorCode::NotFound ? notFound("alert_rule", id) : stored.error();
    if (stored->rule.webhookUrl.isEmpty())
        return conflict("webhook_none", id, QStringLiteral("the rule has no webhook"));
    const qint64 now = state().clock.nowMs();
    if (const auto last = m_tested.constFind(id); last != m_tested.cend() && qAbs(now - *last) < kBetweenTestsMs)
        return Error{ErrorCode::RateLimited, id, QStringLiteral("it was tested a moment ago"), {}, QStringLiteral("webhook_tested")};
    const auto noted = state().commit(caller, {{"alert_rule.test", "alert_rule", id, stored->rule.name, {}, {}}}, [] { return Result<void>(); });
    if (!noted)
        return noted;
    m_tested.insert(id, now);
    m_book.notices().test(*stored, std::move(done));
    return {};
}

Result<AlertForetold> AlertRegistry::preview(const QJsonObject &body)
{
    QJsonObject named = body;
    if (!named.contains(QLatin1String("name")))
        named[QStringLiteral("name")] = QStringLiteral("preview");
    const auto rule = read(named, {});
    if (!rule)
        return rule.error();
    return foretell(state().store, m_book.zone(), *rule, state().clock.nowMs() / 1000);
}

Result<AlertRule> AlertRegistry::rule(const QString &id) const
{
    const auto stored = store().alertRule(id);
    if (stored)
        return stored->rule;
    return stored.error().code == ErrorCode::NotFound ? notFound("alert_rule", id) : stored.error();
}

Result<Listing<AlertRule>> AlertRegistry::rules() const
{
    const auto all = store().alertRules();
    if (!all)
        return all.error();
    Listing<AlertRule> out;
    for (const StoredAlertRule &stored : *all)
        out.items << stored.rule;
    return out;
}

Result<QList<AlertNotice>> AlertRegistry::notices(const QString &ruleId) const
{
    const auto known = rule(ruleId);
    return known ? store().notices(ruleId, 100) : known.error();
}

Result<Listing<domain::Alert>> AlertRegistry::alerts(const ListQuery &query, bool firing, const QString &ruleId) const
{
    const auto place = placeOf(query);
    if (!place)
        return place.error();
    AlertQuery asked{firing, ruleId, 0, {}, query.limit + 1};
    if (*place) {
        asked.beforeMs = (*place)->createdMs;
        asked.beforeId = (*place)->id;
    }
    const auto found = store().alerts(asked);
    if (!found)
        return found.error();
    Listing<domain::Alert> out;
    for (const StoredAlert &stored : *found) {
        if (out.items.size() == query.limit) {
            out.next = cursorOf({out.items.last().startedAt.toMSecsSinceEpoch(), out.items.last().id});
            break;
        }
        out.items << stored.alert;
    }
    return out;
}

Result<domain::Alert> AlertRegistry::alert(const QString &id) const
{
    const auto stored = store().alert(id);
    if (stored)
        return stored->alert;
    return stored.error().code == ErrorCode::NotFound ? notFound("alert", id) : stored.error();
}

Result<domain::Alert> AlertRegistry::alter(const Caller &caller, const char *action, const QString &id,
                                           const std::function<Result<void>(StoredAlert &)> &alter)
{
    const auto before = store().alert(id);
    if (!before)
        return before.error().code == ErrorCode::NotFound ? notFound("alert", id) : before.error();
    if (const auto same = state().matches(caller, before->alert.version, id); !same)
        return same.error();
    StoredAlert after = *before;
    if (const auto altered = alter(after); !altered)
        return altered.error();
    if (after.alert == before->alert)
        return after.alert;
    ++after.alert.version;
    const auto done = state().commit(caller,
                                     {{action, "alert", id, before->alert.ruleName, domain::toJson(before->alert), domain::toJson(after.alert)}},
                                     [&] { return store().putAlert(after); });
    return done ? Result<domain::Alert>(after.alert) : done.error();
}

Result<domain::Alert> AlertRegistry::acknowledge(const Caller &caller, const QString &id)
{
    return alter(caller, "alert.acknowledge", id, [&](StoredAlert &stored) -> Result<void> {
        if (stored.alert.acknowledgedAt.isValid())
            return {};
        stored.alert.acknowledgedAt = state().clock.now();
        stored.alert.acknowledgedBy = caller.actor;
        stored.untold = false; // whoever acknowledges knows
        return {};
    });
}

Result<domain::Alert> AlertRegistry::snooze(const Caller &caller, const QString &id, const QJsonObject &object)
{
    Body body(object, {QStringLiteral("until")});
    body.require({"until"});
    const QDateTime until = body.ok() ? body.time("until") : QDateTime(), now = state().clock.now();
    if (body.ok() && until.isValid() && (until <= now || until.toMSecsSinceEpoch() > now.toMSecsSinceEpoch() + kLongestSnoozeMs))
        body.fail("until", "time_range", QStringLiteral("is not within the next 31 days"));
    if (!body.ok())
        return body.error();
    return alter(caller, "alert.snooze", id, [&](StoredAlert &stored) -> Result<void> {
        if (!stored.alert.fires())
            return conflict("alert_ended", id, QStringLiteral("it has ended"));
        stored.alert.snoozedUntil = until;
        if (until.isValid())
            stored.untold = false;
        return {};
    });
}

} // namespace octroi::authority
