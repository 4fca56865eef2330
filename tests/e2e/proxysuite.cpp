// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxysuite.h"

#include "boundcaller.h"
#include "support/skip.h"

#include <QJsonArray>
#include <QTest>

namespace octroi::test {

void ProxySuite::initTestCase()
{
    const quint16 port = freePort(), syslog = freePort();
    m_proxy = m_make(m_folder.path() + QStringLiteral("/proxy"), port, syslog);
    if (m_proxy->program().isEmpty())
        skipProgram(m_name + QStringLiteral(" is not installed"));
    m_octroid = std::make_unique<Octroid>(m_folder.path(), port, syslog);
    QVERIFY2(m_octroid->start(), m_octroid->log().constData());
    QVERIFY2(m_proxy->start(), m_proxy->output().constData());
    m_client = std::make_unique<RawClient>(m_proxy->port(), m_proxy->certificate());

    const auto create = [this](const char *path, const QJsonObject &body) {
        const Answer answer = m_octroid->call("POST", path, body);
        if (answer.status != 201)
            qWarning("%s: %d %s", path, answer.status, answer.body.constData());
        return answer.json()[QLatin1String("id")].toString();
    };
    const QString partner = create("/v1/partners", {{QStringLiteral("name"), QStringLiteral("Bluefern Retail")}});
    m_application = create("/v1/applications", {{QStringLiteral("partner_id"), partner}, {QStringLiteral("name"), QStringLiteral("Web shop")}});
    for (const char *scope : {"orders:read", "orders:write"})
        QCOMPARE(m_octroid->call("POST", "/v1/scopes", {{QStringLiteral("name"), QString::fromLatin1(scope)}}).status, 201);
    const auto endpoint = [](const char *method, const char *path, const char *scope) {
        return QJsonObject{{QStringLiteral("method"), QString::fromLatin1(method)}, {QStringLiteral("path"), QString::fromLatin1(path)},
                           {QStringLiteral("scopes"), QJsonArray{QString::fromLatin1(scope)}}};
    };
    create("/v1/apis", {{QStringLiteral("name"), QStringLiteral("Orders")}, {QStringLiteral("base_path"), QStringLiteral("/orders/v1")},
                        {QStringLiteral("endpoints"), QJsonArray{endpoint("GET", "/items/{id}", "orders:read"), endpoint("POST", "/items", "orders:write")}}});
    QVERIFY(!m_application.isEmpty());
}

ProxySuite::Issued ProxySuite::issue(const QStringList &scopes, const QString &plan)
{
    QJsonObject body{{QStringLiteral("application_id"), m_application}, {QStringLiteral("name"), QStringLiteral("checkout-live")},
                     {QStringLiteral("environment"), QStringLiteral("live")}, {QStringLiteral("scopes"), QJsonArray::fromStringList(scopes)}};
    if (!plan.isEmpty())
        body[QLatin1String("plan_id")] = plan;
    const Answer answer = m_octroid->call("POST", "/v1/keys", body);
    if (answer.status != 201)
        qWarning("issue: %d %s", answer.status, answer.body.constData());
    return {answer.json()[QLatin1String("id")].toString(), answer.json()[QLatin1String("key")].toString().toLatin1()};
}

Answer ProxySuite::get(const QByteArray &path, const QByteArray &key)
{
    return m_client->send("GET", path, key.isEmpty() ? Fields{} : Fields{{"X-API-Key", key}});
}

QJsonObject ProxySuite::usageOf(const QString &key)
{
    const QJsonArray items = m_octroid->call("GET", "/v1/usage?group_by=key&key_id=" + key.toLatin1()).json()[QLatin1String("items")].toArray();
    return items.isEmpty() ? QJsonObject() : items[0].toObject();
}

void ProxySuite::allowedCallReachesTheServerBehind()
{
    const Issued key = issue({QStringLiteral("orders:read")});
    const Answer answer = get("/orders/v1/items/700?page=2", key.key);
    QVERIFY2(answer.status == 200, answer.head + m_proxy->output());
    QCOMPARE(answer.body, QByteArray(700, 'x'));
    QCOMPARE(answer.fields.value("seen-credential"), key.id.toLatin1());
    QVERIFY(!answer.fields.value("seen-partner").isEmpty());
    QVERIFY2(answer.fields.value("seen-key").isEmpty(), "the credential reached the server behind");
    QVERIFY2(!answer.head.toLower().contains("x-octroi"), answer.head.constData());
    QCOMPARE(m_client->send("GET", "/orders/v1/items/1", {{"Authorization", "Bearer " + key.key}}).status, 200);
}

void ProxySuite::callerCannotForgeAnything()
{
    const Issued key = issue({QStringLiteral("orders:read")});
    const Fields forged{{"X-API-Key", key.key},       {"X-Octroi-Credential", "forged"}, {"X-Octroi-Partner", "forged"},
                        {"X-Original-Method", "GET"}, {"X-Original-URI", "/orders/v1/items/1"}, {"X-Forwarded-Uri", "/orders/v1/items/1"},
                        {"X-Forwarded-Method", "GET"}, {"X-Real-IP", "203.0.113.9"}};
    const Answer allowed = m_client->send("GET", "/orders/v1/items/1?dialect=nginx", forged);
    QVERIFY2(allowed.status == 200, allowed.head.constData());
    QCOMPARE(allowed.fields.value("seen-credential"), key.id.toLatin1());
    QVERIFY(allowed.fields.value("seen-partner") != "forged");
    // What is asked for decides, not what the caller says that it asks for.
    const Answer refused = m_client->send("POST", "/orders/v1/items", forged, "{}");
    QVERIFY2(refused.status == 403, refused.head.constData());
    QVERIFY(!refused.fields.contains("seen-credential"));
}

void ProxySuite::refusalsReachTheCaller()
{
    const Answer none = get("/orders/v1/items/1", {});
    QCOMPARE(none.status, 401);
    QVERIFY2(none.fields.value("www-authenticate").startsWith("Bearer"), none.head.constData());
    const Issued key = issue({QStringLiteral("orders:read")});
    const Answer scope = m_client->send("POST", "/orders/v1/items", {{"X-API-Key", key.key}}, "{}");
    QCOMPARE(scope.status, 403);
    QVERIFY2(scope.fields.value("www-authenticate").contains("scope=\"orders:write\""), scope.head.constData());
    QCOMPARE(scope.json()[QLatin1String("scope")].toString(), QStringLiteral("orders:write"));
    QCOMPARE(m_octroid->call("POST", "/v1/keys/" + key.id.toLatin1() + "/revoke").status, 200);
    const Answer revoked = get("/orders/v1/items/1", key.key);
    QCOMPARE(revoked.status, 401);
    QVERIFY(!revoked.fields.contains("seen-credential"));
    QVERIFY2(!(scope.head + revoked.head).toLower().contains("x-octroi"), revoked.head.constData());
}

void ProxySuite::limitsReachTheCaller()
{
    const Answer plan = m_octroid->call("POST", "/v1/plans", {{QStringLiteral("name"), QStringLiteral("Two a day")}, {QStringLiteral("quota_day"), 2}});
    QCOMPARE(plan.status, 201);
    const Issued key = issue({QStringLiteral("orders:read")}, plan.json()[QLatin1String("id")].toString());
    QCOMPARE(get("/orders/v1/items/1", key.key).status, 200);
    QCOMPARE(get("/orders/v1/items/1", key.key).status, 200);
    const Answer answer = get("/orders/v1/items/1", key.key);
    QCOMPARE(answer.status, 429);
    QVERIFY2(answer.fields.value("retry-after").toInt() > 0, answer.head.constData());
    QVERIFY2(answer.fields.value("ratelimit").startsWith("\"day\";r=0;t="), answer.head.constData());
}

void ProxySuite::everyCallIsMetered()
{
    const Issued full = issue({QStringLiteral("orders:read"), QStringLiteral("orders:write")});
    const Issued reader = issue({QStringLiteral("orders:read")});
    QHash<QString, std::array<qint64, 3>> counted;
    constexpr int kCalls = 600;
    for (int i = 0; i < kCalls; ++i) {
        const Issued &key = i % 3 ? full : reader;
        const QByteArray body = i % 4 ? QByteArray() : QByteArray(1 + i * 7 % 3000, 'b');
        const QByteArray path = i % 2 ? "/orders/v1/items/700?q=%22" + QByteArray::number(i) : QByteArray("/orders/v1/items/1");
        const Answer answer = body.isEmpty() ? m_client->send("GET", path, {{"X-API-Key", key.key}, {"User-Agent", QByteArray(i % 40, 'u')}})
                                             : m_client->send("POST", "/orders/v1/items", {{"X-API-Key", key.key}}, body);
        const int expected = body.isEmpty() ? 200 : i % 3 ? 201 : 403;
        QVERIFY2(answer.status == expected, answer.head + answer.body);
        auto &[calls, in, out] = counted[key.id];
        ++calls;
        in += m_proxy->countedIn(answer, body);
        out += m_proxy->countedOut(answer);
    }
    for (const Issued &key : {full, reader}) {
        const auto [calls, in, out] = counted[key.id];
        QTRY_COMPARE_WITH_TIMEOUT(usageOf(key.id)[QLatin1String("measured")].toInteger(), calls, 20'000);
        const QJsonObject usage = usageOf(key.id);
        QCOMPARE(usage[QLatin1String("requests")].toInteger(), calls);
        for (const auto &[got, wanted] : {std::pair<qint64, qint64>(usage[QLatin1String("bytes_in")].toInteger(), in),
                                          {usage[QLatin1String("bytes_out")].toInteger(), out}})
            QVERIFY2(qAbs(got - wanted) <= calls * m_proxy->slack(), qPrintable(QStringLiteral("%1, not %2").arg(got).arg(wanted)));
        QVERIFY(usage[QLatin1String("p95")].toDouble() >= 0);
        QVERIFY(usage[QLatin1String("c2xx")].toInteger() > 0);
    }
    QCOMPARE(usageOf(reader.id)[QLatin1String("refused")].toInteger(), usageOf(reader.id)[QLatin1String("c4xx")].toInteger());
    const QByteArray metrics = m_octroid->call("GET", "/metrics").body;
    QVERIFY2(metrics.contains("\noctroi_access_lines_malformed_total 0\n"), metrics.constData());
    QVERIFY2(metrics.contains("\noctroi_access_lines_duplicate_total 0\n"), metrics.constData());
}

void ProxySuite::aBoundTokenNeedsItsProof()
{
    BoundCaller(*m_octroid, m_application, {QStringLiteral("orders:read")}).callsThrough(*m_client, "/orders/v1/items/700");
}

/// A proxy may choose its log by the host: no call is left out of the count, and no key gets into the proxy's own log.
void ProxySuite::howeverTheHostIsSpelt()
{
    const Issued key = issue({QStringLiteral("orders:read")});
    const QByteArray port = ':' + QByteArray::number(m_proxy->port());
    int calls = 0;
    for (const QByteArray &host : {QByteArray("localhost"), "localhost" + port, QByteArray("LOCALHOST"), "LocalHost" + port, "127.0.0.1" + port}) {
        const Answer answer = m_client->send("GET", "/orders/v1/items/700", {{"X-API-Key", key.key}}, {}, host);
        QVERIFY2(answer.status == 200, host + ' ' + answer.head);
        QCOMPARE(answer.fields.value("seen-credential"), key.id.toLatin1());
        ++calls;
    }
    QTRY_COMPARE_WITH_TIMEOUT(usageOf(key.id)[QLatin1String("measured")].toInteger(), calls, 20'000);
    QCOMPARE(usageOf(key.id)[QLatin1String("requests")].toInteger(), calls);
    QVERIFY2(!m_proxy->output().contains(key.key), m_proxy->output().constData());
}

void ProxySuite::nobodyPassesWithoutOctroid()
{
    const Issued key = issue({QStringLiteral("orders:read")});
    QCOMPARE(get("/orders/v1/items/700", key.key).status, 200);
    m_octroid->stop();
    const Answer answer = get("/orders/v1/items/700", key.key);
    QVERIFY2(answer.status == 502 || answer.status == 503, answer.head.constData());
    QVERIFY(!answer.fields.contains("seen-credential"));
    QVERIFY(!answer.body.contains("xxx"));
    QVERIFY2(m_octroid->start(), m_octroid->log().constData());
    QTRY_COMPARE_WITH_TIMEOUT(get("/orders/v1/items/700", key.key).status, 200, 20'000);
}

} // namespace octroi::test
