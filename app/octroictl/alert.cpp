// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "domain/alert.h"
#include "domain/expirytext.h"
#include "domain/json.h"
#include "resolve.h"

#include <CLI/CLI.hpp>
#include <QUuid>

namespace octroi::ctl {

namespace {

struct Options
{
    std::string id, name, kind, measure, partner, application, key, client, api, timeZone, webhook, until;
    std::string window, snooze = "1h";
    std::optional<double> limit;
    int percentile = 0;
    std::vector<int> steps;
    bool above = false, below = false, clientErrors = false, enable = false, disable = false, all = false, noWebhook = false, wake = false;
};

const QString kRules = QStringLiteral("/v1/alerts/rules");

QString rulePath(const Options &o)
{
    return kRules + u'/' + backends::wire::encoded(QString::fromStdString(o.id));
}

/// "90", "5m", "2h", "7d": seconds; nothing when it is none of these.
std::optional<qint64> secondsOf(const std::string &text)
{
    QString digits = QString::fromStdString(text);
    qint64 unit = 1;
    for (const auto &[letter, seconds] : {std::pair{u's', qint64(1)}, {u'm', qint64(60)}, {u'h', qint64(3'600)}, {u'd', qint64(86'400)}}) {
        if (digits.endsWith(QChar(letter))) {
            unit = seconds;
            digits.chop(1);
            break;
        }
    }
    bool ok = false;
    const qint64 number = digits.toLongLong(&ok);
    return ok && number >= 0 && number < 1'000'000'000 ? std::optional(number * unit) : std::nullopt;
}

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

int printRules(Context &c, const QJsonArray &rules)
{
    QList<QStringList> rows;
    for (const QJsonValue value : rules) {
        const auto rule = domain::alertRuleFromJson(value.toObject());
        if (!rule)
            return c.out.fail(rule.error());
        rows.append({rule->id, rule->name, domain::alertKindName(rule->kind), subjectText(*rule), conditionText(*rule),
                     rule->enabled ? QStringLiteral("yes") : QStringLiteral("no"), rule->webhookUrl.isEmpty() ? QStringLiteral("no") : QStringLiteral("yes")});
    }
    if (c.out.isJson())
        c.out.json(rules);
    else
        c.out.table({QStringLiteral("ID"), QStringLiteral("NAME"), QStringLiteral("KIND"), QStringLiteral("OF"), QStringLiteral("WHEN"),
                     QStringLiteral("ENABLED"), QStringLiteral("WEBHOOK")},
                    rows);
    return 0;
}

int printAlerts(Context &c, const QJsonArray &alerts)
{
    QList<QStringList> rows;
    for (const QJsonValue value : alerts) {
        const auto alert = domain::alertFromJson(value.toObject());
        if (!alert)
            return c.out.fail(alert.error());
        const QString state = !alert->fires() ? QStringLiteral("ended")
            : alert->snoozedUntil.isValid()   ? QStringLiteral("snoozed")
            : alert->acknowledgedAt.isValid() ? QStringLiteral("acknowledged")
                                              : QStringLiteral("firing");
        rows.append({alert->id, state, alert->ruleName, alert->subjectName.isEmpty() ? domain::alertSubjectName(alert->subject) : alert->subjectName,
                     QString::number(alert->value), QString::number(alert->limit), domain::toRfc3339(alert->startedAt),
                     alert->endedAt.isValid() ? domain::toRfc3339(alert->endedAt) : QString()});
    }
    if (c.out.isJson())
        c.out.json(alerts);
    else
        c.out.table({QStringLiteral("ID"), QStringLiteral("STATE"), QStringLiteral("RULE"), QStringLiteral("OF"), QStringLiteral("VALUE"),
                     QStringLiteral("LIMIT"), QStringLiteral("SINCE"), QStringLiteral("ENDED")},
                    rows);
    return 0;
}

/// One object; a secret that came with it is told, as nobody can ask for it again.
int printOne(Context &c, const Result<QJsonObject> &answer, int (*print)(Context &, const QJsonArray &))
{
    if (!answer)
        return c.out.fail(answer.error());
    if (c.out.isJson()) {
        c.out.json(*answer);
        return 0;
    }
    const int code = print(c, {*answer});
    if (const QString secret = answer->value(QLatin1String("webhook_secret")).toString(); !secret.isEmpty())
        c.out.table({QStringLiteral("WEBHOOK SECRET (shown this once)")}, {{secret}});
    return code;
}

Error wrong(const std::string &text, const char *why)
{
    return Error{ErrorCode::Invalid, QString::fromStdString(text), QString::fromLatin1(why), {}, {}};
}

/// Whose calls, keys or clients the rule looks at.
Result<void> readSubject(Context &c, const Options &o, QJsonObject &body)
{
    const auto set = [&body](const char *type, const QString &id) {
        body[QStringLiteral("subject_type")] = QString::fromLatin1(type);
        body[QStringLiteral("subject_id")] = id;
    };
    if (!o.partner.empty()) {
        const auto partner = resolvePartner(*c.inventory, QString::fromStdString(o.partner));
        if (!partner)
            return partner.error();
        set("partner", partner->id);
    } else if (!o.application.empty()) {
        const auto application = resolveApplication(*c.inventory, QString::fromStdString(o.application));
        if (!application)
            return application.error();
        set("application", application->id);
    } else if (!o.api.empty()) {
        const auto api = resolveApi(*c.inventory, QString::fromStdString(o.api));
        if (!api)
            return api.error();
        set("api", api->id);
    } else if (!o.key.empty()) {
        set("key", QString::fromStdString(o.key));
    } else if (!o.client.empty()) {
        set("client", QString::fromStdString(o.client));
    }
    return {};
}

Result<QJsonObject> members(Context &c, const Options &o)
{
    QJsonObject body;
    const auto text = [&](const char *name, const std::string &value) {
        if (!value.empty())
            body[QLatin1String(name)] = QString::fromStdString(value);
    };
    text("name", o.name);
    text("kind", o.kind);
    text("measure", o.measure);
    text("time_zone", o.timeZone);
    text("webhook_url", o.webhook);
    if (o.noWebhook)
        body[QStringLiteral("webhook_url")] = QJsonValue();
    if (o.limit)
        body[QStringLiteral("limit")] = *o.limit;
    if (o.percentile > 0)
        body[QStringLiteral("percentile")] = o.percentile;
    if (o.above || o.below) {
        body[QStringLiteral("above")] = o.above;
        body[QStringLiteral("below")] = o.below;
    }
    if (o.clientErrors)
        body[QStringLiteral("client_errors")] = true;
    if (o.enable || o.disable)
        body[QStringLiteral("enabled")] = o.enable;
    if (!o.window.empty()) {
        const auto seconds = secondsOf(o.window);
        if (!seconds)
            return wrong(o.window, "is no time such as 300, 5m, 2h or 7d");
        body[QStringLiteral("window_seconds")] = *seconds;
    }
    if (!o.steps.empty()) {
        QJsonArray steps;
        for (const int step : o.steps)
            steps << step;
        body[QStringLiteral("steps")] = steps;
    }
    if (const auto read = readSubject(c, o, body); !read)
        return read.error();
    return body;
}

QCoro::Task<int> listRules(Context &c, Options)
{
    const Result<QJsonObject> all = co_await c.backend->readObject(kRules);
    co_return all ? printRules(c, all->value(QLatin1String("items")).toArray()) : c.out.fail(all.error());
}

QCoro::Task<int> addRule(Context &c, Options o)
{
    const Result<QJsonObject> body = members(c, o);
    if (!body)
        co_return c.out.fail(body.error());
    const QString key = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const Result<QJsonObject> made = co_await c.backend->writeObject("POST", kRules, *body, key);
    co_return printOne(c, made, printRules);
}

QCoro::Task<int> editRule(Context &c, Options o)
{
    const Result<QJsonObject> body = members(c, o);
    if (!body)
        co_return c.out.fail(body.error());
    const Result<QJsonObject> changed = co_await c.backend->writeObject("PATCH", rulePath(o), *body, {});
    co_return printOne(c, changed, printRules);
}

QCoro::Task<int> removeRule(Context &c, Options o)
{
    const QJsonObject nothing;
    const Result<QJsonObject> done = co_await c.backend->writeObject("DELETE", rulePath(o), nothing, {});
    co_return done ? 0 : c.out.fail(done.error());
}

QCoro::Task<int> previewRule(Context &c, Options o)
{
    const Result<QJsonObject> body = members(c, o);
    if (!body)
        co_return c.out.fail(body.error());
    const Result<QJsonObject> foretold = co_await c.backend->writeObject("POST", kRules + QStringLiteral("/preview"), *body, {});
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

QCoro::Task<int> testRule(Context &c, Options o)
{
    const QJsonObject nothing;
    const Result<QJsonObject> answer = co_await c.backend->writeObject("POST", rulePath(o) + QStringLiteral("/test"), nothing, {});
    if (!answer)
        co_return c.out.fail(answer.error());
    const bool sent = answer->value(QLatin1String("sent")).toBool();
    if (c.out.isJson()) {
        c.out.json(*answer);
        co_return sent ? 0 : 1;
    }
    if (!sent)
        co_return c.out.fail(Error{ErrorCode::Network, QString::fromStdString(o.id), answer->value(QLatin1String("detail")).toString(), {},
                                   answer->value(QLatin1String("reason")).toString()});
    c.out.table({QStringLiteral("ANSWERED WITH")}, {{QString::number(answer->value(QLatin1String("status")).toInt())}});
    co_return 0;
}

QCoro::Task<int> newSecret(Context &c, Options o)
{
    const QJsonObject nothing;
    const Result<QJsonObject> changed = co_await c.backend->writeObject("POST", rulePath(o) + QStringLiteral("/secret"), nothing, {});
    co_return printOne(c, changed, printRules);
}

QCoro::Task<int> listAlerts(Context &c, Options o)
{
    QJsonArray all;
    QString cursor;
    do {
        QString path = QStringLiteral("/v1/alerts?limit=1000&state=") + (o.all ? QStringLiteral("all") : QStringLiteral("firing"));
        if (!o.id.empty())
            path += QStringLiteral("&rule_id=") + backends::wire::encoded(QString::fromStdString(o.id));
        if (!cursor.isEmpty())
            path += QStringLiteral("&cursor=") + backends::wire::encoded(cursor);
        const Result<QJsonObject> page = co_await c.backend->readObject(path);
        if (!page)
            co_return c.out.fail(page.error());
        for (const QJsonValue item : page->value(QLatin1String("items")).toArray())
            all.append(item);
        cursor = page->value(QLatin1String("next")).toString();
    } while (!cursor.isEmpty());
    co_return printAlerts(c, all);
}

QCoro::Task<int> acknowledge(Context &c, Options o)
{
    const QString path = QStringLiteral("/v1/alerts/%1/acknowledge").arg(backends::wire::encoded(QString::fromStdString(o.id)));
    const QJsonObject nothing;
    const Result<QJsonObject> known = co_await c.backend->writeObject("POST", path, nothing, {});
    co_return printOne(c, known, printAlerts);
}

QCoro::Task<int> snooze(Context &c, Options o)
{
    const auto seconds = secondsOf(o.snooze);
    if (!seconds)
        co_return c.out.fail(wrong(o.snooze, "is no time such as 30m, 4h or 2d"));
    const QDateTime until = QDateTime::currentDateTimeUtc().addSecs(*seconds);
    const QString path = QStringLiteral("/v1/alerts/%1/snooze").arg(backends::wire::encoded(QString::fromStdString(o.id)));
    const QJsonObject body{{QStringLiteral("until"), o.wake ? QJsonValue() : QJsonValue(domain::toRfc3339(until))}};
    const Result<QJsonObject> asleep = co_await c.backend->writeObject("POST", path, body, {});
    co_return printOne(c, asleep, printAlerts);
}

void addMembers(CLI::App *sub, const std::shared_ptr<Options> &o)
{
    sub->add_option("--measure", o->measure, "requests, bytes, error_rate (percent), latency (ms) or refusals");
    CLI::Option *above = sub->add_flag("--above", o->above, "When it is more (threshold: unless said otherwise)");
    CLI::Option *below = sub->add_flag("--below", o->below, "When it is less; an anomaly may have both");
    Q_UNUSED(above)
    Q_UNUSED(below)
    sub->add_option("--limit", o->limit, "Of a threshold; of an anomaly how many usual deviations [4]");
    sub->add_option("--percentile", o->percentile, "Of latency: 50, 95 or 99 [95]");
    sub->add_flag("--client-errors", o->clientErrors, "4xx count as errors, too");
    sub->add_option("--window", o->window, "300, 5m, 2h, 7d [5m; silence and anomaly 1h]");
    sub->add_option("--step", o->steps, "Days before the end [30, 14, 7, 1], or percent of the quota [80, 100] (repeatable)");
    sub->add_option("--time-zone", o->timeZone, "Of the weekly pattern, such as Europe/Paris [octroid's]");
    CLI::Option *partner = sub->add_option("--partner", o->partner, "Identifier or name");
    CLI::Option *application = sub->add_option("--app", o->application, "Identifier or partner/application")->excludes(partner);
    CLI::Option *api = sub->add_option("--api", o->api, "Identifier or name")->excludes(partner)->excludes(application);
    CLI::Option *key = sub->add_option("--key", o->key, "Identifier")->excludes(partner)->excludes(application)->excludes(api);
    sub->add_option("--client", o->client, "Identifier")->excludes(partner)->excludes(application)->excludes(api)->excludes(key);
    sub->add_option("--webhook", o->webhook, "https address that is called");
    CLI::Option *enable = sub->add_flag("--enable", o->enable, "Look again");
    sub->add_flag("--disable", o->disable, "Do not look for now")->excludes(enable);
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
    action(ofOne(rule, "remove", "Take a rule away; what fires of it ends"), Needs::Connection, removeRule);
    CLI::App *preview = rule->add_subcommand("preview", "How often such a rule would have fired in the last 7 days");
    preview->add_option("--kind", o->kind, "threshold, silence, anomaly, expiry or quota")->required();
    addMembers(preview, o);
    action(preview, Needs::Inventory, previewRule);
    action(ofOne(rule, "test", "Call the webhook once, saying that it is a test"), Needs::Connection, testRule);
    action(ofOne(rule, "secret", "Another secret for the webhook"), Needs::Connection, newSecret);
    CLI::App *list = command->add_subcommand("list", "What fires");
    list->add_flag("--all", o->all, "Also what has ended");
    list->add_option("--rule", o->id, "Only of this rule");
    action(list, Needs::Connection, listAlerts);
    action(ofOne(command, "ack", "Say that somebody knows: no more notifications until it goes further"), Needs::Connection, acknowledge);
    CLI::App *sleep = ofOne(command, "snooze", "No notifications for a while");
    sleep->add_option("--for", o->snooze, "30m, 4h, 2d [1h]");
    sleep->add_flag("--wake", o->wake, "Not any more");
    action(sleep, Needs::Connection, snooze);
}

} // namespace octroi::ctl
