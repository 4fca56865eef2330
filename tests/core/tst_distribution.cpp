// SPDX-License-Identifier: GPL-3.0-or-later
#include "usage/distribution.h"

#include <QTest>
#include <numeric>

using namespace octroi::usage;

class DistributionTest : public QObject
{
    Q_OBJECT

    static Histogram some(int seed)
    {
        Histogram h;
        for (int i = 1; i <= 500; ++i)
            h.add(0.5 * i * i / seed, 1 + i % 7);
        return h;
    }

private Q_SLOTS:
    void bucketsGiveTheHistogramBack()
    {
        for (const int seed : {1, 3, 250}) {
            const Histogram h = some(seed);
            Histogram again;
            double before = 0;
            for (const auto &[value, count] : bucketsOf(h)) {
                QVERIFY(value > before && count > 0);
                before = value;
                again.add(value, count);
            }
            QCOMPARE(again.toBytes(), h.toBytes());
        }
        QVERIFY(bucketsOf({}).empty());
    }

    void barsHoldEveryCallOnce_data()
    {
        QTest::addColumn<int>("most");
        for (const int most : {3, 10, 60, 1'000})
            QTest::addRow("%d bars", most) << most;
    }
    void barsHoldEveryCallOnce()
    {
        QFETCH(int, most);
        const Histogram one = some(1), other = some(40);
        const LogBins bins = logBins(one, other, most);
        QVERIFY2(bins.count > 0 && bins.count <= most, qPrintable(QString::number(bins.count)));
        for (const Histogram *h : {&one, &other}) {
            const std::vector<std::int64_t> counts = bins.countsOf(*h);
            QCOMPARE(int(counts.size()), bins.count);
            QCOMPARE(std::accumulate(counts.begin(), counts.end(), std::int64_t(0)), h->count());
        }
        for (int bar = 0; bar < bins.count; ++bar) {
            QVERIFY(bins.lower(bar) < bins.upper(bar));
            if (bar > 0)
                QVERIFY(qAbs(bins.lower(bar) / bins.upper(bar - 1) - 1) < 1e-9);
        }
    }

    void aCallStandsInTheBarOfItsValue()
    {
        for (const double ms : {0.02, 1.0, 37.5, 999.0, 120'000.0}) {
            Histogram h, far;
            h.add(ms);
            far.add(5'000);
            far.add(0.3);
            const LogBins bins = logBins(h, far, 40);
            const std::vector<std::int64_t> counts = bins.countsOf(h);
            for (int bar = 0; bar < bins.count; ++bar) {
                if (counts[std::size_t(bar)] == 0)
                    continue;
                QVERIFY2(ms > bins.lower(bar) * (1 - 1e-9) && ms <= bins.upper(bar) * (1 + 1e-9), qPrintable(QString::number(ms)));
            }
        }
    }

    void nothingHasNoBars()
    {
        QCOMPARE(logBins({}, {}, 60).count, 0);
        QVERIFY(logBins({}, {}, 60).countsOf(some(1)).empty());
    }

    void twoPartsAreAddedUp()
    {
        Distribution all{some(1), some(2)};
        all.merge({some(3), {}});
        QCOMPARE(all.latency.count(), some(1).count() + some(3).count());
        QCOMPARE(all.sizes.count(), some(2).count());
        QVERIFY(!all.isEmpty() && Distribution().isEmpty());
    }
};

QTEST_GUILESS_MAIN(DistributionTest)
#include "tst_distribution.moc"
