// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/dashboardfile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace octroi;
using namespace octroi::report;

class DashboardFileTest : public QObject
{
    Q_OBJECT

    /// JSON with single quotes.
    static QByteArray j(const char *text) { return QByteArray(text).replace('\'', '"'); }
    static Dashboard full()
    {
        Dashboard d{QStringLiteral("Été à Nîmes \"1\""), {}};
        for (const QString &chart : DashboardChart::charts()) {
            DashboardChart one;
            one.chart = chart;
            one.columns = 1 + int(d.charts.size()) % 3;
            one.range = DashboardChart::ranges().value(d.charts.size(), QStringLiteral("hour"));
            one.subject = DashboardChart::subjects().value(d.charts.size(), QStringLiteral("filter"));
            if (one.subject != QLatin1String("all")) {
                one.subjectId = QStringLiteral("env:live partner:\"mill\"");
                one.subjectName = QStringLiteral("Mill, live");
            }
            if (one.range == QLatin1String("length"))
                one.seconds = 90 * 86'400;
            if (one.range == QLatin1String("fixed")) {
                one.from = QDateTime(QDate(2026, 3, 28), QTime(0, 0), Qt::UTC);
                one.to = one.from.addDays(4);
            }
            one.compare = DashboardChart::comparisons().at(int(d.charts.size()) % 3);
            one.split = d.charts.isEmpty() ? QStringLiteral("partner") : QString();
            one.stacked = d.charts.size() != 1;
            one.timeZone = d.charts.isEmpty() ? QStringLiteral("Europe/Paris") : QString();
            one.title = d.charts.isEmpty() ? QStringLiteral("Appels") : QString();
            d.charts.append(one);
        }
        return d;
    }

private Q_SLOTS:
    void whatIsWrittenIsRead()
    {
        const Result<Dashboard> read = readDashboard(writeDashboard(full()));
        QVERIFY2(read.ok(), qPrintable(read.ok() ? QString() : read.error().field + read.error().reason));
        QCOMPARE(read->name, full().name);
        QCOMPARE(read->charts.size(), full().charts.size());
        for (qsizetype i = 0; i < read->charts.size(); ++i)
            QVERIFY2(read->charts[i] == full().charts[i], qPrintable(full().charts[i].chart));
        const Result<Dashboard> empty = readDashboard(writeDashboard({QStringLiteral("Empty"), {}}));
        QVERIFY(empty.ok() && empty->charts.isEmpty());
    }

    void whatIsNotSaidHasAMeaning()
    {
        const auto read = readDashboard(j("{'octroi_dashboard':1,'name':'N','charts':[{'chart':'latency'}]}"));
        QVERIFY(read.ok());
        QVERIFY(read->charts.first().subject == QLatin1String("all") && read->charts.first().range == QLatin1String("day") &&
                read->charts.first().columns == 1 && read->charts.first().stacked);
    }

    void wrongFilesAreRefusedWithThePlace_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, const QByteArray &bytes, const char *field, const char *reason) {
            QTest::newRow(name) << bytes << QString::fromLatin1(field) << QString::fromLatin1(reason);
        };
        const auto chart = [](const QByteArray &inside) {
            return j("{'octroi_dashboard':1,'name':'N','charts':[{'chart':'week'},{") + inside + "}]}";
        };
        row("nothing", "", "", "not_json");
        row("cut", j("{'octroi_dashboard':1,'name':"), "", "not_json");
        row("another document", j("{'keys':[]}"), "octroi_dashboard", "not_a_dashboard");
        row("a list", "[1,2]", "octroi_dashboard", "not_a_dashboard");
        row("a version that is a text", j("{'octroi_dashboard':'1'}"), "octroi_dashboard", "not_a_dashboard");
        row("a newer one", j("{'octroi_dashboard':2,'name':'N','tiles':[]}"), "octroi_dashboard", "newer_version");
        row("no name", j("{'octroi_dashboard':1,'charts':[]}"), "name", "missing");
        row("no charts", j("{'octroi_dashboard':1,'name':'N'}"), "charts", "missing");
        row("a chart that is none", j("{'octroi_dashboard':1,'name':'N','charts':[7]}"), "charts[0].chart", "missing");
        row("unknown chart", chart(j("'chart':'pie'")), "charts[1].chart", "unknown_word");
        row("unknown range", chart(j("'chart':'latency','range':'year'")), "charts[1].range", "unknown_word");
        row("nobody", chart(j("'chart':'latency','subject':'partner'")), "charts[1].subject_id", "missing");
        row("unknown split", chart(j("'chart':'latency','split':'colour'")), "charts[1].split", "unknown_word");
        row("unknown zone", chart(j("'chart':'latency','time_zone':'Nowhere/At_All'")), "charts[1].time_zone", "unknown_word");
        row("too wide", chart(j("'chart':'latency','columns':4")), "charts[1].columns", "out_of_range");
        row("half a column", chart(j("'chart':'latency','columns':1.5")), "charts[1].columns", "out_of_range");
        row("no length", chart(j("'chart':'latency','range':'length'")), "charts[1].seconds", "missing");
        row("backwards", chart(j("'chart':'latency','range':'fixed','from':'2026-03-02T00:00:00Z','to':'2026-03-01T00:00:00Z'")),
            "charts[1].to", "out_of_range");
        row("no begin", chart(j("'chart':'latency','range':'fixed','to':'2026-03-01T00:00:00Z'")), "charts[1].from", "missing");
        row("a title that is a number", chart(j("'chart':'latency','title':7")), "charts[1].title", "missing");
        row("a long title", chart(j("'chart':'latency','title':'") + QByteArray(201, 'x') + '"'), "charts[1].title", "too_long");
    }
    void wrongFilesAreRefusedWithThePlace()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, field);
        QFETCH(QString, reason);
        const Result<Dashboard> read = readDashboard(bytes);
        QVERIFY(!read.ok());
        QCOMPARE(read.error().field, field);
        QCOMPARE(read.error().reason, reason);
        QCOMPARE(read.error().code, ErrorCode::Invalid);
    }

    void aFileHasBounds()
    {
        QCOMPARE(readDashboard(QByteArray(int(Dashboard::kMostBytes) + 1, ' ')).error().code, ErrorCode::TooLarge);
        Dashboard many = full();
        while (many.charts.size() <= Dashboard::kMostCharts)
            many.charts.append(full().charts.first());
        QCOMPARE(readDashboard(writeDashboard(many)).error().reason, QStringLiteral("too_many"));
        many.charts.removeLast();
        QVERIFY(readDashboard(writeDashboard(many)).ok());
    }
};

QTEST_GUILESS_MAIN(DashboardFileTest)
#include "tst_dashboardfile.moc"
