// SPDX-License-Identifier: GPL-3.0-or-later
#include "preview.h"

#include "change/foresight.h"
#include "change/sentcalls.h"
#include "change/undo.h"
#include "domain/json.h"

#include <QJsonDocument>

namespace octroi::ctl {

namespace {

using change::Foreseen;
using change::Unknowable;

constexpr std::size_t kShown = 50;

QString unknownName(Unknowable why)
{
    switch (why) {
    case Unknowable::Places:
        return QStringLiteral("places");
    case Unknowable::Rate:
        return QStringLiteral("rate");
    case Unknowable::Volume:
        return QStringLiteral("volume");
    case Unknowable::Tokens:
        return QStringLiteral("tokens");
    case Unknowable::Issuers:
        return QStringLiteral("issuers");
    case Unknowable::Paths:
        return QStringLiteral("paths");
    case Unknowable::Overflow:
        return QStringLiteral("overflow");
    }
    return {};
}

QString unknownText(Unknowable why)
{
    switch (why) {
    case Unknowable::Places:
        return QStringLiteral("where they came from is not recorded");
    case Unknowable::Rate:
        return QStringLiteral("how many came within a second is not recorded");
    case Unknowable::Volume:
        return QStringLiteral("the volume would have run out during them");
    case Unknowable::Tokens:
        return QStringLiteral("how their tokens were obtained is not recorded");
    case Unknowable::Issuers:
        return QStringLiteral("the scopes of other issuers' tokens are not recorded");
    case Unknowable::Paths:
        return QStringLiteral("a new endpoint takes some of them");
    case Unknowable::Overflow:
        return QStringLiteral("they were counted without their endpoint");
    }
    return {};
}

QJsonValue timeOrNull(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(domain::toRfc3339(time)) : QJsonValue();
}

QJsonArray callersJson(const Foreseen &f)
{
    QJsonArray out;
    for (const change::AffectedCaller &c : f.callers) {
        out.append(QJsonObject{{QStringLiteral("key_id"), c.keyId},
                               {QStringLiteral("client_id"), c.clientId},
                               {QStringLiteral("name"), c.name},
                               {QStringLiteral("application"), c.application},
                               {QStringLiteral("partner"), c.partner},
                               {QStringLiteral("refused"), c.refused},
                               {QStringLiteral("last"), timeOrNull(c.last)},
                               {QStringLiteral("later"), c.later},
                               {QStringLiteral("ends_at"), timeOrNull(c.endsAt)}});
    }
    return out;
}

QJsonArray refusedJson(const Foreseen &f)
{
    QJsonArray out;
    for (const change::RefusedCalls &c : f.calls) {
        out.append(QJsonObject{{QStringLiteral("key_id"), c.keyId},
                               {QStringLiteral("client_id"), c.clientId},
                               {QStringLiteral("api_id"), c.apiId},
                               {QStringLiteral("endpoint"), c.endpoint},
                               {QStringLiteral("reason"), domain::refusalName(c.reason)},
                               {QStringLiteral("calls"), c.calls},
                               {QStringLiteral("last"), timeOrNull(c.last)}});
    }
    return out;
}

QJsonObject toJson(const change::Plan &plan, const Foreseen &f, const inventory::Inventory &inventory)
{
    QJsonArray calls;
    for (const change::PlannedItem &item : plan.items) {
        for (const backends::PlannedCall &call : change::sentCalls(item, inventory)) {
            calls.append(QJsonObject{{QStringLiteral("method"), call.method},
                                     {QStringLiteral("path"), call.path},
                                     {QStringLiteral("object"), item.objectName},
                                     {QStringLiteral("body"), QJsonDocument::fromJson(call.body).object()},
                                     {QStringLiteral("touches"), item.touches},
                                     {QStringLiteral("undoable"), item.undoable}});
        }
    }
    QJsonObject out = foreseenJson(f);
    out[QStringLiteral("dry_run")] = true;
    out[QStringLiteral("calls")] = calls;
    return out;
}

void printCalls(Context &c, const change::Plan &plan)
{
    QList<QStringList> rows;
    for (qsizetype i = 0; i < std::min<qsizetype>(plan.items.size(), kShown); ++i) {
        const change::PlannedItem &item = plan.items.at(i);
        for (const backends::PlannedCall &call : change::sentCalls(item, *c.inventory))
            rows.append({call.method, call.path, item.touches > 0 ? QStringLiteral("%1, in %2 places").arg(item.objectName).arg(item.touches) : item.objectName,
                         item.undoable ? QStringLiteral("yes") : QStringLiteral("no")});
    }
    c.out.table({QStringLiteral("METHOD"), QStringLiteral("PATH"), QStringLiteral("OBJECT"), QStringLiteral("UNDO")}, rows);
    if (plan.items.size() > qsizetype(kShown))
        c.out.line(QStringLiteral("and %1 more").arg(plan.items.size() - qsizetype(kShown)));
}

} // namespace

QJsonObject foreseenJson(const Foreseen &f)
{
    QJsonObject unknown;
    for (const auto &[why, count] : f.unknown)
        unknown[unknownName(why)] = count;
    return {{QStringLiteral("counted"), f.counted},
            {QStringLiteral("refused"), f.refused},
            {QStringLiteral("at_least"), f.atLeast},
            {QStringLiteral("later"), f.later},
            {QStringLiteral("unknown"), unknown},
            {QStringLiteral("quiet_keys"), f.quiet},
            {QStringLiteral("from"), timeOrNull(f.from)},
            {QStringLiteral("to"), timeOrNull(f.to)},
            {QStringLiteral("unit_seconds"), f.unitSeconds},
            {QStringLiteral("callers"), callersJson(f)},
            {QStringLiteral("refused_calls"), refusedJson(f)}};
}

void printForeseen(Context &c, const Foreseen &f)
{
    if (!f.counted) {
        c.out.line(QStringLiteral("Which calls would have been refused is not known: this backend keeps no usage"));
        return;
    }
    c.out.line(QStringLiteral("%1%2 calls of the last 7 days would have been refused (from usage by %3, %4 until %5)")
                   .arg(f.atLeast ? QStringLiteral("At least ") : QString())
                   .arg(f.refused)
                   .arg(f.unitSeconds > 3600 ? QStringLiteral("day") : QStringLiteral("hour"), domain::toRfc3339(f.from), domain::toRfc3339(f.to)));
    if (f.later > 0)
        c.out.line(QStringLiteral("%1 calls of the last 7 days are of credentials that would end earlier").arg(f.later));
    for (const auto &[why, count] : f.unknown)
        c.out.line(QStringLiteral("Cannot be told of %1 more: %2").arg(count).arg(unknownText(why)));
    if (f.quiet > 0)
        c.out.line(QStringLiteral("%1 keys made no call").arg(f.quiet));
    if (f.calls.empty())
        return;
    QHash<QString, const change::AffectedCaller *> callers;
    for (const change::AffectedCaller &caller : f.callers)
        callers.insert(caller.keyId + u' ' + caller.clientId, &caller);
    QList<QStringList> rows;
    for (std::size_t i = 0; i < std::min(kShown, f.calls.size()); ++i) {
        const change::RefusedCalls &calls = f.calls[i];
        const auto *caller = callers.value(calls.keyId + u' ' + calls.clientId);
        rows.append({caller ? caller->partner : QString(), caller ? caller->application : QString(),
                     caller && !caller->name.isEmpty() ? caller->name : QStringLiteral("(token of another issuer)"), calls.endpoint,
                     domain::refusalName(calls.reason), QString::number(calls.calls), domain::toRfc3339(calls.last)});
    }
    c.out.table({QStringLiteral("PARTNER"), QStringLiteral("APPLICATION"), QStringLiteral("CREDENTIAL"), QStringLiteral("ENDPOINT"),
                 QStringLiteral("REASON"), QStringLiteral("CALLS"), QStringLiteral("LAST")},
                rows);
    if (f.calls.size() > kShown)
        c.out.line(QStringLiteral("and %1 more").arg(f.calls.size() - kShown));
}

QString whyNotUndone(const QString &kind)
{
    using change::NoUndo;
    switch (change::noUndoOf(kind)) {
    case NoUndo::Undoable:
        return {};
    case NoUndo::NewPartner:
        return QStringLiteral("a partner stays once it is created; close it instead");
    case NoUndo::NewApplication:
        return QStringLiteral("an application stays once it is created; without credentials it opens nothing");
    case NoUndo::NewApi:
        return QStringLiteral("delete the API instead");
    case NoUndo::NewPlan:
        return QStringLiteral("a plan stays once it is created; unused, it changes nothing");
    case NoUndo::IssuedKey:
        return QStringLiteral("the key was shown and may be in use; revoke it instead");
    case NoUndo::RotatedKey:
        return QStringLiteral(
            "the new key was shown and may be in use; revoke whichever of the two is not to work");
    case NoUndo::DeletedApi:
        return QStringLiteral("made anew it is another API to keys limited to it; create it again and name it in those keys");
    case NoUndo::NewClient:
        return QStringLiteral("the client may be in use; revoke it instead");
    case NoUndo::RevokedClient:
        return QStringLiteral("a client is revoked for ever; create a new one instead");
    case NoUndo::NewSecret:
        return QStringLiteral("the secret was shown and may be in use; revoke it instead");
    case NoUndo::RotatedSecret:
        return QStringLiteral("the new secret was shown; add another one where an old one was still needed");
    case NoUndo::RevokedSecret:
        return QStringLiteral("a secret is revoked for ever; add a new one instead");
    case NoUndo::NewCampaign:
        return QStringLiteral("a campaign stays once it is started; close it instead");
    case NoUndo::ChangedCampaign:
        return QStringLiteral("what a campaign was like before is not kept; change it again");
    case NoUndo::EndedTokens:
        return QStringLiteral("ended tokens do not come back; who held them gets new ones by signing in again");
    case NoUndo::MergedScope:
        return QStringLiteral("too many have the scope for it to be given back one by one; octroictl audit list says who had it");
    case NoUndo::NewIssuer:
        return QStringLiteral("tokens of the issuer may be in use already; switch it off or delete it instead");
    case NoUndo::NewAlertRule:
        return QStringLiteral("the rule may have told somebody already; pause or delete it instead");
    case NoUndo::NewWebhookSecret:
        return QStringLiteral("the secret before it signs nothing any more; give the new one to the receiver");
    case NoUndo::KnownAlert:
        return QStringLiteral("an alert that somebody knows of stays known; it is told again when it goes a step further");
    case NoUndo::NotedDelivery:
        return QStringLiteral(
            "a key that was handed over stays handed over; revoke it if it went to the wrong hands");
    }
    return {};
}

QCoro::Task<Result<void>> showPreview(Context &c, change::Plan plan)
{
    for (const change::PlannedItem &item : plan.items) {
        if (item.impossible)
            co_return *item.impossible;
    }
    const Result<Foreseen> seen = co_await change::foresee(c.inventory.get(), plan);
    if (!seen)
        co_return seen.error();
    if (c.out.isJson()) {
        c.out.json(toJson(plan, *seen, *c.inventory));
        co_return Result<void>();
    }
    printCalls(c, plan);
    printForeseen(c, *seen);
    for (const change::PlannedItem &item : plan.items) {
        const QString why = whyNotUndone(change::changeKind(item.change));
        if (!item.undoable && !why.isEmpty()) {
            c.out.line(QStringLiteral("Cannot be undone: ") + why);
            break;
        }
    }
    c.out.line(QStringLiteral("Nothing was changed"));
    co_return Result<void>();
}

} // namespace octroi::ctl
