// SPDX-License-Identifier: GPL-3.0-or-later
#include "nodefixture.h"

using namespace octroi;
using namespace octroi::test;

#define S(text) QStringLiteral(text)

/// Would this call be allowed? The answer beside what the check then does, over a running octroid.
class TestExplain : public QObject
{
    Q_OBJECT
    NodeFixture m_f;
    QString m_application;

    QJsonObject explain(const QJsonObject &call, int status = 200)
    {
        const Reply reply = m_f.client().call("POST", "/v1/explain", call);
        if (reply.status != status)
            qWarning("%d %s", reply.status, reply.body.constData());
        return reply.status == status ? reply.json() : QJsonObject();
    }
    QJsonObject described(const QByteArray &credential, const char *method, const char *uri)
    {
        const bool key = credential.startsWith("oct_");
        return {{S("method"), QString::fromLatin1(method)}, {S("uri"), QString::fromLatin1(uri)},
                {key ? S("api_key") : S("token"), QString::fromLatin1(credential)}, {S("address"), S("203.0.113.9")}};
    }
    static QJsonObject rule(const QJsonObject &verdict, const QString &name)
    {
        for (const QJsonValue one : verdict.value(S("rules")).toArray()) {
            if (one.toObject().value(S("rule")).toString() == name)
                return one.toObject();
        }
        return {};
    }
    QByteArray issued(const QJsonObject &extra = {}, QString *id = nullptr)
    {
        const QJsonObject key = m_f.issue(m_application, extra).json();
        if (id)
            *id = key.value(S("id")).toString();
        return key.value(S("key")).toString().toLatin1();
    }
    QByteArray token(const QString &format, const QString &scope, QString *client = nullptr)
    {
        const QJsonObject made = m_f.client().call("POST", "/v1/clients", QJsonObject{{S("name"), format + scope}, {S("application_id"), m_application}, {S("kind"), S("service")},
                                                                                     {S("grant_types"), QJsonArray{S("client_credentials")}}, {S("scopes"), QJsonArray{S("orders:read"), S("orders:write")}},
                                                                                     {S("token_format"), format}, {S("token_endpoint_auth_method"), S("client_secret_post")}}).json();
        const QByteArray id = made.value(S("id")).toString().toLatin1(), secret = made.value(S("client_secret")).toString().toLatin1();
        if (client)
            *client = QString::fromLatin1(id);
        const Reply reply = m_f.client().call("POST", "/oauth/token", "grant_type=client_credentials&scope=" + QUrl::toPercentEncoding(scope) + "&client_id=" + id + "&client_secret=" + QUrl::toPercentEncoding(QString::fromLatin1(secret)),
                                              {{"Content-Type", "application/x-www-form-urlencoded"}, {"Authorization", "None"}});
        const QByteArray text = reply.json().value(S("access_token")).toString().toLatin1();
        if (text.isEmpty())
            qWarning("%s: %s", made.isEmpty() ? "no client" : "no token", reply.body.constData());
        return text;
    }
    /// The refusal and status that both say, "apart" when they differ.
    QString both(const QByteArray &credential, const char *method, const char *uri)
    {
        const QJsonObject said = explain(described(credential, method, uri));
        const Reply done = m_f.client().check(credential, method, uri, {}, {{"X-Real-IP", "203.0.113.9"}});
        const QString refusal = done.status == 200 ? S("none") : QString::fromLatin1(done.header("X-Octroi-Refusal"));
        const QString foretold = said.value(S("allowed")).toBool() ? S("none") : said.value(S("refusal")).toString();
        if (foretold == refusal && said.value(S("status")).toInt() == done.status)
            return refusal;
        return S("apart: %1 %2, %3 %4").arg(foretold).arg(said.value(S("status")).toInt()).arg(refusal).arg(done.status);
    }

private Q_SLOTS:
    void initTestCase() { m_application = m_f.prepare(); }

