// SPDX-License-Identifier: GPL-3.0-or-later
// What the usage page shows of the stream and of the store, and what it makes of bad input.
#include "pages/livefeed.h"
#include "pages/usage/auditmarks.h"
#include "pages/usage/livesplit.h"
#include "pages/usage/rangedialog.h"
#include "pages/usage/usagecharts.h"
#include "pages/usage/usagedata.h"
#include "pages/usage/usagepage.h"
#include "watch/inventedbackend.h"
#include "widgets/charts/barlistmodel.h"
#include "widgets/charts/chartgroup.h"
#include "widgets/charts/heatmap.h"
#include "widgets/charts/plotview.h"
#include "widgets/charts/timechart.h"
#include "widgets/pageheader.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QXmlStreamReader>

using namespace octroi;
using namespace octroi::pages;

class UsagePageTest : public QObject
{
    Q_OBJECT
private:
    ManualClock m_clock;
    std::unique_ptr<test::InventedBackend> m_backend;
    std::unique_ptr<inventory::Inventory> m_inventory;
    std::unique_ptr<change::Spine> m_spine;
    Context context() { return {m_backend.get(), m_inventory.get(), m_spine.get(), &m_clock}; }
    qint64 now() const { return m_clock.nowMs() / 1000; }

    /// The last unit of time that was asked for.
    QString lastUnit() const
    {
        for (auto it = m_backend->asked.crbegin(); it != m_backend->asked.crend(); ++it) {
            if (it->groupBy.size() == 1 && QStringList{QStringLiteral("minute"), QStringLiteral("hour"), QStringLiteral("day")}.contains(it->groupBy.first()))
                return it->groupBy.first();
        }
        return {};
    }

private Q_SLOTS:
    void initTestCase() { theme::Theme::install(*qApp); }

    void init()
    {
        m_clock.set(1'780'000'000'000);
        m_backend = std::make_unique<test::InventedBackend>(m_clock);
        m_inventory = std::make_unique<inventory::Inventory>(*m_backend, m_clock);
        m_spine = std::make_unique<change::Spine>(*m_inventory);
        m_inventory->sync();
        QTRY_COMPARE(m_inventory->keys().size(), std::size_t(60));
        QTest::qWait(30); // the inventory reads usage, too
        m_backend->asked.clear();
    }

    void cleanup()
    {
        m_spine.reset();
        m_inventory.reset();
        m_backend.reset();
    }

    void aGapOfTheStreamIsFilledFromTheStore()
    {
        LiveFeed &feed = LiveFeed::of(*m_backend, m_clock);
        const qint64 start = now() - 600;
        for (int i = 0; i < 60; ++i)
            m_backend->sendPoint(start + i);
        m_backend->sendPoint(start + 90); // half a minute is nothing that the store knows
        QVERIFY(m_backend->asked.isEmpty());
        m_backend->sendPoint(start + 400);
        QTRY_COMPARE(m_backend->asked.size(), 1);
        QCOMPARE(m_backend->asked.first().groupBy, QStringList{QStringLiteral("minute")});
        const usage::Window all{double(start), double(start + 401)};
        QTRY_COMPARE(feed.ring().gaps(all).size(), 1); // the short one stays
        const usage::RowSeries series = feed.series(all);
        double before = 0;
        int inside = 0;
        for (const usage::Sample &sample : series.requests) {
            QVERIFY(sample.at > before);
            before = sample.at;
            if (sample.at > double(start + 91) && sample.at < double(start + 400)) {
                QVERIFY(!sample.isGap());
                ++inside;
            }
        }
        QVERIFY(inside >= 5); // a sample a minute
    }

    void aStoreThatKnowsNothingLeavesTheGap()
    {
        LiveFeed &feed = LiveFeed::of(*m_backend, m_clock);
        m_backend->fail({ErrorCode::Timeout, {}, {}, {}, {}});
        const qint64 start = now() - 600;
        m_backend->sendPoint(start);
        m_backend->sendPoint(start + 300);
        QTest::qWait(50);
        QCOMPARE(feed.ring().gaps({double(start), double(start + 301)}).size(), 1);
    }

