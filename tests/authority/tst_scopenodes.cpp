// SPDX-License-Identifier: GPL-3.0-or-later
#include "nodeprocess.h"
#include "support/postgresserver.h"

#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <thread>

using namespace octroi;
using namespace octroi::test;

/// A scope that is replaced on one of two real octroid that share one real PostgreSQL, while calls come to both.
class TestScopeNodes : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<NodeProcess> m_a, m_b;
    std::unique_ptr<Prepared> m_prepared;

    static Reply replace(NodeProcess &node, const QByteArray &name, const QByteArray &to, bool merge = false)
    {
        QJsonObject body{{QStringLiteral("into"), QString::fromLatin1(to)}};
        if (merge)
            body.insert(QStringLiteral("merge"), true);
        return node.client().call("POST", "/v1/scopes/" + name + "/replace", body);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<PostgresServer>();
        const QString url = m_server->createDatabase();
        m_a = std::make_unique<NodeProcess>(m_folder.filePath(QStringLiteral("a")), url);
        m_b = std::make_unique<NodeProcess>(m_folder.filePath(QStringLiteral("b")), url);
        m_prepared = std::make_unique<Prepared>(m_a->client());
    }
    void cleanupTestCase()
    {
        m_a.reset();
        m_b.reset();
        m_server.reset();
    }

    void noCallIsRefusedOnEitherNode()
    {
        QList<QByteArray> keys;
        for (int i = 0; i < 40; ++i)
            keys << member(m_a->client().call("POST", "/v1/keys", m_prepared->key(QString::number(i))), "key");
        for (const QByteArray &key : std::as_const(keys))
            QVERIFY(untilCheck(m_b->client(), key, 200) >= 0);
        std::atomic<bool> over{false};
        std::atomic<int> asked{0}, refused{0};
        const auto call = [&](quint16 port) {
            ControlClient client(port);
            for (int i = 0; !over.load(); ++i) {
                refused += client.check(keys.at(i % keys.size()), "GET", "/a/1").status == 200 ? 0 : 1;
                ++asked;
            }
        };
        std::thread one([&] { call(m_a->port()); }), two([&] { call(m_b->port()); });
        QList<int> statuses;
        for (int i = 0; i < 6; ++i) {
            statuses << replace(*m_a, "a:read", "b:read").status;
            const int before = asked.load();
            while (asked.load() < before + 200)
                QTest::qSleep(1);
            statuses << replace(*m_a, "b:read", "a:read").status;
        }
        over = true;
        one.join();
        two.join();
        QCOMPARE(statuses, QList<int>(12, 200));
        QVERIFY(asked.load() > 1'200);
        QCOMPARE(refused.load(), 0);
    }

    void aMergeHoldsOnTheOtherNode()
    {
        const QByteArray key = member(m_a->client().call("POST", "/v1/keys", m_prepared->key(QStringLiteral("M"))), "key");
        QVERIFY(untilCheck(m_b->client(), key, 200) >= 0);
        QCOMPARE(m_b->client().check(key, "POST", "/a/1").status, 403);
        const Reply done = replace(*m_a, "a:read", "a:write", true);
        QVERIFY2(done.status == 200, done.body.constData());
        QCOMPARE(m_a->client().check(key, "POST", "/a/1").status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(m_b->client().check(key, "POST", "/a/1").status, 200, 30'000);
        QCOMPARE(m_b->client().check(key, "GET", "/a/1").status, 200);
        QCOMPARE(m_b->client().call("GET", "/v1/scopes/a:read").status, 404);
        // And from the other side, on what came from this one.
        QCOMPARE(replace(*m_b, "a:write", "a:all").status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(m_a->client().call("GET", "/v1/scopes/a:all").status, 200, 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_a->client().check(key, "GET", "/a/1").status, 200, 30'000);
    }
};

QTEST_GUILESS_MAIN(TestScopeNodes)
#include "tst_scopenodes.moc"
