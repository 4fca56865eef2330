// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/tokensbackend.h"
#include "commands.h"
#include "domain/json.h"
#include "resolve.h"

#include <CLI/CLI.hpp>

namespace octroi::ctl {

namespace {

struct Options
{
    std::string client, user, session;
};

QCoro::Task<int> list(Context &c, Options o)
{
    const auto all = co_await backends::tokensOf(c.connection.get())
                         ->liveTokens(QString::fromStdString(o.client), QString::fromStdString(o.user), QString(), 500);
    if (!all)
        co_return c.out.fail(all.error());
    QJsonArray array;
    QList<QStringList> rows;
    for (const backends::LiveToken &t : all->items) {
        array.append(QJsonObject{{QStringLiteral("id"), t.id},
                                 {QStringLiteral("type"), t.type},
                                 {QStringLiteral("client_id"), t.clientId},
                                 {QStringLiteral("user"), t.accountId},
                                 {QStringLiteral("started_at"), domain::toRfc3339(t.createdAt)},
                                 {QStringLiteral("last_access_at"), domain::toRfc3339(t.lastUsedAt)}});
        rows.append({t.id, t.type, t.clientId, t.accountId, timeText(t.createdAt, QString()), timeText(t.lastUsedAt, QString())});
    }
    if (c.out.isJson())
        c.out.json(array);
    else
        c.out.table({QStringLiteral("ID"), QStringLiteral("TYPE"), QStringLiteral("CLIENT"), QStringLiteral("USER"),
                     QStringLiteral("STARTED"), QStringLiteral("LAST ACCESS")},
                    rows);
    co_return 0;
}

QCoro::Task<int> end(Context &c, Options o)
{
    const change::Change wanted = o.session.empty()
                                      ? change::Change(change::RevokeTokens{QString::fromStdString(o.client), QString::fromStdString(o.user)})
                                      : change::Change(change::RevokeToken{QString::fromStdString(o.session), {}});
    const Result<change::ItemResult> done = co_await c.apply(wanted);
    co_return done ? 0 : c.out.fail(done.error());
}

} // namespace

void addSession(CLI::App &app, Chosen &chosen)
{
    CLI::App *command = app.add_subcommand("session", "Who is signed in to clients")->require_subcommand(1);
    const auto o = std::make_shared<Options>();
    const auto whose = [&](CLI::App *sub) {
        sub->add_option("--client", o->client, "Identifier of a client");
        sub->add_option("--user", o->user, "Name of a user");
    };
    CLI::App *all = command->add_subcommand("list", "Sessions of browsers, and those that outlive them");
    whose(all);
    all->callback([&chosen, o] { chosen = {Needs::Connection, [o](Context &c) { return list(c, *o); }}; });
    CLI::App *one = command->add_subcommand("end", "End one session, or all of a client, of a user, or of both together");
    one->add_option("session", o->session, "Identifier, as listed");
    whose(one);
    one->require_option(1, 2);
    one->callback([&chosen, o] { chosen = {Needs::Inventory, [o](Context &c) { return end(c, *o); }}; });
}

} // namespace octroi::ctl
