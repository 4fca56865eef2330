// SPDX-License-Identifier: GPL-3.0-or-later
#include "await.h"
#include "change/campaignprogress.h"
#include "change/campaignrun.h"
#include "lossyproxy.h"
#include "octroidprocess.h"

#include <QTimer>

using namespace octroi;
using backends::OctroidBackend;
using change::CampaignRun;
using change::KeyAdoption;
using inventory::Inventory;
using inventory::SyncState;
using test::await;
using test::awaitValue;

namespace {

/// Keeps what it is given, by the old key; fails when it is told to.
class Desk final : public change::CampaignDelivery
{
public:
    QHash<QString, QByteArray> secrets; ///< by the successor's identifier
    QStringList applications;
    int failAfter = -1; ///< deliveries
    int deliveries = 0;

    QCoro::Task<Result<void>> deliver(QString applicationId, QList<backends::IssuedKey> keys) override
    {
        if (deliveries++ == failAfter)
            co_return Error{ErrorCode::StorageFull, {}, QStringLiteral("no room"), {}, {}};
        applications << applicationId;
        for (const backends::IssuedKey &key : std::as_const(keys))
            secrets.insert(key.key.id, key.secret->reveal());
        co_return Result<void>();
    }
};

} // namespace

/// Campaigns against the real octroid, with real checks as traffic.
class TestCampaign : public QObject
{
    Q_OBJECT
    SystemClock m_clock;
    test::OctroidProcess m_octroid;
    std::unique_ptr<OctroidBackend> m_backend;
    std::unique_ptr<Inventory> m_inventory;
    std::unique_ptr<change::Spine> m_spine;
    QHash<QString, QByteArray> m_secrets; ///< of the old keys
    QStringList m_applications;
    int m_number = 0;

