// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/exercise.h"
#include "change/exercisecount.h"
#include "change/foresight.h"

#include "await.h"
#include "octroidprocess.h"

#include <QJsonArray>

using namespace octroi;
using backends::Calls;
using backends::OctroidBackend;
using change::ExerciseCount;
using change::ExerciseDoubt;
using change::ExerciseReport;
using change::ExerciseWish;
using change::KeyExercise;
using change::Spine;
using inventory::Inventory;
using inventory::SyncState;
using test::await;

namespace {

QString s(const char *text)
{
    return QString::fromLatin1(text);
}

QStringList scopesOf(const char *text)
{
    return s(text).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

// Granted against exercised scopes, with the real octroid and real calls through its check. The console's
// clock stands 29 days on, so that what happens here is the first day of the last 30.
class TestExercise : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    ManualClock m_later{QDateTime::currentMSecsSinceEpoch() + qint64(29) * 86'400'000};
    test::OctroidProcess m_octroid;
    std::unique_ptr<OctroidBackend> m_backend;
    std::unique_ptr<Inventory> m_inventory;
    std::unique_ptr<Spine> m_spine;
    QString m_application, m_orders;
    QString m_wide, m_wild, m_free, m_idle, m_gone, m_moved, m_asleep, m_narrowed, m_careless, m_parted;
    QHash<QString, QByteArray> m_secrets;

    QString issue(const char *name, const char *scopes)
    {
        backends::NewKey key;
        key.applicationId = m_application;
        key.name = s(name);
        key.scopes = scopesOf(scopes);
        const auto issued = await(m_backend->issue(key, {}));
        if (!issued)
            return {};
        m_secrets.insert(issued->key.id, issued->secret->reveal());
        return issued->key.id;
    }
    int call(const QString &key, const char *method, const char *path, int times = 1)
    {
        int status = -1;
        for (int i = 0; i < times; ++i)
            status = m_octroid.check(method, path, m_secrets.value(key));
        return status;
    }
    bool synced()
    {
        m_inventory->sync();
        return QTest::qWaitFor([&] { return m_inventory->syncState() != SyncState::Reading; }, 30'000) &&
               m_inventory->syncState() == SyncState::Idle;
    }
    ExerciseReport report(int days, const QStringList &ids = {})
    {
        const Result<ExerciseReport> out =
            await(change::exercise(m_inventory.get(), ExerciseWish{ids, days}));
        if (!out)
            qWarning() << out.error().toString();
        return out ? *out : ExerciseReport();
    }
    static QList<QPair<QString, qint64>> counts(const KeyExercise *key)
    {
        QList<QPair<QString, qint64>> out;
        for (const change::ScopeExercise &scope : key->scopes)
            out.append({scope.scope, scope.calls});
        return out;
    }
    domain::Api api(const char *name, const char *path, const QList<domain::Endpoint> &endpoints)
    {
        domain::Api api;
        api.name = s(name);
        api.basePath = s(path);
        api.endpoints = endpoints;
        const auto made = await(m_backend->createApi(api, {}));
        return made ? *made : domain::Api();
    }

    /// Calls of /wide/** first, then a part of it asks for more; beside it, both from the beginning.
    void declareNarrower()
    {
        domain::Api wide = api("Wide", "/wide", {{s("GET"), s("/**"), {s("stock:read")}}});
        api("Parts", "/parts", {{s("GET"), s("/**"), {s("stock:read")}}, {s("GET"), s("/special"), {s("stock:audit")}}});
        m_narrowed = issue("narrowed", "stock:read stock:audit");
        m_careless = issue("careless", "stock:read orders:read");
        m_parted = issue("parted", "stock:read stock:audit");
        QCOMPARE(call(m_narrowed, "GET", "/wide/special", 3), 200);
        QCOMPARE(call(m_careless, "GET", "/wide/special", 2), 200);
        QCOMPARE(call(m_parted, "GET", "/parts/other", 2), 200);
        wide.endpoints.append({s("GET"), s("/special"), {s("stock:audit")}});
        QVERIFY(await(m_backend->updateApi(wide)).ok());
    }

private Q_SLOTS:
    void initTestCase()
    {
        test::octroidProgram();
        QVERIFY(m_octroid.start());
        m_backend = m_octroid.connection(m_clock);
        domain::Partner partner;
        partner.name = s("Kestrel");
        domain::Application application;
        application.partnerId = await(m_backend->createPartner(partner, {}))->id;
        application.name = s("Returns");
        m_application = await(m_backend->createApplication(application, {}))->id;
        for (const char *name : {"orders:read", "orders:write", "stock:read", "stock:audit", "admin:all"}) {
            domain::Scope scope;
            scope.name = s(name);
            QVERIFY(await(m_backend->createScope(scope, {})).ok());
        }
        m_orders = api("Orders", "/orders",
                       {{s("GET"), s("/{id}"), {s("orders:read")}},
                        {s("POST"), s("/"), {s("orders:write")}},
                        {s("GET"), s("/stock/**"), {s("stock:read")}}})
                       .id;
        api("Files", "/files", {{s("GET"), s("/**"), {}}});
        const domain::Api temporary = api("Temporary", "/temporary", {{s("GET"), s("/x"), {}}});
        domain::Api moving = api("Moving", "/moving", {{s("GET"), s("/x"), {s("stock:audit")}}});

        m_wide = issue("wide", "orders:* orders:read stock:read admin:all");
        m_wild = issue("wild", "orders:* stock:read");
        m_free = issue("free", "orders:read");
        m_idle = issue("idle", "orders:read");
        m_gone = issue("gone", "orders:read stock:read");
        m_moved = issue("moved", "stock:audit stock:read orders:read");
        m_asleep = issue("asleep", "orders:read");
        QCOMPARE(call(m_wide, "GET", "/orders/7", 11), 200);
        QCOMPARE(call(m_wild, "GET", "/orders/8", 3), 200);
        QCOMPARE(call(m_wild, "POST", "/orders/", 2), 200);
        QCOMPARE(call(m_free, "GET", "/files/a", 4), 200);
        QCOMPARE(call(m_free, "POST", "/orders/"), 403); // refused: exercises nothing
        QCOMPARE(call(m_gone, "GET", "/orders/9", 2), 200);
        QCOMPARE(call(m_gone, "GET", "/temporary/x", 6), 200);
        QCOMPARE(call(m_moved, "GET", "/moving/x", 5), 200);
        QVERIFY(await(m_backend->removeApi(temporary.id, temporary.version)).ok());
        moving.endpoints.first().scopes = QStringList{s("stock:read")};
        QVERIFY(await(m_backend->updateApi(moving)).ok());
        QVERIFY(await(m_backend->suspend(m_asleep, 0)).ok());
        declareNarrower();
        m_inventory = std::make_unique<Inventory>(*m_backend, m_later);
        m_inventory->setReadsUsage(false);
        m_spine = std::make_unique<Spine>(*m_inventory);
        QVERIFY(synced());
    }
    void cleanupTestCase()
    {
        m_spine.reset();
        m_inventory.reset();
        m_backend.reset();
        m_octroid.stop();
    }

    void theScopeThatLetTheCallInIsExercised()
    {
        const ExerciseReport all = report(30);
        QCOMPARE(all.days(), 30);
        QCOMPARE(all.meteredSince, all.from);
        QCOMPARE(all.keys.size(), std::size_t(10));
        // The scope itself comes before the wildcard, as in the check.
        const KeyExercise *wide = all.key(m_wide);
        QCOMPARE(counts(wide),
                 (QList<QPair<QString, qint64>>{
                     {s("orders:*"), 0}, {s("orders:read"), 11}, {s("stock:read"), 0}, {s("admin:all"), 0}}));
        QCOMPARE(wide->exercised(), 1);
        QCOMPARE(wide->proposed(), scopesOf("orders:* stock:read admin:all"));
        const change::ScopeExercise &read = wide->scopes.at(1);
        QCOMPARE(read.last, all.from);
        QCOMPARE(read.endpoints.size(), std::size_t(1));
        QCOMPARE(read.endpoints.front().apiId, m_orders);
        QCOMPARE(read.endpoints.front().endpoint, s("GET /{id}"));
        const KeyExercise *wild = all.key(m_wild);
        QCOMPARE(counts(wild), (QList<QPair<QString, qint64>>{{s("orders:*"), 5}, {s("stock:read"), 0}}));
        QCOMPARE(wild->scopes.front().endpoints.front().asked, s("orders:read"));
        QCOMPARE(wild->scopes.front().endpoints.back().asked, s("orders:write"));
        QCOMPARE(all.key(m_free)->proposed(), scopesOf("orders:read"));
        QCOMPARE(all.keys.front().keyId, m_wide); // most to take away first
    }
    void whatAnEndpointAsksForNowCounts()
    {
        const ExerciseReport all = report(30);
        const KeyExercise *moved = all.key(m_moved);
        QCOMPARE(counts(moved), (QList<QPair<QString, qint64>>{
                                    {s("stock:audit"), 0}, {s("stock:read"), 5}, {s("orders:read"), 0}}));
        QCOMPARE(moved->calls, 5);
        QCOMPARE(moved->proposed(), scopesOf("stock:audit orders:read"));
    }
    void doubtsProposeNothing()
    {
        const ExerciseReport all = report(30);
        const KeyExercise *gone = all.key(m_gone);
        QCOMPARE(gone->doubts.at(ExerciseDoubt::Unmatched), 6);
        QCOMPARE(gone->calls, 8);
        QCOMPARE(gone->proposed(), QStringList());
        // A day more: the keys are younger, and usage is kept of a part only.
        const ExerciseReport longer = report(31);
        for (const KeyExercise &key : longer.keys) {
            QVERIFY(key.doubts.count(ExerciseDoubt::Young));
            QVERIFY(key.doubts.count(ExerciseDoubt::Unmetered));
            QVERIFY(!key.proposal());
            QVERIFY(!key.isUnused());
        }
        QCOMPARE(longer.key(m_wide)->scopes.at(1).calls, 11);
    }
    void aNarrowerEndpointDeclaredSinceIsADoubt()
    {
        const ExerciseReport all = report(30);
        const KeyExercise *narrowed = all.key(m_narrowed);
        QCOMPARE(counts(narrowed),
                 (QList<QPair<QString, qint64>>{{s("stock:read"), 3}, {s("stock:audit"), 0}}));
        QCOMPARE(narrowed->doubts.at(ExerciseDoubt::Narrowed), 3);
        QCOMPARE(narrowed->proposed(), QStringList());
        // What the narrower one asks for is none of its scopes, and of one that was always there nothing is in doubt.
        QCOMPARE(all.key(m_careless)->proposed(), scopesOf("orders:read"));
        QCOMPARE(all.key(m_parted)->proposed(), scopesOf("stock:audit"));
    }
    void unusedKeysAndScopes()
    {
        const ExerciseReport all = report(30);
        QCOMPARE(all.unused().size(), std::size_t(1)); // one that is suspended is not
        QCOMPARE(all.unused().front()->keyId, m_idle);
        QVERIFY(!all.key(m_idle)->proposal());
        QVERIFY(all.scopesKnown);
        QVERIFY(!all.scopesUnseen);
        const auto idle = all.idleScopes(); // by name
        QCOMPARE(idle.size(), std::size_t(2));
        QCOMPARE(idle.back()->scope, s("stock:audit"));
        QCOMPARE(idle.front()->scope, s("admin:all"));
        QCOMPARE(idle.front()->keys, 1);
        QCOMPARE(idle.front()->endpoints, 0);
        const auto read = std::find_if(all.scopes.begin(), all.scopes.end(),
                                       [](const change::ScopeUse &u) { return u.scope == s("orders:read"); });
        QCOMPARE(read->calls, 11 + 3 + 2);
        QCOMPARE(read->keys, 8); // one by the wildcard alone
        // A day less begins after all calls.
        QCOMPARE(report(29).unused().size(), std::size_t(9));
    }
    void manyKeysAreOneQuestion()
    {
        // Another one for since when there is any usage, and one to the audit log where a changed key has a
        // scope that was not used.
        const auto before = m_backend->callLog().calls().size();
        const ExerciseReport all = report(30);
        QCOMPARE(m_backend->callLog().calls().size(), before + 3);
        const auto between = m_backend->callLog().calls().size();
        const ExerciseReport some = report(30, {m_wide, m_free});
        QCOMPARE(m_backend->callLog().calls().size(), between + 2);
        QCOMPARE(some.keys.size(), std::size_t(2));
        QVERIFY(!some.scopesKnown);
        QCOMPARE(some.key(m_wide)->proposed(), all.key(m_wide)->proposed());
    }
    void cancelling()
    {
        const auto cancelled = std::make_shared<std::atomic_bool>(false);
        auto task = change::exercise(m_inventory.get(), ExerciseWish(), cancelled);
        *cancelled = true;
        const Result<ExerciseReport> out = await(std::move(task));
        QVERIFY(!out);
        QCOMPARE(out.error().code, ErrorCode::Cancelled);
    }
    void takenAwayNoCallIsRefused()
    {
        QList<change::Change> changes;
        const ExerciseReport all = report(30);
        for (const KeyExercise *key : all.proposing())
            changes << *key->proposal();
        QCOMPARE(changes.size(), 6);
        const change::Plan plan = m_spine->plan(changes);
        QCOMPARE(await(change::foresee(m_inventory.get(), plan))->refused, 0);
        const auto outcome = test::awaitValue(m_spine->apply(plan));
        QVERIFY(outcome);
        QCOMPARE(outcome->failed(), 0);
        QCOMPARE(m_inventory->key(m_wide)->scopes, scopesOf("orders:read"));
        QCOMPARE(call(m_wide, "GET", "/orders/7"), 200);
        QCOMPARE(call(m_wide, "POST", "/orders/"), 403);
        QCOMPARE(call(m_wild, "POST", "/orders/"), 200);
        QCOMPARE(call(m_free, "GET", "/files/a"), 200);
        QVERIFY(report(30).proposing().empty());
        // The log says when a scope was given; on the first day, it is as old as the time.
        backends::KeyPatch patch;
        patch.scopes = scopesOf("orders:read stock:read");
        QVERIFY(await(m_backend->update(m_wide, patch, 0)).ok());
        QVERIFY(synced());
        const ExerciseReport again = report(30);
        QCOMPARE(again.key(m_wide)->proposed(), scopesOf("stock:read"));
        QVERIFY(again.key(m_wide)->doubts.empty());
    }

    // What cannot be brought about in a day.
    void countedCalls()
    {
        const QDate first(2026, 5, 1);
        const qint64 day = QDateTime(first, QTime(0, 0), Qt::UTC).toSecsSinceEpoch();
        ExerciseReport begun;
        begun.from = first;
        begun.to = first.addDays(29);
        for (const char *id : {"a", "b"}) {
            KeyExercise key;
            key.keyId = s(id);
            key.version = 2;
            for (const QString &scope : scopesOf("x:* x:y:* y z"))
                key.scopes.push_back({scope});
            begun.keys.push_back(key);
        }
        domain::Api api;
        api.id = s("api");
        api.basePath = s("/a");
        api.endpoints = {{s("GET"), s("/1"), scopesOf("x:y:z y")}};
        Calls calls;
        calls.keys = QStringList{s("a"), s("b"), s("nobody")};
        calls.clients = QStringList{QString()};
        calls.apis = QStringList{s("api"), QString()};
        calls.endpoints = QStringList{s("GET /1"), s("overflow"), s("other"), s("unseen")};
        calls.cells = {{day, 5, 0}, {day + 86'400 * 3, 2, 0}, {day, 7, 0}, {day, 1, 0}, {day, 9, 0}};
        calls.groups = {{0, 0, 0, 0, 0, 2}, {1, 0, 1, 1, 2, 1}, {1, 0, 1, 2, 3, 1}, {2, 0, 0, 0, 4, 1}};
        domain::UsageRow counted;
        counted.at = QDateTime(first, QTime(0, 0), Qt::UTC);
        counted.totals.requests = 1;
        ExerciseCount count(begun, {api});
        count.add(calls);
        count.metered({counted});
        QVERIFY(count.asksWhenGiven());
        domain::AuditEntry entry;
        entry.seq = 12;
        entry.at = QDateTime(first.addDays(4), QTime(3, 0), Qt::UTC);
        entry.objectType = s("key");
        entry.objectId = s("a");
        entry.before = QJsonObject{{s("scopes"), QJsonArray{s("y")}}};
        entry.after = QJsonObject{{s("scopes"), QJsonArray{s("y"), s("z")}}};
        domain::AuditEntry older = entry;
        older.seq = 11;
        older.at = QDateTime(first, QTime(3, 0), Qt::UTC);
        older.after = QJsonObject{{s("scopes"), QJsonArray{s("x:*")}}};
        QVERIFY(count.given({entry}));
        QVERIFY(count.given({older})); // what APIs declared then matters
        older.at = QDateTime(first.addDays(-1), QTime(3, 0), Qt::UTC);
        QVERIFY(!count.given({older}));
        const ExerciseReport out = count.take();
        const KeyExercise *a = out.key(s("a")), *b = out.key(s("b"));
        QCOMPARE(a->calls, 7);
        QCOMPARE(a->last, first.addDays(3));
        QCOMPARE(a->scopes.at(1).calls, 7); // the narrower wildcard
        QCOMPARE(a->scopes.at(2).calls, 7);
        QCOMPARE(a->scopes.at(3).givenOn, first.addDays(4));
        QCOMPARE(a->proposed(), scopesOf("x:*"));
        QCOMPARE(b->doubts.at(ExerciseDoubt::Overflow), 7);
        QCOMPARE(b->doubts.at(ExerciseDoubt::Unmatched), 1);
        QVERIFY(!b->proposal());
        // Where the log does not reach, what was changed at all is in doubt.
        ExerciseCount unknown(begun, {api});
        unknown.add(calls);
        unknown.metered({counted});
        unknown.givenUnknown();
        QVERIFY(unknown.take().key(s("a"))->doubts.count(ExerciseDoubt::Changed));
        // A row without times: some of its calls are not shown to everybody.
        calls.groups.push_back({0, 0, 1, 3, 5, 0});
        ExerciseCount unseen(begun, {api});
        unseen.add(calls);
        counted.at = counted.at.addDays(1);
        unseen.metered({counted});
        const ExerciseReport partly = unseen.take();
        QVERIFY(partly.scopesUnseen);
        QVERIFY(partly.key(s("a"))->doubts.count(ExerciseDoubt::Unseen));
        QVERIFY(!partly.key(s("b"))->doubts.count(ExerciseDoubt::Unseen));
        QVERIFY(partly.key(s("b"))->doubts.count(ExerciseDoubt::Unmetered));
    }
};

QTEST_GUILESS_MAIN(TestExercise)
#include "tst_exercise.moc"
