// SPDX-License-Identifier: GPL-3.0-or-later
// octroid behind a real nginx that does TLS: everything goes by the name outside.
#include "crypto/jose/dpop.h"
#include "crypto/jose/jwt.h"
#include "crypto/jose/signingkey.h"
#include "crypto/random.h"
#include "servers.h"
#include "support/datafolder.h"
#include "support/skip.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QStandardPaths>
#include <QTest>
#include <QThread>
#include <QUrl>
#include <unistd.h>

using namespace octroi;
using namespace octroi::test;

#define S(text) QStringLiteral(text)

namespace {

#ifdef Q_OS_LINUX
const QString kCaller = S("127.0.0.2"); // all of 127.0.0.0/8 is this machine; the proxy is trusted as 127.0.0.1 only
#else
const QString kCaller = S("127.0.0.1");
#endif

struct Heard
{
    int status = 0;
    QByteArray head, body;
    QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    QByteArrayList all(const QByteArray &name) const
    {
        QByteArrayList out;
        for (const QByteArray &line : head.split('\n')) {
            if (line.left(name.size() + 1).toLower() == name.toLower() + ':')
                out << line.mid(name.size() + 1).trimmed();
        }
        return out;
    }
    QByteArray header(const QByteArray &name) const { return all(name).value(0); }
};

QByteArray form(const Fields &fields)
{
    QByteArray out;
    for (const auto &[name, value] : fields)
        out += (out.isEmpty() ? "" : "&") + name + '=' + QUrl::toPercentEncoding(QString::fromUtf8(value));
    return out;
}

} // namespace

class TestTlsProxy : public QObject
{
    Q_OBJECT
    DataFolder m_folder;
    quint16 m_local = freePort(), m_port = freePort();
    QString m_issuer = S("https://127.0.0.1:%1").arg(m_port);
    QProcess m_octroid, m_nginx;
    QByteArray m_token;

