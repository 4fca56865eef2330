// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/jose/jwkset.h"
#include "crypto/jose/signingkey.h"
#include "crypto/random.h"
#include "nodeprocess.h"
#include "support/postgresserver.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <thread>

using namespace octroi;
using namespace octroi::test;

namespace {

/// One OAuth client and how to sign in as it.
struct OAuthApp
{
    QByteArray id, secret;

    OAuthApp(ControlClient &client, const Prepared &prepared, const char *format)
    {
        const Reply made = client.call("POST", "/v1/clients",
                                       QJsonObject{{QStringLiteral("application_id"), prepared.application},
                                                   {QStringLiteral("name"), QString::fromLatin1(format)},
                                                   {QStringLiteral("grant_types"), QJsonArray{QStringLiteral("client_credentials")}},
                                                   {QStringLiteral("scopes"), QJsonArray{QStringLiteral("a:read")}},
                                                   {QStringLiteral("token_endpoint_auth_method"), QStringLiteral("client_secret_post")},
                                                   {QStringLiteral("token_format"), QString::fromLatin1(format)}});
        if (made.status != 201)
            qFatal("no client: %d %s", made.status, made.body.constData());
        id = member(made, "id");
        secret = member(made, "client_secret");
    }
    Reply post(NodeProcess &node, const QByteArray &path, const QByteArray &form) const
    {
        ControlClient client(node.port());
        return client.call("POST", path,
                           form + "&client_id=" + id + "&client_secret=" + QUrl::toPercentEncoding(QString::fromLatin1(secret)),
                           {{"Content-Type", "application/x-www-form-urlencoded"}});
    }
    QByteArray token(NodeProcess &node) const
    {
        const Reply reply = post(node, "/oauth/token", "grant_type=client_credentials");
        if (reply.status != 200)
            qWarning("no token: %d %s", reply.status, reply.body.constData());
        return member(reply, "access_token");
    }
};

} // namespace

