// SPDX-License-Identifier: GPL-3.0-or-later
// `octroictl scope who`, `rename` and `merge`.
#include "change/scopereach.h"
#include "change/scopereplacement.h"

#include "catalogue.h"
#include "domain/json.h"
#include "preview.h"
#include "running.h"

#include <CLI/CLI.hpp>

namespace octroi::ctl {

namespace {

using change::ScopeHolder;
using change::ScopeReach;

constexpr int kMostDays = 1'100; ///< as long as days are kept

struct Options
{
    std::string scope, by;
    int days = 30;
};

QString kindName(ScopeHolder::Kind kind)
{
    return kind == ScopeHolder::Kind::Key      ? QStringLiteral("key")
           : kind == ScopeHolder::Kind::Client ? QStringLiteral("client")
                                               : QStringLiteral("trusted_issuer");
}

QJsonValue dayJson(const QDate &day)
{
    return day.isValid() ? QJsonValue(day.toString(Qt::ISODate)) : QJsonValue();
}

QString apiName(const Context &c, const QString &id)
{
    const domain::Api *api = c.inventory->api(id);
    return api ? api->name : id;
}

QJsonObject toJson(const Context &c, const ScopeHolder &h)
{
    QJsonArray endpoints;
    for (const change::EndpointExercise &e : h.endpoints)
        endpoints.append(QJsonObject{{QStringLiteral("api_id"), e.apiId},
                                     {QStringLiteral("api"), apiName(c, e.apiId)},
                                     {QStringLiteral("endpoint"), e.endpoint},
                                     {QStringLiteral("calls"), e.calls},
                                     {QStringLiteral("last"), dayJson(e.last)}});
    return {{QStringLiteral("kind"), kindName(h.kind)},
            {QStringLiteral("id"), h.id},
            {QStringLiteral("name"), h.name},
            {QStringLiteral("application"), h.application},
            {QStringLiteral("partner"), h.partner},
            {QStringLiteral("by"), QJsonArray::fromStringList(h.by)},
            {QStringLiteral("works"), h.works},
            {QStringLiteral("calls"), h.calls},
            {QStringLiteral("refused_without"), h.refused},
            {QStringLiteral("last"), dayJson(h.last)},
            {QStringLiteral("endpoints"), endpoints}};
}

QJsonObject toJson(const Context &c, const ScopeReach &reach)
{
    QJsonArray holders, asked;
    for (const ScopeHolder &holder : reach.holders)
        holders.append(toJson(c, holder));
    for (const auto &[apiId, endpoint] : reach.askedAt)
        asked.append(QJsonObject{{QStringLiteral("api_id"), apiId},
                                 {QStringLiteral("api"), apiName(c, apiId)},
                                 {QStringLiteral("endpoint"), endpoint.method + u' ' + endpoint.path}});
    return {{QStringLiteral("scope"), reach.scope},
            {QStringLiteral("from"), dayJson(reach.from)},
            {QStringLiteral("to"), dayJson(reach.to)},
            {QStringLiteral("counted"), reach.counted && !reach.unseen},
            {QStringLiteral("calls"), reach.calls()},
            {QStringLiteral("refused_without"), reach.refused()},
            {QStringLiteral("partners"), reach.partners()},
            {QStringLiteral("asked_at"), asked},
            {QStringLiteral("holders"), holders}};
}

void print(const Context &c, const ScopeReach &reach)
{
    c.out.line(QStringLiteral("%1, %2 to %3: %4 keys, %5 clients, %6 trusted issuers of %7 partners; %8 used it; without it "
                              "%9 calls would have been refused")
                   .arg(reach.scope, reach.from.toString(Qt::ISODate), reach.to.toString(Qt::ISODate))
                   .arg(reach.count(ScopeHolder::Kind::Key))
                   .arg(reach.count(ScopeHolder::Kind::Client))
                   .arg(reach.count(ScopeHolder::Kind::Issuer))
                   .arg(reach.partners())
                   .arg(reach.users())
                   .arg(reach.refused()));
    if (!reach.counted)
        c.out.line(QStringLiteral("not all calls could be counted"));
    if (reach.unseen)
        c.out.line(QStringLiteral("there are calls that you may not see"));
    for (const auto &[apiId, endpoint] : reach.askedAt)
        c.out.line(QStringLiteral("asked for at %1: %2 %3").arg(apiName(c, apiId), endpoint.method, endpoint.path));
    QList<QStringList> rows;
    for (const ScopeHolder &h : reach.holders)
        rows.append({kindName(h.kind), h.id, h.name, h.partner.isEmpty() ? QStringLiteral("-") : h.partner + u'/' + h.application,
                     h.by.join(u' '), h.works ? QStringLiteral("yes") : QStringLiteral("no"), QString::number(h.calls),
                     QString::number(h.refused), h.last.isValid() ? h.last.toString(Qt::ISODate) : QStringLiteral("never"),
                     h.endpoints.empty() ? QString() : h.endpoints.front().endpoint});
    if (!rows.isEmpty())
        c.out.table({QStringLiteral("KIND"), QStringLiteral("ID"), QStringLiteral("NAME"), QStringLiteral("APPLICATION"),
                     QStringLiteral("BY"), QStringLiteral("WORKS"), QStringLiteral("CALLS"), QStringLiteral("REFUSED WITHOUT"),
                     QStringLiteral("LAST"), QStringLiteral("MOST AT")},
                    rows);
}

QCoro::Task<int> who(Context &c, Options o)
{
    const change::ScopeReachWish wish{QString::fromStdString(o.scope), o.days};
    const Result<ScopeReach> reach = co_await change::scopeReach(c.inventory.get(), wish);
    if (!reach)
        co_return c.out.fail(reach.error());
    if (c.out.isJson())
        c.out.json(toJson(c, *reach));
    else
        print(c, *reach);
    co_return 0;
}

QCoro::Task<int> replace(Context &c, Options o, bool isMerge)
{
    const change::ScopeReplacementWish wish{QString::fromStdString(o.scope), QString::fromStdString(o.by), isMerge};
    const auto changes = co_await change::scopeReplacement(c.inventory.get(), wish);
    if (!changes)
        co_return c.out.fail(changes.error());
    const change::Plan plan = c.spine->plan(*changes);
    if (c.dryRun) {
        const Result<void> shown = co_await showPreview(c, plan);
        co_return shown ? 0 : c.out.fail(shown.error());
    }
    co_await keepUndo(c);
    const change::Outcome outcome = co_await c.spine->apply(plan);
    co_await tellUndo(c);
    int left = 0;
    std::optional<Error> first;
    for (const change::ItemResult &item : outcome.items) {
        left += item.error ? 1 : 0;
        if (item.error && !first)
            first = item.error;
    }
    if (first) {
        c.out.note(QStringLiteral("%1 of %2 changes were made; called again it goes on").arg(outcome.items.size() - left).arg(outcome.items.size()));
        co_return c.out.fail(*first);
    }
    int touched = 0;
    for (const change::PlannedItem &item : plan.items)
        touched += item.touches;
    QString stays;
    for (const change::PlannedItem &item : plan.items) {
        if (!item.undoable && stays.isEmpty())
            stays = whyNotUndone(change::changeKind(item.change));
    }
    if (c.out.isJson())
        c.out.json(QJsonObject{{QStringLiteral("scope"), wish.by},
                               {QStringLiteral("changes"), outcome.items.size()},
                               {QStringLiteral("touched"), touched},
                               {QStringLiteral("undoable"), stays.isEmpty()},
                               {QStringLiteral("why_not_undoable"), stays}});
    else if (touched > 0)
        c.out.line(QStringLiteral("%1: replaced in %2 places at once").arg(wish.by).arg(touched));
    else
        c.out.line(QStringLiteral("%1: %2 changes made").arg(wish.by).arg(outcome.items.size()));
    co_return 0;
}

} // namespace

void addScopeReach(CLI::App &scope, Chosen &chosen)
{
    const auto o = std::make_shared<Options>();
    CLI::App *reach = scope.add_subcommand("who", "Who has it, who used it, and what would break without it");
    reach->add_option("name", o->scope)->required();
    reach->add_option("--days", o->days, "How many days of UTC, today among them")
        ->check(CLI::Range(1, kMostDays))
        ->capture_default_str();
    reach->callback([&chosen, o] { chosen = {Needs::Inventory, [o](Context &c) { return who(c, *o); }}; });
    const auto add = [&](const char *name, const char *help, const char *other, bool isMerge) {
        CLI::App *sub = scope.add_subcommand(name, help);
        sub->add_option("name", o->scope)->required();
        sub->add_option("other", o->by, other)->required();
        sub->callback([&chosen, o, isMerge] {
            chosen = {Needs::Inventory, [o, isMerge](Context &c) { return replace(c, *o, isMerge); }};
        });
    };
    add("rename", "Another name, in everything that has it or asks for it", "The new name", false);
    add("merge", "Into another scope: who had the one has the other", "The scope that stays", true);
}

} // namespace octroi::ctl
