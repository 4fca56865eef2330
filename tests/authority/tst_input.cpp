// SPDX-License-Identifier: GPL-3.0-or-later
#include "linestream.h"
#include "nodefixture.h"

#include <QTest>

using namespace octroi;
using namespace octroi::test;

/// What callers send that they should not: each has one clear answer, and changes nothing.
class TestInput : public QObject
{
    Q_OBJECT
    std::unique_ptr<NodeFixture> m_fixture;
    QString m_application;

private Q_SLOTS:
    void initTestCase()
    {
        m_fixture = std::make_unique<NodeFixture>();
        m_application = m_fixture->prepare();
    }
    void cleanupTestCase() { m_fixture.reset(); }

    void contentTypes_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<int>("status");
        QTest::newRow("none") << QByteArray() << 422;
        QTest::newRow("json") << QByteArray("application/json") << 422;
        QTest::newRow("any case, with a parameter") << QByteArray("Application/JSON ; charset=utf-8") << 422;
        QTest::newRow("a kind of json") << QByteArray("application/merge-patch+json") << 422;
        QTest::newRow("form") << QByteArray("application/x-www-form-urlencoded") << 415;
        QTest::newRow("text") << QByteArray("text/plain") << 415;
        QTest::newRow("looks like json") << QByteArray("application/json2") << 415;
        QTest::newRow("multipart") << QByteArray("multipart/form-data; boundary=application/json") << 415;
    }
    void contentTypes()
    {
        QFETCH(QByteArray, type);
        QFETCH(int, status);
        QMap<QByteArray, QByteArray> fields;
        if (!type.isEmpty())
            fields.insert("Content-Type", type);
        const Reply reply = m_fixture->client().call("POST", "/v1/partners", QByteArray(R"({"name":""})"), fields);
        QCOMPARE(reply.status, status); // 422: it was read, and the name is missing
        QCOMPARE(reply.header("Content-Type"), QByteArray("application/problem+json"));
    }
    void badBodies_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("reason");
        const QString syntax = QStringLiteral("json_syntax");
        QTest::newRow("deep arrays") << "{\"name\":" + QByteArray(500'000, '[') << QStringLiteral("json_depth");
        QTest::newRow("deep objects") << QByteArray("{\"a\":").repeated(33) + "1" + QByteArray(33, '}') << QStringLiteral("json_depth");
        QTest::newRow("brackets in a text") << "{\"name\":\"" + QByteArray(100, '[') + "\"" << syntax;
        QTest::newRow("invalid UTF-8") << QByteArray("{\"name\":\"\xff\xfe\"}") << syntax;
        QTest::newRow("cut UTF-8") << QByteArray("{\"name\":\"\xc3\"}") << syntax;
        QTest::newRow("overlong UTF-8") << QByteArray("{\"name\":\"\xc0\xaf\"}") << syntax;
        QTest::newRow("a surrogate in UTF-8") << QByteArray("{\"name\":\"\xed\xa0\x80\"}") << syntax;
        QTest::newRow("no object") << QByteArray("[]") << syntax;
        QTest::newRow("empty") << QByteArray() << syntax;
        QTest::newRow("cut") << QByteArray("{\"name\":\"a") << syntax;
        const QString repeated = QStringLiteral("json_repeated");
        QTest::newRow("a member twice") << QByteArray(R"({"name":"A","name":"B"})") << repeated;
        QTest::newRow("twice and the same") << QByteArray(R"({"name":"A","name":"A"})") << repeated;
        QTest::newRow("twice by escape") << QByteArray(R"({"name":"A","n\u0061me":"B"})") << repeated;
        QTest::newRow("twice further in") << QByteArray("{\"name\":\"A:\\\":\",\"tags\":[{\"a\":{\"b\":1,\"b\":[]}}]}") << repeated;
        QTest::newRow("two documents") << QByteArray("{}{}") << syntax;
    }
    void badBodies()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, reason);
        const Reply reply = m_fixture->client().call("POST", "/v1/partners", body);
        QCOMPARE(reply.status, 400);
        QCOMPARE(reply.json()[QStringLiteral("reason")].toString(), reason);
    }
    void colonsInTexts()
    {
        const Reply reply = m_fixture->client().call("POST", "/v1/partners", QByteArray("{\"name\":\"a:b\\\"c\\\\\",\"tags\":[\":\",\"b:c\"]}"));
        QVERIFY2(reply.status == 201, reply.body.constData());
        const QByteArray path = "/v1/partners/" + reply.json()[QStringLiteral("id")].toString().toLatin1();
        QCOMPARE(m_fixture->client().call("PATCH", path, QByteArray(R"({"name":"x","name":"y"})")).status, 400);
        QCOMPARE(m_fixture->client().call("GET", path).json()[QStringLiteral("name")].toString(), QStringLiteral("a:b\"c\\"));
    }
    /// Also where bodies are read elsewhere: of each line of a bulk request, and of who registers.
    void aMemberTwiceElsewhere()
    {
        const QByteArray key = m_fixture->issue(m_application).json()[QStringLiteral("id")].toString().toLatin1();
        LineStream stream(m_fixture->node().port(), m_fixture->client().token());
        stream.send("{\"op\":\"suspend\",\"id\":\"" + key + "\",\"op\":\"revoke\"}\n");
        stream.finish();
        const QJsonObject result = stream.result();
        QCOMPARE(result[QStringLiteral("status")].toInt(), 422);
        QCOMPARE(result[QStringLiteral("problem")][QStringLiteral("reason")].toString(), QStringLiteral("json_repeated"));
        QCOMPARE(m_fixture->client().call("GET", "/v1/keys/" + key).json()[QStringLiteral("status")].toString(), QStringLiteral("active"));

        const QByteArray token = m_fixture->client()
                                     .call("POST", "/v1/registration-tokens",
                                           QJsonObject{{QStringLiteral("name"), QStringLiteral("Portal")}, {QStringLiteral("application_id"), m_application},
                                                       {QStringLiteral("grant_types"), QJsonArray{QStringLiteral("authorization_code")}}})
                                     .json()[QStringLiteral("token")].toString().toLatin1();
        const auto registered = [&](const QByteArray &more) {
            return m_fixture->client().call("POST", "/oauth/register", "{\"client_name\":\"Shop\",\"grant_types\":[\"authorization_code\"],\"redirect_uris\":[\"https://app.example/cb\"]" + more + '}',
                                            {{"Authorization", "Bearer " + token}, {"Content-Type", "application/json"}}).status;
        };
        QCOMPARE(registered(",\"redirect_uris\":[\"https://evil.example/cb\"]"), 400);
        QCOMPARE(registered(""), 201);
    }
    void badQueries_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("a parameter twice") << QByteArray("/v1/keys?limit=1&limit=2");
        QTest::newRow("twice by escape") << QByteArray("/v1/keys?limit=1&lim%69t=2");
        QTest::newRow("invalid UTF-8") << QByteArray("/v1/keys?filter=%ff%fe");
        QTest::newRow("broken escape") << QByteArray("/v1/keys?filter=%4");
        QTest::newRow("overlong") << QByteArray("/v1/keys?filter=%c0%af");
    }
    void badQueries()
    {
        QFETCH(QByteArray, target);
        const Reply reply = m_fixture->client().call("GET", target);
        QCOMPARE(reply.status, 400);
        QCOMPARE(reply.json()[QStringLiteral("reason")].toString(), QStringLiteral("query_syntax"));
    }
    void badForms_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("a parameter twice") << QByteArray("grant_type=client_credentials&client_id=a&client_id=b");
        QTest::newRow("the grant twice") << QByteArray("grant_type=client_credentials&grant_type=client_credentials");
        QTest::newRow("invalid UTF-8") << QByteArray("grant_type=client_credentials&client_id=%ff");
        QTest::newRow("broken escape") << QByteArray("grant_type=%zz");
    }
    void badForms()
    {
        QFETCH(QByteArray, body);
        ControlClient client(m_fixture->node().port());
        const Reply reply = client.call("POST", "/oauth/token", body, {{"Content-Type", "application/x-www-form-urlencoded"}});
        QCOMPARE(reply.status, 400);
        QCOMPARE(reply.json()[QStringLiteral("error")].toString(), QStringLiteral("invalid_request"));
    }
    void forgedProxyFields()
    {
        // A proxy's word counts only from a proxy: from anyone else it is as if it were not there.
        QTemporaryDir folder;
        SystemClock clock;
        authority::Node::Options options;
        options.dataFolder = folder.path();
        options.trustedProxies = {QStringLiteral("192.0.2.0/24")}; // not us
        auto started = authority::Node::start(options, clock);
        QVERIFY(started.ok());
        const QByteArray secret = (*started)->addMemoryClient(QStringLiteral("c"), QStringLiteral("c")).reveal();
        ControlClient client((*started)->port());
        QCOMPARE(client.signIn("c", secret).status, 200);
        const auto id = [&](const char *path, const char *body) { return client.call("POST", path, QByteArray(body)).json()[QStringLiteral("id")].toString(); };
        const QString partner = id("/v1/partners", R"({"name":"P"})");
        client.call("POST", "/v1/scopes", QByteArray(R"({"name":"a:read"})"));
        id("/v1/apis", R"({"name":"A","base_path":"/a","endpoints":[{"method":"GET","path":"/{id}","scopes":["a:read"]}]})");
        const QString application = client.call("POST", "/v1/applications", QJsonObject{{QStringLiteral("name"), QStringLiteral("S")}, {QStringLiteral("partner_id"), partner}})
                                        .json()[QStringLiteral("id")].toString();
        const auto issue = [&](const QJsonObject &restrictions) {
            return client.call("POST", "/v1/keys", QJsonObject{{QStringLiteral("application_id"), application}, {QStringLiteral("name"), QStringLiteral("K")},
                                                               {QStringLiteral("scopes"), QJsonArray{QStringLiteral("a:read")}}, {QStringLiteral("restrictions"), restrictions}})
                .json()[QStringLiteral("key")].toString().toLatin1();
        };
        const QByteArray elsewhere = issue({{QStringLiteral("addresses"), QJsonArray{QStringLiteral("198.51.100.7/32")}}});
        const QByteArray anywhere = issue({});
        QVERIFY(!elsewhere.isEmpty() && !anywhere.isEmpty());
        const Reply forged = client.check(elsewhere, "GET", "/a/1", {}, {{"X-Real-IP", "198.51.100.7"}, {"X-Forwarded-For", "198.51.100.7"}});
        QCOMPARE(forged.status, 403);
        QCOMPARE(forged.header("X-Octroi-Refusal"), QByteArray("address"));
        QCOMPARE(client.check(anywhere, "GET", "/a/1").header("X-Octroi-Refusal"), QByteArray("unknown_endpoint"));
    }
    void theSameFieldsFromATrustedProxy()
    {
        const QByteArray key = m_fixture->issue(m_application, {{QStringLiteral("restrictions"), QJsonObject{{QStringLiteral("addresses"), QJsonArray{QStringLiteral("198.51.100.7/32")}}}}})
                                   .json()[QStringLiteral("key")].toString().toLatin1();
        QVERIFY(!key.isEmpty());
        QCOMPARE(m_fixture->client().check(key, "GET", "/orders/1", {}, {{"X-Real-IP", "198.51.100.7"}}).status, 200);
        QCOMPARE(m_fixture->client().check(key, "GET", "/orders/1", {}, {{"X-Real-IP", "198.51.100.8"}}).status, 403);
        QCOMPARE(m_fixture->client().check(key, "GET", "/orders/1", {}, {{"X-Real-IP", "198.51.100.7, 198.51.100.8"}}).status, 403);
    }
    void checksWithoutSense_data()
    {
        QTest::addColumn<QByteArray>("uri");
        QTest::newRow("dots") << QByteArray("/orders/../admin");
        QTest::newRow("encoded slash") << QByteArray("/orders%2f1");
        QTest::newRow("NUL") << QByteArray("/orders/%00");
        QTest::newRow("invalid UTF-8") << QByteArray("/orders/%ff/1/2");
        QTest::newRow("very long") << "/orders/" + QByteArray(7000, 'a') + "/1";
    }
    void checksWithoutSense()
    {
        QFETCH(QByteArray, uri);
        const QByteArray key = m_fixture->issue(m_application).json()[QStringLiteral("key")].toString().toLatin1();
        QCOMPARE(m_fixture->client().check(key, "GET", uri).status, 403);
        QCOMPARE(m_fixture->client().check(key, "GET", "/orders/1").status, 200);
    }
    void afterAllOfItNothingHasChanged()
    {
        const QJsonArray partners = m_fixture->client().call("GET", "/v1/partners").json()[QStringLiteral("items")].toArray();
        QCOMPARE(partners.size(), 2); // and the one that was taken
        QCOMPARE(m_fixture->client().call("GET", "/readyz").status, 200);
    }
};

QTEST_GUILESS_MAIN(TestInput)
#include "tst_input.moc"