    bool connectAll()
    {
        m_spine.reset();
        m_inventory.reset();
        m_backend = m_octroid.connection(m_clock);
        if (!await(m_backend->connectToBackend()))
            return false;
        m_inventory = std::make_unique<Inventory>(*m_backend, m_clock);
        m_inventory->setReadsUsage(false);
        m_spine = std::make_unique<change::Spine>(*m_inventory);
        return sync();
    }
    bool sync()
    {
        m_inventory->sync();
        return QTest::qWaitFor([&] { return m_inventory->syncState() != SyncState::Reading; }, 30'000) && m_inventory->syncState() == SyncState::Idle;
    }
    /// New keys, `each` of every application.
    QStringList keys(int each)
    {
        QStringList out;
        for (int i = 0; i < each; ++i) {
            for (const QString &application : std::as_const(m_applications)) {
                backends::NewKey key;
                key.applicationId = application;
                key.name = QStringLiteral("key %1").arg(++m_number);
                key.scopes = QStringList{QStringLiteral("orders:read")};
                const auto issued = await(m_backend->issue(key, {}));
                m_secrets.insert(issued->key.id, issued->secret->reveal());
                out << issued->key.id;
            }
        }
        return sync() ? out : QStringList();
    }
    int call(const QByteArray &secret) const { return m_octroid.check("GET", "/orders/1", secret); }
    domain::Campaign draft(const QStringList &keyIds, qint64 quiet = 0) const
    {
        domain::Campaign out;
        out.name = QStringLiteral("Autumn %1").arg(m_number);
        out.keyIds = keyIds;
        out.overlapSeconds = 3'600;
        out.quietSeconds = quiet;
        return out;
    }
    QByteArray successorSecret(const Desk &desk, const QString &oldId) const
    {
        const auto newest = change::newestOf(*m_inventory->key(oldId), *m_inventory);
        return desk.secrets.value(newest->id);
    }
    KeyAdoption adoptionOf(const domain::Campaign &campaign, const QString &id)
    {
        const auto progress = awaitValue(change::campaignProgress(campaign, m_inventory.get()));
        for (const auto &key : progress->keys) {
            if (key.keyId == id)
                return key.adoption;
        }
        return KeyAdoption::Waiting;
    }

private Q_SLOTS:
    void initTestCase()
    {
        test::octroidProgram();
        QVERIFY(m_octroid.start());
        m_backend = m_octroid.connection(m_clock);
        QVERIFY(await(m_backend->connectToBackend()));
        domain::Scope scope;
        scope.name = QStringLiteral("orders:read");
        QVERIFY(await(m_backend->createScope(scope, {})));
        domain::Api api;
        api.name = QStringLiteral("Orders");
        api.basePath = QStringLiteral("/orders");
        domain::Endpoint endpoint;
        endpoint.method = QStringLiteral("GET");
        endpoint.path = QStringLiteral("/{id}");
        endpoint.scopes = QStringList{scope.name};
        api.endpoints << endpoint;
        QVERIFY(await(m_backend->createApi(api, {})));
        domain::Partner partner;
        partner.name = QStringLiteral("Kestrel");
        partner.contact = QStringLiteral("api@kestrel.example");
        const QString partnerId = await(m_backend->createPartner(partner, {}))->id;
        for (const char *name : {"Returns", "Orders", "Stock"}) {
            domain::Application application;
            application.partnerId = partnerId;
            application.name = QString::fromLatin1(name);
            m_applications << await(m_backend->createApplication(application, {}))->id;
        }
        QVERIFY(connectAll());
    }
    void cleanupTestCase()
    {
        m_spine.reset();
        m_inventory.reset();
        m_backend.reset();
        m_octroid.stop();
    }

    void everyKeyHasASuccessorThatWorksAndIsDelivered()
    {
        const QStringList ids = keys(2);
        Desk desk;
        CampaignRun run(*m_spine, *m_inventory);
        const auto outcome = awaitValue(run.start(draft(ids), &desk));
        QVERIFY(outcome && !outcome->stopped);
        QCOMPARE(outcome->failed(), 0);
        QCOMPARE(desk.secrets.size(), 6);
        QCOMPARE(desk.applications.size(), 3); // all of an application together
        const auto kept = await(m_backend->readCampaigns());
        QCOMPARE(kept->first().deliveredIds.size(), 6);
        QVERIFY(sync());
        for (const QString &id : ids) {
            QCOMPARE(call(m_secrets.value(id)), 200);
            QCOMPARE(call(successorSecret(desk, id)), 200);
        }
        // Nothing is left for a second run.
        const auto again = awaitValue(run.resume(kept->first(), &desk));
        QCOMPARE(again->items.size(), 0);
        QCOMPARE(desk.secrets.size(), 6);
    }
    void adoptionIsSeenInTheTraffic()
    {
        const QStringList ids = keys(1);
        Desk desk;
        CampaignRun run(*m_spine, *m_inventory);
        const auto outcome = awaitValue(run.start(draft(ids), &desk));
        QVERIFY(outcome && !outcome->stopped);
        QVERIFY(sync());
        QCOMPARE(call(m_secrets.value(ids[0])), 200); // goes on with the old one
        QCOMPARE(call(m_secrets.value(ids[1])), 200); // uses both
        QCOMPARE(call(successorSecret(desk, ids[1])), 200);
        QCOMPARE(call(successorSecret(desk, ids[2])), 200); // has moved
        const domain::Campaign campaign = *await(m_backend->campaign(outcome->campaign.id));
        QTRY_VERIFY_WITH_TIMEOUT(sync() && m_inventory->key(ids[1])->lastUsedAt.isValid(), 20'000);
        const auto progress = awaitValue(change::campaignProgress(campaign, m_inventory.get()));
        QVERIFY(progress && progress->usageKnown);
        QCOMPARE(progress->keys[0].adoption, KeyAdoption::NotMoved);
        QCOMPARE(progress->keys[1].adoption, KeyAdoption::Moving);
        QCOMPARE(progress->keys[2].adoption, KeyAdoption::Moved);
        QCOMPARE(progress->keys[0].oldCalls, 1);
        QCOMPARE(progress->keys[0].newCalls, 0);
        QCOMPARE(progress->keys[1].newCalls, 1);
        QCOMPARE(progress->keys[1].contact, QStringLiteral("api@kestrel.example"));
        QVERIFY(qAbs(progress->adoption() - 1.0 / 3) < 0.01);
    }
    void whoHasMovedIsRetiredByItself()
    {
        const QStringList ids = keys(1);
        Desk desk;
        CampaignRun run(*m_spine, *m_inventory);
        const auto outcome = awaitValue(run.start(draft(ids, 1), &desk));
        QVERIFY(outcome && !outcome->stopped);
        QVERIFY(sync());
        QCOMPARE(call(successorSecret(desk, ids[0])), 200);
        QTRY_VERIFY_WITH_TIMEOUT(await(m_backend->key(ids[0]))->revokedAt.isValid(), 60'000);
        QCOMPARE(call(m_secrets.value(ids[0])), 401);
        QCOMPARE(call(successorSecret(desk, ids[0])), 200);
        // Who never used the new one keeps the old one, silent as it is.
        QVERIFY(!await(m_backend->key(ids[1]))->revokedAt.isValid());
        const auto entries = await(m_backend->entries(0, 10, ids[0]));
        QCOMPARE(entries->first().actor, QStringLiteral("octroid"));
        QVERIFY(entries->first().client.startsWith(QStringLiteral("campaign Autumn")));
        QVERIFY(sync());
        QCOMPARE(adoptionOf(*await(m_backend->campaign(outcome->campaign.id)), ids[0]), KeyAdoption::Retired);
        // A closed one retires nothing.
        domain::Campaign closed = *await(m_backend->campaign(outcome->campaign.id));
        closed.closedAt = m_clock.now();
        QVERIFY(await(m_backend->updateCampaign(closed)));
        QCOMPARE(call(successorSecret(desk, ids[1])), 200);
        QTest::qWait(8'000);
        QVERIFY(!await(m_backend->key(ids[1]))->revokedAt.isValid());
    }
    /// What an administrator restores stays, and a successor that was revoked has not taken over.
    void whatIsWantedBackOrHasNoWorkingSuccessorStays()
    {
        const QStringList ids = keys(2);
        Desk desk;
        CampaignRun run(*m_spine, *m_inventory);
        const auto outcome = awaitValue(run.start(draft(ids, 3'600), &desk));
        QVERIFY(outcome && outcome->failed() == 0);
        QVERIFY(sync());
        for (const QString &id : ids)
            QCOMPARE(call(successorSecret(desk, id)), 200);
        const QString revoked = m_inventory->key(ids[1])->successorId;
        QVERIFY(await(m_backend->revoke(revoked, 0)).ok());
        domain::Campaign shorter = *await(m_backend->campaign(outcome->campaign.id));
        shorter.quietSeconds = 2;
        QVERIFY(await(m_backend->updateCampaign(shorter)).ok());
        QTRY_VERIFY_WITH_TIMEOUT(await(m_backend->key(ids[0]))->revokedAt.isValid(), 60'000);
        QVERIFY(await(m_backend->restore(ids[0], 0)).ok());
        QTest::qWait(8'000); // more than a pass
        QVERIFY(!await(m_backend->key(ids[0]))->revokedAt.isValid());
        QVERIFY(!await(m_backend->key(ids[1]))->revokedAt.isValid());
    }
    void theDeadlineOfOneIsMoved()
    {
        const QStringList ids = keys(1);
        Desk desk;
        CampaignRun run(*m_spine, *m_inventory);
        QVERIFY(!awaitValue(run.start(draft(ids), &desk))->stopped);
        QVERIFY(sync());
        const QDateTime before = m_inventory->key(ids[0])->retiresAt;
        backends::KeyPatch patch;
        patch.retiresAt = before.addDays(5);
        auto outcome = awaitValue(m_spine->applyOne(change::UpdateKey{ids[0], patch}));
        QCOMPARE(outcome->failed(), 0);
        QCOMPARE(m_inventory->key(ids[0])->retiresAt, before.addDays(5));
        QVERIFY(m_spine->canUndo());
        QCOMPARE(awaitValue(m_spine->undo())->failed(), 0);
        QCOMPARE(m_inventory->key(ids[0])->retiresAt, before);
        // Not into the past, and not of a key that has no successor.
        patch.retiresAt = m_clock.now().addSecs(-5);
        QCOMPARE(m_spine->plan({change::UpdateKey{ids[0], patch}}).items[0].impossible->reason, QStringLiteral("expiry_past"));
        patch.retiresAt = m_clock.now().addDays(1);
        const QString other = keys(1).first();
        QCOMPARE(m_spine->plan({change::UpdateKey{other, patch}}).items[0].impossible->reason, QStringLiteral("not_rotating"));
        QCOMPARE(await(m_backend->update(other, patch, 0)).error().reason, QStringLiteral("not_rotating"));
    }
    /// The disk is full after some were issued; the program ends; octroid is started again.
    void nothingIsLostBetweenIssueAndDelivery()
    {
        const QStringList ids = keys(2);
        Desk desk;
        desk.failAfter = 1;
        QString campaignId;
        {
            CampaignRun run(*m_spine, *m_inventory);
            const auto outcome = awaitValue(run.start(draft(ids), &desk));
            QVERIFY(outcome && outcome->stopped);
            QCOMPARE(outcome->stopped->code, ErrorCode::StorageFull);
            campaignId = outcome->campaign.id;
            QCOMPARE(desk.secrets.size(), 2);
        }
        m_octroid.stop();
        QVERIFY(m_octroid.start());
        QVERIFY(connectAll());
        domain::Campaign campaign = *await(m_backend->campaign(campaignId));
        QCOMPARE(campaign.deliveredIds.size(), 2);
        // Four were not delivered, two of them issued already.
        QCOMPARE(std::count_if(ids.begin(), ids.end(), [&](const QString &id) { return !m_inventory->key(id)->successorId.isEmpty(); }), 4);
        desk.failAfter = -1;
        CampaignRun run(*m_spine, *m_inventory);
        const auto outcome = awaitValue(run.resume(campaign, &desk));
        QVERIFY(outcome && !outcome->stopped);
        QCOMPARE(outcome->failed(), 0);
        QVERIFY(sync());
        QCOMPARE(desk.secrets.size(), 6);
        for (const QString &id : ids) {
            QCOMPARE(call(successorSecret(desk, id)), 200); // the one that was delivered is the one that works
            QCOMPARE(call(m_secrets.value(id)), 200);
        }
        QCOMPARE(await(m_backend->campaign(campaignId))->deliveredIds.size(), 6);
    }
    /// It was rotated under another idempotency key, and nobody has its successor.
    void aSuccessorThatNobodyHasGetsOneOfItsOwn()
    {
        const QStringList ids = keys(1);
        QVERIFY(await(m_backend->rotate(ids[0], 3'600, {})));
        QVERIFY(sync());
        const auto plan = *awaitValue(CampaignRun::plan(m_spine.get(), m_inventory.get(), draft(ids)));
        QCOMPARE(plan.items[0].impossible->reason, QStringLiteral("key_rotated"));
        Desk desk;
        CampaignRun run(*m_spine, *m_inventory);
        const auto outcome = awaitValue(run.start(draft(ids), &desk));
        QVERIFY(outcome && !outcome->stopped);
        QVERIFY(sync());
        QCOMPARE(desk.secrets.size(), 3);
        QCOMPARE(call(m_secrets.value(ids[0])), 200);
        QCOMPARE(call(successorSecret(desk, ids[0])), 200);
    }
    void everyThirdCallFails()
    {
        const QStringList ids = keys(4);
        test::LossyProxy proxy(m_octroid.endpoint().issuer);
        m_backend->setEndpoint(proxy.issuer(), m_octroid.endpoint().clientId, m_octroid.endpoint().clientSecret);
        QVERIFY(await(m_backend->connectToBackend()));
        proxy.spoil("POST /v1/keys/", 3, test::LossyProxy::Fault::Refusal);
        Desk desk;
        CampaignRun run(*m_spine, *m_inventory);
        auto outcome = awaitValue(run.start(draft(ids), &desk));
        QVERIFY(outcome);
        QVERIFY(outcome->failed() > 0);
        int rounds = 0;
        while (outcome->failed() > 0 && ++rounds < 10) {
            const domain::Campaign campaign = *await(m_backend->campaign(outcome->campaign.id));
            QCOMPARE(qsizetype(campaign.deliveredIds.size()), desk.secrets.size());
            outcome = awaitValue(run.resume(campaign, &desk));
            QVERIFY(outcome);
        }
        QCOMPARE(outcome->failed(), 0);
        proxy.spoil({}, 0, test::LossyProxy::Fault::Refusal);
        QVERIFY(sync());
        QCOMPARE(desk.secrets.size(), 12); // each once
        for (const QString &id : ids)
            QCOMPARE(call(successorSecret(desk, id)), 200);
    }
};

QTEST_GUILESS_MAIN(TestCampaign)
#include "tst_campaign.moc"
