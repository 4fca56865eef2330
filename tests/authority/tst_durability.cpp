// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/node/node.h"
#include "authority/store/sqlitestore.h"
#include "daemon.h"
#include "fullstore.h"

#include <QDateTime>
#include <QHash>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <mutex>
#include <thread>

using namespace octroi;
using namespace octroi::test;

/// What was acknowledged stays, whatever happens to the process or to the store. tst_fulldisk.cpp does the same
/// with a real disk.
class TestDurability : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void killedDuringAStreamOfIssues()
    {
        constexpr int kClients = 4;
        const QString folder = m_folder->filePath(QStringLiteral("data"));
        struct Stream
        {
            QList<QByteArray> acknowledged; ///< the keys
            QByteArray retry;               ///< the Idempotency-Key that got no answer
            QJsonObject body;
        };
        std::array<Stream, kClients> streams;
        {
            Daemon daemon(folder);
            ControlClient client(daemon.port());
            signIn(client, folder + QStringLiteral("/admin.json"));
            const Prepared prepared(client);
            std::atomic<int> total{0};
            std::vector<std::thread> threads;
            for (int t = 0; t < kClients; ++t)
                threads.emplace_back([&, t, port = daemon.port()] {
                    Stream &stream = streams[std::size_t(t)];
                    ControlClient own(port);
                    for (int i = 0;; ++i) {
                        stream.retry = "k" + QByteArray::number(t) + '-' + QByteArray::number(i);
                        stream.body = prepared.key(QString::fromLatin1(stream.retry));
                        const Reply reply = own.call("POST", "/v1/keys", stream.body,
                                                     {{"Idempotency-Key", stream.retry},
                                                      {"Authorization", "Bearer " + client.token()}});
                        if (reply.status != 201 || member(reply, "key").isEmpty())
                            return; // cut off: not acknowledged
                        stream.acknowledged << member(reply, "key");
                        ++total;
                    }
                });
            while (total < 120)
                std::this_thread::yield();
            daemon.process().kill();
            for (auto &thread : threads)
                thread.join();
            daemon.process().waitForFinished();
            QCOMPARE(daemon.process().exitStatus(), QProcess::CrashExit);
        }
        Daemon again(folder);
        QVERIFY(again.port() != 0);
        ControlClient client(again.port());
        signIn(client, folder + QStringLiteral("/admin.json"));
        int expected = 0;
        for (const Stream &stream : streams) {
            for (const QByteArray &key : stream.acknowledged)
                QCOMPARE(client.check(key, "GET", "/a/1").status, 200);
            const Reply retried =
                client.call("POST", "/v1/keys", stream.body, {{"Idempotency-Key", stream.retry}});
            QCOMPARE(retried.status, 201);
            QCOMPARE(client.check(member(retried, "key"), "GET", "/a/1").status, 200);
            expected += int(stream.acknowledged.size()) + 1;
        }
        QHash<QString, int> names;
        for (const QJsonValue &item :
             client.call("GET", "/v1/keys?limit=1000").json()[QStringLiteral("items")].toArray())
            ++names[item.toObject()[QStringLiteral("name")].toString()];
        QCOMPARE(names.size(), expected);
        for (const Stream &stream : streams)
            QCOMPARE(names.value(QString::fromLatin1(stream.retry)), 1);
        // One audit entry for each key, no more.
        const QJsonArray audit =
            client.call("GET", "/v1/audit?after=0&limit=1000").json()[QStringLiteral("items")].toArray();
        int issues = 0;
        for (const QJsonValue &entry : audit)
            issues += entry.toObject()[QStringLiteral("action")] == QStringLiteral("key.issue");
        QVERIFY2(issues >= expected && issues <= expected + kClients, qPrintable(QString::number(issues)));
    }
    /// What was counted is stored each second: a kill takes the second that was under way, and no more.
    void aKilledServerLosesOneSecondOfUsage()
    {
        const QString folder = m_folder->filePath(QStringLiteral("data"));
        QByteArray id;
        constexpr int kFirst = 500, kLast = 50;
        {
            Daemon daemon(folder);
            ControlClient client(daemon.port());
            signIn(client, folder + QStringLiteral("/admin.json"));
            const Prepared prepared(client);
            const Reply issued = client.call("POST", "/v1/keys", prepared.key(QStringLiteral("K")));
            id = member(issued, "id");
            for (int i = 0; i < kFirst; ++i)
                QCOMPARE(client.check(member(issued, "key"), "GET", "/a/1").status, 200);
            // The point of a second is sent when what it counted has been stored.
            Wire live(daemon.port());
            live.send("GET /v1/live HTTP/1.1\r\nHost: o\r\nAuthorization: Bearer " + client.token() + "\r\n\r\n");
            const qint64 lastCheck = QDateTime::currentSecsSinceEpoch();
            static const QRegularExpression second(QStringLiteral("\"second\":([0-9]+)"));
            const auto newest = [&live] {
                qint64 out = 0;
                for (auto found = second.globalMatch(QString::fromUtf8(live.buffer())); found.hasNext();)
                    out = qMax(out, found.next().captured(1).toLongLong());
                return out;
            };
            while (newest() < lastCheck && live.more()) {
            }
            QVERIFY2(newest() >= lastCheck, live.buffer().constData());
            for (int i = 0; i < kLast; ++i)
                QCOMPARE(client.check(member(issued, "key"), "GET", "/a/1").status, 200);
            daemon.process().kill();
            daemon.process().waitForFinished();
        }
        Daemon again(folder);
        ControlClient client(again.port());
        signIn(client, folder + QStringLiteral("/admin.json"));
        const Reply usage = client.call("GET", "/v1/usage?key_id=" + id);
        qint64 counted = 0;
        for (const QJsonValue &row : usage.json()[QStringLiteral("items")].toArray())
            counted += row.toObject()[QStringLiteral("requests")].toInteger();
        QVERIFY2(counted >= kFirst && counted <= kFirst + kLast, usage.body.constData());
    }
    void aLogNobodyReadsStopsNothing()
    {
        const QString folder = m_folder->filePath(QStringLiteral("data"));
        Daemon daemon(folder);
        ControlClient client(daemon.port());
        signIn(client, folder + QStringLiteral("/admin.json"));
        // 100 lines a second are logged; a pipe holds 64 KiB. Nothing here reads the pipe.
        const QByteArray uri = "/a/" + QByteArray(250, 'x');
        for (int second = 0; second < 4; ++second) {
            for (int i = 0; i < 150; ++i)
                QCOMPARE(client.check("hunter2", "GET", uri).status, 401);
            QTest::qSleep(1000);
        }
        QCOMPARE(client.call("GET", "/v1/server").status, 200);
        const Prepared prepared(client);
        QCOMPARE(client.call("POST", "/v1/keys", prepared.key(QStringLiteral("K"))).status, 201);
        daemon.log();
        QCOMPARE(client.check("hunter2", "GET", uri).status, 401);
        QVERIFY(!daemon.line("lines_lost_before").isEmpty());
    }
    void aStoreThatMayNotGrow()
    {
        authority::Node::Options options;
        options.dataFolder = m_folder->path();
        options.threads = 2;
        options.openStore = [](const QString &folder) -> Result<std::unique_ptr<authority::Store>> {
            auto store = authority::SqliteStore::open(folder);
            if (!store)
                return store.error();
            if (auto limited = (*store)->limitPages(120); !limited)
                return limited.error();
            return std::unique_ptr<authority::Store>(std::move(*store));
        };
        const SystemClock clock;
        auto node = authority::Node::start(options, clock);
        QVERIFY(node.ok());
        const Secret secret = (*node)->addMemoryClient(QStringLiteral("console"), QStringLiteral("console"));
        ControlClient client((*node)->port());
        QCOMPARE(client.signIn("console", secret.reveal()).status, 200);
        const Prepared prepared(client);
        const Reply issued = client.call("POST", "/v1/keys", prepared.key(QStringLiteral("K")));
        QCOMPARE(issued.status, 201);
        verifyFullBehaviour(client, prepared, member(issued, "key"));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestDurability)
#include "tst_durability.moc"
