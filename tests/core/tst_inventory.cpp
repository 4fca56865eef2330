// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/inventory.h"

#include "await.h"
#include "octroidprocess.h"

#include <QSignalSpy>

using namespace octroi;
using backends::OctroidBackend;
using inventory::Inventory;
using inventory::SyncState;
using test::await;

namespace {

constexpr int kScopes = 1'010; ///< more than one page of 1,000

/// Until the inventory has read all it wants to.
bool settled(Inventory &inventory)
{
    return QTest::qWaitFor([&] { return inventory.syncState() != SyncState::Reading; }, 60'000);
}

domain::Scope scopeNamed(const QString &name)
{
    domain::Scope scope;
    scope.name = name;
    return scope;
}

} // namespace

// Against the real octroid, with two connections: one is the console, one another administrator.
class TestInventory : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    test::OctroidProcess m_octroid;
    std::unique_ptr<OctroidBackend> m_mine, m_other;
    domain::Application m_application;

    /// Paths that were asked for since `from`.
    QStringList calls(qsizetype from) const
    {
        QStringList out;
        for (const auto &call : m_mine->callLog().calls())
            out.append(call.path);
        return out.mid(from);
    }
    Result<backends::IssuedKey> issue(const QString &name)
    {
        backends::NewKey key;
        key.applicationId = m_application.id;
        key.name = name;
        key.scopes = QStringList{QStringLiteral("s:1")};
        return await(m_other->issue(key, {}));
    }

private Q_SLOTS:
    void initTestCase()
    {
        test::octroidProgram();
        QVERIFY(m_octroid.start());
        m_mine = m_octroid.connection(m_clock);
        m_other = m_octroid.connection(m_clock);
        QVERIFY(await(m_other->connectToBackend()).ok());
        domain::Partner partner;
        partner.name = QStringLiteral("Kestrel");
        m_application.partnerId = await(m_other->createPartner(partner, {}))->id;
        m_application.name = QStringLiteral("Returns");
        m_application = *await(m_other->createApplication(m_application, {}));
        int done = 0;
        for (int i = 0; i < kScopes; ++i) {
            QCoro::connect(m_other->createScope(scopeNamed(QStringLiteral("s:%1").arg(i)), {}), this,
                           [&done](const Result<domain::Scope> &r) { done += r.ok() ? 1 : 0; });
        }
        QTRY_COMPARE_WITH_TIMEOUT(done, kScopes, 60'000);
        QVERIFY(issue(QStringLiteral("nightly")).ok());
    }
    void cleanupTestCase()
    {
        m_mine.reset();
        m_other.reset();
        m_octroid.stop();
    }

    void theNumbersOfChangesAreThoseOfTheAuditLog()
    {
        const auto newest = await(m_other->entries(0, 2, {}));
        QVERIFY(newest.ok());
        QCOMPARE(newest->size(), 2);
        QVERIFY(newest->first().seq > newest->last().seq);
        const auto changes = await(m_other->changesSince(newest->last().seq, 10));
        QVERIFY(changes.ok());
        QCOMPARE(changes->size(), 1);
        QCOMPARE(changes->first().seq, newest->first().seq);
        QCOMPARE(changes->first().objectType, newest->first().objectType);
        QCOMPARE(changes->first().objectId, newest->first().objectId);
    }

    void theFirstSyncReadsEveryPageAndLaterOnesTheFeed()
    {
        Inventory inventory(*m_mine, m_clock);
        QSignalSpy resets(&inventory, &Inventory::reset);
        inventory.sync();
        QCOMPARE(inventory.syncState(), SyncState::Reading);
        QVERIFY(settled(inventory));
        QVERIFY2(inventory.syncState() == SyncState::Idle, qPrintable(inventory.lastError().toString()));
        QCOMPARE(resets.size(), 1);
        QCOMPARE(inventory.scopes().size(), size_t(kScopes));
        QCOMPARE(calls(0).filter(QStringLiteral("/v1/scopes?")).size(), 2);
        QCOMPARE(inventory.partners().size(), size_t(1));
        QCOMPARE(inventory.keys().size(), size_t(1));
        const domain::ApiKey key = inventory.keys().front();
        QCOMPARE(inventory.keysOf(m_application.id).size(), size_t(1));
        QCOMPARE(inventory.applicationsOf(m_application.partnerId).size(), size_t(1));
        QCOMPARE(inventory.subject(key).partner, QStringLiteral("Kestrel"));
        QVERIFY(inventory.lastSync().isValid());

        // Nothing changed: what did, and what was used, no list.
        qsizetype before = calls(0).size();
        inventory.sync();
        QVERIFY(settled(inventory));
        QCOMPARE(calls(before).size(), 2);
        QVERIFY(calls(before).first().startsWith(QStringLiteral("/v1/changes?since=")));
        QVERIFY(calls(before).last().startsWith(QStringLiteral("/v1/changes/last-used?since=")));

        // One key changed, one came: both in the answer, no call a key, no list.
        QVERIFY(await(m_other->suspend(key.id, 0)).ok());
        const auto second = issue(QStringLiteral("hourly"));
        QVERIFY(second.ok());
        QSignalSpy changed(&inventory, &Inventory::keyChanged);
        before = calls(0).size();
        inventory.sync();
        QVERIFY(settled(inventory));
        QCOMPARE(calls(before).size(), 2);
        QCOMPARE(changed.size(), 2);
        QVERIFY(inventory.key(key.id)->suspendedAt.isValid());
        QCOMPARE(inventory.keys().size(), size_t(2));
        QCOMPARE(inventory.keys().front().id, second->key.id);
        QCOMPARE(inventory.keysOf(m_application.id).size(), size_t(2));
        QCOMPARE(resets.size(), 1);

        // Many changes of the catalogue: it is read again, the keys are not.
        int done = 0;
        for (int i = 0; i < 201; ++i) {
            QCoro::connect(m_other->createScope(scopeNamed(QStringLiteral("t:%1").arg(i)), {}), this,
                           [&done](const Result<domain::Scope> &r) { done += r.ok() ? 1 : 0; });
        }
        QTRY_COMPARE_WITH_TIMEOUT(done, 201, 60'000);
        inventory.sync();
        QVERIFY(settled(inventory));
        QCOMPARE(inventory.scopes().size(), size_t(kScopes + 201));
        QCOMPARE(resets.size(), 1);
        before = calls(0).size();
        inventory.sync();
        QVERIFY(settled(inventory));
        QCOMPARE(calls(before).size(), 2);
    }

    void clientsAreReadAndFollowed()
    {
        Inventory inventory(*m_mine, m_clock);
        inventory.sync();
        QVERIFY(settled(inventory));
        QSignalSpy signal(&inventory, &Inventory::clientsChanged);
        domain::OAuthClient client;
        client.applicationId = m_application.id;
        client.name = QStringLiteral("worker");
        client.grantTypes = QStringList{QStringLiteral("client_credentials")};
        const auto made = await(m_other->createClient(client, {}));
        QVERIFY2(made.ok(), qPrintable(made.ok() ? QString() : made.error().toString()));
        qsizetype before = calls(0).size();
        inventory.sync();
        QVERIFY(settled(inventory));
        QCOMPARE(signal.size(), 1);
        QCOMPARE(calls(before).filter(QStringLiteral("/v1/clients")).size(), 1);
        QVERIFY(inventory.client(made->client.id));
        QCOMPARE(*inventory.client(made->client.id), made->client);
        QCOMPARE(inventory.clientsOf(m_application.id).size(), size_t(1));
        QVERIFY(await(m_other->revokeClient(made->client.id, 0)).ok());
        Inventory second(*m_mine, m_clock);
        second.sync();
        QVERIFY(settled(second));
        QCOMPARE(second.clients().size(), size_t(1));
        QVERIFY(second.client(made->client.id)->revokedAt.isValid());
    }

    void anotherClientsChangeComesByTheLiveStream()
    {
        Inventory inventory(*m_mine, m_clock);
        inventory.sync();
        QVERIFY(settled(inventory));
        QSignalSpy points(m_mine.get(), &backends::Backend::livePoint);
        m_mine->startLive(0);
        QTRY_VERIFY_WITH_TIMEOUT(points.size() > 0, 20'000);
        const auto issued = issue(QStringLiteral("by another"));
        QVERIFY(issued.ok());
        QTRY_VERIFY_WITH_TIMEOUT(inventory.key(issued->key.id).has_value(), 20'000);
        domain::Partner partner;
        partner.name = QStringLiteral("Merlin");
        const auto created = await(m_other->createPartner(partner, {}));
        QTRY_VERIFY_WITH_TIMEOUT(inventory.partner(created->id) != nullptr, 20'000);
        QVERIFY(settled(inventory));

        // Calls of a key arrive as its consumption.
        QCOMPARE(inventory.usageOf(issued->key.id).requests, 0);
        QVERIFY(m_octroid.check("GET", "/nowhere", issued->secret->reveal()) == 403);
        QTRY_VERIFY_WITH_TIMEOUT(inventory.usageOf(issued->key.id).requests == 1, 20'000);
        QCOMPARE(inventory.usageOf(issued->key.id).days.last(), 1);
        m_mine->stopLive();
    }

    void aSyncCanBeCancelledAndBegunAgain()
    {
        Inventory inventory(*m_mine, m_clock);
        inventory.sync();
        inventory.cancelSync();
        QCOMPARE(inventory.syncState(), SyncState::Idle);
        inventory.sync();
        QVERIFY(settled(inventory));
        QCOMPARE(inventory.syncState(), SyncState::Idle);
        QVERIFY(inventory.keys().size() >= 2);
        {
            // One that dies while it reads takes nothing with it.
            Inventory gone(*m_mine, m_clock);
            gone.sync();
        }
        QVERIFY(await(m_mine->partners({}, 10)).ok());
    }

    void aServerThatIsGoneIsAFailedSyncThatKeepsWhatThereWas()
    {
        Inventory inventory(*m_mine, m_clock);
        inventory.sync();
        QVERIFY(settled(inventory));
        const size_t keys = inventory.keys().size();
        m_octroid.stop();
        inventory.sync();
        QVERIFY(settled(inventory));
        QCOMPARE(inventory.syncState(), SyncState::Failed);
        QCOMPARE(errorCodeName(inventory.lastError().code), errorCodeName(ErrorCode::Network));
        QCOMPARE(inventory.keys().size(), keys);
    }
};

QTEST_GUILESS_MAIN(TestInventory)
#include "tst_inventory.moc"
