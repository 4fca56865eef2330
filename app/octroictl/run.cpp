// SPDX-License-Identifier: GPL-3.0-or-later
// `octroictl run`: changes of many keys that were begun, and whether they go on.
#include "commands.h"
#include "domain/json.h"
#include "running.h"

#include <CLI/CLI.hpp>

namespace octroi::ctl {

namespace {

struct Options
{
    std::string run, results;
};

QString stateOf(const change::RunSummary &run)
{
    return !run.finished ? QStringLiteral("unfinished")
           : run.undone  ? QStringLiteral("undone")
                         : QStringLiteral("finished");
}

QCoro::Task<int> list(Context &c)
{
    const Result<void> opened = co_await openRuns(c);
    if (!opened)
        co_return c.out.fail(opened.error());
    QJsonArray all;
    QList<QStringList> rows;
    for (const change::RunSummary &run : c.spine->runs().summaries()) {
        all.prepend(QJsonObject{{QStringLiteral("id"), run.id},
                                {QStringLiteral("operation"), run.kind},
                                {QStringLiteral("started_at"), domain::toRfc3339(run.startedAt)},
                                {QStringLiteral("items"), run.total},
                                {QStringLiteral("done"), run.done},
                                {QStringLiteral("failed"), run.failed},
                                {QStringLiteral("state"), stateOf(run)}});
        rows.prepend({run.id, run.kind, domain::toRfc3339(run.startedAt), QString::number(run.total),
                      QString::number(run.done), QString::number(run.failed), stateOf(run)});
    }
    if (c.out.isJson())
        c.out.json(all);
    else
        c.out.table({QStringLiteral("ID"), QStringLiteral("OPERATION"), QStringLiteral("STARTED"),
                     QStringLiteral("ITEMS"), QStringLiteral("DONE"), QStringLiteral("FAILED"),
                     QStringLiteral("STATE")},
                    rows);
    co_return 0;
}

QCoro::Task<int> resume(Context &c, Options o)
{
    const Result<void> opened = co_await openRuns(c);
    if (!opened)
        co_return c.out.fail(opened.error());
    const Result<change::Run *> run = co_await c.spine->runs().resume(QString::fromStdString(o.run));
    if (!run)
        co_return c.out.fail(run.error());
    const int code = co_await follow(c, *run, QString::fromStdString(o.results));
    co_return code;
}

/// As Ctrl+Z in the console: by the versions that the run left, so that what others changed since stays, and
/// is told as refused.
QCoro::Task<int> undo(Context &c, Options o)
{
    const Result<void> opened = co_await openRuns(c);
    if (!opened)
        co_return c.out.fail(opened.error());
    const auto back = co_await c.spine->runs().undoOf(QString::fromStdString(o.run));
    if (!back)
        co_return c.out.fail(back.error());
    c.out.note(QStringLiteral("%1 items; run %2").arg((*back)->items.size()).arg((*back)->id));
    const int code = co_await follow(c, c.spine->runs().start(*back), QString::fromStdString(o.results));
    co_return code;
}

QCoro::Task<int> discard(Context &c, Options o)
{
    const Result<void> opened = co_await openRuns(c);
    if (!opened)
        co_return c.out.fail(opened.error());
    const Result<void> done = co_await c.spine->runs().discard(QString::fromStdString(o.run));
    co_return done ? 0 : c.out.fail(done.error());
}

} // namespace

void addRun(CLI::App &app, Chosen &chosen)
{
    CLI::App *run = app.add_subcommand("run", "Changes of many keys that were begun (key bulk), or done (campaign, access review)");
    run->require_subcommand(1);
    const auto o = std::make_shared<Options>();
    CLI::App *all = run->add_subcommand("list", "Newest first, with what is not ended");
    all->callback([&chosen] { chosen = {Needs::Connection, [](Context &c) { return list(c); }}; });
    CLI::App *on =
        run->add_subcommand("resume", "Goes on with one that was not ended; nothing is done twice");
    on->add_option("run", o->run, "Identifier")->required();
    on->add_option("--results", o->results, "A CSV file with what became of each item");
    on->callback([&chosen, o] { chosen = {Needs::Connection, [o](Context &c) { return resume(c, *o); }}; });
    CLI::App *back = run->add_subcommand(
        "undo", "Takes back what one has done; what others changed since stays, and is told");
    back->add_option("run", o->run, "Identifier")->required();
    back->add_option("--results", o->results, "A CSV file with what became of each item");
    back->callback([&chosen, o] { chosen = {Needs::Connection, [o](Context &c) { return undo(c, *o); }}; });
    CLI::App *off = run->add_subcommand("discard", "Leaves out the rest of one that was not ended");
    off->add_option("run", o->run, "Identifier")->required();
    off->callback([&chosen, o] { chosen = {Needs::Connection, [o](Context &c) { return discard(c, *o); }}; });
}

} // namespace octroi::ctl
