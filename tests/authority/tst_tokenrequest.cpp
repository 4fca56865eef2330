// SPDX-License-Identifier: GPL-3.0-or-later
// What the token bench is made of: recognised, read and inspected without anybody, discovered at servers that
// misbehave, and requested live from a running octroid.
#include "../core/await.h"
#include "crypto/jose/base64url.h"
#include "crypto/jose/signingkey.h"
#include "keyserver.h"
#include "nodefixture.h"
#include "tokens/inspection.h"
#include "tokens/pasted.h"
#include "tokens/tokenrequest.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUrlQuery>

using namespace octroi;
using namespace octroi::test;
using namespace octroi::tokens;

#define S(text) QStringLiteral(text)

namespace {

const crypto::SigningKey &signer()
{
    static const crypto::SigningKey key = crypto::SigningKey::generate(crypto::JwsAlgorithm::ES256).value();
    return key;
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Expectations expectations()
{
    Expectations out;
    out.keys = crypto::JwkSet({signer().publicJwk()});
    out.nowMs = 1'780'000'000'000;
    return out;
}

QByteArray tokenWith(const QByteArray &header, const QJsonObject &claims = {{S("iss"), S("https://a.example")}, {S("exp"), 1'780'000'600}})
{
    return signer().sign(header, compact(claims));
}

QString reasonOf(const QByteArray &token)
{
    const Inspection seen = inspect(token, expectations());
    return seen.isValid() ? S("valid") : seen.firstFailure() ? seen.firstFailure()->reason : S("not verified");
}

} // namespace

class TestTokenRequest : public QObject
{
    Q_OBJECT
    SystemClock m_clock;
    KeyServer m_server;
    std::unique_ptr<NodeFixture> m_f;
    QString m_application;
    QNetworkAccessManager m_browser;

    QJsonObject client(const QString &kind, const QString &auth, const QJsonArray &grants)
    {
        QJsonObject body{{S("name"), kind + QString::number(m_made++)}, {S("application_id"), m_application}, {S("kind"), kind}, {S("token_endpoint_auth_method"), auth},
                         {S("grant_types"), grants}, {S("scopes"), QJsonArray{S("orders:read")}}};
        if (grants.contains(S("authorization_code")))
            body[S("redirect_uris")] = QJsonArray{S("http://127.0.0.1/callback")};
        const Reply made = m_f->client().call("POST", "/v1/clients", body);
        if (made.status != 201)
            qWarning("%s", made.body.constData());
        return made.json();
    }
    int m_made = 0;
    TokenWish wish(const QJsonObject &client, GrantKind grant) const
    {
        TokenWish out;
        out.grant = grant;
        out.issuer = m_f->node().issuerUrl();
        out.clientId = client.value(S("id")).toString();
        const QString secret = client.value(S("client_secret")).toString();
        if (!secret.isEmpty())
            out.clientSecret = std::make_shared<Secret>(Secret::fromString(secret));
        out.scopes = QStringList{S("orders:read")};
        return out;
    }
    /// Where a person's browser would be sent after signing in and approving.
    QUrl approved(const QUrl &url)
    {
        QString out;
        m_f->node().onControlThread([&](authority::AuthorizationServer &server) {
            const auto parameters = authority::Parameters::parse(url.query(QUrl::FullyEncoded).toLatin1());
            const auto begun = server.authorization().begin(*parameters);
            if (const auto *refused = std::get_if<authority::AuthorizationRefusal>(&begun)) {
                out = refused->redirect.isEmpty() ? S("https://refused.invalid/") + refused->error : refused->redirect;
                return;
            }
            const auto &request = std::get<authority::AuthorizationRequest>(begun);
            const auto redirect = server.authorization().approve(request, {S("person1"), 0, {S("pwd")}}, request.scopes);
            out = redirect ? *redirect : S("https://refused.invalid/") + redirect.error().reason;
        });
        return QUrl(out);
    }
    /// One run; `change` alters the redirect before the browser follows it. Its end: "token", or the reason.
    QString codeFlow(TokenWish wish, const std::function<void(QUrlQuery &)> &change = {}, bool silent = false)
    {
        WebClient web(m_clock);
        TokenRequest request(web);
        QByteArray page;
        connect(&request, &TokenRequest::browserWanted, this, [&](const QUrl &url) {
            if (silent)
                return;
            QUrl redirect = approved(url);
            QUrlQuery query(redirect);
            if (change)
                change(query);
            redirect.setQuery(query);
            // A browser asks for an icon as well, and says what is none of a redirect's business.
            m_browser.get(QNetworkRequest(QUrl(redirect.toString(QUrl::RemoveQuery | QUrl::RemovePath) + S("/favicon.ico"))));
            QNetworkReply *reply = m_browser.get(QNetworkRequest(redirect));
            connect(reply, &QNetworkReply::finished, reply, [reply, &page] { page = reply->readAll(); });
        });
        const auto answer = await(request.run(wish));
        if (answer)
            m_token = answer->accessToken->reveal();
        QTest::qWait(50);
        return answer ? S("token") : answer.error().reason.isEmpty() ? errorCodeName(answer.error().code) : answer.error().reason;
    }
    QByteArray m_token;

private Q_SLOTS:
    void initTestCase()
    {
        m_f = std::make_unique<NodeFixture>();
        m_application = m_f->prepare();
        m_f->node().onControlThread([](authority::AuthorizationServer &server) {
            server.context().accountLives = {};
            server.context().claims = {};
        });
    }

    void recognises()
    {
        const auto kind = [](const QByteArray &text) { return pastedKindName(recognise(text).kind); };
        const QByteArray jwt = tokenWith(R"({"alg":"ES256","typ":"at+jwt"})");
        QCOMPARE(kind(jwt), S("jwt"));
        QCOMPARE(kind("Authorization: Bearer " + jwt + "\r\n"), S("jwt"));
        QCOMPARE(recognise("bearer \"" + jwt + '"').text.reveal().isEmpty(), false);
        QCOMPARE(recognise(jwt.left(40) + "\n  " + jwt.mid(40)).text.reveal(), jwt);
        QCOMPARE(kind(tokenWith(R"({"alg":"ES256","typ":"dpop+jwt"})")), S("dpop_proof"));
        QCOMPARE(kind(jwt + ".x.y"), S("encrypted_jwt"));
        QCOMPARE(kind("oct_live_" + QByteArray(48, 'a')), S("broken_api_key"));
        QCOMPARE(kind("2YotnFZFEjr1zCsicMWpAA"), S("opaque"));
        QCOMPARE(kind("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----"), S("certificate"));
        QCOMPARE(kind("-----BEGIN EC PRIVATE KEY-----\nMIIB\n-----END EC PRIVATE KEY-----"), S("private_key"));
        QCOMPARE(kind(compact(crypto::JwkSet({signer().publicJwk()}).toJson())), S("jwks"));
        QCOMPARE(kind(R"({"kty":"EC","d":"AA"})"), S("private_key"));
        QCOMPARE(kind("two words"), S("nothing"));
        QCOMPARE(kind(""), S("nothing"));
        QCOMPARE(kind("{\"keys\":[" + QByteArray(10'000'000, ' ') + "]}"), S("jwks"));
        QCOMPARE(kind(QByteArray(kMostPasted + 1, 'a')), S("nothing"));
    }

    void hostileTokensAreNeverValid()
    {
        QCOMPARE(reasonOf(tokenWith(R"({"alg":"ES256"})")), S("valid"));
        QCOMPARE(reasonOf(tokenWith(R"({"alg":"none"})")), S("algorithm_none"));
        QCOMPARE(reasonOf(tokenWith(R"({"alg":"HS256"})")), S("algorithm_symmetric"));
        QCOMPARE(reasonOf(tokenWith(R"({"alg":"ES256","cty":"JWT"})")), S("nested"));
        QCOMPARE(reasonOf(tokenWith(R"({"alg":"ES256","zip":"DEF"})")), S("compressed"));
        QCOMPARE(reasonOf(tokenWith(R"({"alg":"ES512"})")), S("algorithm_unknown"));
        QCOMPARE(reasonOf(tokenWith(R"({"alg":"ES256"})", {{S("exp"), 1'780'000'600'000.0}})), S("milliseconds"));
        QCOMPARE(reasonOf(tokenWith(R"({"alg":"ES256"})", {{S("exp"), 1e300}})), S("milliseconds"));
        const QByteArray large = tokenWith(R"({"alg":"ES256"})", {{S("exp"), 1'780'000'600}, {S("x"), QString(1'000'000, QLatin1Char('y'))}});
        QCOMPARE(reasonOf(large), S("too_large"));
        QCOMPARE(inspect(large, expectations()).reading.claims.value(S("exp")).toDouble(), 1'780'000'600.0); // and is read all the same
        QVERIFY(jsonLines(read(large).payload).size() < 10);
        for (const QByteArray &text : {QByteArray(), QByteArray("."), QByteArray(".."), QByteArray("..."), QByteArray("a.b.c"), QByteArray(70'000, '.'), QByteArray("\0.\0.\0", 5)})
            QVERIFY(reasonOf(text) != S("valid"));
        Expectations none = expectations();
        none.keys.reset();
        QVERIFY(!inspect(tokenWith(R"({"alg":"ES256"})"), none).isValid());
    }

    void readsInTheOrderOfTheText()
    {
        QStringList lines;
        for (const JsonLine &line : jsonLines("{\"z\":1,\"a\":{\"b\":[1,2]},\"s\":\"x, {y}\\\"\",\"e\":{}}"))
            lines << QString(line.depth, QLatin1Char('>')) + line.text + QLatin1Char('|') + line.member;
        QCOMPARE(lines.join(QLatin1Char(' ')), S("{| >\"z\": 1,|z >\"a\": {|a >>\"b\": [|a >>>1,|a >>>2|a >>]|a >},|a >\"s\": \"x, {y}\\\"\",|s >\"e\": {|e >}|e }|"));
        QCOMPARE(jsonLines("no json").size(), 1);
        QCOMPARE(jsonLines("{\"a\":[" + QByteArray("1,").repeated(5000) + "1]}").size(), 401);
    }

    void discoveryOfServersThatMisbehave()
    {
        WebClient web(m_clock);
        web.setLimits(std::chrono::milliseconds(1500), 512 * 1024);
        const QByteArray place = "/.well-known/oauth-authorization-server";
        const QString issuer = m_server.url();
        const auto fetched = [&] {
            const auto keys = await(fetchIssuer(&web, issuer));
            return keys ? S("keys %1").arg(keys->keys.keys().size()) : keys.error().reason.isEmpty() ? errorCodeName(keys.error().code) : keys.error().reason;
        };
        const auto metadata = [&](const QString &said, const QString &jwks) { m_server.put(place, {200, compact({{S("issuer"), said}, {S("jwks_uri"), jwks}})}); };
        const QByteArray good = compact(crypto::JwkSet({signer().publicJwk()}).toJson());
        m_server.put("/jwks", {200, good});
        metadata(issuer, m_server.url("/jwks"));
        QCOMPARE(fetched(), S("keys 1"));
        metadata(S("https://evil.example"), m_server.url("/jwks"));
        QCOMPARE(fetched(), S("metadata_issuer"));
        metadata(issuer + S("/"), m_server.url("/jwks"));
        QCOMPARE(fetched(), S("metadata_issuer"));
        metadata(issuer, {});
        QCOMPARE(fetched(), S("metadata_jwks_uri"));
        metadata(issuer, S("http://evil.example/jwks"));
        QCOMPARE(fetched(), S("metadata_jwks_uri"));
        metadata(issuer, S("file:///etc/passwd"));
        QCOMPARE(fetched(), S("metadata_jwks_uri"));
        m_server.put(place, {200, "<html>"});
        QCOMPARE(fetched(), S("metadata_syntax"));
        m_server.put(place, {302, {}, false, "Location: https://evil.example/\r\n"});
        QCOMPARE(fetched(), S("status"));
        metadata(issuer, m_server.url("/jwks"));
        m_server.put("/jwks", {200, QByteArray(10'000'000, ' ') + good});
        QCOMPARE(fetched(), S("answer_too_large"));
        m_server.put("/jwks", {200, QByteArray(300'000, ' ') + good});
        QCOMPARE(fetched(), S("jwks_too_large"));
        m_server.put("/jwks", {200, R"({"keys":[{"kty":"EC","crv":"P-999","x":"AA","y":"AA"}]})"});
        QCOMPARE(fetched(), S("jwks_empty"));
        QJsonObject twin = crypto::SigningKey::generate(crypto::JwsAlgorithm::ES256)->publicJwk().toJson();
        twin[S("kid")] = signer().kid();
        m_server.put("/jwks", {200, compact({{S("keys"), QJsonArray{signer().publicJwk().toJson(), twin}}})});
        QCOMPARE(fetched(), S("kid_twice"));
        m_server.put("/jwks", {200, {}, true});
        QCOMPARE(fetched(), S("timeout"));
        QCOMPARE(await(fetchIssuer(&web, S("http://as.example"))).error().reason, S("uri_insecure"));
        KeyShelf shelf;
        shelf.put({issuer, m_server.url("/jwks"), crypto::JwkSet({signer().publicJwk()}), m_clock.now()});
        const auto again = KeyShelf::fromBytes(shelf.toBytes());
        QVERIFY(again && again->find(issuer) && again->find(issuer)->keys.contains(signer().kid()));
        QVERIFY(!KeyShelf::fromBytes("garbage"));
    }

    void clientCredentials()
    {
        const QJsonObject made = client(S("service"), S("client_secret_basic"), {S("client_credentials")});
        const QString secret = made.value(S("client_secret")).toString();
        WebClient web(m_clock);
        QStringList seen;
        connect(&web, &WebClient::exchanged, this, [&](const Exchange &exchange) { seen << toCurl(exchange) + QString::fromUtf8(exchange.answer); });
        TokenRequest request(web);
        const auto answer = await(request.run(wish(made, GrantKind::ClientCredentials)));
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().toString()));
        QCOMPARE(answer->scopes, QStringList{S("orders:read")});
        QVERIFY(answer->expiresAt > m_clock.now());
        const QByteArray token = answer->accessToken->reveal();
        QCOMPARE(m_f->client().check(token, "GET", "/orders/7").status, 200);
        // Against the keys that the issuer publishes, it holds.
        const auto keys = await(fetchIssuer(&web, m_f->node().issuerUrl()));
        QVERIFY(keys);
        Expectations expected;
        expected.keys = keys->keys;
        expected.issuer = m_f->node().issuerUrl();
        expected.types = QStringList{S("at+jwt")};
        expected.nowMs = m_clock.nowMs();
        QVERIFY(inspect(token, expected).isValid());
        // What goes over the wire is shown without what opens something.
        QVERIFY(seen.size() >= 4);
        for (const QString &one : seen)
            QVERIFY(!one.contains(secret) && !one.contains(QString::fromLatin1(token)) && !one.contains(QString::fromLatin1((made.value(S("id")).toString() + QLatin1Char(':') + secret).toLatin1().toBase64())));
        QVERIFY(seen.join(QLatin1Char('\n')).contains(S("-d 'grant_type=client_credentials'")));
        TokenWish wrong = wish(made, GrantKind::ClientCredentials);
        wrong.clientSecret = std::make_shared<Secret>(Secret::fromString(S("wrong")));
        QCOMPARE(await(request.run(wrong)).error().reason, S("invalid_client"));
        TokenWish more = wish(made, GrantKind::ClientCredentials);
        more.scopes = QStringList{S("orders:write")};
        QCOMPARE(await(request.run(more)).error().reason, S("invalid_scope"));
    }

    void codeOverTheLoopback()
    {
        const QJsonObject made = client(S("native"), S("none"), {S("authorization_code")});
        const TokenWish asked = wish(made, GrantKind::AuthorizationCode);
        QCOMPARE(codeFlow(asked), S("token"));
        QCOMPARE(m_f->client().check(m_token, "GET", "/orders/7").status, 200);
        const auto with = [](const char *name, const QString &value) {
            return [name, value](QUrlQuery &query) {
                query.removeQueryItem(QLatin1String(name));
                if (!value.isNull())
                    query.addQueryItem(QLatin1String(name), value);
            };
        };
        QCOMPARE(codeFlow(asked, with("state", S("wrong"))), S("state_mismatch"));
        QCOMPARE(codeFlow(asked, with("state", {})), S("state_mismatch"));
        QCOMPARE(codeFlow(asked, with("iss", S("https://evil.example"))), S("issuer_mismatch"));
        QCOMPARE(codeFlow(asked, with("iss", {})), S("issuer_mismatch"));
        QCOMPARE(codeFlow(asked, with("code", S("wrong"))), S("invalid_grant"));
        QCOMPARE(codeFlow(asked, with("code", {})), S("answer_syntax"));
        QCOMPARE(codeFlow(asked, [](QUrlQuery &query) { query.addQueryItem(S("state"), S("again")); }), S("parameter_twice"));
        TokenWish impatient = asked;
        impatient.patience = std::chrono::milliseconds(200);
        QCOMPARE(codeFlow(impatient, {}, true), S("browser_silent"));
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        TokenWish fixed = asked;
        fixed.port = taken.serverPort();
        QCOMPARE(codeFlow(fixed), S("port_in_use"));
        // Whoever waits is let go.
        WebClient web(m_clock);
        auto request = std::make_unique<TokenRequest>(web);
        connect(request.get(), &TokenRequest::browserWanted, this, [&] { QTimer::singleShot(0, this, [&] { request->cancel(); }); });
        QCOMPARE(await(request->run(asked)).error().code, ErrorCode::Cancelled);
        connect(request.get(), &TokenRequest::browserWanted, this, [&] { QTimer::singleShot(10, this, [&] { request.reset(); }); });
        QCOMPARE(await(request->run(asked)).error().code, ErrorCode::Cancelled);
    }

    void deviceCode()
    {
        const QJsonObject made = client(S("device"), S("none"), {S("urn:ietf:params:oauth:grant-type:device_code")});
        WebClient web(m_clock);
        TokenRequest request(web);
        connect(&request, &TokenRequest::deviceCodeShown, this, [&](const DeviceCode &code) {
            m_f->node().onControlThread([&](authority::AuthorizationServer &server) {
                if (const auto device = server.devices().lookup(code.userCode, S("127.0.0.1")))
                    (void)server.devices().approve(code.userCode, {S("person1"), 0, {}}, device->scopes);
            });
        });
        const auto answer = await(request.run(wish(made, GrantKind::DeviceCode)), 60'000);
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().toString()));
        QCOMPARE(m_f->client().check(answer->accessToken->reveal(), "GET", "/orders/7").status, 200);
    }
};

QTEST_GUILESS_MAIN(TestTokenRequest)
#include "tst_tokenrequest.moc"
