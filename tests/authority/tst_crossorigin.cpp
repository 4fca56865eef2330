// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/crossorigin.h"
#include "authority/http/routetable.h"
#include "nodefixture.h"

using namespace octroi;
using namespace octroi::test;
using Fields = QMap<QByteArray, QByteArray>;

#define S(text) QStringLiteral(text)

/// What scripts of other sites may read, with real preflights over HTTP.
class TestCrossOrigin : public QObject
{
    Q_OBJECT
    NodeFixture m_f;
    QString m_application, m_page;

    QString client(const QJsonObject &members)
    {
        QJsonObject body{{S("application_id"), m_application}, {S("name"), S("Client")}, {S("token_endpoint_auth_method"), S("none")},
                         {S("grant_types"), QJsonArray{S("authorization_code")}}};
        for (auto it = members.begin(); it != members.end(); ++it)
            body[it.key()] = it.value();
        const Reply made = m_f.client().call("POST", "/v1/clients", body);
        if (made.status != 201)
            qFatal("%s", made.body.constData());
        return made.json()[S("id")].toString();
    }
    Reply preflight(const QByteArray &path, const QByteArray &origin, const QByteArray &method = "POST", const QByteArray &fields = {})
    {
        Fields all{{"Origin", origin}, {"Access-Control-Request-Method", method}, {"Authorization", "None"}};
        if (!fields.isEmpty())
            all.insert("Access-Control-Request-Headers", fields);
        return m_f.client().call("OPTIONS", path, QByteArray(), all);
    }
    Reply ask(const QByteArray &method, const QByteArray &path, const QByteArray &origin, const Fields &more = {})
    {
        Fields all = more;
        all.insert("Origin", origin);
        all.insert("Content-Type", "application/x-www-form-urlencoded");
        if (!all.contains("Authorization"))
            all.insert("Authorization", "None");
        return m_f.client().call(method, path, method == "POST" ? QByteArray("client_id=" + m_page.toLatin1()) : QByteArray(), all);
    }
    static QByteArray allowed(const Reply &reply) { return reply.header("Access-Control-Allow-Origin"); }

private Q_SLOTS:
    void initTestCase()
    {
        m_application = m_f.prepare();
        m_page = client({{S("kind"), S("single_page")}, {S("redirect_uris"), QJsonArray{S("https://app.example/cb"), S("https://App.example:8443/cb")}}});
        client({{S("kind"), S("native")}, {S("redirect_uris"), QJsonArray{S("https://native.example/cb"), S("http://127.0.0.1/cb")}}});
        client({{S("kind"), S("web")}, {S("redirect_uris"), QJsonArray{S("https://web.example/cb")}}, {S("token_endpoint_auth_method"), S("client_secret_post")}});
    }

    void origins_data()
    {
        QTest::addColumn<QByteArray>("origin");
        QTest::addColumn<bool>("may");
        const auto row = [](const char *origin, bool may) { QTest::newRow(origin) << QByteArray(origin) << may; };
        row("https://app.example", true);
        row("https://app.example:8443", true);
        row("https://evil.example", false);
        row("http://app.example", false);        // another scheme
        row("https://app.example:444", false);   // another port
        row("https://app.example.evil.example", false);
        row("https://sub.app.example", false);
        row("https://APP.example", false);       // no browser writes it so
        row("https://native.example", false);    // public, but not in a browser
        row("http://127.0.0.1", false);
        row("https://web.example", false);       // keeps a secret on its server
        row("null", false);
        row("*", false);
    }
    void origins()
    {
        QFETCH(QByteArray, origin);
        QFETCH(bool, may);
        for (const char *path : {"/oauth/token", "/oauth/userinfo", "/oauth/revoke", "/oauth/par", "/oauth/device_authorization"}) {
            const Reply asked = preflight(path, origin, "POST", "content-type, DPoP");
            QCOMPARE(asked.status, may ? 204 : 403);
            QCOMPARE(allowed(asked), may ? origin : QByteArray());
            QVERIFY(asked.header("Vary").contains("Origin"));
            const Reply answer = ask("POST", path, origin);
            QCOMPARE(allowed(answer), may ? origin : QByteArray());
            QVERIFY(answer.header("Vary").contains("Origin"));
            for (const Reply &reply : {asked, answer})
                QVERIFY(!reply.head.contains("Access-Control-Allow-Credentials"));
            if (!may)
                continue;
            QVERIFY(asked.header("Access-Control-Allow-Methods").contains("POST"));
            QCOMPARE(asked.header("Access-Control-Allow-Headers"), QByteArray("Authorization, Content-Type, DPoP"));
            QVERIFY(answer.header("Access-Control-Expose-Headers").contains("DPoP-Nonce"));
        }
    }

