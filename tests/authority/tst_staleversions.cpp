// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/routetable.h"
#include "nodefixture.h"

#include <QSet>

using namespace octroi;
using namespace octroi::test;
using authority::Route;

#define S(text) QStringLiteral(text)

/// Every route that changes what is there, asked with a version that is not the present one: 412 with the present
/// object, which stays as it is. A new route has to be written down here.
class TestStaleVersions : public QObject
{
    Q_OBJECT
    struct Asked
    {
        QByteArray object; ///< where the object is read
        QByteArray body = "{}";
    };
    NodeFixture m_f;
    QHash<QByteArray, Asked> m_asked; ///< by method and path of the table

    static QByteArray routeName(const Route &route)
    {
        return QByteArray(route.method.data(), qsizetype(route.method.size())) + ' ' + QByteArray(route.path.data(), qsizetype(route.path.size()));
    }
    /// Changes under /v1 of what has a name in the path.
    static bool isChange(const Route &route)
    {
        return route.method != "GET" && route.path.starts_with("/v1/") && !route.path.starts_with("/v1/check") && route.path.find('{') != std::string_view::npos;
    }
    QByteArray made(const QByteArray &path, const QJsonObject &body, const QString &member = S("id"))
    {
        const Reply reply = m_f.client().call("POST", path, body);
        if (reply.status != 201)
            qFatal("%s: %d %s", path.constData(), reply.status, reply.body.constData());
        return path + '/' + reply.json()[member].toString().toLatin1();
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString application = m_f.prepare();
        const auto first = [&](const char *path) { return QByteArray(path) + '/' + m_f.client().call("GET", path).json()[S("items")][0][S("id")].toString().toLatin1(); };
        const QByteArray key = "/v1/keys/" + m_f.issue(application).json()[S("id")].toString().toLatin1(), named = R"({"name":"Changed"})";
        const QString keyId = QString::fromLatin1(key.mid(9)), api = QString::fromLatin1(first("/v1/apis").mid(9));
        const QByteArray revoked = "/v1/keys/" + m_f.issue(application).json()[S("id")].toString().toLatin1();
        QCOMPARE(m_f.client().call("POST", revoked + "/revoke").status, 200);
        const QByteArray suspended = "/v1/keys/" + m_f.issue(application).json()[S("id")].toString().toLatin1();
        QCOMPARE(m_f.client().call("POST", suspended + "/suspend").status, 200);
        const QByteArray target = made("/v1/applications", {{S("name"), S("Other")}, {S("partner_id"), QString::fromLatin1(first("/v1/partners").mid(13))}});
        const QByteArray plan = made("/v1/plans", {{S("name"), S("Basic")}});
        const QByteArray trusted = made("/v1/trusted-issuers", {{S("name"), S("Login")}, {S("api_id"), api}, {S("issuer"), S("https://idp.example")}, {S("audiences"), QJsonArray{S("a")}}});
        const QByteArray rule = made("/v1/alerts/rules", {{S("name"), S("Many")}, {S("kind"), S("threshold")}, {S("limit"), 100}, {S("window_seconds"), 60}});
        const QByteArray campaign = made("/v1/campaigns", {{S("name"), S("Autumn")}, {S("key_ids"), QJsonArray{keyId}}, {S("overlap_seconds"), 3600}});
        const QByteArray account = made("/v1/administrators", {{S("name"), S("ada")}, {S("role"), S("auditor")}});
        const QByteArray disabled = made("/v1/administrators", {{S("name"), S("ben")}, {S("role"), S("auditor")}});
        QCOMPARE(m_f.client().call("POST", disabled + "/disable").status, 200);
        const QJsonObject clientBody{{S("application_id"), application}, {S("name"), S("Till")}, {S("grant_types"), QJsonArray{S("client_credentials")}},
                                     {S("token_endpoint_auth_method"), S("client_secret_post")}};
        const QByteArray client = made("/v1/clients", clientBody), resting = made("/v1/clients", clientBody);
        QCOMPARE(m_f.client().call("POST", resting + "/suspend").status, 200);
        const QByteArray secret = m_f.client().call("GET", client).json()[S("secrets")][0][S("id")].toString().toLatin1();
        QVERIFY(!secret.isEmpty());

        m_asked = {
            {"PATCH /v1/partners/{id}", {first("/v1/partners"), named}},
            {"PATCH /v1/applications/{id}", {target, named}},
            {"PATCH /v1/apis/{id}", {first("/v1/apis"), named}},
            {"DELETE /v1/apis/{id}", {first("/v1/apis")}},
            {"PATCH /v1/scopes/{name}", {"/v1/scopes/orders:read", R"({"description":"Changed"})"}},
            {"DELETE /v1/scopes/{name}", {made("/v1/scopes", {{S("name"), S("spare")}}, S("name"))}},
            {"POST /v1/scopes/{name}/replace", {"/v1/scopes/orders:write", R"({"into":"orders:put"})"}},
            {"PATCH /v1/plans/{id}", {plan, named}},
            {"PATCH /v1/trusted-issuers/{id}", {trusted, named}},
            {"DELETE /v1/trusted-issuers/{id}", {trusted}},
            {"PATCH /v1/alerts/rules/{id}", {rule, named}},
            {"DELETE /v1/alerts/rules/{id}", {rule}},
            {"POST /v1/alerts/rules/{id}/secret", {rule}},
            {"PATCH /v1/campaigns/{id}", {campaign, named}},
            {"POST /v1/campaigns/{id}/deliveries", {campaign, "{\"key_ids\":[\"" + keyId.toLatin1() + "\"]}"}},
            {"PATCH /v1/keys/{id}", {key, named}},
            {"POST /v1/keys/{id}/suspend", {key}},
            {"POST /v1/keys/{id}/resume", {suspended}},
            {"POST /v1/keys/{id}/revoke", {key}},
            {"POST /v1/keys/{id}/rotate", {key}},
            {"POST /v1/keys/{id}/restore", {revoked}},
            {"POST /v1/keys/{id}/move", {key, "{\"application_id\":\"" + target.mid(17) + "\"}"}},
            {"PATCH /v1/administrators/{id}", {account, R"({"display_name":"Ada"})"}},
            {"POST /v1/administrators/{id}/disable", {account}},
            {"POST /v1/administrators/{id}/enable", {disabled}},
            {"POST /v1/administrators/{id}/reset", {account}},
            {"PATCH /v1/clients/{id}", {client, named}},
            {"POST /v1/clients/{id}/suspend", {client}},
            {"POST /v1/clients/{id}/resume", {resting}},
            {"POST /v1/clients/{id}/revoke", {client}},
            {"POST /v1/clients/{id}/secrets", {client}},
            {"POST /v1/clients/{id}/secrets/rotate", {client}},
            {"POST /v1/clients/{id}/secrets/{secret}/revoke", {client}},
        };
        m_secret = secret;
    }

