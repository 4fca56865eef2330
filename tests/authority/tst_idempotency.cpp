// SPDX-License-Identifier: GPL-3.0-or-later
#include "nodefixture.h"

#include <QSet>
#include <yaml-cpp/yaml.h>

using namespace octroi;
using namespace octroi::test;

#define S(text) QStringLiteral(text)

/// Every creation over HTTP, asked for twice with one Idempotency-Key: what is made is made once, and a secret whose
/// answer was lost comes again with other characters until somebody has used it.
class TestIdempotency : public QObject
{
    Q_OBJECT
    NodeFixture m_f;
    QString m_application, m_api, m_client, m_secret, m_key, m_rotated;

    Reply post(const QByteArray &path, const QJsonObject &body, const QByteArray &key) { return m_f.client().call("POST", path, body, {{"Idempotency-Key", key}}); }
    int tokenStatus(const QString &client, const QString &secret)
    {
        ControlClient own(m_f.node().port());
        return own.signIn(client.toLatin1(), secret.toLatin1()).status;
    }
    QString newClient(QString *secret = nullptr)
    {
        const Reply made = m_f.client().call("POST", "/v1/clients", clientBody());
        if (made.status != 201)
            qFatal("%s", made.body.constData());
        if (secret)
            *secret = made.json()[S("client_secret")].toString();
        return made.json()[S("id")].toString();
    }
    QJsonObject clientBody() const
    {
        return {{S("application_id"), m_application}, {S("name"), S("Till")}, {S("grant_types"), QJsonArray{S("client_credentials")}},
                {S("token_endpoint_auth_method"), S("client_secret_post")}};
    }
    qsizetype entries() { return m_f.client().call("GET", "/v1/audit?limit=1000").json()[S("items")].toArray().size(); }

private Q_SLOTS:
    void initTestCase()
    {
        m_application = m_f.prepare();
        m_api = m_f.client().call("GET", "/v1/apis").json()[S("items")].toArray().first()[S("id")].toString();
        m_client = newClient(&m_secret);
        m_key = m_f.issue(m_application).json()[S("id")].toString();
        m_rotated = m_f.issue(m_application).json()[S("id")].toString();
    }

