// SPDX-License-Identifier: GPL-3.0-or-later
// Distributions and the calendar of expiries on the usage page, by keyboard, over a live octroid.
#include "await.h"
#include "change/spine.h"
#include "domain/json.h"
#include "keyboard.h"
#include "octroidprocess.h"
#include "pages/usage/distributioncharts.h"
#include "pages/usage/usagepage.h"
#include "theme/theme.h"
#include "widgets/charts/distributionchart.h"
#include "widgets/charts/monthcalendar.h"
#include "widgets/segments.h"

#include <QClipboard>
#include <QJsonArray>
#include <QLabel>
#include <QSignalSpy>
#include <QXmlStreamReader>

using namespace octroi;
using pages::DistributionCharts;
using test::await;
using test::key;

namespace {
QString s(const char *text)
{
    return QString::fromUtf8(text);
}
} // namespace

class TestUsageViews : public QObject
{
    Q_OBJECT
    SystemClock m_clock;
    test::OctroidProcess m_octroid;
    std::unique_ptr<backends::OctroidBackend> m_backend;
    std::unique_ptr<inventory::Inventory> m_inventory;
    std::unique_ptr<change::Spine> m_spine;
    std::unique_ptr<pages::UsagePage> m_page;
    QString m_key;
    QDate m_day; ///< on which two keys end

