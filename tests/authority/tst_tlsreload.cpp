// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon.h"
#include "support/skip.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

using namespace octroi::test;

namespace {

/// A certificate for 127.0.0.1, signed by itself or by `authority`.
void makeCertificate(const QString &folder, const QString &name, const QString &authority = {})
{
    const auto file = [&](const QString &end) { return QString(folder + QLatin1Char('/') + end); };
    QStringList arguments{QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"), QStringLiteral("ec"),
                          QStringLiteral("-pkeyopt"), QStringLiteral("ec_paramgen_curve:P-256"), QStringLiteral("-nodes"),
                          QStringLiteral("-days"), QStringLiteral("30"), QStringLiteral("-subj"), QStringLiteral("/CN=") + name,
                          QStringLiteral("-addext"), QStringLiteral("subjectAltName=IP:127.0.0.1"),
                          QStringLiteral("-keyout"), file(name + QStringLiteral(".key")), QStringLiteral("-out"), file(name + QStringLiteral(".pem"))};
    if (!authority.isEmpty())
        arguments << QStringLiteral("-CA") << file(authority + QStringLiteral(".pem")) << QStringLiteral("-CAkey") << file(authority + QStringLiteral(".key"));
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"), arguments);
    QVERIFY(openssl.waitForFinished(30'000));
    QVERIFY2(openssl.exitCode() == 0, openssl.readAllStandardError().constData());
}

struct Handshake
{
    bool done = false;
    QString name;      ///< of the server's certificate
    QByteArray answer; ///< to GET /healthz
    QSsl::SslProtocol protocol = QSsl::UnknownProtocol;
};
Handshake shakeHands(quint16 port, QSsl::SslProtocol protocol = QSsl::SecureProtocols)
{
    QSslSocket socket;
    socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    socket.setProtocol(protocol);
    socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
    Handshake out;
    out.done = socket.waitForEncrypted(10'000);
    if (!out.done)
        return out;
    out.name = socket.peerCertificate().subjectInfo(QSslCertificate::CommonName).value(0);
    out.protocol = socket.sessionProtocol();
    socket.write("GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    while (socket.waitForReadyRead(5000)) {
    }
    out.answer = socket.readAll();
    return out;
}

} // namespace

/// HTTPS of the program itself, with certificates that are replaced while it runs.
class TestTlsReload : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (!QSslSocket::supportsSsl())
            skipProgram(QStringLiteral("this Qt has no TLS"));
        if (QStandardPaths::findExecutable(QStringLiteral("openssl")).isEmpty())
            skipProgram(QStringLiteral("openssl is not installed"));
    }
    void tlsAndItsReload()
    {
        makeCertificate(m_folder.path(), QStringLiteral("first"));
        makeCertificate(m_folder.path(), QStringLiteral("second"));
        const auto use = [&](const char *name) {
            for (const char *end : {".pem", ".key"}) {
                QFile::remove(path("now") + QLatin1String(end));
                QVERIFY(QFile::copy(path(name) + QLatin1String(end), path("now") + QLatin1String(end)));
            }
        };
        use("first");
        Daemon daemon(path("data"), {QStringLiteral("--tls-cert"), path("now.pem"), QStringLiteral("--tls-key"), path("now.key")});
        const quint16 port = httpsPort(daemon);
        QVERIFY2(port != 0, daemon.log().constData());
        const Handshake first = shakeHands(port);
        QVERIFY(first.done);
        QCOMPARE(first.name, QStringLiteral("first"));
        QVERIFY2(first.answer.startsWith("HTTP/1.1 200 OK"), first.answer.constData());
        QVERIFY(shakeHands(port, QSsl::TlsV1_2).done);
        QVERIFY(shakeHands(port, QSsl::TlsV1_3).done);
        QT_WARNING_PUSH
        QT_WARNING_DISABLE_DEPRECATED
        QVERIFY(!shakeHands(port, QSsl::TlsV1_1).done);
        QT_WARNING_POP
        {
            Wire plain(port); // HTTP to the port of HTTPS
            plain.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
            QVERIFY(plain.closedByPeer());
        }
        use("second");
        hangUp(daemon);
        QVERIFY(!daemon.line("\"reloaded\"").isEmpty());
        QTRY_COMPARE(shakeHands(port).name, QStringLiteral("second"));
        // A key that belongs to another certificate: the old pair stays, and the log says so.
        QFile::remove(path("now.pem"));
        QVERIFY(QFile::copy(path("first.pem"), path("now.pem")));
        hangUp(daemon);
        const QByteArray refused = daemon.line("\"reload.failed\"");
        QVERIFY2(refused.contains("now.key") && refused.contains("goes on with what it had"), refused.constData());
        QCOMPARE(shakeHands(port).name, QStringLiteral("second"));
        QVERIFY(!daemon.log().contains("PRIVATE KEY"));
    }

private:
    QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    static void hangUp(Daemon &daemon) { ::kill(pid_t(daemon.process().processId()), SIGHUP); }
    static quint16 httpsPort(Daemon &daemon)
    {
        const QByteArray line = daemon.line("\"event\":\"started\"");
        return quint16(QUrl(QJsonDocument::fromJson(line).object()[QStringLiteral("issuer")].toString()).port(0));
    }
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestTlsReload)
#include "tst_tlsreload.moc"
