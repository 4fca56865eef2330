// SPDX-License-Identifier: GPL-3.0-or-later
#include "alertoptions.h"

#include "resolve.h"

#include <CLI/CLI.hpp>

namespace octroi::ctl {

namespace {

/// Whose calls, keys or clients the rule looks at.
Result<void> readSubject(Context &c, const AlertOptions &o, QJsonObject &body)
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

/// What octroid takes where nothing is said.
domain::AlertRule defaultsOf(domain::AlertKind kind)
{
    using domain::AlertKind;
    domain::AlertRule rule;
    rule.kind = kind;
    if (kind == AlertKind::Silence || kind == AlertKind::Anomaly)
        rule.windowSeconds = 3'600;
    if (kind == AlertKind::Anomaly)
        rule.limit = 4;
    if (kind == AlertKind::Expiry)
        rule.steps = {30, 14, 7, 1};
    if (kind == AlertKind::Quota)
        rule.steps = {80, 100};
    return rule;
}

} // namespace

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

Error wrong(const std::string &text, const char *why)
{
    return Error{ErrorCode::Invalid, QString::fromStdString(text), QString::fromLatin1(why), {}, {}};
}

Result<QJsonObject> members(Context &c, const AlertOptions &o)
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

Result<domain::AlertRule> ruleWith(Context &c, const AlertOptions &o, const domain::AlertRule &rule)
{
    const Result<QJsonObject> said = members(c, o);
    if (!said)
        return said.error();
    QJsonObject whole = domain::toJson(rule);
    for (auto member = said->begin(); member != said->end(); ++member)
        whole[member.key()] = member.value();
    return domain::alertRuleFromJson(whole);
}

Result<domain::AlertRule> newRule(Context &c, const AlertOptions &o)
{
    const auto kind = domain::alertKindFromName(QString::fromStdString(o.kind));
    if (!kind)
        return wrong(o.kind, "is none of threshold, silence, anomaly, expiry and quota");
    return ruleWith(c, o, defaultsOf(*kind));
}

void addMembers(CLI::App *sub, const std::shared_ptr<AlertOptions> &o)
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

} // namespace octroi::ctl
