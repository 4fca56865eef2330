// SPDX-License-Identifier: GPL-3.0-or-later
// `octroictl campaign`: many keys are rotated, their successors handed over, and followed until nobody uses the old ones.
#include "campaigndelivery.h"
#include "change/campaignprogress.h"
#include "change/planpieces.h"
#include "commands.h"
#include "domain/json.h"
#include "resolve.h"
#include "running.h"

#include <CLI/CLI.hpp>
#include <QRegularExpression>

#include <cstdio>

namespace octroi::ctl {

namespace {

using change::CampaignRun;
using change::KeyAdoption;

struct Options
{
    std::string campaign, name, filter, overlap = "30d", quiet = "7d", secrets, until;
    std::vector<std::string> keys;
    DeliveryOptions delivery;
    bool yes = false, dryRun = false, all = false;
};

Error usage(const QString &what, const QString &detail)
{
    return Error{ErrorCode::Invalid, what, detail, {}, QStringLiteral("usage")};
}

/// "30d", "12h", "15m", "20s".
Result<qint64> secondsOf(const std::string &text)
{
    static const QRegularExpression form(QStringLiteral("^(\\d{1,6})([dhms])$"));
    const auto match = form.match(QString::fromStdString(text));
    if (!match.hasMatch())
        return usage(QString::fromStdString(text), QStringLiteral("is no span of time such as 30d, 12h, 15m or 20s"));
    const qint64 unit = match.captured(2) == u"d" ? 86'400 : match.captured(2) == u"h" ? 3'600 : match.captured(2) == u"m" ? 60 : 1;
    return match.captured(1).toLongLong() * unit;
}

QString spanText(qint64 seconds)
{
    return seconds % 86'400 == 0 ? QStringLiteral("%1d").arg(seconds / 86'400) : QStringLiteral("%1s").arg(seconds);
}

QCoro::Task<Result<domain::Campaign>> resolveCampaign(Context &c, QString text)
{
    const auto all = co_await c.backend->readCampaigns();
    if (!all)
        co_return all.error();
    for (const domain::Campaign &one : *all) {
        if (one.id == text || one.name.compare(text, Qt::CaseInsensitive) == 0)
            co_return one;
    }
    co_return Error{ErrorCode::NotFound, text, QStringLiteral("there is no such campaign"), {}, QStringLiteral("not_found")};
}

QJsonObject keyJson(const change::CampaignKey &key)
{
    return {{QStringLiteral("key_id"), key.keyId},
            {QStringLiteral("successor_id"), key.successorId},
            {QStringLiteral("name"), key.name},
            {QStringLiteral("partner"), key.partner},
            {QStringLiteral("application"), key.application},
            {QStringLiteral("contact"), key.contact},
            {QStringLiteral("adoption"), change::keyAdoptionName(key.adoption)},
            {QStringLiteral("delivered"), key.delivered},
            {QStringLiteral("deadline"), domain::toRfc3339(key.deadline)},
            {QStringLiteral("old_calls"), key.oldCalls},
            {QStringLiteral("new_calls"), key.newCalls},
            {QStringLiteral("old_last_used"), domain::toRfc3339(key.oldLastUsed)}};
}

QCoro::Task<int> show(Context &c, Options o)
{
    const auto campaign = co_await resolveCampaign(c, QString::fromStdString(o.campaign));
    if (!campaign)
        co_return c.out.fail(campaign.error());
    const auto progress = co_await change::campaignProgress(*campaign, c.inventory.get());
    QJsonArray keys;
    QList<QStringList> rows;
    for (const change::CampaignKey &key : progress.keys) {
        keys.append(keyJson(key));
        rows.append({key.keyId, key.successorId, key.partner + u'/' + key.application, change::keyAdoptionName(key.adoption),
                     QString::number(key.oldCalls), QString::number(key.newCalls), timeText(key.oldLastUsed, QStringLiteral("never")),
                     timeText(key.deadline, QStringLiteral("-")), key.contact});
    }
    if (c.out.isJson()) {
        QJsonObject out = domain::toJson(*campaign);
        out[QStringLiteral("adoption")] = progress.adoption();
        out[QStringLiteral("usage_known")] = progress.usageKnown;
        out[QStringLiteral("keys")] = keys;
        c.out.json(out);
        co_return 0;
    }
    c.out.table({QStringLiteral("OLD"), QStringLiteral("NEW"), QStringLiteral("APPLICATION"), QStringLiteral("STATE"),
                 QStringLiteral("OLD CALLS"), QStringLiteral("NEW CALLS"), QStringLiteral("OLD LAST USED"), QStringLiteral("DEADLINE"),
                 QStringLiteral("CONTACT")},
                rows);
    c.out.note(QStringLiteral("%1: %2% moved or retired; overlap %3, retired after %4 of silence")
                   .arg(campaign->name)
                   .arg(qRound(progress.adoption() * 100))
                   .arg(spanText(campaign->overlapSeconds),
                        campaign->quietSeconds > 0 ? spanText(campaign->quietSeconds) : QStringLiteral("-")));
    co_return 0;
}

QCoro::Task<int> list(Context &c)
{
    const auto all = co_await c.backend->readCampaigns();
    if (!all)
        co_return c.out.fail(all.error());
    QJsonArray array;
    QList<QStringList> rows;
    for (const domain::Campaign &one : *all) {
        array.append(domain::toJson(one));
        rows.append({one.id, one.name, QString::number(one.keyIds.size()), QString::number(one.deliveredIds.size()),
                     timeText(one.createdAt, {}), one.closedAt.isValid() ? QStringLiteral("closed") : QStringLiteral("open")});
    }
    if (c.out.isJson())
        c.out.json(array);
    else
        c.out.table({QStringLiteral("ID"), QStringLiteral("NAME"), QStringLiteral("KEYS"), QStringLiteral("DELIVERED"),
                     QStringLiteral("BEGUN"), QStringLiteral("STATE")},
                    rows);
    co_return 0;
}

QCoro::Task<Result<QStringList>> chosenKeys(Context &c, Options o)
{
    QStringList out = toList(o.keys);
    QString cursor;
    while (!o.filter.empty()) {
        const auto page = co_await c.backend->keys(QString::fromStdString(o.filter), cursor, 1000);
        if (!page)
            co_return page.error();
        for (const domain::ApiKey &key : page->items) {
            // Those of a campaign before this one are not rotated a second time.
            if (key.successorId.isEmpty())
                out << key.id;
        }
        cursor = page->next;
        if (cursor.isEmpty())
            break;
    }
    out.removeDuplicates();
    co_return out;
}

bool confirmed(const Output &out)
{
    out.note(QStringLiteral("Rotate these keys? [y/N]"));
    char answer[16] = {};
    return std::fgets(answer, sizeof answer, stdin) && (answer[0] == 'y' || answer[0] == 'Y');
}

int printOutcome(const Output &out, const CampaignRun::Outcome &outcome, const QStringList &files)
{
    int code = 0;
    for (const CampaignRun::Item &item : outcome.items) {
        if (item.error) {
            out.note(QStringLiteral("%1 (%2): %3").arg(item.name, item.keyId, item.error->toString()));
            code = 1;
        }
    }
    if (outcome.stopped)
        code = out.fail(*outcome.stopped);
    if (out.isJson())
        out.json(QJsonObject{{QStringLiteral("id"), outcome.campaign.id},
                             {QStringLiteral("rotated"), outcome.items.size() - outcome.failed()},
                             {QStringLiteral("failed"), outcome.failed()},
                             {QStringLiteral("delivered"), outcome.campaign.deliveredIds.size()},
                             {QStringLiteral("files"), QJsonArray::fromStringList(files)}});
    else
        out.line(QStringLiteral("campaign %1: %2 rotated, %3 failed").arg(outcome.campaign.id).arg(outcome.items.size() - outcome.failed()).arg(outcome.failed()));
    if (code != 0 && !outcome.campaign.id.isEmpty())
        out.note(QStringLiteral("octroictl campaign resume %1 goes on with what is not delivered.").arg(outcome.campaign.id));
    return code;
}

QCoro::Task<int> start(Context &c, Options o)
{
    const auto overlap = secondsOf(o.overlap);
    const auto quiet = o.quiet == "none" ? Result<qint64>(0) : secondsOf(o.quiet);
    if (!overlap || !quiet)
        co_return c.out.fail(overlap ? quiet.error() : overlap.error());
    const auto keys = co_await chosenKeys(c, o);
    if (!keys)
        co_return c.out.fail(keys.error());
    domain::Campaign draft;
    draft.name = QString::fromStdString(o.name);
    draft.filter = QString::fromStdString(o.filter);
    draft.keyIds = *keys;
    draft.overlapSeconds = *overlap;
    draft.quietSeconds = *quiet;
    const change::Plan plan = co_await CampaignRun::plan(c.spine.get(), c.inventory.get(), draft);
    for (const change::PlannedItem &item : plan.items) {
        if (item.impossible)
            draft.keyIds.removeOne(item.objectId);
        if (o.dryRun || item.impossible)
            c.out.note(QStringLiteral("%1 %2%3").arg(item.objectId, item.objectName, item.impossible ? QStringLiteral(": not, ") + item.impossible->detail : QString()));
    }
    c.out.note(QStringLiteral("%1 of %2 keys get a successor; the old ones end after %3 at the latest").arg(draft.keyIds.size()).arg(keys->size()).arg(spanText(*overlap)));
    if (o.dryRun) {
        if (c.out.isJson())
            c.out.json(QJsonObject{{QStringLiteral("keys"), QJsonArray::fromStringList(draft.keyIds)}});
        co_return 0;
    }
    if (!o.yes && (c.out.isJson() || !confirmed(c.out)))
        co_return c.out.fail(c.out.isJson() ? usage(QStringLiteral("campaign"), QStringLiteral("cannot ask here; --yes goes on without a question")) : Error{ErrorCode::Cancelled, {}, QStringLiteral("nothing was rotated"), {}, {}});
    CampaignFiles files(c);
    if (const auto ready = files.prepare(o.delivery, o.secrets); !ready)
        co_return c.out.fail(ready.error());
    CampaignRun run(*c.spine, *c.inventory);
    const auto outcome = co_await run.start(draft, &files);
    files.close();
    co_return printOutcome(c.out, outcome, files.files());
}

QCoro::Task<int> resume(Context &c, Options o)
{
    const auto campaign = co_await resolveCampaign(c, QString::fromStdString(o.campaign));
    if (!campaign)
        co_return c.out.fail(campaign.error());
    CampaignFiles files(c);
    if (const auto ready = files.prepare(o.delivery, o.secrets); !ready)
        co_return c.out.fail(ready.error());
    CampaignRun run(*c.spine, *c.inventory);
    const domain::Campaign whole = *campaign;
    const auto outcome = co_await run.resume(whole, &files);
    files.close();
    co_return printOutcome(c.out, outcome, files.files());
}

/// Those named, which have to be of the campaign; or all whose callers have moved.
QCoro::Task<Result<QStringList>> oldKeys(Context &c, domain::Campaign campaign, Options o)
{
    QStringList out = toList(o.keys);
    for (const QString &id : std::as_const(out)) {
        if (!campaign.keyIds.contains(id))
            co_return Error{ErrorCode::NotFound, id, QStringLiteral("is not of this campaign"), {}, QStringLiteral("not_found")};
    }
    if (!out.isEmpty())
        co_return out;
    const auto progress = co_await change::campaignProgress(campaign, c.inventory.get());
    for (const change::CampaignKey &key : progress.keys) {
        if (key.adoption == KeyAdoption::Moved)
            out << key.keyId;
    }
    co_return out;
}

QCoro::Task<int> applyAll(Context &c, QList<change::Change> changes)
{
    co_await keepUndo(c);
    change::Plan plan = co_await change::planInPieces(c.spine.get(), changes);
    const auto outcome = co_await c.spine->apply(std::move(plan), 8);
    co_await tellUndo(c);
    int code = 0;
    for (const change::ItemResult &item : outcome.items) {
        if (item.error)
            code = c.out.fail(*item.error);
    }
    if (c.out.isJson())
        c.out.json(QJsonObject{{QStringLiteral("done"), outcome.items.size() - outcome.failed()}, {QStringLiteral("failed"), outcome.failed()}});
    else
        c.out.line(QStringLiteral("%1 done, %2 failed").arg(outcome.items.size() - outcome.failed()).arg(outcome.failed()));
    co_return code;
}

QCoro::Task<int> retire(Context &c, Options o)
{
    const auto campaign = co_await resolveCampaign(c, QString::fromStdString(o.campaign));
    if (!campaign)
        co_return c.out.fail(campaign.error());
    const domain::Campaign whole = *campaign;
    const auto ids = co_await oldKeys(c, whole, o);
    if (!ids)
        co_return c.out.fail(ids.error());
    QList<change::Change> changes;
    for (const QString &id : *ids)
        changes << change::RevokeKey{id};
    const int code = co_await applyAll(c, changes);
    co_return code;
}

QCoro::Task<int> extend(Context &c, Options o)
{
    const auto campaign = co_await resolveCampaign(c, QString::fromStdString(o.campaign));
    const auto until = expiryFromText(QString::fromStdString(o.until), c.clock.now());
    if (!campaign || !until)
        co_return c.out.fail(campaign ? until.error() : campaign.error());
    if (!until->isValid())
        co_return c.out.fail(usage(QStringLiteral("--until"), QStringLiteral("an old key does not go on for ever")));
    const domain::Campaign whole = *campaign;
    const auto ids = co_await oldKeys(c, whole, o);
    if (!ids)
        co_return c.out.fail(ids.error());
    backends::KeyPatch patch;
    patch.retiresAt = *until;
    QList<change::Change> changes;
    for (const QString &id : *ids)
        changes << change::UpdateKey{id, patch};
    const int code = co_await applyAll(c, changes);
    co_return code;
}

QCoro::Task<int> close(Context &c, Options o)
{
    const auto found = co_await resolveCampaign(c, QString::fromStdString(o.campaign));
    if (!found)
        co_return c.out.fail(found.error());
    domain::Campaign campaign = *found;
    campaign.closedAt = c.clock.now();
    const change::Change wanted = change::UpdateCampaign{campaign};
    const auto done = co_await c.apply(wanted);
    if (!done)
        co_return c.out.fail(done.error());
    c.out.note(QStringLiteral("Nothing more is retired before its deadline."));
    if (c.out.isJson())
        c.out.json(QJsonObject{{QStringLiteral("closed"), campaign.id}});
    co_return 0;
}

void addDeliveryOptions(CLI::App *sub, const std::shared_ptr<Options> &o)
{
    CLI::Option *out = sub->add_option("--out", o->delivery.out, "Folder for the successors, sealed, a new file an application");
    sub->add_option("--secrets", o->secrets, "New file for all successors in clear (CSV, readable by its owner only)")->excludes(out);
    CLI::Option *certificate = sub->add_option("--deliver-to", o->delivery.certificate, "Seal them to this certificate, PEM or DER")->needs(out);
    sub->add_option("--deliver-passphrase-file", o->delivery.passphraseFile, "Seal them to the passphrase in this file")->needs(out)->excludes(certificate);
    sub->add_option("--deliver-format", o->delivery.format, "What is sealed")->check(CLI::IsMember({"env", "json", "text"}))->capture_default_str();
}

} // namespace

