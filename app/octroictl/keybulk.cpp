// SPDX-License-Identifier: GPL-3.0-or-later
// `octroictl key bulk`: many keys at once, by a filter or from a file; and what only octroid can do with one.
#include "change/inverse.h"
#include "change/planpieces.h"
#include "change/undo.h"
#include "commands.h"
#include "domain/json.h"
#include "preview.h"
#include "report/csv.h"
#include "report/csvreader.h"
#include "resolve.h"
#include "running.h"
#include "synced.h"

#include <CLI/CLI.hpp>
#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>

#include <cstdio>

namespace octroi::ctl {

namespace {

struct Options
{
    std::string key, operation, filter, file, run, results, expires, application, name, plan;
    std::vector<std::string> scopes, tags;
    bool hasScopes = false, hasTags = false;
    qint64 overlapSeconds = 86'400;
};

Error usage(const QString &what, const QString &detail)
{
    return Error{ErrorCode::Invalid, what, detail, {}, QStringLiteral("usage")};
}

/// The body that every item of a filter has.
Result<QJsonObject> bodyOf(const Options &o, const QDateTime &now)
{
    QJsonObject body;
    if (o.operation == "rotate")
        body[QStringLiteral("overlap_seconds")] = o.overlapSeconds;
    if (o.operation == "move")
        body[QStringLiteral("application_id")] = QString::fromStdString(o.application);
    if (o.operation != "update")
        return body;
    backends::KeyPatch patch;
    if (!o.name.empty())
        patch.name = QString::fromStdString(o.name);
    if (o.hasScopes)
        patch.scopes = toList(o.scopes);
    if (o.hasTags)
        patch.tags = toList(o.tags);
    if (!o.plan.empty())
        patch.planId = o.plan == "none" ? QString() : QString::fromStdString(o.plan);
    if (!o.expires.empty()) {
        const Result<QDateTime> expiry = expiryFromText(QString::fromStdString(o.expires), now);
        if (!expiry)
            return expiry.error();
        patch.expiresAt = *expiry;
    }
    return backends::wire::keyPatchBody(patch);
}

/// A cell of a CSV file as a member of an item: lists are separated by spaces.
void putCell(backends::BulkItem &item, const QString &column, const QString &cell)
{
    if (column == QLatin1String("id"))
        item.id = cell;
    else if (column == QLatin1String("version"))
        item.version = cell.toLongLong();
    else if (column == QLatin1String("scopes") || column == QLatin1String("tags"))
        item.body[column] = QJsonArray::fromStringList(cell.split(u' ', Qt::SkipEmptyParts));
    else if (column == QLatin1String("addresses") || column == QLatin1String("referrers") || column == QLatin1String("apis")) {
        QJsonObject restrictions = item.body[QStringLiteral("restrictions")].toObject();
        restrictions[column] = QJsonArray::fromStringList(cell.split(u' ', Qt::SkipEmptyParts));
        item.body[QStringLiteral("restrictions")] = restrictions;
    } else if (column == QLatin1String("overlap_seconds"))
        item.body[column] = cell.toLongLong();
    else if (!cell.isEmpty())
        item.body[column] = column == QLatin1String("expires_at") && cell == QLatin1String("never") ? QJsonValue() : QJsonValue(cell);
}

Result<QList<backends::BulkItem>> fromCsv(const QByteArray &text, const Options &o)
{
    const auto rows = report::csvRows(text);
    if (!rows)
        return rows.error();
    QList<backends::BulkItem> items;
    for (qsizetype r = 1; r < rows->size(); ++r) {
        backends::BulkItem item;
        item.operation = QString::fromStdString(o.operation);
        for (qsizetype c = 0; c < rows->at(r).size() && c < rows->first().size(); ++c)
            putCell(item, rows->first().at(c).trimmed().toLower(), rows->at(r).at(c).trimmed());
        items << item;
    }
    return items;
}

Result<QList<backends::BulkItem>> fromLines(const QByteArray &text, const Options &o)
{
    QList<backends::BulkItem> items;
    qsizetype number = 0;
    for (const QByteArray &line : text.split('\n')) {
        ++number;
        if (line.trimmed().isEmpty())
            continue;
        const QJsonDocument document = QJsonDocument::fromJson(line);
        if (!document.isObject())
            return usage(QStringLiteral("line %1").arg(number), QStringLiteral("is not a JSON object"));
        const QJsonObject object = document.object();
        backends::BulkItem item;
        item.operation = object.value(QLatin1String("op")).toString(QString::fromStdString(o.operation));
        item.id = object.value(QLatin1String("id")).toString();
        item.version = object.value(QLatin1String("version")).toInteger();
        if (object.contains(QLatin1String("idempotency_key")))
            return usage(QStringLiteral("line %1").arg(number),
                         QStringLiteral("idempotency_key is given by the run, which --run names"));
        item.body = object.value(QLatin1String("body")).toObject();
        items << item;
    }
    return items;
}

Result<QList<backends::BulkItem>> fromFile(const Options &o)
{
    QFile file(QString::fromStdString(o.file));
    const bool open = o.file == "-" ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!open)
        return Error{ErrorCode::NotFound, file.fileName(), file.errorString(), {}, {}};
    const QByteArray text = file.readAll();
    return text.trimmed().startsWith('{') ? fromLines(text, o) : fromCsv(text, o);
}

QCoro::Task<Result<QList<backends::BulkItem>>> fromFilter(Context &c, Options o)
{
    const Result<QJsonObject> body = bodyOf(o, c.clock.now());
    if (!body)
        co_return body.error();
    QList<backends::BulkItem> items;
    QString cursor;
    do {
        const auto page = co_await c.backend->keys(QString::fromStdString(o.filter), cursor, 1000);
        if (!page)
            co_return page.error();
        for (const domain::ApiKey &key : page->items) {
            c.inventory->take(key); // what it was, for who takes it back
            items.append({QString::fromStdString(o.operation), key.id, key.version, {}, *body});
        }
        cursor = page->next;
    } while (!cursor.isEmpty());
    co_return items;
}

/// The keys that a file names, as they are now: so that what somebody does meanwhile is not overwritten, and so
/// that it can be taken back. A key that stands there several times takes the newest each time.
void baseOnNow(QList<backends::BulkItem> &items, const inventory::Inventory &inventory)
{
    QHash<QString, int> times;
    for (const backends::BulkItem &item : std::as_const(items))
        ++times[item.id];
    for (backends::BulkItem &item : items) {
        const auto key = item.version == 0 && times.value(item.id) == 1 ? inventory.key(item.id) : std::nullopt;
        if (key)
            item.version = key->version;
    }
}

/// What is to be done, with what is needed to take it back.
QCoro::Task<Result<std::shared_ptr<change::RunRecord>>> recordOf(Context &c, Options o)
{
    Result<QList<backends::BulkItem>> items = QList<backends::BulkItem>();
    if (o.file.empty())
        items = co_await fromFilter(c, o);
    else
        items = fromFile(o);
    if (!items)
        co_return items.error();
    const bool ofKeys = std::any_of(items->begin(), items->end(),
                                    [](const backends::BulkItem &i) { return !i.id.isEmpty(); });
    if (!o.file.empty() && ofKeys) {
        c.inventory->setReadsUsage(false);
        const Result<void> read = co_await synced(c.inventory.get());
        if (!read)
            co_return read.error();
        baseOnNow(*items, *c.inventory);
    }
    const auto record = runOf(*items, QString::fromStdString(o.operation), c.clock);
    if (!record)
        co_return record.error();
    for (change::RunItem &item : (*record)->items) {
        if (!item.makesAnew())
            change::setInverse(**record, item, change::inverseOf(change::changeOf(**record, item), *c.inventory));
    }
    co_return *record;
}

Result<void> checkName(const std::string &name)
{
    static const QRegularExpression good(QStringLiteral("^[A-Za-z0-9._-]{1,64}$"));
    const QString text = QString::fromStdString(name);
    if (name.empty() || good.match(text).hasMatch())
        return {};
    return usage(text, QStringLiteral("is no name of a run: up to 64 letters, digits, dots, dashes and underscores"));
}

/// A run of that name that was begun before: it goes on, or is told again. Nothing: there is none.
QCoro::Task<std::optional<int>> begunBefore(Context &c, Options o)
{
    const QString name = QString::fromStdString(o.run);
    change::Runs &runs = c.spine->runs();
    const auto &all = runs.summaries();
    const auto known =
        std::find_if(all.begin(), all.end(), [&name](const change::RunSummary &r) { return r.id == name; });
    if (known == all.end())
        co_return std::nullopt;
    if (known->kind != QString::fromStdString(o.operation))
        co_return c.out.fail(Error{ErrorCode::Conflict, name, QStringLiteral("is a run of another kind: ") + known->kind,
                                   {}, QStringLiteral("run_other")});
    if (known->finished) {
        const auto record = co_await runs.load(name);
        co_return record ? tellAgain(c, **record, QString::fromStdString(o.results)) : c.out.fail(record.error());
    }
    const Result<change::Run *> run = co_await runs.resume(name);
    if (!run)
        co_return c.out.fail(run.error());
    const int code = co_await follow(c, *run, QString::fromStdString(o.results));
    co_return code;
}

/// What would be called and refused. What cannot be done is told, and stays as it is, as in the run.
QCoro::Task<int> preview(Context &c, Options o)
{
    const Result<void> read = co_await c.readInventory();
    if (!read)
        co_return c.out.fail(read.error());
    const auto record = co_await recordOf(c, o);
    if (!record)
        co_return c.out.fail(record.error());
    QList<change::Change> changes;
    for (const change::RunItem &item : (*record)->items)
        changes << change::changeOf(**record, item);
    change::Plan plan = co_await change::planInPieces(c.spine.get(), changes);
    int code = 0;
    for (const change::PlannedItem &item : std::as_const(plan.items)) {
        if (item.impossible)
            code = c.out.fail(*item.impossible);
    }
    plan.items.removeIf([](const change::PlannedItem &item) { return item.impossible.has_value(); });
    if (plan.items.isEmpty()) {
        c.out.note(QStringLiteral("nothing is to be done"));
        co_return code;
    }
    const Result<void> shown = co_await showPreview(c, plan);
    co_return shown ? code : c.out.fail(shown.error());
}

QCoro::Task<int> bulk(Context &c, Options o)
{
    if (o.filter.empty() == o.file.empty())
        co_return c.out.fail(usage(QStringLiteral("key bulk"), QStringLiteral("takes either --filter or --file")));
    if (o.operation == "issue" && o.file.empty())
        co_return c.out.fail(usage(QStringLiteral("issue"), QStringLiteral("takes its keys from --file")));
    if (const auto named = checkName(o.run); !named)
        co_return c.out.fail(named.error());
    if (c.dryRun) {
        const int shown = co_await preview(c, o);
        co_return shown;
    }
    const Result<void> opened = co_await openRuns(c);
    if (!opened)
        co_return c.out.fail(opened.error());
    if (!o.run.empty()) {
        if (!c.spine->runs().isKept())
            co_return c.out.fail(Error{ErrorCode::InUse, QString::fromStdString(o.run),
                                       QStringLiteral("cannot be kept while another octroictl works"), {}, {}});
        const std::optional<int> before = co_await begunBefore(c, o);
        if (before)
            co_return *before;
    }
    const auto record = co_await recordOf(c, o);
    if (!record)
        co_return c.out.fail(record.error());
    if ((*record)->items.empty()) {
        c.out.note(QStringLiteral("0 done, 0 failed"));
        co_return 0;
    }
    if (!o.run.empty())
        (*record)->id = QString::fromStdString(o.run);
    change::Run *run = c.spine->runs().start(*record);
    c.out.note(QStringLiteral("%1 items; run %2").arg((*record)->items.size()).arg((*record)->id));
    const int code = co_await follow(c, run, QString::fromStdString(o.results));
    co_return code;
}

QCoro::Task<int> changed(Context &c, change::Change change, QString id)
{
    const Result<change::ItemResult> done = co_await c.apply(change);
    if (!done)
        co_return c.out.fail(done.error());
    const auto key = c.inventory->key(id);
    if (!key)
        co_return c.out.fail(Error{ErrorCode::NotFound, id, QStringLiteral("there is no such key"), {}, {}});
    if (c.out.isJson())
        c.out.json(domain::toJson(*key, c.clock.now()));
    else
        c.out.line(QStringLiteral("%1 %2 %3").arg(key->id, key->name, domain::keyStatusName(key->statusAt(c.clock.now()))));
    co_return 0;
}

QCoro::Task<int> restore(Context &c, Options o)
{
    const QString id = QString::fromStdString(o.key);
    const change::Change wanted = change::RestoreKey{id};
    const int code = co_await changed(c, wanted, id);
    co_return code;
}

QCoro::Task<int> move(Context &c, Options o)
{
    const Result<domain::Application> target =
        resolveApplication(*c.inventory, QString::fromStdString(o.application));
    if (!target)
        co_return c.out.fail(target.error());
    const QString id = QString::fromStdString(o.key);
    const change::Change wanted = change::MoveKey{id, target->id};
    const int code = co_await changed(c, wanted, id);
    co_return code;
}

} // namespace

