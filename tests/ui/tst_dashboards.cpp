// SPDX-License-Identifier: GPL-3.0-or-later
// Dashboards by keyboard alone, in the real window over a live octroid: charts added, moved, widened, renamed, removed and
// taken back; and of what is not there it says so.
#include "dashboardfixture.h"

using namespace octroi;
using pages::DashboardCard;
using test::key;

class TestDashboards : public QObject, public test::DashboardFixture
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(begin()); }
    void cleanupTestCase() { end(); }

    void emptyItSaysWhatItIsForAndTakesAChart()
    {
        QTRY_VERIFY(m_page->findChild<widgets::EmptyState *>()->isVisible());
        key(Qt::Key_N, Qt::ControlModifier); // issues a key elsewhere; here it is a chart
        if (!dialog<pages::DashboardChartDialog>()) {
            QVERIFY(test::press(s("Add a chart…")));
            QVERIFY(dialog<pages::DashboardChartDialog>());
        }
        QVERIFY(pick(s("Latency")));
        key(Qt::Key_Return);
        QVERIFY(noDialog());
        QCOMPARE(kinds(), QStringList{s("latency")});
        QTRY_COMPARE(QApplication::focusWidget(), card(0));
        QVERIFY(card(0)->problem().isEmpty());
    }

    void ofAPartnerOverALongerTime()
    {
        QVERIFY(test::press(s("Add a chart…")));
        auto *asked = dialog<pages::DashboardChartDialog>();
        QVERIFY(asked);
        QVERIFY(pick(s("Requests")));
        key(Qt::Key_Tab);
        test::type(s("Kestrel"));
        QTRY_VERIFY(QApplication::activePopupWidget()); // its name, to be completed
        key(Qt::Key_Down);
        key(Qt::Key_Return);
        QTRY_VERIFY(!QApplication::activePopupWidget());
        for (int i = 0; i < 6 && QApplication::focusWidget()->accessibleName() != s("Time"); ++i)
            key(Qt::Key_Tab);
        QVERIFY(pick(s("last 7 days")));
        for (int i = 0; i < 6 && QApplication::focusWidget()->accessibleName() != s("Width"); ++i)
            key(Qt::Key_Tab);
        QVERIFY(pick(s("2 column(s)")) || pick(s("2 columns")));
        key(Qt::Key_Return);
        QVERIFY(noDialog());
        const report::DashboardChart chart = m_page->dashboards().first().charts.last();
        QCOMPARE(chart.subject, s("partner"));
        QCOMPARE(chart.subjectId, m_partner);
        QCOMPARE(chart.range, s("week"));
        QCOMPARE(chart.columns, 2);
        QCOMPARE(card(1)->title(), s("Kestrel Parcel"));
        QVERIFY(card(1)->caption().contains(s("last 7 days")));
        QTRY_VERIFY_WITH_TIMEOUT(card(1)->caption().contains(s("resolution")), 20'000); // it was read
    }

    void theCalendarLeadsToTheCredentials()
    {
        QVERIFY(test::press(s("Add a chart…")));
        QVERIFY(dialog<pages::DashboardChartDialog>());
        QVERIFY(pick(s("Calendar of expiries")));
        key(Qt::Key_Return);
        QVERIFY(noDialog());
        QCOMPARE(kinds(), (QStringList{s("latency"), s("requests"), s("expiries")}));
        QTRY_VERIFY(card(2)->findChild<charts::MonthCalendar *>()->month().isValid());
    }

    void altAndArrowsMove()
    {
        card(2)->setFocus();
        key(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(kinds(), (QStringList{s("latency"), s("expiries"), s("requests")}));
        QCOMPARE(QApplication::focusWidget(), card(1));
        key(Qt::Key_Left, Qt::AltModifier);
        key(Qt::Key_Left, Qt::AltModifier); // there is no further
        QCOMPARE(kinds(), (QStringList{s("expiries"), s("latency"), s("requests")}));
        key(Qt::Key_Right);
        QCOMPARE(QApplication::focusWidget(), card(1));
        key(Qt::Key_Home);
        QCOMPARE(QApplication::focusWidget(), card(0));
        key(Qt::Key_Down);
        QVERIFY(grid()->rowOf(grid()->focused()) > 0);
        key(Qt::Key_Up);
        QCOMPARE(grid()->rowOf(grid()->focused()), 0);
    }

    void plusAndMinusChangeTheWidth()
    {
        card(1)->setFocus();
        const int narrow = card(1)->width();
        key(Qt::Key_Plus);
        QCOMPARE(card(1)->what().columns, 2);
        QVERIFY(card(1)->width() > narrow);
        key(Qt::Key_Plus);
        key(Qt::Key_Plus); // three is all
        QCOMPARE(card(1)->what().columns, 3);
        QCOMPARE(card(1)->x(), 0);
        key(Qt::Key_Minus);
        key(Qt::Key_Minus);
        key(Qt::Key_Minus);
        QCOMPARE(card(1)->what().columns, 1);
        QCOMPARE(card(1)->width(), narrow);
    }

    void theMouseDragsACardToItsPlace()
    {
        const QStringList before = kinds();
        DashboardCard *moved = card(0);
        const QPoint grip(30, 12);
        const QPoint target = card(1)->geometry().center() + QPoint(40, 0) - moved->pos();
        QTest::mousePress(moved, Qt::LeftButton, {}, grip);
        QTest::mouseMove(moved, grip + QPoint(20, 4));
        QTest::mouseMove(moved, target);
        QTest::mouseRelease(moved, Qt::LeftButton, {}, target);
        QCOMPARE(kinds(), (QStringList{before[1], before[0], before[2]}));
        QCOMPARE(card(1), moved);
    }

    void itIsRenamedAndTheNameTakenBack()
    {
        card(0)->setFocus();
        key(Qt::Key_F2);
        QTRY_VERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
        test::type(s("How slow"));
        key(Qt::Key_Return);
        QCOMPARE(card(0)->title(), s("How slow"));
        QCOMPARE(m_page->dashboards().first().charts.first().title, s("How slow"));
        key(Qt::Key_F2);
        test::type(s("Not this"));
        key(Qt::Key_Escape);
        QCOMPARE(card(0)->title(), s("How slow"));
        QCOMPARE(QApplication::focusWidget(), card(0));
    }

    void whatIsRemovedComesBack()
    {
        const QStringList before = kinds();
        card(1)->setFocus();
        key(Qt::Key_Delete);
        QCOMPARE(kinds(), (QStringList{before[0], before[2]}));
        QVERIFY(said().contains(s("was removed")));
        QCOMPARE(QApplication::focusWidget(), card(1));
        key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(kinds(), before);
        QVERIFY(said().isEmpty());
        // And from the menu of the card.
        card(2)->setFocus();
        key(Qt::Key_Return);
        QVERIFY(test::choose(s("Remove")));
        QTRY_COMPARE(kinds(), (QStringList{before[0], before[1]}));
        key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(kinds(), before);
    }

    void ofWhatIsNotThereItSaysSo()
    {
        report::Dashboard board{s("Strange"), {}};
        report::DashboardChart chart;
        chart.subject = s("partner");
        chart.subjectId = s("nosuchone0");
        chart.subjectName = s("Vanished Ltd");
        board.charts << chart;
        chart.subject = s("filter");
        chart.subjectId = s("name:nothing-has-this-name");
        chart.subjectName = s("Nothing");
        board.charts << chart;
        QVERIFY(m_page->importFrom(written("strange.json", report::writeDashboard(board))));
        QVERIFY(said().contains(s("was opened")));
        QTRY_VERIFY(card(0) && card(0)->problem().contains(s("Vanished Ltd")));
        QTRY_VERIFY(card(1)->problem().contains(s("Nothing")));
        QCOMPARE(m_page->dashboards().size(), 2);
    }
};

QTEST_MAIN(TestDashboards)
#include "tst_dashboards.moc"
