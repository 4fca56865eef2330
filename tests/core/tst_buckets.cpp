// SPDX-License-Identifier: GPL-3.0-or-later
#include "usage/buckets.h"
#include "usage/rowseries.h"
#include "usage/weekpattern.h"

#include <QTest>

using namespace octroi;
using namespace octroi::usage;

class BucketsTest : public QObject
{
    Q_OBJECT
private:
    static double second(const char *text) { return double(QDateTime::fromString(QString::fromLatin1(text), Qt::ISODate).toSecsSinceEpoch()); }
    static domain::UsageRow row(double at, qint64 requests, const QString &partner = {})
    {
        domain::UsageRow row;
        row.at = QDateTime::fromSecsSinceEpoch(qint64(at), Qt::UTC);
        row.totals.requests = requests;
        row.partnerId = partner;
        return row;
    }

private Q_SLOTS:
    void theUnitFollowsTheWidthAndWhatIsKept_data()
    {
        QTest::addColumn<double>("hours");
        QTest::addColumn<int>("columns");
        QTest::addColumn<double>("age");
        QTest::addColumn<int>("unit");
        QTest::newRow("an hour") << 1.0 << 800 << 0.0 << int(Unit::Minute);
        QTest::newRow("a day, wide") << 24.0 << 800 << 0.0 << int(Unit::Minute);
        QTest::newRow("a day, narrow") << 24.0 << 300 << 0.0 << int(Unit::Hour);
        QTest::newRow("an hour of last week") << 1.0 << 800 << 7 * 24.0 << int(Unit::Hour);
        QTest::newRow("an hour of last year") << 1.0 << 800 << 365 * 24.0 << int(Unit::Day);
        QTest::newRow("a month") << 720.0 << 800 << 0.0 << int(Unit::Hour);
        QTest::newRow("three years") << 3 * 8'760.0 << 800 << 0.0 << int(Unit::Day);
    }
    void theUnitFollowsTheWidthAndWhatIsKept()
    {
        QFETCH(double, hours);
        QFETCH(int, columns);
        QFETCH(double, age);
        QFETCH(int, unit);
        const double now = 1.8e9, to = now - age * 3'600;
        QCOMPARE(int(unitFor({to - hours * 3'600, to}, columns, now)), unit);
    }

    void daysOnWhichClocksChange()
    {
        const QTimeZone zone("Europe/Paris");
        QVERIFY(zone.isValid());
        // 29 March 2026 has 23 hours there, 25 October has 25.
        const std::vector<double> spring =
            bucketEdges({second("2026-03-28T12:00:00Z"), second("2026-03-30T12:00:00Z")}, Unit::Day, zone);
        QCOMPARE(spring.size(), std::size_t(4));
        QCOMPARE(spring[0], second("2026-03-27T23:00:00Z"));
        QCOMPARE(spring[2] - spring[1], 23 * 3'600.0);
        const std::vector<double> autumn =
            bucketEdges({second("2026-10-25T10:00:00Z"), second("2026-10-25T11:00:00Z")}, Unit::Day, zone);
        QCOMPARE(autumn.size(), std::size_t(2));
        QCOMPARE(autumn[1] - autumn[0], 25 * 3'600.0);
        // Rates are by how long a day was: as many calls in the shorter one are more a second.
        const QList<domain::UsageRow> rows{row(spring[0], 82'800), row(spring[1], 82'800), row(spring[2], 82'800)};
        const RowSeries series = rowSeries(rows, spring, spring[3]);
        QCOMPARE(series.requests.size(), std::size_t(3));
        QCOMPARE(series.requests[1].value, 1.0);
        QVERIFY(qAbs(series.requests[0].value - 82'800.0 / 86'400) < 1e-9);
        QCOMPARE(series.totals.requests, 3 * 82'800);
    }

    void aZoneOnTheOtherSideOfTheWorld()
    {
        const QTimeZone zone("Pacific/Auckland");
        const std::vector<double> edges =
            bucketEdges({second("2026-06-10T00:00:00Z"), second("2026-06-11T00:00:00Z")}, Unit::Day, zone);
        QCOMPARE(edges.front(), second("2026-06-09T12:00:00Z")); // midnight of the 10th there
        QCOMPARE(edges.size(), std::size_t(3));
        // A row that begins there belongs to its day, not to that of UTC.
        const RowSeries series = rowSeries({row(edges[1], 86'400)}, edges, 2e9);
        QCOMPARE(series.requests[0].value, 0.0);
        QCOMPARE(series.requests[1].value, 1.0);
    }

    void absurdWindowsHaveNoBuckets()
    {
        const QTimeZone zone("UTC");
        QVERIFY(bucketEdges({0, 1e18}, Unit::Day, zone).empty());
        QVERIFY(bucketEdges({0, kGap}, Unit::Day, zone).empty());
        QVERIFY(bucketEdges({kGap, 10}, 60).empty());
        QVERIFY(bucketEdges({10, 0}, 60).empty());
        QVERIFY(bucketEdges({0, 1e15}, 1).empty());
        QCOMPARE(bucketEdges({0, 60}, Unit::Day, QTimeZone("Nowhere/Nothing")).size(), std::size_t(2));
    }

    void theWeekIsThatOfTheZone()
    {
        const QTimeZone zone("Europe/Paris");
        Samples hourly;
        // Four weeks around the change of clocks; always 9 at 9 o'clock there.
        for (double at = second("2026-03-15T23:00:00Z"); at < second("2026-04-12T22:00:00Z"); at += 3'600) {
            const QTime time = QDateTime::fromSecsSinceEpoch(qint64(at), zone).time();
            hourly.push_back({at + 1'800, time.hour() == 9 ? 9.0 : 0.0});
        }
        hourly[10].value = kGap;
        const WeekPattern pattern = weekPattern(hourly, zone);
        for (int day = 0; day < 7; ++day) {
            for (int hour = 0; hour < 24; ++hour) {
                const WeekPattern::Cell &cell = pattern.at(day, hour);
                QCOMPARE(cell.mean, hour == 9 ? 9.0 : 0.0);
                // Sunday has no two o'clock once, and one hour was not known.
                QCOMPARE(cell.hours, (day == 6 && hour == 2) || (day == 0 && hour == 10) ? 3 : 4);
            }
        }
        QCOMPARE(pattern.largest(), 9.0);
        QVERIFY(std::isnan(weekPattern({}, zone).largest()));
    }

    void aSplitKeepsEveryCall()
    {
        QList<domain::UsageRow> rows;
        for (int p = 0; p < 9; ++p) {
            for (int minute = 0; minute < 3; ++minute)
                rows.append(row(600 + minute * 60, 60 * (p + 1), QStringLiteral("p%1").arg(p)));
        }
        const auto parts = splitSeries(
            rows, [](const domain::UsageRow &r) { return r.partnerId; }, bucketEdges({600, 780}, 60), 10'000, 5);
        QCOMPARE(parts.size(), 6);
        QCOMPARE(parts[0].name, QStringLiteral("p8"));
        QCOMPARE(parts[5].name, kOthers);
        double sum = 0;
        qint64 total = 0;
        for (const NamedSeries &part : parts) {
            QCOMPARE(part.series.requests.size(), std::size_t(3));
            sum += part.series.requests[1].value;
            total += part.series.totals.requests;
        }
        QCOMPARE(sum, 45.0);
        QCOMPARE(total, 3 * 60 * 45);
        QCOMPARE(parts[5].series.requests[0].value, 1.0 + 2 + 3 + 4);
    }

    void finerNumbersTakeThePlaceOfCoarse()
    {
        Samples coarse{{0, 1}, {100, kGap}, {200, 3}, {300, 4}};
        patch(coarse, {{40, 9}, {110, 5}, {150, 6}, {290, 9}}, {90, 250});
        QCOMPARE(coarse, (Samples{{0, 1}, {110, 5}, {150, 6}, {300, 4}}));
    }
};

QTEST_GUILESS_MAIN(BucketsTest)
#include "tst_buckets.moc"
