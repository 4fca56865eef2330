// SPDX-License-Identifier: GPL-3.0-or-later
#include "usage/liveseries.h"

#include <QTest>

using namespace octroi;
using namespace octroi::usage;

namespace {

domain::LivePoint point(qint64 second, qint64 requests, qint64 measured = -1)
{
    domain::LivePoint p;
    p.second = second;
    p.totals.requests = requests;
    p.totals.measured = measured < 0 ? requests : measured;
    p.totals.bytesOut = p.totals.measured * 100;
    p.totals.p95 = p.totals.measured > 0 ? 40 : -1;
    p.keys.append({QStringLiteral("k1"), requests, 0, 1, 2});
    return p;
}

} // namespace

class LiveRingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void holdsItsSecondsAndNoMore()
    {
        LiveRing ring(10);
        for (int i = 0; i < 25; ++i)
            QVERIFY(ring.add(point(1'000 + i, 1)));
        QCOMPARE(qsizetype(ring.points().size()), qsizetype(10));
        QCOMPARE(ring.firstSecond(), 1'015);
        QVERIFY(!ring.add(point(1'014, 1)));
    }

    void lateAndRepeatedPointsFindTheirPlace()
    {
        LiveRing ring;
        ring.add(point(10, 1));
        ring.add(point(12, 3));
        ring.add(point(11, 2));
        ring.add(point(12, 30));
        QCOMPARE(qsizetype(ring.points().size()), qsizetype(3));
        QCOMPARE(ring.points()[1].totals.requests, 2);
        QCOMPARE(ring.points()[2].totals.requests, 30);
        QCOMPARE(ring.totals({0, 100}).requests, 33);
    }

    void aBrokenStreamIsAGap()
    {
        LiveRing ring;
        ring.add(point(100, 5));
        ring.add(point(101, 5));
        ring.add(point(120, 5));
        const Samples samples =
            ring.series({90, 130}, [](const domain::LivePoint &p) { return double(p.totals.requests); });
        QCOMPARE(samples.size(), std::size_t(4));
        QVERIFY(samples[2].isGap());
        const QList<Gap> gaps = ring.gaps({90, 130});
        QCOMPARE(gaps.size(), 1);
        QCOMPARE(gaps[0].reason, QStringLiteral("no_live"));
        QCOMPARE(gaps[0].window.from, 102.0);
        QCOMPARE(gaps[0].window.to, 120.0);
    }

    void callsWithoutLogLinesAreAGapInBytes()
    {
        LiveRing ring;
        for (int i = 0; i < 60; ++i)
            ring.add(point(1'000 + i, 4, i >= 20 && i < 40 ? 0 : 4));
        const Window window{1'000, 1'060};
        const QList<Gap> gaps = ring.gaps(window);
        QCOMPARE(gaps.size(), 1);
        QCOMPARE(gaps[0].reason, QStringLiteral("no_feed"));
        QCOMPARE(gaps[0].window.from, 1'020.0);
        const RowSeries live = liveSeries(ring, window);
        QVERIFY(std::isnan(valueNear(live.bytesOut, 1'030, 0.5)));
        QCOMPARE(valueNear(live.bytesOut, 1'010, 0.5), 400.0);
        QCOMPARE(valueNear(live.requests, 1'030, 0.5), 4.0); // the calls themselves were counted
    }

    void aQuietSecondIsNoGap()
    {
        LiveRing ring;
        for (int i = 0; i < 30; ++i)
            ring.add(point(1'000 + i, i % 3 == 0 ? 2 : 0));
        QVERIFY(ring.gaps({1'000, 1'030}).isEmpty());
        const RowSeries live = liveSeries(ring, {1'000, 1'030});
        QCOMPARE(downsample(live.p95, {1'000, 1'030}, 100).size(), std::size_t(1));
        QCOMPARE(extentOf(live.p95, {1'000, 1'030}).count, qsizetype(10));
    }

    void negativeCountsAreGapsAndNotDrawn()
    {
        LiveRing ring;
        ring.add(point(1, 5));
        ring.add(point(2, -50, 0));
        ring.add(point(3, 5));
        const RowSeries live = liveSeries(ring, {0, 10});
        QVERIFY(live.requests[1].isGap());
        QVERIFY(extentOf(live.requests, {0, 10}).smallest >= 0);
    }

    void lostLinesAreTold()
    {
        LiveRing ring;
        domain::LivePoint p = point(7, 3);
        p.lostLines = 12;
        ring.add(p);
        QCOMPARE(ring.lostLines({0, 10}), 12);
        QCOMPARE(ring.gaps({0, 10}).first().lost, 12);
    }

    void onlyTheSubjectsKeysCount()
    {
        LiveRing ring;
        domain::LivePoint p = point(7, 3);
        p.keys.append({QStringLiteral("k2"), 9, 1, 0, 0});
        ring.add(p);
        QCOMPARE(liveSeries(ring, {0, 10}, {QStringLiteral("k2")}).requests.front().value, 9.0);
        QCOMPARE(ring.keys({0, 10}).first().id, QStringLiteral("k2"));
    }

    void callsAreNotKept()
    {
        LiveRing ring;
        domain::LivePoint p = point(7, 3);
        p.calls.append(domain::CallRecord{});
        ring.add(p);
        QVERIFY(ring.points().front().calls.isEmpty());
    }
};

QTEST_GUILESS_MAIN(LiveRingTest)
#include "tst_livering.moc"