    void everyChangeIsHere()
    {
        const QSet<QByteArray> elsewhere{
            "POST /v1/alerts/{id}/acknowledge", "POST /v1/alerts/{id}/snooze", // need one that fires: tst_alertroutes.cpp
            "POST /v1/alerts/rules/{id}/test",                                 // changes nothing
            // They can only end, and that once: there is no version of them.
            "POST /v1/tokens/{id}/revoke", "POST /v1/registration-tokens/{id}/revoke"};
        QSet<QByteArray> changes;
        for (const Route &route : authority::routeTable()) {
            if (isChange(route))
                changes << routeName(route);
        }
        QSet<QByteArray> known(m_asked.keyBegin(), m_asked.keyEnd());
        QCOMPARE((changes - known - elsewhere).values(), QList<QByteArray>());
        QCOMPARE((known - changes).values(), QList<QByteArray>());
        QCOMPARE((elsewhere - changes).values(), QList<QByteArray>());
    }

    void aStaleVersionChangesNothing()
    {
        for (auto it = m_asked.cbegin(); it != m_asked.cend(); ++it) {
            const Asked &asked = it.value();
            const qsizetype space = it.key().indexOf(' '), end = it.key().indexOf('}') + 1;
            const QByteArray target = asked.object + it.key().mid(end).replace("{secret}", m_secret);
            const Reply before = m_f.client().call("GET", asked.object);
            QVERIFY2(before.status == 200, it.key().constData());
            QVERIFY2(before.header("ETag").size() > 2, it.key().constData());
            const Reply stale = m_f.client().call(it.key().left(space), target, asked.body, {{"If-Match", "\"99\""}});
            QVERIFY2(stale.status == 412, it.key() + ' ' + QByteArray::number(stale.status) + ' ' + stale.body);
            QCOMPARE(stale.header("Content-Type"), QByteArray("application/problem+json"));
            const QJsonObject current = stale.json()[S("current")].toObject();
            const QString identity = before.json().contains(S("id")) ? S("id") : S("name");
            QVERIFY2(!current.isEmpty() && current[identity] == before.json()[identity], it.key() + ' ' + stale.body);
            const Reply after = m_f.client().call("GET", asked.object);
            QVERIFY2(after.header("ETag") == before.header("ETag") && after.json() == before.json(), it.key().constData());
            const Reply odd = m_f.client().call(it.key().left(space), target, asked.body, {{"If-Match", "W/\"1\""}});
            QVERIFY2(odd.status == 400, it.key() + ' ' + odd.body);
        }
    }

    /// The same requests with the present version are taken, so that none was refused for another reason.
    void thePresentVersionChanges_data()
    {
        QTest::addColumn<QByteArray>("route");
        for (const char *route : {"PATCH /v1/partners/{id}", "PATCH /v1/applications/{id}", "PATCH /v1/apis/{id}", "PATCH /v1/scopes/{name}", "DELETE /v1/scopes/{name}",
                                  "POST /v1/scopes/{name}/replace", "PATCH /v1/plans/{id}", "PATCH /v1/trusted-issuers/{id}", "PATCH /v1/alerts/rules/{id}", "PATCH /v1/campaigns/{id}",
                                  "PATCH /v1/keys/{id}", "POST /v1/keys/{id}/suspend", "POST /v1/keys/{id}/resume", "POST /v1/keys/{id}/restore",
                                  "PATCH /v1/administrators/{id}", "POST /v1/administrators/{id}/enable", "POST /v1/administrators/{id}/reset",
                                  "PATCH /v1/clients/{id}", "POST /v1/clients/{id}/secrets", "POST /v1/clients/{id}/resume",
                                  "DELETE /v1/trusted-issuers/{id}", "DELETE /v1/alerts/rules/{id}", "POST /v1/clients/{id}/revoke"})
            QTest::newRow(route) << QByteArray(route);
    }
    void thePresentVersionChanges()
    {
        QFETCH(QByteArray, route);
        QVERIFY(m_asked.contains(route));
        const Asked asked = m_asked.value(route);
        const QByteArray tag = m_f.client().call("GET", asked.object).header("ETag");
        const Reply changed = m_f.client().call(route.left(route.indexOf(' ')), asked.object + route.mid(route.indexOf('}') + 1), asked.body, {{"If-Match", tag}});
        QVERIFY2(changed.status >= 200 && changed.status < 300, changed.body.constData());
    }

private:
    QByteArray m_secret;
};

QTEST_GUILESS_MAIN(TestStaleVersions)
#include "tst_staleversions.moc"
