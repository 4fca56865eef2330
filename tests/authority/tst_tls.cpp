// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/server.h"
#include "support/skip.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace octroi;
using namespace octroi::authority;

namespace {

/// Answers with what it knows of the client's certificate.
class Mirror final : public HttpHandler
{
public:
    bool handleInline(const Request &request, const Inline &context) override
    {
        std::string body = !request.certificate ? "none" : request.certificate->verified ? "verified " : "unverified ";
        if (request.certificate)
            body += std::to_string(request.certificate->der.size());
        context.out += "HTTP/1.1 200 OK\r\n";
        context.out += context.tail;
        context.out += "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
        return true;
    }
    void handleDeferred(OwnedRequest, std::shared_ptr<ReplyTarget>) override {}
    std::size_t bodyLimit(std::string_view) const override { return 1000; }
    bool isTrustedPeer(std::string_view) const override { return true; }
};

} // namespace

class TestTls : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (!QSslSocket::supportsSsl() || QStandardPaths::findExecutable(QStringLiteral("openssl")).isEmpty())
            test::skipProgram(QStringLiteral("no TLS in this Qt, or no openssl"));
        makeCertificate("authority");
        makeCertificate("server");
        makeCertificate("known", "authority");
        makeCertificate("stranger");
    }
    void clientCertificates_data()
    {
        QTest::addColumn<bool>("authorities");
        QTest::addColumn<bool>("asks");
        QTest::addColumn<QString>("shows");
        QTest::addColumn<QByteArray>("seen");
        QTest::newRow("not asked") << false << false << QStringLiteral("known") << QByteArray("none");
        QTest::newRow("of an authority") << true << false << QStringLiteral("known") << QByteArray("verified ");
        QTest::newRow("of nobody") << true << false << QStringLiteral("stranger") << QByteArray("unverified ");
        QTest::newRow("none") << true << false << QString() << QByteArray("none");
        QTest::newRow("self-signed, asked for") << false << true << QStringLiteral("stranger") << QByteArray("unverified ");
    }
    void clientCertificates()
    {
        QFETCH(bool, authorities);
        QFETCH(bool, asks);
        QFETCH(QString, shows);
        QFETCH(QByteArray, seen);
        crypto::TlsContext::Files files{path("server.pem"), path("server.key"), authorities ? path("authority.pem") : QString(), asks};
        const auto tls = crypto::TlsContext::server(files);
        QVERIFY2(tls.ok(), tls.ok() ? "" : qPrintable(tls.error().toString()));
        QVERIFY((*tls)->validUntil() > QDateTime::currentDateTimeUtc());
        HttpServer::Options options;
        options.tls = *tls;
        auto server = HttpServer::start(options, m_mirror);
        QVERIFY(server.ok());
        QSslSocket socket;
        socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        if (!shows.isEmpty()) {
            QFile key(m_folder.filePath(shows + QStringLiteral(".key")));
            QVERIFY(key.open(QIODevice::ReadOnly));
            socket.setLocalCertificate(m_folder.filePath(shows + QStringLiteral(".pem")));
            socket.setPrivateKey(QSslKey(key.readAll(), QSsl::Ec));
        }
        socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), (*server)->port());
        QVERIFY2(socket.waitForEncrypted(20'000), qPrintable(socket.errorString()));
        for (int i = 0; i < 3; ++i) { // also on a connection that is kept
            socket.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            QByteArray answer;
            while (!answer.contains("\r\n\r\n" + seen) && socket.waitForReadyRead(20'000))
                answer += socket.readAll();
            QVERIFY2(answer.startsWith("HTTP/1.1 200 OK") && answer.contains("\r\n\r\n" + seen), answer.constData());
        }
        // Large answers and requests go through in pieces.
        socket.write("POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 900\r\n\r\n" + QByteArray(900, 'x'));
        QByteArray last;
        while (socket.waitForReadyRead(20'000))
            last += socket.readAll();
        QVERIFY(last.contains("Connection: close"));
    }
    void handshakesThatNeverEnd()
    {
        crypto::TlsContext::Files files{path("server.pem"), path("server.key"), {}, false};
        HttpServer::Options options;
        options.tls = *crypto::TlsContext::server(files);
        options.headerMs = 300;
        auto server = HttpServer::start(options, m_mirror);
        QVERIFY(server.ok());
        QTcpSocket silent, noise;
        silent.connectToHost(QStringLiteral("127.0.0.1"), (*server)->port());
        noise.connectToHost(QStringLiteral("127.0.0.1"), (*server)->port());
        QVERIFY(silent.waitForConnected() && noise.waitForConnected());
        noise.write(QByteArray(2000, '\x16'));
        noise.flush();
        QTRY_COMPARE_WITH_TIMEOUT(silent.state(), QAbstractSocket::UnconnectedState, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(noise.state(), QAbstractSocket::UnconnectedState, 20'000);
        QTRY_COMPARE((*server)->connections(), 0);
    }
    void whatIsNoCertificateIsRefused_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("authorities");
        QTest::addColumn<QString>("reason");
        const QString pem = path("server.pem"), key = path("server.key"), none;
        QTest::newRow("absent") << path("no.pem") << key << none << QStringLiteral("tls_certificate");
        QTest::newRow("absent key") << pem << path("no.key") << none << QStringLiteral("tls_key");
        QTest::newRow("a key as certificate") << key << key << none << QStringLiteral("tls_certificate");
        QTest::newRow("a certificate as key") << pem << pem << none << QStringLiteral("tls_key");
        QTest::newRow("another's key") << pem << path("known.key") << none << QStringLiteral("tls_key");
        QTest::newRow("no authorities") << pem << key << key << QStringLiteral("tls_client_ca");
    }
    void whatIsNoCertificateIsRefused()
    {
        QFETCH(QString, certificate);
        QFETCH(QString, key);
        QFETCH(QString, authorities);
        QFETCH(QString, reason);
        const auto tls = crypto::TlsContext::server({certificate, key, authorities, false});
        QVERIFY(!tls.ok());
        QCOMPARE(tls.error().reason, reason);
        QVERIFY(!tls.error().context.isEmpty() && !tls.error().detail.isEmpty());
    }

private:
    QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    void makeCertificate(const char *name, const char *by = nullptr)
    {
        const QString stem = path(name);
        QStringList arguments{QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"), QStringLiteral("ec"),
                              QStringLiteral("-pkeyopt"), QStringLiteral("ec_paramgen_curve:P-256"), QStringLiteral("-nodes"),
                              QStringLiteral("-days"), QStringLiteral("30"), QStringLiteral("-subj"), QStringLiteral("/CN=") + QLatin1String(name),
                              QStringLiteral("-keyout"), stem + QStringLiteral(".key"), QStringLiteral("-out"), stem + QStringLiteral(".pem")};
        if (by)
            arguments << QStringLiteral("-CA") << path(by) + QStringLiteral(".pem") << QStringLiteral("-CAkey") << path(by) + QStringLiteral(".key");
        QProcess openssl;
        openssl.start(QStringLiteral("openssl"), arguments);
        QVERIFY(openssl.waitForFinished(30'000));
        QVERIFY2(openssl.exitCode() == 0, openssl.readAllStandardError().constData());
    }
    QTemporaryDir m_folder;
    Mirror m_mirror;
};

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
