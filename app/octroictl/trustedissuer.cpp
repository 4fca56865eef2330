// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "domain/trustedissuer.h"
#include "resolve.h"

#include <CLI/CLI.hpp>
#include <QFile>
#include <QJsonDocument>

namespace octroi::ctl {

namespace {

struct Options
{
    std::string trusted, api, name, issuer, jwksUri, jwksFile, scopeClaim, applicationClaim, application, plan;
    std::vector<std::string> audiences, algorithms, types, scopes, mappings, applications;
    bool discovery = false, enable = false, disable = false;
};

QString path(const Options &o)
{
    return QStringLiteral("/v1/trusted-issuers/") + backends::wire::encoded(QString::fromStdString(o.trusted));
}

int print(Context &c, const QJsonArray &issuers, bool single)
{
    QList<QStringList> rows;
    for (const QJsonValue value : issuers) {
        const auto issuer = domain::trustedIssuerFromJson(value.toObject());
        if (!issuer)
            return c.out.fail(issuer.error());
        const QString keys = value.toObject().value(QLatin1String("keys")).toObject().value(QLatin1String("state")).toString();
        rows.append({issuer->id, issuer->name, issuer->apiId, issuer->issuer, issuer->enabled ? QStringLiteral("yes") : QStringLiteral("no"), keys,
                     issuer->scopes.join(u' ')});
    }
    if (c.out.isJson() && single)
        c.out.json(issuers.first().toObject());
    else if (c.out.isJson())
        c.out.json(issuers);
    else
        c.out.table({QStringLiteral("ID"), QStringLiteral("NAME"), QStringLiteral("API"), QStringLiteral("ISSUER"), QStringLiteral("ENABLED"),
                     QStringLiteral("KEYS"), QStringLiteral("SCOPES")},
                    rows);
    return 0;
}

int printOne(Context &c, const Result<QJsonObject> &answer)
{
    return answer ? print(c, {*answer}, true) : c.out.fail(answer.error());
}

QCoro::Task<int> list(Context &c, Options o)
{
    QString of;
    if (!o.api.empty()) {
        const Result<domain::Api> api = resolveApi(*c.inventory, QString::fromStdString(o.api));
        if (!api)
            co_return c.out.fail(api.error());
        of = QStringLiteral("&api_id=") + backends::wire::encoded(api->id);
    }
    QJsonArray all;
    QString cursor;
    do {
        QString from = QStringLiteral("/v1/trusted-issuers?limit=1000") + of;
        if (!cursor.isEmpty())
            from += QStringLiteral("&cursor=") + backends::wire::encoded(cursor);
        const Result<QJsonObject> page = co_await c.backend->readObject(from);
        if (!page)
            co_return c.out.fail(page.error());
        for (const QJsonValue item : page->value(QLatin1String("items")).toArray())
            all.append(item);
        cursor = page->value(QLatin1String("next")).toString();
    } while (!cursor.isEmpty());
    co_return print(c, all, false);
}

QCoro::Task<int> showOne(Context &c, Options o)
{
    const Result<QJsonObject> issuer = co_await c.backend->readObject(path(o));
    co_return printOne(c, issuer);
}

Error wrongForm(const std::string &text, const char *form)
{
    return Error{ErrorCode::Invalid, QString::fromStdString(text), QStringLiteral("is not of the form ") + QLatin1String(form), {}, {}};
}

/// "CLAIM=VALUE=SCOPE,SCOPE"
Result<QJsonArray> mappingsOf(const std::vector<std::string> &texts)
{
    QJsonArray out;
    for (const std::string &text : texts) {
        const QString whole = QString::fromStdString(text);
        const qsizetype first = whole.indexOf(QLatin1Char('=')), last = whole.lastIndexOf(QLatin1Char('='));
        if (first < 1 || last <= first + 1 || last + 1 == whole.size())
            return wrongForm(text, "CLAIM=VALUE=SCOPE,SCOPE");
        out.append(QJsonObject{{QStringLiteral("claim"), whole.left(first)}, {QStringLiteral("value"), whole.mid(first + 1, last - first - 1)},
                               {QStringLiteral("scopes"), QJsonArray::fromStringList(whole.mid(last + 1).split(QLatin1Char(','), Qt::SkipEmptyParts))}});
    }
    return out;
}

/// "VALUE=PARTNER/APPLICATION"
Result<QJsonArray> applicationsOf(Context &c, const std::vector<std::string> &texts)
{
    QJsonArray out;
    for (const std::string &text : texts) {
        const QString whole = QString::fromStdString(text);
        const qsizetype at = whole.lastIndexOf(QLatin1Char('='));
        if (at < 1)
            return wrongForm(text, "VALUE=APPLICATION");
        const Result<domain::Application> application = resolveApplication(*c.inventory, whole.mid(at + 1));
        if (!application)
            return application.error();
        out.append(QJsonObject{{QStringLiteral("value"), whole.left(at)}, {QStringLiteral("application_id"), application->id}});
    }
    return out;
}

Result<void> readKeys(const Options &o, QJsonObject &body)
{
    if (o.discovery)
        body[QStringLiteral("key_source")] = QStringLiteral("discovery");
    if (!o.jwksUri.empty()) {
        body[QStringLiteral("key_source")] = QStringLiteral("jwks_uri");
        body[QStringLiteral("jwks_uri")] = QString::fromStdString(o.jwksUri);
    }
    if (o.jwksFile.empty())
        return {};
    QFile file(QString::fromStdString(o.jwksFile));
    const QJsonDocument keys = QJsonDocument::fromJson(file.open(QIODevice::ReadOnly) ? file.read(1024 * 1024) : QByteArray());
    if (!keys.isObject())
        return Error{ErrorCode::NotFound, file.fileName(), QStringLiteral("holds no JSON Web Key Set"), {}, {}};
    body[QStringLiteral("key_source")] = QStringLiteral("jwks");
    body[QStringLiteral("jwks")] = keys.object();
    return {};
}

/// What is named by identifier or name.
Result<void> readReferences(Context &c, const Options &o, QJsonObject &body)
{
    if (!o.api.empty()) {
        const Result<domain::Api> api = resolveApi(*c.inventory, QString::fromStdString(o.api));
        if (!api)
            return api.error();
        body[QStringLiteral("api_id")] = api->id;
    }
    if (!o.application.empty()) {
        const Result<domain::Application> application = resolveApplication(*c.inventory, QString::fromStdString(o.application));
        if (!application)
            return application.error();
        body[QStringLiteral("application_id")] = application->id;
    }
    if (!o.plan.empty()) {
        const Result<domain::Plan> plan = resolvePlan(*c.inventory, QString::fromStdString(o.plan));
        if (!plan)
            return plan.error();
        body[QStringLiteral("plan_id")] = plan->id;
    }
    const auto mappings = mappingsOf(o.mappings);
    const auto applications = mappings ? applicationsOf(c, o.applications) : mappings;
    if (!applications)
        return applications.error();
    if (!mappings->isEmpty())
        body[QStringLiteral("scope_mappings")] = *mappings;
    if (!applications->isEmpty())
        body[QStringLiteral("applications")] = *applications;
    return {};
}

/// The members that were given on the command line.
Result<QJsonObject> members(Context &c, const Options &o)
{
    QJsonObject body;
    const auto text = [&](const char *name, const std::string &value) {
        if (!value.empty())
            body[QLatin1String(name)] = QString::fromStdString(value);
    };
    const auto list = [&](const char *name, const std::vector<std::string> &values) {
        if (!values.empty())
            body[QLatin1String(name)] = QJsonArray::fromStringList(toList(values));
    };
    text("name", o.name);
    text("issuer", o.issuer);
    text("scope_claim", o.scopeClaim);
    text("application_claim", o.applicationClaim);
    list("audiences", o.audiences);
    list("algorithms", o.algorithms);
    list("types", o.types);
    list("scopes", o.scopes);
    if (o.enable || o.disable)
        body[QStringLiteral("enabled")] = o.enable;
    if (const auto read = readKeys(o, body); !read)
        return read.error();
    if (const auto read = readReferences(c, o, body); !read)
        return read.error();
    return body;
}

QJsonObject with(QJsonObject whole, const QJsonObject &members)
{
    for (auto member = members.begin(); member != members.end(); ++member)
        whole[member.key()] = member.value();
    return whole;
}

QCoro::Task<int> create(Context &c, Options o)
{
    const Result<QJsonObject> body = members(c, o);
    if (!body)
        co_return c.out.fail(body.error());
    const auto issuer = domain::trustedIssuerFromJson(with(domain::toJson(domain::TrustedIssuer()), *body));
    if (!issuer)
        co_return c.out.fail(issuer.error());
    const change::Change wanted = change::CreateTrustedIssuer{*issuer};
    const Result<change::ItemResult> made = co_await c.apply(wanted);
    if (!made)
        co_return c.out.fail(made.error());
    o.trusted = made->objectId.toStdString();
    const int code = co_await showOne(c, o);
    co_return code;
}

/// As it is now.
QCoro::Task<Result<domain::TrustedIssuer>> found(Context &c, Options o)
{
    const Result<QJsonObject> now = co_await c.backend->readObject(path(o));
    if (!now)
        co_return now.error();
    co_return domain::trustedIssuerFromJson(*now);
}

QCoro::Task<int> update(Context &c, Options o)
{
    const Result<QJsonObject> body = members(c, o);
    if (!body)
        co_return c.out.fail(body.error());
    const Result<domain::TrustedIssuer> before = co_await found(c, o);
    if (!before)
        co_return c.out.fail(before.error());
    const auto after = domain::trustedIssuerFromJson(with(domain::toJson(*before), *body));
    if (!after)
        co_return c.out.fail(after.error());
    const change::Change wanted = change::UpdateTrustedIssuer{*after, *before};
    const Result<change::ItemResult> done = co_await c.apply(wanted);
    if (!done)
        co_return c.out.fail(done.error());
    const int code = co_await showOne(c, o);
    co_return code;
}

QCoro::Task<int> remove(Context &c, Options o)
{
    const Result<domain::TrustedIssuer> issuer = co_await found(c, o);
    if (!issuer)
        co_return c.out.fail(issuer.error());
    const change::Change wanted = change::DeleteTrustedIssuer{*issuer};
    const Result<change::ItemResult> done = co_await c.apply(wanted);
    co_return done ? 0 : c.out.fail(done.error());
}

void addMembers(CLI::App *sub, const std::shared_ptr<Options> &o)
{
    sub->add_option("--scope", o->scopes, "The most that its tokens can have at the API (repeatable)");
    sub->add_option("--scope-claim", o->scopeClaim, "Claim that holds scopes [scope]");
    sub->add_option("--map", o->mappings, "CLAIM=VALUE=SCOPE,SCOPE: when the claim holds the value, the token has the scopes (repeatable)");
    sub->add_option("--app", o->application, "Application of tokens that no --app-map names one for: identifier or partner/application");
    sub->add_option("--app-claim", o->applicationClaim, "Claim that names the application [client_id]");
    sub->add_option("--app-map", o->applications, "VALUE=APPLICATION (repeatable)");
    sub->add_option("--algorithm", o->algorithms, "ES256, RS256, EdDSA, … (repeatable)");
    sub->add_option("--type", o->types, "Value of \"typ\" (repeatable) [at+jwt, JWT]");
    sub->add_option("--plan", o->plan, "Identifier or name");
    CLI::Option *uri = sub->add_option("--jwks-uri", o->jwksUri, "Address of its keys");
    CLI::Option *file = sub->add_option("--jwks", o->jwksFile, "File with its keys")->excludes(uri);
    sub->add_flag("--discovery", o->discovery, "Find its keys by its metadata")->excludes(uri)->excludes(file);
}

} // namespace

void addTrustedIssuer(CLI::App &app, Chosen &chosen)
{
    CLI::App *command = app.add_subcommand("trusted-issuer", "Other authorization servers whose tokens an API takes")->require_subcommand(1);
    const auto o = std::make_shared<Options>();
    const auto action = [&chosen, o](CLI::App *sub, Needs needs, QCoro::Task<int> (*run)(Context &, Options)) {
        sub->callback([&chosen, o, needs, run] { chosen = {needs, [o, run](Context &c) { return run(c, *o); }}; });
    };
    const auto ofIssuer = [&](const char *name, const char *help) {
        CLI::App *sub = command->add_subcommand(name, help);
        sub->add_option("trusted-issuer", o->trusted, "Identifier")->required();
        return sub;
    };
    CLI::App *all = command->add_subcommand("list", "Trusted issuers, all or of an API");
    all->add_option("--api", o->api, "Identifier or name");
    action(all, Needs::Inventory, list);
    action(ofIssuer("show", "One of them, with the state of its keys"), Needs::Connection, showOne);
    CLI::App *make = command->add_subcommand("create", "Trust an issuer at an API");
    make->add_option("--api", o->api, "Identifier or name")->required();
    make->add_option("--name", o->name)->required();
    make->add_option("--issuer", o->issuer, "\"iss\" of its tokens")->required();
    make->add_option("--audience", o->audiences, "One of them has to be in \"aud\" (repeatable)")->required();
    addMembers(make, o);
    action(make, Needs::Inventory, create);
    CLI::App *change = ofIssuer("update", "Change what is named");
    change->add_option("--name", o->name);
    change->add_option("--issuer", o->issuer, "\"iss\" of its tokens");
    change->add_option("--audience", o->audiences, "One of them has to be in \"aud\" (repeatable)");
    CLI::Option *enable = change->add_flag("--enable", o->enable, "Take its tokens again");
    change->add_flag("--disable", o->disable, "Refuse its tokens for now")->excludes(enable);
    addMembers(change, o);
    action(change, Needs::Inventory, update);
    action(ofIssuer("delete", "Refuse its tokens for ever"), Needs::Inventory, remove);
}

} // namespace octroi::ctl
