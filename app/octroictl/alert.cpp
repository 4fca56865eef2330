// SPDX-License-Identifier: GPL-3.0-or-later
#include "alertoptions.h"
#include "backends/alertsbackend.h"
#include "commands.h"
#include "domain/json.h"

#include <CLI/CLI.hpp>

namespace octroi::ctl {

namespace {

using Options = AlertOptions;

QString subjectText(const domain::AlertRule &rule)
{
    const QString type = domain::alertSubjectName(rule.subject);
    return rule.subject == domain::AlertSubject::All ? type : type + u' ' + rule.subjectId;
}

QString conditionText(const domain::AlertRule &rule)
{
    using domain::AlertKind;
    QStringList steps;
    for (const int step : rule.steps)
        steps << QString::number(step);
    switch (rule.kind) {
    case AlertKind::Threshold:
        return QStringLiteral("%1 %2 %3 in %4 s")
            .arg(domain::alertMeasureName(rule.measure), rule.below ? QStringLiteral("<") : QStringLiteral(">"), QString::number(rule.limit))
            .arg(rule.windowSeconds);
    case AlertKind::Silence: return QStringLiteral("no call in %1 s").arg(rule.windowSeconds);
    case AlertKind::Anomaly: return QStringLiteral("off by %1 deviations in %2 s").arg(rule.limit).arg(rule.windowSeconds);
    case AlertKind::Expiry: return QStringLiteral("ends in %1 days").arg(steps.join(u'/'));
    case AlertKind::Quota: return QStringLiteral("%1 percent").arg(steps.join(u'/'));
    }
    return {};
}

void printRules(const Context &c, const QList<domain::AlertRule> &rules)
{
    QList<QStringList> rows;
    QJsonArray json;
    for (const domain::AlertRule &rule : rules) {
        json.append(domain::toJson(rule));
        rows.append({rule.id, rule.name, domain::alertKindName(rule.kind), subjectText(rule), conditionText(rule),
                     rule.enabled ? QStringLiteral("yes") : QStringLiteral("no"), rule.webhookUrl.isEmpty() ? QStringLiteral("no") : QStringLiteral("yes")});
    }
    if (c.out.isJson())
        c.out.json(json);
    else
        c.out.table({QStringLiteral("ID"), QStringLiteral("NAME"), QStringLiteral("KIND"), QStringLiteral("OF"), QStringLiteral("WHEN"),
                     QStringLiteral("ENABLED"), QStringLiteral("WEBHOOK")},
                    rows);
}

void printAlerts(const Context &c, const QList<domain::Alert> &alerts)
{
    QList<QStringList> rows;
    QJsonArray json;
    for (const domain::Alert &one : alerts) {
        const domain::Alert *alert = &one;
        json.append(domain::toJson(one));
        const QString state = !alert->fires() ? QStringLiteral("ended")
            : alert->snoozedUntil.isValid()   ? QStringLiteral("snoozed")
            : alert->acknowledgedAt.isValid() ? QStringLiteral("acknowledged")
                                              : QStringLiteral("firing");
        rows.append({alert->id, state, alert->ruleName, alert->subjectName.isEmpty() ? domain::alertSubjectName(alert->subject) : alert->subjectName,
                     QString::number(alert->value), QString::number(alert->limit), domain::toRfc3339(alert->startedAt),
                     alert->endedAt.isValid() ? domain::toRfc3339(alert->endedAt) : QString()});
    }
    if (c.out.isJson())
        c.out.json(json);
    else
        c.out.table({QStringLiteral("ID"), QStringLiteral("STATE"), QStringLiteral("RULE"), QStringLiteral("OF"), QStringLiteral("VALUE"),
                     QStringLiteral("LIMIT"), QStringLiteral("SINCE"), QStringLiteral("ENDED")},
                    rows);
}

backends::AlertsBackend &alertsOf(const Context &c)
{
    return *backends::alertsOf(c.connection.get());
}

QCoro::Task<Result<domain::AlertRule>> ruleOf(Context &c, QString id)
{
    const Result<QList<domain::AlertRule>> all = co_await alertsOf(c).alertRules();
    if (!all)
        co_return all.error();
    for (const domain::AlertRule &rule : *all) {
        if (rule.id == id)
            co_return rule;
    }
    co_return Error{ErrorCode::NotFound, id, QStringLiteral("there is no such rule"), {}, {}};
}

QCoro::Task<Result<QList<domain::Alert>>> read(Context &c, backends::AlertsRequest request)
{
    QList<domain::Alert> all;
    request.limit = 1'000;
    do {
        const Result<backends::Page<domain::Alert>> page = co_await alertsOf(c).alerts(request);
        if (!page)
            co_return page.error();
        all += page->items;
        request.cursor = page->next;
    } while (!request.cursor.isEmpty());
    co_return all;
}

QCoro::Task<Result<domain::Alert>> alertOf(Context &c, QString id)
{
    backends::AlertsRequest any;
    any.firing = false;
    const Result<QList<domain::Alert>> all = co_await read(c, any);
    if (!all)
        co_return all.error();
    for (const domain::Alert &alert : *all) {
        if (alert.id == id)
            co_return alert;
    }
    co_return Error{ErrorCode::NotFound, id, QStringLiteral("there is no such alert"), {}, {}};
}

/// The rule as it is now; a secret that was made is told, as nobody can ask for it again.
QCoro::Task<int> changeRule(Context &c, change::Change wanted)
{
    const Result<change::ItemResult> done = co_await c.apply(wanted);
    if (!done)
        co_return c.out.fail(done.error());
    const Result<domain::AlertRule> rule = co_await ruleOf(c, done->objectId);
    if (!rule)
        co_return c.out.fail(rule.error());
    const QString secret = done->issuedRule && done->issuedRule->secret ? done->issuedRule->secret->revealText() : QString();
    QJsonObject json = domain::toJson(*rule);
    if (!secret.isEmpty())
        json[QStringLiteral("webhook_secret")] = secret;
    if (c.out.isJson()) {
        c.out.json(json);
        co_return 0;
    }
    printRules(c, {*rule});
    if (!secret.isEmpty())
        c.out.table({QStringLiteral("WEBHOOK SECRET (shown this once)")}, {{secret}});
    co_return 0;
}

/// The alert as it is now.
QCoro::Task<int> changeAlert(Context &c, change::Change wanted, QString id)
{
    const Result<change::ItemResult> done = co_await c.apply(wanted);
    if (!done)
        co_return c.out.fail(done.error());
    const Result<domain::Alert> alert = co_await alertOf(c, id);
    if (!alert)
        co_return c.out.fail(alert.error());
    if (c.out.isJson())
        c.out.json(domain::toJson(*alert));
    else
        printAlerts(c, {*alert});
    co_return 0;
}

QCoro::Task<int> listRules(Context &c, Options)
{
    const Result<QList<domain::AlertRule>> all = co_await alertsOf(c).alertRules();
    if (!all)
        co_return c.out.fail(all.error());
    printRules(c, *all);
    co_return 0;
}

QCoro::Task<int> addRule(Context &c, Options o)
{
    const Result<domain::AlertRule> rule = newRule(c, o);
    if (!rule)
        co_return c.out.fail(rule.error());
    const change::Change wanted = change::CreateAlertRule{*rule};
    const int code = co_await changeRule(c, wanted);
    co_return code;
}

QCoro::Task<int> editRule(Context &c, Options o)
{
    const Result<domain::AlertRule> before = co_await ruleOf(c, QString::fromStdString(o.id));
    if (!before)
        co_return c.out.fail(before.error());
    const Result<domain::AlertRule> after = ruleWith(c, o, *before);
    if (!after)
        co_return c.out.fail(after.error());
    const change::Change wanted = change::UpdateAlertRule{*after, *before};
    const int code = co_await changeRule(c, wanted);
    co_return code;
}

QCoro::Task<int> removeRule(Context &c, Options o)
{
    const Result<domain::AlertRule> rule = co_await ruleOf(c, QString::fromStdString(o.id));
    if (!rule)
        co_return c.out.fail(rule.error());
    const change::Change wanted = change::DeleteAlertRule{*rule};
    const Result<change::ItemResult> done = co_await c.apply(wanted);
    co_return done ? 0 : c.out.fail(done.error());
}

QCoro::Task<int> newSecret(Context &c, Options o)
{
    const Result<domain::AlertRule> rule = co_await ruleOf(c, QString::fromStdString(o.id));
    if (!rule)
        co_return c.out.fail(rule.error());
    const change::Change wanted = change::RotateWebhookSecret{*rule};
    const int code = co_await changeRule(c, wanted);
    co_return code;
}

/// Asked for by its route, which tells the times as well.
QCoro::Task<int> previewRule(Context &c, Options o)
{
    const Result<QJsonObject> body = members(c, o);
    if (!body)
        co_return c.out.fail(body.error());
    const Result<QJsonObject> foretold = co_await c.backend->writeObject("POST", QStringLiteral("/v1/alerts/rules/preview"), *body, {});
    if (!foretold)
        co_return c.out.fail(foretold.error());
    if (c.out.isJson()) {
        c.out.json(*foretold);
        co_return 0;
    }
    QList<QStringList> rows;
    for (const QJsonValue time : foretold->value(QLatin1String("times")).toArray())
        rows.append({time[QLatin1String("from")].toString(), time[QLatin1String("to")].toString()});
    c.out.table({QStringLiteral("WOULD HAVE FIRED %1 TIMES SINCE %2")
                     .arg(foretold->value(QLatin1String("count")).toInt())
                     .arg(foretold->value(QLatin1String("from")).toString()),
                 QStringLiteral("UNTIL")},
                rows);
    co_return 0;
}

/// No change: nothing is different after it.
QCoro::Task<int> testRule(Context &c, Options o)
{
    const QString id = QString::fromStdString(o.id);
    const Result<backends::WebhookTest> test = co_await alertsOf(c).testWebhook(id);
    if (!test)
        co_return c.out.fail(test.error());
    if (c.out.isJson()) {
        c.out.json(QJsonObject{{QStringLiteral("sent"), test->sent},
                               {QStringLiteral("status"), test->status},
                               {QStringLiteral("reason"), test->reason},
                               {QStringLiteral("detail"), test->detail}});
        co_return test->sent ? 0 : 1;
    }
    if (!test->sent)
        co_return c.out.fail(Error{ErrorCode::Network, id, test->detail, {}, test->reason});
    c.out.table({QStringLiteral("ANSWERED WITH")}, {{QString::number(test->status)}});
    co_return 0;
}

QCoro::Task<int> listAlerts(Context &c, Options o)
{
    const backends::AlertsRequest wish{!o.all, QString::fromStdString(o.id)};
    const Result<QList<domain::Alert>> all = co_await read(c, wish);
    if (!all)
        co_return c.out.fail(all.error());
    printAlerts(c, *all);
    co_return 0;
}

QCoro::Task<int> acknowledge(Context &c, Options o)
{
    const QString id = QString::fromStdString(o.id);
    const Result<domain::Alert> alert = co_await alertOf(c, id);
    if (!alert)
        co_return c.out.fail(alert.error());
    const change::Change wanted = change::AcknowledgeAlert{*alert};
    const int code = co_await changeAlert(c, wanted, id);
    co_return code;
}

QCoro::Task<int> snooze(Context &c, Options o)
{
    const auto seconds = secondsOf(o.snooze);
    if (!seconds)
        co_return c.out.fail(wrong(o.snooze, "is no time such as 30m, 4h or 2d"));
    const QString id = QString::fromStdString(o.id);
    const Result<domain::Alert> alert = co_await alertOf(c, id);
    if (!alert)
        co_return c.out.fail(alert.error());
    const change::Change wanted = change::SnoozeAlert{*alert, o.wake ? QDateTime() : c.clock.now().addSecs(*seconds)};
    const int code = co_await changeAlert(c, wanted, id);
    co_return code;
}

} // namespace

void addAlert(CLI::App &app, Chosen &chosen)
{
    CLI::App *command = app.add_subcommand("alert", "What octroid tells of: rules, what fires, what fired")->require_subcommand(1);
    const auto o = std::make_shared<Options>();
    const auto action = [&chosen, o](CLI::App *sub, Needs needs, QCoro::Task<int> (*run)(Context &, Options)) {
        sub->callback([&chosen, o, needs, run] { chosen = {needs, [o, run](Context &c) { return run(c, *o); }}; });
    };
    const auto ofOne = [&](CLI::App *parent, const char *name, const char *help) {
        CLI::App *sub = parent->add_subcommand(name, help);
        sub->add_option("id", o->id, "Identifier")->required();
        return sub;
    };
    CLI::App *rule = command->add_subcommand("rule", "When somebody is to be told")->require_subcommand(1);
    action(rule->add_subcommand("list", "All rules"), Needs::Connection, listRules);
    CLI::App *add = rule->add_subcommand("add", "Make a rule");
    add->add_option("--name", o->name)->required();
    add->add_option("--kind", o->kind, "threshold, silence, anomaly, expiry or quota")->required();
    addMembers(add, o);
    action(add, Needs::Inventory, addRule);
    CLI::App *edit = ofOne(rule, "edit", "Change what is named");
    edit->add_option("--name", o->name);
    edit->add_flag("--no-webhook", o->noWebhook, "Call nobody");
    addMembers(edit, o);
    action(edit, Needs::Inventory, editRule);
    action(ofOne(rule, "remove", "Take a rule away; what fires of it ends"), Needs::Inventory, removeRule);
    CLI::App *preview = rule->add_subcommand("preview", "How often such a rule would have fired in the last 7 days");
    preview->add_option("--kind", o->kind, "threshold, silence, anomaly, expiry or quota")->required();
    addMembers(preview, o);
    action(preview, Needs::Inventory, previewRule);
    action(ofOne(rule, "test", "Call the webhook once, saying that it is a test"), Needs::Connection, testRule);
    action(ofOne(rule, "secret", "Another secret for the webhook"), Needs::Inventory, newSecret);
    CLI::App *list = command->add_subcommand("list", "What fires");
    list->add_flag("--all", o->all, "Also what has ended");
    list->add_option("--rule", o->id, "Only of this rule");
    action(list, Needs::Connection, listAlerts);
    action(ofOne(command, "ack", "Say that somebody knows: no more notifications until it goes further"), Needs::Inventory, acknowledge);
    CLI::App *sleep = ofOne(command, "snooze", "No notifications for a while");
    sleep->add_option("--for", o->snooze, "30m, 4h, 2d [1h]");
    sleep->add_flag("--wake", o->wake, "Not any more");
    action(sleep, Needs::Inventory, snooze);
}

} // namespace octroi::ctl
