// SPDX-License-Identifier: GPL-3.0-or-later
#include "nodefixture.h"

#include <QUdpSocket>
#include <thread>

using namespace octroi::test;

class TestCheck : public QObject
{
    Q_OBJECT
    NodeFixture m_f;
    QString m_application;

    static QByteArray text(const Reply &r, const char *name) { return r.json().value(QLatin1String(name)).toString().toUtf8(); }
    /// What the caller sees when the proxy drops its own fields.
    static QByteArray callersView(const Reply &r)
    {
        QByteArrayList kept;
        for (const QByteArray &line : r.head.split('\n')) {
            if (!line.startsWith("X-Octroi-") && !line.startsWith("Date:"))
                kept << line;
        }
        return kept.join('\n') + r.body;
    }

private Q_SLOTS:
    void initTestCase() { m_application = m_f.prepare(); }

    void allowedAndMissingScope()
    {
        const Reply issued = m_f.issue(m_application);
        QCOMPARE(issued.status, 201);
        const QByteArray key = text(issued, "key"), id = text(issued, "id");
        const Reply ok = m_f.client().check(key, "GET", "/orders/7?x=1");
        QCOMPARE(ok.status, 200);
        QCOMPARE(ok.header("X-Octroi-Credential"), id);
        QCOMPARE(ok.header("X-Octroi-Scopes"), QByteArray("orders:read"));
        QCOMPARE(ok.header("X-Octroi-Limit-Rate"), QByteArray("0"));
        const Reply denied = m_f.client().check(key, "POST", "/orders");
        QCOMPARE(denied.status, 403);
        QCOMPARE(denied.header("X-Octroi-Refusal"), QByteArray("scope_missing"));
        QVERIFY(denied.header("WWW-Authenticate").contains("scope=\"orders:write\""));
        QCOMPARE(denied.json().value(QStringLiteral("scope")).toString(), QStringLiteral("orders:write"));
        QCOMPARE(m_f.client().check(key, "GET", "/orders/%2e%2e/7").header("X-Octroi-Refusal"), QByteArray("unknown_endpoint"));
    }
    void all401LookTheSame()
    {
        QMap<QByteArray, QByteArray> seen; // reason -> view
        const auto note = [&](const Reply &r) {
            QCOMPARE(r.status, 401);
            seen.insert(r.header("X-Octroi-Refusal"), callersView(r));
        };
        const Reply revoked = m_f.issue(m_application), suspended = m_f.issue(m_application);
        m_f.client().call("POST", "/v1/keys/" + text(revoked, "id") + "/revoke");
        m_f.client().call("POST", "/v1/keys/" + text(suspended, "id") + "/suspend");
        note(m_f.client().check(text(revoked, "key"), "GET", "/orders/7"));
        note(m_f.client().check(text(suspended, "key"), "GET", "/orders/7"));
        note(m_f.client().check("hunter2", "GET", "/orders/7"));
        note(m_f.client().check("oct_live_00000000000000000000000000000000000000000000000000", "GET", "/orders/7"));
        const QDateTime soon = QDateTime::currentDateTimeUtc().addMSecs(1500);
        const Reply expiring = m_f.issue(m_application, {{QStringLiteral("expires_at"), soon.toString(Qt::ISODateWithMs)}});
        QCOMPARE(expiring.status, 201);
        QTRY_COMPARE(m_f.client().check(text(expiring, "key"), "GET", "/orders/7").status, 401);
        note(m_f.client().check(text(expiring, "key"), "GET", "/orders/7"));
        QVERIFY(seen.contains("revoked") && seen.contains("suspended") && seen.contains("malformed") && seen.contains("expired"));
        const auto views = seen.values();
        for (const QByteArray &view : views)
            QCOMPARE(view, views.first());
        const Reply none = m_f.client().check({}, "GET", "/orders/7");
        QCOMPARE(none.status, 401);
        QVERIFY(!none.header("WWW-Authenticate").contains("error"));
    }
    void aKeyForSomeApisOnly()
    {
        const Reply other = m_f.client().call(
            "POST", "/v1/apis",
            QByteArray(R"({"name":"Bills","base_path":"/bills","endpoints":[{"method":"GET","path":"/{id}","scopes":["orders:read"]}]})"));
        QCOMPARE(other.status, 201);
        const QJsonObject restrictions{{QStringLiteral("apis"), QJsonArray{other.json()[QStringLiteral("id")]}}};
        const Reply issued = m_f.issue(m_application, {{QStringLiteral("restrictions"), restrictions},
                                                       {QStringLiteral("tags"), QJsonArray{QStringLiteral("billing desk")}}});
        QCOMPARE(issued.status, 201);
        QCOMPARE(issued.json()[QStringLiteral("restrictions")].toObject()[QStringLiteral("apis")], restrictions[QStringLiteral("apis")]);
        const QByteArray key = text(issued, "key"), path = "/v1/keys/" + text(issued, "id");
        QCOMPARE(m_f.client().check(key, "GET", "/bills/7").status, 200);
        const Reply refused = m_f.client().check(key, "GET", "/orders/7");
        QCOMPARE(refused.status, 403);
        QCOMPARE(refused.header("X-Octroi-Refusal"), QByteArray("api_restricted"));
        QCOMPARE(refused.json()[QStringLiteral("reason")].toString(), QStringLiteral("api_restricted"));
        QCOMPARE(m_f.client().call("PATCH", path, QByteArray(R"({"restrictions":{"apis":[]}})")).status, 200);
        QCOMPARE(m_f.client().check(key, "GET", "/orders/7").status, 200);

        const auto tagged = m_f.client().call("GET", "/v1/keys?filter=tag:%22billing%20desk%22").json();
        QCOMPARE(tagged[QStringLiteral("items")].toArray().size(), 1);
        QCOMPARE(tagged[QStringLiteral("items")].toArray()[0].toObject()[QStringLiteral("id")], issued.json()[QStringLiteral("id")]);
    }
    void theEnvironmentOfTheProxy()
    {
        const Reply live = m_f.issue(m_application);
        const QByteArray key = text(live, "key");
        // The proxy of the test system lets no live key through, and the reverse.
        QCOMPARE(m_f.client().check(key, "GET", "/orders/7", "?environment=live").status, 200);
        const Reply wrong = m_f.client().check(key, "GET", "/orders/7", "?dialect=nginx&environment=test");
        QCOMPARE(wrong.status, 403);
        QCOMPARE(wrong.header("X-Octroi-Refusal"), QByteArray("environment"));
        const Reply test = m_f.issue(m_application, {{QStringLiteral("environment"), QStringLiteral("test")}});
        QCOMPARE(m_f.client().check(text(test, "key"), "GET", "/orders/7", "?environment=test").status, 200);
        QCOMPARE(m_f.client().check(text(test, "key"), "GET", "/orders/7", "?environment=live").status, 403);
    }
    void aRestoredKeyWorksAgain()
    {
        const Reply issued = m_f.issue(m_application);
        const QByteArray key = text(issued, "key"), path = "/v1/keys/" + text(issued, "id");
        QCOMPARE(m_f.client().call("POST", path + "/revoke").status, 200);
        QCOMPARE(m_f.client().check(key, "GET", "/orders/7").status, 401);
        const Reply stale = m_f.client().call("POST", path + "/restore", QByteArray(), {{"If-Match", "\"1\""}});
        QCOMPARE(stale.status, 412);
        QCOMPARE(stale.json()[QStringLiteral("current")].toObject()[QStringLiteral("status")].toString(), QStringLiteral("revoked"));
        const Reply back = m_f.client().call("POST", path + "/restore", QByteArray(), {{"If-Match", "\"2\""}});
        QCOMPARE(back.status, 200);
        QCOMPARE(back.header("ETag"), QByteArray("\"3\""));
        QCOMPARE(m_f.client().check(key, "GET", "/orders/7").status, 200);
    }
    void lastUseReachesTheFeedAndARestart()
    {
        const Reply issued = m_f.issue(m_application);
        const QByteArray id = text(issued, "id");
        const qint64 before = QDateTime::currentMSecsSinceEpoch() - 1;
        QCOMPARE(m_f.client().check(text(issued, "key"), "GET", "/orders/7").status, 200);
        const auto uses = [&](qint64 since) {
            return m_f.client().call("GET", "/v1/changes/last-used?since=" + QByteArray::number(since)).json();
        };
        const QJsonObject feed = uses(before);
        QVERIFY(feed[QStringLiteral("next")].isNull());
        QStringList ids;
        for (const auto item : feed[QStringLiteral("items")].toArray())
            ids << item.toArray()[0].toString();
        QVERIFY(ids.contains(QString::fromLatin1(id)));
        QVERIFY(uses(QDateTime::currentMSecsSinceEpoch() + 1000)[QStringLiteral("items")].toArray().isEmpty());
        const auto found = m_f.client().call("GET", "/v1/keys?filter=last_used%3C1d%20id%3A" + id).json();
        QCOMPARE(found[QStringLiteral("items")].toArray().size(), 1);
        m_f.restart();
        const QJsonObject key = m_f.client().call("GET", "/v1/keys/" + id).json();
        QVERIFY(!key[QStringLiteral("last_used_at")].isNull());
    }
    void ratesAndTheDialectOfNginx()
    {
        const Reply plan = m_f.client().call("POST", "/v1/plans", QByteArray(R"({"name":"Two","rate":0.001,"burst":2,"bandwidth":5000})"));
        QCOMPARE(plan.status, 201);
        const Reply issued = m_f.issue(m_application, {{QStringLiteral("plan_id"), plan.json().value(QStringLiteral("id"))}});
        const QByteArray key = text(issued, "key");
        const Reply first = m_f.client().check(key, "GET", "/orders/7");
        QCOMPARE(first.header("X-Octroi-Limit-Rate"), QByteArray("5000"));
        QVERIFY(first.header("RateLimit").startsWith("\"rate\";r=1;"));
        QCOMPARE(m_f.client().check(key, "GET", "/orders/7").status, 200);
        const Reply over = m_f.client().check(key, "GET", "/orders/7");
        QCOMPARE(over.status, 429);
        QVERIFY(over.header("Retry-After").toInt() > 0);
        const Reply nginx = m_f.client().check(key, "GET", "/orders/7", "?dialect=nginx");
        QCOMPARE(nginx.status, 403);
        QCOMPARE(nginx.header("X-Octroi-Status"), QByteArray("429"));
    }
    void totalsAreExact()
    {
        constexpr int kThreads = 4, kCalls = 2500;
        const Reply issued = m_f.issue(m_application);
        const QByteArray key = text(issued, "key"), id = text(issued, "id");
        std::atomic<int> allowed{0}, refused{0};
        std::vector<std::thread> threads;
        for (int t = 0; t < kThreads; ++t)
            threads.emplace_back([&] {
                ControlClient client(m_f.node().port());
                for (int i = 0; i < kCalls; ++i) {
                    const int status = i % 5 ? client.check(key, "GET", "/orders/7").status : client.check(key, "POST", "/orders").status;
                    allowed += status == 200;
                    refused += status == 403;
                }
            });
        qint64 bytesOut = 0, lines = 0;
        for (int batch = 0; batch < 10; ++batch) {
            QJsonArray array;
            for (int i = 0; i < 100; ++i) {
                bytesOut += batch * 1000 + i;
                ++lines;
                array.append(QJsonObject{{QStringLiteral("key_id"), QString::fromLatin1(id)}, {QStringLiteral("method"), QStringLiteral("GET")},
                                         {QStringLiteral("uri"), QStringLiteral("/orders/7")}, {QStringLiteral("status"), 200},
                                         {QStringLiteral("bytes_in"), 10}, {QStringLiteral("bytes_out"), batch * 1000 + i}, {QStringLiteral("ms"), 3}});
            }
            QCOMPARE(m_f.client().call("POST", "/v1/usage", QJsonObject{{QStringLiteral("lines"), array}}).status, 200);
        }
        for (auto &thread : threads)
            thread.join();
        QUdpSocket udp;
        const QString syslog = m_f.node().syslog();
        udp.writeDatagram("<190>Nov 23 10:00:00 h nginx: {\"k\":\"" + id + "\",\"i\":\"r\",\"m\":\"GET\",\"u\":\"/orders/7\",\"s\":200,\"bi\":1,\"bo\":5,\"t\":0.002,\"r\":\"\"}",
                          QHostAddress(syslog.section(QLatin1Char(':'), 0, 0)), quint16(syslog.section(QLatin1Char(':'), 1).toInt()));
        QCOMPARE(allowed.load(), kThreads * kCalls * 4 / 5);
        QCOMPARE(refused.load(), kThreads * kCalls / 5);
        const auto verify = [&] {
            const QJsonObject row = m_f.client().call("GET", "/v1/usage?group_by=key&key_id=" + id).json().value(QStringLiteral("items")).toArray().at(0).toObject();
            QCOMPARE(row.value(QStringLiteral("requests")).toInteger(), kThreads * kCalls);
            QCOMPARE(row.value(QStringLiteral("refused")).toInteger(), qint64(refused));
            QCOMPARE(row.value(QStringLiteral("bytes_out")).toInteger(), bytesOut + 5);
            QCOMPARE(row.value(QStringLiteral("bytes_in")).toInteger(), lines * 10 + 1);
            QCOMPARE(row.value(QStringLiteral("measured")).toInteger(), lines + 1);
        };
        verify();
        m_f.restart();
        verify();
        QCOMPARE(m_f.client().check(key, "GET", "/orders/7").status, 200);
    }
    void liveStream()
    {
        Wire wire(m_f.node().port());
        wire.send("GET /v1/live HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + m_f.client().token() + "\r\n\r\n");
        m_f.client().check({}, "GET", "/orders/7");
        QTRY_VERIFY_WITH_TIMEOUT(wire.more() && wire.buffer().contains("event: point") && wire.buffer().contains("\"no_credential\":1"), 10'000);
        m_f.client().call("POST", "/v1/scopes", QByteArray(R"({"name":"live:test"})"));
        QTRY_VERIFY_WITH_TIMEOUT(wire.more() && wire.buffer().contains("event: change"), 10'000);
    }
};

QTEST_GUILESS_MAIN(TestCheck)
#include "tst_check.moc"
