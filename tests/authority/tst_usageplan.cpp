// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/usageplan.h"

#include <QTest>
#include <random>

using namespace octroi::authority;

class TestUsagePlan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wholeUnitsComeFromTheirTables()
    {
        const qint64 day = 20'000 * kDay;
        QCOMPARE(planUsage(day, day + 3 * kDay, kDay, 0, 0), (QList<UsageSpan>{{kDay, day, day + 3 * kDay}}));
        QCOMPARE(planUsage(day, day + 3 * kDay, kHour, 0, 0),
                 (QList<UsageSpan>{{kHour, day, day + 3 * kDay}}));
        QCOMPARE(planUsage(day, day + 3 * kDay, kMinute, 0, 0),
                 (QList<UsageSpan>{{kMinute, day, day + 3 * kDay}}));
        QVERIFY(planUsage(day, day, kDay, 0, 0).isEmpty());
        QVERIFY(planUsage(day, day - 5, kDay, 0, 0).isEmpty());
    }

    void edgesComeFromFinerTables()
    {
        const qint64 day = 20'000 * kDay;
        const qint64 from = day - 2 * kHour - 90; // two hours and a half minute before midnight
        const qint64 to = day + kDay + kHour + 61;
        QCOMPARE(planUsage(from, to, kDay, 0, 0),
                 (QList<UsageSpan>{{kMinute, day - 2 * kHour - 120, day - 2 * kHour},
                                   {kHour, day - 2 * kHour, day},
                                   {kDay, day, day + kDay},
                                   {kHour, day + kDay, day + kDay + kHour},
                                   {kMinute, day + kDay + kHour, day + kDay + kHour + 120}}));
    }

    void droppedMinutesFallBackToHours()
    {
        const qint64 day = 20'000 * kDay;
        QCOMPARE(
            planUsage(day + 90, day + 4 * kHour, kMinute, day + 2 * kHour, 0),
            (QList<UsageSpan>{{kHour, day, day + 2 * kHour}, {kMinute, day + 2 * kHour, day + 4 * kHour}}));
        QCOMPARE(planUsage(day - kDay + 5, day + kHour, kHour, day, day),
                 (QList<UsageSpan>{{kDay, day - kDay, day}, {kHour, day, day + kHour}}));
    }

    // Against the definition: contiguous, aligned, each minute of the range covered once.
    void randomRanges()
    {
        std::mt19937 random(3);
        const auto below = [&](qint64 n) { return qint64(random() % std::uint32_t(n)); };
        for (int i = 0; i < 20'000; ++i) {
            const qint64 base = 20'000 * kDay;
            const qint64 from = base + below(5 * kDay);
            const qint64 to = from + 1 + below(5 * kDay);
            const qint64 unit = QList<qint64>{kMinute, kHour, kDay}[below(3)];
            const qint64 minutes = below(2) ? 0 : base + below(120) * kHour;
            const qint64 hours = below(2) ? 0 : base + below(5) * kDay;
            const auto spans = planUsage(from, to, unit, minutes, hours);
            QVERIFY(!spans.isEmpty());
            QVERIFY(spans.first().from <= from);
            QVERIFY(spans.last().to >= to);
            for (qsizetype s = 0; s < spans.size(); ++s) {
                QVERIFY(spans[s].from < spans[s].to);
                QCOMPARE(spans[s].from % spans[s].unit, 0);
                QCOMPARE(spans[s].to % spans[s].unit, 0);
                if (s > 0)
                    QCOMPARE(spans[s].from, spans[s - 1].to);
                const qint64 dropped = qMax(minutes, hours);
                QVERIFY(spans[s].unit != kMinute || spans[s].from >= dropped);
                QVERIFY(spans[s].unit != kHour || spans[s].from >= hours);
                // Coarser than was asked for only where the finer rows are gone.
                QVERIFY(spans[s].unit <= unit || spans[s].from < dropped);
            }
            if (minutes == 0 && hours == 0) {
                QVERIFY(from - spans.first().from < kMinute);
                QVERIFY(spans.last().to - to < kMinute);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestUsagePlan)
#include "tst_usageplan.moc"
