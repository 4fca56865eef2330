// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/usagesource.h"
#include "commands.h"
#include "domain/json.h"
#include "forecast.h"
#include "report/csv.h"
#include "resolve.h"

#include <CLI/CLI.hpp>

namespace octroi::ctl {

namespace {

struct Options
{
    std::string from = "24h", to = "now", groupBy = "key", key, application, partner, api;
    std::string client, endpoint, scope, environment, tag, refusal, status, timeZone;
    bool csv = false;
};

/// Columns of the answer's names; those of the sums follow.
const QStringList kNames{QStringLiteral("at"),         QStringLiteral("key_id"), QStringLiteral("client_id"),   QStringLiteral("application_id"),
                         QStringLiteral("partner_id"), QStringLiteral("tag"),    QStringLiteral("environment"), QStringLiteral("api_id"),
                         QStringLiteral("endpoint"),   QStringLiteral("scope"),  QStringLiteral("refusal"),     QStringLiteral("status_class")};
const QStringList kHeader = kNames
    + QStringList{QStringLiteral("requests"), QStringLiteral("refused"), QStringLiteral("bytes_in"), QStringLiteral("bytes_out"),
                  QStringLiteral("p50"),      QStringLiteral("p95"),     QStringLiteral("p99")};

/// Milliseconds; nothing where nothing was measured.
QString duration(double ms)
{
    return ms < 0 ? QString() : QString::number(ms, 'f', ms < 10 ? 2 : 0);
}

QStringList cells(const domain::UsageRow &r)
{
    const domain::UsageTotals &t = r.totals;
    return {r.at.isValid() ? domain::toRfc3339(r.at) : QString(), r.keyId, r.clientId, r.applicationId, r.partnerId, r.tag, r.environment,
            r.apiId, r.endpoint, r.scope, r.refusal, r.statusClass,
            QString::number(t.requests), QString::number(t.refused), QString::number(t.bytesIn), QString::number(t.bytesOut),
            duration(t.p50), duration(t.p95), duration(t.p99)};
}

/// Columns that are empty in every row only make the table wide.
void printTable(const Output &out, const QList<QStringList> &rows)
{
    QStringList header;
    QList<QStringList> shown(rows.size());
    for (qsizetype column = 0; column < kHeader.size(); ++column) {
        const bool used = column >= kNames.size() || std::any_of(rows.begin(), rows.end(), [&](const QStringList &r) {
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
    request.applicationId = QString::fromStdString(o.application);
    request.partnerId = QString::fromStdString(o.partner);
    request.apiId = QString::fromStdString(o.api);
    request.clientId = QString::fromStdString(o.client);
    request.endpoint = QString::fromStdString(o.endpoint);
    request.scope = QString::fromStdString(o.scope);
    request.environment = QString::fromStdString(o.environment);
    request.tag = QString::fromStdString(o.tag);
    request.refusal = QString::fromStdString(o.refusal);
    request.statusClass = QString::fromStdString(o.status);
    request.timeZone = QString::fromStdString(o.timeZone);
    const Result<QList<domain::UsageRow>> rows = co_await c.connection->usage()->usage(request);
    if (!rows)
        co_return c.out.fail(rows.error());
    if (backends::UsageSource *source = backends::usageSourceOf(*c.connection)) {
        const backends::UsageFacts facts = source->facts();
        c.out.note(QStringLiteral("From %1, %2.").arg(facts.from, facts.estimated ? QStringLiteral("extrapolated by the server") : QStringLiteral("counted")));
        for (const QString &warning : facts.warnings)
            c.out.note(QStringLiteral("It warns: ") + warning);
    }
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
                     "key, client, application, partner, tag, environment, api, endpoint, scope, refusal, status_class; "
                     "minute, hour, day or month")
        ->capture_default_str();
    command->add_option("--key", o->key, "Only this key");
    command->add_option("--client", o->client, "Only this OAuth client or trusted issuer");
    command->add_option("--application,--app", o->application, "Only this application's keys");
    command->add_option("--partner", o->partner, "Only this partner's keys");
    command->add_option("--api", o->api, "Only this API");
    command->add_option("--endpoint", o->endpoint, "Only this endpoint: \"GET /{id}\"");
    command->add_option("--scope", o->scope, "Only calls that used this scope");
    command->add_option("--env", o->environment)->check(CLI::IsMember({"live", "test"}));
    command->add_option("--tag", o->tag, "Only partners with this tag");
    command->add_option("--refusal", o->refusal, "Only what was refused for this reason; none: what was let through");
    command->add_option("--status", o->status, "Only answers of this class")->check(CLI::IsMember({"2xx", "3xx", "4xx", "5xx"}));
    command->add_option("--time-zone", o->timeZone, "Of days and months: Europe/Paris; UTC unless it is given");
    command->add_flag("--csv", o->csv, "Comma-separated values");
    addForecast(*command, chosen);
    command->callback([&chosen, o, command] {
        if (command->get_subcommands().empty())
            chosen = {Needs::Connection, [o](Context &c) { return run(c, *o); }};
    });
}

} // namespace octroi::ctl
