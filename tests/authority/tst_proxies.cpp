// SPDX-License-Identifier: GPL-3.0-or-later
// What proxies say of a call, as their documentation has it: Caddy and Traefik (X-Forwarded-*), nginx and HAProxy
// (X-Original-*), Envoy's HTTP ext_authz (the call below /v1/check). Traefik and Envoy are mocks here: a client
// that sends what they are documented to send. Real nginx, Caddy and HAProxy: tests/e2e.
#include "crypto/digest.h"
#include "crypto/jose/dpop.h"
#include "crypto/jose/signingkey.h"
#include "crypto/random.h"
#include "nodefixture.h"

using namespace octroi;
using octroi::test::NodeFixture;
using octroi::test::Reply;
using octroi::test::Wire;
using Fields = QMap<QByteArray, QByteArray>;

class TestProxies : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_node = std::make_unique<NodeFixture>();
        const QString application = m_application = m_node->prepare();
        m_key = m_node->issue(application).json()[QStringLiteral("key")].toString().toLatin1();
        const QJsonObject restricted{{QStringLiteral("restrictions"), QJsonObject{{QStringLiteral("addresses"), QJsonArray{QStringLiteral("203.0.113.0/24")}}}}};
        m_restricted = m_node->issue(application, restricted).json()[QStringLiteral("key")].toString().toLatin1();
        QVERIFY(!m_key.isEmpty() && !m_restricted.isEmpty());
    }
    void traefikAndCaddy()
    {
        QCOMPARE(forwarded("GET", "/orders/7?x=1").status, 200);
        const Reply missing = forwarded("POST", "/orders/");
        QCOMPARE(missing.status, 403);
        QVERIFY2(missing.header("WWW-Authenticate").contains("scope=\"orders:write\""), missing.head.constData());
        QCOMPARE(call("GET", "/v1/check", {{"X-Forwarded-Method", "GET"}, {"X-Forwarded-Uri", "/orders/7"}}).status, 401);
    }
    /// Some proxies ask with POST, and with the caller's body, which is nobody's business here.
    void postIsTheSame()
    {
        for (const QByteArray &body : {QByteArray(), QByteArray("{\"a\":1}"), QByteArray("not json")}) {
            const auto post = [&](const QByteArray &method, const QByteArray &uri) {
                return m_node->client().call("POST", "/v1/check", body, {{"Authorization", "None"}, {"Content-Type", "text/plain"}, {"X-API-Key", m_key}, {"X-Forwarded-Method", method},
                                                                         {"X-Forwarded-Uri", uri}, {"X-Forwarded-For", "198.51.100.7"}});
            };
            const Reply allowed = post("GET", "/orders/7");
            QVERIFY2(allowed.status == 200, allowed.head.constData());
            QVERIFY(!allowed.header("X-Octroi-Credential").isEmpty());
            QCOMPARE(post("POST", "/orders/").status, 403); // what is asked about decides
        }
        QCOMPARE(m_node->client().call("POST", "/v1/check", QByteArray(), {{"Authorization", "None"}, {"X-Forwarded-Method", "GET"}, {"X-Forwarded-Uri", "/orders/7"}}).status, 401);
    }
    void envoy_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("status");
        QTest::newRow("allowed") << QByteArray("GET") << QByteArray("/orders/7?page=2") << 200;
        QTest::newRow("scope") << QByteArray("POST") << QByteArray("/orders/") << 403;
        QTest::newRow("method") << QByteArray("DELETE") << QByteArray("/orders/7") << 403;
        QTest::newRow("unknown") << QByteArray("PUT") << QByteArray("/nothing") << 403;
        QTest::newRow("root") << QByteArray("GET") << QByteArray("/") << 403;
    }
    void envoy()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        QFETCH(int, status);
        const Reply reply = call(method, "/v1/check" + path, {{"X-API-Key", m_key}, {"X-Forwarded-For", "198.51.100.7"}});
        QCOMPARE(reply.status, status);
        QCOMPARE(reply.header("X-Octroi-Credential").isEmpty(), false);
    }
    /// Of an administration behind a proxy the caller is who the proxy heard, whatever the caller claims.
    void administrationBehindAProxy_data()
    {
        QTest::addColumn<QByteArray>("told");
        QTest::addColumn<QString>("address");
        QTest::newRow("nothing") << QByteArray() << QStringLiteral("127.0.0.1");
        QTest::newRow("caller") << QByteArray("203.0.113.9") << QStringLiteral("203.0.113.9");
        QTest::newRow("forged") << QByteArray("10.0.0.1, 203.0.113.9") << QStringLiteral("203.0.113.9");
        QTest::newRow("two proxies") << QByteArray("203.0.113.9, 127.0.0.1") << QStringLiteral("203.0.113.9");
        QTest::newRow("IPv6") << QByteArray("2001:db8::7") << QStringLiteral("2001:db8::7");
        QTest::newRow("no address") << QByteArray("unknown") << QStringLiteral("127.0.0.1");
    }
    void administrationBehindAProxy()
    {
        QFETCH(QByteArray, told);
        QFETCH(QString, address);
        Fields fields;
        if (!told.isEmpty())
            fields.insert("X-Forwarded-For", told);
        const QJsonObject partner{{QStringLiteral("name"), QString::fromUtf8(QTest::currentDataTag())}};
        QCOMPARE(m_node->client().call("POST", "/v1/partners", partner, fields).status, 201);
        const QJsonObject entry = m_node->client().call("GET", "/v1/audit?limit=1").json()[QStringLiteral("items")].toArray().first().toObject();
        QCOMPARE(entry[QStringLiteral("address")].toString(), address);
        // What is open to this machine is not open to everybody whom a proxy on it lets through.
        fields.insert("Authorization", "None");
        QCOMPARE(m_node->client().call("GET", "/metrics", QByteArray(), fields).status, address == QLatin1String("127.0.0.1") ? 200 : 401);
    }
    /// Envoy asks with the caller's own Host, which a DPoP proof has to name.
    void envoyAndABoundToken()
    {
        const auto key = crypto::SigningKey::generate(crypto::JwsAlgorithm::ES256).value();
        const QJsonObject client = m_node->client().call("POST", "/v1/clients",
                                                         QJsonObject{{QStringLiteral("application_id"), m_application}, {QStringLiteral("name"), QStringLiteral("bound")},
                                                                     {QStringLiteral("grant_types"), QJsonArray{QStringLiteral("client_credentials")}},
                                                                     {QStringLiteral("token_endpoint_auth_method"), QStringLiteral("client_secret_post")},
                                                                     {QStringLiteral("dpop_bound"), true}, {QStringLiteral("scopes"), QJsonArray{QStringLiteral("orders:read")}}}).json();
        const QByteArray form = "grant_type=client_credentials&client_id=" + client[QStringLiteral("id")].toString().toLatin1()
            + "&client_secret=" + QUrl::toPercentEncoding(client[QStringLiteral("client_secret")].toString());
        const QByteArray uri = m_node->node().issuerUrl().toLatin1() + "/oauth/token";
        QByteArray token;
        const auto ask = [&](const QByteArray &nonce) {
            octroi::test::ControlClient direct(m_node->node().port());
            return direct.call("POST", "/oauth/token", form, {{"Content-Type", "application/x-www-form-urlencoded"}, {"DPoP", proofOf(key, "POST", uri, token, nonce)}});
        };
        token = ask(ask({}).header("DPoP-Nonce")).json()[QStringLiteral("access_token")].toString().toLatin1();
        QVERIFY(!token.isEmpty());
        const auto check = [&](const QByteArray &named) {
            Wire wire(m_node->node().port());
            wire.send("GET /v1/check/orders/7 HTTP/1.1\r\nHost: api.example.org\r\nX-Forwarded-Proto: https\r\nAuthorization: DPoP " + token
                      + "\r\nDPoP: " + proofOf(key, "GET", named, token, {}) + "\r\n\r\n");
            return wire.receive().status;
        };
        QCOMPARE(check("https://api.example.org/orders/7"), 200);
        QCOMPARE(check("https://other.example.org/orders/7"), 401);
    }
    void theAnswerToHeadHasNoBody()
    {
        Wire wire(m_node->node().port());
        for (int i = 0; i < 2; ++i) { // a body would be read as the next answer
            wire.send("HEAD /v1/check/nothing HTTP/1.1\r\nHost: o\r\nX-API-Key: " + m_key + "\r\n\r\n");
            while (wire.buffer().indexOf("\r\n\r\n") < 0 && wire.more()) {
            }
            QVERIFY2(wire.buffer().startsWith("HTTP/1.1 403 "), wire.buffer().constData());
            QVERIFY2(wire.buffer().endsWith("\r\n\r\n"), wire.buffer().constData());
            wire.buffer().clear();
        }
        QVERIFY(!wire.socket().waitForReadyRead(200));
    }
    void aCallToldInTwoWaysIsRefused()
    {
        // Proxies pass on what callers send: one of the two would be the caller's own.
        QCOMPARE(forwarded("GET", "/orders/7", {{"X-Original-URI", "/orders/7"}}).status, 401);
        QCOMPARE(forwarded("GET", "/orders/7", {{"X-Original-Method", "GET"}}).status, 401);
        Wire wire(m_node->node().port());
        wire.send("GET /v1/check HTTP/1.1\r\nHost: o\r\nX-API-Key: " + m_key
                  + "\r\nX-Original-Method: GET\r\nX-Original-URI: /orders/7\r\nX-Original-URI: /orders/8\r\n\r\n");
        QCOMPARE(wire.receive().status, 401);
    }
    void theCallersQueryIsNoOptionOfTheCheck()
    {
        // Caddy's forward_auth without a '?' hands it over.
        const Reply reply = call("GET", "/v1/check?x=dialect=nginx&numberedd", {{"X-API-Key", m_key}, {"X-Forwarded-Method", "GET"}, {"X-Forwarded-Uri", "/orders/7"}});
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.header("X-Octroi-Sequence").isEmpty());
        QVERIFY(call("GET", "/v1/check/orders/7?numbered", {{"X-API-Key", m_key}}).header("X-Octroi-Sequence").isEmpty());
    }
    void numbersCountUp()
    {
        QSet<QByteArray> seen;
        for (int i = 0; i < 5; ++i) {
            const Reply reply = call("GET", "/v1/check?dialect=nginx&numbered", {{"X-API-Key", i % 2 ? m_key : QByteArray("x")}});
            QVERIFY(!reply.header("X-Octroi-Sequence").isEmpty());
            seen.insert(reply.header("X-Octroi-Sequence"));
        }
        QCOMPARE(seen.size(), 5);
    }
    void theCallersAddressIsReadFromTheRight_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<int>("status");
        QTest::newRow("itself") << QByteArray("203.0.113.9") << 200;
        QTest::newRow("another") << QByteArray("198.51.100.7") << 403;
        QTest::newRow("behind a trusted proxy") << QByteArray("203.0.113.9, 127.0.0.1") << 200;
        QTest::newRow("forged on the left") << QByteArray("203.0.113.9, 198.51.100.7") << 403;
        QTest::newRow("forged, through a trusted one") << QByteArray("203.0.113.9, 198.51.100.7, 127.0.0.1") << 403;
        QTest::newRow("no address") << QByteArray("unknown") << 403;
        QTest::newRow("none") << QByteArray() << 403;
    }
    void theCallersAddressIsReadFromTheRight()
    {
        QFETCH(QByteArray, field);
        QFETCH(int, status);
        Fields fields{{"X-API-Key", m_restricted}, {"X-Forwarded-Method", "GET"}, {"X-Forwarded-Uri", "/orders/7"}};
        if (!field.isEmpty())
            fields.insert("X-Forwarded-For", field);
        QCOMPARE(call("GET", "/v1/check", fields).status, status);
        fields.insert("X-Real-IP", "203.0.113.9"); // the caller's own: not read beside X-Forwarded-*
        QCOMPARE(call("GET", "/v1/check", fields).status, status);
    }
    /// Guesses are counted by the address of who guesses: behind a trusted proxy that is the caller, and who is not
    /// trusted gets no fresh start by naming another address.
    void guessesAreCountedByTheCallersAddress()
    {
        const auto guess = [](NodeFixture &node, const QByteArray &from) {
            return node.client().call("POST", "/oauth/token", "grant_type=client_credentials&client_id=console&client_secret=wrong",
                                      {{"Content-Type", "application/x-www-form-urlencoded"}, {"Authorization", "None"}, {"X-Forwarded-For", from}, {"X-Real-IP", from}}).status;
        };
        const auto guesses = [&](NodeFixture &node, const std::function<QByteArray(int)> &from) {
            int status = 0;
            for (int i = 0; i < 30 && status != 429; ++i)
                status = guess(node, from(i));
            return status;
        };
        QCOMPARE(guesses(*m_node, [](int) { return QByteArray("203.0.113.50"); }), 429);
        QCOMPARE(guess(*m_node, "203.0.113.51"), 401);               // somebody else behind the same proxy
        QCOMPARE(guess(*m_node, "203.0.113.51, 203.0.113.50"), 429); // what stands before was the caller's own word
        NodeFixture strict(QStringLiteral("UTC"), [](authority::Node::Options &o) { o.trustedProxies = QStringList{QStringLiteral("192.0.2.1")}; });
        QCOMPARE(guesses(strict, [](int i) { return "203.0.113." + QByteArray::number(i + 1); }), 429);
        QCOMPARE(guess(strict, "203.0.113.200"), 429);
    }
    /// The operator says where keys may stand besides the usual places.
    void keysInAConfiguredPlace()
    {
        NodeFixture placed(QStringLiteral("UTC"), [](authority::Node::Options &o) {
            o.credentialPlaces = QStringList{QStringLiteral("header:X-Partner-Key"), QStringLiteral("query:api_key")};
        });
        const QString application = placed.prepare();
        const QByteArray key = placed.issue(application).json()[QStringLiteral("key")].toString().toLatin1();
        const QByteArray other = placed.issue(application, {{QStringLiteral("scopes"), QJsonArray{QStringLiteral("orders:write")}}}).json()[QStringLiteral("key")].toString().toLatin1();
        QVERIFY(!key.isEmpty() && !other.isEmpty());
        const auto ask = [&placed](const QByteArray &uri, Fields fields, const QByteArray &target = "/v1/check") {
            fields.insert("Authorization", fields.value("Authorization", "None"));
            if (target == "/v1/check") {
                fields.insert("X-Forwarded-Method", "GET");
                fields.insert("X-Forwarded-Uri", uri);
            }
            return placed.client().call("GET", target, QByteArray(), fields).status;
        };
        QCOMPARE(ask("/orders/7", {{"X-Partner-Key", key}}), 200);
        QCOMPARE(ask("/orders/7", {{"x-partner-key", key}}), 200);
        QCOMPARE(ask("/orders/7?page=2&api_key=" + key, {}), 200);
        QCOMPARE(ask({}, {}, "/v1/check/orders/7?api_key=" + key), 200); // as Envoy asks
        QCOMPARE(ask("/orders/7", {{"X-Other-Key", key}}), 401);
        QCOMPARE(ask("/orders/7?API_KEY=" + key, {}), 401);
        QCOMPARE(ask("/orders/7?xapi_key=" + key, {}), 401);
        QCOMPARE(ask("/orders/7?api_key=" + key + "&api_key=" + other, {}), 401); // the server behind may read the other
        QCOMPARE(ask("/orders/7?api_key=" + key.left(40), {}), 401);
        // The usual places come first, so that a link with a key in it takes over no call.
        QCOMPARE(ask("/orders/7?api_key=" + other, {{"X-API-Key", key}}), 200);
        QCOMPARE(ask("/orders/7?api_key=" + key, {{"X-API-Key", other}}), 403);
        QCOMPARE(ask("/orders/7?api_key=" + key, {{"Authorization", "Bearer " + other}}), 403);
        Wire twice(placed.node().port());
        twice.send("GET /v1/check HTTP/1.1\r\nHost: o\r\nX-Partner-Key: " + key + "\r\nX-Partner-Key: " + other
                   + "\r\nX-Forwarded-Method: GET\r\nX-Forwarded-Uri: /orders/7\r\n\r\n");
        QCOMPARE(twice.receive().status, 401);
        // An access token is none of it (RFC 9700 section 4.3.2).
        QCOMPARE(ask("/orders/7?api_key=" + placed.client().token(), {}), 401);
        // Nobody reads it elsewhere.
        QCOMPARE(call("GET", "/v1/check", {{"X-Forwarded-Method", "GET"}, {"X-Forwarded-Uri", "/orders/7?api_key=" + m_key}}).status, 401);
    }
    void placesOfKeys_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("taken");
        QTest::newRow("header") << QByteArray("header:X-Partner-Key") << true;
        QTest::newRow("query") << QByteArray("query:api_key") << true;
        QTest::newRow("nothing") << QByteArray() << false;
        QTest::newRow("no name") << QByteArray("header:") << false;
        QTest::newRow("no kind") << QByteArray("X-Partner-Key") << false;
        QTest::newRow("another kind") << QByteArray("cookie:key") << false;
        QTest::newRow("a space") << QByteArray("header:X Key") << false;
        QTest::newRow("a separator") << QByteArray("query:a&b") << false;
        QTest::newRow("very long") << "query:" + QByteArray(65, 'a') << false;
        for (const char *name : {"Authorization", "dpop", "X-Forwarded-For", "X-Original-URI", "X-Octroi-Credential", "Cookie", "Host"})
            QTest::newRow(name) << QByteArray("header:") + name << false;
    }
    void placesOfKeys()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, taken);
        authority::Node::Options options;
        options.credentialPlaces = QStringList{QString::fromLatin1(text)};
        QCOMPARE(authority::Node::check(options).ok(), taken);
    }
    void whoIsNotTrustedTellsNothing()
    {
        NodeFixture strict(QStringLiteral("UTC"), [](authority::Node::Options &o) {
            o.trustedProxies = QStringList{QStringLiteral("192.0.2.1")};
            o.proxySecretDigest = crypto::sha256Bytes("a secret of thirty-two characters");
        });
        const QString application = strict.prepare();
        const QByteArray key = strict.issue(application).json()[QStringLiteral("key")].toString().toLatin1();
        const auto ask = [&](const QByteArray &target, Fields fields) {
            fields.insert("X-API-Key", key);
            fields.insert("Authorization", "None");
            return strict.client().call("GET", target, QByteArray(), fields).status;
        };
        const Fields original{{"X-Original-Method", "GET"}, {"X-Original-URI", "/orders/7"}, {"X-Real-IP", "203.0.113.9"}};
        const Fields forwardedFields{{"X-Forwarded-Method", "GET"}, {"X-Forwarded-Uri", "/orders/7"}};
        QCOMPARE(ask("/v1/check", original), 403);
        QCOMPARE(ask("/v1/check", forwardedFields), 403);
        QCOMPARE(ask("/v1/check/orders/7", {}), 403);
        for (const auto &[secret, status] : {std::pair<QByteArray, int>("a secret of thirty-two characters", 200), {"another", 403}, {"", 403}}) {
            Fields told = original;
            told.insert("X-Octroi-Proxy-Secret", secret);
            QCOMPARE(ask("/v1/check", told), status);
            QCOMPARE(ask("/v1/check/orders/7", {{"X-Octroi-Proxy-Secret", secret}}), status);
        }
    }

