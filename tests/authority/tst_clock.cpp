// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/node/node.h"
#include "base/clock.h"
#include "wire.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace octroi;
using namespace octroi::test;

namespace {
constexpr qint64 kHour = 3'600'000, kDay = 24 * kHour;
}

/// The machine's clock jumps: a wrong battery, a leap, a restored snapshot. Nothing locks up, nothing that
/// has ended lives again for longer than the clock says, nothing is counted twice.
class TestClock : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_client.reset();
        m_node.reset();
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock.set(1'780'000'000'000);
        authority::Node::Options options;
        options.dataFolder = m_folder->path();
        options.threads = 2;
        auto started = authority::Node::start(options, m_clock);
        QVERIFY(started.ok());
        m_node = std::move(*started);
        m_secret = m_node->addMemoryClient(QStringLiteral("console"), QStringLiteral("console")).reveal();
        m_client = std::make_unique<ControlClient>(m_node->port());
        QCOMPARE(m_client->signIn("console", m_secret).status, 200);
        const QString partner = post("/v1/partners", {{QStringLiteral("name"), QStringLiteral("Nordlicht GmbH")}});
        m_application = post("/v1/applications", {{QStringLiteral("name"), QStringLiteral("Shop")}, {QStringLiteral("partner_id"), partner}});
        post("/v1/scopes", {{QStringLiteral("name"), QStringLiteral("a:read")}});
        post("/v1/apis", {{QStringLiteral("name"), QStringLiteral("A")},
                          {QStringLiteral("base_path"), QStringLiteral("/a")},
                          {QStringLiteral("endpoints"), QJsonArray{QJsonObject{{QStringLiteral("method"), QStringLiteral("GET")},
                                                                               {QStringLiteral("path"), QStringLiteral("/{id}")},
                                                                               {QStringLiteral("scopes"), QJsonArray{QStringLiteral("a:read")}}}}}});
    }
    void cleanup()
    {
        m_client.reset();
        m_node.reset();
    }
    void rateLimits()
    {
        const QString plan = post("/v1/plans", {{QStringLiteral("name"), QStringLiteral("Slow")}, {QStringLiteral("rate"), 1}, {QStringLiteral("burst"), 2}});
        const QByteArray key = issue({{QStringLiteral("plan_id"), plan}});
        QCOMPARE(check(key), 200);
        QCOMPARE(check(key), 200);
        QCOMPARE(check(key), 429);
        m_clock.advanceMs(-30 * kDay); // back: the bucket is at most empty, not locked for a month
        QCOMPARE(check(key), 429);
        m_clock.advanceMs(2000);
        QCOMPARE(check(key), 200);
        m_clock.advanceMs(60 * kDay); // forward: full, and no fuller
        QCOMPARE(check(key), 200);
        QCOMPARE(check(key), 200);
        QCOMPARE(check(key), 429);
    }
    void quotas()
    {
        const QString plan = post("/v1/plans", {{QStringLiteral("name"), QStringLiteral("Few")}, {QStringLiteral("quota_day"), 2}});
        const QByteArray key = issue({{QStringLiteral("plan_id"), plan}});
        QCOMPARE(check(key), 200);
        QCOMPARE(check(key), 200);
        QCOMPARE(check(key), 429);
        m_clock.advanceMs(kDay);
        QCOMPARE(check(key), 200);
        QCOMPARE(check(key), 200);
        QCOMPARE(check(key), 429);
    }
    void expiry()
    {
        const QByteArray key = issue({{QStringLiteral("expires_at"), QStringLiteral("2026-06-01T00:00:00Z")}});
        QCOMPARE(check(key), 200);
        const qint64 before = m_clock.nowMs();
        m_clock.set(QDateTime::fromString(QStringLiteral("2026-06-01T00:00:00Z"), Qt::ISODate).toMSecsSinceEpoch() - 1);
        QCOMPARE(check(key), 200);
        m_clock.advanceMs(1);
        QCOMPARE(check(key), 401);
        m_clock.set(before);
        QCOMPARE(check(key), 200);
    }
    void tokens()
    {
        QCOMPARE(m_client->call("GET", "/v1/partners").status, 200);
        m_clock.advanceMs(365 * kDay); // forward: what has expired has expired
        QCOMPARE(m_client->call("GET", "/v1/partners").status, 401);
        QCOMPARE(m_client->signIn("console", m_secret).status, 200);
        QCOMPARE(m_client->call("GET", "/v1/partners").status, 200);
        m_clock.advanceMs(-2 * kHour);
        QCOMPARE(m_client->signIn("console", m_secret).status, 200); // back: signing in works
        QCOMPARE(m_client->call("GET", "/v1/partners").status, 200);
    }
    void failedSignInsAreForgivenInTheEnd()
    {
        int refused = 0;
        for (int i = 0; i < 100 && refused == 0; ++i)
            refused = ControlClient(m_node->port()).signIn("console", "wrong").status == 429 ? i : 0;
        m_clock.advanceMs(-30 * kDay);
        m_clock.advanceMs(2 * kHour); // still a month before: nobody is locked out for it
        ControlClient fresh(m_node->port());
        QCOMPARE(fresh.signIn("console", m_secret).status, 200);
    }
    void aLiveStreamEndsWithItsToken()
    {
        QCOMPARE(m_client->signIn("console", m_secret).status, 200);
        Wire stream(m_node->port());
        stream.send("GET /v1/live HTTP/1.1\r\nHost: octroid.example\r\nAuthorization: Bearer " + m_client->token() + "\r\n\r\n");
        while (!stream.buffer().contains("retry:"))
            QVERIFY(stream.more());
        m_clock.advanceMs(2 * kHour);
        QVERIFY(stream.closedByPeer(30'000));
    }
    void usageAndLiveSeconds()
    {
        const QByteArray key = issue({});
        const auto counted = [this] {
            qint64 sum = 0;
            const auto rows = m_client->call("GET", "/v1/usage?group_by=key&from=2026-01-01T00:00:00Z&to=2027-12-31T00:00:00Z").json()[QStringLiteral("items")].toArray();
            for (const auto &row : rows)
                sum += row.toObject()[QStringLiteral("requests")].toInt();
            return sum;
        };
        int calls = 0;
        for (const qint64 step : {qint64(0), qint64(2000), -kHour, 3 * kHour, -kDay, kDay, qint64(1000)}) {
            m_clock.advanceMs(step);
            QCOMPARE(m_client->signIn("console", m_secret).status, 200); // the token may have ended with the step
            QCOMPARE(check(key), 200);
            ++calls;
            QTRY_COMPARE(counted(), calls); // each once, whatever second it fell into
        }
        QCOMPARE(m_client->call("GET", "/readyz").status, 200);
        QCOMPARE(m_client->call("GET", "/v1/server").json()[QStringLiteral("checks")].toInt(), calls);
    }

private:
    QString post(const char *path, const QJsonObject &body)
    {
        const Reply reply = m_client->call("POST", path, body);
        if (reply.status != 201)
            qFatal("%s: %d %s", path, reply.status, reply.body.constData());
        return reply.json()[QStringLiteral("id")].toString();
    }
    QByteArray issue(QJsonObject body)
    {
        body[QStringLiteral("application_id")] = m_application;
        body[QStringLiteral("name")] = QStringLiteral("K%1").arg(++m_issued);
        body[QStringLiteral("scopes")] = QJsonArray{QStringLiteral("a:read")};
        const Reply reply = m_client->call("POST", "/v1/keys", body);
        if (reply.status != 201)
            qFatal("%d %s", reply.status, reply.body.constData());
        return reply.json()[QStringLiteral("key")].toString().toLatin1();
    }
    int check(const QByteArray &key) { return m_client->check(key, "GET", "/a/1").status; }

    ManualClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<authority::Node> m_node;
    std::unique_ptr<ControlClient> m_client;
    QByteArray m_secret;
    QString m_application;
    int m_issued = 0;
};

QTEST_GUILESS_MAIN(TestClock)
#include "tst_clock.moc"
