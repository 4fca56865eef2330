// SPDX-License-Identifier: GPL-3.0-or-later
// `octroictl client bulk`: many OAuth clients at once, by a filter or by their identifiers.
#include "change/planpieces.h"
#include "change/rundraft.h"
#include "catalogue.h"
#include "domain/clientfilter.h"
#include "preview.h"
#include "resolve.h"
#include "running.h"
#include "synced.h"

#include <CLI/CLI.hpp>

namespace octroi::ctl {

namespace {

struct Options
{
    std::string operation, filter, results, expires;
    std::vector<std::string> ids, scopes, addScopes, removeScopes, contacts;
    bool hasScopes = false, hasContacts = false;
};

Error usage(const QString &what, const QString &detail)
{
    return Error{ErrorCode::Invalid, what, detail, {}, QStringLiteral("usage")};
}

/// The clients that are meant, by name; revoked ones only where they are named.
Result<QStringList> chosenIds(const Context &c, const Options &o)
{
    if (!o.ids.empty()) {
        for (const QString &id : toList(o.ids)) {
            if (!c.inventory->client(id))
                return Error{ErrorCode::NotFound, id, QStringLiteral("there is no such client"), {}, {}};
        }
        return toList(o.ids);
    }
    const domain::KeyFilter filter = domain::KeyFilter::parse(QString::fromStdString(o.filter));
    if (!filter.ok()) {
        const domain::FilterError &e = *filter.error();
        return Error{ErrorCode::Invalid, QStringLiteral("character %1").arg(e.start + 1), e.detail,
                     QStringLiteral("filter"), e.reason};
    }
    QStringList out;
    const QDateTime now = c.clock.now();
    for (const domain::OAuthClient &client : c.inventory->clients()) {
        const domain::Application *application = c.inventory->application(client.applicationId);
        const domain::Partner *partner = application ? c.inventory->partner(application->partnerId) : nullptr;
        const domain::Plan *plan = c.inventory->plan(client.planId);
        const domain::ClientSubject subject{client,
                                            partner ? partner->name : QString(),
                                            application ? application->name : QString(),
                                            plan ? plan->name : QString(),
                                            c.connection->info().name,
                                            partner ? partner->tags : QStringList(),
                                            0,
                                            0};
        if (!client.revokedAt.isValid() && domain::filterMatches(filter, subject, now))
            out << client.id;
    }
    return out;
}

/// What is asked for, of one client; nothing: it is so already.
Result<change::RunDraft::ClientMaker> makerOf(const Options &o, const QDateTime &now)
{
    using Made = std::optional<change::Change>;
    if (o.operation == "suspend")
        return change::RunDraft::ClientMaker([](const domain::OAuthClient &c) {
            return c.suspendedAt.isValid() ? Made() : Made(change::SuspendClient{c.id});
        });
    if (o.operation == "resume")
        return change::RunDraft::ClientMaker([](const domain::OAuthClient &c) {
            return c.suspendedAt.isValid() ? Made(change::ResumeClient{c.id}) : Made();
        });
    if (o.operation == "revoke")
        return change::RunDraft::ClientMaker([](const domain::OAuthClient &c) {
            return c.revokedAt.isValid() ? Made() : Made(change::RevokeClient{c.id});
        });
    std::optional<QDateTime> ends;
    if (!o.expires.empty()) {
        const Result<QDateTime> read = expiryFromText(QString::fromStdString(o.expires), now);
        if (!read)
            return read.error();
        ends = *read;
    }
    return change::RunDraft::ClientMaker([o, ends](const domain::OAuthClient &before) {
        domain::OAuthClient client = before;
        if (o.hasScopes)
            client.scopes = toList(o.scopes);
        for (const QString &scope : toList(o.removeScopes))
            client.scopes.removeAll(scope);
        client.scopes << toList(o.addScopes);
        client.scopes.removeDuplicates();
        if (o.hasContacts)
            client.contacts = toList(o.contacts);
        if (ends)
            client.expiresAt = *ends;
        return client == before ? Made() : Made(change::UpdateClient{client});
    });
}

QCoro::Task<int> preview(Context &c, QStringList ids, change::RunDraft::ClientMaker maker)
{
    QList<change::Change> changes;
    for (const QString &id : std::as_const(ids)) {
        if (auto change = maker(*c.inventory->client(id)))
            changes << *change;
    }
    if (changes.isEmpty()) {
        c.out.note(QStringLiteral("nothing is to be done"));
        co_return 0;
    }
    const change::Plan plan = co_await change::planInPieces(c.spine.get(), changes);
    const Result<void> shown = co_await showPreview(c, plan);
    co_return shown ? 0 : c.out.fail(shown.error());
}

/// With a journal where something is to be done.
QCoro::Task<Result<void>> ready(Context &c)
{
    if (c.dryRun) {
        Result<void> read = co_await c.readInventory();
        co_return read;
    }
    const Result<void> opened = co_await openRuns(c);
    if (!opened)
        co_return opened;
    c.inventory->setReadsUsage(false);
    Result<void> read = co_await synced(c.inventory.get());
    co_return read;
}

QCoro::Task<int> bulk(Context &c, Options o)
{
    if (o.filter.empty() == o.ids.empty())
        co_return c.out.fail(usage(QStringLiteral("client bulk"), QStringLiteral("takes either --filter or --client")));
    const Result<void> read = co_await ready(c);
    if (!read)
        co_return c.out.fail(read.error());
    const Result<QStringList> ids = chosenIds(c, o);
    if (!ids)
        co_return c.out.fail(ids.error());
    const auto maker = makerOf(o, c.clock.now());
    if (!maker)
        co_return c.out.fail(maker.error());
    if (c.dryRun) {
        const int shown = co_await preview(c, *ids, *maker);
        co_return shown;
    }
    const std::string kind = o.operation + "_client";
    change::RunDraft draft(*c.inventory, QString::fromStdString(kind));
    draft.planClientsNow(*ids, *maker);
    for (const auto &left : draft.leftOut())
        c.out.note(QStringLiteral("%1 left out: %2 (%3)").arg(left.count).arg(left.error.toString(), left.firstName));
    if (draft.record()->items.empty()) {
        c.out.note(QStringLiteral("0 done, 0 failed"));
        co_return draft.leftOut().isEmpty() ? 0 : 1;
    }
    change::Run *run = c.spine->runs().start(draft.record());
    c.out.note(QStringLiteral("%1 items; run %2").arg(draft.record()->items.size()).arg(draft.record()->id));
    const int code = co_await follow(c, run, QString::fromStdString(o.results));
    co_return draft.leftOut().isEmpty() ? code : qMax(code, 1);
}

} // namespace

void addClientBulk(CLI::App &client, Chosen &chosen)
{
    CLI::App *sub = client.add_subcommand("bulk", "Many clients at once, by a filter or by their identifiers");
    const auto o = std::make_shared<Options>();
    sub->add_option("operation", o->operation)
        ->required()
        ->check(CLI::IsMember({"suspend", "resume", "revoke", "update"}));
    sub->add_option("--filter", o->filter, "As in the console: kind:web last_used>90d");
    sub->add_option("--client", o->ids, "Identifier, repeatable");
    sub->add_option("--results", o->results, "A CSV file with what became of each item");
    CLI::Option *scopes = sub->add_option("--scope", o->scopes, "update: the new scopes, repeatable")->expected(0, -1);
    sub->add_option("--add-scope", o->addScopes, "update: repeatable");
    sub->add_option("--remove-scope", o->removeScopes, "update: repeatable");
    CLI::Option *contacts =
        sub->add_option("--contact", o->contacts, "update: the new contacts, repeatable")->expected(0, -1);
    sub->add_option("--expires", o->expires, "update: 90d, 2027-01-31 or never");
    sub->callback([&chosen, o, scopes, contacts] {
        o->hasScopes = scopes->count() > 0;
        o->hasContacts = contacts->count() > 0;
        chosen = {Needs::Connection, [o](Context &c) { return bulk(c, *o); }};
    });
}

} // namespace octroi::ctl
