// SPDX-License-Identifier: GPL-3.0-or-later
#include "hookserver.h"
#include "nodeprocess.h"
#include "support/postgresserver.h"

#include <QTemporaryDir>
#include <QTest>
#include <csignal>

using namespace octroi;
using namespace octroi::test;

/// Two real octroid on one real PostgreSQL: of every notification there is one.
class TestAlertNodes : public QObject
{
    Q_OBJECT
    std::unique_ptr<PostgresServer> m_server;

private Q_SLOTS:
    void initTestCase() { m_server = std::make_unique<PostgresServer>(); }
    void cleanupTestCase() { m_server.reset(); }

    void oneOfThemSends()
    {
        QTemporaryDir folder;
        const QString url = m_server->createDatabase();
        const QStringList more{QStringLiteral("--webhook-network"), QStringLiteral("127.0.0.1/32")};
        HookServer hooks;
        auto a = std::make_unique<NodeProcess>(folder.filePath(QStringLiteral("a")), url, more);
        auto b = std::make_unique<NodeProcess>(folder.filePath(QStringLiteral("b")), url, more);
        const Prepared prepared(a->client());
        const QByteArray key = member(a->client().call("POST", "/v1/keys", prepared.key(QStringLiteral("K"))), "key");
        const auto rule = [&](NodeProcess &node, const char *name) {
            const QJsonObject body{{QStringLiteral("name"), QLatin1String(name)}, {QStringLiteral("kind"), QStringLiteral("threshold")}, {QStringLiteral("limit"), 0},
                                   {QStringLiteral("window_seconds"), 600}, {QStringLiteral("webhook_url"), hooks.url()}};
            return node.client().call("POST", "/v1/alerts/rules", body).status;
        };
        QCOMPARE(rule(*a, "first"), 201);
        QCOMPARE(rule(*b, "second"), 201);
        QVERIFY(untilCheck(b->client(), key, 200) >= 0);
        const auto calls = [&] { return hooks.calls().size(); };
        QTRY_COMPARE_WITH_TIMEOUT(calls(), 2, 150'000);
        QTest::qWait(5'000);
        QCOMPARE(calls(), 2);
        QVERIFY(hooks.calls()[0].field("webhook-id") != hooks.calls()[1].field("webhook-id"));
        for (NodeProcess *node : {a.get(), b.get()})
            QCOMPARE(node->client().call("GET", "/v1/alerts?state=firing").json()[QStringLiteral("items")].toArray().size(), 2);
        // One of them breaks down: the other goes on, and what was told is not told again.
        a.reset();
        QCOMPARE(rule(*b, "third"), 201);
        QTRY_COMPARE_WITH_TIMEOUT(calls(), 3, 200'000);
        QTest::qWait(3'000);
        QCOMPARE(calls(), 3);
    }
};

QTEST_GUILESS_MAIN(TestAlertNodes)
#include "tst_alertnodes.moc"
