// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/inventory.h"

#include "await.h"
#include "mockoctroid.h"
#include "octroidprocess.h"

#include <QSignalSpy>
#include <QTimer>

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

    static void hangUpSoon(test::MockOctroid &mock)
    {
        QTimer::singleShot(100, &mock, [&mock] {
            for (const auto &socket : std::as_const(mock.sockets)) {
                if (socket)
                    socket->disconnectFromHost();
            }
        });
    }
    static QByteArray snapshotLines(int seq, const QList<QByteArray> &ids)
    {
        QByteArray out =
            R"({"seq":)" + QByteArray::number(seq) + R"(,"at":1,"keys":5,"columns":["id","name"]})" + '\n';
        for (const QByteArray &id : ids)
            out += "[\"" + id + "\",\"key " + id + "\"]\n"; // moc stumbles over a quote in a raw string
        return out;
    }
    static QByteArray whole(int seq, const QList<QByteArray> &ids)
    {
        return test::MockOctroid::answer(
            200, snapshotLines(seq, ids) + R"({"end":true,"keys":)" + QByteArray::number(ids.size()) + "}\n",
            "application/x-ndjson");
    }
    /// An answer of which the end is missing.
    static QByteArray cut(int seq, const QList<QByteArray> &ids, const QByteArray &half)
    {
        return "HTTP/1.1 200 Said\r\nContent-Type: application/x-ndjson\r\nContent-Length: 100000\r\n\r\n" +
               snapshotLines(seq, ids) + half;
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

    // An answer that was cut is not taken for the whole: all of it is asked for in pages.
    void usageOfVeryManyKeysIsWhole()
    {
        test::MockOctroid mock;
        QList<QByteArray> asked;
        mock.setHandler([&](const test::MockRequest &request) -> QByteArray {
            if (!request.path.startsWith("/v1/usage?"))
                return test::MockOctroid::answer(200, R"({"items":[]})");
            asked << request.path;
            const auto row = [](const char *key, int requests) {
                return QStringLiteral(R"({"key_id":"%1","requests":%2})")
                    .arg(QLatin1String(key))
                    .arg(requests);
            };
            const auto page = [](const QString &items, const char *next) {
                return test::MockOctroid::answer(
                    200,
                    QStringLiteral(R"({"items":[%1],"next":%2})").arg(items, QLatin1String(next)).toUtf8());
            };
            if (request.path.endsWith("after=0"))
                return page(row("aaaaaaaaa1", 3) + QLatin1Char(',') + row("aaaaaaaaa2", 4), "\"aaaaaaaaa2\"");
            if (request.path.endsWith("after=aaaaaaaaa2"))
                return page(row("aaaaaaaaa3", 5), "null");
            return page(row("aaaaaaaaa1", 3), "\"0\"");
        });
        OctroidBackend backend(QStringLiteral("p"), QStringLiteral("mock"), mock.issuer(),
                               QStringLiteral("admin"), std::make_shared<Secret>(QByteArray("s3cret")),
                               m_clock);
        backends::UsageRequest request;
        request.from = m_clock.now().addDays(-30);
        request.to = m_clock.now();
        request.groupBy = QStringList{QStringLiteral("key")};
        const auto rows = await(backend.usage(request));
        QVERIFY(rows.ok());
        QCOMPARE(rows->size(), 3);
        QCOMPARE(rows->at(0).totals.requests + rows->at(1).totals.requests + rows->at(2).totals.requests, 12);
        QCOMPARE(asked.size(), 3);
    }

    // The connection breaks in the middle of a line, then the sync is cancelled: each time it goes on behind
    // the last whole key, and what changed since the first answer comes by the feed.
    void aFirstSyncThatWasCutGoesOn()
    {
        test::MockOctroid mock;
        QList<QByteArray> snapshots, feeds;
        mock.setHandler([&](const test::MockRequest &request) -> QByteArray {
            if (request.path.startsWith("/v1/snapshots/keys")) {
                snapshots << request.path;
                switch (snapshots.size()) {
                case 1:
                    hangUpSoon(mock);
                    return cut(7, {"aaaaaaaaa1", "aaaaaaaaa2"}, "[\"aaaaaaaaa3\",\"app");
                case 2: // says nothing more until the sync is cancelled
                    return cut(9, {"aaaaaaaaa3"}, {});
                default:
                    return whole(11, {"aaaaaaaaa4", "aaaaaaaaa5"});
                }
            }
            if (request.path.startsWith("/v1/changes?")) {
                feeds << request.path;
                return test::MockOctroid::answer(200, R"({"items":[],"last":11,"next":11})");
            }
            return test::MockOctroid::answer(200, R"({"items":[]})");
        });
        OctroidBackend backend(QStringLiteral("p"), QStringLiteral("mock"), mock.issuer(),
                               QStringLiteral("admin"), std::make_shared<Secret>(QByteArray("s3cret")),
                               m_clock);
        Inventory inventory(backend, m_clock);
        inventory.setReadsUsage(false);
        inventory.sync();
        QTRY_COMPARE_WITH_TIMEOUT(snapshots.size(), 2, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(inventory.syncedObjects() == 3, 20'000);
        inventory.cancelSync();
        QVERIFY(inventory.keys().empty()); // a half is never shown
        inventory.sync();
        QVERIFY(settled(inventory));
        QVERIFY2(inventory.syncState() == SyncState::Idle, qPrintable(inventory.lastError().toString()));
        QCOMPARE(snapshots, (QList<QByteArray>{"/v1/snapshots/keys", "/v1/snapshots/keys?after=aaaaaaaaa2",
                                               "/v1/snapshots/keys?after=aaaaaaaaa3"}));
        QCOMPARE(inventory.keys().size(), size_t(5));
        QCOMPARE(inventory.key(QStringLiteral("aaaaaaaaa3"))->name, QStringLiteral("key aaaaaaaaa3"));
        inventory.sync();
        QVERIFY(settled(inventory));
        QVERIFY(!feeds.isEmpty() && feeds.first().contains("since=7"));
    }

    // What came back knows less than before: nothing of the first half may stay.
    void aFirstSyncDoesNotGoOnWithAnotherServer()
    {
        test::MockOctroid mock;
        QList<QByteArray> snapshots;
        mock.setHandler([&](const test::MockRequest &request) -> QByteArray {
            if (!request.path.startsWith("/v1/snapshots/keys"))
                return test::MockOctroid::answer(200, R"({"items":[]})");
            snapshots << request.path;
            if (snapshots.size() == 1) {
                hangUpSoon(mock);
                return cut(7, {"aaaaaaaaa1", "aaaaaaaaa2"}, {});
            }
            return whole(3, {"bbbbbbbbb1"});
        });
        OctroidBackend backend(QStringLiteral("p"), QStringLiteral("mock"), mock.issuer(),
                               QStringLiteral("admin"), std::make_shared<Secret>(QByteArray("s3cret")),
                               m_clock);
        Inventory inventory(backend, m_clock);
        inventory.setReadsUsage(false);
        inventory.sync();
        QVERIFY(settled(inventory));
        QVERIFY2(inventory.syncState() == SyncState::Idle, qPrintable(inventory.lastError().toString()));
        QCOMPARE(snapshots, (QList<QByteArray>{"/v1/snapshots/keys", "/v1/snapshots/keys?after=aaaaaaaaa2",
                                               "/v1/snapshots/keys"}));
        QCOMPARE(inventory.keys().size(), size_t(1));
    }

    void aListWithoutEndIsRefused()
    {
        test::MockOctroid mock;
        mock.setHandler([](const test::MockRequest &) {
            return test::MockOctroid::answer(200, R"({"items":[],"next":"again"})");
        });
        OctroidBackend backend(QStringLiteral("p"), QStringLiteral("mock"), mock.issuer(),
                               QStringLiteral("admin"), std::make_shared<Secret>(QByteArray("s3cret")),
                               m_clock);
        Inventory inventory(backend, m_clock);
        inventory.sync();
        QVERIFY(settled(inventory));
        QCOMPARE(inventory.syncState(), SyncState::Failed);
        QCOMPARE(errorCodeName(inventory.lastError().code), errorCodeName(ErrorCode::Protocol));
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
