// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon.h"
#include "support/skip.h"

#include <QNetworkInterface>
#include <QTemporaryDir>
#include <QTest>

using namespace octroi::test;

/// Who comes from an address that octroid does not trust: this machine by its own address instead of loopback.
class TestStrangers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
            if (!address.isLoopback() && address.protocol() == QAbstractSocket::IPv4Protocol)
                m_own = address;
        }
        if (m_own.isNull())
            skipProgram(QStringLiteral("this machine has no address but loopback"));
    }
    void aStrangerCannotConnectInClear()
    {
        Daemon daemon(m_folder.filePath(QStringLiteral("data")), {QStringLiteral("--plain-from"), QStringLiteral("192.0.2.1")}, QStringLiteral("0.0.0.0:0"));
        const QByteArray line = daemon.line("\"event\":\"started\"");
        const auto port = quint16(QUrl(QJsonDocument::fromJson(line).object()[QStringLiteral("issuer")].toString()).port(0));
        QVERIFY2(port != 0, daemon.log().constData());
        ControlClient near(port);
        QCOMPARE(near.call("GET", "/healthz").status, 200);
        QTcpSocket far;
        far.connectToHost(m_own, port);
        QVERIFY(far.waitForConnected(5000));
        far.write("GET /v1/openapi.yaml HTTP/1.1\r\nHost: a\r\n\r\n");
        while (far.waitForReadyRead(5000)) {
        }
        QCOMPARE(far.readAll(), QByteArray());
        QVERIFY(far.state() != QAbstractSocket::ConnectedState);
    }

private:
    QTemporaryDir m_folder;
    QHostAddress m_own;
};

QTEST_GUILESS_MAIN(TestStrangers)
#include "tst_strangers.moc"
