// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/audit/chain.h"
#include "authority/issuer/organisation.h"
#include "crypto/digest.h"
#include "issuerfixture.h"
#include "sample.h"

#include <QElapsedTimer>

using namespace octroi;
using namespace octroi::authority;
using namespace octroi::test;

namespace {

Organisation sampleOrganisation(int keys, int deltas)
{
    Organisation o;
    o.partners << samplePartner(QStringLiteral("p1"));
    o.applications << sampleApplication(QStringLiteral("a1"), QStringLiteral("p1"));
    o.scopes << domain::Scope{QStringLiteral("orders:read"), {}, domain::Sensitivity::Low, 0, timeAt(0), 1};
    o.plans << domain::Plan{QStringLiteral("l1"), QStringLiteral("Gold"), 1, 1, 0, 0, 0, 0, timeAt(0), 1};
    o.apis << domain::Api{
        QStringLiteral("i1"), QStringLiteral("Orders"), QStringLiteral("/orders"), {}, timeAt(0), 1};
    for (int i = 0; i < keys; ++i)
        o.keys << sampleKey(QStringLiteral("k%1").arg(i, 6, 10, QLatin1Char('0')), QStringLiteral("a1"), i);
    for (int i = 0; i < deltas; ++i) {
        UsageDelta d;
        d.second = 1'778'000'000 + (i / 300) * 3600;
        d.keyId = o.keys[i % 300 % keys].key.id;
        d.apiId = QStringLiteral("i1");
        d.endpoint = QStringLiteral("GET /%1").arg(i % 300 / keys);
        d.requests = 1;
        d.bytesOut = 100;
        o.usage << d;
    }
    for (int i = 0; i < 50; ++i) {
        domain::AuditEntry e;
        e.at = timeAt(i - 1000);
        e.actor = QStringLiteral("admin");
        e.action = QStringLiteral("key.issue");
        o.history << e;
    }
    return o;
}

} // namespace

/// What holds for every change: audit, sink, transaction, repetition, reload.
class TestIssuerWrites : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<IssuerFixture> f;

