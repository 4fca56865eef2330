// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/apiaudiences.h"
#include "change/apiimport.h"
#include "change/foresight.h"
#include "change/scopereach.h"
#include "change/scopereplacement.h"
#include "change/spine.h"

#include "await.h"
#include "octroidprocess.h"

using namespace octroi;
using change::ApiImport;
using change::ScopeHolder;
using change::ScopeReach;
using test::await;
using Mark = ApiImport::Mark;

namespace {

QString s(const char *text)
{
    return QString::fromLatin1(text);
}

domain::Scope scopeOf(const char *name, const char *description = "")
{
    domain::Scope out;
    out.name = s(name);
    out.description = s(description);
    return out;
}

} // namespace

// Who has a scope and what for, what audiences can see, and APIs from documents, with the real octroid.
class TestScopeReach : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    test::OctroidProcess m_octroid;
    std::unique_ptr<backends::OctroidBackend> m_backend;
    std::unique_ptr<inventory::Inventory> m_inventory;
    std::unique_ptr<change::Spine> m_spine;
    QString m_application, m_api, m_exact, m_wild, m_idle, m_client;
    QByteArray m_exactSecret, m_wildSecret;

    backends::IssuedKey issue(const char *name, const QStringList &scopes)
    {
        backends::NewKey key;
        key.applicationId = m_application;
        key.name = s(name);
        key.scopes = scopes;
        return *await(m_backend->issue(key, {}));
    }
    bool synced()
    {
        m_inventory->sync();
        return QTest::qWaitFor([&] { return m_inventory->syncState() != inventory::SyncState::Reading; }, 30'000) &&
               m_inventory->syncState() == inventory::SyncState::Idle;
    }
    static change::Outcome done(QCoro::Task<change::Outcome> task) { return *test::awaitValue(std::move(task)); }
    const ScopeHolder *holder(const ScopeReach &reach, const QString &id) const
    {
        for (const ScopeHolder &one : reach.holders) {
            if (one.id == id)
                return &one;
        }
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase()
    {
        test::octroidProgram();
        QVERIFY(m_octroid.start());
        m_backend = m_octroid.connection(m_clock);
        QVERIFY(await(m_backend->connectToBackend()).ok());
        domain::Partner partner;
        partner.name = s("Kestrel");
        domain::Application application;
        application.partnerId = await(m_backend->createPartner(partner, {}))->id;
        application.name = s("Returns");
        m_application = await(m_backend->createApplication(application, {}))->id;
        for (const char *name : {"orders:read", "orders:write"})
            QVERIFY(await(m_backend->createScope(scopeOf(name), {})).ok());
        domain::Api api;
        api.name = s("Orders");
        api.basePath = s("/orders");
        api.endpoints = {{s("GET"), s("/{id}"), {s("orders:read")}}, {s("POST"), s("/"), {s("orders:write")}}};
        m_api = await(m_backend->createApi(api, {}))->id;
        const auto exact = issue("exact", {s("orders:read")}), wild = issue("wild", {s("orders:*")});
        m_idle = issue("idle", {s("orders:read"), s("orders:*")}).key.id;
        m_exact = exact.key.id;
        m_wild = wild.key.id;
        m_exactSecret = exact.secret->reveal();
        m_wildSecret = wild.secret->reveal();
        for (int i = 0; i < 3; ++i)
            QCOMPARE(m_octroid.check("GET", "/orders/7", exact.secret->reveal()), 200);
        QCOMPARE(m_octroid.check("GET", "/orders/7", wild.secret->reveal()), 200);
        QCOMPARE(m_octroid.check("POST", "/orders/", wild.secret->reveal()), 200);
        domain::OAuthClient client;
        client.applicationId = m_application;
        client.name = s("worker");
        client.grantTypes = QStringList{s("client_credentials")};
        client.scopes = QStringList{s("orders:read")};
        m_client = await(m_backend->createClient(client, {}))->client.id;
        m_inventory = std::make_unique<inventory::Inventory>(*m_backend, m_clock);
        QVERIFY(synced());
        m_spine = std::make_unique<change::Spine>(*m_inventory);
    }

    void whoHasItAndWhatFor()
    {
        const auto reach = await(change::scopeReach(m_inventory.get(), {s("orders:read"), 7}));
        QVERIFY2(reach.ok(), reach ? "" : qPrintable(reach.error().toString()));
        QCOMPARE(reach->holders.size(), std::size_t(4));
        QCOMPARE(reach->count(ScopeHolder::Kind::Key), 3);
        QCOMPARE(reach->count(ScopeHolder::Kind::Client), 1);
        QCOMPARE(reach->partners(), 1);
        QCOMPARE(reach->users(), 2);
        QCOMPARE(reach->calls(), 4);
        QCOMPARE(reach->refused(), 3); // the wildcard goes on
        QVERIFY(reach->counted && !reach->unseen);
        QCOMPARE(reach->askedAt.size(), std::size_t(1));
        QCOMPARE(reach->holders.front().id, m_exact); // most calls first
        const ScopeHolder *exact = holder(*reach, m_exact), *wild = holder(*reach, m_wild);
        QCOMPARE(exact->endpoints.front().endpoint, s("GET /{id}"));
        QCOMPARE(exact->endpoints.front().calls, 3);
        QCOMPARE(exact->partner, s("Kestrel"));
        QCOMPARE(wild->by, QStringList{s("orders:*")});
        QCOMPARE(wild->calls, 1);
        QCOMPARE(wild->refused, 0);
        QCOMPARE(holder(*reach, m_idle)->by.size(), 2);
        QCOMPARE(holder(*reach, m_client)->application, s("Returns"));
        const auto none = await(change::scopeReach(m_inventory.get(), {s("orders:none"), 7}));
        QVERIFY(!none.ok());
        QCOMPARE(none.error().code, ErrorCode::NotFound);
    }

    void whatAudiencesCanSee()
    {
        const auto audiences =
            change::audiencesOf(*m_inventory->api(m_api), *m_inventory, m_backend->info().address, {});
        QCOMPARE(audiences.size(), 2);
        QCOMPARE(audiences.at(0).audience, s("urn:octroi:api:") + m_api);
        QVERIFY(audiences.at(0).clients.isEmpty() && audiences.at(0).open.isEmpty());
        QCOMPARE(audiences.at(1).clients, QStringList{s("worker")});
        QCOMPARE(audiences.at(1).open.size(), 1);
        QCOMPARE(audiences.at(1).open.first().path, s("/{id}"));
    }

private:
    QList<change::Change> replacement(const char *name, const char *by, bool isMerge)
    {
        const auto changes = await(change::scopeReplacement(m_inventory.get(), {s(name), s(by), isMerge}));
        if (!changes)
            qWarning() << changes.error().toString();
        return changes ? *changes : QList<change::Change>();
    }
    QStringList scopesOf(const QString &id) const { return m_inventory->key(id)->scopes; }

private Q_SLOTS:
    void aScopeIsRenamedInEverything()
    {
        const change::Plan plan = m_spine->plan(replacement("orders:read", "shop:read", false));
        QVERIFY(plan.possible());
        QVERIFY(plan.dangerous); // the wildcard does not cover it
        QCOMPARE(plan.items.size(), 1);
        QCOMPARE(plan.items.first().call.path, s("/v1/scopes/orders%3Aread/replace"));
        QCOMPARE(plan.items.first().touches, 4); // two keys, a client and an endpoint
        const auto seen = await(change::foresee(m_inventory.get(), plan));
        QVERIFY2(seen.ok(), seen ? "" : qPrintable(seen.error().toString()));
        QCOMPARE(seen->refused, 1); // the wildcard's call, as if it were done one by one
        const auto outcome = done(m_spine->apply(plan));
        QCOMPARE(outcome.failed(), 0);
        QCOMPARE(scopesOf(m_exact), QStringList{s("shop:read")}); // before the feed tells it
        QVERIFY(synced());
        QCOMPARE(scopesOf(m_exact), QStringList{s("shop:read")});
        QCOMPARE(scopesOf(m_idle), (QStringList{s("shop:read"), s("orders:*")}));
        QCOMPARE(scopesOf(m_wild), QStringList{s("orders:*")});
        QCOMPARE(m_inventory->client(m_client)->scopes, QStringList{s("shop:read")});
        QCOMPARE(m_inventory->api(m_api)->endpoints.first().scopes, QStringList{s("shop:read")});
        QVERIFY(m_inventory->scope(s("shop:read")) && !m_inventory->scope(s("orders:read")));
        QCOMPARE(m_octroid.check("GET", "/orders/7", m_exactSecret), 200);
        QCOMPARE(m_octroid.check("GET", "/orders/7", m_wildSecret), 403);
        const auto undone = done(m_spine->undo());
        QCOMPARE(undone.items.size(), 1);
        QVERIFY2(undone.failed() == 0, undone.items.isEmpty() || !undone.first()->error ? "" : qPrintable(undone.first()->error->toString()));
        QVERIFY(synced());
        QCOMPARE(scopesOf(m_exact), QStringList{s("orders:read")});
        QCOMPARE(m_inventory->client(m_client)->scopes, QStringList{s("orders:read")});
        QVERIFY(!m_inventory->scope(s("shop:read")) && m_inventory->scope(s("orders:read")));
        QCOMPARE(m_octroid.check("GET", "/orders/7", m_exactSecret), 200);
        QCOMPARE(m_octroid.check("GET", "/orders/7", m_wildSecret), 200);
    }

    void twoScopesBecomeOne()
    {
        const change::Plan plan = m_spine->plan(replacement("orders:read", "orders:write", true));
        QVERIFY(plan.possible());
        QCOMPARE(done(m_spine->apply(plan)).failed(), 0);
        QVERIFY(synced());
        QCOMPARE(scopesOf(m_exact), QStringList{s("orders:write")});
        QCOMPARE(scopesOf(m_idle), (QStringList{s("orders:write"), s("orders:*")}));
        QVERIFY(!m_inventory->scope(s("orders:read")));
        QCOMPARE(m_octroid.check("GET", "/orders/7", m_exactSecret), 200);
        QCOMPARE(m_octroid.check("POST", "/orders/", m_exactSecret), 200);
        QCOMPARE(done(m_spine->undo()).failed(), 0);
        QVERIFY(synced());
        QCOMPARE(scopesOf(m_exact), QStringList{s("orders:read")});
        QCOMPARE(m_octroid.check("POST", "/orders/", m_exactSecret), 403);
        QCOMPARE(m_octroid.check("GET", "/orders/7", m_exactSecret), 200);
    }

    void whatOthersChangedMeanwhileStays()
    {
        const change::Plan plan = m_spine->plan(replacement("orders:read", "orders:write", true));
        QVERIFY(plan.items.first().undoable);
        backends::KeyPatch theirs;
        theirs.name = s("theirs");
        QVERIFY(await(m_backend->update(m_idle, theirs, 0, {})).ok()); // no version of it stands in the way
        QCOMPARE(done(m_spine->apply(plan)).failed(), 0);
        QVERIFY(synced());
        QCOMPARE(scopesOf(m_idle), (QStringList{s("orders:write"), s("orders:*")}));
        backends::KeyPatch more;
        more.scopes = QStringList{s("orders:*")};
        QVERIFY(await(m_backend->update(m_exact, more, 0, {})).ok());
        QVERIFY(synced());
        const auto undone = done(m_spine->undo());
        QVERIFY(undone.failed() > 0); // of the key whose scopes were changed since: what stands on it is not tried
        QVERIFY(synced());
        QCOMPARE(scopesOf(m_exact), QStringList{s("orders:*")});
        QVERIFY(scopesOf(m_idle).contains(s("orders:*")));
        QCOMPARE(m_inventory->key(m_idle)->name, s("theirs"));
        QVERIFY(m_inventory->scope(s("orders:write"))); // nobody lost what the endpoints ask for
        QCOMPARE(m_octroid.check("GET", "/orders/7", m_exactSecret), 200);
        QCOMPARE(m_octroid.check("GET", "/orders/7", m_wildSecret), 200);

        // As it was, for what follows.
        QVERIFY(m_inventory->scope(s("orders:read")));
        more.scopes = QStringList{s("orders:read")};
        QVERIFY(await(m_backend->update(m_exact, more, 0, {})).ok());
        theirs.name = s("idle");
        theirs.scopes = QStringList{s("orders:read"), s("orders:*")};
        QVERIFY(await(m_backend->update(m_idle, theirs, 0, {})).ok());
        domain::OAuthClient client = *m_inventory->client(m_client);
        client.scopes = more.scopes.value();
        QVERIFY(await(m_backend->updateClient(client)).ok());
        domain::Api api = *m_inventory->api(m_api);
        api.endpoints.first().scopes = more.scopes.value();
        QVERIFY(await(m_backend->updateApi(api)).ok());
        QVERIFY(synced());
    }

    void aScopeThatWasChangedIsNotReplacedUnseen()
    {
        const change::Plan plan = m_spine->plan(replacement("orders:read", "shop:read", false));
        domain::Scope theirs = *m_inventory->scope(s("orders:read"));
        theirs.description = s("Theirs");
        QVERIFY(await(m_backend->updateScope(theirs)).ok());
        const auto outcome = done(m_spine->apply(plan));
        QCOMPARE(outcome.first()->error->code, ErrorCode::PreconditionFailed);
        QVERIFY(synced());
        QCOMPARE(scopesOf(m_exact), QStringList{s("orders:read")});
    }

    /// As on a backend that has no such call.
    void nothingIsTriedAfterAConflict()
    {
        const change::Plan plan = m_spine->plan(change::inFull({s("orders:read"), s("shop:read")}, *m_inventory));
        QVERIFY(plan.items.size() > 5);
        backends::KeyPatch theirs;
        theirs.name = s("renamed");
        QVERIFY(await(m_backend->update(m_idle, theirs, 0, {})).ok());
        const auto outcome = done(m_spine->apply(plan));
        int stale = 0, stopped = 0;
        for (const change::ItemResult &item : outcome.items) {
            stale += item.error && item.error->code == ErrorCode::PreconditionFailed ? 1 : 0;
            stopped += item.error && item.error->reason == s("plan_stopped") ? 1 : 0;
        }
        QCOMPARE(stale, 1);
        QVERIFY(stopped > 0);
        QVERIFY(outcome.items.last().error.has_value());
        QVERIFY(synced());
        QVERIFY(m_inventory->scope(s("orders:read"))); // whoever called goes on
        QCOMPARE(m_octroid.check("GET", "/orders/7", m_exactSecret), 200);
        QCOMPARE(m_octroid.check("GET", "/orders/7", m_wildSecret), 200);
        QCOMPARE(done(m_spine->undo()).failed(), 0);
        QVERIFY(synced());
        QVERIFY(!m_inventory->scope(s("shop:read")));
        QCOMPARE(scopesOf(m_exact), QStringList{s("orders:read")});
    }

    void whatCannotBeReplaced()
    {
        const auto reason = [this](const char *name, const char *by, bool isMerge) {
            const auto changes = await(change::scopeReplacement(m_inventory.get(), {s(name), s(by), isMerge}));
            return changes ? QString() : changes.error().reason;
        };
        QCOMPARE(reason("orders:none", "a:b", false), s("not_found"));
        QCOMPARE(reason("orders:read", "orders:write", false), s("exists"));
        QCOMPARE(reason("orders:read", "orders:none", true), s("scope_unknown"));
        QCOMPARE(reason("orders:read", "orders:read", true), s("scope_same"));
        QCOMPARE(reason("orders:read", "orders:*", false), s("scope_syntax"));
    }

    void aDocumentIsComparedAndTakenIn()
    {
        change::ApiImportWish wish;
        wish.api.name = s("orders");
        wish.api.basePath = s("/orders");
        wish.api.endpoints = {{s("GET"), s("/{id}"), {s("orders:read")}},
                              {s("GET"), s("/{id}/lines"), {s("orders:lines")}}};
        wish.scopes = {scopeOf("orders:lines", "Read lines"), scopeOf("orders:read", "Read orders")};
        auto made = change::importOf(wish, *m_inventory);
        QVERIFY(made.ok() && made->there);
        QCOMPARE(made->count(Mark::New), 1);
        QCOMPARE(made->count(Mark::Gone), 1);
        QCOMPARE(made->count(Mark::Same), 1);
        QCOMPARE(made->changes.size(), 3);
        // orders:write is asked for no more, and stays.
        QCOMPARE(made->scopes.last().name, s("orders:write"));
        QVERIFY(made->scopes.last().mark == Mark::Gone);
        const auto outcome = done(m_spine->apply(m_spine->plan(made->changes)));
        QCOMPARE(outcome.failed(), 0);
        QVERIFY(synced());
        QCOMPARE(m_inventory->api(m_api)->endpoints.size(), 2);
        QCOMPARE(m_inventory->scope(s("orders:read"))->description, s("Read orders"));
        QVERIFY(m_inventory->scope(s("orders:write")));
        made = change::importOf(wish, *m_inventory);
        wish.api.name = m_inventory->api(m_api)->name;
        QVERIFY(change::importOf(wish, *m_inventory)->changes.isEmpty());
        // Taken back: the scope goes after the endpoint that asks for it.
        const auto undone = done(m_spine->undo());
        QCOMPARE(undone.failed(), 0);
        QVERIFY(synced());
        QCOMPARE(m_inventory->api(m_api)->endpoints.size(), 2);
        QVERIFY(!m_inventory->scope(s("orders:lines")));
        QCOMPARE(m_inventory->api(m_api)->endpoints.at(1).path, s("/"));
    }

    void aNewApiWithItsScopes()
    {
        change::ApiImportWish wish;
        wish.api.name = s("Stock");
        wish.api.basePath = s("/stock");
        wish.api.endpoints = {{s("GET"), s("/"), {s("stock:read")}}};
        wish.scopes = {scopeOf("stock:read", "Read stock")};
        const auto made = change::importOf(wish, *m_inventory);
        QVERIFY(!made->there);
        const auto outcome = done(m_spine->apply(m_spine->plan(made->changes), 4));
        QCOMPARE(outcome.failed(), 0);
    }
};

QTEST_GUILESS_MAIN(TestScopeReach)
#include "tst_scopereach.moc"
