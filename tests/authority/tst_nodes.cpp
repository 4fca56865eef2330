// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/audit/chain.h"
#include "authority/limiter/quotaceilings.h"
#include "authority/store/postgresconnection.h"
#include "nodeprocess.h"
#include "support/postgresserver.h"

#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <csignal>
#include <functional>
#include <mutex>
#include <thread>

using namespace octroi;
using namespace octroi::test;

/// Several real octroid on one real PostgreSQL.
class TestNodes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_server = std::make_unique<PostgresServer>(); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_url = m_server->createDatabase();
        m_a = std::make_unique<NodeProcess>(m_folder->filePath(QStringLiteral("a")), m_url);
        m_b = std::make_unique<NodeProcess>(m_folder->filePath(QStringLiteral("b")), m_url);
    }
    void cleanup()
    {
        m_a.reset();
        m_b.reset();
    }
    void cleanupTestCase() { m_server.reset(); }

    void aChangeReachesTheOtherNode()
    {
        const Prepared prepared(m_a->client());
        const Reply issued = m_a->client().call("POST", "/v1/keys", prepared.key(QStringLiteral("K")));
        QCOMPARE(issued.status, 201);
        const QByteArray key = member(issued, "key"), id = member(issued, "id");
        const qint64 seen = untilCheck(m_b->client(), key, 200);
        QVERIFY(seen >= 0);
        // The other node changes it: it has to know the whole of it.
        QCOMPARE(m_b->client().call("POST", "/v1/keys/" + id + "/suspend").status, 200);
        QVERIFY(untilCheck(m_a->client(), key, 401) >= 0);
        QCOMPARE(m_a->client().call("POST", "/v1/keys/" + id + "/resume").status, 200);
        QVERIFY(untilCheck(m_b->client(), key, 200) >= 0);
        QCOMPARE(m_a->client().call("POST", "/v1/keys/" + id + "/revoke").status, 200);
        const qint64 revoked = untilCheck(m_b->client(), key, 401);
        QVERIFY(revoked >= 0);
        qInfo("seen on the other node: issue after %lld ms, revocation after %lld ms", seen, revoked);
    }

    /// Notifications only make it faster: the log is read on from the number that is known.
    void aMissedNotificationIsCaughtUp()
    {
        const auto database = authority::PostgresConnection::open(m_url);
        QVERIFY(database.ok());
        QVERIFY((*database)->execute("ALTER TABLE audit DISABLE TRIGGER audit_is_told").ok());
        const Prepared prepared(m_a->client());
        const Reply issued = m_a->client().call("POST", "/v1/keys", prepared.key(QStringLiteral("K")));
        QCOMPARE(issued.status, 201);
        const QByteArray key = member(issued, "key");
        QVERIFY(untilCheck(m_b->client(), key, 200) >= 0);
        QCOMPARE(m_a->client().call("POST", "/v1/keys/" + member(issued, "id") + "/revoke").status, 200);
        QVERIFY(untilCheck(m_b->client(), key, 401) >= 0);
    }

    /// A key is no silent one because the node that serves it cannot say so.
    void nobodyIsRetiredWhileANodeIsNotHeard()
    {
        const Prepared prepared(m_a->client());
        const Reply issued = m_a->client().call("POST", "/v1/keys", prepared.key(QStringLiteral("K")));
        const QByteArray id = member(issued, "id");
        const Reply next = m_a->client().call("POST", "/v1/keys/" + id + "/rotate", QJsonObject{{QStringLiteral("overlap_seconds"), 3600}});
        QCOMPARE(next.status, 201);
        const pid_t other = pid_t(m_b->daemon().process().processId());
        const auto wake = qScopeGuard([other] { ::kill(other, SIGCONT); });
        ::kill(other, SIGSTOP); // the same as a node that nobody reaches
        QCOMPARE(m_a->client().call("POST", "/v1/campaigns", QJsonObject{{QStringLiteral("name"), QStringLiteral("Autumn")}, {QStringLiteral("key_ids"), QJsonArray{QString::fromLatin1(id)}},
                                                                         {QStringLiteral("overlap_seconds"), 3600}, {QStringLiteral("quiet_seconds"), 1}}).status, 201);
        QCOMPARE(m_a->client().check(member(next, "key"), "GET", "/a/1").status, 200);
        const auto revoked = [&] { return m_a->client().call("GET", "/v1/keys/" + id).json()[QStringLiteral("status")].toString() == QLatin1String("revoked"); };
        QTest::qWait(12'000); // two passes and more
        QVERIFY(!revoked());
        ::kill(other, SIGCONT);
        QTRY_VERIFY_WITH_TIMEOUT(revoked(), 60'000);
    }

    void aNodeWithoutTheEncryptionKeyDoesNotStart()
    {
        const QString folder = m_folder->filePath(QStringLiteral("c")), key = m_folder->filePath(QStringLiteral("other.key"));
        const auto refused = [&](const QStringList &more, const char *why) {
            Daemon daemon(folder, QStringList{QStringLiteral("--database-url"), m_url} + more);
            QCOMPARE(daemon.exitCode(), 2);
            QVERIFY2(daemon.log().contains(why), daemon.log().constData());
        };
        refused({}, "which is not here");
        QFile file(key);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(64, 'b')) == 64);
        QVERIFY(file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner));
        file.close();
        refused({QStringLiteral("--encryption-key-file"), key}, "and the store's secrets are sealed with");
    }

    void directoriesReachTheOtherNode()
    {
        const Prepared prepared(m_a->client());
        const Reply issued = m_a->client().call("POST", "/v1/keys", prepared.key(QStringLiteral("K")));
        const QByteArray key = member(issued, "key");
        QVERIFY(untilCheck(m_b->client(), key, 200) >= 0);
        // A partner closed over there refuses over here.
        const QByteArray partner = "/v1/partners/" + prepared.partner.toLatin1();
        QCOMPARE(m_b->client().call("PATCH", partner, QByteArray(R"({"status":"closed"})")).status, 200);
        QVERIFY(untilCheck(m_a->client(), key, 401) >= 0);
        QCOMPARE(m_a->client().call("PATCH", partner, QByteArray(R"({"status":"active"})")).status, 200);
        QVERIFY(untilCheck(m_b->client(), key, 200) >= 0);
        // An API that is new over there is matched over here.
        QCOMPARE(m_b->client()
                     .call("POST", "/v1/apis", QByteArray(R"({"name":"B","base_path":"/b","endpoints":[
                     {"method":"GET","path":"/{id}","scopes":[]}]})"))
                     .status,
                 201);
        QTRY_COMPARE_WITH_TIMEOUT(m_a->client().check(key, "GET", "/b/1").status, 200, 30'000);
        // Names are unique over all nodes at once, without a moment in which they are not.
        const QByteArray body(R"({"name":"Zwilling AG"})");
        const int first = m_a->client().call("POST", "/v1/partners", body).status;
        const int second = m_b->client().call("POST", "/v1/partners", body).status;
        QCOMPARE(first, 201);
        QCOMPARE(second, 409);
    }

    void changesOfBothNodesAreOneChain()
    {
        const Prepared prepared(m_a->client());
        const QByteArray partner = "/v1/partners/" + prepared.partner.toLatin1();
        std::atomic<int> changed{0}, conflicts{0}, other{0};
        const auto work = [&](NodeProcess &node, const char *name) {
            ControlClient own(node.port());
            for (int i = 0; i < 40; ++i) {
                const QByteArray body =
                    "{\"contact\":\"" + QByteArray(name) + QByteArray::number(i) + "@nordlicht.example\"}";
                const auto ask = [&] {
                    return own.call("PATCH", partner, body, {{"Authorization", "Bearer " + node.client().token()}});
                };
                Reply reply = ask();
                // "Not now", when others were faster again and again, or no answer at all: the caller repeats
                // it, which changes nothing when the first one was done.
                for (int again = 0; (reply.status == 503 || reply.status == 0) && again < 30; ++again) {
                    qInfo("%s %d: status %d %s", name, i, reply.status, reply.body.left(300).constData());
                    QTest::qSleep(10 * again);
                    reply = ask();
                }
                ++(reply.status == 200                          ? changed
                   : reply.status == 412 || reply.status == 409 ? conflicts
                                                                : other);
            }
        };
        std::thread one([&] { work(*m_a, "a"); }), two([&] { work(*m_b, "b"); });
        one.join();
        two.join();
        QCOMPARE(other.load(), 0);
        QCOMPARE(changed.load(), 80);
        verifyAudit();
        // No change of the one was written over by the other unseen: every one has a version of its own.
        const auto version = [&] {
            return m_a->client().call("GET", partner).json().value(QStringLiteral("version")).toInt();
        };
        QTRY_COMPARE_WITH_TIMEOUT(version(), 81, 30'000); // the last changes may be the other node's
    }

    void aQuotaHoldsOverBothNodes()
    {
        constexpr int kQuota = 300;
        const int bound = kQuota + int(authority::quotaChunk(kQuota));
        const Spent spent = spendOnBoth(kQuota, [] {});
        qInfo("quota %d on two nodes: %d allowed, at most %d may be; %d refused for a moment", kQuota,
              spent.allowed, bound, spent.early);
        QVERIFY(spent.allowed <= bound);
        QVERIFY(spent.allowed >= kQuota);
    }

    void aQuotaHoldsWhileTheDatabaseIsAway()
    {
        constexpr int kQuota = 2000;
        const int bound = kQuota + int(authority::quotaChunk(kQuota));
        const Spent spent = spendOnBoth(kQuota, [&] {
            m_server->stop();
            QTest::qSleep(3000);
            m_server->start();
        });
        qInfo("quota %d on two nodes, database away for 3 s: %d allowed, at most %d may be; %d refused for a "
              "moment",
              kQuota, spent.allowed, bound, spent.early);
        QVERIFY(spent.allowed <= bound);
        // A lease whose answer was lost is lost for this period.
        QVERIFY(spent.allowed >= kQuota / 2);
    }

    void aRestartedNodeKnowsWhatWasUsed()
    {
        const Prepared prepared(m_a->client());
        constexpr int kQuota = 50;
        const Reply plan = m_a->client().call("POST", "/v1/plans",
                                              QJsonObject{{QStringLiteral("name"), QStringLiteral("P")},
                                                          {QStringLiteral("quota_day"), kQuota}});
        const Reply issued = m_a->client().call(
            "POST", "/v1/keys",
            prepared.key(QStringLiteral("K"),
                         {{QStringLiteral("plan_id"), plan.json()[QStringLiteral("id")]}}));
        const QByteArray key = member(issued, "key");
        int allowed = 0;
        for (int round = 0; round < 3; ++round) {
            for (int i = 0; i < 200; ++i) {
                allowed += m_a->client().check(key, "GET", "/a/1").status == 200 ? 1 : 0;
                QTest::qSleep(2);
            }
            m_a->daemon().process().terminate();
            m_a->daemon().process().waitForFinished(30'000);
            m_a = std::make_unique<NodeProcess>(m_folder->filePath(QStringLiteral("a")), m_url);
        }
        QCOMPARE(allowed, kQuota); // one node that spends alone never goes over
    }

    void theDatabaseStopsDuringLoad();
    void aNodeWithoutItsDatabaseForTooLongRefuses()
    {
        const Prepared prepared(m_a->client());
        const QByteArray key =
            member(m_a->client().call("POST", "/v1/keys", prepared.key(QStringLiteral("K"))), "key");
        NodeProcess third(m_folder->filePath(QStringLiteral("c")), m_url,
                          {QStringLiteral("--without-database"), QStringLiteral("3")});
        QCOMPARE(untilCheck(third.client(), key, 200) >= 0, true);
        m_server->stop();
        QVERIFY(untilCheck(third.client(), key, 503) >= 0);
        QCOMPARE(third.client().call("GET", "/readyz").status, 503);
        QCOMPARE(third.client().call("GET", "/healthz").status, 200);
        QCOMPARE(m_a->client().check(key, "GET", "/a/1").status, 200); // whose time is not over
        m_server->start();
        QVERIFY(untilCheck(third.client(), key, 200) >= 0);
        QCOMPARE(third.client().call("GET", "/readyz").status, 200);
    }

private:
    struct Spent
    {
        int allowed, early;
    };
    /// A key with this quota a day, used on both nodes until nothing is left.
    Spent spendOnBoth(int quota, const std::function<void()> &meanwhile)
    {
        const Prepared prepared(m_a->client());
        const Reply plan = m_a->client().call(
            "POST", "/v1/plans",
            QJsonObject{{QStringLiteral("name"), QStringLiteral("P")}, {QStringLiteral("quota_day"), quota}});
        const Reply issued = m_a->client().call(
            "POST", "/v1/keys",
            prepared.key(QStringLiteral("K"),
                         {{QStringLiteral("plan_id"), plan.json()[QStringLiteral("id")]}}));
        const QByteArray key = member(issued, "key");
        if (untilCheck(m_b->client(), key, 200) < 0)
            qFatal("the key does not reach the other node");
        std::atomic<int> allowed{1}, early{0};
        const auto spend = [&](quint16 port) {
            ControlClient own(port);
            QElapsedTimer sinceAllowed;
            sinceAllowed.start();
            // Until nothing was left for some time; a refusal before that asks to come back in a second.
            while (sinceAllowed.elapsed() < 12'000) {
                const Reply reply = own.check(key, "GET", "/a/1");
                if (reply.status == 200) {
                    ++allowed;
                    sinceAllowed.restart();
                } else {
                    const bool moment = reply.header("Retry-After") == "1";
                    early += moment ? 1 : 0;
                    QTest::qSleep(moment ? 20 : 100);
                }
            }
        };
        std::vector<std::thread> threads;
        for (NodeProcess *node : {m_a.get(), m_b.get()}) {
            for (int i = 0; i < 2; ++i)
                threads.emplace_back(spend, node->port());
        }
        QTest::qSleep(100);
        meanwhile();
        for (auto &thread : threads)
            thread.join();
        return {allowed, early};
    }

    /// The whole log as one node exports it, verified as octroictl would.
    void verifyAudit()
    {
        authority::ChainVerifier chain;
        for (qint64 after = 0;;) {
            const Reply page =
                m_b->client().call("GET", "/v1/audit?limit=1000&after=" + QByteArray::number(after));
            const QJsonArray items = page.json()[QStringLiteral("items")].toArray();
            if (items.isEmpty())
                break;
            for (const QJsonValue &item : items)
                QVERIFY2(chain.acceptLine(QJsonDocument(item.toObject()).toJson(QJsonDocument::Compact)),
                         qPrintable(chain.why()));
            after = chain.lastSeq();
        }
        QVERIFY(chain.lastSeq() > 0);
    }

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_url;
    std::unique_ptr<NodeProcess> m_a, m_b;
};

void TestNodes::theDatabaseStopsDuringLoad()
{
    const Prepared prepared(m_a->client());
    const QByteArray steady =
        member(m_a->client().call("POST", "/v1/keys", prepared.key(QStringLiteral("steady"))), "key");
    QVERIFY(untilCheck(m_b->client(), steady, 200) >= 0);
    struct Acknowledged
    {
        std::mutex mutex;
        QList<QByteArray> issued, revoked;
        QStringList odd; ///< answers that are neither "done" nor "not now"
    } done;
    std::atomic<bool> stop{false};
    std::atomic<int> refusedChanges{0}, unanswered{0}, failedChecks{0};
    std::atomic<qint64> checks{1};
    std::vector<std::thread> threads;
    const auto join = qScopeGuard([&] {
        stop = true;
        for (auto &thread : threads)
            thread.join();
    });
    const auto administer = [&](NodeProcess *node, int number) {
        const QByteArray bearer = "Bearer " + node->client().token();
        ControlClient own(node->port());
        for (int i = 0; !stop; ++i) {
            const auto name = QStringLiteral("k%1-%2").arg(number).arg(i);
            const Reply issued =
                own.call("POST", "/v1/keys", prepared.key(name), {{"Authorization", bearer}});
            if (issued.status == 201) {
                const QByteArray key = member(issued, "key");
                const bool revoke = i % 3 == 0;
                const bool gone = revoke && own.call("POST", "/v1/keys/" + member(issued, "id") + "/revoke",
                                                     QByteArray(), {{"Authorization", bearer}})
                                                    .status == 200;
                const std::lock_guard lock(done.mutex);
                if (gone)
                    done.revoked << key;
                else if (!revoke) // of one whose revocation was not acknowledged nothing is known
                    done.issued << key;
            } else {
                if (issued.status == 503) {
                    ++refusedChanges;
                } else if (issued.status == 0) {
                    ++unanswered; // in ten seconds: whether it was done is not known
                } else {
                    const std::lock_guard lock(done.mutex);
                    done.odd << QStringLiteral("%1 %2").arg(issued.status).arg(QString::fromUtf8(issued.body));
                }
                QTest::qSleep(20);
            }
        }
    };
    const auto call = [&](NodeProcess *node) {
        ControlClient own(node->port());
        while (!stop) {
            failedChecks += own.check(steady, "GET", "/a/1").status == 200 ? 0 : 1;
            ++checks;
            QTest::qSleep(1);
        }
    };
    int number = 0;
    for (NodeProcess *node : {m_a.get(), m_b.get()}) {
        threads.emplace_back(administer, node, number++);
        threads.emplace_back(call, node);
    }
    const auto acknowledged = [&] {
        const std::lock_guard lock(done.mutex);
        return done.issued.size() + done.revoked.size();
    };
    QTRY_VERIFY_WITH_TIMEOUT(acknowledged() > 40, 60'000);
    for (int round = 0; round < 2; ++round) {
        const int before = refusedChanges;
        m_server->stop();
        QTRY_VERIFY_WITH_TIMEOUT(refusedChanges > before + 20, 60'000);
        if (round == 0) {
            const auto statusOf = [](NodeProcess &node, const char *path) {
                const Reply reply = node.client().call("GET", path);
                return reply.status == 200 ? reply.json()[QStringLiteral("status")].toString()
                                           : QString::number(reply.status);
            };
            QTRY_COMPARE_WITH_TIMEOUT(statusOf(*m_a, "/healthz"), QStringLiteral("degraded"), 30'000);
            QTRY_COMPARE_WITH_TIMEOUT(statusOf(*m_b, "/readyz"), QStringLiteral("degraded"), 30'000);
        }
        const auto lost = acknowledged();
        m_server->start();
        QTRY_VERIFY_WITH_TIMEOUT(acknowledged() > lost + 20, 60'000);
    }
    stop = true;
    for (auto &thread : threads)
        thread.join();
    threads.clear();
    qInfo("%lld changes acknowledged, %d answered 503, %d without an answer, %lld checks meanwhile, %d of them not allowed",
          qlonglong(acknowledged()), refusedChanges.load(), unanswered.load(), qlonglong(checks.load()), failedChecks.load());
    QCOMPARE(failedChecks.load(), 0);
    QVERIFY2(done.odd.isEmpty(), qPrintable(QStringLiteral("%1 such answers: ").arg(done.odd.size()) + done.odd.mid(0, 3).join(u'\n')));
    for (NodeProcess *node : {m_a.get(), m_b.get()}) {
        for (const QByteArray &key : done.issued)
            QVERIFY(untilCheck(node->client(), key, 200) >= 0);
        for (const QByteArray &key : done.revoked)
            QVERIFY(untilCheck(node->client(), key, 401) >= 0);
    }
    verifyAudit();
    // Calls were counted once each, also those of the time without the database.
    const QByteArray keyId = steady.mid(steady.indexOf('_', 4) + 1, 10);
    const auto counted = [&] {
        const Reply usage = m_a->client().call(
            "GET", "/v1/usage?key_id=" + keyId + "&from=2020-01-01T00:00:00Z&to=2100-01-01T00:00:00Z");
        qint64 sum = 0;
        // Before the API was known on the other node, a check of the key may have been refused there.
        for (const QJsonValue &row : usage.json()[QStringLiteral("items")].toArray())
            sum += row.toObject()[QStringLiteral("requests")].toInteger() -
                   row.toObject()[QStringLiteral("refused")].toInteger();
        return sum;
    };
    QTRY_COMPARE_WITH_TIMEOUT(counted(), checks.load(), 30'000);
    QTest::qSleep(2500); // a batch that was sent twice would be counted by now
    QCOMPARE(counted(), checks.load());
}

QTEST_GUILESS_MAIN(TestNodes)
#include "tst_nodes.moc"