    void once_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QJsonObject>("body");
        QTest::addColumn<QString>("identity");
        QTest::addColumn<bool>("secret");
        const QJsonObject named{{S("name"), S("Once")}};
        const auto with = [&](QJsonObject more) {
            more.insert(S("name"), S("Once"));
            return more;
        };
        QTest::newRow("partner") << QByteArray("/v1/partners") << named << S("id") << false;
        QTest::newRow("application") << QByteArray("/v1/applications")
                                     << with({{S("partner_id"), m_f.client().call("GET", "/v1/partners").json()[S("items")].toArray().first()[S("id")]}}) << S("id") << false;
        QTest::newRow("api") << QByteArray("/v1/apis") << with({{S("base_path"), S("/once")}}) << S("id") << false;
        QTest::newRow("scope") << QByteArray("/v1/scopes") << QJsonObject{{S("name"), S("once:read")}} << S("name") << false;
        QTest::newRow("plan") << QByteArray("/v1/plans") << named << S("id") << false;
        QTest::newRow("trusted issuer") << QByteArray("/v1/trusted-issuers") << with({{S("api_id"), m_api}, {S("issuer"), S("https://idp.example")}, {S("audiences"), QJsonArray{S("a")}}})
                                        << S("id") << false;
        QTest::newRow("key") << QByteArray("/v1/keys") << with({{S("application_id"), m_application}, {S("scopes"), QJsonArray{S("orders:read")}}}) << S("id") << true;
        QTest::newRow("client") << QByteArray("/v1/clients") << with(clientBody()) << S("id") << true;
        QTest::newRow("administrator") << QByteArray("/v1/administrators") << QJsonObject{{S("name"), S("once")}, {S("role"), S("auditor")}} << S("id") << true;
        QTest::newRow("secret") << QByteArray("/v1/clients/" + m_client.toLatin1() + "/secrets") << QJsonObject() << S("secret_id") << true;
        QTest::newRow("rotated secret") << QByteArray("/v1/clients/" + m_client.toLatin1() + "/secrets/rotate") << QJsonObject{{S("overlap_seconds"), 3600}} << S("secret_id") << true;
        QTest::newRow("registration token") << QByteArray("/v1/registration-tokens")
                                            << with({{S("application_id"), m_application}, {S("grant_types"), QJsonArray{S("authorization_code")}}}) << S("id") << true;
        QTest::newRow("alert rule") << QByteArray("/v1/alerts/rules") << with({{S("kind"), S("threshold")}, {S("limit"), 100}, {S("window_seconds"), 60}}) << S("id") << false;
        QTest::newRow("campaign") << QByteArray("/v1/campaigns") << with({{S("key_ids"), QJsonArray{m_key}}, {S("overlap_seconds"), 3600}}) << S("id") << false;
        QTest::newRow("rotated key") << QByteArray("/v1/keys/" + m_rotated.toLatin1() + "/rotate") << QJsonObject{{S("overlap_seconds"), 3600}} << S("id") << true;
    }
    /// What the document says is made has a row above.
    void everyCreationIsHere()
    {
        const YAML::Node document = YAML::LoadFile(qEnvironmentVariable("OCTROI_SOURCE_DIR").toStdString() + "/resources/openapi/octroid.yaml");
        QSet<QString> creations;
        for (const auto &path : document["paths"]) {
            const QString name = QString::fromStdString(path.first.as<std::string>());
            if (name.startsWith(S("/v1/")) && path.second["post"] && path.second["post"]["responses"]["201"])
                creations << name;
        }
        const QSet<QString> rows{S("/v1/partners"), S("/v1/applications"), S("/v1/apis"), S("/v1/scopes"), S("/v1/plans"), S("/v1/trusted-issuers"), S("/v1/keys"),
                                 S("/v1/clients"), S("/v1/administrators"), S("/v1/clients/{id}/secrets"), S("/v1/clients/{id}/secrets/rotate"),
                                 S("/v1/registration-tokens"), S("/v1/alerts/rules"), S("/v1/campaigns"), S("/v1/keys/{id}/rotate")};
        QCOMPARE((creations - rows).values(), QStringList());
        QCOMPARE((rows - creations).values(), QStringList());
    }
    void once()
    {
        QFETCH(QByteArray, path);
        QFETCH(QJsonObject, body);
        QFETCH(QString, identity);
        QFETCH(bool, secret);
        const QByteArray key = QByteArray("key of ") + QTest::currentDataTag();
        const Reply first = post(path, body, key);
        QVERIFY2(first.status == 201, first.body.constData());
        QVERIFY(!first.json()[identity].toString().isEmpty());
        const qsizetype before = entries();
        const Reply second = post(path, body, key);
        QVERIFY2(second.status == 201, second.body.constData());
        QCOMPARE(second.json()[identity].toString(), first.json()[identity].toString());
        if (secret)
            QVERIFY(second.body != first.body); // the first one's was lost: another
        else
            QCOMPARE(entries(), before);
        QJsonObject other = body;
        other[S("name")] = S("Other");
        if (path.startsWith("/v1/keys/"))
            other = {{S("overlap_seconds"), 60}};
        if (path.contains("/secrets"))
            other = {{S("expires_at"), S("2099-01-01T00:00:00Z")}};
        const Reply mismatch = post(path, other, key);
        QCOMPARE(mismatch.status, 409);
        QCOMPARE(mismatch.json()[S("reason")].toString(), S("idempotency_mismatch"));
        QCOMPARE(post(path, body, QByteArray(201, 'k')).status, 400);
    }

    void secrets_data()
    {
        QTest::addColumn<QByteArray>("route");
        QTest::newRow("added") << QByteArray("/secrets");
        QTest::newRow("rotated") << QByteArray("/secrets/rotate");
    }
    void secrets()
    {
        QFETCH(QByteArray, route);
        const QByteArray one = QByteArray("one ") + QTest::currentDataTag(), two = QByteArray("two ") + QTest::currentDataTag();
        QString own;
        const QString client = newClient(&own);
        const QByteArray path = "/v1/clients/" + client.toLatin1() + route;
        const QString first = post(path, {}, one).json()[S("client_secret")].toString();
        const Reply again = post(path, {}, one);
        const QString second = again.json()[S("client_secret")].toString();
        QVERIFY(first != second);
        QCOMPARE(again.json()[S("secrets")].toArray().size(), 2); // not three
        QCOMPARE(tokenStatus(client, first), 401);
        QCOMPARE(tokenStatus(client, own), 200);
        // The ETag that the first request was sent with is older by now.
        QCOMPARE(m_f.client().call("POST", path, QJsonObject(), {{"Idempotency-Key", one}, {"If-Match", "\"1\""}}).status, 201);
        const QString third = post(path, {}, one).json()[S("client_secret")].toString();
        QCOMPARE(tokenStatus(client, third), 200);
        const Reply used = post(path, {}, one);
        QCOMPARE(used.status, 409);
        QCOMPARE(used.json()[S("reason")].toString(), S("secret_used"));
        QCOMPARE(tokenStatus(client, third), 200);
        const Reply revoked = post(path, {}, two);
        const QByteArray secretPath = "/v1/clients/" + client.toLatin1() + "/secrets/" + revoked.json()[S("secret_id")].toString().toLatin1() + "/revoke";
        QCOMPARE(m_f.client().call("POST", secretPath, QByteArray("{}")).status, 200);
        QCOMPARE(post(path, {}, two).json()[S("reason")].toString(), S("secret_revoked"));
    }

    void registrationTokens()
    {
        const QJsonObject body{{S("name"), S("Portal")}, {S("application_id"), m_application}, {S("grant_types"), QJsonArray{S("authorization_code")}}, {S("uses"), 2}};
        const auto token = [](const Reply &reply) { return reply.json()[S("token")].toString().toLatin1(); };
        const auto registered = [&](const QByteArray &bearer) {
            const QJsonObject metadata{{S("client_name"), S("Shop")}, {S("redirect_uris"), QJsonArray{S("https://app.example/cb")}}, {S("grant_types"), QJsonArray{S("authorization_code")}}};
            return m_f.client().call("POST", "/oauth/register", metadata, {{"Authorization", "Bearer " + bearer}, {"Content-Type", "application/json"}}).status;
        };
        const QByteArray lost = token(post("/v1/registration-tokens", body, "portal"));
        const QByteArray held = token(post("/v1/registration-tokens", body, "portal"));
        QCOMPARE(registered(lost), 401);
        QCOMPARE(registered(held), 201);
        const Reply used = post("/v1/registration-tokens", body, "portal");
        QCOMPARE(used.status, 409);
        QCOMPARE(used.json()[S("reason")].toString(), S("token_used"));
        QCOMPARE(registered(held), 201);
    }

    void signingKeys()
    {
        const auto keys = [&](const Reply &reply) { return reply.json()[S("items")].toArray().size(); };
        const qsizetype before = keys(m_f.client().call("GET", "/v1/signing-keys"));
        QCOMPARE(keys(post("/v1/signing-keys/rotate", {}, "rotate")), before + 1);
        QCOMPARE(keys(post("/v1/signing-keys/rotate", {}, "rotate")), before + 1);
        QCOMPARE(keys(post("/v1/signing-keys/rotate", {}, "once more")), before + 2);
    }
};

QTEST_GUILESS_MAIN(TestIdempotency)
#include "tst_idempotency.moc"
