// SPDX-License-Identifier: GPL-3.0-or-later
// The metrics as Prometheus sees them: its own checker, and its own server that scrapes them.
#include "servers.h"
#include "support/datafolder.h"
#include "support/skip.h"

#include <QJsonArray>
#include <QStandardPaths>
#include <QTest>
#include <QUrl>
#include <memory>

using namespace octroi::test;

class TestPrometheus : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        for (const char *name : {"promtool", "prometheus"}) {
            if (QStandardPaths::findExecutable(QLatin1String(name)).isEmpty())
                skipProgram(QLatin1String(name) + QStringLiteral(" is not installed"));
        }
        m_octroid = std::make_unique<Octroid>(m_folder.path(), freePort(), freePort());
        QVERIFY2(m_octroid->start(), m_octroid->log().constData());
        m_client = std::make_unique<RawClient>(m_octroid->port());
        for (int i = 0; i < 7; ++i)
            QCOMPARE(m_client->send("GET", "/v1/check").status, 401);
    }
    void itsCheckerFindsNothing()
    {
        const QByteArray text = metrics();
        QVERIFY(text.contains("octroi_checks_total{verdict=\"no_credential\"} 7\n"));
        QProcess checker;
        checker.setProcessChannelMode(QProcess::MergedChannels);
        checker.start(QStringLiteral("promtool"), {QStringLiteral("check"), QStringLiteral("metrics")});
        QVERIFY(checker.waitForStarted());
        checker.write(text);
        checker.closeWriteChannel();
        QVERIFY(checker.waitForFinished(30'000));
        const QByteArray said = checker.readAll();
        QVERIFY2(checker.exitCode() == 0 && said.trimmed().isEmpty(), said.constData());
    }
    void itsServerScrapes()
    {
        const quint16 port = freePort();
        m_folder.write(QStringLiteral("prometheus.yml"),
                       "scrape_configs:\n  - job_name: octroid\n    scrape_interval: 1s\n    static_configs:\n      - targets: ['127.0.0.1:" +
                           QByteArray::number(m_octroid->port()) + "']\n");
        QProcess server;
        server.setProcessChannelMode(QProcess::MergedChannels);
        server.start(QStringLiteral("prometheus"),
                     {QStringLiteral("--config.file=") + m_folder.file(QStringLiteral("prometheus.yml")),
                      QStringLiteral("--storage.tsdb.path=") + m_folder.file(QStringLiteral("tsdb")),
                      QStringLiteral("--web.listen-address=127.0.0.1:%1").arg(port)});
        QVERIFY(server.waitForStarted());
        QVERIFY2(waitForPort(port, 60'000), server.readAll().constData());
        RawClient client(port);
        const auto query = [&](const char *expression) {
            const Answer answer = client.send("GET", QByteArray("/api/v1/query?query=") + QUrl::toPercentEncoding(QLatin1String(expression)));
            const QJsonArray rows = answer.json()[QLatin1String("data")].toObject()[QLatin1String("result")].toArray();
            return rows.isEmpty() ? QString() : rows[0].toObject()[QLatin1String("value")].toArray()[1].toString();
        };
        QTRY_COMPARE_WITH_TIMEOUT(query("up{job=\"octroid\"}"), QStringLiteral("1"), 60'000);
        QTRY_COMPARE_WITH_TIMEOUT(query("octroi_checks_total{verdict=\"no_credential\"}"), QStringLiteral("7"), 60'000);
        QTRY_COMPARE_WITH_TIMEOUT(query("octroi_build_info"), QStringLiteral("1"), 60'000);
        QCOMPARE(m_client->send("GET", "/v1/check").status, 401);
        QTRY_COMPARE_WITH_TIMEOUT(query("octroi_checks_total{verdict=\"no_credential\"}"), QStringLiteral("8"), 60'000);
        server.terminate();
        if (!server.waitForFinished(20'000))
            server.kill();
        server.waitForFinished(5000);
    }

private:
    QByteArray metrics() { return m_client->send("GET", "/metrics").body; }

    DataFolder m_folder;
    std::unique_ptr<Octroid> m_octroid;
    std::unique_ptr<RawClient> m_client;
};

QTEST_GUILESS_MAIN(TestPrometheus)
#include "tst_prometheus.moc"
