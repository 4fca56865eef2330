// SPDX-License-Identifier: GPL-3.0-or-later
// The main job without the console: real octroid, real nginx with the project's snippets, a real server
// behind it, and a client that counts its own bytes.
#include "boundcaller.h"
#include "servers.h"
#include "support/datafolder.h"
#include "support/skip.h"

#include <QDateTime>
#include <QFileInfo>
#include <QJsonArray>
#include <QTest>
#include <memory>

using namespace octroi::test;

namespace {

struct Issued
{
    QString id;
    QByteArray key;
};

struct Count
{
    qint64 requests = 0, in = 0, out = 0;
    bool operator==(const Count &) const = default;
};

/// An answer's head without what differs from moment to moment.
QByteArray stableHead(const Answer &answer)
{
    QByteArray head;
    for (const QByteArray &line : answer.head.split('\n')) {
        if (!line.startsWith("Date:"))
            head += line + '\n';
    }
    return head;
}

QByteArray pathOf(const Issued &key, const char *action = "")
{
    return "/v1/keys/" + key.id.toLatin1() + action;
}

} // namespace

class TestNginx : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void allowedCallReachesTheServerBehind();
    void callerCannotForgeIdentity();
    void missingScopeIsNamed();
    void undeclaredEndpointIsForbidden();
    void everyBadCredentialLooksTheSame_data();
    void everyBadCredentialLooksTheSame();
    void noCredentialIsAsked();
    void revocationRefusesTheNextCall();
    void planLimitReachesTheCaller();
    void bandwidthIsAlwaysANumber();
    void aBoundTokenNeedsItsProof();
    void theSameUnderTls();
    void tenThousandCallsAreCountedExactly();
    void nobodyPassesWithoutOctroid();
    void everythingIsThereAfterARestart();

private:
    Issued issue(const QStringList &scopes, QJsonObject more = {});
    Answer get(const QByteArray &path, const QByteArray &key);
    QHash<QString, Count> totals();

    DataFolder m_folder;
    std::unique_ptr<Octroid> m_octroid;
    TlsFiles m_tls;
    std::unique_ptr<Nginx> m_nginx;
    std::unique_ptr<RawClient> m_client;
    QString m_application;
    QHash<QString, Count> m_counted; ///< of the ten thousand
    QHash<QString, Issued> m_used;
};

void TestNginx::initTestCase()
{
    if (Nginx::program().isEmpty())
        skipProgram(QStringLiteral("nginx is not installed"));
    QVERIFY2(QFileInfo::exists(Octroid::program()), qPrintable(Octroid::program()));
    const quint16 port = freePort(), syslog = freePort();
    m_octroid = std::make_unique<Octroid>(m_folder.path(), port, syslog);
    QVERIFY2(m_octroid->start(), m_octroid->log().constData());
    m_tls = tlsFiles(m_folder.path() + QStringLiteral("/tls"));
    m_nginx = std::make_unique<Nginx>(m_folder.path() + QStringLiteral("/nginx"), port, syslog, m_tls);
    QVERIFY2(m_nginx->start(), m_nginx->errors().constData());
    m_client = std::make_unique<RawClient>(m_nginx->port());

    const auto create = [this](const char *path, const QJsonObject &body) {
        const Answer answer = m_octroid->call("POST", path, body);
        if (answer.status != 201)
            qWarning("%s: %d %s", path, answer.status, answer.body.constData());
        return answer.json()[QLatin1String("id")].toString();
    };
    const QString partner =
        create("/v1/partners", {{QStringLiteral("name"), QStringLiteral("Bluefern Retail")}});
    m_application = create("/v1/applications", {{QStringLiteral("partner_id"), partner},
                                                {QStringLiteral("name"), QStringLiteral("Web shop")}});
    for (const char *scope : {"orders:read", "orders:write", "static:read"}) {
        const Answer answer =
            m_octroid->call("POST", "/v1/scopes",
                            {{QStringLiteral("name"), QString::fromLatin1(scope)},
                             {QStringLiteral("description"), QStringLiteral("for the test")}});
        QCOMPARE(answer.status, 201);
    }
    const auto endpoint = [](const char *method, const char *path, const char *scope) {
        return QJsonObject{{QStringLiteral("method"), QString::fromLatin1(method)},
                           {QStringLiteral("path"), QString::fromLatin1(path)},
                           {QStringLiteral("scopes"), QJsonArray{QString::fromLatin1(scope)}}};
    };
    create("/v1/apis",
           {{QStringLiteral("name"), QStringLiteral("Orders")},
            {QStringLiteral("base_path"), QStringLiteral("/orders/v1")},
            {QStringLiteral("endpoints"), QJsonArray{endpoint("GET", "/items/{id}", "orders:read"),
                                                     endpoint("POST", "/items", "orders:write")}}});
    create("/v1/apis",
           {{QStringLiteral("name"), QStringLiteral("Files")},
            {QStringLiteral("base_path"), QStringLiteral("/static/v1")},
            {QStringLiteral("endpoints"), QJsonArray{endpoint("GET", "/{file}", "static:read")}}});
    QVERIFY(!m_application.isEmpty());
}

