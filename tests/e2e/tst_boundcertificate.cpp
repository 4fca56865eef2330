// SPDX-License-Identifier: GPL-3.0-or-later
// Tokens bound to a certificate (RFC 8705), the whole way: octroid behind a proxy that does TLS gives one, and nginx
// with the project's snippets asks octroid about a call with it.
#include "crypto/jose/certificate.h"
#include "servers.h"
#include "support/datafolder.h"
#include "support/skip.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QTest>
#include <QUrl>
#include <memory>

using namespace octroi;
using namespace octroi::test;

#define S(text) QStringLiteral(text)

class TestBoundCertificate : public QObject
{
    Q_OBJECT
    DataFolder m_folder;
    TlsFiles m_server, m_own, m_other;
    std::unique_ptr<Octroid> m_octroid;
    std::unique_ptr<Nginx> m_nginx;
    QString m_application;

    QString create(const char *path, const QJsonObject &body)
    {
        const Answer answer = m_octroid->call("POST", path, body);
        if (answer.status != 201)
            qWarning("%s: %d %s", path, answer.status, answer.body.constData());
        return answer.json()[S("id")].toString();
    }
    static QByteArray contents(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// What a proxy that does TLS says of the caller's certificate.
    static QByteArray escaped(const TlsFiles &files) { return QUrl::toPercentEncoding(QString::fromLatin1(contents(files.certificate))); }
    Answer token(const QString &client, const Fields &more)
    {
        RawClient direct(m_octroid->port());
        return direct.send("POST", "/oauth/token", Fields{{"Content-Type", "application/x-www-form-urlencoded"}} + more,
                           "grant_type=client_credentials&client_id=" + client.toLatin1());
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (Nginx::program().isEmpty())
            skipProgram(S("nginx is not installed"));
        m_server = tlsFiles(m_folder.path() + S("/tls"));
        m_own = tlsFiles(m_folder.path() + S("/own"));
        m_other = tlsFiles(m_folder.path() + S("/other"));
        const quint16 port = freePort(), syslog = freePort();
        m_octroid = std::make_unique<Octroid>(m_folder.path(), port, syslog);
        QVERIFY2(m_octroid->start(), m_octroid->log().constData());
        m_nginx = std::make_unique<Nginx>(m_folder.path() + S("/nginx"), port, syslog, m_server);
        QVERIFY2(m_nginx->start(), m_nginx->errors().constData());
        m_application = create("/v1/applications", {{S("partner_id"), create("/v1/partners", {{S("name"), S("Bluefern Retail")}})}, {S("name"), S("Till")}});
        QCOMPARE(m_octroid->call("POST", "/v1/scopes", {{S("name"), S("orders:read")}}).status, 201);
        const QJsonObject endpoint{{S("method"), S("GET")}, {S("path"), S("/items/{id}")}, {S("scopes"), QJsonArray{S("orders:read")}}};
        QVERIFY(!create("/v1/apis", {{S("name"), S("Orders")}, {S("base_path"), S("/orders/v1")}, {S("endpoints"), QJsonArray{endpoint}}}).isEmpty());
    }

    void theTokenGoesWithItsCertificateOnly()
    {
        const auto thumbprint = crypto::certificateThumbprint(contents(m_own.certificate));
        QVERIFY(thumbprint);
        const QJsonObject certificate{{S("thumbprint"), QString::fromLatin1(*thumbprint)},
                                      {S("expires_at"), QDateTime::currentDateTimeUtc().addDays(1).toString(Qt::ISODate)}};
        const QString client = create("/v1/clients", {{S("application_id"), m_application}, {S("name"), S("Till")}, {S("grant_types"), QJsonArray{S("client_credentials")}},
                                                      {S("token_endpoint_auth_method"), S("self_signed_tls_client_auth")}, {S("certificates"), QJsonArray{certificate}},
                                                      {S("certificate_bound"), true}, {S("scopes"), QJsonArray{S("orders:read")}}});
        QVERIFY(!client.isEmpty());
        QCOMPARE(token(client, {}).status, 401);
        QCOMPARE(token(client, {{"X-Client-Cert", escaped(m_other)}}).status, 401);
        const Answer given = token(client, {{"X-Client-Cert", escaped(m_own)}});
        QVERIFY2(given.status == 200, given.body.constData());
        const QByteArray bearer = "Bearer " + given.json()[S("access_token")].toString().toLatin1();

        RawClient caller(m_nginx->tlsPort(), m_server.certificate);
        const auto call = [&](const Fields &more = {}) { return caller.send("GET", "/orders/v1/items/700", Fields{{"Authorization", bearer}} + more).status; };
        QCOMPARE(call(), 401); // without a certificate
        QCOMPARE(call({{"X-Client-Cert", escaped(m_own)}}), 401); // a caller's own word
        caller.showCertificate(m_own.certificate, m_own.key);
        QCOMPARE(call(), 200);
        QCOMPARE(call(), 200);
        QCOMPARE(call({{"X-Client-Cert", escaped(m_other)}}), 200); // what it says makes no difference
        caller.showCertificate(m_other.certificate, m_other.key);
        QCOMPARE(call(), 401);
        QCOMPARE(call({{"X-Client-Cert", escaped(m_own)}}), 401);
        caller.showCertificate({}, {});
        QCOMPARE(call(), 401);
        RawClient plain(m_nginx->port()); // nor without TLS
        QCOMPARE(plain.send("GET", "/orders/v1/items/700", {{"Authorization", bearer}, {"X-Client-Cert", escaped(m_own)}}).status, 401);
    }
};

QTEST_GUILESS_MAIN(TestBoundCertificate)
#include "tst_boundcertificate.moc"