    void skewOfTheClocksIsFoundAndTakenOut_data()
    {
        QTest::addColumn<int>("behind");
        QTest::addColumn<bool>("told");
        QTest::newRow("five minutes behind") << 300 << true;
        QTest::newRow("an hour ahead") << -3'600 << true;
        QTest::newRow("a second, as any point needs") << 1 << false;
    }
    void skewOfTheClocksIsFoundAndTakenOut()
    {
        QFETCH(int, behind);
        QFETCH(bool, told);
        UsagePage page(context());
        page.resize(1'200, 780);
        page.show();
        LiveFeed &feed = LiveFeed::of(*m_backend, m_clock);
        const qint64 last = now() + 4'000 - behind;
        for (int i = 40; i > 0; --i) {
            m_clock.set((last - i + behind + 1) * 1000 + 200); // each arrives as soon as it is over
            m_backend->sendPoint(last - i);
        }
        QCOMPARE(told, feed.clockSkew() != 0);
        QVERIFY(!told || qAbs(feed.clockSkew() - behind) < 1);
        // The right edge of live charts is the backend's time.
        QVERIFY(qAbs(feed.edge() - double(last)) <= 1);
        QVERIFY(qAbs(feed.backendNow() - double(last)) <= 3);
        const auto said = [&](const char *word) {
            const QList<QLabel *> labels = page.findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(),
                               [word](const QLabel *label) { return label->text().contains(QLatin1String(word)); });
        };
        if (told)
            QTRY_VERIFY(said(behind > 0 ? "behind" : "ahead"));
        else
            QVERIFY(!said("clock"));
    }

