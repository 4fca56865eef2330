// SPDX-License-Identifier: GPL-3.0-or-later
// `octroictl api import`: an API with its endpoints and scopes from an OpenAPI document.
#include "change/apiimport.h"

#include "catalogue.h"
#include "domain/json.h"
#include "report/openapi.h"
#include "resolve.h"
#include "running.h"

#include <CLI/CLI.hpp>
#include <QFile>

#include <cstdio>

namespace octroi::ctl {

namespace {

using change::ApiImport;
using Mark = ApiImport::Mark;

struct Options
{
    std::string file, into, name, basePath;
    bool keepGone = false;
};

Result<QByteArray> bytesOf(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    const bool opened = path == "-" ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened)
        return Error{ErrorCode::NotFound, file.fileName(), file.errorString(), {}, {}};
    return file.read(report::kMostOpenApiBytes + 1);
}

/// What the document says, with what the command line says otherwise.
Result<change::ApiImportWish> wishOf(const Context &c, const Options &o, const report::OpenApiDocument &document)
{
    change::ApiImportWish wish{document.api, document.scopes, {}, o.keepGone};
    if (!o.name.empty())
        wish.api.name = QString::fromStdString(o.name);
    if (!o.basePath.empty())
        wish.api.basePath = QString::fromStdString(o.basePath);
    if (o.into.empty())
        return wish;
    const Result<domain::Api> into = resolveApi(*c.inventory, QString::fromStdString(o.into));
    if (!into)
        return into.error();
    wish.intoId = into->id;
    if (o.name.empty())
        wish.api.name = into->name;
    if (o.basePath.empty())
        wish.api.basePath = into->basePath;
    return wish;
}

QJsonObject toJson(const ApiImport &import, const QStringList &notes)
{
    QJsonArray endpoints, scopes;
    for (const ApiImport::EndpointLine &line : import.endpoints)
        endpoints.append(QJsonObject{{QStringLiteral("mark"), change::importMarkName(line.mark)},
                                     {QStringLiteral("method"), line.endpoint.method},
                                     {QStringLiteral("path"), line.endpoint.path},
                                     {QStringLiteral("scopes"), QJsonArray::fromStringList(line.endpoint.scopes)},
                                     {QStringLiteral("before"), QJsonArray::fromStringList(line.before)}});
    for (const ApiImport::ScopeLine &line : import.scopes)
        scopes.append(QJsonObject{{QStringLiteral("mark"), change::importMarkName(line.mark)},
                                  {QStringLiteral("name"), line.name},
                                  {QStringLiteral("description"), line.description}});
    return {{QStringLiteral("name"), import.api.name},
            {QStringLiteral("base_path"), import.api.basePath},
            {QStringLiteral("is_new"), !import.there},
            {QStringLiteral("changes"), import.changes.size()},
            {QStringLiteral("endpoints"), endpoints},
            {QStringLiteral("scopes"), scopes},
            {QStringLiteral("notes"), QJsonArray::fromStringList(notes)}};
}

void print(const Context &c, const ApiImport &import)
{
    c.out.line(QStringLiteral("%1 %2 (%3): %4 endpoints new, %5 changed, %6 gone, %7 as they are")
                   .arg(import.api.name, import.api.basePath,
                        import.there ? QStringLiteral("is there") : QStringLiteral("new"))
                   .arg(import.count(Mark::New))
                   .arg(import.count(Mark::Changed))
                   .arg(import.count(Mark::Gone))
                   .arg(import.count(Mark::Same)));
    QList<QStringList> rows;
    for (const ApiImport::EndpointLine &line : import.endpoints) {
        if (line.mark == Mark::Same)
            continue;
        const QString asked = line.mark == Mark::Changed
                                  ? line.before.join(u' ') + QStringLiteral(" -> ") + line.endpoint.scopes.join(u' ')
                                  : line.endpoint.scopes.join(u' ');
        rows.append({change::importMarkName(line.mark), line.endpoint.method, line.endpoint.path, asked});
    }
    for (const ApiImport::ScopeLine &line : import.scopes) {
        if (line.mark != Mark::Same)
            rows.append({change::importMarkName(line.mark), QStringLiteral("scope"), line.name, line.description});
    }
    if (!rows.isEmpty())
        c.out.table({QStringLiteral("WHAT"), QStringLiteral("METHOD"), QStringLiteral("PATH"), QStringLiteral("SCOPES")}, rows);
}

QCoro::Task<int> apply(Context &c, ApiImport import)
{
    const change::Plan plan = c.spine->plan(import.changes);
    co_await keepUndo(c);
    const change::Outcome outcome = co_await c.spine->apply(plan);
    co_await tellUndo(c);
    for (const change::ItemResult &item : outcome.items) {
        if (item.error)
            co_return c.out.fail(*item.error);
    }
    c.out.note(QStringLiteral("%1 changes made").arg(outcome.items.size()));
    co_return 0;
}

QCoro::Task<int> import(Context &c, Options o)
{
    const Result<QByteArray> bytes = bytesOf(o.file);
    if (!bytes)
        co_return c.out.fail(bytes.error());
    const auto document = report::readOpenApi(*bytes);
    if (!document)
        co_return c.out.fail(document.error());
    const auto wish = wishOf(c, o, *document);
    if (!wish)
        co_return c.out.fail(wish.error());
    const auto made = change::importOf(*wish, *c.inventory);
    if (!made)
        co_return c.out.fail(made.error());
    for (const QString &note : document->notes)
        c.out.note(note);
    if (c.out.isJson())
        c.out.json(toJson(*made, document->notes));
    else
        print(c, *made);
    if (c.dryRun || made->changes.isEmpty()) {
        c.out.note(made->changes.isEmpty() ? QStringLiteral("all is so already") : QStringLiteral("nothing was changed"));
        co_return 0;
    }
    const ApiImport ready = *made;
    const int code = co_await apply(c, ready);
    co_return code;
}

} // namespace

void addApiImport(CLI::App &api, Chosen &chosen)
{
    CLI::App *sub = api.add_subcommand(
        "import", "An API with endpoints and scopes from an OpenAPI 3.0 or 3.1 document; --dry-run says what is new, "
                  "changed and gone");
    const auto o = std::make_shared<Options>();
    sub->add_option("file", o->file, "JSON or YAML; - reads standard input")->required();
    sub->add_option("--into", o->into, "Identifier or name of the API that it describes; else the one with its name or path");
    sub->add_option("--name", o->name, "Instead of the title");
    sub->add_option("--base-path", o->basePath, "Instead of that of the first server");
    sub->add_flag("--keep-gone", o->keepGone, "Endpoints that it does not name stay");
    sub->callback([&chosen, o] { chosen = {Needs::Inventory, [o](Context &c) { return import(c, *o); }}; });
}

} // namespace octroi::ctl
