// SPDX-License-Identifier: GPL-3.0-or-later
// Reading a server that is cut off, that is another one, that never ends, that answers every third question with
// nonsense; and one with very many rows of usage.
#include "inventory/inventory.h"

#include "await.h"
#include "mockoctroid.h"
#include "backends/octroid/octroidbackend.h"

#include <QTimer>

using namespace octroi;
using backends::OctroidBackend;
using inventory::Inventory;
using inventory::SyncState;
using test::await;
using test::MockOctroid;

namespace {

/// Until the inventory has read all it wants to.
bool settled(Inventory &inventory)
{
    return QTest::qWaitFor([&] { return inventory.syncState() != SyncState::Reading; }, 60'000);
}

QByteArray usageRow(const QByteArray &key, int requests)
{
    return "{\"key_id\":\"" + key + "\",\"requests\":" + QByteArray::number(requests) + ",\"bytes_out\":10}";
}

} // namespace

class TestStrangeSync : public QObject
{
    Q_OBJECT

    SystemClock m_clock;

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

    // Page by page, and added up by key: the rows of all keys are never held together.
    void usageIsAddedUpPageByPage()
    {
        MockOctroid mock;
        QList<QByteArray> asked;
        mock.setHandler([&](const test::MockRequest &request) -> QByteArray {
            if (request.path.startsWith("/v1/snapshots/keys"))
                return whole(7, {"aaaaaaaaa1", "aaaaaaaaa2", "aaaaaaaaa3"});
            if (!request.path.startsWith("/v1/usage?"))
                return MockOctroid::answer(200, R"({"items":[]})");
            asked << request.path;
            const auto page = [](const QByteArray &items, const QByteArray &next) {
                return MockOctroid::answer(200, "{\"items\":[" + items + "],\"next\":" + next + "}");
            };
            if (request.path.endsWith("after=0"))
                return page(usageRow("aaaaaaaaa1", 3) + ',' + usageRow("aaaaaaaaa2", 4) + ',' + usageRow("nobody0000", 9),
                            "\"aaaaaaaaa2\"");
            if (request.path.endsWith("after=aaaaaaaaa2"))
                return page(usageRow("aaaaaaaaa3", 5), "null");
            return page(usageRow("aaaaaaaaa1", 3), "\"0\""); // cut: all of it comes again
        });
        OctroidBackend backend(QStringLiteral("p"), QStringLiteral("mock"), mock.issuer(), QStringLiteral("admin"),
                               std::make_shared<Secret>(QByteArray("s3cret")), m_clock);
        Inventory inventory(backend, m_clock);
        inventory.sync();
        QVERIFY(settled(inventory));
        QVERIFY2(inventory.syncState() == SyncState::Idle, qPrintable(inventory.lastError().toString()));
        QCOMPARE(asked.size(), 3);
        QCOMPARE(inventory.usageOf(QStringLiteral("aaaaaaaaa1")).requests, 3);
        QCOMPARE(inventory.usageOf(QStringLiteral("aaaaaaaaa2")).requests, 4);
        QCOMPARE(inventory.usageOf(QStringLiteral("aaaaaaaaa3")).requests, 5);
        QCOMPARE(inventory.usageOf(QStringLiteral("aaaaaaaaa3")).bytes, 10);
    }

    // A sync that meets an error says so and keeps what there was; the next one goes on, and nothing is there twice.
    void everyThirdAnswerIsWrong_data()
    {
        QTest::addColumn<QByteArray>("wrong");
        QTest::newRow("HTML") << MockOctroid::answer(200, "<html><title>Sign in</title>", "text/html");
        QTest::newRow("an error") << MockOctroid::answer(500, R"({"reason":"x"})", "application/problem+json");
        QTest::newRow("a gateway's") << MockOctroid::answer(502, "<html>Bad gateway", "text/html");
        QTest::newRow("half a document") << MockOctroid::answer(200, "{\"items\":[");
    }
    void everyThirdAnswerIsWrong()
    {
        QFETCH(QByteArray, wrong);
        MockOctroid mock;
        int count = 0;
        mock.setHandler([&](const test::MockRequest &request) -> QByteArray {
            if (++count % 3 == 0)
                return wrong;
            if (request.path.startsWith("/v1/snapshots/keys"))
                return whole(7, {"aaaaaaaaa1", "aaaaaaaaa2"});
            return MockOctroid::answer(200, request.path.startsWith("/v1/changes?") ? R"({"items":[],"last":7,"next":7})"
                                                                                  : R"({"items":[]})");
        });
        OctroidBackend backend(QStringLiteral("p"), QStringLiteral("mock"), mock.issuer(), QStringLiteral("admin"),
                               std::make_shared<Secret>(QByteArray("s3cret")), m_clock);
        Inventory inventory(backend, m_clock);
        inventory.setReadsUsage(false);
        int failed = 0, good = 0;
        for (int i = 0; i < 40 && good < 3; ++i) {
            inventory.sync();
            QVERIFY(settled(inventory));
            const bool idle = inventory.syncState() == SyncState::Idle;
            ++(idle ? good : failed);
            QVERIFY(idle || !inventory.lastError().toString().isEmpty());
            const size_t keys = inventory.keys().size();
            QVERIFY2(keys == 2 || (keys == 0 && good == 0), qPrintable(QString::number(keys)));
            ++count; // else the same question would be the third each time
        }
        QVERIFY(failed > 0);
    }
};

QTEST_GUILESS_MAIN(TestStrangeSync)
#include "tst_strangesync.moc"
