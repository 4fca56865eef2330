// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue.h"
#include "domain/json.h"
#include "resolve.h"

#include <CLI/CLI.hpp>

namespace octroi::ctl {

namespace {

struct Options
{
    std::string api, name, basePath, rule;
    std::vector<std::string> endpoints;
};

/// "GET /orders/{id} orders:read,orders:list"
Result<domain::Endpoint> endpointFromText(const QString &text)
{
    const QStringList parts = text.simplified().split(u' ', Qt::SkipEmptyParts);
    if (parts.size() < 2 || parts.size() > 3)
        return Error{ErrorCode::Invalid, text,
                     QStringLiteral("is not written as \"GET /orders/{id} orders:read\""),
                     QStringLiteral("endpoints"), QStringLiteral("path_syntax")};
    domain::Endpoint endpoint{parts.at(0).toUpper(), parts.at(1), {}};
    if (parts.size() == 3)
        endpoint.scopes = parts.at(2).split(u',', Qt::SkipEmptyParts);
    return domain::checkEndpoint(endpoint);
}

void show(const Output &out, const domain::Api &api)
{
    if (out.isJson())
        return out.json(domain::toJson(api));
    out.line(QStringLiteral("%1  %2  %3  %4").arg(api.id, api.name, api.basePath, domain::credentialRuleName(api.credentialRule)));
    QList<QStringList> rows;
    for (const domain::Endpoint &e : api.endpoints)
        rows.append({e.method, e.path, e.scopes.join(u' ')});
    out.table({QStringLiteral("METHOD"), QStringLiteral("PATH"), QStringLiteral("SCOPES")}, rows);
}

QCoro::Task<int> list(Context &c)
{
    QJsonArray array;
    QList<QStringList> rows;
    for (const domain::Api &a : c.inventory->apis()) {
        array.append(domain::toJson(a));
        rows.append({a.id, a.name, a.basePath, QString::number(a.endpoints.size())});
    }
    if (c.out.isJson())
        c.out.json(array);
    else
        c.out.table({QStringLiteral("ID"), QStringLiteral("NAME"), QStringLiteral("BASE PATH"),
                     QStringLiteral("ENDPOINTS")},
                    rows);
    co_return 0;
}

QCoro::Task<int> showOne(Context &c, Options o)
{
    const Result<domain::Api> api = resolveApi(*c.inventory, QString::fromStdString(o.api));
    if (!api)
        co_return c.out.fail(api.error());
    show(c.out, *api);
    co_return 0;
}

QCoro::Task<int> create(Context &c, Options o)
{
    domain::Api api;
    api.name = QString::fromStdString(o.name);
    api.basePath = QString::fromStdString(o.basePath);
    api.credentialRule = domain::credentialRuleFromName(QString::fromStdString(o.rule)).value_or(api.credentialRule);
    for (const QString &text : toList(o.endpoints)) {
        const Result<domain::Endpoint> endpoint = endpointFromText(text);
        if (!endpoint)
            co_return c.out.fail(endpoint.error());
        api.endpoints.append(*endpoint);
    }
    // Named: GCC 12 destroys an aggregate that is made within a co_await twice.
    const change::Change wanted = change::CreateApi{api};
    const Result<change::ItemResult> done = co_await c.apply(wanted);
    if (!done)
        co_return c.out.fail(done.error());
    show(c.out, *c.inventory->api(done->objectId));
    co_return 0;
}

QCoro::Task<int> setRule(Context &c, Options o)
{
    const Result<domain::Api> api = resolveApi(*c.inventory, QString::fromStdString(o.api));
    if (!api)
        co_return c.out.fail(api.error());
    domain::Api changed = *api;
    changed.credentialRule = domain::credentialRuleFromName(QString::fromStdString(o.rule)).value_or(changed.credentialRule);
    const change::Change wanted = change::UpdateApi{changed};
    const Result<change::ItemResult> done = co_await c.apply(wanted);
    if (!done)
        co_return c.out.fail(done.error());
    show(c.out, *c.inventory->api(changed.id));
    co_return 0;
}

} // namespace

void addApi(CLI::App &app, Chosen &chosen)
{
    CLI::App *command = app.add_subcommand("api", "What is shared")->require_subcommand(1);
    const auto o = std::make_shared<Options>();
    command->add_subcommand("list", "All APIs")->callback([&chosen] { chosen = {Needs::Inventory, list}; });
    CLI::App *one = command->add_subcommand("show", "One API with its endpoints");
    one->add_option("api", o->api, "Identifier or name")->required();
    one->callback([&chosen, o] { chosen = {Needs::Inventory, [o](Context &c) { return showOne(c, *o); }}; });
    CLI::App *make = command->add_subcommand("create", "A new API");
    make->add_option("--name", o->name)->required();
    make->add_option("--base-path", o->basePath, "/orders/v1")->required();
    make->add_option("--endpoint", o->endpoints, "\"GET /orders/{id} orders:read\", repeatable");
    make->add_option("--credential-rule", o->rule, "What calls have to show: either, key, token or both")->check(CLI::IsMember({"either", "key", "token", "both"}));
    CLI::App *rule = command->add_subcommand("set-rule", "What calls of an API have to show");
    rule->add_option("api", o->api, "Identifier or name")->required();
    rule->add_option("rule", o->rule, "What calls have to show: either, key, token or both")->check(CLI::IsMember({"either", "key", "token", "both"}))->required();
    rule->callback([&chosen, o] { chosen = {Needs::Inventory, [o](Context &c) { return setRule(c, *o); }}; });
    make->callback([&chosen, o] { chosen = {Needs::Inventory, [o](Context &c) { return create(c, *o); }}; });
    addApiImport(*command, chosen);
}

} // namespace octroi::ctl
