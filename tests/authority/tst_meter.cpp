// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/meter/meter.h"
#include "authority/meter/sysloglistener.h"
#include "crypto/digest.h"

#include <QTest>
#include <algorithm>
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
        for (const int n : {4, 5, 8})
            record(meter, verifier, R"(<190>Nov 23 10:00:00 host nginx: {"k":"nobody0000","m":"GET","u":"/x?secret=1","s":206,"bi":100,"bo":2000,"t":0.010,"r":"","n":)" + std::to_string(n) + "}");
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
        // Three calls of 10 ms in a second: 0.03 of them at a time.
        QVERIFY(qAbs(points[0].inFlight - 0.030) < 0.030 * usage::Histogram::kRelativeError + 1e-9);
        QCOMPARE(points[1].inFlight, 0.0);
        QCOMPARE(points[1].totals.measured, 0);
    }
    void groupsOfTheLastSecondsAreBounded()
    {
        LiveGroups groups(10);
        CallSums sums;
        sums.requests = 1;
        for (int second = 0; second < 100; ++second) {
            for (std::uint32_t i = 0; i < 4; ++i)
                groups.add(i, 0, 0, sums, {});
            groups.close(second);
        }
        QCOMPARE(groups.seconds().size(), std::size_t(2));
        QCOMPARE(groups.seconds().back().second, 99);
        for (std::uint32_t i = 0; i < 1'000; ++i)
            groups.add(i, 0, 0, sums, {});
        groups.close(100);
        QCOMPARE(groups.seconds().back().groups.size(), std::size_t(10));
        for (int second = 101; second < 5'000; ++second)
            groups.close(second); // silent seconds count, too
        QCOMPARE(groups.seconds().size(), LiveGroups::kSeconds);
        QCOMPARE(groups.seconds().back().second, 4'999);
    }
    void aPartKnowsItsPast()
    {
        ManualClock clock(1'780'000'000'000);
        Verifier verifier(clock);
        Meter meter(verifier, clock, 1);
        record(meter, verifier, R"(<190>Nov 23 10:00:00 host nginx: {"k":"nobody0000","m":"GET","u":"/x","s":200,"bi":1,"bo":2000,"t":0.040,"r":"","n":1})");
        meter.collect();
        clock.advanceMs(3000);
        const auto all = meter.closeSeconds();
        domain::LiveFilter filter;
        filter.endpoint = QStringLiteral("other");
        meter.watch(QStringLiteral("a"), {}, filter);
        const auto past = meter.past(QStringLiteral("a"));
        QCOMPARE(past.size(), all.size());
        for (qsizetype i = 0; i < all.size(); ++i) {
            QCOMPARE(past[i].second, all[i].second);
            QCOMPARE(past[i].totals, all[i].totals); // percentiles, too
            QCOMPARE(past[i].inFlight, all[i].inFlight);
        }
        filter.endpoint = QStringLiteral("GET /else");
        meter.watch(QStringLiteral("b"), {}, filter);
        for (const auto &point : meter.past(QStringLiteral("b")))
            QCOMPARE(point.totals.measured, 0);
        QVERIFY(meter.past(QStringLiteral("c")).isEmpty());
    }
    void noSecondComesTwiceWhenTheClockIsSetBack()
    {
        ManualClock clock(1'780'000'000'000);
        Verifier verifier(clock);
        Meter meter(verifier, clock, 1);
        std::vector<qint64> seconds;
        const auto pass = [&](qint64 ms) {
            clock.advanceMs(ms);
            for (const auto &point : meter.closeSeconds())
                seconds.push_back(point.second);
        };
        pass(3000);
        QCOMPARE(seconds.size(), std::size_t(3));
        pass(-60'000);
        QCOMPARE(seconds.size(), std::size_t(3));
        // What is counted now belongs to the second that the clock shows.
        record(meter, verifier, R"(<190>Nov 23 10:00:00 host nginx: {"k":"","m":"GET","u":"/x","s":200,"bi":1,"bo":1,"t":0.010,"r":"","n":1})");
        const auto deltas = meter.collect().deltas;
        QCOMPARE(deltas.size(), 1);
        QCOMPARE(deltas[0].second, 1'780'000'003 - 60);
        for (int i = 0; i < 5; ++i)
            pass(1000);
        pass(-3'600'000);
        pass(1000);
        QCOMPARE(seconds.size(), std::size_t(9));
        for (std::size_t i = 1; i < seconds.size(); ++i)
            QCOMPARE(seconds[i], seconds[i - 1] + 1);
        // Set right again, the stream has the seconds of the clock, and has left none of its own out.
        pass(3'660'000);
        pass(2000);
        QCOMPARE(seconds.back(), clock.nowMs() / 1000 - 1);
        for (std::size_t i = 1; i < seconds.size(); ++i)
            QVERIFY(seconds[i] > seconds[i - 1]);
    }
    void aLineIsCountedOnceAndALostOneIsKnown()
    {
        ManualClock clock(1'780'000'000'000);
        Verifier verifier(clock);
        Meter meter(verifier, clock, 2);
        std::vector<CallNumber> numbers;
        for (int i = 0; i < 10; ++i)
            numbers.push_back(meter.nextNumber(i % 2));
        for (const int i : {9, 0, 3, 3, 1, 0, 2, 5, 8}) // 4, 6 and 7 never come, 0 and 3 come twice
            record(meter, verifier, lineOf(numbers[std::size_t(i)]));
        record(meter, verifier, lineOf({12345, 0, 3}));   // of an octroid before this one: counted
        record(meter, verifier, "not a line");
        qint64 measured = 0;
        for (const auto &delta : meter.collect().deltas)
            measured += delta.measured;
        QCOMPARE(measured, 8);
        QCOMPARE(meter.feed().duplicates, 2);
        QCOMPARE(meter.feed().malformed, 1);
        meter.closeSeconds();
        clock.advanceMs((CallNumbers::kSettleS - 1) * 1000);
        meter.closeSeconds();
        meter.collect();
        QCOMPARE(meter.feed().lost, 0); // a long call may still come
        record(meter, verifier, lineOf(numbers[4]));
        clock.advanceMs(2000);
        meter.closeSeconds();
        meter.collect();
        QCOMPARE(meter.feed().lost, 2);
        QCOMPARE(meter.feed().lines, 9);
        record(meter, verifier, lineOf(numbers[6])); // given up, and comes after all
        clock.advanceMs(1000);
        const auto points = meter.closeSeconds();
        meter.collect();
        QCOMPARE(meter.feed().late, 1);
        QCOMPARE(meter.feed().lines, 10);
        QCOMPARE(points.last().lostLines, 2); // told in the second in which it was found
    }
    void whatTheKernelDroppedIsNotMissedAgain()
    {
        ManualClock clock(1'780'000'000'000);
        Verifier verifier(clock);
        Meter meter(verifier, clock, 1);
        for (int i = 0; i < 5; ++i)
            record(meter, verifier, i < 2 ? lineOf(meter.nextNumber(0)) : (meter.nextNumber(0), std::string("{")));
        meter.intake().addDropped(2);
        meter.closeSeconds();
        clock.advanceMs(CallNumbers::kSettleS * 1000 + 1000);
        meter.closeSeconds();
        meter.collect();
        QCOMPARE(meter.feed().lost, 3); // three are missing, two of them the kernel told of
    }
    void manyNumbersBetweenTwoSeconds()
    {
        CallNumbers numbers(7, 1);
        const std::uint64_t many = 3 * CallNumbers::kWindow;
        QVERIFY(numbers.see({7, 0, 5}, 10) == CallNumbers::Seen::First);
        QVERIFY(numbers.see({7, 0, 10}, 10) == CallNumbers::Seen::Unknown); // nobody gave it out
        QVERIFY(numbers.see({7, 1, 0}, 10) == CallNumbers::Seen::Unknown);
        QCOMPARE(numbers.settle(100, {many}), qint64(many - CallNumbers::kWindow / 2 - 1));
        QVERIFY(numbers.see({7, 0, 5}, many) == CallNumbers::Seen::Late);
        for (std::uint64_t i = many - CallNumbers::kWindow / 2; i < many; ++i)
            QVERIFY(numbers.see({7, 0, i}, many) == CallNumbers::Seen::First);
        QVERIFY(numbers.see({7, 0, many - 1}, many) == CallNumbers::Seen::Again);
        QCOMPARE(numbers.settle(100 + CallNumbers::kSettleS, {many}), qint64(0));
    }
    void groupsOfAMinuteAreBounded()
    {
        ManualClock clock(1'780'000'020'000);
        Verifier verifier(clock);
        Meter meter(verifier, clock, 1, 2);
        Epochs::Reader reader(verifier.epochs());
        const auto call = [&](domain::Refusal refusal) {
            const Epochs::Section section(reader);
            CheckResult result;
            result.refusal = refusal;
            meter.count(0, result);
        };
        call(domain::Refusal::NoCredential);
        call(domain::Refusal::UnknownKey);
        call(domain::Refusal::Suspended);
        call(domain::Refusal::Suspended);
        qint64 requests = 0, overflow = 0;
        const auto add = [&] {
            for (const auto &delta : meter.collect().deltas) {
                requests += delta.requests;
                overflow += delta.endpoint == QLatin1String(Meter::kOverflow) ? delta.requests : 0;
            }
        };
        add();
        QCOMPARE(requests, 4);
        QCOMPARE(overflow, 2);
        QCOMPARE(meter.overflowed(), 2);
        call(domain::Refusal::UnknownKey); // its group is known
        add();
        QCOMPARE(overflow, 2);
        clock.advanceMs(60'000);
        meter.closeSeconds();
        call(domain::Refusal::Suspended); // a new minute
        add();
        QCOMPARE(requests, 6);
        QCOMPARE(overflow, 2);
    }
    void aCrowdIsNamedAsUsedBitByBit()
    {
        ManualClock clock(1'780'000'000'000);
        Verifier verifier(clock);
        const int crowd = int(Meter::kFewUses) + 1000;
        const auto idOf = [](int i) { return QStringLiteral("k%1").arg(i, 9, 10, QLatin1Char('0')); };
        for (int i = 0; i < crowd; ++i) {
            domain::ApiKey key;
            key.id = idOf(i);
            verifier.putCredential(
                {crypto::sha256Bytes(key.id.toLatin1()), key, QStringLiteral("partner000"), false});
        }
        Meter meter(verifier, clock, 1);
        Epochs::Reader reader(verifier.epochs());
        const auto call = [&](int i) {
            const Epochs::Section section(reader);
            CheckResult result;
            result.index = verifier.table().findById(idOf(i).toStdString());
            meter.count(0, result);
        };
        QHash<QString, qint64> last;
        qsizetype named = 0, most = 0;
        const auto collect = [&](bool all = false) {
            const auto used = meter.collect(all).used;
            named += used.size();
            most = qMax(most, used.size());
            for (const Meter::Use &use : used)
                last[use.keyId] = qMax(last[use.keyId], use.atMs);
        };
        // All call for ten seconds, one of them a second longer than the others.
        for (int second = 0; second < 10; ++second) {
            for (int i = 0; i < crowd; ++i)
                call(i);
            collect();
            clock.advanceMs(1000);
        }
        QVERIFY(meter.usesWait());
        const qint64 end = clock.nowMs();
        call(0);
        collect();
        QCOMPARE(last.value(idOf(0)), end); // few calls are named at once
        for (std::uint32_t second = 1; second < Meter::kUseEveryS; ++second) {
            clock.advanceMs(1000);
            collect();
        }
        QVERIFY(!meter.usesWait());
        // Each was named at its turn, with the second of its last call, and hardly any twice.
        QCOMPARE(last.size(), crowd);
        QCOMPARE(std::count(last.cbegin(), last.cend(), end - 1000) + 1, qsizetype(crowd));
        QCOMPARE(last.value(idOf(0)), end);
        QVERIFY2(named < crowd + crowd / 10, qPrintable(QString::number(named)));
        QVERIFY2(most < crowd / 50, qPrintable(QString::number(most)));
        for (int i = 0; i < crowd; ++i)
            call(i);
        collect(true); // at the end of the process nothing waits
        QVERIFY(!meter.usesWait());
        QCOMPARE(std::count(last.cbegin(), last.cend(), clock.nowMs()), qsizetype(crowd));
    }
    void linesOfManyThreadsAreCountedExactly()
    {
        ManualClock clock(1'780'000'000'000);
        Verifier verifier(clock);
        Meter meter(verifier, clock, 1);
        std::atomic<int> running{3};
        std::vector<std::thread> threads;
        for (int t = 0; t < 3; ++t)
            threads.emplace_back([&] {
                for (int i = 0; i < 20'000; ++i)
                    record(meter, verifier, "{\"m\":\"GET\",\"u\":\"/\",\"s\":200,\"bo\":3}");
                --running;
            });
        qint64 measured = 0, bytes = 0;
        const auto merge = [&] {
            for (const auto &d : meter.collect().deltas) {
                measured += d.measured;
                bytes += d.bytesOut;
            }
        };
        while (running > 0)
            merge();
        for (auto &thread : threads)
            thread.join();
        merge();
        QCOMPARE(measured, 60'000);
        QCOMPARE(bytes, 180'000);
    }

private:
    static std::string lineOf(const CallNumber &number)
    {
        char text[CallNumber::kTextSize];
        return "{\"q\":\"" + std::string(text, number.write(text)) + "\",\"m\":\"GET\",\"u\":\"/\",\"s\":200,\"bo\":3}";
    }
    static void record(Meter &meter, Verifier &verifier, std::string text)
    {
        Epochs::Reader reader(verifier.epochs());
        NormalPath scratch;
        AccessLine line;
        if (parseAccessLine(text.data(), text.size(), line))
            meter.intake().record({&line, 1}, reader, scratch);
        else
            meter.intake().addMalformed(1);
    }
};

QTEST_GUILESS_MAIN(TestMeter)
#include "tst_meter.moc"
