// SPDX-License-Identifier: GPL-3.0-or-later
#include "keyserver.h"
#include "nodefixture.h"
#include "oauthfixture.h"

using namespace octroi;
using namespace octroi::test;
using authority::OAuthAnswer;

#define S(text) QStringLiteral(text)

/// JWTs of trusted issuers as grants (RFC 7523 section 3.1): what they give, and everything that is refused.
class TestAssertions : public QObject
{
    Q_OBJECT
    const QString m_idp = S("https://idp.example");
    std::unique_ptr<OAuthFixture> f;
    std::optional<crypto::SigningKey> m_key;
    std::optional<authority::ClientRegistry::Issued> m_client;
    QString m_trusted;

    static QByteArray compact(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }
    QJsonObject trustBody(const QString &api) const
    {
        const QJsonArray mappings{QJsonObject{{S("claim"), S("groups")}, {S("value"), S("sales")}, {S("scopes"), QJsonArray{S("orders:read"), S("orders:write")}}},
                                  QJsonObject{{S("claim"), S("groups")}, {S("value"), S("books")}, {S("scopes"), QJsonArray{S("billing")}}}};
        return {{S("api_id"), api}, {S("name"), S("Company login")}, {S("issuer"), m_idp}, {S("audiences"), QJsonArray{S("orders")}},
                {S("key_source"), S("jwks")}, {S("jwks"), crypto::JwkSet({m_key->publicJwk()}).toJson()}, {S("scope_claim"), S("")},
                {S("scopes"), QJsonArray{S("orders:read"), S("orders:write")}}, {S("scope_mappings"), mappings}, {S("application_claim"), S("azp")},
                {S("applications"), QJsonArray{QJsonObject{{S("value"), S("shop")}, {S("application_id"), f->application.id}}}}};
    }
    QJsonObject claims(const QJsonObject &changes = {}) const
    {
        const qint64 now = f->clock.nowMs() / 1000;
        QJsonObject out{{S("iss"), m_idp}, {S("sub"), S("ada")}, {S("aud"), S("https://octroi.example/oauth/token")}, {S("iat"), now}, {S("exp"), now + 300},
                        {S("jti"), QString::fromLatin1(crypto::randomBase62(12))}, {S("azp"), S("shop")}, {S("groups"), QJsonArray{S("sales"), S("books")}}};
        for (auto it = changes.begin(); it != changes.end(); ++it) {
            out[it.key()] = it.value();
            if (it.value().isNull())
                out.remove(it.key());
        }
        return out;
    }
    QByteArray assertion(const QJsonObject &changes = {}) const { return m_key->signJwt("JWT", compact(claims(changes))); }
    OAuthAnswer ask(const QByteArray &assertion, Form more = {})
    {
        return f->token(f->with(Form{{S("grant_type"), S("urn:ietf:params:oauth:grant-type:jwt-bearer")}, {S("assertion"), QString::fromLatin1(assertion)}} + more, *m_client));
    }
    static QString error(const OAuthAnswer &answer) { return OAuthFixture::text(answer, "error"); }

private Q_SLOTS:
    void init()
    {
        f = std::make_unique<OAuthFixture>();
        m_key = crypto::SigningKey::generate(crypto::JwsAlgorithm::ES256).value();
        const auto made = f->issuer->createTrustedIssuer(f->caller, trustBody(f->api.id));
        QVERIFY2(made.ok(), made ? "" : qPrintable(made.error().toString()));
        m_trusted = made->id;
        m_client = f->client("{'grant_types':['urn:ietf:params:oauth:grant-type:jwt-bearer'],'scopes':['orders:*','billing'],'token_endpoint_auth_method':'client_secret_post'}");
    }

    void claimsBecomeScopes()
    {
        const OAuthAnswer answer = ask(assertion());
        QVERIFY2(answer.status == 200, qPrintable(f->text(answer, "error_description")));
        const QJsonObject token = f->claims(answer);
        // The issuer gives billing, too, but may not: the API trusts it with orders only.
        QCOMPARE(token[S("scope")].toString(), S("orders:read orders:write"));
        QCOMPARE(token[S("sub")].toString(), S("https://idp.example|ada"));
        QCOMPARE(token[S("client_id")].toString(), m_client->client.id);
        QCOMPARE(token[S("aud")].toString(), S("urn:octroi:api:") + f->api.id);
        QCOMPARE(token[S("exp")].toInteger() - token[S("iat")].toInteger(), 300); // no longer than the assertion
        QVERIFY(!answer.body.contains(S("refresh_token")));
        QVERIFY(f->active(answer));
        // Asked for less.
        QCOMPARE(f->text(ask(assertion(), {{S("scope"), S("orders:read")}}), "scope"), S("orders:read"));
        QCOMPARE(f->text(ask(assertion({{S("groups"), QJsonArray{S("books")}}})), "scope"), QString());
        // Asked for more: than the claims, the issuer, the client have.
        QCOMPARE(error(ask(assertion({{S("groups"), QJsonArray()}}), {{S("scope"), S("orders:read")}})), S("invalid_scope"));
        QCOMPARE(error(ask(assertion(), {{S("scope"), S("billing")}})), S("invalid_scope"));
        m_client = f->client("{'grant_types':['urn:ietf:params:oauth:grant-type:jwt-bearer'],'scopes':['orders:read'],'token_endpoint_auth_method':'client_secret_post'}");
        QCOMPARE(f->text(ask(assertion()), "scope"), S("orders:read"));
        QCOMPARE(error(ask(assertion(), {{S("scope"), S("orders:write")}})), S("invalid_scope"));
    }

