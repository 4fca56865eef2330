// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "domain/json.h"
#include "resolve.h"

#include <CLI/CLI.hpp>

namespace octroi::ctl {

namespace {

struct Options
{
    std::string token, client, account;
};

QCoro::Task<int> list(Context &c, Options o)
{
    QJsonArray all;
    QString cursor;
    do {
        QString from = QStringLiteral("/v1/tokens?limit=1000&client_id=%1&account_id=%2")
                           .arg(backends::wire::encoded(QString::fromStdString(o.client)), backends::wire::encoded(QString::fromStdString(o.account)));
        if (!cursor.isEmpty())
            from += QStringLiteral("&cursor=") + backends::wire::encoded(cursor);
        const Result<QJsonObject> page = co_await c.backend->readObject(from);
        if (!page)
            co_return c.out.fail(page.error());
        for (const QJsonValue item : page->value(QLatin1String("items")).toArray())
            all.append(item);
        cursor = page->value(QLatin1String("next")).toString();
    } while (!cursor.isEmpty());
    if (c.out.isJson()) {
        c.out.json(all);
        co_return 0;
    }
    QList<QStringList> rows;
    for (const QJsonValue value : all) {
        const QJsonObject t = value.toObject();
        const auto text = [&](const char *name) { return t.value(QLatin1String(name)).toString(); };
        const auto time = [&](const char *name) { return timeText(domain::fromRfc3339(text(name)), QStringLiteral("never")); };
        QStringList scopes;
        for (const QJsonValue scope : t.value(QLatin1String("scopes")).toArray())
            scopes << scope.toString();
        rows.append({text("id"), text("type"), text("client_id"), text("account_id"), time("expires_at"), time("last_used_at"), scopes.join(u' ')});
    }
    c.out.table({QStringLiteral("ID"), QStringLiteral("TYPE"), QStringLiteral("CLIENT"), QStringLiteral("ACCOUNT"), QStringLiteral("ENDS"),
                 QStringLiteral("LAST USED"), QStringLiteral("SCOPES")},
                rows);
    co_return 0;
}

QCoro::Task<int> revokeOne(Context &c, Options o)
{
    const change::Change wanted = change::RevokeToken{QString::fromStdString(o.token), {}};
    const Result<change::ItemResult> done = co_await c.apply(wanted);
    co_return done ? 0 : c.out.fail(done.error());
}

QCoro::Task<int> revokeAll(Context &c, Options o)
{
    const change::Change wanted = change::RevokeTokens{QString::fromStdString(o.client), QString::fromStdString(o.account)};
    const Result<change::ItemResult> done = co_await c.apply(wanted);
    co_return done ? 0 : c.out.fail(done.error());
}

} // namespace

void addToken(CLI::App &app, Chosen &chosen)
{
    CLI::App *command = app.add_subcommand("token", "OAuth tokens: those that live, and one that is looked at")->require_subcommand(1);
    const auto o = std::make_shared<Options>();
    const auto action = [&chosen, o](CLI::App *sub, QCoro::Task<int> (*run)(Context &, Options), Needs needs = Needs::Inventory) {
        sub->callback([&chosen, o, run, needs] { chosen = {needs, [o, run](Context &c) { return run(c, *o); }}; });
    };
    const auto whose = [&](CLI::App *sub) {
        sub->add_option("--client", o->client, "Identifier of a client");
        sub->add_option("--account", o->account, "Identifier of an account");
    };
    addTokenInspection(*command, chosen);
    CLI::App *all = command->add_subcommand("list", "Approvals with refresh tokens, and opaque access tokens");
    whose(all);
    action(all, list, Needs::Connection);
    CLI::App *one = command->add_subcommand("revoke", "End one approval with its tokens, or one access token");
    one->add_option("token", o->token, "Identifier, as listed")->required();
    action(one, revokeOne);
    CLI::App *every = command->add_subcommand("revoke-all", "End all tokens of a client, of an account, or of both together");
    whose(every);
    every->require_option(1, 2);
    action(every, revokeAll);
}

} // namespace octroi::ctl
