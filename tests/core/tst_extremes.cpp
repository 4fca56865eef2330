// SPDX-License-Identifier: GPL-3.0-or-later
#include "usage/extremes.h"

#include <QRandomGenerator>
#include <QTest>

using namespace octroi::usage;

class ExtremesTest : public QObject
{
    Q_OBJECT
private:
    static Samples random(int count, double gaps, quint32 seed)
    {
        QRandomGenerator random(seed);
        Samples samples;
        double at = 1'000;
        for (int i = 0; i < count; ++i) {
            at += random.bounded(4) == 0 ? 7 : 1; // not evenly
            const bool gap = random.bounded(1.0) < gaps;
            samples.push_back({at, gap ? kGap : std::floor(random.bounded(50.0))}); // with equal values
        }
        return samples;
    }

private Q_SLOTS:
    void agreesWithLookingAtEverySample_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<double>("gaps");
        QTest::newRow("none") << 0 << 0.0;
        QTest::newRow("one") << 1 << 0.0;
        QTest::newRow("a block") << 32 << 0.0;
        QTest::newRow("a block and one") << 33 << 0.1;
        QTest::newRow("three levels") << 40'000 << 0.0;
        QTest::newRow("some gaps") << 40'000 << 0.002;
        QTest::newRow("many gaps") << 5'000 << 0.4;
        QTest::newRow("only gaps") << 3'000 << 1.0;
    }
    void agreesWithLookingAtEverySample()
    {
        QFETCH(int, count);
        QFETCH(double, gaps);
        const Samples samples = random(count, gaps, 5);
        const Extremes extremes(samples);
        QRandomGenerator dice(9);
        for (int round = 0; round < 60; ++round) {
            const double from = 900 + dice.bounded(double(count) * 2 + 200);
            const Window window = round == 0 ? Window{0, 1e6} : Window{from, from + 1 + dice.bounded(double(count) + 50)};
            for (const int columns : {1, 7, 400, 1'000}) {
                const Pieces mine = extremes.downsample(window, columns), all = downsample(samples, window, columns);
                QCOMPARE(mine.size(), all.size());
                for (std::size_t i = 0; i < all.size(); ++i)
                    QVERIFY(mine[i] == all[i]);
            }
            const Extent mine = extremes.extentOf(window), all = extentOf(samples, window);
            QCOMPARE(mine.count, all.count);
            if (all.count == 0)
                continue;
            QCOMPARE(mine.smallest, all.smallest);
            QCOMPARE(mine.largest, all.largest);
            QCOMPARE(mine.last, all.last);
            QVERIFY(qAbs(mine.mean - all.mean) < 1e-9 * std::max(1.0, all.mean));
        }
    }

    void aMillionPointsKeepTheirExtremes()
    {
        Samples samples = random(1'000'000, 0, 3);
        for (const std::size_t place : {std::size_t(1), std::size_t(500'003), std::size_t(999'998)})
            samples[place].value = 1e6 + double(place); // one sample among a million
        const Extremes extremes(samples);
        constexpr int columns = 800;
        const Window window{samples.front().at, samples.back().at + 1};
        const Pieces pieces = extremes.downsample(window, columns);
        QCOMPARE(pieces.size(), std::size_t(1));
        QVERIFY(pieces[0].size() <= 2 * columns);
        // Against the raw data, column by column.
        const auto columnOf = [&](double at) { return std::min(columns - 1, int((at - window.from) * columns / window.length())); };
        std::vector<std::pair<double, double>> raw(columns, {1e300, -1e300}), kept = raw;
        std::vector<int> points(columns, 0);
        const auto note = [](std::pair<double, double> &extent, double value) {
            extent.first = std::min(extent.first, value);
            extent.second = std::max(extent.second, value);
        };
        for (const Sample &sample : samples)
            note(raw[std::size_t(columnOf(sample.at))], sample.value);
        for (const Sample &sample : pieces[0]) {
            note(kept[std::size_t(columnOf(sample.at))], sample.value);
            QVERIFY(++points[std::size_t(columnOf(sample.at))] <= 2);
        }
        QVERIFY(kept == raw);
        QCOMPARE(extremes.extentOf(window).largest, 1e6 + 999'998);
    }
};

QTEST_APPLESS_MAIN(ExtremesTest)
#include "tst_extremes.moc"
