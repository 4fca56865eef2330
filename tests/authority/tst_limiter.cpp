// SPDX-License-Identifier: GPL-3.0-or-later
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
};

QTEST_GUILESS_MAIN(TestLimiter)
#include "tst_limiter.moc"