void addKeyBulk(CLI::App &key, Chosen &chosen)
{
    CLI::App *sub = key.add_subcommand("bulk", "Many keys at once, by a filter or from a file");
    const auto o = std::make_shared<Options>();
    sub->add_option("operation", o->operation)
        ->required()
        ->check(CLI::IsMember({"issue", "update", "suspend", "resume", "revoke", "restore", "rotate", "move"}));
    sub->add_option("--filter", o->filter, "As in the console: status:active last_used>90d");
    sub->add_option("--file", o->file, "CSV with a head (id, name, scopes, …), or a JSON object a line; - reads standard input");
    sub->add_option("--run", o->run,
                    "A name for this run: repeated with it, it goes on where it ended, or is told again, and nothing "
                    "is done twice");
    sub->add_option("--results", o->results, "A CSV file with what became of each item");
    sub->add_option("--name", o->name, "update: the new name");
    CLI::Option *scopes = sub->add_option("--scope", o->scopes, "update: the new scopes, repeatable")->expected(0, -1);
    CLI::Option *tags = sub->add_option("--tag", o->tags, "update: the new tags, repeatable")->expected(0, -1);
    sub->add_option("--expires", o->expires, "update: 90d, 2027-01-31 or never");
    sub->add_option("--plan", o->plan, "update: identifier, or none");
    sub->add_option("--app", o->application, "move: identifier of the application");
    sub->add_option("--overlap-seconds", o->overlapSeconds, "rotate")->check(CLI::NonNegativeNumber)->capture_default_str();
    sub->callback([&chosen, o, scopes, tags] {
        o->hasScopes = scopes->count() > 0;
        o->hasTags = tags->count() > 0;
        chosen = {Needs::Connection, [o](Context &c) { return bulk(c, *o); }};
    });

    CLI::App *back = key.add_subcommand("restore", "Undo its revocation, within 30 days");
    back->add_option("key", o->key, "Identifier")->required();
    back->callback([&chosen, o] { chosen = {Needs::Inventory, [o](Context &c) { return restore(c, *o); }}; });
    CLI::App *to = key.add_subcommand("move", "To another application, with everything it has");
    to->add_option("key", o->key, "Identifier")->required();
    to->add_option("--app", o->application, "Identifier or partner/application")->required();
    to->callback([&chosen, o] { chosen = {Needs::Inventory, [o](Context &c) { return move(c, *o); }}; });
}

} // namespace octroi::ctl
