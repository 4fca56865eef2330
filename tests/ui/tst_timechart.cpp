// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/samplesource.h"
#include "widgets/charts/barlist.h"
#include "widgets/charts/chartgroup.h"
#include "widgets/charts/plotview.h"
#include "widgets/charts/timechart.h"

#include <QSignalSpy>
#include <QTest>
#include <cmath>

using namespace octroi;
using namespace octroi::charts;

namespace {

usage::Samples wave(int count)
{
    usage::Samples samples;
    for (int i = 0; i < count; ++i)
        samples.push_back({double(i), 100 + 50 * std::sin(i / 40.0)});
    return samples;
}

const QString kAll = QStringLiteral("all");

} // namespace

class TimeChartTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<TimeChart> make(ChartGroup &group)
    {
        auto chart = std::make_unique<TimeChart>();
        chart->setGroup(&group);
        chart->setTitle(QStringLiteral("Requests"));
        chart->setUnits({{1, QStringLiteral("B/s")}, {1e3, QStringLiteral("kB/s")}});
        chart->setSeries({{kAll, QStringLiteral("all"), theme::Color::Chart1, SeriesShape::Area}});
        chart->resize(600, 200);
        return chart;
    }

private Q_SLOTS:
    void initTestCase() { theme::Theme::install(*qApp); }

    void aHiddenChartDoesNoWork()
    {
        ChartGroup group;
        const auto chart = make(group);
        for (int i = 0; i < 20; ++i) {
            chart->setData(kAll, pages::source(wave(1'000 + i), 1));
            group.setRange(i, 1'000 + i);
            QCoreApplication::processEvents();
        }
        QTest::qWait(60);
        QCOMPARE(chart->plot()->rebuildCount(), 0);
        chart->show();
        QVERIFY(QTest::qWaitForWindowExposed(chart.get()));
        QTRY_VERIFY(chart->plot()->rebuildCount() > 0);
        QTest::qWait(60);
        chart->hide();
        const int before = chart->plot()->rebuildCount();
        for (int i = 0; i < 20; ++i) {
            chart->setData(kAll, pages::source(wave(900 + i), 1));
            group.setRange(i, 900 + i);
        }
        QTest::qWait(60);
        QCOMPARE(chart->plot()->rebuildCount(), before);
    }

    void manyChangesAreOneFrame()
    {
        ChartGroup group;
        const auto chart = make(group);
        chart->show();
        QVERIFY(QTest::qWaitForWindowExposed(chart.get()));
        QTest::qWait(60);
        const int before = chart->plot()->rebuildCount();
        for (int i = 0; i < 1'000; ++i)
            chart->setData(kAll, pages::source(wave(100), 1)); // without the event loop in between
        QTest::qWait(60);
        QCOMPARE(chart->plot()->rebuildCount(), before + 1);
    }

    void neverMoreThanTwoPointsAColumn()
    {
        ChartGroup group;
        const auto chart = make(group);
        group.setRange(0, 100'000);
        chart->setData(kAll, pages::source(wave(100'000), 1));
        chart->show();
        QVERIFY(QTest::qWaitForWindowExposed(chart.get()));
        QTRY_VERIFY(chart->plot()->series(kAll)->pointCount() > 0);
        const int points = chart->plot()->series(kAll)->pointCount();
        QVERIFY2(points <= 800 + 2, qPrintable(QString::number(points)));
    }

    void theUnitFitsTheValues()
    {
        ChartGroup group;
        const auto chart = make(group);
        group.setRange(0, 100);
        usage::Samples large = wave(100);
        for (usage::Sample &sample : large)
            sample.value *= 1'000;
        chart->setData(kAll, pages::source(large, 1));
        chart->show();
        QVERIFY(QTest::qWaitForWindowExposed(chart.get()));
        QTRY_COMPARE(chart->plot()->unit().name, QStringLiteral("kB/s"));
    }

    void theSummarySaysTheNumbers()
    {
        ChartGroup group;
        const auto chart = make(group);
        group.setRange(0, 100);
        chart->setData(kAll, pages::source({{1, 10}, {2, 30}, {3, 20}}, 1));
        const QString summary = chart->summary();
        QVERIFY2(summary.contains(QStringLiteral("30")) && summary.contains(QStringLiteral("all")),
                 qPrintable(summary));
        chart->setData(kAll, pages::source({{1, usage::kGap}}, 1));
        QVERIFY(chart->summary().contains(QStringLiteral("no values")));
        QVERIFY(!chart->plot()->accessibleName().isEmpty());
    }

    void csvHoldsEverySampleAndLeavesGapsEmpty()
    {
        ChartGroup group;
        const auto chart = make(group);
        group.setRange(0, 100);
        chart->setData(kAll, pages::source({{1, 10}, {2, usage::kGap}, {3, 20.5}}, 1));
        const QStringList lines = chart->csv().split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 4);
        QVERIFY(lines[1].endsWith(QStringLiteral(",10")));
        QVERIFY(lines[2].endsWith(QLatin1Char(',')));
        QVERIFY(lines[3].endsWith(QStringLiteral(",20.5")));
    }

    void brushZoomsAndDoubleClickResets()
    {
        ChartGroup group;
        group.setRange(0, 1'000);
        const auto chart = make(group);
        chart->setData(kAll, pages::source(wave(1'000), 1));
        chart->show();
        QVERIFY(QTest::qWaitForWindowExposed(chart.get()));
        QWidget *viewport = chart->plot()->viewport();
        const QRect plot = chart->plot()->geometryOfPlot().plot.toRect();
        const int y = plot.center().y();
        QTest::mousePress(viewport, Qt::LeftButton, {}, {plot.left() + plot.width() / 4, y});
        QTest::mouseMove(viewport, {plot.left() + plot.width() / 2, y});
        QTest::mouseRelease(viewport, Qt::LeftButton, {}, {plot.left() + plot.width() / 2, y});
        QVERIFY(group.isZoomed());
        QVERIFY(std::abs(group.from() - 250) < 10);
        QVERIFY(std::abs(group.to() - 500) < 10);
        QTest::mouseDClick(viewport, Qt::LeftButton, {}, {plot.center().x(), y});
        QVERIFY(!group.isZoomed());
    }

    void theKeyboardMovesTheCrosshair()
    {
        ChartGroup group;
        group.setRange(0, 1'000);
        const auto chart = make(group);
        chart->show();
        QVERIFY(QTest::qWaitForWindowExposed(chart.get()));
        QTest::keyClick(chart->plot(), Qt::Key_Left);
        QVERIFY(group.crosshair() && *group.crosshair() < 1'000);
        QTest::keyClick(chart->plot(), Qt::Key_Plus);
        QVERIFY(group.isZoomed());
        QTest::keyClick(chart->plot(), Qt::Key_0);
        QVERIFY(!group.isZoomed());
        QTest::keyClick(chart->plot(), Qt::Key_Escape);
        QVERIFY(!group.crosshair());
    }

    void barsChangeInPlace()
    {
        BarListModel model;
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy inserts(&model, &QAbstractItemModel::rowsInserted);
        model.setBars({{QStringLiteral("a"), QStringLiteral("A"), 10, QStringLiteral("10"), {}, false}});
        model.setBars({{QStringLiteral("b"), QStringLiteral("B"), 20, QStringLiteral("20"), {}, false},
                       {QStringLiteral("a"), QStringLiteral("A"), 10, QStringLiteral("10"), {}, false}});
        QCOMPARE(resets.count(), 0);
        QCOMPARE(inserts.count(), 2);
        QCOMPARE(model.index(1).data(BarListModel::ShareRole).toDouble(), 0.5);
        model.setBars({});
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_MAIN(TimeChartTest)
#include "tst_timechart.moc"
