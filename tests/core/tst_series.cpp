// SPDX-License-Identifier: GPL-3.0-or-later
#include "usage/series.h"

#include <QRandomGenerator>
#include <QTest>
#include <algorithm>
#include <map>

using namespace octroi::usage;

class SeriesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyColumnKeepsItsExtremes_data()
    {
        QTest::addColumn<int>("samples");
        QTest::addColumn<int>("columns");
        QTest::newRow("many a column") << 100'000 << 800;
        QTest::newRow("few a column") << 1'000 << 400;
        QTest::newRow("fewer than columns") << 90 << 800;
        QTest::newRow("one column") << 5'000 << 1;
    }

    void everyColumnKeepsItsExtremes()
    {
        QFETCH(int, samples);
        QFETCH(int, columns);
        QRandomGenerator random(7);
        Samples data;
        for (int i = 0; i < samples; ++i)
            data.push_back({double(i), random.bounded(1000.0)});
        const Window window{0, double(samples)};
        const Pieces pieces = downsample(data, window, columns);
        QCOMPARE(pieces.size(), std::size_t(1));

        const auto columnOf = [&](double at) { return std::min(columns - 1, int(at * columns / samples)); };
        std::map<int, std::pair<double, double>> wanted;
        for (const Sample &sample : data) {
            auto [it, fresh] = wanted.try_emplace(columnOf(sample.at), sample.value, sample.value);
            if (!fresh) {
                it->second.first = std::min(it->second.first, sample.value);
                it->second.second = std::max(it->second.second, sample.value);
            }
        }
        std::map<int, std::vector<double>> kept;
        double before = -1;
        for (const Sample &sample : pieces.front()) {
            QVERIFY(sample.at > before); // in the order of time
            before = sample.at;
            kept[columnOf(sample.at)].push_back(sample.value);
        }
        QCOMPARE(kept.size(), wanted.size());
        for (const auto &[column, values] : kept) {
            QVERIFY(values.size() <= 2);
            QCOMPARE(*std::min_element(values.begin(), values.end()), wanted[column].first);
            QCOMPARE(*std::max_element(values.begin(), values.end()), wanted[column].second);
        }
    }

    void aSinglePeakAmongAMillionStays()
    {
        Samples data;
        for (int i = 0; i < 1'000'000; ++i)
            data.push_back({double(i), i == 543'210 ? 999.0 : 1.0});
        const Pieces pieces = downsample(data, {0, 1e6}, 866);
        double largest = 0;
        for (const Sample &sample : pieces.front())
            largest = std::max(largest, sample.value);
        QCOMPARE(largest, 999.0);
    }

    void gapsStayGaps()
    {
        Samples data;
        for (int i = 0; i < 1'000; ++i)
            data.push_back({double(i), i >= 400 && i < 500 ? kGap : 5.0});
        const Pieces pieces = downsample(data, {0, 1'000}, 100);
        QCOMPARE(pieces.size(), std::size_t(2));
        QVERIFY(pieces[0].back().at < 400);
        QVERIFY(pieces[1].front().at >= 500);
    }

    void aGapInsideOneColumnBreaksTheLine()
    {
        Samples data;
        for (int i = 0; i < 1'000; ++i)
            data.push_back({double(i), i == 455 ? kGap : double(i % 7)});
        QCOMPARE(downsample(data, {0, 1'000}, 10).size(), std::size_t(2));
    }

    void neighboursOutsideKeepTheLineRunning()
    {
        Samples data;
        for (int i = 0; i < 100; ++i)
            data.push_back({double(i * 10), 1.0});
        const Pieces pieces = downsample(data, {105, 195}, 50);
        QCOMPARE(pieces.size(), std::size_t(1));
        QCOMPARE(pieces[0].front().at, 100.0);
        QCOMPARE(pieces[0].back().at, 200.0);
    }

    void nothingComesOutOfNothing()
    {
        QVERIFY(downsample({}, {0, 10}, 100).empty());
        QVERIFY(downsample({{1, 1}}, {10, 10}, 100).empty());
        QVERIFY(downsample({{1, 1}}, {10, 0}, 100).empty());
        QVERIFY(downsample({{1, 1}}, {0, 10}, 0).empty());
        QVERIFY(downsample({{1, kGap}, {2, kGap}}, {0, 10}, 10).empty());
    }

    void impossibleValuesBecomeGaps()
    {
        const double infinity = std::numeric_limits<double>::infinity();
        const Samples good = cleaned(
            {{1, 5}, {2, infinity}, {3, -infinity}, {4, kGap}, {5, -3}, {6, 7}, {6, 8}, {4, 9}, {kGap, 1}});
        QCOMPARE(good.size(), std::size_t(6));
        QCOMPARE(good[0].value, 5.0);
        for (std::size_t i = 1; i < 5; ++i)
            QVERIFY(good[i].isGap());
        QCOMPARE(good[5].value, 7.0); // the first of a repeated second, and nothing goes back in time
    }

    void aCounterThatFallsWasReset()
    {
        const Samples rates = ratesOf({{0, 100}, {10, 200}, {20, 30}, {30, 60}});
        QCOMPARE(rates.size(), std::size_t(3));
        QCOMPARE(rates[0].value, 10.0);
        QCOMPARE(rates[1].value, 3.0); // 30 since the reset, never -17
        QCOMPARE(rates[2].value, 3.0);
    }

    void aCounterWithAHoleHasNoRateThere()
    {
        const Samples rates = ratesOf({{0, 100}, {10, kGap}, {20, 300}, {30, 310}});
        QCOMPARE(rates.size(), std::size_t(3));
        QVERIFY(rates[0].isGap());
        QVERIFY(rates[1].isGap());
        QCOMPARE(rates[2].value, 1.0);
    }

    void missingSecondsAreAGap()
    {
        const Samples samples = withGaps({{1, 1}, {2, 1}, {7, 1}}, 1);
        QCOMPARE(samples.size(), std::size_t(4));
        QVERIFY(samples[2].isGap());
    }

    void theNearestValueWithinReach()
    {
        const Samples samples{{10, 1}, {20, 2}, {30, kGap}};
        QCOMPARE(valueNear(samples, 14, 10), 1.0);
        QCOMPARE(valueNear(samples, 16, 10), 2.0);
        QVERIFY(std::isnan(valueNear(samples, 30, 5)));
        QVERIFY(std::isnan(valueNear(samples, 50, 5)));
        QVERIFY(std::isnan(valueNear({}, 50, 5)));
    }

    void binsAreMeansAndEmptyOnesAreGaps()
    {
        const std::vector<double> bins = binMeans({{0, 2}, {1, 4}, {25, 6}, {35, kGap}}, {0, 40}, 4);
        QCOMPARE(bins[0], 3.0);
        QVERIFY(std::isnan(bins[1]));
        QCOMPARE(bins[2], 6.0);
        QVERIFY(std::isnan(bins[3]));
    }

    void extentIgnoresGaps()
    {
        const Extent extent = extentOf({{0, 2}, {1, kGap}, {2, 6}}, {0, 10});
        QCOMPARE(extent.smallest, 2.0);
        QCOMPARE(extent.largest, 6.0);
        QCOMPARE(extent.mean, 4.0);
        QCOMPARE(extent.last, 6.0);
        QVERIFY(std::isnan(extentOf({}, {0, 10}).mean));
    }
};

QTEST_GUILESS_MAIN(SeriesTest)
#include "tst_series.moc"
