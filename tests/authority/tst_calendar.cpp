// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/limiter/calendar.h"
#include "support/skip.h"

#include <QTest>
#include <QTimeZone>

using namespace octroi;
using namespace octroi::authority;

/// Days and months of quotas in the time zone of the API owner, with and without summer time.
class TestCalendar : public QObject
{
    Q_OBJECT
    static constexpr qint64 kNow = 1'780'000'000'000;

private Q_SLOTS:
    void initTestCase()
    {
        if (!QTimeZone(QByteArray("Europe/Paris")).isValid())
            octroi::test::skipProgram(QStringLiteral("there is no time zone database"));
    }
    void daysHaveTheLengthOfTheirZone_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QString>("local");
        QTest::addColumn<QString>("start");
        QTest::addColumn<int>("hours");
        QTest::newRow("Paris, spring") << QByteArray("Europe/Paris") << "2026-03-29T12:00:00" << "2026-03-28T23:00:00Z" << 23;
        QTest::newRow("Paris, autumn") << QByteArray("Europe/Paris") << "2026-10-25T12:00:00" << "2026-10-24T22:00:00Z" << 25;
        QTest::newRow("Paris, summer") << QByteArray("Europe/Paris") << "2026-07-01T00:30:00" << "2026-06-30T22:00:00Z" << 24;
        QTest::newRow("Kathmandu") << QByteArray("Asia/Kathmandu") << "2026-07-01T00:30:00" << "2026-06-30T18:15:00Z" << 24;
        // There was no midnight: the day began at one.
        QTest::newRow("Sao Paulo") << QByteArray("America/Sao_Paulo") << "2018-11-04T12:00:00" << "2018-11-04T03:00:00Z" << 23;
    }
    void daysHaveTheLengthOfTheirZone()
    {
        QFETCH(QByteArray, zone);
        QFETCH(QString, local);
        QFETCH(QString, start);
        QFETCH(int, hours);
        QDateTime time = QDateTime::fromString(local, Qt::ISODate);
        const QDateTime moment(time.date(), time.time(), QTimeZone(zone));
        Calendar calendar{QTimeZone(zone)};
        calendar.prepare(moment.toMSecsSinceEpoch());
        const Periods p = calendar.at(moment.toMSecsSinceEpoch());
        QCOMPARE(p.dayStartMs, QDateTime::fromString(start, Qt::ISODate).toMSecsSinceEpoch());
        QCOMPARE(p.dayEndMs - p.dayStartMs, qint64(hours) * 3'600'000);
        // The last moment of the day and the first of the next, which nobody prepared anew.
        QCOMPARE(calendar.at(p.dayEndMs - 1).day, p.day);
        QCOMPARE(calendar.at(p.dayEndMs).day, p.day + 1);
        QCOMPARE(calendar.at(p.dayEndMs).dayStartMs, p.dayEndMs);
        calendar.prepare(p.dayEndMs);
        QCOMPARE(calendar.at(p.dayEndMs + 3'600'000 * 12).day, p.day + 1);
        QCOMPARE(calendar.exactly(p.dayEndMs).monthEndMs,
                 QDate(moment.date().addDays(1).year(), moment.date().addDays(1).month(), 1).addMonths(1).startOfDay(QTimeZone(zone)).toMSecsSinceEpoch());
    }
    void momentsThatNobodyPrepared()
    {
        Calendar calendar{QTimeZone(QByteArray("Asia/Tokyo"))};
        calendar.prepare(kNow);
        const qint64 later = kNow + 400LL * 86'400'000;
        QCOMPARE(calendar.at(later).day, calendar.exactly(later).day);
        QCOMPARE(calendar.at(later).month, calendar.exactly(later).month);
        QCOMPARE(calendar.at(kNow - 40LL * 86'400'000).dayStartMs, calendar.exactly(kNow - 40LL * 86'400'000).dayStartMs);
    }
};

QTEST_GUILESS_MAIN(TestCalendar)
#include "tst_calendar.moc"