void TestNginx::init()
{
    QVERIFY(m_octroid && m_octroid->isRunning());
}

Issued TestNginx::issue(const QStringList &scopes, QJsonObject more)
{
    more[QLatin1String("application_id")] = m_application;
    if (!more.contains(QLatin1String("name")))
        more[QLatin1String("name")] = QStringLiteral("checkout-live");
    more[QLatin1String("environment")] = QStringLiteral("live");
    more[QLatin1String("scopes")] = QJsonArray::fromStringList(scopes);
    const Answer answer = m_octroid->call("POST", "/v1/keys", more);
    if (answer.status != 201)
        qWarning("issue: %d %s", answer.status, answer.body.constData());
    const QJsonObject object = answer.json();
    return {object[QLatin1String("id")].toString(), object[QLatin1String("key")].toString().toLatin1()};
}

Answer TestNginx::get(const QByteArray &path, const QByteArray &key)
{
    return m_client->send("GET", path, key.isEmpty() ? Fields{} : Fields{{"X-API-Key", key}});
}

QHash<QString, Count> TestNginx::totals()
{
    QHash<QString, Count> result;
    const Answer answer = m_octroid->call("GET", "/v1/usage?group_by=key");
    for (const QJsonValue &value : answer.json()[QLatin1String("items")].toArray()) {
        const QJsonObject row = value.toObject();
        result.insert(row[QLatin1String("key_id")].toString(),
                      {row[QLatin1String("requests")].toInteger(), row[QLatin1String("bytes_in")].toInteger(),
                       row[QLatin1String("bytes_out")].toInteger()});
    }
    return result;
}

void TestNginx::allowedCallReachesTheServerBehind()
{
    const Issued key = issue({QStringLiteral("orders:read"), QStringLiteral("static:read")});
    const Answer proxied = get("/orders/v1/items/700?page=2", key.key);
    QCOMPARE(proxied.status, 200);
    QCOMPARE(proxied.body, QByteArray(700, 'x'));
    QCOMPARE(proxied.fields.value("seen-credential"), key.id.toLatin1());
    QVERIFY(!proxied.fields.value("seen-partner").isEmpty());
    QVERIFY2(!proxied.fields.contains("seen-key"), "the credential reached the server behind");
    const Answer bearer =
        m_client->send("GET", "/static/v1/4096.bin", {{"Authorization", "Bearer " + key.key}});
    QCOMPARE(bearer.status, 200);
    QCOMPARE(bearer.body.size(), 4096);
    for (const QByteArray &name : bearer.fields.keys())
        QVERIFY2(!name.startsWith("x-octroi"), name.constData());
}

void TestNginx::callerCannotForgeIdentity()
{
    const Issued key = issue({QStringLiteral("orders:read")});
    const Answer answer = m_client->send("GET", "/orders/v1/items/1",
                                         {{"X-API-Key", key.key},
                                          {"X-Octroi-Credential", "forged"},
                                          {"X-Octroi-Partner", "forged"},
                                          {"X-Octroi-Refusal", "forged"},
                                          {"X-Original-URI", "/static/v1/1.bin"},
                                          {"X-Original-Method", "POST"}});
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.fields.value("seen-credential"), key.id.toLatin1());
    QVERIFY(answer.fields.value("seen-partner") != "forged");
    QVERIFY(!answer.fields.contains("seen-refusal"));
    // The check is not reachable from outside.
    QCOMPARE(get("/_octroi_check", key.key).status, 404);
}