    QString path(const char *name) const { return m_folder.file(QString::fromLatin1(name)); }
    void write(const char *name, const QByteArray &text)
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    }
    Heard call(const QByteArray &method, const QByteArray &target, const Fields &fields = {}, const QByteArray &body = {})
    {
        QSslSocket socket;
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setCaCertificates(QSslCertificate::fromPath(path("tls.pem")));
        socket.setSslConfiguration(tls);
        socket.bind(QHostAddress(kCaller));
        socket.connectToHostEncrypted(S("127.0.0.1"), m_port);
        if (!socket.waitForEncrypted(20'000))
            qFatal("%s", qPrintable(socket.errorString()));
        QByteArray text = method + ' ' + target + " HTTP/1.1\r\nHost: " + QUrl(m_issuer).authority().toLatin1() + "\r\nConnection: close\r\n";
        for (const auto &[name, value] : fields)
            text += name + ": " + value + "\r\n";
        if (method != "GET")
            text += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        socket.write(text + "\r\n" + body);
        QByteArray all;
        while (socket.state() == QAbstractSocket::ConnectedState && socket.waitForReadyRead(30'000))
            all += socket.readAll();
        all += socket.readAll();
        const qsizetype end = all.indexOf("\r\n\r\n");
        Heard out{all.mid(9, 3).toInt(), all.left(end), all.mid(end + 4)};
        return out;
    }
    Heard admin(const QByteArray &method, const QByteArray &target, const QJsonObject &body = {}, Fields fields = {})
    {
        fields << std::pair<QByteArray, QByteArray>("Authorization", "Bearer " + m_token);
        return call(method, target, fields << std::pair<QByteArray, QByteArray>("Content-Type", "application/json"),
                    method == "GET" ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact));
    }
    Heard post(const QByteArray &target, const Fields &fields, Fields more = {})
    {
        return call("POST", target, more << std::pair<QByteArray, QByteArray>("Content-Type", "application/x-www-form-urlencoded"), form(fields));
    }
    QString made(const QByteArray &target, const QJsonObject &body)
    {
        const Heard answer = admin("POST", target, body);
        if (answer.status != 201)
            qFatal("%s", answer.body.constData());
        return answer.json()[S("id")].toString();
    }
    static QByteArray proof(const crypto::SigningKey &key, const QByteArray &uri, const QByteArray &nonce)
    {
        const QJsonObject whole = key.publicJwk().toJson();
        QJsonObject jwk, payload{{S("jti"), QString::fromLatin1(crypto::randomBase62(20))}, {S("htm"), S("POST")},
                                 {S("htu"), QString::fromLatin1(uri)}, {S("iat"), QDateTime::currentSecsSinceEpoch()}};
        for (const char *member : {"kty", "crv", "x", "y"})
            jwk[QLatin1String(member)] = whole.value(QLatin1String(member));
        if (!nonce.isEmpty())
            payload[S("nonce")] = QString::fromLatin1(nonce);
        const QJsonObject header{{S("typ"), S("dpop+jwt")}, {S("alg"), S("ES256")}, {S("jwk"), jwk}};
        return key.sign(QJsonDocument(header).toJson(QJsonDocument::Compact), QJsonDocument(payload).toJson(QJsonDocument::Compact));
    }

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void metadata();
    void addressOfTheCaller();
    void cookies();
    void redirectsAndLinks();
    void proofsOfPossession();
};

void TestTlsProxy::initTestCase()
{
    const QString openssl = QStandardPaths::findExecutable(S("openssl"));
    if (Nginx::program().isEmpty() || openssl.isEmpty() || !QSslSocket::supportsSsl())
        skipProgram(S("nginx or openssl is not installed, or this Qt has no TLS"));
    QProcess certificate;
    certificate.start(openssl, {S("req"), S("-x509"), S("-newkey"), S("ec"), S("-pkeyopt"), S("ec_paramgen_curve:P-256"), S("-nodes"), S("-days"), S("2"),
                                S("-subj"), S("/CN=127.0.0.1"), S("-addext"), S("subjectAltName=IP:127.0.0.1"), S("-keyout"), path("tls.key"), S("-out"), path("tls.pem")});
    QVERIFY(certificate.waitForFinished(30'000) && certificate.exitCode() == 0);
    QDir(path("")).mkpath(S("tmp"));
    write("nginx.conf", QByteArray(R"(daemon off;
pid nginx.pid;
worker_processes 1;
@USER@
events { worker_connections 64; }
http {
    access_log off;
    client_body_temp_path tmp/body; proxy_temp_path tmp/proxy; fastcgi_temp_path tmp/fastcgi;
    uwsgi_temp_path tmp/uwsgi; scgi_temp_path tmp/scgi;
    server {
        listen 127.0.0.1:@PORT@ ssl;
        ssl_certificate tls.pem;
        ssl_certificate_key tls.key;
        location / {
            proxy_pass http://127.0.0.1:@LOCAL@;
            proxy_http_version 1.1;
            proxy_set_header Host $http_host;
            proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
        }
    }
}
)")
                            .replace("@USER@", geteuid() == 0 ? "user root;" : "")
                            .replace("@PORT@", QByteArray::number(m_port))
                            .replace("@LOCAL@", QByteArray::number(m_local)));
    m_nginx.setProcessChannelMode(QProcess::MergedChannels);
    m_nginx.start(Nginx::program(), {S("-p"), path(""), S("-c"), path("nginx.conf"), S("-e"), path("error.log")});
    m_octroid.setStandardErrorFile(path("octroid.log"));
    m_octroid.start(Octroid::program(), {S("--data"), path("data"), S("--listen"), S("127.0.0.1:%1").arg(m_local), S("--issuer"), m_issuer + QLatin1Char('/'),
                                         S("--trusted-proxy"), S("127.0.0.1/32"), S("--init-admin"), path("admin.json")});
    QVERIFY2(waitForPort(m_local) && waitForPort(m_port), m_nginx.readAll().constData());
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path("admin.json")), 20'000);
    QFile file(path("admin.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject owner = QJsonDocument::fromJson(file.readAll()).object();
    QCOMPARE(owner[S("issuer")].toString(), m_issuer);
    const Heard answer = post("/oauth/token", {{"grant_type", "client_credentials"}, {"client_id", owner[S("client_id")].toString().toLatin1()},
                                               {"client_secret", owner[S("client_secret")].toString().toLatin1()}});
    QVERIFY2(answer.status == 200, answer.body.constData());
    m_token = answer.json()[S("access_token")].toString().toLatin1();
}

void TestTlsProxy::cleanupTestCase()
{
    for (QProcess *process : {&m_nginx, &m_octroid}) {
        process->terminate();
        if (!process->waitForFinished(20'000))
            process->kill();
        process->waitForFinished(5'000);
    }
}

void TestTlsProxy::metadata()
{
    for (const char *place : {"/.well-known/oauth-authorization-server", "/.well-known/openid-configuration"}) {
        const QJsonObject found = call("GET", place).json();
        QCOMPARE(found[S("issuer")].toString(), m_issuer);
        int urls = 0;
        for (auto it = found.begin(); it != found.end(); ++it) {
            if (!it.key().endsWith(QLatin1String("_endpoint")) && it.key() != QLatin1String("jwks_uri"))
                continue;
            QVERIFY2(it.value().toString().startsWith(m_issuer + QLatin1Char('/')), qPrintable(it.key()));
            ++urls;
        }
        QVERIFY(urls >= 9);
    }
}

void TestTlsProxy::addressOfTheCaller()
{
    // Also when the caller claims to be another one.
    QCOMPARE(admin("POST", "/v1/partners", {{S("name"), S("Behind a proxy")}}, {{"X-Forwarded-For", "203.0.113.77"}}).status, 201);
    const QJsonObject entry = admin("GET", "/v1/audit?limit=1").json()[S("items")].toArray().first().toObject();
    QCOMPARE(entry[S("action")].toString(), S("partner.create"));
    QCOMPARE(entry[S("address")].toString(), kCaller);
}

void TestTlsProxy::cookies()
{
    const Heard page = call("GET", "/signin");
    QCOMPARE(page.status, 200);
    const QByteArray cookie = page.header("Set-Cookie");
    QVERIFY2(cookie.startsWith("__Host-octroi-form="), cookie.constData());
    for (const char *part : {"; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax"})
        QVERIFY2(cookie.contains(part), part);
    // The form comes back under the same name, and is known as our own.
    static const QRegularExpression field(S("name=\"csrf\" value=\"([^\"]+)\""));
    const QByteArray token = field.match(QString::fromUtf8(page.body)).captured(1).toLatin1();
    const QByteArray sent = cookie.left(cookie.indexOf(';'));
    const Fields own{{"Cookie", sent}, {"Origin", m_issuer.toLatin1()}};
    const Heard wrong = post("/signin", {{"csrf", token}, {"name", "nobody"}, {"password", "a kettle on the roof"}}, own);
    QVERIFY2(wrong.status == 403 && wrong.body.contains("not right"), wrong.body.constData());
    const Heard foreign = post("/signin", {{"csrf", token}, {"name", "nobody"}, {"password", "x"}}, {{"Cookie", sent}, {"Origin", "https://evil.example"}});
    QVERIFY2(foreign.status == 403 && !foreign.body.contains("not right"), foreign.body.constData());
}

void TestTlsProxy::redirectsAndLinks()
{
    const Heard account = admin("POST", "/v1/administrators", {{S("name"), S("ada")}, {S("role"), S("owner")}});
    QVERIFY2(account.json()[S("setup_url")].toString().startsWith(m_issuer + S("/setup?token=")), account.body.constData());
    const Heard refused = call("GET", "/oauth/authorize?client_id=octroi-console&response_type=token&prompt=none&state=s&redirect_uri=http%3A%2F%2F127.0.0.1%3A49152%2Fcallback");
    QCOMPARE(refused.status, 303);
    QVERIFY2(refused.header("Location").startsWith("http://127.0.0.1:49152/callback?error=unsupported_response_type"), refused.head.constData());
    QVERIFY2(refused.header("Location").endsWith("&iss=" + m_issuer.toUtf8().toPercentEncoding()), refused.head.constData());
}

void TestTlsProxy::proofsOfPossession()
{
    const QString partner = made("/v1/partners", {{S("name"), S("Bound")}});
    const QString application = made("/v1/applications", {{S("name"), S("Bound")}, {S("partner_id"), partner}});
    const Heard client = admin("POST", "/v1/clients", {{S("application_id"), application}, {S("name"), S("Bound")}, {S("dpop_bound"), true},
                                                       {S("token_endpoint_auth_method"), S("client_secret_post")},
                                                       {S("grant_types"), QJsonArray{S("client_credentials")}}});
    QVERIFY2(client.status == 201, client.body.constData());
    const Fields request{{"grant_type", "client_credentials"}, {"client_id", client.json()[S("id")].toString().toLatin1()},
                         {"client_secret", client.json()[S("client_secret")].toString().toLatin1()}};
    const auto key = crypto::SigningKey::generate(crypto::JwsAlgorithm::ES256);
    QVERIFY(key);
    const QByteArray outside = m_issuer.toLatin1() + "/oauth/token";
    const Heard asked = post("/oauth/token", request, {{"DPoP", proof(*key, outside, {})}});
    QCOMPARE(asked.json()[S("error")].toString(), S("use_dpop_nonce"));
    const QByteArray nonce = asked.header("DPoP-Nonce");
    const Heard inside = post("/oauth/token", request, {{"DPoP", proof(*key, "http://127.0.0.1:" + QByteArray::number(m_local) + "/oauth/token", nonce)}});
    QCOMPARE(inside.json()[S("error")].toString(), S("invalid_dpop_proof"));
    const Heard bound = post("/oauth/token", request, {{"DPoP", proof(*key, outside, nonce)}});
    QVERIFY2(bound.status == 200, bound.body.constData());
    QCOMPARE(bound.json()[S("token_type")].toString(), S("DPoP"));
    QCOMPARE(crypto::decodeJwt(bound.json()[S("access_token")].toString().toLatin1()).claims[S("iss")].toString(), m_issuer);
}

QTEST_GUILESS_MAIN(TestTlsProxy)
#include "tst_tlsproxy.moc"
