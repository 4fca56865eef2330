// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of a dashboard: it is kept, shared as a file and opened again, printed; hidden it draws nothing.
#include "dashboardfixture.h"

using namespace octroi;
using test::key;

class TestDashboardsKept : public QObject, public test::DashboardFixture
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(begin());
        report::Dashboard board{s("Every day"), {}};
        for (const char *kind : {"expiries", "latency_distribution", "requests"}) {
            report::DashboardChart chart;
            chart.chart = s(kind);
            board.charts << chart;
        }
        QVERIFY(m_page->importFrom(written("begin.json", report::writeDashboard(board))));
        QCOMPARE(m_page->dashboards().size(), 1); // the empty one gave way
    }
    void cleanupTestCase() { end(); }

    void itIsKept()
    {
        const QJsonObject state = m_page->saveState();
        pages::DashboardsPage again({m_console->backend.get(), &m_console->inventory, &m_console->spine, &m_clock});
        again.restoreState(state);
        QCOMPARE(again.dashboards(), m_page->dashboards());
        QCOMPARE(again.currentIndex(), m_page->currentIndex());
        QCOMPARE(again.saveState(), state);
        again.restoreState({{s("dashboards"), QJsonArray{QJsonObject{{s("octroi_dashboard"), 99}}, 7}}}); // damaged
        QCOMPARE(again.dashboards(), m_page->dashboards());
    }

    void itIsSharedAsAFileAndOpenedAgain()
    {
        const QString path = m_folder.filePath(s("shared.json"));
        m_page->setFocus();
        QVERIFY(test::chooseFrom(s("Export"), s("Share as a file…")));
        QVERIFY(nameFile(path));
        QTRY_VERIFY(QFile::exists(path));
        QVERIFY2(said().contains(s("no secrets")), qPrintable(said()));
        const report::Dashboard before = m_page->dashboards().first();
        QVERIFY(test::chooseFrom(s("Every day"), s("Open a shared dashboard…")));
        QVERIFY(nameFile(path));
        QTRY_COMPARE(m_page->dashboards().size(), 2);
        QCOMPARE(m_page->dashboards().last().charts, before.charts);
        QCOMPARE(m_page->dashboards().last().name, s("Every day 2")); // two of one name would not be told apart
    }

    void dashboardsAreChosenNamedAndRemoved()
    {
        m_page->setFocus();
        QVERIFY(test::chooseFrom(s("Every day 2"), s("Remove this dashboard")));
        QTRY_COMPARE(m_page->dashboards().size(), 1);
        QVERIFY(said().contains(s("Every day 2")));
        key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(m_page->dashboards().size(), 2);
        QCOMPARE(m_page->dashboards().last().name, s("Every day 2"));
        QVERIFY(test::chooseFrom(s("Every day 2"), s("Every day")));
        QTRY_COMPARE(m_page->currentIndex(), 0);
        QCOMPARE(grid()->cards().size(), 3);
        QVERIFY(test::chooseFrom(s("Every day"), s("Rename this dashboard…")));
        QVERIFY(dialog<QDialog>());
        test::type(s("Each morning"));
        key(Qt::Key_Return);
        QVERIFY(noDialog());
        QCOMPARE(m_page->dashboards().first().name, s("Each morning"));
    }

    void menusOpenAfterEachOther()
    {
        card(0)->setFocus();
        key(Qt::Key_Return);
        QVERIFY(test::choose(s("Wider")));
        QTRY_COMPARE(card(0)->what().columns, 2);
        QVERIFY(test::chooseFrom(s("Each morning"), s("Every day 2")));
        QTRY_COMPARE(m_page->currentIndex(), 1);
        card(0)->setFocus();
        key(Qt::Key_Return);
        QVERIFY(test::choose(s("Remove")));
        QTRY_COMPARE(grid()->cards().size(), 2);
        QVERIFY(test::chooseFrom(s("Every day 2"), s("Each morning")));
        QTRY_COMPARE(m_page->currentIndex(), 0);
    }

    void wrongFilesAreRefusedInAWholeSentence_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("words");
        const auto json = [](const char *text) { return QByteArray(text).replace('\'', '"'); };
        QTest::newRow("of a newer version") << json("{'octroi_dashboard':7,'name':'N','charts':[]}") << s("newer version of Octroi");
        QTest::newRow("something else") << json("{'a':1}") << s("not a dashboard");
        QTest::newRow("no JSON") << QByteArray("%PDF-1.4") << s("not a dashboard");
        QTest::newRow("a chart that is not known") << json("{'octroi_dashboard':1,'name':'N','charts':[{'chart':'pie'}]}") << s("“pie” at charts[0].chart");
        QTest::newRow("too large") << QByteArray(2 << 20, ' ') << s("too large");
    }
    void wrongFilesAreRefusedInAWholeSentence()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, words);
        const auto before = m_page->dashboards();
        QVERIFY(!m_page->importFrom(written("wrong.json", bytes)));
        QVERIFY2(said().contains(words) && said().contains(s("wrong.json was not opened")), qPrintable(said()));
        QCOMPARE(m_page->dashboards(), before);
    }

    void itIsPrintedOnAsManyPagesAsItNeeds()
    {
        report::Dashboard board{s("Long"), {}};
        for (int i = 0; i < 7; ++i) {
            report::DashboardChart chart;
            chart.chart = report::DashboardChart::charts().at(i);
            chart.columns = 3;
            board.charts << chart;
        }
        const QString path = m_folder.filePath(s("long.pdf"));
        QVERIFY(m_page->importFrom(written("long.json", report::writeDashboard(board))));
        const theme::Scheme scheme = theme::Theme::instance().scheme();
        theme::Theme::instance().setScheme(theme::Scheme::Dark);
        m_page->setFocus();
        QVERIFY(test::chooseFrom(s("Export"), s("Export as PDF…")));
        QVERIFY(nameFile(path));
        QVERIFY(theme::Theme::instance().isDark()); // paper is light, the window stays what it was
        theme::Theme::instance().setScheme(scheme);
        QFile pdf(path);
        QVERIFY(pdf.open(QIODevice::ReadOnly));
        const QByteArray bytes = pdf.readAll();
        QVERIFY(bytes.startsWith("%PDF-"));
        QVERIFY2(bytes.count("/Type /Page\n") >= 2, qPrintable(QString::number(bytes.count("/Type /Page\n"))));
        QVERIFY(!m_page->printTo(m_folder.filePath(s("no/such/folder.pdf"))));
        QVERIFY(said().contains(s("could not be written")));
    }

    void hiddenItDrawsNothing()
    {
        report::Dashboard board{s("Live"), {}};
        report::DashboardChart chart;
        chart.range = s("live");
        board.charts << chart;
        QVERIFY(m_page->importFrom(written("live.json", report::writeDashboard(board))));
        auto *charts = card(0)->findChild<pages::UsageCharts *>();
        const auto *plot = charts->all().first()->plot();
        // It moves by itself while it is seen …
        const int first = plot->rebuildCount();
        QTRY_VERIFY_WITH_TIMEOUT(plot->rebuildCount() >= first + 3, 30'000);
        m_console->window.openTarget({s("credentials"), {}, {}});
        QTRY_VERIFY(!m_page->isVisible());
        const int hidden = plot->rebuildCount();
        int points = 0;
        const auto watch = connect(m_console->backend.get(), &backends::Backend::livePoint, this, [&points] { ++points; });
        QTRY_VERIFY_WITH_TIMEOUT(points >= 3, 30'000); // … the stream goes on for the other pages
        disconnect(watch);
        QCOMPARE(plot->rebuildCount(), hidden);
        m_console->window.openTarget({s("dashboards"), {}, {}});
        QTRY_VERIFY_WITH_TIMEOUT(plot->rebuildCount() > hidden, 30'000);
    }
};

QTEST_MAIN(TestDashboardsKept)
#include "tst_dashboardskept.moc"
