// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chartgroup.h"
#include "widgets/charts/scale.h"

#include <QDateTime>
#include <QSignalSpy>
#include <QTest>
#include <cmath>

using namespace octroi::charts;

class ScaleTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void topsAreNiceAndAbove_data()
    {
        QTest::addColumn<double>("largest");
        QTest::addColumn<int>("intervals");
        QTest::addColumn<double>("top");
        QTest::newRow("requests") << 1'310.0 << 4 << 1'600.0;
        QTest::newRow("two") << 1'310.0 << 2 << 1'600.0;
        QTest::newRow("small") << 0.037 << 2 << 0.04;
        QTest::newRow("one") << 1.0 << 4 << 1.2 * 4 / 4;
        QTest::newRow("nothing") << 0.0 << 4 << 1.0;
        QTest::newRow("not a number") << std::nan("") << 4 << 1.0;
        QTest::newRow("infinite") << double(INFINITY) << 4 << 1.0;
    }

    void topsAreNiceAndAbove()
    {
        QFETCH(double, largest);
        QFETCH(int, intervals);
        QFETCH(double, top);
        const ValueScale scale = valueScale(largest, intervals);
        QVERIFY2(std::abs(scale.top - top) < 1e-9, qPrintable(QString::number(scale.top)));
        QCOMPARE(scale.intervals, intervals);
    }

    void aSteadyScaleDoesNotTremble()
    {
        const ValueScale first = valueScale(100, 4);
        QCOMPARE(steadyScale(first, 90, 4).top, first.top);
        QVERIFY(steadyScale(first, first.top * 1.01, 4).top > first.top);
        QVERIFY(steadyScale(first, 10, 4).top < first.top);
    }

    void timeTicksStandOnRoundTimes()
    {
        const double from = double(QDateTime(QDate(2026, 12, 9), QTime(14, 17, 3)).toSecsSinceEpoch());
        const QList<TimeTick> quarter = timeTicks(from, from + 900, 400, 100);
        QVERIFY(quarter.size() >= 2);
        for (const TimeTick &tick : quarter)
            QCOMPARE(int(tick.at) % 60, 0);
        const QList<TimeTick> day = timeTicks(from, from + 86'400, 800, 116);
        QVERIFY(day.size() >= 4 && day.size() <= 8);
        int strong = 0;
        for (const TimeTick &tick : day)
            strong += tick.strong;
        QCOMPARE(strong, 1); // midnight
        QVERIFY(timeTicks(10, 10, 800, 100).isEmpty());
    }

    void zoomStaysInsideTheRange()
    {
        ChartGroup group;
        group.setRange(1'000, 2'000);
        QVERIFY(!group.isZoomed());
        group.zoomTo(900, 1'200);
        QVERIFY(group.isZoomed());
        QVERIFY(group.from() >= 1'000);
        QSignalSpy spy(&group, &ChartGroup::windowChanged);
        group.setRange(1'001, 2'001); // a second passed: what is looked at stays
        QVERIFY(group.isZoomed());
        group.reset();
        QCOMPARE(group.from(), 1'001.0);
        QCOMPARE(group.to(), 2'001.0);
        group.zoomTo(1'500, 1'500.1);
        QVERIFY(group.length() >= 10);
        group.zoomTo(std::nan(""), 5);
        QVERIFY(std::isfinite(group.from()));
        QVERIFY(spy.count() >= 2);
    }

    void crosshairIsClamped()
    {
        ChartGroup group;
        group.setRange(0, 100);
        group.setCrosshair(500);
        QCOMPARE(*group.crosshair(), 100.0);
        group.setCrosshair(std::nan(""));
        QVERIFY(!group.crosshair());
    }
};

QTEST_GUILESS_MAIN(ScaleTest)
#include "tst_scale.moc"
