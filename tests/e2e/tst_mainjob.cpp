// SPDX-License-Identifier: GPL-3.0-or-later
// The main job with nothing left out: the real console starts the real octroid, and its calls pass a
// real nginx that asks that octroid. The console is driven by its own tour.
#include "servers.h"

#include "support/skip.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace octroi::test;

class TestMainJob : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void consoleOctroidNginx()
    {
        QTemporaryDir folder;
        QVERIFY(folder.isValid());
        const QString data = folder.filePath(QStringLiteral("data")), tour = folder.filePath(QStringLiteral("tour")),
                      proxyFile = folder.filePath(QStringLiteral("proxy"));

        QProcess console;
        console.setProcessChannelMode(QProcess::MergedChannels);
        console.start(qEnvironmentVariable("OCTROI_BIN_DIR") + QStringLiteral("/octroi"),
                      {QStringLiteral("--tour"), tour, QStringLiteral("--data"), data, QStringLiteral("--proxy-file"), proxyFile});
        QVERIFY(console.waitForStarted());

        // The console names the address of its octroid only once it runs; nginx needs it.
        QJsonObject server;
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                QFile file(data + QStringLiteral("/console.json"));
                if (file.open(QIODevice::ReadOnly))
                    server = QJsonDocument::fromJson(file.readAll()).object();
                return server.contains(QStringLiteral("issuer")) || console.state() == QProcess::NotRunning;
            }(),
            60'000);
        const int octroid = QUrl(server.value(QStringLiteral("issuer")).toString()).port();
        const int syslog = QUrl(QStringLiteral("udp://") + server.value(QStringLiteral("syslog")).toString()).port();
        QVERIFY2(octroid > 0 && syslog > 0, console.readAll().constData());

        Nginx nginx(folder.filePath(QStringLiteral("nginx")), quint16(octroid), quint16(syslog));
        QVERIFY2(nginx.start(), nginx.errors().constData());
        QFile address(proxyFile);
        QVERIFY(address.open(QIODevice::WriteOnly));
        address.write("http://127.0.0.1:" + QByteArray::number(nginx.port()));
        address.close();

        QVERIFY2(console.waitForFinished(500'000), console.readAll().constData());
        const QByteArray said = console.readAll();
        QVERIFY2(console.exitStatus() == QProcess::NormalExit && console.exitCode() == 0, said.constData());

        QFile record(tour + QStringLiteral("/tour.json"));
        QVERIFY(record.open(QIODevice::ReadOnly));
        const QJsonObject root = QJsonDocument::fromJson(record.readAll()).object();
        QVERIFY2(root.value(QStringLiteral("steps")).toArray().size() >= 60, said.constData());
        for (const QJsonValue step : root.value(QStringLiteral("steps")).toArray())
            QVERIFY2(step[QStringLiteral("ok")].toBool(), qPrintable(step[QStringLiteral("step")].toString()));
        for (const QJsonValue name : root.value(QStringLiteral("pictures")).toArray())
            QCOMPARE(QImage(tour + QLatin1Char('/') + name.toString()).size(), QSize(1440, 900));
        QVERIFY(!said.contains("oct_live_"));
        QVERIFY2(!QFile::exists(data + QStringLiteral("/console.json")), "octroid still runs, or did not end in order");
    }
};

int main(int argc, char **argv)
{
    if (Nginx::program().isEmpty())
        octroi::test::skipProgram(QStringLiteral("nginx is not installed"));
    QCoreApplication application(argc, argv);
    TestMainJob test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_mainjob.moc"