void TestNginx::missingScopeIsNamed()
{
    const Issued key = issue({QStringLiteral("orders:read")});
    const Answer answer = m_client->send("POST", "/orders/v1/items", {{"X-API-Key", key.key}}, "{}");
    QCOMPARE(answer.status, 403);
    QCOMPARE(answer.fields.value("content-type"), QByteArray("application/problem+json"));
    QVERIFY2(answer.fields.value("www-authenticate").contains("error=\"insufficient_scope\""),
             answer.head.constData());
    QVERIFY2(answer.fields.value("www-authenticate").contains("scope=\"orders:write\""),
             answer.head.constData());
    QCOMPARE(answer.json()[QLatin1String("scope")].toString(), QStringLiteral("orders:write"));
    QCOMPARE(answer.json()[QLatin1String("status")].toInt(), 403);
    QVERIFY(!answer.head.toLower().contains("x-octroi"));
}

void TestNginx::undeclaredEndpointIsForbidden()
{
    const Issued key = issue({QStringLiteral("orders:*")});
    const Answer answer = m_client->send("DELETE", "/orders/v1/items/1", {{"X-API-Key", key.key}});
    QCOMPARE(answer.status, 403);
    QVERIFY(!answer.json().contains(QLatin1String("scope")));
}

void TestNginx::everyBadCredentialLooksTheSame_data()
{
    QTest::addColumn<QString>("reason");
    for (const char *reason : {"revoked", "expired", "suspended", "malformed", "unknown_key"})
        QTest::newRow(reason) << QString::fromLatin1(reason);
}