    void refused_data()
    {
        QTest::addColumn<QString>("claim");
        QTest::addColumn<QJsonValue>("value");
        const qint64 now = ManualClock().nowMs() / 1000;
        QTest::newRow("another audience") << S("aud") << QJsonValue(S("https://other.example/token"));
        QTest::newRow("only the API's audience") << S("aud") << QJsonValue(S("orders"));
        QTest::newRow("no audience") << S("aud") << QJsonValue();
        QTest::newRow("expired") << S("exp") << QJsonValue(now - 60);
        QTest::newRow("no expiry") << S("exp") << QJsonValue();
        QTest::newRow("for a month") << S("exp") << QJsonValue(now + 30 * 86'400);
        QTest::newRow("not yet") << S("nbf") << QJsonValue(now + 600);
        QTest::newRow("no subject") << S("sub") << QJsonValue();
        QTest::newRow("another application") << S("azp") << QJsonValue(S("till"));
        QTest::newRow("bound to a key") << S("cnf") << QJsonValue(QJsonObject{{S("jkt"), S("abc")}});
        QTest::newRow("an unknown issuer") << S("iss") << QJsonValue(S("https://evil.example"));
    }
    void refused()
    {
        QFETCH(QString, claim);
        QFETCH(QJsonValue, value);
        const OAuthAnswer answer = ask(assertion({{claim, value}}));
        QCOMPARE(answer.status, 400);
        QCOMPARE(error(answer), S("invalid_grant"));
    }

    void anotherKeyOrKind()
    {
        const auto other = crypto::SigningKey::generate(crypto::JwsAlgorithm::ES256).value();
        QCOMPARE(error(ask(other.signJwt("JWT", compact(claims())))), S("invalid_grant"));
        QCOMPARE(error(ask(m_key->signJwt("dpop+jwt", compact(claims())))), S("invalid_grant")); // RFC 8725 section 3.11
        const QByteArray none = crypto::toBase64Url(QByteArray(R"({"alg":"none"})")) + '.' + crypto::toBase64Url(compact(claims())) + '.';
        QCOMPARE(error(ask(none)), S("invalid_grant"));
        QCOMPARE(error(ask("x.y.z")), S("invalid_grant"));
        QVERIFY(f->issuer->updateTrustedIssuer(f->caller, m_trusted, {{S("algorithms"), QJsonArray{S("EdDSA")}}}));
        QCOMPARE(error(ask(assertion())), S("invalid_grant"));
    }

    void once()
    {
        const QByteArray first = assertion(), nameless = assertion({{S("jti"), QJsonValue()}});
        QCOMPARE(ask(first).status, 200);
        QCOMPARE(error(ask(first)), S("invalid_grant"));
        QCOMPARE(ask(nameless).status, 200);
        QCOMPARE(error(ask(nameless)), S("invalid_grant"));
        // Also under another signature, and by another client of the application.
        const QString jti = S("the same");
        QCOMPARE(ask(assertion({{S("jti"), jti}})).status, 200);
        m_client = f->client("{'grant_types':['urn:ietf:params:oauth:grant-type:jwt-bearer'],'scopes':['orders:read'],'token_endpoint_auth_method':'client_secret_post'}");
        QCOMPARE(error(ask(assertion({{S("jti"), jti}, {S("sub"), S("ben")}}))), S("invalid_grant"));
        // Not forgotten by a restart; one that was refused for another reason is not used up.
        const QByteArray later = assertion();
        QCOMPARE(error(ask(later, {{S("scope"), S("orders:write")}})), S("invalid_scope"));
        f->restart();
        QCOMPARE(error(ask(first)), S("invalid_grant"));
        QCOMPARE(ask(later).status, 200);
    }

    void trustEnds()
    {
        QVERIFY(f->issuer->updateTrustedIssuer(f->caller, m_trusted, {{S("enabled"), false}}));
        QCOMPARE(error(ask(assertion())), S("invalid_grant"));
        QVERIFY(f->issuer->removeTrustedIssuer(f->caller, m_trusted));
        QCOMPARE(error(ask(assertion())), S("invalid_grant"));
    }

    void severalApis()
    {
        const auto second = f->issuer->createApi(f->caller, json(R"({"name":"Bills","base_path":"/bills","endpoints":[{"method":"get","path":"/{id}","scopes":["billing"]}]})"));
        QVERIFY(second);
        QJsonObject body = trustBody(second->id);
        body[S("scopes")] = QJsonArray{S("billing")};
        QVERIFY(f->issuer->createTrustedIssuer(f->caller, body));
        QCOMPARE(error(ask(assertion())), S("invalid_target"));
        const QString urn = S("urn:octroi:api:") + second->id;
        const OAuthAnswer answer = ask(assertion(), {{S("resource"), urn}});
        QVERIFY2(answer.status == 200, qPrintable(f->text(answer, "error_description")));
        QCOMPARE(f->claims(answer)[S("aud")].toString(), urn);
        QCOMPARE(f->text(answer, "scope"), S("billing"));
        QCOMPARE(error(ask(assertion(), {{S("resource"), S("https://api.example/")}})), S("invalid_target"));
    }

    void boundAssertion()
    {
        const auto holder = crypto::SigningKey::generate(crypto::JwsAlgorithm::ES256).value();
        const QJsonObject cnf{{S("cnf"), QJsonObject{{S("jkt"), QString::fromLatin1(holder.publicJwk().thumbprint())}}}};
        authority::OAuthRequest request = f->request(f->with({{S("grant_type"), S("urn:ietf:params:oauth:grant-type:jwt-bearer")}, {S("assertion"), QString::fromLatin1(assertion(cnf))}}, *m_client));
        request.proofs = 1;
        request.dpop = f->proof(holder, "POST", "/oauth/token");
        QByteArray nonce;
        for (const auto &[name, value] : f->server->token(request).headers) {
            if (name == "DPoP-Nonce")
                nonce = value;
        }
        request.dpop = f->proof(holder, "POST", "/oauth/token", nonce);
        const OAuthAnswer answer = f->server->token(request);
        QVERIFY2(answer.status == 200, qPrintable(f->text(answer, "error_description")));
        QCOMPARE(f->text(answer, "token_type"), S("DPoP"));
        QCOMPARE(f->claims(answer)[S("cnf")].toObject(), cnf[S("cnf")].toObject());
    }

    /// With keys that are fetched, and the check.
    void theWholeWay()
    {
        KeyServer keys;
        keys.put("/idp", {200, compact(crypto::JwkSet({m_key->publicJwk()}).toJson())});
        NodeFixture node;
        const QString application = node.prepare();
        const auto first = [&](const char *path) { return node.client().call("GET", path).json()[S("items")].toArray().first()[S("id")].toString(); };
        QJsonObject body = trustBody(first("/v1/apis"));
        body[S("key_source")] = S("jwks_uri");
        body[S("jwks_uri")] = keys.url("/idp");
        body.remove(S("jwks"));
        body[S("scope_mappings")] = QJsonArray{QJsonObject{{S("claim"), S("groups")}, {S("value"), S("sales")}, {S("scopes"), QJsonArray{S("orders:read")}}}};
        body[S("applications")] = QJsonArray{QJsonObject{{S("value"), S("shop")}, {S("application_id"), application}}};
        const Reply trusted = node.client().call("POST", "/v1/trusted-issuers", body);
        QVERIFY2(trusted.status == 201, trusted.body.constData());
        const Reply client = node.client().call("POST", "/v1/clients", QJsonObject{{S("application_id"), application}, {S("name"), S("Shop")}, {S("scopes"), QJsonArray{S("orders:read")}},
            {S("grant_types"), QJsonArray{S("urn:ietf:params:oauth:grant-type:jwt-bearer")}}, {S("token_endpoint_auth_method"), S("client_secret_post")}});
        QVERIFY2(client.status == 201, client.body.constData());
        const auto exchange = [&] {
            const qint64 now = QDateTime::currentSecsSinceEpoch();
            const QByteArray jwt = assertion({{S("aud"), node.node().issuerUrl()}, {S("iat"), now}, {S("exp"), now + 300}});
            return node.client().call("POST", "/oauth/token", OAuthFixture::formOf({{S("grant_type"), S("urn:ietf:params:oauth:grant-type:jwt-bearer")}, {S("assertion"), QString::fromLatin1(jwt)},
                {S("client_id"), client.json()[S("id")].toString()}, {S("client_secret"), client.json()[S("client_secret")].toString()}}),
                {{"Content-Type", "application/x-www-form-urlencoded"}, {"Authorization", ""}});
        };
        Reply answer;
        QTRY_VERIFY_WITH_TIMEOUT((answer = exchange()).status == 200, 30'000); // once the keys are there
        const QByteArray token = answer.json()[S("access_token")].toString().toLatin1();
        QCOMPARE(node.client().check(token, "GET", "/orders/7").status, 200);
        QCOMPARE(node.client().check(token, "POST", "/orders/").status, 403);
    }
};

QTEST_GUILESS_MAIN(TestAssertions)
#include "tst_assertions.moc"