    void theResolutionFollowsRangeAndZoom()
    {
        UsagePage page(context());
        page.resize(1'200, 780);
        page.show();
        page.restoreState({{QStringLiteral("range"), 5}, {QStringLiteral("length"), 3 * 365 * 86'400.0}});
        QTRY_COMPARE(lastUnit(), QStringLiteral("day"));
        auto *charts = page.findChild<UsageCharts *>();
        charts::ChartGroup *group = charts->group();
        QTRY_VERIFY(group->rangeTo() - group->rangeFrom() > 1'000 * 86'400.0);
        group->zoomTo(group->rangeTo() - 20 * 86'400.0, group->rangeTo());
        QTRY_COMPARE(lastUnit(), QStringLiteral("hour"));
        group->zoomTo(group->rangeTo() - 6 * 3'600.0, group->rangeTo());
        QTRY_COMPARE(lastUnit(), QStringLiteral("minute"));
        // What lies outside of the zoom is still there.
        group->reset();
        auto *plot = page.findChild<charts::PlotView *>();
        QTRY_VERIFY(plot->series(QStringLiteral("requests"))->source()->raw(group->rangeFrom(), group->rangeTo()).size() > 1'000);
    }

    void aFixedRangeIsAskedForAsItIs()
    {
        UsagePage page(context());
        page.resize(1'200, 780);
        page.show();
        const double from = double(now()) - 40 * 86'400, to = from + 10 * 86'400;
        page.restoreState({{QStringLiteral("range"), 5}, {QStringLiteral("from"), from}, {QStringLiteral("to"), to}});
        QTRY_COMPARE(lastUnit(), QStringLiteral("hour"));
        const backends::UsageRequest request = m_backend->asked.last();
        QVERIFY(double(request.from.toSecsSinceEpoch()) <= from && double(request.from.toSecsSinceEpoch()) > from - 3'600);
        QVERIFY(double(request.to.toSecsSinceEpoch()) >= to);
    }

    void partsOfASplitAreLinesOrStacks()
    {
        UsagePage page(context());
        page.resize(1'200, 780);
        page.show();
        for (const bool stacked : {true, false}) {
            page.restoreState({{QStringLiteral("range"), 2}, {QStringLiteral("split"), QStringLiteral("partner")},
                               {QStringLiteral("stacked"), stacked}});
            auto *plot = page.findChild<charts::PlotView *>();
            QTRY_COMPARE(plot->allSeries().size(), std::size_t(StoredUsage::kMostParts + 1));
            QTRY_COMPARE(plot->allSeries()[0]->spec().shape, stacked ? charts::SeriesShape::Bars : charts::SeriesShape::Line);
            QCOMPARE(plot->allSeries().back()->spec().name, QStringLiteral("others"));
        }
    }

    void everyCallOfALiveSplitIsInOnePart_data()
    {
        QTest::addColumn<QString>("split");
        for (const char *split : {"partner", "key", "endpoint", "api", "refusal", "status_class"})
            QTest::newRow(split) << QString::fromLatin1(split);
    }
    void everyCallOfALiveSplitIsInOnePart()
    {
        QFETCH(QString, split);
        LiveFeed &feed = LiveFeed::of(*m_backend, m_clock);
        for (int i = 0; i < 120; ++i)
            m_backend->sendPoint(now() - 200 + i);
        const usage::Window window{double(now() - 200), double(now() - 80)};
        const auto parts = liveSplit(feed.ring(), window, split, *m_inventory);
        QVERIFY(!parts.isEmpty() && parts.size() <= StoredUsage::kMostParts + 1);
        for (const domain::LiveReading &point : feed.ring().points()) {
            double sum = 0, wanted = 0;
            for (const usage::NamedSeries &part : parts)
                sum += usage::valueNear(part.series.requests, double(point.second), 0.1);
            if (split == QLatin1String("partner") || split == QLatin1String("key"))
                for (const auto &key : point.keys)
                    wanted += double(key.requests);
            else if (split == QLatin1String("endpoint") || split == QLatin1String("api"))
                for (const auto &endpoint : point.endpoints)
                    wanted += double(endpoint.requests);
            else if (split == QLatin1String("refusal"))
                for (const auto &refusal : point.refusals)
                    wanted += double(refusal.second);
            else
                for (const qint64 count : point.totals.classes)
                    wanted += double(count);
            QCOMPARE(sum, wanted);
        }
        QVERIFY(liveSplit(feed.ring(), window, QStringLiteral("colour"), *m_inventory).isEmpty());
    }

    void theListKeepsItsRowWhenBarsChangePlaces()
    {
        charts::BarListModel model;
        const auto bars = [](const QStringList &ids) {
            QList<charts::Bar> list;
            for (const QString &id : ids) {
                charts::Bar bar;
                bar.id = bar.label = id;
                bar.value = double(ids.size() - list.size());
                list.append(bar);
            }
            return list;
        };
        const auto names = [](const char *text) { return QString::fromLatin1(text).split(QLatin1Char(' ')); };
        model.setBars(bars(names("a b c d")));
        const QPersistentModelIndex chosen = model.index(2);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setBars(bars(names("c a b d")));
        QCOMPARE(chosen.row(), 0);
        QCOMPARE(chosen.data(charts::BarListModel::IdRole).toString(), QStringLiteral("c"));
        model.setBars(bars(names("e a b d c f")));
        QCOMPARE(chosen.data(charts::BarListModel::IdRole).toString(), QStringLiteral("c"));
        model.setBars(bars(names("c e")));
        QVERIFY(model.rowCount() == 2);
        QCOMPARE(reset.count(), 0);
        model.setBars({});
        QVERIFY(!chosen.isValid());
    }

    void everyChartIsAPictureADrawingAndATable()
    {
        UsagePage page(context());
        page.resize(1'200, 780);
        page.show();
        page.restoreState({{QStringLiteral("range"), 2}});
        auto *charts = page.findChild<UsageCharts *>();
        QTRY_VERIFY(charts->all().first()->plot()->rebuildCount() > 0);
        QTRY_VERIFY(!charts->all().first()->csv().section(QLatin1String("\r\n"), 1, 1).isEmpty());
        for (charts::TimeChart *chart : charts->all()) {
            QCOMPARE(chart->picture().size(), chart->size() * 2);
            QXmlStreamReader svg(chart->svg());
            int shapes = 0;
            while (!svg.atEnd()) {
                if (svg.readNext() == QXmlStreamReader::StartElement &&
                    (svg.name() == QLatin1String("path") || svg.name() == QLatin1String("polyline")))
                    ++shapes;
            }
            QVERIFY2(!svg.hasError() && shapes > 0, qPrintable(svg.errorString()));
            QMenu menu;
            chart->fillMenu(menu);
            QSignalSpy saved(chart, &charts::TimeChart::saveRequested);
            for (QAction *action : menu.actions()) {
                if (action->text().endsWith(QChar(0x2026)))
                    action->trigger();
            }
            QCOMPARE(saved.size(), 3);
            for (const auto &one : saved)
                QVERIFY(one[1].toByteArray().size() > 100);
            const QString csv = chart->csv();
            chart->setTableShown(true);
            QVERIFY(chart->isTableShown());
            QCOMPARE(chart->csv(), csv);
            chart->setTableShown(false);
        }
    }

    void theWeekIsAMapOfHours()
    {
        charts::HeatMap map;
        map.resize(700, 240);
        map.setTitle(QStringLiteral("Week"));
        QList<QList<double>> cells;
        for (int row = 0; row < 7; ++row)
            cells.append(QList<double>(24, row == 2 ? std::nan("") : double(row)));
        cells[4][9] = 50;
        QStringList days, hours;
        for (int i = 0; i < 7; ++i)
            days.append(QStringLiteral("day%1").arg(i));
        for (int i = 0; i < 24; ++i)
            hours.append(QString::number(i));
        map.setCells(days, hours, cells);
        QVERIFY(map.accessibleDescription().contains(QStringLiteral("day4 9: 50")));
        QCOMPARE(map.rows().size(), 8);
        QCOMPARE(map.csv().count(QLatin1String("\r\n")), 8);
        map.show();
        QTest::keyClick(&map, Qt::Key_Down);
        QTest::keyClick(&map, Qt::Key_Right);
        QCOMPARE(map.current(), QPoint(1, 1));
        QTest::keyClick(&map, Qt::Key_Up);
        QTest::keyClick(&map, Qt::Key_Up);
        QCOMPARE(map.current(), QPoint(1, 0));
        QVERIFY(!map.grab().isNull());
        QVERIFY(map.svg().contains("<svg"));
        map.setTableShown(true);
        QVERIFY(map.isTableShown());
    }

    void marksAreRotationsRevocationsAndDeployments()
    {
        AuditMarks marks(*m_backend, nullptr);
        QSignalSpy changed(&marks, &AuditMarks::changed);
        marks.read({double(now()) - 20 * 86'400, double(now())}, {});
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(marks.marks().size() > 10);
        double before = 0;
        for (const UsageMark &mark : marks.marks()) {
            QVERIFY(mark.at >= before);
            before = mark.at;
            QVERIFY(mark.text.startsWith(QLatin1String("rotated")) || mark.text.startsWith(QLatin1String("revoked")));
        }
        marks.read({double(now()) - 20 * 86'400, double(now())}, {QStringLiteral("nothing like it")});
        QTRY_COMPARE(changed.size(), 2);
        QVERIFY(marks.marks().isEmpty());
        domain::AuditEntry entry;
        entry.action = QStringLiteral("api.update");
        entry.objectName = QStringLiteral("Orders");
        QCOMPARE(AuditMarks::textOf(entry), QStringLiteral("deployed: Orders"));
        entry.action = QStringLiteral("key.update");
        QVERIFY(AuditMarks::textOf(entry).isEmpty());
    }

    void subjectsAreFilters()
    {
        const QString key = m_inventory->keys().front().id;
        const auto filter = [&](Subject::Kind kind, const QString &id) {
            return Subject{kind, id, id}.filter(*m_inventory);
        };
        QVERIFY(filter(Subject::Kind::All, {})->isAll());
        QCOMPARE(filter(Subject::Kind::Key, key)->keyIds, QStringList{key});
        QCOMPARE(filter(Subject::Kind::Endpoint, QStringLiteral("api1 GET /a/{id}"))->endpoint, QStringLiteral("GET /a/{id}"));
        QCOMPARE(filter(Subject::Kind::Endpoint, QStringLiteral("api1 GET /a/{id}"))->apiId, QStringLiteral("api1"));
        QCOMPARE(filter(Subject::Kind::Filter, QStringLiteral("status:revoked"))->keyIds.size(), 1);
        QVERIFY(filter(Subject::Kind::Filter, QStringLiteral("name:nobody")).error().code == ErrorCode::NotFound);
        QVERIFY(filter(Subject::Kind::Filter, QStringLiteral("colour:red")).error().code == ErrorCode::Invalid);
        const Subject subject{Subject::Kind::Filter, QStringLiteral("env:live"), QStringLiteral("Live ones")};
        QVERIFY(Subject::fromJson(subject.toJson()) == subject);
        QVERIFY(Subject::fromJson({{QStringLiteral("kind"), 99}, {QStringLiteral("id"), QStringLiteral("x")}}).isAll());
        QVERIFY(Subject::fromJson({}).isAll());
    }

    void linesAreBoundedAndRestored()
    {
        UsagePage page(context());
        page.resize(1'200, 780);
        page.show();
        QJsonArray lines;
        for (const domain::Partner &partner : m_inventory->partners())
            lines.append(Subject{Subject::Kind::Partner, partner.id, partner.name}.toJson());
        lines.append(QJsonObject{{QStringLiteral("kind"), 77}});
        QVERIFY(lines.size() > UsageLines::kMost + 1);
        page.restoreState({{QStringLiteral("range"), 3}, {QStringLiteral("lines"), lines}});
        auto *plot = page.findChild<charts::PlotView *>();
        QTRY_COMPARE(plot->allSeries().size(), std::size_t(UsageLines::kMost));
        QTRY_VERIFY(plot->allSeries()[0]->source() &&
                    !plot->allSeries()[0]->source()->raw(0, 1e11).isEmpty());
        QCOMPARE(page.saveState()[QStringLiteral("lines")].toArray().size(), UsageLines::kMost);
        QVERIFY(page.closeTopmost());
        QTRY_COMPARE(plot->series(QStringLiteral("requests")) != nullptr, true);
    }

    void aRangeThatEndsBeforeItBeginsCannotBeShown()
    {
        RangeDialog dialog({1e9, 1e9 + 10}, QTimeZone("Asia/Tokyo"), nullptr);
        auto *show = dialog.findChild<QPushButton *>();
        for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
            if (button->text() == QLatin1String("Show"))
                show = button;
        }
        QVERIFY(!show->isEnabled());
        RangeDialog good({1e9, 1e9 + 86'400}, QTimeZone("Asia/Tokyo"), nullptr);
        QSignalSpy chosen(&good, &RangeDialog::rangeChosen);
        for (QPushButton *button : good.findChildren<QPushButton *>()) {
            if (button->text() == QLatin1String("Show")) {
                QVERIFY(button->isEnabled());
                button->click();
            }
        }
        QCOMPARE(chosen.size(), 1);
        QVERIFY(qAbs(chosen[0][0].toDouble() - 1e9) < 60);
    }

    void daysAreAskedForInTheChosenZone()
    {
        UsagePage page(context());
        page.resize(1'200, 780);
        page.show();
        page.restoreState({{QStringLiteral("range"), 5}, {QStringLiteral("length"), 365 * 86'400.0},
                           {QStringLiteral("zone"), QStringLiteral("Pacific/Auckland")}});
        QTRY_COMPARE(lastUnit(), QStringLiteral("day"));
        int days = 0;
        for (const backends::UsageRequest &request : std::as_const(m_backend->asked)) {
            if (!request.groupBy.contains(QStringLiteral("day")) || request.to.toSecsSinceEpoch() - request.from.toSecsSinceEpoch() < 300 * 86'400)
                continue;
            QCOMPARE(request.timeZone, request.groupBy.first() == QLatin1String("partner") ? QString() : QStringLiteral("Pacific/Auckland"));
            ++days;
        }
        QVERIFY(days >= 2);
        page.restoreState({{QStringLiteral("zone"), QStringLiteral("Nowhere/Nothing")}});
        QCOMPARE(page.saveState()[QStringLiteral("zone")].toString(), QString());
    }
};

QTEST_MAIN(UsagePageTest)
#include "tst_usagepage.moc"
