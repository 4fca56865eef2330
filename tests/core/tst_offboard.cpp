// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/audit/receiptstatement.h"
#include "await.h"
#include "change/offboardrun.h"
#include "crypto/jose/jwkset.h"
#include "lossyproxy.h"
#include "octroidprocess.h"
#include "report/receiptfile.h"

using namespace octroi;
using backends::OctroidBackend;
using change::OffboardRun;
using change::Spine;
using domain::ReceiptResult;
using inventory::Inventory;
using inventory::SyncState;
using test::await;
using test::awaitValue;

namespace {

/// One octroid with a partner that has keys in several states, a client, and somebody else beside it.
struct Place
{
    test::OctroidProcess octroid;
    std::unique_ptr<OctroidBackend> backend;
    std::unique_ptr<Inventory> inventory;
    std::unique_ptr<Spine> spine;
    QString partnerId, applicationId, otherKey;
    QList<QByteArray> secrets;

    Result<backends::IssuedKey> issue(const QString &application, const QString &name)
    {
        backends::NewKey key;
        key.applicationId = application;
        key.name = name;
        key.scopes = QStringList{QStringLiteral("orders:read")};
        return await(backend->issue(key, {}));
    }
    QString application(const QString &partner, const QString &name)
    {
        domain::Application application;
        application.partnerId = partner;
        application.name = name;
        return await(backend->createApplication(application, {}))->id;
    }
    bool start(const SystemClock &clock, const QString &name, int keys)
    {
        if (!octroid.start())
            return false;
        backend = octroid.connection(clock);
        if (!await(backend->connectToBackend()))
            return false;
        domain::Scope scope;
        scope.name = QStringLiteral("orders:read");
        domain::Partner partner, other;
        partner.name = name;
        partner.contact = QStringLiteral("api@kestrel.example");
        other.name = QStringLiteral("Wren");
        if (!await(backend->createScope(scope, {})))
            return false;
        partnerId = await(backend->createPartner(partner, {}))->id;
        applicationId = application(partnerId, QStringLiteral("Returns"));
        const QString others = application(await(backend->createPartner(other, {}))->id, QStringLiteral("Nest"));
        otherKey = issue(others, QStringLiteral("stays"))->key.id;
        for (int i = 0; i < keys; ++i)
            secrets << issue(applicationId, QStringLiteral("key %1").arg(i))->secret->reveal();
        domain::OAuthClient client;
        client.applicationId = applicationId;
        client.name = QStringLiteral("web");
        client.grantTypes = QStringList{QStringLiteral("client_credentials")};
        client.scopes = QStringList{QStringLiteral("orders:read")};
        if (!await(backend->createClient(client, {})))
            return false;
        inventory = std::make_unique<Inventory>(*backend, clock);
        inventory->setReadsUsage(false);
        spine = std::make_unique<Spine>(*inventory);
        return sync();
    }
    bool sync()
    {
        inventory->sync();
        return QTest::qWaitFor([&] { return inventory->syncState() != SyncState::Reading; }, 30'000) && inventory->syncState() == SyncState::Idle;
    }
    change::OffboardPlace wanted(const QString &name) const
    {
        change::OffboardPlace out;
        out.spine = spine.get();
        out.inventory = inventory.get();
        out.backend = name;
        out.partnerId = partnerId;
        return out;
    }
    Result<crypto::JwkSet> keys() { return crypto::JwkSet::fromJson(*await(backend->readObject(QStringLiteral("/oauth/jwks")))); }
};

} // namespace

class TestOffboard : public QObject
{
    Q_OBJECT
    SystemClock m_clock;
    Place m_a, m_b;

    std::shared_ptr<OffboardRun> run(const QList<change::OffboardPlace> &places)
    {
        auto out = std::make_shared<OffboardRun>(QStringLiteral("test/1"), m_clock);
        for (const auto &place : places)
            out->add(place);
        return out;
    }

private Q_SLOTS:
    void initTestCase()
    {
        test::octroidProgram();
        QVERIFY(m_a.start(m_clock, QStringLiteral("Kestrel"), 7));
        QVERIFY(m_b.start(m_clock, QStringLiteral("Kestrel Ltd"), 3));
    }
    void cleanupTestCase()
    {
        for (Place *place : {&m_a, &m_b}) {
            place->spine.reset();
            place->inventory.reset();
            place->backend.reset();
            place->octroid.stop();
        }
    }

