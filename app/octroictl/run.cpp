// SPDX-License-Identifier: GPL-3.0-or-later
// `octroictl run` and `undo`: what was done with this octroictl, whether it goes on, and how it is taken back.
#include "commands.h"
#include "domain/json.h"
#include "preview.h"
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
                                {QStringLiteral("object"), run.name},
                                {QStringLiteral("undoes"), run.undoes},
                                {QStringLiteral("undoable"), run.finished && run.canUndo},
                                {QStringLiteral("state"), stateOf(run)}});
        rows.prepend({run.id, run.kind, domain::toRfc3339(run.startedAt), QString::number(run.total),
                      QString::number(run.done), QString::number(run.failed), stateOf(run),
                      run.finished && run.canUndo ? QStringLiteral("yes") : QStringLiteral("no"), run.name});
    }
    if (c.out.isJson())
        c.out.json(all);
    else
        c.out.table({QStringLiteral("ID"), QStringLiteral("OPERATION"), QStringLiteral("STARTED"),
                     QStringLiteral("ITEMS"), QStringLiteral("DONE"), QStringLiteral("FAILED"),
                     QStringLiteral("STATE"), QStringLiteral("UNDO"), QStringLiteral("OBJECT")},
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

/// The last that was done; "": there is none.
QString lastDone(const Context &c)
{
    const QList<change::RunSummary> &all = c.spine->runs().summaries();
    for (auto run = all.rbegin(); run != all.rend(); ++run) {
        if (run->finished && !run->undone && run->undoes.isEmpty() && run->done > 0)
            return run->id;
    }
    return {};
}

QString whyNot(const change::RunRecord &run)
{
    if (run.undone)
        return QStringLiteral("was taken back already");
    if (!run.finished)
        return QStringLiteral("has not ended; run resume or run discard it first");
    if (!run.undoes.isEmpty())
        return QStringLiteral("took something back itself; do that change again");
    for (const change::ItemResult &item : change::stayingOf(run))
        return whyNotUndone(item.error->field);
    return QStringLiteral("nothing was different after it");
}

/// As Ctrl+Z in the console: by the versions that it left, so that what others changed since stays, and
/// is told as refused.
QCoro::Task<int> undo(Context &c, Options o)
{
    const Result<void> opened = co_await openRuns(c);
    if (!opened)
        co_return c.out.fail(opened.error());
    const QString id = o.run.empty() ? lastDone(c) : QString::fromStdString(o.run);
    if (id.isEmpty())
        co_return c.out.fail(Error{ErrorCode::NotFound, {}, QStringLiteral("there is nothing to undo"), {}, {}});
    const auto before = co_await c.spine->runs().load(id);
    if (!before)
        co_return c.out.fail(before.error());
    const auto back = co_await c.spine->runs().undoOf(id);
    if (!back) {
        Error error = back.error();
        error.context = (*before)->name.isEmpty() ? id : id + u' ' + (*before)->kind + u' ' + (*before)->name;
        error.detail = whyNot(**before);
        co_return c.out.fail(error);
    }
    c.out.note(QStringLiteral("%1 %2: %3 items; run %4").arg((*before)->kind, (*before)->name).arg((*back)->items.size()).arg((*back)->id));
    const QList<change::ItemResult> staying = change::stayingOf(**before);
    const int code = co_await follow(c, c.spine->runs().start(*back), QString::fromStdString(o.results));
    for (const change::ItemResult &item : staying)
        c.out.note(QStringLiteral("%1 stays: %2").arg(item.objectName, whyNotUndone(item.error->field)));
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
    CLI::App *run = app.add_subcommand("run", "What was done with this octroictl: each change, and those of many keys that were begun (key bulk)");
    run->require_subcommand(1);
    const auto o = std::make_shared<Options>();
    CLI::App *all = run->add_subcommand("list", "Newest first, with what is not ended and what can be taken back");
    all->callback([&chosen] { chosen = {Needs::Connection, [](Context &c) { return list(c); }}; });
    CLI::App *on =
        run->add_subcommand("resume", "Goes on with one that was not ended; nothing is done twice");
    on->add_option("run", o->run, "Identifier")->required();
    on->add_option("--results", o->results, "A CSV file with what became of each item");
    on->callback([&chosen, o] { chosen = {Needs::Connection, [o](Context &c) { return resume(c, *o); }}; });
    const auto takesBack = [&chosen, o](CLI::App *sub) {
        sub->add_option("run", o->run, "Identifier; without it the last that was done");
        sub->add_option("--results", o->results, "A CSV file with what became of each item");
        sub->callback([&chosen, o] { chosen = {Needs::Connection, [o](Context &c) { return undo(c, *o); }}; });
    };
    const char *help = "Takes back what was done; what others changed since stays, and is told";
    takesBack(run->add_subcommand("undo", help));
    takesBack(app.add_subcommand("undo", help));
    CLI::App *off = run->add_subcommand("discard", "Leaves out the rest of one that was not ended");
    off->add_option("run", o->run, "Identifier")->required();
    off->callback([&chosen, o] { chosen = {Needs::Connection, [o](Context &c) { return discard(c, *o); }}; });
}

} // namespace octroi::ctl
