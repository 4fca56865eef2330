// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast.h"

#include "domain/json.h"
#include "report/csv.h"
#include "usage/limitforecast.h"

#include <CLI/CLI.hpp>

namespace octroi::ctl {

namespace {

using usage::LimitForecast;
using State = usage::Forecast::State;

constexpr qsizetype kMostKeysAsked = 400; ///< of one question; octroid takes 500

struct Options
{
    std::string key, application, partner, timeZone;
    bool csv = false, backtest = false;
    int days = 7;
};

struct Subject
{
    domain::ApiKey key;
    domain::Plan plan;
};

QString text(const std::string &s)
{
    return QString::fromStdString(s);
}

QString time(qint64 second)
{
    return second > 0 ? domain::toRfc3339(QDateTime::fromSecsSinceEpoch(second, Qt::UTC)) : QString();
}

QString stateName(State state)
{
    switch (state) {
    case State::TooLittle:
        return QStringLiteral("too_little_usage");
    case State::Exhausted:
        return QStringLiteral("exhausted");
    case State::RunsOut:
        return QStringLiteral("runs_out");
    case State::Lasts:
        break;
    }
    return QStringLiteral("lasts");
}

QList<Subject> subjects(const Context &c, const Options &o)
{
    QList<Subject> out;
    const inventory::Inventory &inventory = *c.inventory;
    for (const domain::ApiKey &key : inventory.keys()) {
        const domain::Plan *plan = inventory.plan(key.planId);
        const domain::Application *application = inventory.application(key.applicationId);
        const bool chosen = (o.key.empty() || key.id == text(o.key)) &&
                            (o.application.empty() || key.applicationId == text(o.application)) &&
                            (o.partner.empty() || (application && application->partnerId == text(o.partner)));
        const domain::KeyStatus status = key.statusAt(c.clock.now());
        const bool works = status == domain::KeyStatus::Active || status == domain::KeyStatus::Rotating;
        if (plan && chosen && works && usage::hasLimits(*plan))
            out << Subject{key, *plan};
    }
    return out;
}

/// The zone in which the backend's plans count; UTC where it does not say.
QCoro::Task<QTimeZone> zoneOf(Context &c, std::string chosen)
{
    QString id = text(chosen);
    if (id.isEmpty()) {
        const Result<QJsonObject> facts = co_await c.backend->readObject(QStringLiteral("/v1/server"));
        if (facts)
            id = facts->value(QLatin1String("time_zone")).toString();
    }
    const QTimeZone zone(id.toLatin1());
    co_return zone.isValid() ? zone : QTimeZone::utc();
}

/// Hours of the last weeks, of many keys in one question.
QCoro::Task<Result<QHash<QString, QList<domain::UsageRow>>>> hoursOf(Context &c, QStringList ids)
{
    QHash<QString, QList<domain::UsageRow>> out;
    for (qsizetype at = 0; at < ids.size(); at += kMostKeysAsked) {
        backends::UsageRequest request;
        request.to = c.clock.now();
        request.from = request.to.addDays(-7 * usage::WeeklyPattern::kMostWeeks);
        request.groupBy = {QStringLiteral("key"), QStringLiteral("hour")};
        request.keyId = ids.mid(at, kMostKeysAsked).join(u',');
        const Result<QList<domain::UsageRow>> rows = co_await c.backend->usage(request);
        if (!rows)
            co_return rows.error();
        for (const domain::UsageRow &row : *rows)
            out[row.keyId] << row;
    }
    co_return out;
}

QJsonObject toJson(const Subject &s, const LimitForecast &f)
{
    const auto moment = [](qint64 second) { return second > 0 ? QJsonValue(time(second)) : QJsonValue(); };
    const auto &path = f.forecast.path;
    QJsonObject out{{QStringLiteral("key_id"), s.key.id},
                    {QStringLiteral("name"), s.key.name},
                    {QStringLiteral("plan"), s.plan.name},
                    {QStringLiteral("limit_name"), limitName(f.kind)},
                    {QStringLiteral("limit"), f.limit},
                    {QStringLiteral("used"), f.used},
                    {QStringLiteral("from"), time(f.period.from)},
                    {QStringLiteral("resets_at"), time(f.period.to)},
                    {QStringLiteral("state"), stateName(f.forecast.state)},
                    {QStringLiteral("runs_out_at"), moment(f.forecast.runsOut)},
                    {QStringLiteral("earliest"), moment(f.forecast.earliest.value_or(0))},
                    {QStringLiteral("latest"), moment(f.forecast.latest.value_or(0))},
                    {QStringLiteral("known_days"), f.forecast.knownDays},
                    {QStringLiteral("needed_days"), f.forecast.neededDays}};
    if (!path.empty()) {
        out.insert(QStringLiteral("at_reset"), std::round(path.back().middle));
        out.insert(QStringLiteral("at_reset_low"), std::round(path.back().low));
        out.insert(QStringLiteral("at_reset_high"), std::round(path.back().high));
    }
    return out;
}

QStringList cells(const Subject &s, const LimitForecast &f)
{
    const usage::Forecast &c = f.forecast;
    const bool isKnown = !c.path.empty();
    return {s.key.id,
            s.key.name,
            limitName(f.kind),
            QString::number(f.used, 'f', 0),
            QString::number(f.limit, 'f', 0),
            c.state == State::TooLittle
                ? QStringLiteral("%1 (%2 of %3 days)").arg(stateName(c.state)).arg(c.knownDays, 0, 'f', 1).arg(c.neededDays)
                : stateName(c.state),
            time(c.runsOut),
            time(c.earliest.value_or(0)),
            time(c.latest.value_or(0)),
            isKnown ? QString::number(c.path.back().middle, 'f', 0) : QString(),
            time(f.period.to)};
}

int print(const Context &c, const Options &o, const QList<std::pair<Subject, LimitForecast>> &all)
{
    const QStringList header{QStringLiteral("key_id"), QStringLiteral("name"), QStringLiteral("limit_name"),
                             QStringLiteral("used"), QStringLiteral("limit"), QStringLiteral("state"),
                             QStringLiteral("runs_out_at"), QStringLiteral("earliest"), QStringLiteral("latest"),
                             QStringLiteral("at_reset"), QStringLiteral("resets_at")};
    QJsonArray array;
    QList<QStringList> rows;
    report::CsvWriter csv;
    csv.row(header);
    for (const auto &[subject, forecast] : all) {
        array.append(toJson(subject, forecast));
        rows << cells(subject, forecast);
        csv.row(rows.last());
    }
    QStringList upper;
    for (const QString &name : header)
        upper << name.toUpper();
    if (o.csv)
        c.out.raw(csv.bytes());
    else if (c.out.isJson())
        c.out.json(array);
    else
        c.out.table(upper, rows);
    return 0;
}

/// Of all chosen keys together.
int printBacktest(const Context &c, const Options &o, const QHash<QString, QList<domain::UsageRow>> &hours, const QTimeZone &zone)
{
    usage::Backtest all;
    int keys = 0;
    const qint64 now = c.clock.now().toSecsSinceEpoch();
    for (const QList<domain::UsageRow> &rows : hours) {
        const usage::Backtest one = usage::backtest(usage::hourlyUse(rows, usage::Measure::Requests, now), zone, o.days);
        keys += one.forecasts > 0 ? 1 : 0;
        all.add(one);
    }
    if (c.out.isJson())
        c.out.json(QJsonObject{{QStringLiteral("days"), o.days}, {QStringLiteral("keys"), keys}, {QStringLiteral("forecasts"), all.forecasts},
                               {QStringLiteral("error"), all.error()}, {QStringLiteral("line_error"), all.lineError()},
                               {QStringLiteral("within"), all.within()}});
    else if (all.forecasts == 0)
        c.out.line(QStringLiteral("Not enough usage: %1 days before a forecast, and %2 after it").arg(usage::WeeklyPattern::kLeastDays).arg(o.days));
    else
        c.out.line(QStringLiteral("%1 forecasts of %2 days over %3 keys: error %4 % of the consumption, of a straight line %5 %; %6 % within the interval of 80 %")
                       .arg(all.forecasts).arg(o.days).arg(keys)
                       .arg(100 * all.error(), 0, 'f', 1).arg(100 * all.lineError(), 0, 'f', 1).arg(100 * all.within(), 0, 'f', 0));
    return 0;
}

QCoro::Task<int> run(Context &c, Options o)
{
    const QTimeZone zone = co_await zoneOf(c, o.timeZone);
    const QList<Subject> chosen = subjects(c, o);
    if (chosen.isEmpty())
        co_return c.out.fail(Error{ErrorCode::NotFound, {}, QStringLiteral("no key that works has a plan with a quota or a volume"), {}, {}});
    QStringList ids;
    for (const Subject &s : chosen)
        ids << s.key.id;
    const auto hours = co_await hoursOf(c, ids);
    if (!hours)
        co_return c.out.fail(hours.error());
    if (o.backtest)
        co_return printBacktest(c, o, *hours, zone);
    QList<std::pair<Subject, LimitForecast>> all;
    const qint64 now = c.clock.now().toSecsSinceEpoch();
    for (const Subject &s : chosen) {
        for (const LimitForecast &f : usage::limitForecasts(s.plan, hours->value(s.key.id), zone, now))
            all.append({s, f});
    }
    co_return print(c, o, all);
}

} // namespace

void addForecast(CLI::App &usage, Chosen &chosen)
{
    CLI::App *command = usage.add_subcommand("forecast", "When quotas and volumes run out at the present rate with its weekly pattern, "
                                                         "with an interval that holds 80 of 100 cases");
    const auto o = std::make_shared<Options>();
    command->add_option("--key", o->key, "Only this key");
    command->add_option("--application,--app", o->application, "Only this application's keys");
    command->add_option("--partner", o->partner, "Only this partner's keys");
    command->add_option("--time-zone", o->timeZone, "In which days and months begin; the backend's own without it");
    command->add_flag("--csv", o->csv, "Comma-separated values");
    command->add_flag("--backtest", o->backtest, "How far such forecasts of stored usage would have been from what came");
    command->add_option("--days", o->days, "How far the backtest looks ahead")->check(CLI::Range(1, 30))->capture_default_str();
    command->callback([&chosen, o] { chosen = {Needs::Inventory, [o](Context &c) { return run(c, *o); }}; });
}

} // namespace octroi::ctl
