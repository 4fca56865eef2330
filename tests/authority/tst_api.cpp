// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/routetable.h"
#include "nodefixture.h"

using namespace octroi;
using namespace octroi::test;

class TestApi : public QObject
{
    Q_OBJECT
    NodeFixture m_f;
    QString m_application;

private Q_SLOTS:
    void initTestCase() { m_application = m_f.prepare(); }

    void everyRouteWantsAToken()
    {
        ControlClient stranger(m_f.node().port());
        int guarded = 0;
        for (const authority::Route &route : authority::routeTable()) {
            if (route.permission == authority::Permission::Public ||
                route.permission == authority::Permission::Local)
                continue;
            QByteArray path(route.path.data(), qsizetype(route.path.size()));
            path.replace("{id}", "0000000000").replace("{name}", "a");
            const Reply reply = stranger.call(QByteArray(route.method.data(), qsizetype(route.method.size())),
                                              path, QByteArray("{}"));
            QVERIFY2(reply.status == 401, path.constData());
            QVERIFY(reply.header("WWW-Authenticate").startsWith("Bearer"));
            ++guarded;
        }
        QVERIFY(guarded > 30);
    }
    void rolesAndPermissions()
    {
        using authority::Permission;
        QVERIFY(authority::roleHas(QStringLiteral("auditor"), Permission::Read));
        QVERIFY(!authority::roleHas(QStringLiteral("auditor"), Permission::Issue));
        QVERIFY(authority::roleHas(QStringLiteral("issuer"), Permission::Issue));
        QVERIFY(!authority::roleHas(QStringLiteral("issuer"), Permission::Manage));
        QVERIFY(authority::roleHas(QStringLiteral("owner"), Permission::Manage));
        QVERIFY(!authority::roleHas(QStringLiteral("nobody"), Permission::Read));
    }
    void unknownPathAndMethod()
    {
        QCOMPARE(m_f.client().call("GET", "/v1/nothing").status, 404);
        const Reply reply = m_f.client().call("DELETE", "/v1/partners");
        QCOMPARE(reply.status, 405);
        QVERIFY(reply.header("Allow").contains("POST"));
        const Reply lines = m_f.client().call("GET", "/v1/keys/bulk"); // not the key "bulk"
        QCOMPARE(lines.status, 405);
        QCOMPARE(lines.header("Allow"), QByteArray("POST"));
        QCOMPARE(m_f.client().call("GET", "/v1/changes?include=everything").status, 422);
        QCOMPARE(m_f.client().call("GET", "/v1/changes?limit=0").status, 422);
    }
    void badBodies_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("reason");
        QTest::newRow("no JSON") << QByteArray("name=x") << 400 << QStringLiteral("json_syntax");
        QTest::newRow("list") << QByteArray("[]") << 400 << QStringLiteral("json_syntax");
        QTest::newRow("depth") << QByteArray("{\"a\":") + QByteArray(100'000, '[') << 400
                               << QStringLiteral("json_depth");
        QTest::newRow("not UTF-8") << QByteArray("{\"name\":\"\xFF\xFE\"}") << 400
                                   << QStringLiteral("json_syntax");
        QTest::newRow("empty name") << QByteArray("{\"name\":\" \"}") << 422 << QStringLiteral("name_empty");
        QTest::newRow("long name") << "{\"name\":\"" + QByteArray(10'000, 'x') + "\"}" << 422
                                   << QStringLiteral("name_too_long");
        QTest::newRow("control") << QByteArray("{\"name\":\"a\\u0007b\"}") << 422
                                 << QStringLiteral("name_control");
        QTest::newRow("twice") << QByteArray("{\"name\":\"NORDLICHT  gmbh\"}") << 409
                               << QStringLiteral("exists");
        QTest::newRow("unknown member")
            << QByteArray("{\"name\":\"B\",\"colour\":1}") << 422 << QStringLiteral("member_unknown");
    }
    void badBodies()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QString, reason);
        const Reply reply = m_f.client().call("POST", "/v1/partners", body);
        QCOMPARE(reply.status, status);
        QCOMPARE(reply.json().value(QStringLiteral("reason")).toString(), reason);
        QCOMPARE(reply.header("Content-Type"), QByteArray("application/problem+json"));
    }
    void anyUnicodeIsAName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("Chinese") << QStringLiteral("\u5317\u4EAC\u7269\u6D41");
        QTest::newRow("Arabic") << QStringLiteral("\u0634\u0631\u0643\u0629");
        QTest::newRow("beyond the BMP") << QString::fromUtf8("\xF0\x9F\x9A\x9A\xF0\x9D\x94\x98");
        QTest::newRow("quotes and slashes")
            << QStringLiteral("\"a\" \\ </script> '; DROP TABLE partners; --");
        QTest::newRow("longest") << QString(200, QChar(0x00E9));
    }
    void anyUnicodeIsAName()
    {
        QFETCH(QString, name);
        const Reply created =
            m_f.client().call("POST", "/v1/partners", QJsonObject{{QStringLiteral("name"), name}});
        QCOMPARE(created.status, 201);
        const QByteArray id = created.json().value(QStringLiteral("id")).toString().toLatin1();
        QCOMPARE(
            m_f.client().call("GET", "/v1/partners/" + id).json().value(QStringLiteral("name")).toString(),
            name);
        const Reply key = m_f.issue(m_application, {{QStringLiteral("name"), name}});
        QCOMPARE(key.status, 201);
        QCOMPARE(key.json().value(QStringLiteral("name")).toString(), name);
        // A second partner of that name is refused.
        QCOMPARE(
            m_f.client().call("POST", "/v1/partners", QJsonObject{{QStringLiteral("name"), name}}).status,
            409);
    }
    void everyKindChecksItsName()
    {
        const QJsonObject key{{QStringLiteral("application_id"), m_application},
                              {QStringLiteral("scopes"), QJsonArray{QStringLiteral("orders:read")}}};
        const QString partner = m_f.client()
                                    .call("GET", "/v1/partners?limit=1")
                                    .json()
                                    .value(QStringLiteral("items"))
                                    .toArray()
                                    .at(0)
                                    .toObject()
                                    .value(QStringLiteral("id"))
                                    .toString();
        const QList<std::pair<QByteArray, QJsonObject>> kinds{
            {"/v1/partners", {}},
            {"/v1/applications", {{QStringLiteral("partner_id"), partner}}},
            {"/v1/apis",
             {{QStringLiteral("base_path"), QStringLiteral("/names")},
              {QStringLiteral("endpoints"), QJsonArray()}}},
            {"/v1/plans", {}},
            {"/v1/scopes", {}},
            {"/v1/keys", key}};
        for (const auto &[path, object] : kinds) {
            for (const QString &name : {QString(), QStringLiteral("  "), QString(10'000, QLatin1Char('x')),
                                        QStringLiteral("a\u0000b"), QStringLiteral("a\nb"),
                                        QStringLiteral("a\u202Eb"), QStringLiteral("a\u2028b")}) {
                QJsonObject body = object;
                body[QStringLiteral("name")] = name;
                const Reply reply = m_f.client().call("POST", path, body);
                QVERIFY2(reply.status == 422,
                         (path + ": " + name.left(20).toUtf8().toPercentEncoding() + ' ' + reply.body)
                             .constData());
                QCOMPARE(reply.json().value(QStringLiteral("field")).toString(), QStringLiteral("name"));
            }
        }
    }
    void badKeys()
    {
        const auto reason = [](const Reply &r) {
            return r.json().value(QStringLiteral("reason")).toString();
        };
        const Reply past = m_f.issue(
            m_application, {{QStringLiteral("expires_at"), QStringLiteral("2020-01-01T00:00:00Z")}});
        QCOMPARE(past.status, 422);
        QCOMPARE(reason(past), QStringLiteral("expiry_past"));
        const Reply scope =
            m_f.issue(m_application, {{QStringLiteral("scopes"), QJsonArray{QStringLiteral("no:such")}}});
        QCOMPARE(scope.status, 422);
        QCOMPARE(reason(scope), QStringLiteral("scope_unknown"));
    }
    void idempotency()
    {
        const Reply first = m_f.issue(m_application, {}, {{"Idempotency-Key", "abc"}});
        const Reply again = m_f.issue(m_application, {}, {{"Idempotency-Key", "abc"}});
        QCOMPARE(again.status, 201);
        QCOMPARE(again.json().value(QStringLiteral("id")), first.json().value(QStringLiteral("id")));
        QCOMPARE(
            m_f.client()
                .check(again.json().value(QStringLiteral("key")).toString().toLatin1(), "GET", "/orders/1")
                .status,
            200);
        QCOMPARE(
            m_f.client()
                .check(first.json().value(QStringLiteral("key")).toString().toLatin1(), "GET", "/orders/1")
                .status,
            401);
    }
    void etags()
    {
        const Reply issued = m_f.issue(m_application);
        const QByteArray path = "/v1/keys/" + issued.json().value(QStringLiteral("id")).toString().toLatin1();
        const QByteArray tag = m_f.client().call("GET", path).header("ETag");
        QCOMPARE(
            m_f.client().call("PATCH", path, QByteArray(R"({"name":"One"})"), {{"If-Match", tag}}).status,
            200);
        const Reply stale =
            m_f.client().call("PATCH", path, QByteArray(R"({"name":"Two"})"), {{"If-Match", tag}});
        QCOMPARE(stale.status, 412);
        QCOMPARE(
            stale.json().value(QStringLiteral("current")).toObject().value(QStringLiteral("name")).toString(),
            QStringLiteral("One"));
        QCOMPARE(m_f.client().call("PATCH", path, QByteArray("{}"), {{"If-Match", "W/x"}}).status, 400);
    }
    void rotateAndRevoke()
    {
        const Reply issued = m_f.issue(m_application);
        const QByteArray path = "/v1/keys/" + issued.json().value(QStringLiteral("id")).toString().toLatin1();
        const Reply successor =
            m_f.client().call("POST", path + "/rotate", QByteArray(R"({"overlap_seconds":3600})"));
        QCOMPARE(successor.status, 201);
        QCOMPARE(m_f.client().call("GET", path).json().value(QStringLiteral("status")).toString(),
                 QStringLiteral("rotating"));
        for (const Reply &r : {issued, successor})
            QCOMPARE(
                m_f.client()
                    .check(r.json().value(QStringLiteral("key")).toString().toLatin1(), "GET", "/orders/1")
                    .status,
                200);
        QCOMPARE(m_f.client().call("POST", path + "/revoke").status, 200);
        QCOMPARE(m_f.client().call("POST", path + "/resume").status, 409);
    }
    void feeds()
    {
        const QJsonObject changes = m_f.client().call("GET", "/v1/changes?since=0").json();
        QCOMPARE(changes.value(QStringLiteral("items"))
                     .toArray()
                     .first()
                     .toObject()
                     .value(QStringLiteral("seq"))
                     .toInt(),
                 1);
        QVERIFY(changes.value(QStringLiteral("last")).toInt() >=
                changes.value(QStringLiteral("items")).toArray().size());
        const QJsonArray audit = m_f.client()
                                     .call("GET", "/v1/audit?after=0&limit=3")
                                     .json()
                                     .value(QStringLiteral("items"))
                                     .toArray();
        QCOMPARE(audit.size(), 3);
        QCOMPARE(audit[0].toObject().value(QStringLiteral("actor")).toString(), QStringLiteral("console"));
        QCOMPARE(m_f.client().call("GET", "/v1/keys?limit=0").status, 422);
        QCOMPARE(m_f.client().call("GET", "/v1/usage?group_by=colour").status, 422);
        QCOMPARE(m_f.client().call("GET", "/v1/keys?a=%zz").status, 400);
        QCOMPARE(m_f.client().call("GET", "/v1/server").json().value(QStringLiteral("issuer")).toString(),
                 m_f.node().issuerUrl());
        QVERIFY(
            m_f.client().call("GET", "/metrics").body.contains("octroi_checks_total{verdict=\"allowed\"}"));
        QVERIFY(m_f.client().call("GET", "/v1/openapi.yaml").body.contains("openapi: 3.1.0"));
    }
    void signIn()
    {
        ControlClient client(m_f.node().port());
        const Reply wrong = client.signIn("console", "wrong");
        QCOMPARE(wrong.status, 401);
        QCOMPARE(wrong.json().value(QStringLiteral("error")).toString(), QStringLiteral("invalid_client"));
        QCOMPARE(wrong.header("Cache-Control"), QByteArray("no-store"));
        Reply last;
        for (int i = 0; i < 12; ++i)
            last = client.signIn("nobody", "wrong");
        QCOMPARE(last.status, 429);
    }
};

QTEST_GUILESS_MAIN(TestApi)
#include "tst_api.moc"