void TestNginx::everyBadCredentialLooksTheSame()
{
    QFETCH(QString, reason);
    static QByteArray firstHead, firstBody;
    QJsonObject more;
    const bool expires = reason == QLatin1String("expired");
    if (expires)
        more[QLatin1String("expires_at")] =
            QDateTime::currentDateTimeUtc().addSecs(2).toString(Qt::ISODateWithMs);
    Issued key = issue({QStringLiteral("orders:read")}, more);
    if (reason == QLatin1String("revoked"))
        QCOMPARE(m_octroid->call("POST", pathOf(key, "/revoke")).status, 200);
    else if (reason == QLatin1String("suspended"))
        QCOMPARE(m_octroid->call("POST", pathOf(key, "/suspend")).status, 200);
    else if (reason == QLatin1String("malformed"))
        key.key[key.key.size() - 1] = key.key.endsWith('0') ? '1' : '0';
    else if (reason == QLatin1String("unknown_key"))
        key.key = "oct_live_0000000000abcdefghijklmnopqrstuvwxyzABCDEF43F8El"; // of the right form
    if (expires)
        QTRY_COMPARE_WITH_TIMEOUT(get("/orders/v1/items/1", key.key).status, 401, 10'000);

    const Answer answer = get("/orders/v1/items/1", key.key);
    QCOMPARE(answer.status, 401);
    QVERIFY2(answer.fields.value("www-authenticate").startsWith("Bearer"), answer.head.constData());
    QVERIFY2(answer.fields.value("www-authenticate").contains("error=\"invalid_token\""),
             answer.head.constData());
    QVERIFY(!answer.head.toLower().contains("x-octroi"));
    QVERIFY2(!answer.body.contains(reason.toLatin1()), answer.body.constData());
    if (firstHead.isEmpty()) {
        firstHead = stableHead(answer);
        firstBody = answer.body;
    }
    QCOMPARE(stableHead(answer), firstHead);
    QCOMPARE(answer.body, firstBody);
    // octroid knows why, and never writes the key.
    QTRY_VERIFY2_WITH_TIMEOUT(m_octroid->log().contains('"' + reason.toLatin1() + '"'),
                              m_octroid->log().constData(), 5'000);
    QVERIFY(!m_octroid->log().contains(key.key));
}

void TestNginx::noCredentialIsAsked()
{
    const Answer answer = get("/orders/v1/items/1", {});
    QCOMPARE(answer.status, 401);
    QVERIFY(answer.fields.value("www-authenticate").startsWith("Bearer"));
    QVERIFY2(!answer.fields.value("www-authenticate").contains("error="), answer.head.constData());
}

void TestNginx::revocationRefusesTheNextCall()
{
    const Issued key = issue({QStringLiteral("static:read")});
    QCOMPARE(get("/static/v1/1.bin", key.key).status, 200);
    QCOMPARE(m_octroid->call("POST", pathOf(key, "/suspend")).status, 200);
    QCOMPARE(get("/static/v1/1.bin", key.key).status, 401);
    QCOMPARE(m_octroid->call("POST", pathOf(key, "/resume")).status, 200);
    QCOMPARE(get("/static/v1/1.bin", key.key).status, 200);
    QCOMPARE(m_octroid->call("POST", pathOf(key, "/revoke")).status, 200);
    QCOMPARE(get("/static/v1/1.bin", key.key).status, 401);
}

void TestNginx::planLimitReachesTheCaller()
{
    const Answer plan = m_octroid->call(
        "POST", "/v1/plans",
        {{QStringLiteral("name"), QStringLiteral("Two a day")}, {QStringLiteral("quota_day"), 2}});
    QCOMPARE(plan.status, 201);
    const Issued key = issue({QStringLiteral("static:read")},
                             {{QStringLiteral("plan_id"), plan.json()[QLatin1String("id")].toString()}});
    QCOMPARE(get("/static/v1/1.bin", key.key).status, 200);
    QCOMPARE(get("/static/v1/1.bin", key.key).status, 200);
    const Answer answer = get("/static/v1/1.bin", key.key);
    QCOMPARE(answer.status, 429);
    QVERIFY2(answer.fields.value("retry-after").toInt() > 0, answer.head.constData());
    QVERIFY2(answer.fields.contains("ratelimit"), answer.head.constData());
    QCOMPARE(answer.json()[QLatin1String("status")].toInt(), 429);
}

void TestNginx::bandwidthIsAlwaysANumber()
{
    const Issued key = issue({QStringLiteral("static:read")});
    QCOMPARE(get("/static/v1/300000.bin", key.key).body.size(), 300'000);
    QVERIFY2(!m_nginx->errors().contains("limit_rate"), m_nginx->errors().constData());
}

void TestNginx::tenThousandCallsAreCountedExactly()
{
    const QStringList all{QStringLiteral("orders:read"), QStringLiteral("orders:write"),
                          QStringLiteral("static:read")};
    m_used = {{QStringLiteral("full"), issue(all)},
              {QStringLiteral("reader"), issue({QStringLiteral("orders:read")})},
              {QStringLiteral("files"), issue({QStringLiteral("static:read")})},
              {QStringLiteral("suspended"), issue(all)},
              {QStringLiteral("revoked"), issue(all)}};
    QCOMPARE(m_octroid->call("POST", pathOf(m_used[QStringLiteral("suspended")], "/suspend")).status, 200);
    QCOMPARE(m_octroid->call("POST", pathOf(m_used[QStringLiteral("revoked")], "/revoke")).status, 200);
    QStringList names = m_used.keys();
    names.sort();
    static const char *const kPaths[] = {"/orders/v1/items/0",     "/orders/v1/items/1",
                                         "/static/v1/700.bin",     "/orders/v1/items/4096",
                                         "/static/v1/65537.bin",   "/orders/v1/items/404",
                                         "/static/v1/missing.bin", "/orders/v1/items/700?q=%C3%A9%22"};
    QHash<int, int> statuses;
    for (int i = 0; i < 10'000; ++i) {
        const Issued &key = m_used[names[(i * 7 + i / 13) % names.size()]];
        Answer answer;
        if (i % 5 == 0)
            answer = m_client->send("POST", "/orders/v1/items", {{"X-API-Key", key.key}},
                                    QByteArray(1 + i % 1500, 'b'));
        else
            answer = m_client->send(i % 11 == 0 ? "HEAD" : "GET", kPaths[i % 8],
                                    {{"X-API-Key", key.key}, {"User-Agent", QByteArray(i % 40, 'u')}},
                                    // A body that nobody reads: of a file, of a refused call.
                                    i % 17 == 0 ? QByteArray(1 + i % 900, 'g') : QByteArray());
        QVERIFY2(answer.status != 0, qPrintable(QStringLiteral("call %1 got no answer").arg(i)));
        ++statuses[answer.status];
        Count &count = m_counted[key.id];
        ++count.requests;
        count.in += answer.sent;
        count.out += answer.received;
    }
    for (const int status : {200, 201, 401, 403, 404})
        QVERIFY2(statuses.value(status) > 100, qPrintable(QString::number(status)));
    QVERIFY(!statuses.contains(500) && !statuses.contains(503));
    for (const Issued &key : std::as_const(m_used)) {
        const Count expected = m_counted.value(key.id);
        QTRY_COMPARE_WITH_TIMEOUT(totals().value(key.id).in, expected.in, 15'000);
        const Count got = totals().value(key.id);
        QCOMPARE(got.requests, expected.requests);
        QCOMPARE(got.in, expected.in);
        QCOMPARE(got.out, expected.out);
    }
}

void TestNginx::aBoundTokenNeedsItsProof()
{
    BoundCaller(*m_octroid, m_application, {QStringLiteral("orders:read")}).callsThrough(*m_client, "/orders/v1/items/700");
}

/// A proof names the scheme of the call as well.
void TestNginx::theSameUnderTls()
{
    RawClient secure(m_nginx->tlsPort(), m_tls.certificate);
    const Issued key = issue({QStringLiteral("orders:read")});
    const Answer answer = secure.send("GET", "/orders/v1/items/700", {{"X-API-Key", key.key}});
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.body.size(), 700);
    QCOMPARE(secure.send("GET", "/orders/v1/items/700").status, 401);
    BoundCaller(*m_octroid, m_application, {QStringLiteral("orders:read")}).callsThrough(secure, "/orders/v1/items/700");
}

void TestNginx::nobodyPassesWithoutOctroid()
{
    const Issued key = m_used.value(QStringLiteral("full"));
    m_octroid->stop();
    const Answer answer = get("/static/v1/1.bin", key.key);
    QCOMPARE(answer.status, 503);
    QCOMPARE(answer.fields.value("content-type"), QByteArray("application/problem+json"));
    QVERIFY2(m_octroid->start(), m_octroid->log().constData());
    QTRY_COMPARE_WITH_TIMEOUT(get("/static/v1/700.bin", key.key).status, 200, 10'000);
}

void TestNginx::everythingIsThereAfterARestart()
{
    const Issued files = m_used.value(QStringLiteral("files"));
    const auto auditSize = [this] {
        return m_octroid->call("GET", "/v1/audit?after=0&limit=1000")
            .json()[QLatin1String("items")]
            .toArray();
    };
    const QJsonObject key = m_octroid->call("GET", pathOf(files)).json();
    const QJsonArray audit = auditSize();
    QVERIFY(audit.size() > 10);
    m_octroid->stop();
    QVERIFY2(m_octroid->start(), m_octroid->log().constData());
    QCOMPARE(m_octroid->call("GET", pathOf(files)).json(), key);
    QCOMPARE(auditSize(), audit);
    QCOMPARE(totals().value(files.id), m_counted.value(files.id));
    const Issued revoked = m_used.value(QStringLiteral("revoked"));
    QCOMPARE(m_octroid->call("GET", pathOf(revoked)).json()[QLatin1String("status")].toString(),
             QStringLiteral("revoked"));
    QTRY_COMPARE_WITH_TIMEOUT(get("/static/v1/1.bin", files.key).status, 200, 10'000);
    QCOMPARE(get("/static/v1/1.bin", revoked.key).status, 401);
}

QTEST_GUILESS_MAIN(TestNginx)
#include "tst_nginx.moc"