private:
    static QByteArray proofOf(const octroi::crypto::SigningKey &key, const QByteArray &method, const QByteArray &uri, const QByteArray &token, const QByteArray &nonce)
    {
        const auto text = [](const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); };
        const QJsonObject whole = key.publicJwk().toJson();
        QJsonObject jwk, payload{{QStringLiteral("jti"), QString::fromLatin1(crypto::randomBase62(20))}, {QStringLiteral("htm"), QString::fromLatin1(method)},
                                 {QStringLiteral("htu"), QString::fromLatin1(uri)}, {QStringLiteral("iat"), QDateTime::currentSecsSinceEpoch()}};
        for (const char *member : {"kty", "crv", "x", "y"})
            jwk[QLatin1String(member)] = whole.value(QLatin1String(member));
        if (!token.isEmpty())
            payload[QStringLiteral("ath")] = QString::fromLatin1(crypto::tokenHash(token));
        if (!nonce.isEmpty())
            payload[QStringLiteral("nonce")] = QString::fromLatin1(nonce);
        const QJsonObject header{{QStringLiteral("typ"), QStringLiteral("dpop+jwt")}, {QStringLiteral("alg"), QStringLiteral("ES256")}, {QStringLiteral("jwk"), jwk}};
        return key.sign(text(header), text(payload));
    }
    Reply call(const QByteArray &method, const QByteArray &target, const Fields &fields)
    {
        Fields all = fields;
        all.insert("Authorization", "None");
        return m_node->client().call(method, target, QByteArray(), all);
    }
    Reply forwarded(const QByteArray &method, const QByteArray &uri, Fields fields = {})
    {
        fields.insert("X-API-Key", m_key);
        fields.insert("X-Forwarded-Method", method);
        fields.insert("X-Forwarded-Uri", uri);
        fields.insert("X-Forwarded-For", "198.51.100.7");
        fields.insert("X-Forwarded-Proto", "https");
        fields.insert("X-Forwarded-Host", "api.example.org");
        return call("GET", "/v1/check", fields);
    }

    std::unique_ptr<NodeFixture> m_node;
    QString m_application;
    QByteArray m_key, m_restricted;
};

QTEST_GUILESS_MAIN(TestProxies)
#include "tst_proxies.moc"
