// SPDX-License-Identifier: GPL-3.0-or-later
// The state of an organisation as a file: `export` writes it, `plan FILE` compares, `apply FILE` brings it
// about.
#include "change/foresight.h"
#include "change/planpieces.h"
#include "change/staterun.h"
#include "commands.h"
#include "preview.h"
#include "running.h"
#include "report/secretsfile.h"
#include "report/statefile.h"

#include <CLI/CLI.hpp>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

#include <cstdio>

namespace octroi::ctl {

namespace {

using change::StateAction;
using change::StateDifference;

constexpr int kDiffers = 8;

struct Options
{
    std::string file, out, secrets;
    bool prune = false, yes = false;
};

Error usage(const QString &what, const QString &detail)
{
    return Error{ErrorCode::Invalid, what, detail, {}, QStringLiteral("usage")};
}

QString shown(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().isEmpty() ? QStringLiteral("-") : value.toString();
    if (value.isNull() || value.isUndefined())
        return QStringLiteral("-");
    const QByteArray text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(text.mid(1, text.size() - 2));
}

QString signOf(StateAction action)
{
    switch (action) {
    case StateAction::Create:
        return QStringLiteral("+");
    case StateAction::Update:
        return QStringLiteral("~");
    case StateAction::Remove:
        return QStringLiteral("-");
    case StateAction::Keep:
        break;
    }
    return QStringLiteral("=");
}

/// What is removed, in the words of what happens to it.
QString ending(const StateDifference &one)
{
    if (one.type == QLatin1String("partner"))
        return QStringLiteral("is closed");
    return one.type == QLatin1String("client") ? QStringLiteral("is revoked, for ever")
                                               : QStringLiteral("is deleted");
}

void printText(const Output &out, const QList<StateDifference> &differences)
{
    int counts[4] = {};
    for (const StateDifference &one : differences) {
        ++counts[int(one.action)];
        QString line = QStringLiteral("%1 %2 %3").arg(signOf(one.action), one.type, one.name);
        if (one.action == StateAction::Remove)
            line += QStringLiteral(": ") + ending(one);
        if (one.impossible)
            line += (one.action == StateAction::Keep ? QStringLiteral(": stays; ")
                                                     : QStringLiteral(": impossible; ")) +
                    one.impossible->detail;
        out.line(line);
        for (const change::FieldDifference &field : one.fields) {
            if (field.name == QLatin1String("name") && one.action == StateAction::Create)
                continue;
            out.line(one.action == StateAction::Create
                         ? QStringLiteral("    %1: %2").arg(field.name, shown(field.after))
                         : QStringLiteral("    %1: %2 -> %3")
                               .arg(field.name, shown(field.before), shown(field.after)));
        }
    }
    out.line(QStringLiteral("%1 to create, %2 to change, %3 to remove")
                 .arg(counts[0])
                 .arg(counts[1])
                 .arg(counts[2]));
}

QJsonObject jsonOf(const StateDifference &one)
{
    QJsonArray fields;
    for (const change::FieldDifference &field : one.fields)
        fields.append(QJsonObject{{QStringLiteral("name"), field.name},
                                  {QStringLiteral("before"), field.before},
                                  {QStringLiteral("after"), field.after}});
    QJsonObject out{{QStringLiteral("action"), change::stateActionName(one.action)},
                    {QStringLiteral("type"), one.type},
                    {QStringLiteral("name"), one.name},
                    {QStringLiteral("fields"), fields}};
    if (one.impossible) {
        out[QStringLiteral("reason")] = one.impossible->reason;
        out[QStringLiteral("detail")] = one.impossible->detail;
    }
    return out;
}

/// What would have been refused of the calls of the last 7 days. Of what stands on objects that are still to be made nothing
/// is refused.
QCoro::Task<Result<change::Foreseen>> foreseen(Context &c, QList<StateDifference> differences)
{
    QList<change::Change> changes;
    for (const StateDifference &one : differences) {
        for (const StateDifference::Step &step : one.steps) {
            if (step.change)
                changes << *step.change;
        }
    }
    const change::Plan plan = co_await change::planInPieces(c.spine.get(), changes);
    Result<change::Foreseen> seen = co_await change::foresee(c.inventory.get(), plan);
    co_return seen;
}

/// Whoever may not read usage still sees the difference.
QCoro::Task<> print(Context &c, QList<StateDifference> differences)
{
    const auto seen = co_await foreseen(c, differences);
    if (!c.out.isJson()) {
        printText(c.out, differences);
        if (seen && !differences.isEmpty())
            printForeseen(c, *seen);
    } else {
        QJsonArray array;
        for (const StateDifference &one : differences)
            array.append(jsonOf(one));
        QJsonObject all{{QStringLiteral("differences"), array}};
        if (seen)
            all[QStringLiteral("foreseen")] = foreseenJson(*seen);
        c.out.json(all);
    }
    if (!seen)
        c.out.note(QStringLiteral("Which calls would have been refused is not known: %1").arg(seen.error().toString()));
}

bool differs(const QList<StateDifference> &differences)
{
    return std::any_of(differences.begin(), differences.end(),
                       [](const StateDifference &one) { return one.action != StateAction::Keep; });
}

Result<domain::State> readFile(const Options &o)
{
    QFile file(QString::fromStdString(o.file));
    const bool open = o.file == "-" ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!open)
        return Error{ErrorCode::NotFound, file.fileName(), file.errorString(), {}, {}};
    Result<domain::State> state = report::readState(file.readAll());
    if (state)
        return state;
    Error error = state.error();
    error.context = QString::fromStdString(o.file) +
                    (error.context.isEmpty() ? QString() : QStringLiteral(", ") + error.context);
    return error;
}

QCoro::Task<int> exportState(Context &c, Options o)
{
    const Result<domain::State> state = change::stateOf(*c.inventory);
    if (!state)
        co_return c.out.fail(state.error());
    const QByteArray text = report::writeState(*state);
    if (o.out.empty() || o.out == "-") {
        c.out.raw(text);
        co_return 0;
    }
    QSaveFile file(QString::fromStdString(o.out));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        co_return c.out.fail(Error{ErrorCode::Storage, file.fileName(), file.errorString(), {}, {}});
    co_return 0;
}

QCoro::Task<int> planState(Context &c, Options o)
{
    const Result<domain::State> wanted = readFile(o);
    if (!wanted)
        co_return c.out.fail(wanted.error());
    const auto differences = change::differencesOf(*wanted, *c.inventory, o.prune);
    co_await print(c, differences);
    for (const StateDifference &one : differences) {
        if (one.impossible && one.action != StateAction::Keep)
            co_return c.out.fail(*one.impossible);
    }
    if (!o.prune && differs(change::differencesOf(*wanted, *c.inventory, true)) && !differs(differences))
        c.out.note(QStringLiteral(
            "There is more on the backend than in the file; --prune shows what would be removed."));
    co_return differs(differences) ? kDiffers : 0;
}

/// Whether the person at the terminal says yes.
bool confirmed(const Output &out)
{
    out.note(QStringLiteral("Apply this? [y/N]"));
    char answer[16] = {};
    return std::fgets(answer, sizeof answer, stdin) && (answer[0] == 'y' || answer[0] == 'Y');
}

int printOutcome(const Context &c, const change::StateOutcome &outcome, report::SecretsFile &secrets)
{
    if (outcome.refused)
        return c.out.fail(*outcome.refused);
    QJsonArray items;
    int code = 0;
    for (const change::StateItem &item : outcome.items) {
        items.append(QJsonObject{{QStringLiteral("action"), change::stateActionName(item.action)},
                                 {QStringLiteral("type"), item.type},
                                 {QStringLiteral("name"), item.name},
                                 {QStringLiteral("error"), item.error ? item.error->toString() : QString()}});
        if (item.error)
            code = c.out.fail(*item.error);
        if (item.issued && item.issued->secret && secrets.isOpen()) {
            const auto written = secrets.row({item.name, item.issued->client.id}, *item.issued->secret);
            if (!written)
                code = c.out.fail(written.error());
        }
    }
    if (c.out.isJson())
        c.out.json(
            QJsonObject{{QStringLiteral("applied"), items}, {QStringLiteral("left"), outcome.left.size()}});
    c.out.note(QStringLiteral("%1 done, %2 failed")
                   .arg(outcome.items.size() - outcome.failed())
                   .arg(outcome.failed()));
    if (code == 0 && !outcome.left.isEmpty())
        code = c.out.fail(Error{ErrorCode::Conflict,
                                outcome.left.first().name,
                                QStringLiteral("still differs: the backend keeps another form of it"),
                                {},
                                QStringLiteral("state_left")});
    return code;
}

QCoro::Task<int> applyState(Context &c, Options o)
{
    const Result<domain::State> wanted = readFile(o);
    if (!wanted)
        co_return c.out.fail(wanted.error());
    const auto differences = change::differencesOf(*wanted, *c.inventory, o.prune);
    if (!c.out.isJson())
        co_await print(c, differences);
    const bool makesSecrets =
        std::any_of(differences.begin(), differences.end(), [](const auto &d) { return d.makesSecret; });
    if (makesSecrets && o.secrets.empty())
        co_return c.out.fail(
            usage(QStringLiteral("apply"),
                  QStringLiteral("makes clients with secrets; --secrets FILE says where these go")));
    if (!o.yes && (o.file == "-" || c.out.isJson()))
        co_return c.out.fail(usage(QStringLiteral("apply"),
                                   QStringLiteral("cannot ask here; --yes applies without a question")));
    if (!o.yes && differs(differences) && !confirmed(c.out))
        co_return c.out.fail(Error{ErrorCode::Cancelled, {}, QStringLiteral("nothing was applied"), {}, {}});
    report::SecretsFile secrets;
    if (makesSecrets) {
        const auto opened = secrets.open(
            QString::fromStdString(o.secrets),
            {QStringLiteral("client"), QStringLiteral("client_id"), QStringLiteral("client_secret")});
        if (!opened)
            co_return c.out.fail(opened.error());
    }
    const auto progress = QObject::connect(
        c.spine.get(), &change::Spine::progress, c.spine.get(), [&c](int done, int failed, int total) {
            if (total > 20 && done % 20 == 0)
                c.out.note(QStringLiteral("%1 of %2, %3 failed").arg(done).arg(total).arg(failed));
        });
    co_await keepUndo(c);
    change::StateRun run(*c.spine, *c.inventory);
    const domain::State state = *wanted;
    const change::StateOutcome outcome = co_await run.apply(state, o.prune);
    QObject::disconnect(progress);
    if (!outcome.items.isEmpty())
        co_await tellUndo(c);
    int code = printOutcome(c, outcome, secrets);
    if (const auto flushed = secrets.isOpen() ? secrets.flush() : Result<void>(); !flushed)
        code = c.out.fail(flushed.error());
    secrets.close();
    co_return code;
}

void addFile(CLI::App *sub, const std::shared_ptr<Options> &o)
{
    sub->add_flag(
        "--prune", o->prune,
        "Remove what the file does not name: delete APIs and scopes, revoke clients, close partners");
}

} // namespace

