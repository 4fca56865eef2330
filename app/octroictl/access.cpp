// SPDX-License-Identifier: GPL-3.0-or-later
// `octroictl access review`: granted against exercised scopes, keys that nobody uses, scopes that nobody
// uses.
#include "access.h"

#include "change/exercise.h"
#include "change/planpieces.h"
#include "domain/json.h"
#include "preview.h"
#include "report/csv.h"
#include "running.h"

#include <CLI/CLI.hpp>

namespace octroi::ctl {

namespace {

using change::ExerciseDoubt;
using change::ExerciseReport;
using change::KeyExercise;
using change::ScopeExercise;
using change::ScopeUse;

constexpr int kMostDays = 1'100; ///< as long as days are kept
constexpr std::size_t kShown = 50;

struct Options
{
    std::string filter;
    int days = 30;
    bool csv = false, apply = false;
};

QString doubtName(ExerciseDoubt doubt)
{
    switch (doubt) {
    case ExerciseDoubt::Young:
        return QStringLiteral("young");
    case ExerciseDoubt::Unmetered:
        return QStringLiteral("unmetered");
    case ExerciseDoubt::Unmatched:
        return QStringLiteral("unmatched");
    case ExerciseDoubt::Overflow:
        return QStringLiteral("overflow");
    case ExerciseDoubt::Unseen:
        return QStringLiteral("unseen");
    case ExerciseDoubt::Replaced:
        return QStringLiteral("replaced");
    case ExerciseDoubt::Changed:
        return QStringLiteral("changed");
    case ExerciseDoubt::Narrowed:
        return QStringLiteral("narrowed");
    }
    return {};
}

QString doubtText(ExerciseDoubt doubt, qint64 calls)
{
    switch (doubt) {
    case ExerciseDoubt::Young:
        return QStringLiteral("younger than the time");
    case ExerciseDoubt::Unmetered:
        return QStringLiteral("usage is not kept of the whole time");
    case ExerciseDoubt::Unmatched:
        return QStringLiteral("%1 calls at endpoints that no API declares").arg(calls);
    case ExerciseDoubt::Overflow:
        return QStringLiteral("%1 calls were counted without their endpoint").arg(calls);
    case ExerciseDoubt::Unseen:
        return QStringLiteral("you may not see all of its calls");
    case ExerciseDoubt::Replaced:
        return QStringLiteral("another key takes over");
    case ExerciseDoubt::Changed:
        return QStringLiteral("when its scopes were given is not known");
    case ExerciseDoubt::Narrowed:
        return QStringLiteral("%1 calls at endpoints of which a narrower one was declared since").arg(calls);
    }
    return {};
}

QString dayText(const QDate &day)
{
    return day.isValid() ? day.toString(Qt::ISODate) : QString();
}

QJsonValue dayJson(const QDate &day)
{
    return day.isValid() ? QJsonValue(dayText(day)) : QJsonValue();
}

QString apiName(const Context &c, const QString &id)
{
    const domain::Api *api = c.inventory->api(id);
    return api ? api->name : id;
}

QJsonObject scopeJson(const Context &c, const ScopeExercise &s)
{
    QJsonArray endpoints;
    for (const change::EndpointExercise &e : s.endpoints)
        endpoints.append(QJsonObject{{QStringLiteral("api_id"), e.apiId},
                                     {QStringLiteral("api"), apiName(c, e.apiId)},
                                     {QStringLiteral("endpoint"), e.endpoint},
                                     {QStringLiteral("asked"), e.asked},
                                     {QStringLiteral("calls"), e.calls},
                                     {QStringLiteral("last"), dayJson(e.last)}});
    return {{QStringLiteral("scope"), s.scope},
            {QStringLiteral("calls"), s.calls},
            {QStringLiteral("last"), dayJson(s.last)},
            {QStringLiteral("given_on"), dayJson(s.givenOn)},
            {QStringLiteral("endpoints"), endpoints}};
}

QJsonObject keyJson(const Context &c, const KeyExercise &k)
{
    QJsonArray scopes, doubts;
    for (const ScopeExercise &s : k.scopes)
        scopes.append(scopeJson(c, s));
    for (const auto &[doubt, calls] : k.doubts)
        doubts.append(
            QJsonObject{{QStringLiteral("doubt"), doubtName(doubt)}, {QStringLiteral("calls"), calls}});
    return {{QStringLiteral("id"), k.keyId},
            {QStringLiteral("name"), k.name},
            {QStringLiteral("application"), k.application},
            {QStringLiteral("partner"), k.partner},
            {QStringLiteral("calls"), k.calls},
            {QStringLiteral("last"), dayJson(k.last)},
            {QStringLiteral("granted"), qint64(k.scopes.size())},
            {QStringLiteral("exercised"), k.exercised()},
            {QStringLiteral("remove"), QJsonArray::fromStringList(k.proposed())},
            {QStringLiteral("unused"), k.isUnused()},
            {QStringLiteral("doubts"), doubts},
            {QStringLiteral("scopes"), scopes}};
}

QJsonObject toJson(const Context &c, const ExerciseReport &report)
{
    QJsonArray keys, scopes;
    for (const KeyExercise &k : report.keys)
        keys.append(keyJson(c, k));
    for (const ScopeUse &s : report.scopes)
        scopes.append(QJsonObject{{QStringLiteral("scope"), s.scope},
                                  {QStringLiteral("calls"), s.calls},
                                  {QStringLiteral("last"), dayJson(s.last)},
                                  {QStringLiteral("keys"), s.keys},
                                  {QStringLiteral("clients"), s.clients},
                                  {QStringLiteral("endpoints"), s.endpoints}});
    return {{QStringLiteral("from"), dayText(report.from)},
            {QStringLiteral("to"), dayText(report.to)},
            {QStringLiteral("days"), report.days()},
            {QStringLiteral("metered_since"), dayJson(report.meteredSince)},
            {QStringLiteral("keys"), keys},
            {QStringLiteral("scopes_known"), report.scopesKnown && !report.scopesUnseen},
            {QStringLiteral("scopes"), scopes}};
}

/// A row for each scope that a key has; of a key without any, one.
QByteArray toCsv(const ExerciseReport &report)
{
    report::CsvWriter csv;
    csv.row({QStringLiteral("key_id"), QStringLiteral("name"), QStringLiteral("application"),
             QStringLiteral("partner"), QStringLiteral("scope"), QStringLiteral("calls"),
             QStringLiteral("last"), QStringLiteral("endpoints"), QStringLiteral("proposal"),
             QStringLiteral("doubts")});
    for (const KeyExercise &k : report.keys) {
        const QStringList away = k.proposed();
        QStringList doubts;
        for (const auto &[doubt, calls] : k.doubts)
            doubts << doubtName(doubt);
        for (const ScopeExercise &s : k.scopes) {
            QStringList endpoints;
            for (const change::EndpointExercise &e : s.endpoints)
                endpoints << e.endpoint;
            csv.row({k.keyId, k.name, k.application, k.partner, s.scope, QString::number(s.calls),
                     dayText(s.last), endpoints.join(QStringLiteral(", ")),
                     away.contains(s.scope) ? QStringLiteral("remove") : QStringLiteral("keep"),
                     doubts.join(u' ')});
        }
    }
    return csv.bytes();
}

QString evidence(const KeyExercise &k)
{
    QStringList used;
    for (const ScopeExercise &s : k.scopes) {
        if (s.calls > 0)
            used << QStringLiteral("%1: %2 calls at %3, last %4")
                        .arg(s.scope)
                        .arg(s.calls)
                        .arg(s.endpoints.front().endpoint, dayText(s.last));
    }
    return used.isEmpty() ? QStringLiteral("%1 calls, none asked for a scope").arg(k.calls)
                          : used.join(QStringLiteral("; "));
}

void printProposals(const Context &c, const std::vector<const KeyExercise *> &keys)
{
    QList<QStringList> rows;
    for (std::size_t i = 0; i < std::min(keys.size(), kShown); ++i) {
        const KeyExercise &k = *keys[i];
        const QStringList away = k.proposed();
        rows.append({k.keyId, k.name, k.partner + u'/' + k.application,
                     QStringLiteral("remove %1 of %2").arg(away.size()).arg(k.scopes.size()), away.join(u' '),
                     evidence(k)});
    }
    c.out.table({QStringLiteral("ID"), QStringLiteral("NAME"), QStringLiteral("APPLICATION"),
                 QStringLiteral("PROPOSAL"), QStringLiteral("NEVER USED"), QStringLiteral("USED")},
                rows);
    if (keys.size() > kShown)
        c.out.line(QStringLiteral("and %1 more; --json and --csv have them all").arg(keys.size() - kShown));
}

void printUnused(const Context &c, const ExerciseReport &report)
{
    const auto keys = report.unused();
    if (!keys.empty())
        c.out.line(
            QStringLiteral("\n%1 keys made no call in these %2 days").arg(keys.size()).arg(report.days()));
    QList<QStringList> rows;
    for (std::size_t i = 0; i < std::min(keys.size(), kShown); ++i)
        rows.append({keys[i]->keyId, keys[i]->name, keys[i]->partner + u'/' + keys[i]->application,
                     keys[i]->lastUsedAt.isValid() ? dayText(keys[i]->lastUsedAt.toUTC().date())
                                                   : QStringLiteral("never")});
    if (!rows.isEmpty())
        c.out.table({QStringLiteral("ID"), QStringLiteral("NAME"), QStringLiteral("APPLICATION"),
                     QStringLiteral("LAST USED")},
                    rows);
}

void printScopes(const Context &c, const ExerciseReport &report)
{
    const auto idle = report.idleScopes();
    if (!report.scopesKnown || report.scopesUnseen || idle.empty())
        return;
    c.out.line(QStringLiteral("\n%1 scopes were used by nobody").arg(idle.size()));
    QList<QStringList> rows;
    for (const ScopeUse *s : idle)
        rows.append(
            {s->scope, QString::number(s->keys), QString::number(s->clients), QString::number(s->endpoints)});
    c.out.table({QStringLiteral("SCOPE"), QStringLiteral("KEYS"), QStringLiteral("CLIENTS"),
                 QStringLiteral("ENDPOINTS")},
                rows);
}

void printDoubts(const Context &c, const ExerciseReport &report)
{
    std::map<ExerciseDoubt, std::pair<qint64, qint64>> sums;
    for (const KeyExercise &k : report.keys) {
        for (const auto &[doubt, calls] : k.doubts) {
            ++sums[doubt].first;
            sums[doubt].second += calls;
        }
    }
    if (!sums.empty())
        c.out.line(QStringLiteral("\nNothing is proposed of keys in doubt"));
    for (const auto &[doubt, sum] : sums)
        c.out.line(QStringLiteral("%1 keys: %2").arg(sum.first).arg(doubtText(doubt, sum.second)));
}

void print(const Context &c, const ExerciseReport &report)
{
    const auto keys = report.proposing();
    qsizetype away = 0, granted = 0;
    for (const KeyExercise *k : keys) {
        away += k->proposed().size();
        granted += qsizetype(k->scopes.size());
    }
    c.out.line(QStringLiteral("%1 to %2, usage by day of UTC, %3 keys: remove %4 of %5 scopes from %6 keys")
                   .arg(dayText(report.from), dayText(report.to))
                   .arg(report.keys.size())
                   .arg(away)
                   .arg(granted)
                   .arg(keys.size()));
    if (!keys.empty())
        printProposals(c, keys);
    printUnused(c, report);
    printScopes(c, report);
    printDoubts(c, report);
}

/// The keys that a filter finds; empty when there is none, which means all.
Result<QStringList> chosen(Context &c, const Options &o)
{
    if (o.filter.empty())
        return QStringList();
    const domain::KeyFilter filter = domain::KeyFilter::parse(QString::fromStdString(o.filter));
    if (!filter.ok()) {
        const domain::FilterError &e = *filter.error();
        return Error{ErrorCode::Invalid, QStringLiteral("character %1").arg(e.start + 1), e.detail,
                     QStringLiteral("filter"), e.reason};
    }
    inventory::KeyWish wish;
    wish.filter = filter.root();
    wish.now = c.clock.now();
    QStringList ids;
    for (const quint32 row : c.inventory->selectNow(wish).rows)
        ids << c.inventory->keyTable().idOf(row);
    if (ids.isEmpty())
        return Error{
            ErrorCode::NotFound, QString::fromStdString(o.filter), QStringLiteral("finds no key"), {}, {}};
    return ids;
}

QCoro::Task<int> take(Context &c, change::Plan plan)
{
    co_await keepUndo(c);
    const change::Outcome outcome = co_await c.spine->apply(plan);
    co_await tellUndo(c);
    for (const change::ItemResult &item : outcome.items) {
        if (item.error)
            c.out.note(QStringLiteral("%1: %2").arg(item.objectName, item.error->toString()));
    }
    c.out.note(QStringLiteral("%1 keys changed, %2 failed")
                   .arg(outcome.items.size() - outcome.failed())
                   .arg(outcome.failed()));
    co_return outcome.failed() > 0 ? 1 : 0;
}

QCoro::Task<int> review(Context &c, Options o)
{
    const Result<QStringList> ids = chosen(c, o);
    if (!ids)
        co_return c.out.fail(ids.error());
    const change::ExerciseWish wish{*ids, o.days};
    const Result<ExerciseReport> report = co_await change::exercise(c.inventory.get(), wish);
    if (!report)
        co_return c.out.fail(report.error());
    QList<change::Change> changes;
    for (const KeyExercise *key : report->proposing())
        changes << *key->proposal();
    const change::Plan plan = co_await change::planInPieces(c.spine.get(), changes);
    if (c.dryRun && !changes.isEmpty()) {
        const Result<void> shown = co_await showPreview(c, plan);
        co_return shown ? 0 : c.out.fail(shown.error());
    }
    if (o.csv)
        c.out.raw(toCsv(*report));
    else if (c.out.isJson())
        c.out.json(toJson(c, *report));
    else
        print(c, *report);
    if (!o.apply || c.dryRun || changes.isEmpty())
        co_return 0;
    const int code = co_await take(c, plan);
    co_return code;
}

} // namespace

void addAccess(CLI::App &app, Chosen &chosen)
{
    CLI::App *command = app.add_subcommand("access", "Least privilege");
    command->require_subcommand(1);
    CLI::App *sub =
        command->add_subcommand("review", "Scopes that were granted and never used, with evidence; keys and "
                                          "scopes that nobody uses");
    const auto o = std::make_shared<Options>();
    sub->add_option("--filter", o->filter, "Which keys, as in the console; all without it");
    sub->add_option("--days", o->days, "How many days of UTC, today among them")
        ->check(CLI::Range(1, kMostDays))
        ->capture_default_str();
    sub->add_flag("--csv", o->csv, "A row for each scope of each key");
    sub->add_flag("--apply", o->apply, "Removes what is proposed; with --dry-run it is previewed");
    sub->callback([&chosen, o] { chosen = {Needs::Inventory, [o](Context &c) { return review(c, *o); }}; });
}

} // namespace octroi::ctl