void addCampaign(CLI::App &app, Chosen &chosen)
{
    CLI::App *command = app.add_subcommand("campaign", "Many keys are rotated, and followed until nobody uses the old ones")->require_subcommand(1);
    const auto o = std::make_shared<Options>();
    const auto chooses = [&chosen, o](CLI::App *sub, QCoro::Task<int> (*action)(Context &, Options)) {
        sub->callback([&chosen, o, action] { chosen = {Needs::Inventory, [o, action](Context &c) { return action(c, *o); }}; });
    };
    const auto of = [command, o](const char *name, const char *help) {
        CLI::App *sub = command->add_subcommand(name, help);
        sub->add_option("campaign", o->campaign, "Identifier or name")->required();
        return sub;
    };
    CLI::App *begin = command->add_subcommand("start", "Gives keys a successor each and hands these over");
    begin->add_option("--name", o->name)->required();
    begin->add_option("--filter", o->filter, "Which keys, in the filter language");
    begin->add_option("--key", o->keys, "One of them (repeatable)");
    begin->add_option("--overlap", o->overlap, "How long old and new work side by side")->capture_default_str();
    begin->add_option("--quiet", o->quiet, "An old key that was silent so long while its successor is used is revoked; none: only at the end of the overlap")->capture_default_str();
    auto *dry = begin->add_flag("--dry-run", o->dryRun, "Only say which keys");
    begin->add_flag("--yes", o->yes, "Without a question")->excludes(dry);
    addDeliveryOptions(begin, o);
    chooses(begin, start);
    CLI::App *again = of("resume", "Goes on where it was interrupted: with what is not delivered");
    addDeliveryOptions(again, o);
    chooses(again, resume);
    command->add_subcommand("list", "All campaigns")->callback([&chosen] { chosen = {Needs::Connection, list}; });
    chooses(of("show", "Who has moved, and who has not"), show);
    CLI::App *end = of("retire", "Revokes old keys now");
    end->add_option("--key", o->keys, "Of these (repeatable); without it of all whose callers have moved");
    chooses(end, retire);
    CLI::App *later = of("extend", "Moves the deadline of old keys");
    later->add_option("--key", o->keys, "Of these (repeatable)")->required();
    later->add_option("--until", o->until, "90d, a date or a time")->required();
    chooses(later, extend);
    chooses(of("close", "Nothing more is retired before its deadline"), close);
}

} // namespace octroi::ctl
