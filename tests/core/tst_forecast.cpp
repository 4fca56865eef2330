// SPDX-License-Identifier: GPL-3.0-or-later
#include "usage/forecast.h"

#include <QRandomGenerator>
#include <QTest>
#include <cmath>
#include <functional>
#include <limits>

using namespace octroi::usage;
using State = Forecast::State;

namespace {

constexpr qint64 kHour = 3'600, kDay = 86'400;

qint64 at(const char *text)
{
    return QDateTime::fromString(QString::fromLatin1(text), Qt::ISODate).toSecsSinceEpoch();
}

QTimeZone zone(const char *id)
{
    return QTimeZone(QByteArray(id));
}

/// Hours up to `now`, each what `value` says of its start.
HourlyUse useOf(qint64 now, int days, const std::function<double(qint64)> &value)
{
    HourlyUse out{now / kHour * kHour - days * kDay, {}};
    for (qint64 hour = out.from; hour < now / kHour * kHour; hour += kHour)
        out.hours.push_back(value(hour));
    return out;
}

/// Office hours of that zone: nothing at night, a tenth at the weekend.
std::function<double(qint64)> office(const QTimeZone &where, double busy)
{
    return [where, busy](qint64 hour) {
        const QDateTime local = QDateTime::fromSecsSinceEpoch(hour, where);
        const bool day = local.time().hour() >= 8 && local.time().hour() < 18;
        return !day ? 0 : local.date().dayOfWeek() > 5 ? busy / 10 : busy;
    };
}

bool near(double a, double b, double share)
{
    if (std::abs(a - b) <= share * std::abs(b))
        return true;
    qWarning("%f is not near %f", a, b);
    return false;
}

} // namespace

// Forecasts of what is left of a limit, against what is known to come.
class TestForecast : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void periodsAreOfTheirZone();
    void aFlatRateRunsOutWhenTheRestIsDivided();
    void weekendsAreNotWorkdays();
    void aTrendGoesOn();
    void aStepIsBelievedAndNotGoneOnWith();
    void gapsAreNotZero();
    void nothingIsForetoldOfTooLittle();
    void whatIsQuietLasts();
    void nonsenseIsNotKnown_data();
    void nonsenseIsNotKnown();
    void hoursOfADayThatTheClockChanges_data();
    void hoursOfADayThatTheClockChanges();
    void theZoneOfThePlanDecides();
    void whatHasRunOutIsSaid();
    void theIntervalHoldsWhatComes();
    void rowsBecomeHours();
    void aBacktestIsBetterThanALine();
    void anyHistoryGivesAPathThatGrows();
};

void TestForecast::periodsAreOfTheirZone()
{
    const qint64 now = at("2026-03-31T22:30:00Z"); // April in Paris, March in UTC
    QCOMPARE(Period::monthOf(now, QTimeZone::utc()), (Period{at("2026-03-01T00:00:00Z"), at("2026-04-01T00:00:00Z")}));
    QCOMPARE(Period::monthOf(now, zone("Europe/Paris")),
             (Period{at("2026-03-31T22:00:00Z"), at("2026-04-30T22:00:00Z")}));
    // The clock goes forward on that day: it has 23 hours.
    const Period spring = Period::dayOf(at("2026-03-29T12:00:00Z"), zone("Europe/Paris"));
    QCOMPARE(spring.to - spring.from, 23 * kHour);
    const Period autumn = Period::dayOf(at("2026-10-25T12:00:00Z"), zone("Europe/Paris"));
    QCOMPARE(autumn.to - autumn.from, 25 * kHour);
    // A zone whose midnight does not exist on that day.
    const Period beirut = Period::dayOf(at("2026-03-29T12:00:00Z"), zone("Asia/Beirut"));
    QVERIFY(beirut.to - beirut.from == 23 * kHour);
    QCOMPARE(Period::dayOf(now, QTimeZone()), Period::dayOf(now, QTimeZone::utc()));
}

