// SPDX-License-Identifier: GPL-3.0-or-later
// Limits through the whole node: volume, shared bandwidth, what a key has used, and all of it after a restart.
#include "nodefixture.h"

#include <QTimeZone>
#include <QUdpSocket>

using namespace octroi;
using octroi::test::NodeFixture;
using octroi::test::Reply;

class TestLimits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_node = std::make_unique<NodeFixture>(QStringLiteral("Europe/Paris"));
        m_application = m_node->prepare();
    }
    void volumeIsEnforcedFromCountedBytes()
    {
        const Issued key = issue({{QStringLiteral("name"), QStringLiteral("Volume")}, {QStringLiteral("volume_month"), 5000}});
        const Reply first = check(key);
        QCOMPARE(first.status, 200);
        QVERIFY2(first.header("RateLimit").contains("\"volume\";r=5000;t="), first.head.constData());
        log(key, 4999);
        QTRY_COMPARE_WITH_TIMEOUT(limits(key)[QStringLiteral("volume_month")][QStringLiteral("used")].toInteger(), 4999, 10'000);
        QCOMPARE(check(key).status, 200);
        log(key, 1);
        QTRY_COMPARE_WITH_TIMEOUT(limits(key)[QStringLiteral("volume_month")][QStringLiteral("left")].toInteger(), 0, 10'000);
        const Reply refused = check(key);
        QCOMPARE(refused.status, 429);
        QVERIFY(refused.header("Retry-After").toInt() > 0);
        QVERIFY2(refused.body.contains("volume"), refused.body.constData());
        m_node->restart();
        QCOMPARE(check(key).status, 429);
        QCOMPARE(limits(key)[QStringLiteral("volume_month")][QStringLiteral("used")].toInteger(), 5000);
        // A wider plan holds for the very next call.
        QCOMPARE(m_node->client().call("PATCH", "/v1/plans/" + key.plan, QJsonObject{{QStringLiteral("volume_month"), 9000}}).status, 200);
        QCOMPARE(check(key).status, 200);
    }
    void bandwidthIsSharedByCallsInFlight()
    {
        const Issued key = issue({{QStringLiteral("name"), QStringLiteral("Bandwidth")}, {QStringLiteral("bandwidth"), 120'000}});
        QCOMPARE(check(key).header("X-Octroi-Limit-Rate"), QByteArray("120000"));
        QCOMPARE(check(key).header("X-Octroi-Limit-Rate"), QByteArray("60000"));
        QCOMPARE(check(key).header("X-Octroi-Limit-Rate"), QByteArray("40000"));
        log(key, 10);
        log(key, 10);
        QTRY_COMPARE_WITH_TIMEOUT(limits(key)[QStringLiteral("bandwidth")][QStringLiteral("in_flight")].toInteger(), 1, 10'000);
        const QJsonObject told = limits(key)[QStringLiteral("bandwidth")].toObject();
        QCOMPARE(told[QStringLiteral("limit")].toInteger(), 120'000);
        QCOMPARE(told[QStringLiteral("next_call")].toInteger(), 60'000);
        QCOMPARE(told[QStringLiteral("estimated_from")].toString(), QStringLiteral("access_log"));
        QCOMPARE(check(key).header("X-Octroi-Limit-Rate"), QByteArray("60000"));
    }
    void withoutAPlanTheRateIsStillANumber()
    {
        const Issued key = issue({});
        QCOMPARE(check(key).header("X-Octroi-Limit-Rate"), QByteArray("0"));
        const QJsonObject told = limits(key);
        QVERIFY(told[QStringLiteral("plan_id")].isNull());
        QVERIFY(told[QStringLiteral("rate")].isNull());
        QVERIFY(told[QStringLiteral("quota_day")][QStringLiteral("limit")].isNull());
        QCOMPARE(told[QStringLiteral("quota_day")][QStringLiteral("used")].toInteger(), 1);
    }
    void quotaDaysAreThoseOfTheZone()
    {
        const Issued key = issue({{QStringLiteral("name"), QStringLiteral("Daily")}, {QStringLiteral("quota_day"), 10}, {QStringLiteral("rate"), 50.0}, {QStringLiteral("burst"), 60}});
        QCOMPARE(check(key).status, 200);
        const QJsonObject told = limits(key);
        QCOMPARE(told[QStringLiteral("time_zone")].toString(), QStringLiteral("Europe/Paris"));
        const QDateTime end = QDateTime::fromString(told[QStringLiteral("quota_day")][QStringLiteral("resets_at")].toString(), Qt::ISODate);
        QCOMPARE(end.toTimeZone(QTimeZone(QByteArray("Europe/Paris"))).time(), QTime(0, 0));
        QCOMPARE(told[QStringLiteral("quota_day")][QStringLiteral("left")].toInteger(), 9);
        QCOMPARE(told[QStringLiteral("rate")][QStringLiteral("burst")].toInteger(), 60);
        QVERIFY(told[QStringLiteral("rate")][QStringLiteral("left")].toInteger() >= 59);
        QCOMPARE(m_node->client().call("GET", "/v1/server").json()[QStringLiteral("time_zone")].toString(), QStringLiteral("Europe/Paris"));
        QCOMPARE(m_node->client().call("GET", "/v1/keys/0000000000/limits").status, 404);
    }
    void quotasAreThereAfterARestart()
    {
        const Issued key = issue({{QStringLiteral("name"), QStringLiteral("Three")}, {QStringLiteral("quota_month"), 3}});
        QCOMPARE(check(key).status, 200);
        QCOMPARE(check(key).status, 200);
        m_node->restart();
        QCOMPARE(limits(key)[QStringLiteral("quota_month")][QStringLiteral("used")].toInteger(), 2);
        QCOMPARE(check(key).status, 200);
        QCOMPARE(check(key).status, 429);
    }
    void aWrongZoneIsRefused()
    {
        QTemporaryDir folder;
        authority::Node::Options options;
        options.dataFolder = folder.path();
        options.timeZone = QStringLiteral("Europe/Atlantis");
        const SystemClock clock;
        const auto node = authority::Node::start(options, clock);
        QVERIFY(!node);
        QVERIFY(node.error().code == ErrorCode::Invalid);
    }

private:
    struct Issued
    {
        QByteArray id, key, plan;
    };
    Issued issue(const QJsonObject &plan)
    {
        QJsonObject extra;
        if (!plan.isEmpty())
            extra[QStringLiteral("plan_id")] = m_node->client().call("POST", "/v1/plans", plan).json()[QStringLiteral("id")];
        const QJsonObject key = m_node->issue(m_application, extra).json();
        return {key[QStringLiteral("id")].toString().toLatin1(), key[QStringLiteral("key")].toString().toLatin1(),
                extra[QStringLiteral("plan_id")].toString().toLatin1()};
    }
    Reply check(const Issued &key) { return m_node->client().check(key.key, "GET", "/orders/7"); }
    QJsonObject limits(const Issued &key) { return m_node->client().call("GET", "/v1/keys/" + key.id + "/limits").json(); }
    void log(const Issued &key, int bytes)
    {
        const QStringList where = m_node->node().syslog().split(QLatin1Char(':'));
        const QByteArray line = "<190>Nov 25 10:00:00 octroi: {\"k\":\"" + key.id
            + "\",\"m\":\"GET\",\"u\":\"/orders/7\",\"s\":200,\"bi\":10,\"bo\":" + QByteArray::number(bytes) + ",\"t\":0.010,\"r\":\"\"}";
        m_socket.writeDatagram(line, QHostAddress(where[0]), quint16(where[1].toUInt()));
    }

    std::unique_ptr<NodeFixture> m_node;
    QString m_application;
    QUdpSocket m_socket;
};

QTEST_GUILESS_MAIN(TestLimits)
#include "tst_limits.moc"
