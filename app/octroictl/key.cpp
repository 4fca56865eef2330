// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "delivery.h"
#include "domain/json.h"
#include "domain/oauthclient.h"
#include "inventory/holdings.h"
#include "resolve.h"

#include <CLI/CLI.hpp>

namespace octroi::ctl {

namespace {

struct Options
{
    std::string key, application, name, expires = "never", environment = "live", plan, filter, kind = "key";
    std::vector<std::string> scopes, addresses, referrers, apis, tags;
    qint64 overlapSeconds = 86'400;
    DeliveryOptions delivery;
};

void print(Context &c, const std::vector<domain::ApiKey> &keys)
{
    const QDateTime now = c.clock.now();
    QList<QStringList> rows;
    for (const domain::ApiKey &k : keys) {
        const auto subject = c.inventory->subject(k);
        rows.append({k.id, k.name, subject.partner + u'/' + subject.application,
                     domain::environmentName(k.environment), domain::keyStatusName(k.statusAt(now)),
                     timeText(k.endsAt(), QStringLiteral("never")),
                     timeText(k.lastUsedAt, QStringLiteral("never")), k.scopes.join(u' '), k.tags.join(u',')});
    }
    c.out.table({QStringLiteral("ID"), QStringLiteral("NAME"), QStringLiteral("APPLICATION"),
                 QStringLiteral("ENV"), QStringLiteral("STATUS"), QStringLiteral("ENDS"),
                 QStringLiteral("LAST USED"), QStringLiteral("SCOPES"), QStringLiteral("TAGS")},
                rows);
}

/// As the console's list of credentials: OAuth clients, or keys and clients, in one order.
int listCredentials(Context &c, const inventory::KeyWish &wish, bool onlyClients)
{
    const inventory::Holdings all(inventory::Holdings::Of::Everything, *c.inventory);
    const inventory::Parts parts = all.parts();
    QJsonArray array;
    QList<QStringList> rows;
    for (const quint32 row : all.selectNow(wish).rows) {
        const bool isClient = inventory::Holdings::isClient(row);
        if (onlyClients && !isClient)
            continue;
        const domain::ApiKey one = parts.tableOf(row).key(inventory::Parts::rowOf(row));
        const auto *client = isClient ? c.inventory->client(one.id) : nullptr;
        QJsonObject object = client ? domain::toJson(*client, wish.now) : domain::toJson(one, wish.now);
        object[QStringLiteral("credential")] = isClient ? QStringLiteral("client") : QStringLiteral("key");
        array.append(object);
        const auto subject = c.inventory->subject(one);
        rows.append({one.id, one.name, subject.partner + u'/' + subject.application,
                     client ? domain::clientKindName(client->kind) : QStringLiteral("key"),
                     domain::keyStatusName(one.statusAt(wish.now)), timeText(one.endsAt(), QStringLiteral("never")),
                     timeText(one.lastUsedAt, QStringLiteral("never")), one.scopes.join(u' ')});
    }
    if (c.out.isJson())
        c.out.json(array);
    else
        c.out.table({QStringLiteral("ID"), QStringLiteral("NAME"), QStringLiteral("APPLICATION"),
                     QStringLiteral("KIND"), QStringLiteral("STATUS"), QStringLiteral("ENDS"),
                     QStringLiteral("LAST USED"), QStringLiteral("SCOPES")},
                    rows);
    return 0;
}

QCoro::Task<int> list(Context &c, Options o)
{
    const domain::KeyFilter filter = domain::KeyFilter::parse(QString::fromStdString(o.filter));
    if (!filter.ok()) {
        const domain::FilterError &e = *filter.error();
        c.out.fail(Error{ErrorCode::Invalid, QStringLiteral("character %1").arg(e.start + 1), e.detail,
                         QStringLiteral("filter"), e.reason});
        co_return 2;
    }
    inventory::KeyWish wish;
    wish.filter = filter.root();
    wish.column = inventory::KeyColumn::Created;
    wish.descending = true;
    wish.now = c.clock.now();
    if (o.kind != "key")
        co_return listCredentials(c, wish, o.kind == "client");
    std::vector<domain::ApiKey> keys;
    QJsonArray array;
    for (const quint32 row : c.inventory->selectNow(wish).rows) {
        keys.push_back(c.inventory->keyTable().key(row));
        array.append(domain::toJson(keys.back(), wish.now));
    }
    if (c.out.isJson())
        c.out.json(array);
    else
        print(c, keys);
    co_return 0;
}

QCoro::Task<int> showOne(Context &c, Options o)
{
    const Result<domain::ApiKey> key = resolveKey(*c.inventory, QString::fromStdString(o.key));
    if (!key)
        co_return c.out.fail(key.error());
    if (c.out.isJson())
        c.out.json(domain::toJson(*key, c.clock.now()));
    else
        print(c, {*key});
    co_return 0;
}

/// The key itself is the only thing on standard output, so that it can be piped.
int printIssued(Context &c, const change::ItemResult &done)
{
    if (!done.issued)
        return c.out.fail(
            Error{ErrorCode::Protocol, done.objectName, QStringLiteral("no key came back"), {}, {}});
    if (c.out.isJson()) {
        QJsonObject object = domain::toJson(done.issued->key, c.clock.now());
        object[QStringLiteral("key")] = done.issued->secret->revealText();
        c.out.json(object);
        return 0;
    }
    c.out.note(
        QStringLiteral("Key %1 (%2). It is shown this once:").arg(done.objectId, done.issued->key.name));
    c.out.raw(done.issued->secret->reveal() + '\n');
    return 0;
}

Result<QStringList> apiIdsOf(const inventory::Inventory &inventory, const std::vector<std::string> &names)
{
    QStringList ids;
    for (const std::string &name : names) {
        const Result<domain::Api> api = resolveApi(inventory, QString::fromStdString(name));
        if (!api)
            return api.error();
        ids << api->id;
    }
    return ids;
}

QCoro::Task<int> issue(Context &c, Options o)
{
    const Result<domain::Application> application =
        resolveApplication(*c.inventory, QString::fromStdString(o.application));
    if (!application)
        co_return c.out.fail(application.error());
    const Result<QDateTime> expiry = expiryFromText(QString::fromStdString(o.expires), c.clock.now());
    if (!expiry)
        co_return c.out.fail(expiry.error());
    backends::NewKey key;
    key.applicationId = application->id;
    key.name = QString::fromStdString(o.name);
    key.environment = domain::environmentFromName(QString::fromStdString(o.environment))
                          .value_or(domain::Environment::Live);
    key.scopes = toList(o.scopes);
    key.expiresAt = *expiry;
    key.restrictions = {toList(o.addresses), toList(o.referrers)};
    const Result<QStringList> apis = apiIdsOf(*c.inventory, o.apis);
    if (!apis)
        co_return c.out.fail(apis.error());
    key.restrictions.apis = *apis;
    key.tags = toList(o.tags);
    if (!o.plan.empty()) {
        const Result<domain::Plan> plan = resolvePlan(*c.inventory, QString::fromStdString(o.plan));
        if (!plan)
            co_return c.out.fail(plan.error());
        key.planId = plan->id;
    }
    Delivery delivery;
    if (const auto ready = delivery.prepare(o.delivery, c.clock.now()); !ready)
        co_return c.out.fail(ready.error());
    // Named: GCC 12 destroys an aggregate that is made within a co_await twice.
    const change::Change wanted = change::IssueKey{key};
    const Result<change::ItemResult> done = co_await c.apply(wanted);
    if (!done)
        co_return c.out.fail(done.error());
    co_return delivery.isWanted() ? delivery.deliver(c, *done) : printIssued(c, *done);
}

/// All that changes one key and brings it back.
QCoro::Task<int> changeKey(Context &c, Options o, change::Change change)
{
    Delivery delivery;
    if (const auto ready = delivery.prepare(o.delivery, c.clock.now()); !ready)
        co_return c.out.fail(ready.error());
    const Result<change::ItemResult> done = co_await c.apply(change);
    if (!done)
        co_return c.out.fail(done.error());
    if (done->issued)
        co_return delivery.isWanted() ? delivery.deliver(c, *done) : printIssued(c, *done);
    const int code = co_await showOne(c, o);
    co_return code;
}

QCoro::Task<int> setExpiry(Context &c, Options o)
{
    const Result<QDateTime> expiry = expiryFromText(QString::fromStdString(o.expires), c.clock.now());
    if (!expiry)
        co_return c.out.fail(expiry.error());
    backends::KeyPatch patch;
    patch.expiresAt = *expiry;
    // Named: GCC 12 destroys an aggregate that is made within a co_await twice.
    const change::Change wanted = change::UpdateKey{QString::fromStdString(o.key), patch};
    const int code = co_await changeKey(c, o, wanted);
    co_return code;
}

QCoro::Task<int> setTags(Context &c, Options o)
{
    backends::KeyPatch patch;
    patch.tags = toList(o.tags);
    // Named: GCC 12 destroys an aggregate that is made within a co_await twice.
    const change::Change wanted = change::UpdateKey{QString::fromStdString(o.key), patch};
    const int code = co_await changeKey(c, o, wanted);
    co_return code;
}

QCoro::Task<int> setPlan(Context &c, Options o)
{
    backends::KeyPatch patch;
    patch.planId = QString();
    if (o.plan != "none") {
        const Result<domain::Plan> plan = resolvePlan(*c.inventory, QString::fromStdString(o.plan));
        if (!plan)
            co_return c.out.fail(plan.error());
        patch.planId = plan->id;
    }
    const change::Change wanted = change::UpdateKey{QString::fromStdString(o.key), patch};
    const int code = co_await changeKey(c, o, wanted);
    co_return code;
}

QCoro::Task<int> setName(Context &c, Options o)
{
    backends::KeyPatch patch;
    patch.name = QString::fromStdString(o.name);
    const change::Change wanted = change::UpdateKey{QString::fromStdString(o.key), patch};
    const int code = co_await changeKey(c, o, wanted);
    co_return code;
}

QCoro::Task<int> setApis(Context &c, Options o)
{
    const Result<domain::ApiKey> key = resolveKey(*c.inventory, QString::fromStdString(o.key));
    if (!key)
        co_return c.out.fail(key.error());
    const Result<QStringList> apis = apiIdsOf(*c.inventory, o.apis);
    if (!apis)
        co_return c.out.fail(apis.error());
    backends::KeyPatch patch;
    patch.restrictions = key->restrictions;
    patch.restrictions->apis = *apis;
    const change::Change wanted = change::UpdateKey{key->id, patch};
    const int code = co_await changeKey(c, o, wanted);
    co_return code;
}

QCoro::Task<int> setScopes(Context &c, Options o)
{
    backends::KeyPatch patch;
    patch.scopes = toList(o.scopes);
    // Named: GCC 12 destroys an aggregate that is made within a co_await twice.
    const change::Change wanted = change::UpdateKey{QString::fromStdString(o.key), patch};
    const int code = co_await changeKey(c, o, wanted);
    co_return code;
}

} // namespace

void addKey(CLI::App &app, Chosen &chosen)
{
    CLI::App *command = app.add_subcommand("key", "API keys")->alias("keys")->require_subcommand(1);
    const auto o = std::make_shared<Options>();
    const auto action = [&chosen, o](CLI::App *sub, QCoro::Task<int> (*run)(Context &, Options)) {
        sub->callback([&chosen, o, run] {
            chosen = {Needs::Inventory, [o, run](Context &c) { return run(c, *o); }};
        });
    };
    const auto ofKey = [&](const char *name, const char *help) {
        CLI::App *sub = command->add_subcommand(name, help);
        sub->add_option("key", o->key, "Identifier")->required();
        return sub;
    };
    const auto simple = [&](const char *name, const char *help, change::Change (*make)(const Options &)) {
        ofKey(name, help)->callback([&chosen, o, make] {
            chosen = {Needs::Inventory, [o, make](Context &c) { return changeKey(c, *o, make(*o)); }};
        });
    };

    CLI::App *all = command->add_subcommand("list", "Keys, all or by a filter");
    all->add_option("--filter", o->filter, "As in the console: status:active expires<30d");
    all->add_option("--kind", o->kind, "Keys, OAuth clients, or both in one list")
        ->check(CLI::IsMember({"key", "client", "all"}))
        ->capture_default_str();
    action(all, list);
    action(ofKey("show", "One key"), showOne);

    CLI::App *make = command->add_subcommand("issue", "Issue a key; it is printed this once");
    make->add_option("--app", o->application, "Identifier or partner/application")->required();
    make->add_option("--name", o->name)->required();
    make->add_option("--scope", o->scopes, "Repeatable");
    make->add_option("--expires", o->expires, "90d, 2027-01-31 or never")->capture_default_str();
    make->add_option("--env", o->environment)->check(CLI::IsMember({"live", "test"}))->capture_default_str();
    make->add_option("--plan", o->plan, "Identifier or name");
    make->add_option("--address", o->addresses, "CIDR from which it may be used, repeatable");
    make->add_option("--referrer", o->referrers, "Host from which it may be used, repeatable");
    make->add_option("--api", o->apis, "API for which alone it may be used, identifier or name, repeatable");
    make->add_option("--tag", o->tags, "Repeatable");
    addDelivery(*make, o->delivery);
    action(make, issue);
    addKeyBulk(*command, chosen);

    CLI::App *scopes = ofKey("set-scopes", "Replace its scopes");
    scopes->add_option("--scope", o->scopes, "Repeatable; none takes all away");
    action(scopes, setScopes);
    CLI::App *apis = ofKey("set-apis", "Replace the APIs for which alone it may be used");
    apis->add_option("--api", o->apis, "Identifier or name, repeatable; none opens all that its scopes open");
    action(apis, setApis);
    CLI::App *tags = ofKey("tag", "Replace its tags");
    tags->add_option("--tag", o->tags, "Repeatable; none takes all away");
    action(tags, setTags);
    CLI::App *expiry = ofKey("set-expiry", "Change when it ends");
    expiry->add_option("expires", o->expires, "90d, 2027-01-31 or never")->required();
    action(expiry, setExpiry);
    CLI::App *plan = ofKey("set-plan", "Change its limits");
    plan->add_option("plan", o->plan, "Identifier or name; none takes its limits away")->required();
    action(plan, setPlan);
    CLI::App *name = ofKey("rename", "Call it otherwise");
    name->add_option("name", o->name, "The new name")->required();
    action(name, setName);
    simple("suspend", "Refuse it until it is resumed", [](const Options &x) {
        return change::Change(change::SuspendKey{QString::fromStdString(x.key)});
    });
    simple("resume", "Take it again",
           [](const Options &x) { return change::Change(change::ResumeKey{QString::fromStdString(x.key)}); });
    simple("revoke", "Refuse it; it can be restored within 30 days",
           [](const Options &x) { return change::Change(change::RevokeKey{QString::fromStdString(x.key)}); });
    CLI::App *rotate = ofKey("rotate", "Issue its successor; the old one ends after the overlap");
    rotate->add_option("--overlap-seconds", o->overlapSeconds)
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    addDelivery(*rotate, o->delivery);
    rotate->callback([&chosen, o] {
        chosen = {
            Needs::Inventory, [o](Context &c) {
                return changeKey(c, *o, change::RotateKey{QString::fromStdString(o->key), o->overlapSeconds});
            }};
    });
}

} // namespace octroi::ctl
