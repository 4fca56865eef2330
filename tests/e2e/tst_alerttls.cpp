// SPDX-License-Identifier: GPL-3.0-or-later
// Webhooks of alerts over TLS: to the address that was looked up, with the certificate of the name that was asked for.
#include "authority/alerts/webhookcall.h"
#include "tlsfiles.h"

#include <QFile>
#include <QHostInfo>
#include <QNetworkAccessManager>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace octroi;
using namespace octroi::authority;
using namespace octroi::test;

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Answers every request with 204 and keeps what was sent.
class HttpsHook : public QSslServer
{
public:
    bool start(const TlsFiles &files)
    {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificate(QSslCertificate(contents(files.certificate)));
        tls.setPrivateKey(QSslKey(contents(files.key), QSsl::Ec));
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
        setSslConfiguration(tls);
        connect(this, &QTcpServer::pendingConnectionAvailable, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection()) {
                connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                    received += socket->readAll();
                    if (received.contains("\r\n\r\n") && received.endsWith('}'))
                        socket->write("HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n");
                });
            }
        });
        const QList<QHostAddress> addresses = QHostInfo::fromName(QStringLiteral("localhost")).addresses();
        return !addresses.isEmpty() && addresses.first().isLoopback() && listen(addresses.first());
    }
    QByteArray received;
};

} // namespace

class TestAlertTls : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    const QSslConfiguration m_ofTheSystem = QSslConfiguration::defaultConfiguration();
    const WebhookPolicy m_policy{{QStringLiteral("127.0.0.0/8"), QStringLiteral("::1/128")}};

    /// As where an administrator put that certificate among those of the system.
    static void trust(const TlsFiles &files)
    {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.addCaCertificate(QSslCertificate(contents(files.certificate)));
        QSslConfiguration::setDefaultConfiguration(tls);
    }

    Result<int> send(const HttpsHook &hook)
    {
        QNetworkAccessManager network;
        std::optional<Result<int>> result;
        const QString url = QStringLiteral("https://localhost:%1/alerts").arg(hook.serverPort());
        auto *call = new WebhookCall(network, m_policy, {url, "msg_1", "{\"type\":\"alert.fired\"}", "v1,c2lnbmVk", 1'795'800'000}, 30'000);
        call->start([&](Result<int> done) { result = std::move(done); });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 60'000))
            return Error{ErrorCode::Timeout, url, QStringLiteral("nothing was told"), {}, {}};
        return *result;
    }

private Q_SLOTS:
    void cleanup() { QSslConfiguration::setDefaultConfiguration(m_ofTheSystem); }

    void isDeliveredWhereTheCertificateIsTrustedAndOfTheName()
    {
        const TlsFiles files = tlsFiles(m_folder.filePath(QStringLiteral("right")), QStringLiteral("DNS:localhost"));
        trust(files);
        HttpsHook hook;
        QVERIFY(hook.start(files));
        const Result<int> sent = send(hook);
        QVERIFY2(sent, sent ? "" : qPrintable(sent.error().toString()));
        QCOMPARE(*sent, 204);
        // The certificate names no address: it was compared with the name, though the call went to the address.
        QVERIFY2(hook.received.startsWith("POST /alerts HTTP/1.1\r\n"), hook.received.constData());
        QVERIFY2(hook.received.contains("Host: localhost:" + QByteArray::number(hook.serverPort()) + "\r\n"), hook.received.constData());
        QVERIFY(hook.received.toLower().contains("webhook-signature: v1,c2lnbmvk"));
        QVERIFY(hook.received.endsWith("{\"type\":\"alert.fired\"}"));
    }

    void nothingIsToldToACertificateThatNobodyTrusts()
    {
        HttpsHook hook;
        QVERIFY(hook.start(tlsFiles(m_folder.filePath(QStringLiteral("right")), QStringLiteral("DNS:localhost"))));
        const Result<int> sent = send(hook);
        QVERIFY(!sent);
        QCOMPARE(sent.error().reason, QStringLiteral("webhook_unreachable"));
        QVERIFY2(sent.error().detail.contains(QLatin1String("certificate")), qPrintable(sent.error().detail));
        QCOMPARE(hook.received, QByteArray());
    }

    void nothingIsToldToATrustedCertificateOfAnotherName()
    {
        const TlsFiles files = tlsFiles(m_folder.filePath(QStringLiteral("other")), QStringLiteral("DNS:hooks.example"));
        trust(files);
        HttpsHook hook;
        QVERIFY(hook.start(files));
        const Result<int> sent = send(hook);
        QVERIFY(!sent);
        QCOMPARE(sent.error().reason, QStringLiteral("webhook_unreachable"));
        QVERIFY2(sent.error().detail.contains(QLatin1String("host name")), qPrintable(sent.error().detail));
        QCOMPARE(hook.received, QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestAlertTls)
#include "tst_alerttls.moc"
