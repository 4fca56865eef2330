// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "resolve.h"

#include <CLI/CLI.hpp>
#include <QJsonDocument>
#include <QUrl>

namespace octroi::ctl {

namespace {

const QString kPath = QStringLiteral("/v1/administrators");

struct Options
{
    std::string name, displayName, locale, role;
    std::vector<std::string> partners, apis;
    bool allPartners = false, allApis = false;
};

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QString limitText(const QJsonObject &o)
{
    QStringList parts;
    if (const QJsonValue ids = o.value(QLatin1String("partner_ids")); ids.isArray())
        parts << QStringLiteral("%1 partners").arg(ids.toArray().size());
    if (const QJsonValue ids = o.value(QLatin1String("api_ids")); ids.isArray())
        parts << QStringLiteral("%1 APIs").arg(ids.toArray().size());
    return parts.isEmpty() ? QStringLiteral("none") : parts.join(QStringLiteral(", "));
}

QString factorsText(const QJsonObject &o)
{
    if (o.value(QLatin1String("disabled")).toBool())
        return QStringLiteral("disabled");
    QStringList parts;
    if (o.value(QLatin1String("has_password")).toBool())
        parts << QStringLiteral("password");
    if (const int count = o.value(QLatin1String("passkeys")).toInt(); count > 0)
        parts << QStringLiteral("%1 passkeys").arg(count);
    return parts.isEmpty() ? QStringLiteral("not set up") : parts.join(QStringLiteral(", "));
}

void show(const Output &out, const QJsonArray &accounts, bool single)
{
    if (out.isJson())
        return single ? out.json(accounts.first().toObject()) : out.json(accounts);
    QList<QStringList> rows;
    for (const QJsonValue value : accounts) {
        const QJsonObject o = value.toObject();
        const auto text = [&](const char *name) { return o.value(QLatin1String(name)).toString(); };
        rows.append({text("id"), text("name"), text("role"), limitText(o), factorsText(o)});
    }
    out.table({QStringLiteral("ID"), QStringLiteral("NAME"), QStringLiteral("ROLE"), QStringLiteral("LIMITED TO"), QStringLiteral("SIGNS IN WITH")}, rows);
    if (single && accounts.first().toObject().contains(QLatin1String("setup_url"))) {
        out.note(QStringLiteral("This link sets the account up. It is shown this once and ends at %1:")
                     .arg(accounts.first().toObject().value(QLatin1String("setup_expires_at")).toString()));
        out.line(accounts.first().toObject().value(QLatin1String("setup_url")).toString());
    }
}

QCoro::Task<Result<QJsonArray>> all(Context &c, QString filter)
{
    QJsonArray out;
    QString cursor;
    do {
        const backends::HttpCall call{"GET",
                                      kPath + QStringLiteral("?limit=1000&filter=") + QString::fromLatin1(QUrl::toPercentEncoding(filter)) +
                                          (cursor.isEmpty() ? QString() : QStringLiteral("&cursor=") + cursor),
                                      {},
                                      0,
                                      {}};
        const Result<QJsonObject> page = co_await c.call(call);
        if (!page)
            co_return page.error();
        for (const QJsonValue value : page->value(QLatin1String("items")).toArray())
            out.append(value);
        cursor = page->value(QLatin1String("next")).toString();
    } while (!cursor.isEmpty());
    co_return out;
}

/// By identifier or by name.
QCoro::Task<Result<QJsonObject>> one(Context &c, QString text)
{
    const Result<QJsonArray> accounts = co_await all(c, QString());
    if (!accounts)
        co_return accounts.error();
    for (const QJsonValue value : *accounts) {
        const QJsonObject o = value.toObject();
        if (o.value(QLatin1String("id")).toString() == text || o.value(QLatin1String("name")).toString().compare(text, Qt::CaseInsensitive) == 0)
            co_return o;
    }
    co_return Error{ErrorCode::NotFound, text, QStringLiteral("there is no such administrator"), {}, {}};
}

/// Partners and APIs by name or identifier; null for all.
Result<QJsonObject> bodyOf(const Context &c, const Options &o)
{
    QJsonObject body;
    const auto text = [&](const char *name, const std::string &value) {
        if (!value.empty())
            body[QLatin1String(name)] = QString::fromStdString(value);
    };
    text("display_name", o.displayName);
    text("locale", o.locale);
    text("role", o.role);
    QJsonArray partners, apis;
    for (const QString &name : toList(o.partners)) {
        const auto partner = resolvePartner(*c.inventory, name);
        if (!partner)
            return partner.error();
        partners.append(partner->id);
    }
    for (const QString &name : toList(o.apis)) {
        const auto api = resolveApi(*c.inventory, name);
        if (!api)
            return api.error();
        apis.append(api->id);
    }
    if (o.allPartners || !partners.isEmpty())
        body[QLatin1String("partner_ids")] = o.allPartners ? QJsonValue() : QJsonValue(partners);
    if (o.allApis || !apis.isEmpty())
        body[QLatin1String("api_ids")] = o.allApis ? QJsonValue() : QJsonValue(apis);
    return body;
}

QCoro::Task<int> list(Context &c)
{
    const Result<QJsonArray> accounts = co_await all(c, QString());
    if (!accounts)
        co_return c.out.fail(accounts.error());
    show(c.out, *accounts, false);
    co_return 0;
}

QCoro::Task<int> showOne(Context &c, Options o)
{
    const Result<QJsonObject> account = co_await one(c, QString::fromStdString(o.name));
    if (!account)
        co_return c.out.fail(account.error());
    show(c.out, QJsonArray{*account}, true);
    co_return 0;
}

QCoro::Task<int> create(Context &c, Options o)
{
    Result<QJsonObject> body = bodyOf(c, o);
    if (!body)
        co_return c.out.fail(body.error());
    (*body)[QLatin1String("name")] = QString::fromStdString(o.name);
    const backends::HttpCall call{"POST", kPath, compact(*body), 0, {}};
    const Result<QJsonObject> made = co_await c.call(call);
    if (!made)
        co_return c.out.fail(made.error());
    show(c.out, QJsonArray{*made}, true);
    co_return 0;
}

QCoro::Task<int> act(Context &c, Options o, QByteArray method, QString suffix)
{
    const Result<QJsonObject> account = co_await one(c, QString::fromStdString(o.name));
    if (!account)
        co_return c.out.fail(account.error());
    const Result<QJsonObject> body = method == "PATCH" ? bodyOf(c, o) : Result<QJsonObject>(QJsonObject());
    if (!body)
        co_return c.out.fail(body.error());
    const backends::HttpCall call{method, kPath + QLatin1Char('/') + account->value(QLatin1String("id")).toString() + suffix, compact(*body),
                                  account->value(QLatin1String("version")).toInteger(), {}};
    const Result<QJsonObject> changed = co_await c.call(call);
    if (!changed)
        co_return c.out.fail(changed.error());
    show(c.out, QJsonArray{*changed}, true);
    co_return 0;
}

void addMembers(CLI::App *command, const std::shared_ptr<Options> &o, bool all)
{
    command->add_option("--display-name", o->displayName, "How the pages greet them");
    command->add_option("--locale", o->locale, "Language of the pages; without it the browser's")->check(CLI::IsMember({"en", "fr"}));
    CLI::Option *partners = command->add_option("--partner", o->partners, "Limit to this partner, by name or identifier (repeatable)");
    CLI::Option *apis = command->add_option("--api", o->apis, "Limit to this API, by name or identifier (repeatable)");
    if (all) {
        command->add_flag("--all-partners", o->allPartners, "No limit of partners any more")->excludes(partners);
        command->add_flag("--all-apis", o->allApis, "No limit of APIs any more")->excludes(apis);
    }
}

} // namespace

void addAdministrator(CLI::App &app, Chosen &chosen)
{
    CLI::App *command = app.add_subcommand("administrator", "Who administers")->require_subcommand(1);
    const auto o = std::make_shared<Options>();
    command->add_subcommand("list", "All administrators")->callback([&chosen] {
        chosen = {Needs::Connection, list};
    });
    CLI::App *single = command->add_subcommand("show", "One administrator");
    single->add_option("administrator", o->name, "Identifier or name")->required();
    single->callback([&chosen, o] { chosen = {Needs::Connection, [o](Context &c) { return showOne(c, *o); }}; });
    const auto roles = CLI::IsMember({"owner", "manager", "issuer", "auditor", "none"});
    CLI::App *make = command->add_subcommand("create", "A new one; prints the one-time link that sets the account up");
    make->add_option("--name", o->name, "What is typed at sign-in")->required();
    make->add_option("--role", o->role, "owner, manager, issuer, auditor or none")->required()->check(roles);
    addMembers(make, o, false);
    make->callback([&chosen, o] { chosen = {Needs::Inventory, [o](Context &c) { return create(c, *o); }}; });
    CLI::App *change = command->add_subcommand("change", "Another role, limit, language or name to greet");
    change->add_option("administrator", o->name, "Identifier or name")->required();
    change->add_option("--role", o->role, "owner, manager, issuer, auditor or none")->check(roles);
    addMembers(change, o, true);
    change->callback([&chosen, o] {
        chosen = {Needs::Inventory, [o](Context &c) { return act(c, *o, "PATCH", QString()); }};
    });
    const auto deed = [&](const char *name, const char *help) {
        CLI::App *sub = command->add_subcommand(name, help);
        sub->add_option("administrator", o->name, "Identifier or name")->required();
        const QString suffix = QLatin1Char('/') + QString::fromLatin1(name);
        sub->callback([&chosen, o, suffix] {
            chosen = {Needs::Connection, [o, suffix](Context &c) { return act(c, *o, "POST", suffix); }};
        });
    };
    deed("disable", "End all sessions and refuse the account");
    deed("enable", "Let a disabled account in again");
    deed("reset", "Take password, authenticator and passkeys away; prints a new link");
}

} // namespace octroi::ctl
