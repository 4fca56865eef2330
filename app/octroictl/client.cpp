// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "domain/oauthclient.h"
#include "resolve.h"

#include <CLI/CLI.hpp>
#include <QUuid>

namespace octroi::ctl {

namespace {

struct Options
{
    std::string client, secret, application, name, kind = "service", auth, format, plan, expires, filter;
    std::vector<std::string> scopes, grants, redirects, resources;
    bool requirePar = false, dpop = false;
    qint64 overlapSeconds = 86'400;
};

QString path(const Options &o, const char *action = "")
{
    return QStringLiteral("/v1/clients/") + backends::wire::encoded(QString::fromStdString(o.client)) + QLatin1String(action);
}

int print(Context &c, const QJsonArray &clients, bool single)
{
    QList<QStringList> rows;
    for (const QJsonValue value : clients) {
        const QJsonObject o = value.toObject();
        const auto client = domain::oauthClientFromJson(o);
        if (!client)
            return c.out.fail(client.error());
        rows.append({client->id, client->name, domain::clientKindName(client->kind), o.value(QLatin1String("status")).toString(),
                     domain::clientAuthName(client->auth), timeText(client->expiresAt, QStringLiteral("never")),
                     timeText(client->lastUsedAt, QStringLiteral("never")), client->scopes.join(u' ')});
    }
    if (c.out.isJson() && single)
        c.out.json(clients.first().toObject());
    else if (c.out.isJson())
        c.out.json(clients);
    else
        c.out.table({QStringLiteral("ID"), QStringLiteral("NAME"), QStringLiteral("KIND"), QStringLiteral("STATUS"), QStringLiteral("AUTH"),
                     QStringLiteral("ENDS"), QStringLiteral("LAST USED"), QStringLiteral("SCOPES")},
                    rows);
    return 0;
}

/// A client as it is after a change; a fresh secret is the only thing on standard output, so that it can be piped.
int printChanged(Context &c, const Result<QJsonObject> &answer)
{
    if (!answer)
        return c.out.fail(answer.error());
    const QString secret = answer->value(QLatin1String("client_secret")).toString();
    if (c.out.isJson() || secret.isEmpty())
        return print(c, {*answer}, true);
    c.out.note(QStringLiteral("Secret of client %1 (%2). It is shown this once:")
                   .arg(answer->value(QLatin1String("id")).toString(), answer->value(QLatin1String("name")).toString()));
    c.out.raw(secret.toUtf8() + '\n');
    return 0;
}

QCoro::Task<int> list(Context &c, Options o)
{
    QJsonArray all;
    QString cursor;
    do {
        QString from = QStringLiteral("/v1/clients?limit=1000&filter=") + backends::wire::encoded(QString::fromStdString(o.filter));
        if (!cursor.isEmpty())
            from += QStringLiteral("&cursor=") + backends::wire::encoded(cursor);
        const Result<QJsonObject> page = co_await c.backend->readObject(from);
        if (!page)
            co_return c.out.fail(page.error());
        for (const QJsonValue item : page->value(QLatin1String("items")).toArray())
            all.append(item);
        cursor = page->value(QLatin1String("next")).toString();
    } while (!cursor.isEmpty());
    co_return print(c, all, false);
}

QCoro::Task<int> showOne(Context &c, Options o)
{
    const Result<QJsonObject> client = co_await c.backend->readObject(path(o));
    co_return printChanged(c, client);
}

/// The members that were given on the command line.
Result<QJsonObject> members(Context &c, const Options &o, bool creation)
{
    QJsonObject body;
    const auto list = [&](const char *name, const std::vector<std::string> &values) {
        if (!values.empty())
            body[QLatin1String(name)] = QJsonArray::fromStringList(toList(values));
    };
    const auto text = [&](const char *name, const std::string &value) {
        if (!value.empty())
            body[QLatin1String(name)] = QString::fromStdString(value);
    };
    text("name", o.name);
    text("token_endpoint_auth_method", o.auth);
    text("token_format", o.format);
    list("scopes", o.scopes);
    list("grant_types", o.grants);
    list("redirect_uris", o.redirects);
    list("resources", o.resources);
    if (creation)
        text("kind", o.kind);
    if (o.requirePar)
        body[QStringLiteral("require_par")] = true;
    if (o.dpop)
        body[QStringLiteral("dpop_bound")] = true;
    if (!o.expires.empty()) {
        const Result<QDateTime> end = expiryFromText(QString::fromStdString(o.expires), c.clock.now());
        if (!end)
            return end.error();
        body[QStringLiteral("expires_at")] = end->isValid() ? QJsonValue(end->toUTC().toString(Qt::ISODateWithMs)) : QJsonValue();
    }
    if (!o.plan.empty()) {
        const Result<domain::Plan> plan = resolvePlan(*c.inventory, QString::fromStdString(o.plan));
        if (!plan)
            return plan.error();
        body[QStringLiteral("plan_id")] = plan->id;
    }
    return body;
}

QCoro::Task<int> create(Context &c, Options o)
{
    const Result<domain::Application> application = resolveApplication(*c.inventory, QString::fromStdString(o.application));
    if (!application)
        co_return c.out.fail(application.error());
    Result<QJsonObject> body = members(c, o, true);
    if (!body)
        co_return c.out.fail(body.error());
    (*body)[QStringLiteral("application_id")] = application->id;
    const QString key = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const Result<QJsonObject> made = co_await c.backend->writeObject("POST", QStringLiteral("/v1/clients"), *body, key);
    co_return printChanged(c, made);
}

QCoro::Task<int> update(Context &c, Options o)
{
    const Result<QJsonObject> body = members(c, o, false);
    if (!body)
        co_return c.out.fail(body.error());
    const Result<QJsonObject> changed = co_await c.backend->writeObject("PATCH", path(o), *body, {});
    co_return printChanged(c, changed);
}

QCoro::Task<int> act(Context &c, Options o, const char *action, QJsonObject body)
{
    const Result<QJsonObject> changed = co_await c.backend->writeObject("POST", path(o, action), body, {});
    co_return printChanged(c, changed);
}

QCoro::Task<int> addSecret(Context &c, Options o)
{
    const Result<QJsonObject> body = members(c, o, false);
    if (!body)
        co_return c.out.fail(body.error());
    const int code = co_await act(c, o, "/secrets", *body);
    co_return code;
}

QCoro::Task<int> revokeSecret(Context &c, Options o)
{
    const QString at = path(o, "/secrets/") + backends::wire::encoded(QString::fromStdString(o.secret)) + QStringLiteral("/revoke");
    const QJsonObject nothing;
    const Result<QJsonObject> changed = co_await c.backend->writeObject("POST", at, nothing, {});
    co_return printChanged(c, changed);
}

void addMembers(CLI::App *sub, const std::shared_ptr<Options> &o)
{
    sub->add_option("--scope", o->scopes, "Repeatable");
    sub->add_option("--grant", o->grants, "client_credentials, authorization_code, refresh_token, … (repeatable)");
    sub->add_option("--redirect-uri", o->redirects, "Repeatable");
    sub->add_option("--resource", o->resources, "Audience of its tokens, an absolute URI (repeatable)");
    sub->add_option("--auth", o->auth, "client_secret_basic, private_key_jwt, none, …");
    sub->add_option("--token-format", o->format)->check(CLI::IsMember({"jwt", "opaque"}));
    sub->add_option("--expires", o->expires, "90d, 2027-01-31 or never");
    sub->add_option("--plan", o->plan, "Identifier or name");
    sub->add_flag("--require-par", o->requirePar, "Take pushed authorization requests only");
    sub->add_flag("--dpop", o->dpop, "Bind its tokens to a DPoP key");
}

} // namespace

void addClient(CLI::App &app, Chosen &chosen)
{
    CLI::App *command = app.add_subcommand("client", "OAuth clients and their secrets")->require_subcommand(1);
    const auto o = std::make_shared<Options>();
    const auto action = [&chosen, o](CLI::App *sub, Needs needs, QCoro::Task<int> (*run)(Context &, Options)) {
        sub->callback([&chosen, o, needs, run] { chosen = {needs, [o, run](Context &c) { return run(c, *o); }}; });
    };
    const auto ofClient = [&](const char *name, const char *help) {
        CLI::App *sub = command->add_subcommand(name, help);
        sub->add_option("client", o->client, "Identifier")->required();
        return sub;
    };
    CLI::App *all = command->add_subcommand("list", "Clients, all or by a filter");
    all->add_option("--filter", o->filter, "Words: part of the name, status:active, kind:web");
    action(all, Needs::Connection, list);
    action(ofClient("show", "One client"), Needs::Connection, showOne);
    CLI::App *make = command->add_subcommand("create", "Register a client; its secret is printed this once");
    make->add_option("--app", o->application, "Identifier or partner/application")->required();
    make->add_option("--name", o->name)->required();
    make->add_option("--kind", o->kind)->check(CLI::IsMember({"service", "web", "native", "device", "single_page"}))->capture_default_str();
    addMembers(make, o);
    action(make, Needs::Inventory, create);
    CLI::App *change = ofClient("update", "Change what is named");
    change->add_option("--name", o->name);
    addMembers(change, o);
    action(change, Needs::Inventory, update);
    const auto simple = [&](const char *name, const char *path_, const char *help) {
        ofClient(name, help)->callback([&chosen, o, path_] {
            chosen = {Needs::Connection, [o, path_](Context &c) { return act(c, *o, path_, {}); }};
        });
    };
    simple("suspend", "/suspend", "Refuse it and its tokens until it is resumed");
    simple("resume", "/resume", "Take it again");
    simple("revoke", "/revoke", "Refuse it and its tokens for ever");
    CLI::App *add = ofClient("add-secret", "Add a secret; it is printed this once");
    add->add_option("--expires", o->expires, "90d, 2027-01-31 or never");
    action(add, Needs::Connection, addSecret);
    CLI::App *drop = ofClient("revoke-secret", "Refuse a secret for ever");
    drop->add_option("secret", o->secret, "Its identifier")->required();
    action(drop, Needs::Connection, revokeSecret);
    CLI::App *rotate = ofClient("rotate-secret", "Add a secret; those before end after the overlap");
    rotate->add_option("--overlap-seconds", o->overlapSeconds)->check(CLI::NonNegativeNumber)->capture_default_str();
    rotate->callback([&chosen, o] {
        chosen = {Needs::Connection, [o](Context &c) {
                      return act(c, *o, "/secrets/rotate", {{QStringLiteral("overlap_seconds"), o->overlapSeconds}});
                  }};
    });
}

} // namespace octroi::ctl