    QString issue(const QString &application, const char *name, const QDateTime &end)
    {
        backends::NewKey wish;
        wish.applicationId = application;
        wish.name = s(name);
        wish.scopes = QStringList{s("orders:read")};
        wish.expiresAt = end;
        const auto issued = await(m_backend->keys()->issue(wish, {}));
        return issued ? issued->key.id : QString();
    }
    /// Lines of a proxy's access log: `count` calls of that time and size, at that moment.
    bool send(int count, double ms, qint64 bytes, const QDateTime &at)
    {
        QJsonArray lines;
        for (int i = 0; i < count; ++i)
            lines.append(QJsonObject{{s("key_id"), m_key}, {s("method"), s("GET")}, {s("uri"), s("/orders/7")}, {s("status"), 200},
                                     {s("ms"), ms}, {s("bytes_out"), bytes}, {s("at"), domain::toRfc3339(at)}});
        return await(m_backend->writeObject("POST", s("/v1/usage"), {{s("lines"), lines}}, {})).ok();
    }
    template <typename T>
    T *find() { return m_page->findChild<T *>(); }
    widgets::Segments *range()
    {
        for (auto *segments : m_page->findChildren<widgets::Segments *>()) {
            if (segments->accessibleName() == s("Range"))
                return segments;
        }
        return nullptr;
    }
    /// Chooses an entry of the menu "View" without the mouse.
    bool view(const char *entry)
    {
        m_page->activateWindow();
        range()->setFocus();
        return test::chooseFrom(s("View"), s(entry));
    }

private Q_SLOTS:
    void initTestCase()
    {
        theme::Theme::install(*qApp);
        test::octroidProgram();
        QVERIFY(m_octroid.start());
        m_backend = m_octroid.connection(m_clock);
        QVERIFY(await(m_backend->connectToBackend()).ok());
        domain::Scope scope;
        scope.name = s("orders:read");
        QVERIFY(await(m_backend->apis()->createScope(scope, {})).ok());
        domain::Partner partner;
        partner.name = s("Kestrel Parcel");
        const auto made = await(m_backend->directory()->createPartner(partner, {}));
        QVERIFY(made);
        domain::Application application;
        application.partnerId = made->id;
        application.name = s("Labels");
        const auto app = await(m_backend->directory()->createApplication(application, {}));
        QVERIFY(app);
        const QDate today = m_clock.now().toUTC().date();
        // Not at the edge of a month, so that it is on screen and Down stays in it.
        m_day = QDate(today.year(), today.month(), 1).addMonths(1).addDays(11);
        m_key = issue(app->id, "never", {});
        const QDateTime noon(m_day, QTime(12, 0), Qt::UTC);
        QVERIFY(!m_key.isEmpty() && !issue(app->id, "one", noon).isEmpty() && !issue(app->id, "two", noon.addSecs(3600)).isEmpty());
        m_inventory = std::make_unique<inventory::Inventory>(*m_backend, m_clock);
        m_spine = std::make_unique<change::Spine>(*m_inventory);
        m_inventory->sync();
        QTRY_VERIFY(m_inventory->keys().size() == 3 && m_inventory->syncState() == inventory::SyncState::Idle);
        // 90 quick and small, 10 slow and large; in the week before ten of another kind.
        const QDateTime then = m_clock.now().addSecs(-600);
        QVERIFY(send(90, 20, 2'000, then));
        QVERIFY(send(10, 800, 500'000, then));
        QVERIFY(send(10, 200, 2'000, then.addDays(-7)));
        m_page = std::make_unique<pages::UsagePage>(pages::Context{m_backend.get(), m_inventory.get(), m_spine.get(), &m_clock});
        m_page->resize(1'300, 900);
        m_page->restoreState({{s("range"), int(pages::UsageRange::Day)}, {s("compare"), true}});
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }
    void cleanupTestCase()
    {
        m_page.reset();
        m_spine.reset();
        m_inventory.reset();
        m_backend.reset();
        m_octroid.stop();
    }

    void everyMeasuredCallIsInABar()
    {
        QVERIFY(view("Distribution of latency and size"));
        auto *charts = find<DistributionCharts>();
        QTRY_VERIFY(charts->isVisible());
        const auto sum = [](const charts::DistributionChart *chart, int column) {
            qint64 calls = 0;
            for (const QStringList &row : chart->rows().mid(1))
                calls += row.value(column).toLongLong();
            return calls;
        };
        QTRY_COMPARE_WITH_TIMEOUT(sum(charts->latency(), 2), 100, 20'000);
        QCOMPARE(sum(charts->sizes(), 2), 100);
        QCOMPARE(charts->latency()->rows().first().size(), 6);
        QCOMPARE(sum(charts->latency(), 4), 10); // of the same day a week ago
        // 20 ms nine times in ten, so p50 is that, and p95 and p99 the slow ones.
        const QString said = charts->latency()->accessibleDescription();
        QVERIFY2(said.contains(s("p50 20")) || said.contains(s("p50 19.")), qPrintable(said));
        QVERIFY2(said.contains(s("p95 8")) || said.contains(s("p95 79")), qPrintable(said));
    }

    void arrowsTellOfABar()
    {
        auto *chart = find<DistributionCharts>()->latency();
        QTRY_COMPARE(QApplication::focusWidget(), chart);
        key(Qt::Key_Home);
        QCOMPARE(chart->current(), 0);
        bool told = false;
        for (int i = 0; i < 60 && !told; ++i) {
            told = chart->textOfBar(chart->current()).contains(s("90 calls, 90%"));
            if (!told)
                key(Qt::Key_Right);
        }
        QVERIFY(told);
        QCOMPARE(chart->accessibleDescription(), chart->textOfBar(chart->current()));
        QVERIFY(chart->textOfBar(chart->current()).contains(s("before 0%")));
    }

    void theNumbersLeaveAsTheyAre()
    {
        QVERIFY(m_page->copyAsCsv());
        const QString csv = QApplication::clipboard()->text();
        QVERIFY(csv.contains(s("Latency of calls")) && csv.contains(s("Size of answers")));
        auto *chart = find<DistributionCharts>()->sizes();
        QVERIFY(csv.contains(chart->csv()));
        QXmlStreamReader svg(chart->svg());
        while (!svg.atEnd())
            svg.readNext();
        QVERIFY2(!svg.hasError(), qPrintable(svg.errorString()));
        QVERIFY(!chart->picture().isNull());
        chart->setTableShown(true);
        QVERIFY(chart->isTableShown());
        chart->setTableShown(false);
    }

    void anotherRangeIsReadAnew()
    {
        auto *charts = find<DistributionCharts>();
        range()->setFocus();
        for (int i = 0; i < 2; ++i)
            key(Qt::Key_Right); // 30 days: the ten of a week ago are in it
        QTRY_COMPARE_WITH_TIMEOUT([charts] {
            qint64 calls = 0;
            for (const QStringList &row : charts->latency()->rows().mid(1))
                calls += row.value(2).toLongLong();
            return calls;
        }(), 110, 20'000);
    }

    void theCalendarCountsAndLeadsToTheCredentials()
    {
        QVERIFY(view("Calendar of expiries"));
        auto *calendar = find<charts::MonthCalendar>();
        QTRY_COMPARE(QApplication::focusWidget(), calendar);
        QSignalSpy gone(m_page.get(), &pages::Page::goTo);
        key(Qt::Key_Return); // no day is chosen
        QCOMPARE(gone.size(), 0);
        key(Qt::Key_PageDown);
        QCOMPARE(calendar->month(), QDate(m_day.year(), m_day.month(), 1));
        while (calendar->current() < m_day)
            key(calendar->current().daysTo(m_day) >= 7 ? Qt::Key_Down : Qt::Key_Right);
        while (calendar->current() > m_day)
            key(calendar->current().daysTo(m_day) <= -7 ? Qt::Key_Up : Qt::Key_Left);
        QTRY_VERIFY2(calendar->textOfDay(m_day).contains(s("2 credential")), qPrintable(calendar->textOfDay(m_day)));
        QCOMPARE(calendar->accessibleDescription(), calendar->textOfDay(m_day));
        key(Qt::Key_Return);
        QCOMPARE(gone.size(), 1);
        const auto target = gone.first().first().value<pages::Target>();
        QCOMPARE(target.page, s("credentials"));
        // The filter finds exactly those.
        inventory::KeyWish wish;
        const domain::KeyFilter filter = domain::KeyFilter::parse(target.filter);
        QVERIFY(filter.ok());
        wish.filter = filter.root();
        wish.now = m_clock.now();
        QCOMPARE(m_inventory->selectNow(wish).rows.size(), std::size_t(2));
        QVERIFY(calendar->csv().contains(m_day.toString(Qt::ISODate) + s(",2")));
        key(Qt::Key_Home);
        QCOMPARE(calendar->current(), m_clock.now().toUTC().date());
    }

    void backToTheChartsOverTime()
    {
        QVERIFY(view("Over time"));
        QTRY_VERIFY(!find<DistributionCharts>()->isVisible() && !find<charts::MonthCalendar>()->isVisible());
    }
};

QTEST_MAIN(TestUsageViews)
#include "tst_usageviews.moc"
