// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "domain/json.h"
#include "report/csv.h"
#include "resolve.h"

#include <CLI/CLI.hpp>

namespace octroi::ctl {

namespace {

struct Options
{
    std::string from = "24h", to = "now", groupBy = "key", key;
    bool csv = false;
};

QStringList cells(const domain::UsageRow &r)
{
    const domain::UsageTotals &t = r.totals;
    return {r.at.isValid() ? domain::toRfc3339(r.at) : QString(),
            r.keyId,
            r.applicationId,
            r.partnerId,
            r.apiId,
            r.endpoint,
            r.refusal,
            QString::number(t.requests),
            QString::number(t.refused),
            QString::number(t.bytesIn),
            QString::number(t.bytesOut)};
}

const QStringList kHeader{
    QStringLiteral("at"),         QStringLiteral("key_id"),   QStringLiteral("application_id"),
    QStringLiteral("partner_id"), QStringLiteral("api_id"),   QStringLiteral("endpoint"),
    QStringLiteral("refusal"),    QStringLiteral("requests"), QStringLiteral("refused"),
    QStringLiteral("bytes_in"),   QStringLiteral("bytes_out")};

/// Columns that are empty in every row only make the table wide.
void printTable(const Output &out, const QList<QStringList> &rows)
{
    QStringList header;
    QList<QStringList> shown(rows.size());
    for (qsizetype column = 0; column < kHeader.size(); ++column) {
        const bool used = column >= 7 || std::any_of(rows.begin(), rows.end(), [&](const QStringList &r) {
                              return !r.at(column).isEmpty();
                          });
        if (!used)
            continue;
        header << kHeader.at(column).toUpper();
        for (qsizetype i = 0; i < rows.size(); ++i)
            shown[i] << rows.at(i).at(column);
    }
    out.table(header, shown);
}

QCoro::Task<int> run(Context &c, Options o)
{
    const Result<QDateTime> from = pastFromText(QString::fromStdString(o.from), c.clock.now());
    const Result<QDateTime> to = pastFromText(QString::fromStdString(o.to), c.clock.now());
    if (!from || !to)
        co_return c.out.fail(from ? to.error() : from.error());
    backends::UsageRequest request;
    request.from = *from;
    request.to = *to;
    request.groupBy = QString::fromStdString(o.groupBy).split(u',', Qt::SkipEmptyParts);
    request.keyId = QString::fromStdString(o.key);
    const Result<QList<domain::UsageRow>> rows = co_await c.backend->usage(request);
    if (!rows)
        co_return c.out.fail(rows.error());
    QJsonArray array;
    QList<QStringList> table;
    report::CsvWriter csv;
    csv.row(kHeader);
    for (const domain::UsageRow &row : *rows) {
        array.append(domain::toJson(row));
        table.append(cells(row));
        csv.row(table.last());
    }
    if (o.csv)
        c.out.raw(csv.bytes());
    else if (c.out.isJson())
        c.out.json(array);
    else
        printTable(c.out, table);
    co_return 0;
}

} // namespace

void addUsage(CLI::App &app, Chosen &chosen)
{
    CLI::App *command = app.add_subcommand("usage", "What was consumed");
    const auto o = std::make_shared<Options>();
    command->add_option("--from", o->from, "7d (ago), a date or an RFC 3339 time")->capture_default_str();
    command->add_option("--to", o->to)->capture_default_str();
    command
        ->add_option("--group-by", o->groupBy,
                     "key, application, partner, api, endpoint, refusal; minute, hour or day")
        ->capture_default_str();
    command->add_option("--key", o->key, "Only this key");
    command->add_flag("--csv", o->csv, "Comma-separated values");
    command->callback([&chosen, o] { chosen = {Needs::Connection, [o](Context &c) { return run(c, *o); }}; });
}

} // namespace octroi::ctl
