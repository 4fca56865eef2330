// SPDX-License-Identifier: GPL-3.0-or-later
// Usage out of the stick table of a real HAProxy, driven by real calls.
#include "await.h"
#include "backends/haproxy/haproxybackend.h"
#include "support/datafolder.h"
#include "support/skip.h"

#include <QLocalServer>
#include <QLocalSocket>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace octroi;
using namespace octroi::backends;
using octroi::test::await;

class TestHaproxySource : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    test::DataFolder m_folder;
    QProcess m_haproxy;
    quint16 m_port = 0;
    QString socketPath() const { return m_folder.file(QStringLiteral("admin.sock")); }

    static quint16 unusedPort()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        return server.serverPort();
    }
    /// One call that shows this key; false when it got no answer.
    bool call(const QByteArray &key, const QByteArray &path = "/ok")
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, m_port);
        if (!socket.waitForConnected(5'000))
            return false;
        socket.write("GET " + path + " HTTP/1.1\r\nHost: x\r\nX-API-Key: " + key + "\r\nConnection: close\r\n\r\n");
        while (socket.waitForReadyRead(5'000)) {
        }
        return socket.readAll().startsWith("HTTP/1.1 ");
    }
    bool startHaproxy()
    {
        const QString program = QStandardPaths::findExecutable(QStringLiteral("haproxy"), {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin"), QStringLiteral("/usr/bin")});
        if (program.isEmpty())
            test::skipProgram(QStringLiteral("haproxy is not installed"));
        QFile table(qEnvironmentVariable("OCTROI_SOURCE_DIR") + QStringLiteral("/packaging/proxy/haproxy/octroi-usage.cfg"));
        if (!table.open(QIODevice::ReadOnly))
            return false;
        m_folder.write(QStringLiteral("haproxy.cfg"),
                       "global\n    stats socket " + socketPath().toUtf8() + " mode 600 level operator\n"
                       "defaults\n    mode http\n    timeout connect 5s\n    timeout client 30s\n    timeout server 30s\n"
                       "frontend api\n    bind 127.0.0.1:" + QByteArray::number(m_port) + "\n"
                       "    http-request track-sc0 req.hdr(x-api-key) table octroi_usage\n"
                       "    http-request return status 404 content-type text/plain string gone if { path /gone }\n"
                       "    http-request return status 200 content-type text/plain string fine\n" + table.readAll());
        m_haproxy.setProcessChannelMode(QProcess::MergedChannels);
        m_haproxy.start(program, {QStringLiteral("-db"), QStringLiteral("-f"), m_folder.file(QStringLiteral("haproxy.cfg"))});
        return QTest::qWaitFor([this] { QTcpSocket probe; probe.connectToHost(QHostAddress::LocalHost, m_port); return probe.waitForConnected(500); }, 30'000);
    }
    void stopHaproxy()
    {
        m_haproxy.kill();
        m_haproxy.waitForFinished(10'000);
    }
    UsageRequest lately(const QStringList &groupBy) const
    {
        UsageRequest request;
        request.from = m_clock.now().addSecs(-900);
        request.to = m_clock.now().addSecs(60);
        request.groupBy = groupBy;
        return request;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_port = unusedPort();
        QVERIFY2(startHaproxy(), m_haproxy.readAll().constData());
    }
    void cleanupTestCase() { stopHaproxy(); }

    void whatWasCalledIsCountedByKey()
    {
        QVERIFY(call("before")); // what came before the first question is of nobody knows when
        HaproxyBackend backend(QStringLiteral("h"), QStringLiteral("H"), socketPath(), {}, m_clock);
        QVERIFY(await(backend.connectToBackend()));
        QCOMPARE(backend.state(), BackendState::Online);
        for (int i = 0; i < 7; ++i)
            QVERIFY(call("meridian"));
        for (int i = 0; i < 3; ++i)
            QVERIFY(call("harbour:1 \"x\"", i == 0 ? "/gone" : "/ok"));
        QTest::qWait(1'100); // an answer is fresh for a second
        const auto rows = await(backend.usage()->usage(lately({QStringLiteral("key")})));
        QVERIFY2(rows, qPrintable(rows ? QString() : rows.error().detail));
        QMap<QString, domain::UsageTotals> counted;
        for (const domain::UsageRow &row : *rows)
            counted.insert(row.keyId, row.totals);
        QCOMPARE(counted.keys(), (QStringList{QStringLiteral("harbour:1 \"x\""), QStringLiteral("meridian")}));
        QCOMPARE(counted.value(QStringLiteral("meridian")).requests, 7);
        QCOMPARE(counted.value(QStringLiteral("harbour:1 \"x\"")).requests, 3);
        QVERIFY(counted.value(QStringLiteral("meridian")).bytesIn > 7 * 40 && counted.value(QStringLiteral("meridian")).bytesOut > 7 * 40);
        const auto minutes = await(backend.usage()->usage(lately({QStringLiteral("minute")})));
        qint64 all = 0;
        for (const domain::UsageRow &row : *minutes) {
            QVERIFY(row.at.isValid());
            all += row.totals.requests;
        }
        QCOMPARE(all, 10);
        UsageSource *source = usageSourceOf(backend);
        QVERIFY(source && !source->gaps().isEmpty()); // before it was connected
        QVERIFY(source->facts().bytes && !source->facts().latency);
        QCOMPARE(await(backend.usage()->usage(lately({QStringLiteral("scope")}))).error().reason, QStringLiteral("not_in_source"));
    }
    void aRestartTakesNothingAwayAndAddsNothing()
    {
        HaproxySource source(socketPath(), QStringLiteral("octroi_usage"), m_clock);
        QVERIFY(await(source.poll()));
        for (int i = 0; i < 5; ++i)
            QVERIFY(call("restarted"));
        QVERIFY(await(source.poll()));
        stopHaproxy();
        QVERIFY(!await(source.poll()));
        QVERIFY2(startHaproxy(), m_haproxy.readAll().constData());
        for (int i = 0; i < 2; ++i)
            QVERIFY(call("restarted"));
        QVERIFY(await(source.poll()));
        const auto rows = await(source.usage(lately({QStringLiteral("key")})));
        QVERIFY(rows);
        qint64 counted = 0;
        for (const domain::UsageRow &row : *rows)
            counted += row.keyId == QLatin1String("restarted") ? row.totals.requests : 0;
        QCOMPARE(counted, 7);
        QCOMPARE(source.facts().resets, 1);
    }
    void aTableThatIsNotThereIsTold()
    {
        HaproxySource source(socketPath(), QStringLiteral("nothing"), m_clock);
        const auto polled = await(source.poll());
        QVERIFY(!polled);
        QCOMPARE(polled.error().reason, QStringLiteral("no_table"));
    }
    void whatIsNoHaproxyIsTold_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("reason");
        QTest::newRow("garbage") << QByteArray("\x16\x03\x01garbage\n") << QStringLiteral("haproxy_garbage");
        QTest::newRow("nothing") << QByteArray("\n") << QStringLiteral("haproxy_garbage");
        QTest::newRow("no counts") << QByteArray("# table: t, type: string, size:10, used:1\n0x1: key=a use=0 exp=1 gpc0=3\n\n") << QStringLiteral("table_counts");
        QTest::newRow("without end") << QByteArray(300'000, 'x') << QStringLiteral("too_many_series");
        QTest::newRow("denied") << QByteArray("Permission denied\n") << QStringLiteral("socket_level");
    }
    void whatIsNoHaproxyIsTold()
    {
        QFETCH(const QByteArray, answer);
        QFETCH(const QString, reason);
        QLocalServer mock; // of a runtime socket
        QVERIFY(mock.listen(m_folder.file(QStringLiteral("mock.sock"))));
        connect(&mock, &QLocalServer::newConnection, &mock, [&mock, answer] {
            QLocalSocket *socket = mock.nextPendingConnection();
            connect(socket, &QLocalSocket::readyRead, socket, [socket, answer] {
                socket->readAll();
                socket->write(answer);
                socket->disconnectFromServer();
            });
        });
        HaproxySource source(m_folder.file(QStringLiteral("mock.sock")), QStringLiteral("t"), m_clock);
        HaproxySource::Limits limits;
        limits.bytes = 100'000;
        source.setLimits(limits);
        const auto polled = await(source.poll());
        QVERIFY(!polled);
        QCOMPARE(polled.error().reason, reason);
    }
    void oneThatSaysNothingIsATimeout()
    {
        QLocalServer mock;
        QVERIFY(mock.listen(m_folder.file(QStringLiteral("silent.sock"))));
        HaproxySource source(m_folder.file(QStringLiteral("silent.sock")), QStringLiteral("t"), m_clock);
        HaproxySource::Limits limits;
        limits.timeout = std::chrono::milliseconds(200);
        source.setLimits(limits);
        const auto polled = await(source.poll());
        QVERIFY(!polled);
        QCOMPARE(polled.error().code, ErrorCode::Timeout);
    }
};

QTEST_GUILESS_MAIN(TestHaproxySource)
#include "tst_haproxysource.moc"
