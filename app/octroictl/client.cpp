// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue.h"
#include "domain/oauthclient.h"
#include "resolve.h"

#include <CLI/CLI.hpp>

namespace octroi::ctl {

namespace {

struct Options
{
    std::string client, secret, application, name, kind = "service", auth, format, plan, expires, filter;
    std::vector<std::string> scopes, grants, redirects, resources;
    bool requirePar = false, dpop = false;
    qint64 overlapSeconds = 86'400;
};

void printRows(Context &c, const QList<domain::OAuthClient> &clients)
{
    QList<QStringList> rows;
    const QDateTime now = c.clock.now();
    for (const domain::OAuthClient &client : clients)
        rows.append({client.id, client.name, domain::clientKindName(client.kind),
                     domain::clientStatusName(client.statusAt(now)), domain::clientAuthName(client.auth),
                     timeText(client.expiresAt, QStringLiteral("never")),
                     timeText(client.lastUsedAt, QStringLiteral("never")), client.scopes.join(u' ')});
    c.out.table({QStringLiteral("ID"), QStringLiteral("NAME"), QStringLiteral("KIND"),
                 QStringLiteral("STATUS"), QStringLiteral("AUTH"), QStringLiteral("ENDS"),
                 QStringLiteral("LAST USED"), QStringLiteral("SCOPES")},
                rows);
}

/// A client as it is after a change; a fresh secret is the only thing on standard output, so that it can be piped.
int printOne(Context &c, const backends::IssuedClient &issued)
{
    const domain::OAuthClient &client = issued.client;
    if (c.out.isJson()) {
        QJsonObject object = domain::toJson(client, c.clock.now());
        if (issued.secret) {
            object[QStringLiteral("client_secret")] = issued.secret->revealText();
            object[QStringLiteral("secret_id")] = issued.secretId;
        }
        c.out.json(object);
    } else if (issued.secret) {
        c.out.note(
            QStringLiteral("Secret of client %1 (%2). It is shown this once:").arg(client.id, client.name));
        c.out.raw(issued.secret->reveal() + '\n');
    } else {
        printRows(c, {client});
    }
    return 0;
}

QCoro::Task<int> list(Context &c, Options o)
{
    QList<domain::OAuthClient> all;
    QString cursor;
    do {
        const auto page = co_await c.connection->clients()->clients(QString::fromStdString(o.filter), cursor, 1000);
        if (!page)
            co_return c.out.fail(page.error());
        all += page->items;
        cursor = page->next;
    } while (!cursor.isEmpty());
    if (!c.out.isJson()) {
        printRows(c, all);
        co_return 0;
    }
    QJsonArray array;
    for (const domain::OAuthClient &client : all)
        array.append(domain::toJson(client, c.clock.now()));
    c.out.json(array);
    co_return 0;
}

QCoro::Task<int> showOne(Context &c, Options o)
{
    const Result<domain::OAuthClient> client = co_await c.connection->clients()->client(QString::fromStdString(o.client));
    if (!client)
        co_return c.out.fail(client.error());
    co_return printOne(c, {*client});
}

/// What was given on the command line.
Result<domain::OAuthClient> members(Context &c, const Options &o, domain::OAuthClient client)
{
    const auto list = [](const std::vector<std::string> &values, QStringList &to) {
        if (!values.empty())
            to = toList(values);
    };
    if (!o.name.empty())
        client.name = QString::fromStdString(o.name);
    if (!o.auth.empty()) {
        const auto method = domain::clientAuthFromName(QString::fromStdString(o.auth));
        if (!method)
            return Error{ErrorCode::Invalid, QString::fromStdString(o.auth),
                         QStringLiteral("is no way to authenticate"),
                         QStringLiteral("token_endpoint_auth_method"), QStringLiteral("value_unknown")};
        client.auth = *method;
    }
    if (!o.format.empty())
        client.tokenFormat =
            domain::tokenFormatFromName(QString::fromStdString(o.format)).value_or(client.tokenFormat);
    list(o.scopes, client.scopes);
    list(o.grants, client.grantTypes);
    list(o.redirects, client.redirectUris);
    list(o.resources, client.resources);
    client.requirePar = client.requirePar || o.requirePar;
    client.dpopBound = client.dpopBound || o.dpop;
    if (!o.expires.empty()) {
        const Result<QDateTime> end = expiryFromText(QString::fromStdString(o.expires), c.clock.now());
        if (!end)
            return end.error();
        client.expiresAt = *end;
    }
    if (!o.plan.empty()) {
        const Result<domain::Plan> plan = resolvePlan(*c.inventory, QString::fromStdString(o.plan));
        if (!plan)
            return plan.error();
        client.planId = plan->id;
    }
    return client;
}

QCoro::Task<int> act(Context &c, change::Change wanted)
{
    const Result<change::ItemResult> done = co_await c.apply(wanted);
    if (!done)
        co_return c.out.fail(done.error());
    if (done->issuedClient)
        co_return printOne(c, *done->issuedClient);
    co_return printOne(c, {*c.inventory->client(done->objectId)});
}

QCoro::Task<int> create(Context &c, Options o)
{
    const Result<domain::Application> application = resolveApplication(*c.inventory, QString::fromStdString(o.application));
    if (!application)
        co_return c.out.fail(application.error());
    domain::OAuthClient fresh;
    fresh.applicationId = application->id;
    fresh.kind = domain::clientKindFromName(QString::fromStdString(o.kind)).value_or(fresh.kind);
    const Result<domain::OAuthClient> client = members(c, o, fresh);
    if (!client)
        co_return c.out.fail(client.error());
    const change::Change wanted = change::CreateClient{*client};
    const int code = co_await act(c, wanted);
    co_return code;
}

QCoro::Task<int> update(Context &c, Options o)
{
    const domain::OAuthClient *now = c.inventory->client(QString::fromStdString(o.client));
    if (!now)
        co_return c.out.fail(Error{ErrorCode::NotFound,
                                   QString::fromStdString(o.client),
                                   QStringLiteral("there is no such client"),
                                   {},
                                   {}});
    const Result<domain::OAuthClient> client = members(c, o, *now);
    if (!client)
        co_return c.out.fail(client.error());
    const change::Change wanted = change::UpdateClient{*client};
    const int code = co_await act(c, wanted);
    co_return code;
}

QCoro::Task<int> addSecret(Context &c, Options o)
{
    QDateTime ends;
    if (!o.expires.empty()) {
        const Result<QDateTime> end = expiryFromText(QString::fromStdString(o.expires), c.clock.now());
        if (!end)
            co_return c.out.fail(end.error());
        ends = *end;
    }
    const change::Change wanted = change::AddClientSecret{QString::fromStdString(o.client), ends};
    const int code = co_await act(c, wanted);
    co_return code;
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
    const auto changed = [&chosen, o](CLI::App *sub, change::Change (*made)(const Options &)) {
        sub->callback([&chosen, o, made] {
            chosen = {Needs::Inventory, [o, made](Context &c) { return act(c, made(*o)); }};
        });
    };
    changed(ofClient("suspend", "Refuse it and its tokens until it is resumed"), [](const Options &x) {
        return change::Change(change::SuspendClient{QString::fromStdString(x.client)});
    });
    changed(ofClient("resume", "Take it again"), [](const Options &x) {
        return change::Change(change::ResumeClient{QString::fromStdString(x.client)});
    });
    changed(ofClient("revoke", "Refuse it and its tokens for ever"), [](const Options &x) {
        return change::Change(change::RevokeClient{QString::fromStdString(x.client)});
    });
    addClientBulk(*command, chosen);
    CLI::App *add = ofClient("add-secret", "Add a secret; it is printed this once");
    add->add_option("--expires", o->expires, "90d, 2027-01-31 or never");
    action(add, Needs::Inventory, addSecret);
    CLI::App *drop = ofClient("revoke-secret", "Refuse a secret for ever");
    drop->add_option("secret", o->secret, "Its identifier")->required();
    changed(drop, [](const Options &x) {
        return change::Change(
            change::RevokeClientSecret{QString::fromStdString(x.client), QString::fromStdString(x.secret)});
    });
    CLI::App *rotate = ofClient("rotate-secret", "Add a secret; those before end after the overlap");
    rotate->add_option("--overlap-seconds", o->overlapSeconds)->check(CLI::NonNegativeNumber)->capture_default_str();
    changed(rotate, [](const Options &x) {
        return change::Change(
            change::RotateClientSecret{QString::fromStdString(x.client), x.overlapSeconds, {}});
    });
}

} // namespace octroi::ctl