    void agreesWithTheCheck()
    {
        QString id;
        const QByteArray key = issued({}, &id);
        QCOMPARE(both(key, "GET", "/orders/7"), S("none"));
        QCOMPARE(both(key, "GET", "/orders/7?a=b"), S("none"));
        QCOMPARE(both(key, "POST", "/orders/"), S("scope_missing"));
        QCOMPARE(both(key, "GET", "/nothing"), S("unknown_endpoint"));
        QCOMPARE(both(key.chopped(1) + (key.endsWith('0') ? "1" : "0"), "GET", "/orders/7"), S("malformed"));
        QCOMPARE(both("oct_live_" + QByteArray(48, 'a'), "GET", "/orders/7"), S("malformed"));
        QCOMPARE(both(issued({{S("restrictions"), QJsonObject{{S("addresses"), QJsonArray{S("192.0.2.0/24")}}}}}), "GET", "/orders/7"), S("address"));
        QCOMPARE(m_f.client().call("POST", "/v1/keys/" + id.toLatin1() + "/suspend", QByteArray("{}")).status, 200);
        QCOMPARE(both(key, "GET", "/orders/7"), S("suspended"));
        QCOMPARE(m_f.client().call("POST", "/v1/keys/" + id.toLatin1() + "/revoke", QByteArray("{}")).status, 200);
        QCOMPARE(both(key, "GET", "/orders/7"), S("revoked"));
        for (const QString &format : {S("jwt"), S("opaque")}) {
            QString client;
            const QByteArray read = token(format, S("orders:read"), &client);
            QVERIFY(!read.isEmpty());
            QCOMPARE(both(read, "GET", "/orders/7"), S("none"));
            QCOMPARE(both(read, "POST", "/orders/"), S("scope_missing"));
            QCOMPARE(m_f.client().call("POST", "/v1/tokens/revoke", QJsonObject{{S("client_id"), client}}).status, 204);
            // What is kept is dropped; of a JWT is remembered that it does not hold.
            QCOMPARE(both(read, "GET", "/orders/7"), format == S("jwt") ? S("revoked") : S("unknown_token"));
        }
        QCOMPARE(both("nonsense", "GET", "/orders/7"), S("unknown_token"));
        QCOMPARE(both("a.b.c", "GET", "/orders/7"), S("malformed"));
    }

    void tellsEveryRule()
    {
        const QByteArray key = issued();
        const QJsonObject allowed = explain(described(key, "GET", "/orders/7"));
        QCOMPARE(allowed.value(S("allowed")).toBool(), true);
        QCOMPARE(allowed.value(S("credential_kind")).toString(), S("key"));
        QCOMPARE(allowed.value(S("application_id")).toString(), m_application);
        QCOMPARE(allowed.value(S("endpoint")).toString(), S("GET /{id}"));
        for (const char *name : {"credential", "known", "partner", "revocation", "expiry", "suspension", "endpoint", "api", "scope", "rate", "quota"})
            QVERIFY2(rule(allowed, QString::fromLatin1(name)).value(S("passed")).toBool(), name);
        // What comes after the rule that decides is told as well.
        const QByteArray bound = issued({{S("restrictions"), QJsonObject{{S("addresses"), QJsonArray{S("192.0.2.0/24")}}}}});
        const QJsonObject twice = explain(described(bound, "POST", "/orders/"));
        QCOMPARE(twice.value(S("refusal")).toString(), S("address"));
        QCOMPARE(rule(twice, S("address")).value(S("found")).toString(), S("203.0.113.9"));
        QCOMPARE(rule(twice, S("scope")).value(S("refusal")).toString(), S("scope_missing"));
        QCOMPARE(rule(twice, S("scope")).value(S("expected")).toString(), S("orders:write"));
        QCOMPARE(rule(twice, S("scope")).value(S("found")).toString(), S("orders:read"));
        QVERIFY(rule(twice, S("rate")).isEmpty());
        const QJsonObject jwt = explain(described(token(S("jwt"), S("orders:read")), "GET", "/orders/7"));
        QCOMPARE(jwt.value(S("credential_kind")).toString(), S("client"));
        for (const char *name : {"token_form", "token_issuer", "token_signature", "token_client", "token_type", "token_times", "token_audience", "token_revocation", "token_binding", "scope"})
            QVERIFY2(rule(jwt, QString::fromLatin1(name)).value(S("passed")).toBool(), name);
    }