void addStatePlan(CLI::App &plan, Chosen &chosen)
{
    const auto o = std::make_shared<Options>();
    plan.add_option("file", o->file,
                    "A state as export writes it: says what apply would do; - reads standard input");
    addFile(&plan, o);
    plan.callback([&plan, &chosen, o] {
        if (!plan.get_subcommands().empty())
            return;
        if (o->file.empty())
            throw CLI::RequiredError("FILE, or one of list, show and create,");
        chosen = {Needs::Inventory, [o](Context &c) { return planState(c, *o); }};
    });
}

void addState(CLI::App &app, Chosen &chosen)
{
    const auto o = std::make_shared<Options>();
    CLI::App *write = app.add_subcommand(
        "export", "Writes partners, applications, APIs, scopes, plans and clients as YAML, without secrets");
    write->add_option("--out", o->out, "File; without it: standard output");
    write->callback([&chosen, o] {
        chosen = {Needs::Inventory, [o](Context &c) { return exportState(c, *o); }};
    });
    CLI::App *apply = app.add_subcommand(
        "apply", "Brings about the state of a file; `plan FILE` says beforehand what that does");
    apply->add_option("file", o->file, "A state as export writes it; - reads standard input")->required();
    apply->add_flag("--yes", o->yes, "Without a question");
    apply->add_option("--secrets", o->secrets,
                      "New file for the secrets of clients that are made (CSV, readable by its owner only)");
    addFile(apply, o);
    apply->callback([&chosen, o] {
        chosen = {Needs::Inventory, [o](Context &c) { return applyState(c, *o); }};
    });
}

} // namespace octroi::ctl