    void metadataForEverybody()
    {
        for (const char *path : {"/.well-known/oauth-authorization-server", "/.well-known/openid-configuration", "/oauth/jwks"}) {
            for (const char *origin : {"https://evil.example", "https://app.example", "null"}) {
                QCOMPARE(allowed(preflight(path, origin, "GET")), QByteArray("*"));
                const Reply answer = ask("GET", path, origin);
                QCOMPARE(answer.status, 200);
                QCOMPARE(allowed(answer), QByteArray("*"));
                QVERIFY(!answer.head.contains("Access-Control-Allow-Credentials"));
            }
            QCOMPARE(preflight(path, "https://evil.example", "POST").status, 403);
        }
    }

    void preflightsThatAskForMore()
    {
        QCOMPARE(preflight("/oauth/token", "https://app.example", "DELETE").status, 403);
        QCOMPARE(preflight("/oauth/token", "https://app.example", "POST", "x-octroi-proxy-secret").status, 403);
        QCOMPARE(preflight("/oauth/token", "https://app.example", "POST", "content-type,cookie").status, 403);
        QCOMPARE(preflight("/oauth/userinfo", "https://app.example", "GET", "authorization").status, 204);
        // None of them: a method that the path has not.
        QCOMPARE(m_f.client().call("OPTIONS", "/oauth/token", QByteArray(), Fields{{"Authorization", "None"}}).status, 405);
    }

    /// Everything else that there is, from the table itself.
    void nothingElse()
    {
        const QByteArrayList open{"/.well-known/oauth-authorization-server", "/.well-known/openid-configuration", "/oauth/jwks", "/oauth/token", "/oauth/userinfo",
                                  "/oauth/revoke", "/oauth/par", "/oauth/device_authorization"};
        int looked = 0;
        for (const authority::Route &route : authority::routeTable()) {
            const QByteArray path(route.path.data(), qsizetype(route.path.size()));
            if (open.contains(path) || !route.handler || path == "/v1/live")
                continue;
            const QByteArray target = QByteArray(path).replace('{', "").replace('}', ""), method(route.method.data(), qsizetype(route.method.size()));
            const Reply asked = preflight(target, "https://app.example", method);
            QVERIFY2(asked.status == 405 && !asked.head.contains("Access-Control-"), target.constData());
            if (method != "GET")
                continue;
            const Reply answer = ask("GET", target, "https://app.example");
            QVERIFY2(answer.status != 0 && !answer.head.contains("Access-Control-"), target.constData());
            ++looked;
        }
        QVERIFY(looked > 20);
    }

    void endsWithTheClient()
    {
        const QByteArray path = "/v1/clients/" + m_page.toLatin1();
        QCOMPARE(m_f.client().call("POST", path + "/suspend", QByteArray("{}")).status, 200);
        QCOMPARE(preflight("/oauth/token", "https://app.example").status, 403);
        QCOMPARE(m_f.client().call("POST", path + "/resume", QByteArray("{}")).status, 200);
        QCOMPARE(preflight("/oauth/token", "https://app.example").status, 204);
        QCOMPARE(m_f.client().call("PATCH", path, QJsonObject{{S("redirect_uris"), QJsonArray{S("https://other.example/cb")}}}).status, 200);
        QCOMPARE(preflight("/oauth/token", "https://app.example").status, 403);
        QCOMPARE(preflight("/oauth/token", "https://other.example").status, 204);
    }

    /// RFC 9700 section 4.3.2, RFC 6750 section 2.3.
    void tokensInAQuery()
    {
        const QByteArray token = m_f.client().token();
        const Fields none{{"Authorization", ""}};
        QCOMPARE(m_f.client().call("GET", "/v1/partners?access_token=" + token, QByteArray(), none).status, 401);
        QCOMPARE(m_f.client().call("GET", "/oauth/userinfo?access_token=" + token, QByteArray(), none).status, 401);
        QCOMPARE(m_f.client().call("POST", "/oauth/userinfo", "access_token=" + token, {{"Authorization", ""}, {"Content-Type", "application/x-www-form-urlencoded"}}).status, 401);
        QCOMPARE(m_f.client().call("GET", "/v1/partners").status, 200);
    }

    void originsOfUris()
    {
        QCOMPARE(authority::originOf(S("https://App.Example:443/cb?x=1")), QByteArray("https://app.example"));
        QCOMPARE(authority::originOf(S("http://[::1]:3000/cb")), QByteArray("http://[::1]:3000"));
        QCOMPARE(authority::originOf(S("com.example.app:/cb")), QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestCrossOrigin)
#include "tst_crossorigin.moc"
