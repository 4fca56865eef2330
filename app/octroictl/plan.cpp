// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "listing.h"
#include "resolve.h"

#include <CLI/CLI.hpp>

namespace octroi::ctl {

namespace {

struct Options
{
    std::string plan, name;
    double rate = 0;
    qint64 burst = 0, quotaDay = 0, quotaMonth = 0, bandwidth = 0, volumeMonth = 0;
};

void print(const Output &out, const std::vector<domain::Plan> &plans, bool single)
{
    const QStringList header{QStringLiteral("ID"),    QStringLiteral("NAME"), QStringLiteral("RATE/S"),
                             QStringLiteral("BURST"), QStringLiteral("DAY"),  QStringLiteral("MONTH")};
    printObjects(out, header, plans, single, [](const domain::Plan &p) {
        return QStringList{p.id,
                           p.name,
                           QString::number(p.rate),
                           QString::number(p.burst),
                           QString::number(p.quotaDay),
                           QString::number(p.quotaMonth)};
    });
}

QCoro::Task<int> list(Context &c)
{
    print(c.out, c.inventory->plans(), false);
    co_return 0;
}

QCoro::Task<int> showOne(Context &c, Options o)
{
    const Result<domain::Plan> plan = resolvePlan(*c.inventory, QString::fromStdString(o.plan));
    if (!plan)
        co_return c.out.fail(plan.error());
    print(c.out, {*plan}, true);
    co_return 0;
}

QCoro::Task<int> create(Context &c, Options o)
{
    domain::Plan plan;
    plan.name = QString::fromStdString(o.name);
    plan.rate = o.rate;
    plan.burst = o.rate > 0 ? qMax<qint64>(1, o.burst) : o.burst;
    plan.quotaDay = o.quotaDay;
    plan.quotaMonth = o.quotaMonth;
    plan.bandwidth = o.bandwidth;
    plan.volumeMonth = o.volumeMonth;
    // Named: GCC 12 destroys an aggregate that is made within a co_await twice.
    const change::Change wanted = change::CreatePlan{plan};
    const Result<change::ItemResult> done = co_await c.apply(wanted);
    if (!done)
        co_return c.out.fail(done.error());
    print(c.out, {*c.inventory->plan(done->objectId)}, true);
    co_return 0;
}

} // namespace

void addPlan(CLI::App &app, Chosen &chosen)
{
    CLI::App *command =
        app.add_subcommand("plan", "Limits that come with access; with a FILE: what `apply FILE` would do");
    command->require_subcommand(0, 1);
    addStatePlan(*command, chosen);
    const auto o = std::make_shared<Options>();
    command->add_subcommand("list", "All plans")->callback([&chosen] { chosen = {Needs::Inventory, list}; });
    CLI::App *one = command->add_subcommand("show", "One plan");
    one->add_option("plan", o->plan, "Identifier or name")->required();
    one->callback([&chosen, o] { chosen = {Needs::Inventory, [o](Context &c) { return showOne(c, *o); }}; });
    CLI::App *make = command->add_subcommand("create", "A new plan; what is not given has no limit");
    make->add_option("--name", o->name)->required();
    make->add_option("--rate", o->rate, "Requests a second")->check(CLI::NonNegativeNumber);
    make->add_option("--burst", o->burst, "Requests at once")->check(CLI::NonNegativeNumber);
    make->add_option("--quota-day", o->quotaDay, "Requests a day")->check(CLI::NonNegativeNumber);
    make->add_option("--quota-month", o->quotaMonth, "Requests a month")->check(CLI::NonNegativeNumber);
    make->add_option("--bandwidth", o->bandwidth, "Bytes a second")->check(CLI::NonNegativeNumber);
    make->add_option("--volume-month", o->volumeMonth, "Bytes a month")->check(CLI::NonNegativeNumber);
    make->callback([&chosen, o] { chosen = {Needs::Inventory, [o](Context &c) { return create(c, *o); }}; });
}

} // namespace octroi::ctl