    void isFoundElsewhere()
    {
        const domain::Partner kestrel = *m_a.inventory->partner(m_a.partnerId);
        QCOMPARE(change::likelyPartners(kestrel, *m_b.inventory), QStringList{m_b.partnerId}); // by its contact
        domain::Partner wren = kestrel;
        wren.name = QStringLiteral("WREN");
        QCOMPARE(change::likelyPartners(wren, *m_b.inventory).size(), 1); // by its name, which goes first
        QVERIFY(change::likelyPartners(wren, *m_b.inventory).first() != m_b.partnerId);
    }
    void everythingOfItIsPlanned()
    {
        const auto keys = m_a.inventory->keysOf(m_a.applicationId);
        QCOMPARE(keys.size(), size_t(7));
        QVERIFY(await(m_a.backend->suspend(keys[0].id, 0)));
        QVERIFY(await(m_a.backend->revoke(keys[1].id, 0)));
        QVERIFY(await(m_a.backend->rotate(keys[2].id, 3600, {})));
        QVERIFY(m_a.sync());
        const auto all = change::offboardingOf({m_a.partnerId}, *m_a.inventory);
        QCOMPARE(all.count(QLatin1String("key")), 7); // suspended, rotating and its successor with them; not the revoked one
        QCOMPARE(all.count(QLatin1String("client")), 1);
        QCOMPARE(all.items.last().receipt.type, QStringLiteral("partner"));
        const change::Plan plan = *awaitValue(change::planOffboard(m_a.spine.get(), all));
        QVERIFY(plan.possible());
        QVERIFY(plan.dangerous);
        QCOMPARE(plan.items.size(), 9);
        QCOMPARE(plan.items.last().call.method, QStringLiteral("PATCH"));
        for (const auto &item : plan.items)
            QVERIFY(item.objectId != m_a.otherKey);
    }
    /// Someone else changes a key after the plan; it ends all the same, and nobody else's does.
    void twoBackendsAndASignedReceipt()
    {
        backends::KeyPatch patch;
        patch.name = QStringLiteral("renamed meanwhile");
        QVERIFY(await(m_a.backend->update(m_a.inventory->keysOf(m_a.applicationId)[3].id, patch, 0)));
        const auto job = run({m_a.wanted(QStringLiteral("A")), m_b.wanted(QStringLiteral("B"))});
        QCOMPARE(job->total(), 9 + 5);
        const auto outcome = awaitValue(job->apply(QStringLiteral("Kestrel")));
        QVERIFY(outcome);
        QVERIFY(outcome->problems.isEmpty());
        const domain::Receipt &receipt = outcome->receipt;
        QCOMPARE(receipt.count(ReceiptResult::Ended), 14);
        QCOMPARE(receipt.count(ReceiptResult::Before), 1);
        QCOMPARE(receipt.count(ReceiptResult::Failed), 0);
        QCOMPARE(receipt.places[1].partnerName, QStringLiteral("Kestrel Ltd"));
        for (const QByteArray &secret : m_a.secrets) {
            QCOMPARE(m_a.octroid.check("GET", "/orders/1", secret), 401);
            QVERIFY(!report::writeReceipt(receipt).contains(secret));
        }
        QVERIFY(!await(m_a.backend->key(m_a.otherKey))->revokedAt.isValid());
        // Both have to be asked for their keys to verify it.
        const auto a = m_a.keys(), b = m_b.keys();
        QVERIFY(a && b);
        const auto verdict = authority::verifyReceipt(receipt, crypto::JwkSet(a->keys() + b->keys()));
        QVERIFY2(verdict.holds(), qPrintable(verdict.problems.join(u'\n')));
        QCOMPARE(verdict.proven, 15);
        QVERIFY(!authority::verifyReceipt(receipt, *a).holds());
        // The entries are those of the log.
        const auto entries = receipt.entriesOf(receipt.places[0]);
        const auto log = await(m_a.backend->entries(0, 100, m_a.partnerId));
        QVERIFY(log && !log->isEmpty());
        QCOMPARE(entries.value(QStringLiteral("partner ") + m_a.partnerId).seq, log->first().seq);
        QCOMPARE(entries.value(QStringLiteral("partner ") + m_a.partnerId).hash, log->first().hash);
        for (const auto &entry : entries)
            QVERIFY(entry.objectType == QLatin1String("partner") || entry.seq < log->first().seq); // closed last
    }
    void onceMoreDoesNothingAndProvesTheSame()
    {
        const auto before = await(m_a.backend->entries(0, 1, {}));
        const auto job = run({m_a.wanted(QStringLiteral("A"))});
        QCOMPARE(job->total(), 0);
        const auto outcome = awaitValue(job->apply(QStringLiteral("Kestrel")));
        QVERIFY(outcome && outcome->problems.isEmpty());
        QCOMPARE(outcome->receipt.count(ReceiptResult::Before), 10);
        QCOMPARE(await(m_a.backend->entries(0, 1, {}))->first().seq, before->first().seq);
        const auto verdict = authority::verifyReceipt(outcome->receipt, *m_a.keys());
        QVERIFY2(verdict.holds(), qPrintable(verdict.problems.join(u'\n')));
        QCOMPARE(verdict.proven, 10);
    }
    /// What was brought back has not ended, whatever a receipt says.
    void restoredIsNotProven()
    {
        const domain::ReceiptItem item = change::offboardingOf({m_b.partnerId}, *m_b.inventory).items.first().receipt;
        domain::Partner partner = *m_b.inventory->partner(m_b.partnerId);
        partner.status = domain::PartnerStatus::Active;
        QVERIFY(await(m_b.backend->updatePartner(partner)));
        QVERIFY(await(m_b.backend->restore(item.id, 0)));
        const auto statement = await(m_b.backend->signReceipt(QByteArray(64, 'a'), {{QStringLiteral("key"), item.id}, {QStringLiteral("partner"), m_b.partnerId}}));
        QVERIFY(statement);
        QCOMPARE(statement->entries.size(), 0);
    }
    void everyThirdCallFails()
    {
        Place flaky;
        QVERIFY(flaky.start(m_clock, QStringLiteral("Kestrel"), 10));
        test::LossyProxy proxy(flaky.octroid.endpoint().issuer);
        flaky.backend->setEndpoint(proxy.issuer(), flaky.octroid.endpoint().clientId, flaky.octroid.endpoint().clientSecret);
        QVERIFY(await(flaky.backend->connectToBackend()));
        proxy.spoil("POST /v1/keys/", 3, test::LossyProxy::Fault::Refusal);
        int left = 10, rounds = 0;
        while (left > 0 && ++rounds < 10) {
            const auto job = run({flaky.wanted(QStringLiteral("flaky"))});
            const auto outcome = awaitValue(job->apply(QStringLiteral("Kestrel")));
            QVERIFY(outcome);
            // What is said to have ended has, and what failed has not.
            left = 0;
            for (const auto &item : outcome->receipt.places.first().items) {
                if (item.type != QLatin1String("key"))
                    continue;
                const bool works = item.result == ReceiptResult::Failed;
                QCOMPARE(await(flaky.backend->key(item.id))->revokedAt.isValid(), !works);
                left += works ? 1 : 0;
            }
            // Whatever failed: the partner is closed, and nothing of it is let in.
            QCOMPARE(await(flaky.backend->partners({}, 10))->items.size(), 2);
            for (const QByteArray &secret : flaky.secrets)
                QCOMPARE(flaky.octroid.check("GET", "/orders/1", secret), 401);
            if (rounds == 1)
                QVERIFY(left > 0);
        }
        QVERIFY(rounds > 1);
        QCOMPARE(left, 0);
        QVERIFY(proxy.requests() / 3 > 2);
    }
    void cancelledAndReadOnlyAreNotReportedDone()
    {
        Place place;
        QVERIFY(place.start(m_clock, QStringLiteral("Kestrel"), 2));
        auto job = run({place.wanted(QStringLiteral("c"))});
        job->cancel();
        auto outcome = awaitValue(job->apply(QStringLiteral("Kestrel")));
        QVERIFY(outcome && outcome->cancelled);
        QCOMPARE(outcome->receipt.count(ReceiptResult::Failed), 4);
        place.spine->setReadOnly(true);
        outcome = awaitValue(run({place.wanted(QStringLiteral("c"))})->apply(QStringLiteral("Kestrel")));
        QCOMPARE(outcome->receipt.count(ReceiptResult::Failed), 4);
        QCOMPARE(outcome->receipt.count(ReceiptResult::Ended), 0);
    }
};

QTEST_GUILESS_MAIN(TestOffboard)
#include "tst_offboard.moc"