void TestForecast::aFlatRateRunsOutWhenTheRestIsDivided()
{
    const qint64 now = at("2026-06-11T00:00:00Z");
    const HourlyUse use = useOf(now, 28, [](qint64) { return 1'000.0; });
    const Forecast f = forecast(use, QTimeZone::utc(), {now, Period::monthOf(now, QTimeZone::utc()), 500'000, 240'000});
    QCOMPARE(f.state, State::RunsOut);
    QCOMPARE(f.runsOut, now + 260 * kHour);
    QVERIFY(f.earliest && f.latest && *f.earliest <= f.runsOut && *f.latest >= f.runsOut);
    QVERIFY2(*f.latest - *f.earliest < 12 * kHour, "a flat rate is certain");
    QVERIFY(near(f.atEnd(), 720'000, 0.001));
    const Forecast lasts = forecast(use, QTimeZone::utc(), {now, Period::monthOf(now, QTimeZone::utc()), 1'000'000, 240'000});
    QCOMPARE(lasts.state, State::Lasts);
    QVERIFY(!lasts.earliest && !lasts.latest);
}

void TestForecast::weekendsAreNotWorkdays()
{
    const QTimeZone utc = QTimeZone::utc();
    const qint64 now = at("2026-06-12T18:00:00Z"); // Friday evening
    const HourlyUse use = useOf(now, 35, office(utc, 1'000));
    // 2,000 on the weekend, then 10,000 a day: 25,000 are gone on Wednesday at 11.
    const Forecast f = forecast(use, utc, {now, Period::monthOf(now, utc), 100'000 + 25'000, 100'000});
    QCOMPARE(f.state, State::RunsOut);
    QVERIFY2(std::abs(f.runsOut - at("2026-06-17T11:00:00Z")) <= 900,
             qPrintable(QDateTime::fromSecsSinceEpoch(f.runsOut, Qt::UTC).toString(Qt::ISODate)));
    // Three weeks are enough for the same.
    const Forecast young = forecast(useOf(now, 8, office(utc, 1'000)), utc, {now, Period::monthOf(now, utc), 125'000, 100'000});
    QVERIFY2(std::abs(young.runsOut - at("2026-06-17T11:00:00Z")) <= 6 * kHour,
             qPrintable(QDateTime::fromSecsSinceEpoch(young.runsOut, Qt::UTC).toString(Qt::ISODate)));
    QVERIFY(young.earliest && f.earliest && *young.earliest <= *f.earliest);
}

void TestForecast::aTrendGoesOn()
{
    const qint64 now = at("2026-06-08T00:00:00Z"), begin = now - 56 * kDay;
    const auto growing = [begin](qint64 hour) { return 100 + double(hour - begin) / kDay * 10; };
    const HourlyUse use = useOf(now, 56, growing);
    double actual = 0;
    for (qint64 hour = now; hour < now + 14 * kDay; hour += kHour)
        actual += growing(hour);
    const Forecast f = forecast(use, QTimeZone::utc(), {now, {now, now + 14 * kDay}, 0, 0});
    QVERIFY(near(f.atEnd(), actual, 0.02));
    QVERIFY(f.path.back().low <= actual && actual <= f.path.back().high);
    // A fall ends at nothing, never below.
    const auto falling = [begin](qint64 hour) { return std::max(0.0, 1'200 - double(hour - begin) / kDay * 20); };
    const Forecast down = forecast(useOf(now, 56, falling), QTimeZone::utc(), {now, {now, now + 30 * kDay}, 0, 5});
    for (std::size_t i = 1; i < down.path.size(); ++i)
        QVERIFY(down.path[i].middle >= down.path[i - 1].middle && down.path[i].low >= 5);
}

void TestForecast::aStepIsBelievedAndNotGoneOnWith()
{
    const qint64 now = at("2026-06-22T00:00:00Z");
    const HourlyUse use = useOf(now, 42, [now](qint64 hour) { return hour < now - 10 * kDay ? 100.0 : 300.0; });
    const Forecast f = forecast(use, QTimeZone::utc(), {now, {now, now + 7 * kDay}, 0, 0});
    QVERIFY(near(f.atEnd(), 300.0 * 24 * 7, 0.25));
    QVERIFY2(f.path.back().high - f.path.back().low > 0.1 * f.atEnd(), "a step makes uncertain");
}

void TestForecast::gapsAreNotZero()
{
    const qint64 now = at("2026-06-12T00:00:00Z");
    const auto whole = office(QTimeZone::utc(), 1'000);
    const HourlyUse full = useOf(now, 28, whole);
    HourlyUse holed = full;
    for (std::size_t i = 0; i < holed.hours.size(); ++i) {
        if (i % 11 < 3 || (i > 200 && i < 240))
            holed.hours[i] = std::numeric_limits<double>::quiet_NaN();
    }
    const ForecastWish wish{now, {now, now + 14 * kDay}, 0, 0};
    const double without = forecast(full, QTimeZone::utc(), wish).atEnd();
    QVERIFY(near(forecast(holed, QTimeZone::utc(), wish).atEnd(), without, 0.05));
}

void TestForecast::nothingIsForetoldOfTooLittle()
{
    const qint64 now = at("2026-06-12T10:00:00Z");
    const ForecastWish wish{now, Period::monthOf(now, QTimeZone::utc()), 1'000, 900};
    for (const int days : {0, 1, 3, 6}) {
        const Forecast f = forecast(useOf(now, days, [](qint64) { return 10.0; }), QTimeZone::utc(), wish);
        QCOMPARE(f.state, State::TooLittle);
        QCOMPARE(f.neededDays, 7);
        QCOMPARE(f.knownDays, double(days));
        QVERIFY(f.path.empty() && !f.earliest && !f.latest && f.runsOut == 0);
    }
    QVERIFY(forecast(useOf(now, 7, [](qint64) { return 10.0; }), QTimeZone::utc(), wish).state == State::RunsOut);
    // Many days, but never a Sunday.
    const HourlyUse sundayless = useOf(now, 40, [](qint64 hour) {
        return QDateTime::fromSecsSinceEpoch(hour, Qt::UTC).date().dayOfWeek() == 7
                   ? std::numeric_limits<double>::quiet_NaN() : 10.0;
    });
    QCOMPARE(forecast(sundayless, QTimeZone::utc(), wish).state, State::TooLittle);
}

void TestForecast::whatIsQuietLasts()
{
    const qint64 now = at("2026-06-12T10:00:00Z");
    const HourlyUse use = useOf(now, 30, [](qint64) { return 0.0; });
    const Forecast f = forecast(use, QTimeZone::utc(), {now, Period::monthOf(now, QTimeZone::utc()), 1'000, 0});
    QCOMPARE(f.state, State::Lasts);
    QCOMPARE(f.atEnd(), 0.0);
    QVERIFY(!f.earliest);
}

void TestForecast::nonsenseIsNotKnown_data()
{
    QTest::addColumn<double>("value");
    QTest::newRow("nan") << std::numeric_limits<double>::quiet_NaN();
    QTest::newRow("infinite") << std::numeric_limits<double>::infinity();
    QTest::newRow("negative") << -5.0;
    QTest::newRow("minus infinite") << -std::numeric_limits<double>::infinity();
}

void TestForecast::nonsenseIsNotKnown()
{
    QFETCH(double, value);
    const qint64 now = at("2026-06-12T10:00:00Z");
    const ForecastWish wish{now, {now, now + 10 * kDay}, 1e9, 0};
    QCOMPARE(forecast(useOf(now, 60, [value](qint64) { return value; }), QTimeZone::utc(), wish).state, State::TooLittle);
    const HourlyUse some = useOf(now, 28, [value](qint64 hour) { return hour / kHour % 5 == 0 ? value : 60.0; });
    const Forecast f = forecast(some, QTimeZone::utc(), wish);
    QVERIFY(near(f.atEnd(), 60.0 * 240, 0.01));
    for (const ForecastPoint &p : f.path)
        QVERIFY(std::isfinite(p.low) && std::isfinite(p.middle) && std::isfinite(p.high));
    QCOMPARE(forecast(some, QTimeZone::utc(), {now, {now, now + kDay}, 1, value}).path.size(), std::size_t(0));
}

void TestForecast::hoursOfADayThatTheClockChanges_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("now");
    const auto row = [](const char *id, const char *now) { QTest::newRow(id) << QString::fromLatin1(id) << QString::fromLatin1(now); };
    row("Europe/Paris", "2026-03-27T12:00:00Z");
    row("America/New_York", "2026-10-30T12:00:00Z");
    row("Australia/Lord_Howe", "2026-04-03T12:00:00Z"); // half an hour
    row("Asia/Kathmandu", "2026-04-03T12:00:00Z");      // +05:45, and never changes
}

// The pattern is of the clock on the wall: after the change, an office opens an hour earlier by UTC.
void TestForecast::hoursOfADayThatTheClockChanges()
{
    QFETCH(QString, id);
    QFETCH(QString, now);
    const QTimeZone where(id.toLatin1());
    const qint64 from = at(now.toLatin1().constData());
    const auto value = office(where, 1'000);
    const HourlyUse use = useOf(from, 42, value);
    const Forecast f = forecast(use, where, {from, {from, from + 7 * kDay}, 0, 0});
    double actual = 0, off = 0;
    for (std::size_t i = 1; i < f.path.size(); ++i) {
        const double step = f.path[i].middle - f.path[i - 1].middle;
        actual += value(f.path[i - 1].at);
        off += std::abs(step - value(f.path[i - 1].at));
    }
    // Hours that begin at a quarter or at half past fall into one that is partly open.
    const double allowed = id == QLatin1String("Australia/Lord_Howe") ? 0.25 : 0.06;
    QVERIFY2(off < allowed * actual, qPrintable(QStringLiteral("%1 of %2").arg(off).arg(actual)));
}

void TestForecast::theZoneOfThePlanDecides()
{
    const qint64 now = at("2026-06-30T23:30:00Z"); // 1 July 08:30 in Tokyo
    const HourlyUse use = useOf(now, 28, [](qint64) { return 100.0; });
    const QTimeZone tokyo = zone("Asia/Tokyo");
    const Forecast there = forecast(use, tokyo, {now, Period::monthOf(now, tokyo), 50'000, 850});
    QCOMPARE(there.path.back().at, at("2026-07-31T15:00:00Z"));
    QCOMPARE(there.state, State::RunsOut);
    const Forecast here = forecast(use, QTimeZone::utc(), {now, Period::monthOf(now, QTimeZone::utc()), 50'000, 850});
    QCOMPARE(here.path.back().at, at("2026-07-01T00:00:00Z"));
    QCOMPARE(here.state, State::Lasts);
}

void TestForecast::whatHasRunOutIsSaid()
{
    const qint64 now = at("2026-06-12T10:00:00Z");
    const HourlyUse use = useOf(now, 28, [](qint64) { return 100.0; });
    QCOMPARE(forecast(use, QTimeZone::utc(), {now, Period::monthOf(now, QTimeZone::utc()), 1'000, 1'000}).state, State::Exhausted);
    // Whether there is enough to foretell does not matter then.
    QCOMPARE(forecast({}, QTimeZone::utc(), {now, Period::monthOf(now, QTimeZone::utc()), 1'000, 2'000}).state, State::Exhausted);
    // A period that is over has no forecast.
    QCOMPARE(forecast(use, QTimeZone::utc(), {now, {now - kDay, now}, 1'000, 10}).state, State::TooLittle);
}

void TestForecast::theIntervalHoldsWhatComes()
{
    QRandomGenerator random(20260612);
    const qint64 now = at("2026-06-12T00:00:00Z");
    int held = 0;
    constexpr int tries = 60;
    for (int i = 0; i < tries; ++i) {
        double level = 1'000;
        std::vector<double> days;
        for (int day = 0; day < 49; ++day) { // a level that wanders, and days that differ
            level *= 1 + (random.generateDouble() - 0.5) * 0.08;
            days.push_back(level * (0.85 + 0.3 * random.generateDouble()));
        }
        const qint64 begin = now - 42 * kDay;
        const auto value = [&](qint64 hour) { return days[std::size_t((hour - begin) / kDay)] * office(QTimeZone::utc(), 1)(hour); };
        double actual = 0;
        for (qint64 hour = now; hour < now + 7 * kDay; hour += kHour)
            actual += value(hour);
        const Forecast f = forecast(useOf(now, 42, value), QTimeZone::utc(), {now, {now, now + 7 * kDay}, 0, 0});
        held += actual >= f.path.back().low && actual <= f.path.back().high ? 1 : 0;
    }
    qInfo("%d of %d within the interval of 80 %%", held, tries);
    QVERIFY2(held >= tries * 65 / 100, "too narrow");
}

void TestForecast::rowsBecomeHours()
{
    const qint64 now = at("2026-06-12T10:20:00Z");
    const auto row = [](const char *time, qint64 requests, qint64 refused, qint64 bytes) {
        octroi::domain::UsageRow r;
        r.at = QDateTime::fromString(QString::fromLatin1(time), Qt::ISODate);
        r.totals.requests = requests;
        r.totals.refused = refused;
        r.totals.bytesOut = bytes;
        return r;
    };
    const QList<octroi::domain::UsageRow> rows{row("2026-06-12T09:00:00Z", 10, 3, 500), row("2026-06-12T06:00:00Z", 5, 0, 100),
                                               row("2026-06-12T09:00:00Z", 1, 0, 7), row("2026-06-12T10:00:00Z", 9, 0, 9),
                                               row("2026-06-12T03:00:00Z", 0, 0, 0)};
    const HourlyUse requests = hourlyUse(rows, Measure::Requests, now);
    QCOMPARE(requests.from, at("2026-06-12T06:00:00Z"));
    QCOMPARE(requests.hours, (std::vector<double>{5, 0, 0, 8})); // the hour under way is not over
    QCOMPARE(hourlyUse(rows, Measure::Bytes, now).hours, (std::vector<double>{100, 0, 0, 507}));
    QVERIFY(hourlyUse({}, Measure::Requests, now).hours.empty());
    // More than a pattern needs is not kept.
    const HourlyUse old = hourlyUse({row("2020-01-01T00:00:00Z", 1, 0, 0)}, Measure::Requests, now);
    QCOMPARE(qint64(old.hours.size()), qint64(8 * 168));
}

void TestForecast::aBacktestIsBetterThanALine()
{
    QRandomGenerator random(7);
    const qint64 now = at("2026-06-12T00:00:00Z");
    const auto clean = office(QTimeZone::utc(), 1'000);
    const HourlyUse use = useOf(now, 42, [&](qint64 hour) { return clean(hour) * (0.8 + 0.4 * random.generateDouble()); });
    const Backtest b = backtest(use, QTimeZone::utc(), 7);
    QCOMPARE(b.forecasts, 42 - 7 - 7 + 1);
    QVERIFY2(b.error() < 0.1 && b.lineError() > 3 * b.error(), qPrintable(QStringLiteral("%1 %2").arg(b.error()).arg(b.lineError())));
    QVERIFY(b.within() > 0.6);
    QCOMPARE(backtest({}, QTimeZone::utc(), 7).forecasts, 0);
    QCOMPARE(backtest(useOf(now, 7, clean), QTimeZone::utc(), 7).forecasts, 0);
}

// Whatever is put in: no crash, no number that is none, and nothing that is consumed comes back.
void TestForecast::anyHistoryGivesAPathThatGrows()
{
    QRandomGenerator random(99);
    const QList<QByteArray> zones{"UTC", "Europe/Paris", "America/St_Johns", "Pacific/Apia", "Asia/Tehran"};
    for (int i = 0; i < 60; ++i) {
        const qint64 now = at("2026-01-01T00:00:00Z") + qint64(random.bounded(365)) * kDay + random.bounded(86'400);
        const int kind = random.bounded(5);
        const HourlyUse use = useOf(now, random.bounded(70), [&](qint64) {
            const double value = random.generateDouble() * 1'000;
            switch (kind) {
            case 0: return value;
            case 1: return random.bounded(50) == 0 ? value * 1e6 : 0.0;
            case 2: return random.bounded(3) == 0 ? std::numeric_limits<double>::quiet_NaN() : value;
            case 3: return 0.0;
            default: return value * 1e-9;
            }
        });
        const QTimeZone where(zones.at(random.bounded(zones.size())));
        const Period period = random.bounded(2) ? Period::dayOf(now, where) : Period::monthOf(now, where);
        const double used = random.generateDouble() * 5'000;
        const Forecast f = forecast(use, where, {now, period, random.generateDouble() * 1e6, used});
        for (std::size_t p = 1; p < f.path.size(); ++p) {
            const ForecastPoint &a = f.path[p - 1], &b = f.path[p];
            QVERIFY(b.at > a.at && b.low >= a.low && b.middle >= a.middle && b.high >= a.high);
            QVERIFY(b.low <= b.middle * (1 + 1e-9) && b.middle <= b.high * (1 + 1e-9) && std::isfinite(b.high));
        }
        if (f.state == State::RunsOut)
            QVERIFY(f.runsOut >= now && f.runsOut <= period.to && f.earliest && *f.earliest <= f.runsOut && (!f.latest || *f.latest >= f.runsOut));
    }
}

QTEST_GUILESS_MAIN(TestForecast)
#include "tst_forecast.moc"
