// SPDX-License-Identifier: GPL-3.0-or-later
// octroictl over a real Prometheus.
#include "support/prometheusserver.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace octroi::test;

class TestPrometheusCommand : public QObject
{
    Q_OBJECT

    struct Answer
    {
        int code = -1;
        QByteArray out, err;
        QJsonArray rows() const { return QJsonDocument::fromJson(out).array(); }
    };
    PrometheusServer m_server;
    DataFolder m_folder;
    qint64 m_meridian = 0, m_harbour = 0;

    Answer ctl(const QStringList &arguments, bool json = true)
    {
        QProcess process;
        process.start(qEnvironmentVariable("OCTROI_BIN_DIR") + QStringLiteral("/octroictl"),
                      QStringList{QStringLiteral("--backend"), QStringLiteral("prometheus"), QStringLiteral("--server"), m_server.address()} +
                          (json ? QStringList{QStringLiteral("--json")} : QStringList()) + arguments);
        if (!process.waitForFinished(120'000))
            process.kill();
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

private Q_SLOTS:
    void initTestCase()
    {
        const qint64 now = QDateTime::currentSecsSinceEpoch() / 3'600 * 3'600;
        QByteArray past = "# TYPE own_calls unknown\n", kong = "# TYPE kong_http_requests_total unknown\n";
        for (int i = 0; i < 200; ++i) {
            const QByteArray at = ' ' + QByteArray::number(now - 3 * 3'600 + 10 + i * 30) + '\n';
            m_meridian = i < 20 ? 0 : (i - 19) * 3;
            m_harbour = i < 20 ? 0 : (i - 19) * 2;
            kong += "kong_http_requests_total{service=\"orders\",route=\"list\",code=\"200\",source=\"service\",consumer=\"meridian\",instance=\"a\"} " +
                    QByteArray::number(m_meridian) + at;
            past += "own_calls{who=\"harbour\",instance=\"a\"} " + QByteArray::number(m_harbour) + at;
        }
        QVERIFY2(m_server.import(kong + past), m_server.log().constData());
        QVERIFY2(m_server.start(), m_server.log().constData());
    }

    void usageIsThatOfTheMetrics()
    {
        const Answer answer = ctl({QStringLiteral("usage"), QStringLiteral("--group-by"), QStringLiteral("partner,hour")});
        QVERIFY2(answer.code == 0, answer.err.constData());
        qint64 counted = 0;
        for (const QJsonValue row : answer.rows()) {
            QCOMPARE(row[QLatin1String("partner_id")].toString(), QStringLiteral("meridian"));
            counted += row[QLatin1String("requests")].toInteger();
        }
        QCOMPARE(counted, m_meridian);
        const Answer table = ctl({QStringLiteral("usage"), QStringLiteral("--group-by"), QStringLiteral("api")}, false);
        QVERIFY2(table.out.contains("orders"), table.out.constData());
        QVERIFY2(table.err.contains("(Kong)") && table.err.contains("counted"), table.err.constData());
    }
    void namesOfOnesOwnAreRead()
    {
        m_folder.write(QStringLiteral("own.txt"), "name = Own\nrequests = own_calls\nrequests.partner = who\n");
        const Answer answer = ctl({QStringLiteral("--mapping"), m_folder.file(QStringLiteral("own.txt")), QStringLiteral("usage"), QStringLiteral("--group-by"),
                                   QStringLiteral("partner,hour")});
        QVERIFY2(answer.code == 0, answer.err.constData());
        qint64 counted = 0;
        for (const QJsonValue row : answer.rows())
            counted += row[QLatin1String("requests")].toInteger();
        QCOMPARE(counted, m_harbour);
        m_folder.write(QStringLiteral("wrong.txt"), "requests own_calls\n");
        const Answer wrong = ctl({QStringLiteral("--mapping"), m_folder.file(QStringLiteral("wrong.txt")), QStringLiteral("usage")});
        QVERIFY(wrong.code != 0);
        QVERIFY2(wrong.err.contains("line 1"), wrong.err.constData());
    }
    void whatItCannotIsSaid()
    {
        const Answer scopes = ctl({QStringLiteral("usage"), QStringLiteral("--group-by"), QStringLiteral("scope")});
        QVERIFY(scopes.code != 0);
        QVERIFY2(scopes.err.contains("tells no scope; it tells partner"), scopes.err.constData());
        const Answer keys = ctl({QStringLiteral("key"), QStringLiteral("list")});
        QVERIFY(keys.code != 0);
        QVERIFY2(keys.err.contains("Prometheus holds numbers only"), keys.err.constData());
    }
};

QTEST_GUILESS_MAIN(TestPrometheusCommand)
#include "tst_prometheuscommand.moc"