/// What gives access on one node, and its end, holds on the other: two real octroid on one real PostgreSQL that go
/// by one name, as behind one proxy.
class TestNodesAccess : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<PostgresServer>();
        const QString url = m_server->createDatabase();
        const QStringList name{QStringLiteral("--issuer"), QStringLiteral("http://127.0.0.1:9")};
        m_a = std::make_unique<NodeProcess>(m_folder.filePath(QStringLiteral("a")), url, name);
        m_b = std::make_unique<NodeProcess>(m_folder.filePath(QStringLiteral("b")), url, name);
        m_prepared = std::make_unique<Prepared>(a());
    }
    void cleanupTestCase()
    {
        m_a.reset();
        m_b.reset();
        m_server.reset();
    }

    void aTokenOfOneNodeHoldsOnTheOther_data()
    {
        QTest::addColumn<QByteArray>("format");
        QTest::newRow("JWT") << QByteArray("jwt");
        QTest::newRow("opaque") << QByteArray("opaque");
    }
    void aTokenOfOneNodeHoldsOnTheOther()
    {
        QFETCH(QByteArray, format);
        const OAuthApp app(a(), *m_prepared, format.constData());
        const QByteArray token = app.token(*m_a), other = app.token(*m_a);
        QVERIFY(!token.isEmpty());
        const qint64 seen = untilCheck(b(), token, 200);
        QVERIFY(seen >= 0);
        QTRY_COMPARE_WITH_TIMEOUT(b().check(other, "GET", "/a/1").status, 200, 30'000);
        // The client ends one of them (RFC 7009), and then the administrator all of them.
        QCOMPARE(app.post(*m_a, "/oauth/revoke", "token=" + token).status, 200);
        const qint64 ended = untilCheck(b(), token, 401);
        QVERIFY(ended >= 0);
        qInfo("%s on the other node: known after %lld ms, ended after %lld ms", format.constData(), seen, ended);
        QCOMPARE(b().check(other, "GET", "/a/1").status, 200);
        const QJsonObject all{{QStringLiteral("client_id"), QString::fromLatin1(app.id)}};
        QCOMPARE(a().call("POST", "/v1/tokens/revoke", all).status, 204);
        QTRY_COMPARE_WITH_TIMEOUT(b().check(other, "GET", "/a/1").status, 401, 30'000);
        // A client that is suspended over there has no token over here.
        QCOMPARE(b().call("POST", "/v1/clients/" + app.id + "/suspend").status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(app.post(*m_a, "/oauth/token", "grant_type=client_credentials").status, 401, 30'000);
    }

    /// News that came while a node was not listening is not lost.
    void tokensAreReadAgainAfterTheDatabaseWasAway()
    {
        const OAuthApp app(a(), *m_prepared, "opaque");
        const QByteArray old = app.token(*m_a);
        QVERIFY(untilCheck(b(), old, 200) >= 0);
        m_server->stop();
        m_server->start();
        // As soon as the first node can, whether the other one listens again or not.
        QByteArray token;
        QTRY_VERIFY_WITH_TIMEOUT(!(token = app.token(*m_a)).isEmpty(), 30'000);
        QCOMPARE(app.post(*m_a, "/oauth/revoke", "token=" + old).status, 200);
        QVERIFY(untilCheck(b(), token, 200) >= 0);
        QVERIFY(untilCheck(b(), old, 401) >= 0);
    }

    void aNewSigningKeyIsKnownToBoth()
    {
        const OAuthApp app(a(), *m_prepared, "jwt");
        const auto kids = [](ControlClient &client) {
            QStringList out;
            for (const QJsonValue key : client.call("GET", "/oauth/jwks").json()[QStringLiteral("keys")].toArray())
                out << key.toObject()[QStringLiteral("kid")].toString();
            out.sort();
            return out;
        };
        const QStringList before = kids(b());
        QCOMPARE(before, kids(a())); // one key, although both began on an empty database
        QCOMPARE(before.size(), 1);
        QCOMPARE(a().call("POST", "/v1/signing-keys/rotate").status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(kids(b()), kids(a()), 30'000);
        QCOMPARE(kids(b()).size(), 2);
        const QByteArray token = app.token(*m_a);
        QCOMPARE(b().check(token, "GET", "/a/1").status, 200);
        // The other node signs with it too.
        const QByteArray theirs = app.token(*m_b);
        const auto head = [](const QByteArray &jwt) {
            return QJsonDocument::fromJson(QByteArray::fromBase64(jwt.left(jwt.indexOf('.')), QByteArray::Base64UrlEncoding)).object();
        };
        QCOMPARE(head(theirs)[QStringLiteral("kid")], head(token)[QStringLiteral("kid")]);
        // Nobody is signed out by it.
        QCOMPARE(a().call("GET", "/v1/partners").status, 200);
    }

    /// RFC 9449 section 11.1: a proof is good for one request, whichever node it goes to.
    void aProofIsUsedOnce()
    {
        const OAuthApp app(a(), *m_prepared, "jwt");
        const auto key = crypto::SigningKey::generate(crypto::JwsAlgorithm::ES256).value();
        const auto ask = [&](NodeProcess &node, const QByteArray &proof) {
            ControlClient client(node.port());
            return client.call("POST", "/oauth/token",
                               "grant_type=client_credentials&client_id=" + app.id + "&client_secret=" + QUrl::toPercentEncoding(QString::fromLatin1(app.secret)),
                               {{"Content-Type", "application/x-www-form-urlencoded"}, {"DPoP", proof}});
        };
        QTRY_VERIFY_WITH_TIMEOUT(!app.token(*m_b).isEmpty(), 30'000); // the client is known there
        const Reply first = ask(*m_a, proofOf(key, {}));
        QCOMPARE(first.json()[QStringLiteral("error")].toString(), QStringLiteral("use_dpop_nonce"));
        const QByteArray nonce = first.header("DPoP-Nonce");
        const QByteArray proof = proofOf(key, nonce);
        const Reply taken = ask(*m_a, proof);
        QVERIFY2(taken.status == 200, taken.body.constData());
        QCOMPARE(ask(*m_b, proof).json()[QStringLiteral("error")].toString(), QStringLiteral("invalid_dpop_proof"));
        QCOMPARE(ask(*m_b, proofOf(key, nonce)).status, 200); // the nonce is of both
    }

    /// The proxy may send each page of a sign-in to another node.
    void aSignInGoesOnOnTheOtherNode()
    {
        const QByteArray query = "client_id=octroi-console&response_type=code&scope=admin&redirect_uri=http%3A%2F%2F127.0.0.1%3A49152%2Fcallback"
                                 "&state=s1&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";
        const QMap<QByteArray, QByteArray> host{{"Authorization", "None"}};
        const Reply begun = ControlClient(m_a->port()).call("GET", "/oauth/authorize?" + query, QByteArray(), host);
        static const QRegularExpression form(QStringLiteral("name=\"request\" value=\"([^\"]+)\""));
        const QByteArray id = form.match(QString::fromUtf8(begun.head + begun.body)).captured(1).toLatin1();
        QVERIFY2(!id.isEmpty(), (begun.head + begun.body).constData());
        const auto page = [&](NodeProcess &node, const QByteArray &request) {
            return ControlClient(node.port()).call("GET", "/signin?request=" + request, QByteArray(), host);
        };
        const Reply there = page(*m_b, id);
        QCOMPARE(there.status, 200);
        QVERIFY2(there.body.contains("value=\"" + id + "\""), there.body.constData());
        QVERIFY(!page(*m_b, "0000000000000000000000").body.contains("value=\"0000000000000000000000\""));
    }

    void whoAdministersOneNodeAdministersTheOther()
    {
        const QMap<QByteArray, QByteArray> bearer{{"Authorization", "Bearer " + a().token()}};
        QCOMPARE(b().call("GET", "/v1/partners", QByteArray(), bearer).status, 200);
        // The service client of the second node was written after the first one had started.
        ControlClient own(m_a->port());
        signIn(own, m_folder.filePath(QStringLiteral("b/admin.json")));
        QCOMPARE(own.call("GET", "/v1/partners").status, 200);
        QByteArray forged = a().token();
        forged[40] = forged[40] == 'A' ? 'B' : 'A';
        QCOMPARE(b().call("GET", "/v1/partners", QByteArray(), {{"Authorization", "Bearer " + forged}}).status, 401);

        const Reply made = a().call("POST", "/v1/administrators",
                                    QByteArray(R"({"name":"jo","role":"issuer","display_name":"Jo"})"));
        QCOMPARE(made.status, 201);
        const QByteArray path = "/v1/administrators/" + member(made, "id");
        QCOMPARE(b().call("GET", path).json()[QStringLiteral("role")].toString(), QStringLiteral("issuer"));
        QCOMPARE(b().call("POST", path + "/disable").status, 200);
        QCOMPARE(a().call("GET", path).json()[QStringLiteral("disabled")].toBool(), true);
    }

    void aTrustedIssuerOfOneNodeIsTrustedByTheOther()
    {
        const auto key = crypto::SigningKey::generate(crypto::JwsAlgorithm::ES256).value();
        const Reply apis = a().call("GET", "/v1/apis");
        const QJsonObject body{{QStringLiteral("name"), QStringLiteral("IdP")},
                               {QStringLiteral("api_id"), apis.json()[QStringLiteral("items")].toArray()[0].toObject()[QStringLiteral("id")]},
                               {QStringLiteral("issuer"), QStringLiteral("https://idp.example")},
                               {QStringLiteral("audiences"), QJsonArray{QStringLiteral("orders")}},
                               {QStringLiteral("key_source"), QStringLiteral("jwks")},
                               {QStringLiteral("jwks"), crypto::JwkSet({key.publicJwk()}).toJson()},
                               {QStringLiteral("scopes"), QJsonArray{QStringLiteral("a:read")}},
                               {QStringLiteral("application_id"), m_prepared->application}};
        const Reply made = a().call("POST", "/v1/trusted-issuers", body);
        QVERIFY2(made.status == 201, made.body.constData());
        const QJsonObject claims{{QStringLiteral("iss"), QStringLiteral("https://idp.example")},
                                 {QStringLiteral("aud"), QStringLiteral("orders")},
                                 {QStringLiteral("exp"), QDateTime::currentSecsSinceEpoch() + 3600},
                                 {QStringLiteral("scope"), QStringLiteral("a:read")}};
        const QByteArray token = key.signJwt("JWT", QJsonDocument(claims).toJson(QJsonDocument::Compact));
        QTRY_COMPARE_WITH_TIMEOUT(b().check(token, "GET", "/a/1").status, 200, 30'000);
        QCOMPARE(b().call("DELETE", "/v1/trusted-issuers/" + member(made, "id")).status, 204);
        QTRY_COMPARE_WITH_TIMEOUT(a().check(token, "GET", "/a/1").status, 401, 30'000);
    }

    void aPlanOfOneNodeLimitsOnTheOther()
    {
        const Reply plan = a().call("POST", "/v1/plans", QByteArray(R"({"name":"Slow","bandwidth":5000})"));
        const Reply issued = a().call("POST", "/v1/keys",
                                      m_prepared->key(QStringLiteral("K"), {{QStringLiteral("plan_id"), plan.json()[QStringLiteral("id")]},
                                                                            {QStringLiteral("tags"), QJsonArray{QStringLiteral("slow")}}}));
        const QByteArray key = member(issued, "key");
        const auto rate = [&](ControlClient &client) { return client.check(key, "GET", "/a/1").header("X-Octroi-Limit-Rate"); };
        QTRY_VERIFY_WITH_TIMEOUT(rate(b()).toInt() > 0, 30'000);
        QVERIFY(rate(b()).toInt() <= 5000);
        QCOMPARE(a().call("PATCH", "/v1/plans/" + member(plan, "id"), QByteArray(R"({"bandwidth":0})")).status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(rate(b()), QByteArray("0"), 30'000);
        // Limited to another API on one node, refused on both.
        const Reply other = b().call("POST", "/v1/apis", QByteArray(R"({"name":"Other","base_path":"/other","endpoints":[]})"));
        const QJsonObject restrictions{{QStringLiteral("apis"), QJsonArray{other.json()[QStringLiteral("id")]}}};
        QCOMPARE(b().call("PATCH", "/v1/keys/" + member(issued, "id"), QJsonObject{{QStringLiteral("restrictions"), restrictions}}).status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(a().check(key, "GET", "/a/1").header("X-Octroi-Refusal"), QByteArray("api_restricted"), 30'000);
    }

    void aNameIsTakenOnce_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("partner") << QByteArray("/v1/partners") << QByteArray(R"({"name":"Zwilling %1"})");
        QTest::newRow("API") << QByteArray("/v1/apis") << QByteArray(R"({"name":"Api %1","base_path":"/api%1","endpoints":[]})");
        QTest::newRow("base path") << QByteArray("/v1/apis") << QByteArray(R"({"name":"Path %2","base_path":"/path%1","endpoints":[]})");
        QTest::newRow("scope") << QByteArray("/v1/scopes") << QByteArray(R"({"name":"twin:n%1"})");
        QTest::newRow("plan") << QByteArray("/v1/plans") << QByteArray(R"({"name":"Plan %1"})");
        QTest::newRow("administrator") << QByteArray("/v1/administrators") << QByteArray(R"({"name":"twin%1","role":"auditor"})");
    }
    /// Both nodes are asked at the same moment, again and again.
    void aNameIsTakenOnce()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, body);
        for (int round = 0; round < 8; ++round) {
            const auto ask = [&](NodeProcess &node, const char *who) {
                ControlClient own(node.port());
                const QByteArray text = QByteArray(body).replace("%1", QByteArray::number(round)).replace("%2", QByteArray::number(round) + who);
                Reply reply;
                for (int again = 0; again < 20 && (reply.status == 0 || reply.status == 503); ++again)
                    reply = own.call("POST", path, text, {{"Authorization", "Bearer " + node.client().token()}});
                return reply.status;
            };
            int first = 0, second = 0;
            std::thread one([&] { first = ask(*m_a, "a"); }), two([&] { second = ask(*m_b, "b"); });
            one.join();
            two.join();
            QCOMPARE(qMin(first, second), 201);
            QCOMPARE(qMax(first, second), 409);
        }
    }

private:
    static QByteArray proofOf(const crypto::SigningKey &key, const QByteArray &nonce)
    {
        const auto text = [](const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); };
        const QJsonObject jwk = key.publicJwk().toJson();
        QJsonObject bare;
        for (const char *member : {"kty", "crv", "x", "y"})
            bare[QLatin1String(member)] = jwk.value(QLatin1String(member));
        QJsonObject payload{{QStringLiteral("jti"), QString::fromLatin1(crypto::randomBase62(20))}, {QStringLiteral("htm"), QStringLiteral("POST")},
                            {QStringLiteral("htu"), QStringLiteral("http://127.0.0.1:9/oauth/token")}, {QStringLiteral("iat"), QDateTime::currentSecsSinceEpoch()}};
        if (!nonce.isEmpty())
            payload[QStringLiteral("nonce")] = QString::fromLatin1(nonce);
        const QJsonObject header{{QStringLiteral("typ"), QStringLiteral("dpop+jwt")}, {QStringLiteral("alg"), QStringLiteral("ES256")}, {QStringLiteral("jwk"), bare}};
        return key.sign(text(header), text(payload));
    }
    ControlClient &a() { return m_a->client(); }
    ControlClient &b() { return m_b->client(); }

    QTemporaryDir m_folder;
    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<NodeProcess> m_a, m_b;
    std::unique_ptr<Prepared> m_prepared;
};

QTEST_GUILESS_MAIN(TestNodesAccess)
#include "tst_nodesaccess.moc"