    void countsNothing()
    {
        const QString plan = m_f.client().call("POST", "/v1/plans", QJsonObject{{S("name"), S("One")}, {S("quota_day"), 2}}).json().value(S("id")).toString();
        QVERIFY(!plan.isEmpty());
        const QByteArray key = issued({{S("plan_id"), plan}});
        for (int i = 0; i < 20; ++i)
            QVERIFY(explain(described(key, "GET", "/orders/7")).value(S("allowed")).toBool());
        QCOMPARE(both(key, "GET", "/orders/7"), S("none"));
        QCOMPARE(both(key, "GET", "/orders/7"), S("none"));
        QCOMPARE(both(key, "GET", "/orders/7"), S("quota_exceeded"));
        // Tomorrow there is a new quota.
        QJsonObject later = described(key, "GET", "/orders/7");
        later[S("at")] = QDateTime::currentDateTimeUtc().addDays(1).toString(Qt::ISODate);
        QVERIFY(explain(later).value(S("allowed")).toBool());
    }

    void atAnotherTime()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const QByteArray key = issued({{S("expires_at"), now.addDays(2).toString(Qt::ISODate)}}), jwt = token(S("jwt"), S("orders:read"));
        for (const auto &[credential, days, refusal] : std::initializer_list<std::tuple<QByteArray, int, QString>>{
                 {key, 1, {}}, {key, 3, S("expired")}, {jwt, 0, {}}, {jwt, 30, S("expired")}, {jwt, -1, S("token_invalid")}}) {
            QJsonObject call = described(credential, "GET", "/orders/7");
            call[S("at")] = now.addDays(days).toString(Qt::ISODate);
            QCOMPARE(explain(call).value(S("refusal")).toString(), refusal);
        }
        QVERIFY(explain(described(jwt, "GET", "/orders/7")).value(S("allowed")).toBool());
    }

    void badInput()
    {
        const QJsonObject good{{S("method"), S("GET")}, {S("uri"), S("/orders/7")}};
        QCOMPARE(explain(good).value(S("refusal")).toString(), S("no_credential"));
        const auto with = [&](const char *name, const QJsonValue &value) {
            QJsonObject call = good;
            call[QLatin1String(name)] = value;
            return m_f.client().call("POST", "/v1/explain", call);
        };
        for (const auto &[name, value] : std::initializer_list<std::pair<const char *, QJsonValue>>{
                 {"method", 7}, {"method", S("")}, {"method", S("GET /")}, {"uri", S("orders")}, {"uri", QJsonArray()}, {"token", 1}, {"token_scheme", S("basic")},
                 {"environment", S("prod")}, {"at", S("tomorrow")}, {"at", 12}}) {
            const Reply reply = with(name, value);
            QVERIFY2(reply.status == 422 && reply.json().value(S("field")).toString() == QLatin1String(name), name);
        }
        // A megabyte of claims is no crash and no "allowed".
        const Reply large = with("token", QString(1'000'000, QLatin1Char('a')) + S(".b.c"));
        QVERIFY(large.status == 413 || large.json().value(S("refusal")).toString() == S("malformed"));
        QCOMPARE(m_f.client().call("GET", "/v1/explain").status, 405);
        ControlClient stranger(m_f.node().port());
        QCOMPARE(stranger.call("POST", "/v1/explain", good).status, 401);
    }
};

QTEST_GUILESS_MAIN(TestExplain)
#include "tst_explain.moc"
