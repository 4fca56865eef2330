// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/limiter/calendar.h"
#include "authority/limiter/limiter.h"

#include <QTest>
#include <thread>
#include <vector>

using namespace octroi;
using namespace octroi::authority;

class TestLimiter : public QObject
{
    Q_OBJECT
    static constexpr qint64 kNow = 1'780'000'000'000;

private Q_SLOTS:
    void burstThenRate()
    {
        domain::Plan plan;
        plan.rate = 2;
        plan.burst = 3;
        const PlanLimits limits = PlanLimits::of(plan);
        LimiterState state;
        qint64 now = kNow;
        for (int left = 2; left >= 0; --left) {
            const auto d = take(state, &limits, Periods::at(now), now);
            QVERIFY(d.verdict == LimitVerdict::Allowed);
            QCOMPARE(d.rateLeft, qint64(left));
        }
        const auto refused = take(state, &limits, Periods::at(now), now);
        QVERIFY(refused.verdict == LimitVerdict::Rate);
        QCOMPARE(refused.retryAfterS, qint64(1));
        now += 499;
        QVERIFY(take(state, &limits, Periods::at(now), now).verdict == LimitVerdict::Rate);
        now += 1;
        QVERIFY(take(state, &limits, Periods::at(now), now).verdict == LimitVerdict::Allowed);
        QVERIFY(take(state, &limits, Periods::at(now), now).verdict == LimitVerdict::Rate);
    }
    void quotaByDayAndMonth()
    {
        domain::Plan plan;
        plan.quotaDay = 5;
        plan.quotaMonth = 7;
        const PlanLimits limits = PlanLimits::of(plan);
        const Periods today = Periods::at(kNow);
        LimiterState state;
        seed(state, today, 4, 6);
        QVERIFY(take(state, &limits, today, kNow).verdict == LimitVerdict::Allowed);
        QVERIFY(take(state, &limits, today, kNow).verdict == LimitVerdict::Quota);
        const qint64 tomorrow = today.dayEndMs;
        QVERIFY(Periods::at(tomorrow).day == today.day + 1);
        const auto monthUsed = take(state, &limits, Periods::at(tomorrow), tomorrow);
        QVERIFY(monthUsed.verdict == LimitVerdict::Quota);
        QCOMPARE(monthUsed.retryAfterS, (today.monthEndMs - tomorrow) / 1000);
        const qint64 nextMonth = today.monthEndMs;
        QVERIFY(take(state, &limits, Periods::at(nextMonth), nextMonth).verdict == LimitVerdict::Allowed);
    }
    void threadsShareExactly()
    {
        domain::Plan plan;
        plan.quotaDay = 10'000;
        const PlanLimits limits = PlanLimits::of(plan);
        const Periods today = Periods::at(kNow);
        LimiterState state;
        std::atomic<int> allowed{0};
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&] {
                for (int i = 0; i < 5000; ++i)
                    allowed += take(state, &limits, today, kNow).verdict == LimitVerdict::Allowed;
            });
        for (auto &thread : threads)
            thread.join();
        QCOMPARE(allowed.load(), 10'000);
    }
    void fields()
    {
        domain::Plan plan;
        plan.rate = 10;
        plan.burst = 20;
        plan.quotaDay = 100;
        const PlanLimits limits = PlanLimits::of(plan);
        LimiterState state;
        std::string out;
        appendLimitFields(out, limits, take(state, &limits, Periods::at(kNow), kNow));
        QVERIFY2(out.find("RateLimit-Policy: \"rate\";q=20;w=2, \"day\";q=100;w=86400\r\n") != std::string::npos, out.c_str());
        QVERIFY2(out.find("RateLimit: \"rate\";r=19;t=1, \"day\";r=99;t=") != std::string::npos, out.c_str());
        QVERIFY(out.find("Retry-After") == std::string::npos);
    }
    void volumeIsAQuotaOfBytes()
    {
        domain::Plan plan;
        plan.volumeMonth = 1000;
        const PlanLimits limits = PlanLimits::of(plan);
        const Periods today = Periods::at(kNow);
        LimiterState state;
        Traffic traffic;
        traffic.addBytes(today.month, 999);
        const auto last = take(state, &limits, today, kNow, &traffic);
        QVERIFY(last.verdict == LimitVerdict::Allowed);
        QCOMPARE(last.volumeLeft, qint64(1));
        traffic.addBytes(today.month, 500);
        const auto refused = take(state, &limits, today, kNow, &traffic);
        QVERIFY(refused.verdict == LimitVerdict::Volume);
        QCOMPARE(refused.retryAfterS, (today.monthEndMs - kNow) / 1000);
        std::string out;
        appendLimitFields(out, limits, refused);
        QVERIFY2(out.find("RateLimit-Policy: \"volume\";q=1000;w=2592000;qu=\"content-bytes\"\r\n") != std::string::npos, out.c_str());
        QVERIFY2(out.find("RateLimit: \"volume\";r=0;t=") != std::string::npos, out.c_str());
        QVERIFY2(out.find("Retry-After: ") != std::string::npos, out.c_str());
        // The month ends, and with it what was used.
        QVERIFY(take(state, &limits, Periods::at(today.monthEndMs), today.monthEndMs, &traffic).verdict == LimitVerdict::Allowed);
        QCOMPARE(consumption(state, &limits, today, kNow, &traffic).bytes, qint64(1499));
    }
    void callsInFlightShareTheBandwidth()
    {
        Traffic traffic;
        const qint64 now = kNow / 1000;
        for (int i = 1; i <= 4; ++i) {
            traffic.callStarted(now);
            QCOMPARE(shareOf(100'000, traffic.inFlight(now).calls), qint64(100'000 / i));
        }
        traffic.callEnded(now + 1);
        traffic.callEnded(now + 1);
        QCOMPARE(traffic.inFlight(now + 1).calls, qint64(2));
        QVERIFY(traffic.inFlight(now + 1).fromLog);
        traffic.callEnded(now + 2);
        traffic.callEnded(now + 2);
        traffic.callEnded(now + 2); // one line more than there were calls
        QCOMPARE(traffic.inFlight(now + 2).calls, qint64(0));
        QCOMPARE(shareOf(100, 1000), qint64(1)); // never 0, which would be no limit
    }
    void callsThatNeverEndAreForgotten()
    {
        Traffic traffic;
        const qint64 now = kNow / 1000 / Traffic::kGenerationS * Traffic::kGenerationS;
        traffic.callStarted(now);
        QCOMPARE(traffic.inFlight(now + 2 * Traffic::kGenerationS - 1).calls, qint64(1));
        QCOMPARE(traffic.inFlight(now + 2 * Traffic::kGenerationS).calls, qint64(0));
        traffic.callStarted(now + 2 * Traffic::kGenerationS);
        QCOMPARE(traffic.inFlight(now + 2 * Traffic::kGenerationS).calls, qint64(1));
        // A clock that was set back makes no calls.
        QCOMPARE(traffic.inFlight(now - 10 * Traffic::kGenerationS).calls, qint64(0));
    }
    void withoutALogRecentCallsCount()
    {
        Traffic traffic;
        const qint64 start = kNow / 1000;
        for (int second = 0; second < 40; ++second) {
            for (int i = 0; i < 5; ++i)
                traffic.callStarted(start + second);
        }
        const auto open = traffic.inFlight(start + 39);
        QVERIFY(!open.fromLog);
        QCOMPARE(open.calls, qint64(10)); // of two seconds, not two hundred
        traffic.callEnded(start + 39);
        QVERIFY(traffic.inFlight(start + 39).fromLog);
        QCOMPARE(traffic.inFlight(start + 39).calls, qint64(199));
    }
    void threadsLoseNoCallInFlight()
    {
        Traffic traffic;
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&traffic] {
                for (int i = 0; i < 20'000; ++i) {
                    traffic.callStarted(kNow / 1000);
                    if (i % 4)
                        traffic.callEnded(kNow / 1000);
                }
            });
        for (auto &thread : threads)
            thread.join();
        QCOMPARE(traffic.inFlight(kNow / 1000).calls, qint64(4 * 5'000));
    }
};

QTEST_GUILESS_MAIN(TestLimiter)
#include "tst_limiter.moc"