private Q_SLOTS:
    void init()
    {
        f = std::make_unique<IssuerFixture>();
        f->furnish();
    }

    void everyChangeIsInTheChain()
    {
        f->clock.advanceMs(5);
        const auto key = f->issued();
        QVERIFY(f->issuer->updateKey(f->caller, key.id, json(R"({"name":"b"})")).ok());
        const auto plan = f->issuer->createPlan(f->caller, json(R"({"name":"Gold"})"));
        QVERIFY(f->issuer->updatePlan(f->caller, plan->id, json(R"({"rate":1})")).ok());
        QVERIFY(f->issuer->suspendKey(f->caller, key.id).ok());
        QVERIFY(f->issuer->resumeKey(f->caller, key.id).ok());
        QVERIFY(f->issuer->rotateKey(f->caller, key.id, {}).ok());
        QVERIFY(f->issuer->revokeKey(f->caller, key.id).ok());
        QVERIFY(f->issuer->removeApi(f->caller, f->api.id).ok());
        QVERIFY(f->issuer->removeScope(f->caller, QStringLiteral("billing")).ok());
        QStringList actions;
        for (const auto &e : f->audit())
            actions << e.action;
        QCOMPARE(actions.mid(7), (QStringList{QStringLiteral("key.issue"), QStringLiteral("key.update"),
                                              QStringLiteral("plan.create"), QStringLiteral("plan.update"),
                                              QStringLiteral("key.suspend"), QStringLiteral("key.resume"),
                                              QStringLiteral("key.issue"), QStringLiteral("key.rotate"),
                                              QStringLiteral("key.revoke"), QStringLiteral("api.remove"),
                                              QStringLiteral("scope.remove")}));
        const auto check = verifyChain(f->audit());
        QVERIFY2(check.whole(), qPrintable(check.why()));
        QCOMPARE(check.lastSeq(), qint64(actions.size()));
        const auto issue = f->audit()[7];
        QCOMPARE(issue.actor, f->caller.actor);
        QCOMPARE(issue.client, f->caller.client);
        QCOMPARE(issue.address, f->caller.address);
        QCOMPARE(issue.at, f->clock.now());
        QCOMPARE(issue.objectType, QStringLiteral("key"));
        QCOMPARE(issue.objectId, key.id);
        QVERIFY(issue.before.isEmpty());
        QCOMPARE(issue.after[QStringLiteral("id")].toString(), key.id);
        const auto update = f->audit()[8];
        QCOMPARE(update.before[QStringLiteral("name")].toString(), QStringLiteral("till"));
        QCOMPARE(update.after[QStringLiteral("name")].toString(), QStringLiteral("b"));
    }

    void noSecretIsWrittenDown()
    {
        const auto made = f->issuer->issueKey(f->caller, f->keyBody());
        QVERIFY(made.ok());
        const QByteArray whole = made->secret.reveal();
        const QByteArray secret = whole.mid(whole.size() - 38, 32);
        const QByteArray digest = crypto::sha256Hex(whole);
        for (const auto &e : f->audit()) {
            const QByteArray text = e.canonicalBytes();
            QVERIFY(!text.contains(secret));
            QVERIFY(!text.contains(digest));
        }
        f->issuer.reset();
        f->store.reset();
        QVERIFY(!f->folder.read(QStringLiteral("octroid.db")).contains(secret));
    }

    void aFailingAuditUndoesTheChange()
    {
        const auto key = f->issued();
        const auto before = f->audit().size();
        const int told = f->sink.calls;
        for (bool *failing : {&f->store->failAppend, &f->store->failCommit}) {
            *failing = true;
            const auto full = [](const auto &r) {
                return !r.ok() && r.error().code == ErrorCode::StorageFull;
            };
            QVERIFY(full(f->issuer->createPartner(f->caller, json(R"({"name":"New"})"))));
            QVERIFY(full(f->issuer->updatePartner(f->caller, f->partner.id, json(R"({"status":"closed"})"))));
            QVERIFY(
                full(f->issuer->updateApplication(f->caller, f->application.id, json(R"({"name":"New"})"))));
            QVERIFY(full(f->issuer->createApi(f->caller, json(R"({"name":"New","base_path":"/new"})"))));
            QVERIFY(full(f->issuer->removeApi(f->caller, f->api.id)));
            QVERIFY(full(f->issuer->createScope(f->caller, json(R"({"name":"new"})"))));
            QVERIFY(full(f->issuer->removeScope(f->caller, QStringLiteral("billing"))));
            QVERIFY(full(f->issuer->createPlan(f->caller, json(R"({"name":"New"})"))));
            QVERIFY(full(f->issuer->issueKey(f->caller, f->keyBody())));
            QVERIFY(full(f->issuer->updateKey(f->caller, key.id, json(R"({"name":"New"})"))));
            QVERIFY(full(f->issuer->revokeKey(f->caller, key.id)));
            QVERIFY(full(f->issuer->rotateKey(f->caller, key.id, {})));
            *failing = false;
        }
        QCOMPARE(f->sink.calls, told);
        QCOMPARE(f->audit().size(), before);
        for (int reloaded = 0; reloaded < 2; ++reloaded) {
            QCOMPARE(*f->issuer->key(key.id), key);
            QCOMPARE(*f->issuer->partner(f->partner.id), f->partner);
            QCOMPARE(f->issuer->partners({})->items.size(), 1);
            QCOMPARE(f->issuer->scopes({})->items.size(), 4);
            QCOMPARE(f->issuer->apis({})->items.size(), 1);
            QVERIFY(f->issuer->plans({})->items.isEmpty());
            QCOMPARE(f->issuer->keys({}, {}, {})->items.size(), 1);
            f->reopen();
        }
        QVERIFY(f->issuer->revokeKey(f->caller, key.id).ok());
        QVERIFY(verifyChain(f->audit()).whole());
    }

    void aReloadGivesTheSame()
    {
        QVERIFY(f->issuer->createPlan(f->caller, json(R"({"name":"Gold","rate":2})")).ok());
        f->clock.advanceMs(1);
        const auto key = f->issued();
        QVERIFY(f->issuer->rotateKey(f->caller, key.id, {}).ok());
        const auto partners = f->issuer->partners({})->items;
        const auto applications = f->issuer->applications({}, {})->items;
        const auto apis = f->issuer->apis({})->items;
        const auto scopes = f->issuer->scopes({})->items;
        const auto plans = f->issuer->plans({})->items;
        const auto keys = f->issuer->keys({}, {}, {})->items;
        const auto digest = f->sink.credentials.value(key.id).digest;
        f->reopen();
        QCOMPARE(f->issuer->partners({})->items, partners);
        QCOMPARE(f->issuer->applications({}, {})->items, applications);
        QCOMPARE(f->issuer->apis({})->items, apis);
        QCOMPARE(f->issuer->scopes({})->items, scopes);
        QCOMPARE(f->issuer->plans({})->items, plans);
        QCOMPARE(f->issuer->keys({}, {}, {})->items, keys);
        QCOMPARE(f->sink.apis, apis);
        QCOMPARE(f->sink.plans.size(), 1);
        QCOMPARE(f->sink.credentials.size(), 2);
        QCOMPARE(f->sink.credentials.value(key.id).digest, digest);
        QCOMPARE(f->sink.credentials.value(key.id).partnerId, f->partner.id);
    }

    void creationsAreRepeatedOnlyOnce()
    {
        auto caller = f->caller;
        caller.idempotencyKey = QStringLiteral("one");
        const auto body = json(R"({"name":"Twice"})");
        const auto first = f->issuer->createPartner(caller, body);
        const auto entries = f->audit().size();
        QCOMPARE(*f->issuer->createPartner(caller, body), *first);
        f->reopen();
        QCOMPARE(f->issuer->createPartner(caller, body)->id, first->id);
        QCOMPARE(f->audit().size(), entries);
        const auto other = f->issuer->createPartner(caller, json(R"({"name":"Thrice"})"));
        QCOMPARE(other.error().code, ErrorCode::Conflict);
        QCOMPARE(other.error().reason, QStringLiteral("idempotency_mismatch"));
        QCOMPARE(f->issuer->createPlan(caller, body).error().reason, QStringLiteral("idempotency_mismatch"));
        auto someone = caller;
        someone.actor = QStringLiteral("someone");
        QCOMPARE(f->issuer->createPartner(someone, body).error().code, ErrorCode::Exists);
        f->clock.advanceMs(24LL * 3600 * 1000);
        QCOMPARE(f->issuer->createPartner(caller, body).error().code, ErrorCode::Exists); // forgotten
        caller.idempotencyKey = QString(201, QLatin1Char('x'));
        QCOMPARE(f->issuer->createPartner(caller, body).error().reason,
                 QStringLiteral("idempotency_key_too_long"));
        // A refused request uses nothing up.
        caller.idempotencyKey = QStringLiteral("two");
        QVERIFY(!f->issuer->createScope(caller, json(R"({"name":"a b"})")).ok());
        QVERIFY(f->issuer->createScope(caller, json(R"({"name":"a:b"})")).ok());
        QVERIFY(f->issuer->createScope(caller, json(R"({"name":"a:b"})")).ok());
    }

    void aRepeatedIssueMintsAFreshSecret()
    {
        auto caller = f->caller;
        caller.idempotencyKey = QStringLiteral("one");
        const auto first = f->issuer->issueKey(caller, f->keyBody());
        const auto again = f->issuer->issueKey(caller, f->keyBody());
        QVERIFY(again.ok());
        QCOMPARE(again->key.id, first->key.id);
        QVERIFY(again->secret.reveal() != first->secret.reveal());
        QCOMPARE(again->key.version, 2);
        QCOMPARE(f->issuer->keys({}, {}, {})->items.size(), 1);
        // Only the second secret works.
        QCOMPARE(f->sink.credentials.value(first->key.id).digest,
                 crypto::sha256Bytes(again->secret.reveal()));
        QCOMPARE(f->store->key(first->key.id)->digest, crypto::sha256Bytes(again->secret.reveal()));
        f->issuer->keyUsed(first->key.id, f->clock.nowMs());
        QCOMPARE(f->issuer->issueKey(caller, f->keyBody()).error().reason, QStringLiteral("key_used"));
        caller.idempotencyKey = QStringLiteral("two");
        const auto next = f->issuer->rotateKey(caller, first->key.id, {});
        const auto nextAgain = f->issuer->rotateKey(caller, first->key.id, {});
        QVERIFY(nextAgain.ok());
        QCOMPARE(nextAgain->key.id, next->key.id);
        QCOMPARE(f->issuer->keys({}, {}, {})->items.size(), 2);
        QVERIFY(f->issuer->revokeKey(f->caller, next->key.id).ok());
        QCOMPARE(f->issuer->rotateKey(caller, first->key.id, {}).error().reason,
                 QStringLiteral("key_revoked"));
    }

    void anOrganisationIsImportedIntoAnEmptyStore()
    {
        const auto organisation = sampleOrganisation(400, 200'000);
        QCOMPARE(f->issuer->importOrganisation(organisation).error().reason, QStringLiteral("not_empty"));
        f = std::make_unique<IssuerFixture>();
        auto broken = sampleOrganisation(2, 0);
        broken.applications << sampleApplication(QStringLiteral("a2"), QStringLiteral("nobody"));
        QVERIFY(!f->issuer->importOrganisation(broken).ok());
        QVERIFY(f->store->partners()->isEmpty());
        QElapsedTimer timer;
        timer.start();
        const auto done = f->issuer->importOrganisation(organisation);
        QVERIFY2(done.ok(), qPrintable(done ? QString() : done.error().toString()));
        qInfo("400 keys and 200,000 usage deltas in %lld ms", static_cast<long long>(timer.elapsed()));
        QCOMPARE(f->sink.credentials.size(), 400);
        QCOMPARE(f->issuer->key(QStringLiteral("k000007"))->createdAt, timeAt(7));
        QCOMPARE(f->audit().size(), 50);
        QVERIFY(verifyChain(f->audit()).whole());
        UsageQuery query;
        query.from = 1'778'000'000 - 86'400;
        query.to = query.from + 40 * 86'400;
        QCOMPARE(f->store->query(query)->first().totals.requests, 200'000);
        QCOMPARE(f->issuer->importOrganisation(organisation).error().reason, QStringLiteral("not_empty"));
    }
};

QTEST_APPLESS_MAIN(TestIssuerWrites)
#include "tst_issuerwrites.moc"
