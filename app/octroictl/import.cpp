// SPDX-License-Identifier: GPL-3.0-or-later
// `octroictl import`: partners and keys from CSV and JSON, row by row, whatever the size of the file.
#include "change/import.h"

#include "commands.h"
#include "report/csv.h"
#include "report/rowreader.h"
#include "report/secretsfile.h"
#include "running.h"

#include <CLI/CLI.hpp>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

#include <cstdio>

namespace octroi::ctl {

namespace {

using change::ImportKind;
using change::ImportRow;

/// Few enough that little is lost when the program is killed between two writes of the secrets.
constexpr int kRowsAtOnce = 64;
constexpr int kRowsOfADryRun = 2'000;
constexpr qint64 kNoteEvery = 10'000;

struct Options
{
    ImportKind kind = ImportKind::Partners;
    std::string file, format = "any", delimiter, rejected, secrets;
    std::vector<std::string> maps;
    bool dryRun = false, details = false;
};

Error usage(const QString &what, const QString &detail)
{
    return Error{ErrorCode::Invalid, what, detail, {}, QStringLiteral("usage")};
}

/// Counts, and writes each rejected row as it is met.
class Tally
{
public:
    explicit Tally(Output &out)
        : m_out(out)
    {
    }
    Result<void> open(const QString &path, const QStringList &columns)
    {
        if (path.isEmpty())
            return {};
        m_file.setFileName(path);
        if (!m_file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            return Error{ErrorCode::Storage, path, m_file.errorString(), {}, {}};
        return write(QStringList{QStringLiteral("line"), QStringLiteral("reason"), QStringLiteral("detail")} +
                     columns);
    }
    Result<void> reject(const ImportRow &row)
    {
        ++rejected;
        const Error &error = *row.rejected;
        const QString detail =
            error.field.isEmpty() ? error.detail : error.field + QStringLiteral(": ") + error.detail;
        if (rejected <= kNoted)
            m_out.note(QStringLiteral("line %1: %2 (%3)").arg(row.line).arg(detail, error.reason));
        else if (rejected == kNoted + 1)
            m_out.note(QStringLiteral("more rows are rejected; --rejected FILE lists them all"));
        if (!m_file.isOpen())
            return {};
        return write(QStringList{QString::number(row.line),
                                 error.reason.isEmpty() ? errorCodeName(error.code) : error.reason, detail} +
                     row.cells);
    }
    Result<void> finish()
    {
        if (m_file.isOpen() && !m_file.flush())
            return Error{ErrorCode::Storage, m_file.fileName(), m_file.errorString(), {}, {}};
        return {};
    }
    qint64 read = 0, done = 0, rejected = 0;

private:
    static constexpr qint64 kNoted = 20;

    Result<void> write(const QStringList &cells)
    {
        report::CsvWriter csv;
        csv.row(cells);
        if (m_file.write(csv.bytes()) != csv.bytes().size())
            return Error{ErrorCode::Storage, m_file.fileName(), m_file.errorString(), {}, {}};
        return {};
    }

    Output &m_out;
    QFile m_file;
};

/// What one import works with; lives in the frame of run().
struct Work
{
    QFile file;
    std::unique_ptr<report::RowReader> rows;
    std::unique_ptr<change::Importer> importer;
    report::SecretsFile secrets;
    Result<void> ended; ///< why nothing more can be read
};

Result<change::ImportMapping> mappingOf(const Options &o, const QStringList &columns)
{
    change::ImportMapping mapping(o.kind, columns);
    for (const std::string &map : o.maps) {
        const QString text = QString::fromStdString(map);
        if (!text.contains(u'='))
            return usage(text, QStringLiteral("is not written as field=Column"));
        if (const auto set = mapping.set(text.section(u'=', 0, 0).trimmed(), text.section(u'=', 1).trimmed());
            !set)
            return set.error();
    }
    if (const auto whole = mapping.check(); !whole)
        return whole.error();
    return mapping;
}

Result<void> open(const Options &o, Work &work)
{
    work.file.setFileName(QString::fromStdString(o.file));
    const bool opened =
        o.file == "-" ? work.file.open(stdin, QIODevice::ReadOnly) : work.file.open(QIODevice::ReadOnly);
    if (!opened)
        return Error{ErrorCode::NotFound, work.file.fileName(), work.file.errorString(), {}, {}};
    const auto format = o.format == "csv"    ? report::TableFormat::Csv
                        : o.format == "json" ? report::TableFormat::Json
                                             : report::TableFormat::Any;
    const char separator = o.delimiter == "tab" ? '\t' : o.delimiter.empty() ? '\0' : o.delimiter.front();
    auto rows = report::openTable(work.file, format, separator);
    if (!rows)
        return rows.error();
    work.rows = std::move(*rows);
    return {};
}

void sayMapping(const Output &out, const change::ImportMapping &mapping)
{
    for (const change::ImportField &field : change::importFields(mapping.kind())) {
        const int column = mapping.columnOf(QString::fromLatin1(field.name));
        if (column >= 0)
            out.note(QStringLiteral("%1 from \"%2\"")
                         .arg(QLatin1String(field.name), mapping.columns().value(column)));
    }
}

/// The next rows; fewer than asked for at the end of the file.
QList<ImportRow> nextRows(Work &work, int most)
{
    QList<ImportRow> out;
    report::TableRow row;
    while (out.size() < most) {
        const Result<bool> there = work.rows->next(row);
        if (!there)
            work.ended = there.error();
        if (!there || !*there)
            break;
        out.append(row.broken ? change::Importer::broken(row.line, row.cells, *row.broken)
                              : work.importer->row(row.line, row.cells));
    }
    return out;
}

void say(const Context &c, const Options &o, const ImportRow &row, const QString &id)
{
    if (!o.details || c.out.isJson())
        return;
    const QString what =
        o.kind == ImportKind::Keys ? QStringLiteral("issue key") : QStringLiteral("create partner");
    c.out.line(QStringLiteral("line %1: %2 %3 %4").arg(row.line).arg(what, row.name, id).trimmed());
}

Result<void> keep(const change::ImportResult &result, report::SecretsFile &secrets)
{
    if (!result.issued || !result.issued->secret || !secrets.isOpen())
        return {};
    const domain::ApiKey &key = result.issued->key;
    return secrets.row({QString::number(result.row.line), key.id, key.applicationId, key.name},
                       *result.issued->secret);
}

Result<void> take(Context &c, const Options &o, const QList<change::ImportResult> &results, Work &work,
                  Tally &tally)
{
    for (const change::ImportResult &result : results) {
        if (result.row.rejected) {
            if (const auto noted = tally.reject(result.row); !noted)
                return noted;
            continue;
        }
        ++tally.done;
        if (const auto kept = keep(result, work.secrets); !kept)
            return kept;
        say(c, o, result.row, result.objectId);
    }
    return work.secrets.isOpen() ? work.secrets.flush() : Result<void>();
}

/// Pointers stand in the caller's frame, which waits.
QCoro::Task<Result<void>> pump(Context *c, const Options *o, Work *work, Tally *tally)
{
    if (!o->dryRun)
        co_await keepUndo(*c);
    change::ImportRun run(*c->spine);
    const int most = o->dryRun ? kRowsOfADryRun : kRowsAtOnce;
    for (;;) {
        const QList<ImportRow> rows = nextRows(*work, most);
        QList<change::ImportResult> results;
        if (o->dryRun) {
            const QList<ImportRow> checked = co_await run.check(rows);
            for (const ImportRow &row : checked)
                results.append({row, {}});
        } else {
            results = co_await run.apply(rows);
        }
        if (const auto taken = take(*c, *o, results, *work, *tally); !taken)
            co_return taken;
        const qint64 before = tally->read;
        tally->read += rows.size();
        if (before / kNoteEvery != tally->read / kNoteEvery)
            c->out.note(QStringLiteral("%1 rows read, %2 rejected").arg(tally->read).arg(tally->rejected));
        if (rows.size() < most)
            co_return work->ended;
    }
}

int finish(const Context &c, const Options &o, const Tally &tally, const Result<void> &ended)
{
    if (c.out.isJson())
        c.out.json(QJsonObject{{QStringLiteral("rows"), tally.read},
                               {QStringLiteral("dry_run"), o.dryRun},
                               {QStringLiteral("done"), tally.done},
                               {QStringLiteral("rejected"), tally.rejected}});
    else
        c.out.line(QStringLiteral("%1 rows: %2 %3, %4 rejected")
                       .arg(tally.read)
                       .arg(tally.done)
                       .arg(o.dryRun ? QStringLiteral("would be done") : QStringLiteral("done"))
                       .arg(tally.rejected));
    if (!ended)
        return c.out.fail(ended.error());
    return tally.rejected > 0 ? 1 : 0;
}

QCoro::Task<int> import(Context &c, Options o)
{
    Work work;
    if (o.kind == ImportKind::Keys && !o.dryRun && o.secrets.empty())
        co_return c.out.fail(
            usage(QStringLiteral("import keys"),
                  QStringLiteral("issues keys that are shown this once; --secrets FILE says where they go")));
    if (const auto opened = open(o, work); !opened)
        co_return c.out.fail(opened.error());
    const auto mapping = mappingOf(o, work.rows->columns());
    if (!mapping)
        co_return c.out.fail(mapping.error());
    sayMapping(c.out, *mapping);
    work.importer = std::make_unique<change::Importer>(*mapping, *c.inventory);
    if (o.kind == ImportKind::Keys && !o.dryRun) {
        const auto opened =
            work.secrets.open(QString::fromStdString(o.secrets),
                              {QStringLiteral("line"), QStringLiteral("id"), QStringLiteral("application_id"),
                               QStringLiteral("name"), QStringLiteral("key")});
        if (!opened)
            co_return c.out.fail(opened.error());
    }
    Tally tally(c.out);
    if (const auto opened = tally.open(QString::fromStdString(o.rejected), work.rows->columns()); !opened)
        co_return c.out.fail(opened.error());
    Result<void> ended = co_await pump(&c, &o, &work, &tally);
    work.secrets.close();
    if (const auto flushed = tally.finish(); ended && !flushed)
        ended = flushed;
    co_return finish(c, o, tally, ended);
}

void addKind(CLI::App *command, Chosen &chosen, ImportKind kind, const char *help)
{
    const auto o = std::make_shared<Options>();
    o->kind = kind;
    CLI::App *sub = command->add_subcommand(change::importKindName(kind).toStdString(), help);
    std::string fields;
    for (const change::ImportField &field : change::importFields(kind))
        fields += (fields.empty() ? "" : ", ") + std::string(field.name);
    sub->add_option("file", o->file,
                    "CSV (, ; tab or |), a JSON array, or a JSON object a line; - reads standard input")
        ->required();
    sub->add_option("--map", o->maps,
                    "field=Column, where the column is not called as the field (" + fields +
                        "); field= takes it from none; repeatable");
    sub->add_option("--format", o->format)
        ->check(CLI::IsMember({"any", "csv", "json"}))
        ->capture_default_str();
    sub->add_option("--delimiter", o->delimiter, "Between cells, when it is not found rightly")
        ->check(CLI::IsMember({",", ";", "tab", "|"}));
    sub->add_flag("--dry-run", o->dryRun, "Says what each row would do; changes nothing");
    sub->add_flag("--details", o->details, "A line for each row");
    sub->add_option("--rejected", o->rejected, "CSV file for the rejected rows, with the reason of each");
    if (kind == ImportKind::Keys)
        sub->add_option("--secrets", o->secrets, "New CSV file for the keys, readable by its owner only");
    sub->callback([&chosen, o] {
        o->details = o->details || o->dryRun;
        chosen = {Needs::Inventory, [o](Context &c) { return import(c, *o); }};
    });
}

} // namespace

void addImport(CLI::App &app, Chosen &chosen)
{
    CLI::App *command =
        app.add_subcommand("import", "Partners and keys from other systems")->require_subcommand(1);
    addKind(command, chosen, ImportKind::Partners, "Creates a partner a row");
    addKind(command, chosen, ImportKind::Keys,
            "Issues a key a row, anew: keys of other systems cannot be taken over, nor their digests");
}

} // namespace octroi::ctl
