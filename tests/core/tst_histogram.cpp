// SPDX-License-Identifier: GPL-3.0-or-later
#include "usage/histogram.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

using octroi::usage::Histogram;

namespace {
std::vector<double> sample(unsigned seed, int size)
{
    std::mt19937 random(seed);
    std::lognormal_distribution<double> latency(3, 2);
    std::vector<double> out;
    for (int i = 0; i < size; ++i)
        out.push_back(std::clamp(latency(random), Histogram::kSmallestMs, Histogram::kLargestMs));
    return out;
}
} // namespace

class TestHistogram : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void quantilesAreWithinTheBound()
    {
        for (unsigned seed = 1; seed <= 5; ++seed) {
            auto values = sample(seed, 20'000);
            Histogram h;
            for (const double v : values)
                h.add(v);
            QCOMPARE(h.count(), std::int64_t(values.size()));
            std::sort(values.begin(), values.end());
            for (const double q : {0.0, 0.01, 0.25, 0.5, 0.75, 0.95, 0.99, 0.999, 1.0}) {
                const double exact = values[std::size_t(q * double(values.size() - 1))];
                const double error = std::abs(h.quantile(q) - exact) / exact;
                QVERIFY2(error <= Histogram::kRelativeError + 1e-6, qPrintable(QString::number(error)));
            }
        }
    }

    void theEnds()
    {
        Histogram h;
        QCOMPARE(h.quantile(0.5), -1.0);
        QVERIFY(h.toBytes().isEmpty());
        for (const double odd : {-5.0, 0.0, std::numeric_limits<double>::quiet_NaN()})
            QCOMPARE(Histogram::bucketOf(odd), 0);
        const int last = Histogram::bucketOf(Histogram::kLargestMs);
        QCOMPARE(Histogram::bucketOf(std::numeric_limits<double>::infinity()), last);
        QCOMPARE(Histogram::bucketOf(1e300), last);
        h.add(1, 0);
        h.add(1, -3);
        QCOMPARE(h.count(), 0);
        h.add(7, 5);
        QCOMPARE(h.count(), 5);
        QVERIFY(std::abs(h.quantile(0.5) - 7) <= 7 * Histogram::kRelativeError);
    }

    void mergingEqualsTheUnion()
    {
        const auto a = sample(11, 3000);
        const auto b = sample(12, 5000);
        Histogram left;
        Histogram right;
        Histogram both;
        for (const double v : a) {
            left.add(v);
            both.add(v);
        }
        for (const double v : b) {
            right.add(v);
            both.add(v);
        }
        Histogram merged = left;
        merged.merge(right);
        QCOMPARE(merged.toBytes(), both.toBytes());
        QCOMPARE(merged.count(), both.count());
        Histogram other = right;
        other.merge(left);
        QCOMPARE(other.toBytes(), both.toBytes());
        Histogram fromBytes;
        QVERIFY(fromBytes.mergeBytes(left.toBytes()));
        QVERIFY(fromBytes.mergeBytes(right.toBytes()));
        QCOMPARE(fromBytes.toBytes(), both.toBytes());
        QCOMPARE(fromBytes.quantile(0.95), both.quantile(0.95));
    }

    void roundTrip()
    {
        Histogram h;
        h.add(0);
        h.add(3'600'000, 1'000'000'000'000);
        Histogram back;
        QVERIFY(back.mergeBytes(h.toBytes()));
        QCOMPARE(back.toBytes(), h.toBytes());
        QCOMPARE(back.count(), 1'000'000'000'001);
        QVERIFY(back.mergeBytes({}));
        QCOMPARE(back.count(), 1'000'000'000'001);
    }

    void garbageIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("half a pair") << QByteArray("\x05", 1);
        QTest::newRow("cut varint") << QByteArray("\x05\x81", 2);
        QTest::newRow("zero count") << QByteArray("\x05\x00", 2);
        QTest::newRow("same bucket twice") << QByteArray("\x05\x01\x00\x01", 4);
        QTest::newRow("bucket too high") << QByteArray("\xff\xff\x03\x01", 4);
        QTest::newRow("overlong varint") << QByteArray("\x85\x00\x01", 3);
        QTest::newRow("endless varint") << QByteArray(20, '\xff');
        QTest::newRow("sum overflows") << QByteArray("\x01\xff\xff\xff\xff\xff\xff\xff\xff\x7f\x01\x01", 12);
    }
    void garbageIsRefused()
    {
        QFETCH(QByteArray, bytes);
        Histogram h;
        h.add(10, 3);
        const QByteArray before = h.toBytes();
        QVERIFY(!h.mergeBytes(bytes));
        QCOMPARE(h.toBytes(), before);
        QCOMPARE(h.count(), 3);
    }

    void theSumIsWithinTheError()
    {
        Histogram h;
        QCOMPARE(h.sum(), 0.0);
        std::mt19937 random(11);
        double exact = 0;
        for (int i = 0; i < 10'000; ++i) {
            const double ms = 0.05 + double(random() % 1'000'000) / 300;
            h.add(ms);
            exact += ms;
        }
        QVERIFY(qAbs(h.sum() - exact) <= exact * Histogram::kRelativeError);
    }

    void randomBytesNeverCrash()
    {
        std::mt19937 random(7);
        for (int i = 0; i < 20'000; ++i) {
            QByteArray bytes;
            for (unsigned n = random() % 24; n > 0; --n)
                bytes.append(char(random()));
            Histogram h;
            if (h.mergeBytes(bytes))
                QCOMPARE(h.toBytes(), bytes);
        }
    }
};

QTEST_APPLESS_MAIN(TestHistogram)
#include "tst_histogram.moc"
