// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "domain/json.h"
#include "resolve.h"

#include <CLI/CLI.hpp>

namespace octroi::ctl {

namespace {

struct Options
{
    std::string application, partner, name, rule;
};

void print(Context &c, const std::vector<domain::Application> &applications, bool single)
{
    QJsonArray array;
    QList<QStringList> rows;
    for (const domain::Application &a : applications) {
        const domain::Partner *partner = c.inventory->partner(a.partnerId);
        array.append(domain::toJson(a));
        rows.append({a.id, a.name, partner ? partner->name : a.partnerId,
                     QString::number(c.inventory->keysOf(a.id).size()), domain::credentialRuleName(a.credentialRule)});
    }
    if (!c.out.isJson())
        c.out.table(
            {QStringLiteral("ID"), QStringLiteral("NAME"), QStringLiteral("PARTNER"), QStringLiteral("KEYS"),
             QStringLiteral("RULE")},
            rows);
    else if (single)
        c.out.json(array.first().toObject());
    else
        c.out.json(array);
}

QCoro::Task<int> list(Context &c, Options o)
{
    if (o.partner.empty()) {
        print(c, c.inventory->applications(), false);
        co_return 0;
    }
    const Result<domain::Partner> partner = resolvePartner(*c.inventory, QString::fromStdString(o.partner));
    if (!partner)
        co_return c.out.fail(partner.error());
    std::vector<domain::Application> some;
    for (const auto *a : c.inventory->applicationsOf(partner->id))
        some.push_back(*a);
    print(c, some, false);
    co_return 0;
}

QCoro::Task<int> showOne(Context &c, Options o)
{
    const Result<domain::Application> application =
        resolveApplication(*c.inventory, QString::fromStdString(o.application));
    if (!application)
        co_return c.out.fail(application.error());
    print(c, {*application}, true);
    co_return 0;
}

QCoro::Task<int> create(Context &c, Options o)
{
    const Result<domain::Partner> partner = resolvePartner(*c.inventory, QString::fromStdString(o.partner));
    if (!partner)
        co_return c.out.fail(partner.error());
    domain::Application application;
    application.partnerId = partner->id;
    application.name = QString::fromStdString(o.name);
    application.credentialRule =
        domain::credentialRuleFromName(QString::fromStdString(o.rule)).value_or(application.credentialRule);
    // Named: GCC 12 destroys an aggregate that is made within a co_await twice.
    const change::Change wanted = change::CreateApplication{application};
    const Result<change::ItemResult> done = co_await c.apply(wanted);
    if (!done)
        co_return c.out.fail(done.error());
    print(c, {*c.inventory->application(done->objectId)}, true);
    co_return 0;
}

QCoro::Task<int> setRule(Context &c, Options o)
{
    const Result<domain::Application> application =
        resolveApplication(*c.inventory, QString::fromStdString(o.application));
    if (!application)
        co_return c.out.fail(application.error());
    domain::Application changed = *application;
    changed.credentialRule =
        domain::credentialRuleFromName(QString::fromStdString(o.rule)).value_or(changed.credentialRule);
    const change::Change wanted = change::UpdateApplication{changed};
    const Result<change::ItemResult> done = co_await c.apply(wanted);
    if (!done)
        co_return c.out.fail(done.error());
    print(c, {*c.inventory->application(changed.id)}, true);
    co_return 0;
}

} // namespace

void addApplication(CLI::App &app, Chosen &chosen)
{
    CLI::App *command = app.add_subcommand("app", "Partners' programs")->require_subcommand(1);
    const auto o = std::make_shared<Options>();
    CLI::App *all = command->add_subcommand("list", "All applications, or those of a partner");
    all->add_option("--partner", o->partner, "Identifier or name");
    all->callback([&chosen, o] { chosen = {Needs::Inventory, [o](Context &c) { return list(c, *o); }}; });
    CLI::App *one = command->add_subcommand("show", "One application");
    one->add_option("application", o->application, "Identifier or partner/application")->required();
    one->callback([&chosen, o] { chosen = {Needs::Inventory, [o](Context &c) { return showOne(c, *o); }}; });
    CLI::App *make = command->add_subcommand("create", "A new application");
    make->add_option("--partner", o->partner, "Identifier or name")->required();
    make->add_option("--name", o->name)->required();
    make->add_option("--credential-rule", o->rule, "What calls have to show: either, key, token or both")->check(CLI::IsMember({"either", "key", "token", "both"}));
    CLI::App *rule = command->add_subcommand("set-rule", "What calls of an application have to show");
    rule->add_option("application", o->application, "Identifier or partner/application")->required();
    rule->add_option("rule", o->rule, "What calls have to show: either, key, token or both")->check(CLI::IsMember({"either", "key", "token", "both"}))->required();
    rule->callback([&chosen, o] { chosen = {Needs::Inventory, [o](Context &c) { return setRule(c, *o); }}; });
    make->callback([&chosen, o] { chosen = {Needs::Inventory, [o](Context &c) { return create(c, *o); }}; });
}

} // namespace octroi::ctl
