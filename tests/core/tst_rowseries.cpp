// SPDX-License-Identifier: GPL-3.0-or-later
#include "usage/rowseries.h"

#include <QTest>

using namespace octroi;
using namespace octroi::usage;

namespace {

domain::UsageRow row(qint64 second, qint64 requests, const QString &refusal = {})
{
    domain::UsageRow r;
    r.at = QDateTime::fromSecsSinceEpoch(second, Qt::UTC);
    r.refusal = refusal;
    r.totals.requests = requests;
    r.totals.measured = requests;
    r.totals.bytesOut = requests * 600;
    r.totals.p95 = 20;
    return r;
}

} // namespace

class RowSeriesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bucketsAreRates()
    {
        const RowSeries series = rowSeries({row(600, 120), row(720, 60)}, {600, 780}, 60, 10'000);
        QCOMPARE(series.requests.size(), std::size_t(3));
        QCOMPARE(series.requests[0].value, 2.0);
        QCOMPARE(series.requests[1].value, 0.0); // no row: nobody called
        QCOMPARE(series.requests[2].value, 1.0);
        QVERIFY(series.p95[1].isGap());
        QCOMPARE(series.totals.requests, 180);
    }

    void theBucketUnderWayCountsAsLongAsItLasted()
    {
        const RowSeries series = rowSeries({row(600, 30)}, {600, 660}, 60, 630);
        QCOMPARE(series.requests.size(), std::size_t(1));
        QCOMPARE(series.requests[0].value, 1.0);
    }

    void callsThatNoLogToldOfHaveNoBytes()
    {
        domain::UsageRow unlogged = row(600, 50);
        unlogged.totals.measured = 0;
        unlogged.totals.bytesOut = 0;
        const RowSeries series = rowSeries({unlogged}, {600, 660}, 60, 10'000);
        QVERIFY(series.bytesOut[0].isGap());
        QVERIFY(series.p95[0].isGap());
        QVERIFY(!series.requests[0].isGap());
    }

    void refusalsByName()
    {
        const auto series =
            refusalSeries({row(600, 60, QStringLiteral("expired")), row(660, 6, QStringLiteral("revoked")),
                           row(600, 900, QStringLiteral("none"))},
                          {600, 720}, 60, 10'000);
        QCOMPARE(series.keys(), (QStringList{QStringLiteral("expired"), QStringLiteral("revoked")}));
        QCOMPARE(series[QStringLiteral("expired")][0].value, 1.0);
        QCOMPARE(largestOf(series, 1), QStringList{QStringLiteral("expired")});
        QCOMPARE(sumOf(series.values())[1].value, 0.1);
    }

    void changeNeedsSomethingToCompareWith()
    {
        QCOMPARE(change(110, 100), 0.1);
        QVERIFY(std::isnan(change(110, 0)));
        QVERIFY(std::isnan(change(kGap, 100)));
    }

    void absurdWindowsEnd()
    {
        QVERIFY(rowSeries({}, {0, 1e15}, 1, 1e15).requests.empty());
        QVERIFY(rowSeries({}, {10, 0}, 60, 100).requests.empty());
        QVERIFY(rowSeries({}, {0, 100}, 0, 100).requests.empty());
    }
};

QTEST_GUILESS_MAIN(RowSeriesTest)
#include "tst_rowseries.moc"
