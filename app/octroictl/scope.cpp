// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue.h"
#include "listing.h"
#include "resolve.h"

#include <CLI/CLI.hpp>

namespace octroi::ctl {

namespace {

struct Options
{
    std::string name, description, sensitivity;
    int maxLifetimeDays = 0;
};

void print(const Output &out, const std::vector<domain::Scope> &scopes, bool single)
{
    const QStringList header{QStringLiteral("NAME"), QStringLiteral("SENSITIVITY"),
                             QStringLiteral("MAX DAYS"), QStringLiteral("DESCRIPTION")};
    printObjects(out, header, scopes, single, [](const domain::Scope &s) {
        return QStringList{s.name, domain::sensitivityName(s.sensitivity),
                           s.maxLifetimeDays ? QString::number(s.maxLifetimeDays) : QStringLiteral("-"),
                           s.description};
    });
}

QCoro::Task<int> list(Context &c)
{
    print(c.out, c.inventory->scopes(), false);
    co_return 0;
}

QCoro::Task<int> showOne(Context &c, Options o)
{
    const QString name = QString::fromStdString(o.name);
    const domain::Scope *scope = c.inventory->scope(name);
    if (!scope)
        co_return c.out.fail(
            Error{ErrorCode::NotFound, name, QStringLiteral("there is no such scope"), {}, {}});
    print(c.out, {*scope}, true);
    co_return 0;
}

QCoro::Task<int> create(Context &c, Options o)
{
    domain::Scope scope;
    scope.name = QString::fromStdString(o.name);
    scope.description = QString::fromStdString(o.description);
    scope.sensitivity =
        domain::sensitivityFromName(QString::fromStdString(o.sensitivity)).value_or(domain::Sensitivity::Low);
    scope.maxLifetimeDays = o.maxLifetimeDays;
    // Named: GCC 12 destroys an aggregate that is made within a co_await twice.
    const change::Change wanted = change::CreateScope{scope};
    const Result<change::ItemResult> done = co_await c.apply(wanted);
    if (!done)
        co_return c.out.fail(done.error());
    print(c.out, {*c.inventory->scope(done->objectId)}, true);
    co_return 0;
}

} // namespace

void addScope(CLI::App &app, Chosen &chosen)
{
    CLI::App *command = app.add_subcommand("scope", "The rights that can be granted")->require_subcommand(1);
    const auto o = std::make_shared<Options>();
    command->add_subcommand("list", "All scopes")->callback([&chosen] { chosen = {Needs::Inventory, list}; });
    CLI::App *one = command->add_subcommand("show", "One scope");
    one->add_option("name", o->name)->required();
    one->callback([&chosen, o] { chosen = {Needs::Inventory, [o](Context &c) { return showOne(c, *o); }}; });
    CLI::App *make = command->add_subcommand("create", "A new scope");
    make->add_option("--name", o->name, "orders:read")->required();
    make->add_option("--description", o->description);
    make->add_option("--sensitivity", o->sensitivity, "low, medium or high")
        ->check(CLI::IsMember({"low", "medium", "high"}));
    make->add_option("--max-lifetime-days", o->maxLifetimeDays,
                     "No credential with it lives longer; 0: no bound")
        ->check(CLI::NonNegativeNumber);
    make->callback([&chosen, o] { chosen = {Needs::Inventory, [o](Context &c) { return create(c, *o); }}; });
    addScopeReach(*command, chosen);
}

} // namespace octroi::ctl
