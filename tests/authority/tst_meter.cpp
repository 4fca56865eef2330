// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/meter/meter.h"
#include "authority/meter/sysloglistener.h"

#include <QTest>
#include <thread>

using namespace octroi;
using namespace octroi::authority;

class TestMeter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void threadsAreCountedExactlyWhileMerging()
    {
        ManualClock clock;
        Verifier verifier(clock);
        Meter meter(verifier, clock, 3);
        std::atomic<int> running{3};
        std::vector<std::thread> threads;
        for (unsigned t = 0; t < 3; ++t)
            threads.emplace_back([&, t] {
                Epochs::Reader reader(verifier.epochs());
                CheckResult result;
                for (int i = 0; i < 100'000; ++i) {
                    const Epochs::Section section(reader);
                    result.refusal = i % 3 ? domain::Refusal::UnknownKey : domain::Refusal::NoCredential;
                    meter.count(t, result);
                }
                --running;
            });
        qint64 requests = 0, refused = 0;
        const auto merge = [&] {
            for (const auto &d : meter.collect().deltas) {
                requests += d.requests;
                refused += d.refused;
            }
        };
        while (running > 0)
            merge();
        for (auto &thread : threads)
            thread.join();
        merge();
        QCOMPARE(requests, 300'000);
        QCOMPARE(refused, 300'000);
        QCOMPARE(meter.checks(), 300'000);
    }
    void linesBecomePointAndDelta()
    {
        ManualClock clock(1'780'000'000'000);
        Verifier verifier(clock);
        Meter meter(verifier, clock, 1);
        Epochs::Reader reader(verifier.epochs());
        NormalPath scratch;
        for (const int n : {4, 5, 8}) {
            auto line = parseDatagram(R"(<190>Nov 23 10:00:00 host nginx: {"k":"nobody0000","m":"GET","u":"/x?secret=1","s":206,"bi":100,"bo":2000,"t":0.010,"r":"","n":)" + std::to_string(n) + "}");
            QVERIFY(line);
            meter.record(*line, reader, scratch);
        }
        const auto deltas = meter.collect().deltas;
        QCOMPARE(deltas.size(), 1);
        QCOMPARE(deltas[0].keyId, QString()); // not issued by us
        QCOMPARE(deltas[0].endpoint, QStringLiteral("other"));
        QCOMPARE(deltas[0].bytesIn, 300);
        QCOMPARE(deltas[0].bytesOut, 6000);
        QCOMPARE(deltas[0].classes[0], 3);
        QVERIFY(meter.closeSeconds().isEmpty());
        clock.advanceMs(2000);
        const auto points = meter.closeSeconds();
        QCOMPARE(points.size(), 2);
        QCOMPARE(points[0].second, 1'780'000'000);
        QCOMPARE(points[0].callsSeen, 3);
        QCOMPARE(points[0].lostLines, 2);
        QCOMPARE(points[0].calls.size(), 3);
        QCOMPARE(points[0].calls[0].path, QStringLiteral("/x"));
        QVERIFY(qAbs(points[0].totals.p50 - 10) < 0.5);
        QCOMPARE(points[1].totals.measured, 0);
    }
    void malformedLines_data()
    {
        QTest::addColumn<QByteArray>("line");
        for (const char *line : {"", "<190>x", "{", "{\"bi\":-1}", "{\"bo\":1e30}", "{\"t\":-1}", "{\"t\":1e300}", "[1]"})
            QTest::newRow(*line ? line : "empty") << QByteArray(line);
    }
    void malformedLines()
    {
        QFETCH(QByteArray, line);
        QVERIFY(!parseDatagram(line.toStdString()));
    }
};

QTEST_GUILESS_MAIN(TestMeter)
#include "tst_meter.moc"
