// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/alerts/alertevaluation.h"
#include "authority/alerts/patternshelf.h"
#include "authority/alerts/webhookpolicy.h"
#include "authority/alerts/webhooksignature.h"

#include <QTest>
#include <cmath>
#include <functional>

using namespace octroi;
using namespace octroi::authority;
using domain::AlertKind;
using domain::AlertMeasure;
using domain::AlertRule;
using domain::AlertSubject;

namespace {

constexpr qint64 kHour = 3'600, kDay = 86'400;

qint64 at(const char *iso)
{
    const QDateTime time = QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODate);
    if (!time.isValid())
        qFatal("no time: %s", iso);
    return time.toSecsSinceEpoch();
}

/// Usage as functions of the minute.
class Invented final : public AlertReadings
{
public:
    std::function<double(qint64 minute)> requests = [](qint64) { return 0.0; };
    qint64 historyFrom = 0;
    domain::UsageTotals more{}; ///< what is not requests, whatever the window
    QList<EndingObject> ends;
    QList<QuotaUse> uses;
    QHash<QString, QString> partners;

    Result<domain::UsageTotals> totals(AlertSubject, const QString &, qint64 from, qint64 to) override
    {
        domain::UsageTotals out = more;
        double sum = 0;
        for (qint64 minute = from; minute < to; minute += 60)
            sum += requests(minute);
        out.requests = qint64(std::llround(sum));
        return out;
    }
    Result<usage::HourlyUse> requestsByHour(AlertSubject, const QString &, qint64 to) override
    {
        usage::HourlyUse out{historyFrom, {}};
        for (qint64 hour = historyFrom; hour < to; hour += kHour) {
            double sum = 0;
            for (qint64 minute = hour; minute < hour + kHour; minute += 60)
                sum += requests(minute);
            out.hours.push_back(sum);
        }
        return out;
    }
    Result<QList<EndingObject>> ending(qint64 from, qint64 to) override
    {
        QList<EndingObject> out;
        for (const EndingObject &object : ends) {
            const qint64 end = object.endsAt.toSecsSinceEpoch();
            if (end > from && end <= to)
                out << object;
        }
        return out;
    }
    Result<QList<QuotaUse>> quotas(qint64, int) override { return uses; }
    QString partnerOf(const QString &applicationId) override { return partners.value(applicationId); }
};

AlertRule ruleOf(AlertKind kind, AlertSubject subject = AlertSubject::Partner)
{
    AlertRule rule;
    rule.id = QStringLiteral("rule000001");
    rule.name = QStringLiteral("Rule");
    rule.kind = kind;
    rule.subject = subject;
    rule.subjectId = subject == AlertSubject::All ? QString() : QStringLiteral("p1");
    rule.windowSeconds = kHour;
    rule.version = 1;
    return rule;
}

/// 08:00 to 18:00 on weekdays of the zone, so many calls a minute.
std::function<double(qint64)> officeHours(const QTimeZone &zone, double rate)
{
    return [zone, rate](qint64 minute) {
        const QDateTime time = QDateTime::fromSecsSinceEpoch(minute, zone);
        return time.date().dayOfWeek() <= 5 && time.time().hour() >= 8 && time.time().hour() < 18 ? rate : 0.0;
    };
}

} // namespace

/// Each kind of rule, on usage that is invented, at moments that the test names.
class TestAlertEvaluation : public QObject
{
    Q_OBJECT
    Invented m_readings;
    QTimeZone m_zone = QTimeZone::utc();

    QList<AlertFinding> look(const AlertRule &rule, qint64 when, qint64 watchedSince = 0, bool fires = false)
    {
        PatternShelf patterns(m_readings, m_zone, kHour);
        const auto found = AlertEvaluation(m_readings, patterns).findings(rule, {when, watchedSince, fires});
        if (!found)
            qFatal("%s", qPrintable(found.error().toString()));
        return *found;
    }

private Q_SLOTS:
    void init()
    {
        m_readings = Invented();
        m_readings.more.p50 = m_readings.more.p95 = m_readings.more.p99 = -1;
        m_zone = QTimeZone::utc();
    }
    void thresholds_data()
    {
        QTest::addColumn<int>("measure");
        QTest::addColumn<double>("limit");
        QTest::addColumn<bool>("below");
        QTest::addColumn<bool>("isTrue");
        const auto row = [](const char *name, AlertMeasure measure, double limit, bool below, bool isTrue) {
            QTest::newRow(name) << int(measure) << limit << below << isTrue;
        };
        row("requests over", AlertMeasure::Requests, 599, false, true);
        row("requests at", AlertMeasure::Requests, 600, false, false);
        row("requests under", AlertMeasure::Requests, 601, true, true);
        row("bytes over", AlertMeasure::Bytes, 2'999, false, true);
        row("bytes at", AlertMeasure::Bytes, 3'000, false, false);
        row("errors over", AlertMeasure::ErrorRate, 4.9, false, true);
        row("errors at", AlertMeasure::ErrorRate, 5, false, false);
        row("latency over", AlertMeasure::Latency, 119, false, true);
        row("latency at", AlertMeasure::Latency, 120, false, false);
        row("refusals over", AlertMeasure::Refusals, 6, false, true);
        row("refusals at", AlertMeasure::Refusals, 7, false, false);
    }
    void thresholds()
    {
        QFETCH(int, measure);
        QFETCH(double, limit);
        QFETCH(bool, below);
        QFETCH(bool, isTrue);
        m_readings.requests = [](qint64) { return 10.0; };
        m_readings.more.bytesIn = 1'000;
        m_readings.more.bytesOut = 2'000;
        m_readings.more.classes = {90, 0, 5, 5};
        m_readings.more.measured = 100;
        m_readings.more.refused = 7;
        m_readings.more.p50 = 40;
        m_readings.more.p95 = 120;
        m_readings.more.p99 = 300;
        AlertRule rule = ruleOf(AlertKind::Threshold);
        rule.measure = AlertMeasure(measure);
        rule.limit = limit;
        rule.below = below;
        rule.above = !below;
        const auto found = look(rule, at("2026-06-10T10:00:30Z"));
        QCOMPARE(found.size(), isTrue ? 1 : 0);
        if (isTrue)
            QCOMPARE(found.first().limit, limit);
    }
    void clientErrorsCountWhereTheyAreToCount()
    {
        m_readings.more.classes = {90, 0, 5, 5};
        AlertRule rule = ruleOf(AlertKind::Threshold);
        rule.measure = AlertMeasure::ErrorRate;
        rule.limit = 9;
        QCOMPARE(look(rule, at("2026-06-10T10:00:00Z")).size(), 0);
        rule.clientErrors = true;
        QCOMPARE(look(rule, at("2026-06-10T10:00:00Z")).first().value, 10.0);
    }
    void whatWasNotMeasuredIsNotTrue()
    {
        AlertRule rule = ruleOf(AlertKind::Threshold);
        for (const AlertMeasure measure : {AlertMeasure::ErrorRate, AlertMeasure::Latency}) {
            rule.measure = measure;
            rule.limit = 0;
            QVERIFY(look(rule, at("2026-06-10T10:00:00Z")).isEmpty());
            rule.limit = 100;
            rule.below = true;
            rule.above = false;
            QVERIFY(look(rule, at("2026-06-10T10:00:00Z")).isEmpty());
            rule.below = false;
            rule.above = true;
        }
    }
    void fewCallsWhileNobodyCountedAreNoNews()
    {
        AlertRule rule = ruleOf(AlertKind::Threshold);
        rule.below = true;
        rule.above = false;
        rule.limit = 1;
        const qint64 now = at("2026-06-10T10:00:00Z");
        QCOMPARE(look(rule, now, now - kHour + 60).size(), 0);
        QCOMPARE(look(rule, now, now - kHour).size(), 1);
    }
    /// 2026-06-10 is a Wednesday.
    void whoAlwaysCallsIsSilent()
    {
        const qint64 stop = at("2026-06-10T10:00:00Z");
        m_readings.historyFrom = stop - 28 * kDay;
        const auto usual = officeHours(m_zone, 2);
        m_readings.requests = [=](qint64 minute) { return minute < stop ? usual(minute) : 0; };
        const AlertRule rule = ruleOf(AlertKind::Silence);
        QVERIFY(look(rule, stop).isEmpty());
        QVERIFY(look(rule, stop + 59 * 60).isEmpty()); // the window still has a call
        const auto found = look(rule, stop + kHour);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().value, 0.0);
        QVERIFY2(std::abs(found.first().limit - 120) < 20, QByteArray::number(found.first().limit).constData());
        // At night nobody is missed, but what fires goes on until a call comes.
        QVERIFY(look(rule, at("2026-06-10T23:00:00Z")).isEmpty());
        QCOMPARE(look(rule, at("2026-06-10T23:00:00Z"), 0, true).size(), 1);
        m_readings.requests = [=](qint64 minute) { return minute == stop + 3 * kHour ? 1 : minute < stop ? usual(minute) : 0; };
        QVERIFY(look(rule, stop + 3 * kHour + 60, 0, true).isEmpty());
    }
    void nightsAndWeekendsAreNoSilence()
    {
        const qint64 now = at("2026-06-14T12:00:00Z"); // a Sunday
        m_readings.historyFrom = now - 28 * kDay;
        m_readings.requests = officeHours(m_zone, 2);
        QVERIFY(look(ruleOf(AlertKind::Silence), now).isEmpty());
        QVERIFY(look(ruleOf(AlertKind::Silence), at("2026-06-10T03:00:00Z")).isEmpty());
    }
    void silenceOfTheBackendIsNotThatOfThePartner()
    {
        const qint64 stop = at("2026-06-10T10:00:00Z");
        m_readings.historyFrom = stop - 28 * kDay;
        const auto usual = officeHours(m_zone, 2);
        m_readings.requests = [=](qint64 minute) { return minute < stop ? usual(minute) : 0; };
        // octroid came back twenty minutes ago.
        QVERIFY(look(ruleOf(AlertKind::Silence), stop + 2 * kHour, stop + 2 * kHour - 1'200).isEmpty());
        QCOMPARE(look(ruleOf(AlertKind::Silence), stop + 2 * kHour, stop + kHour).size(), 1);
    }
    /// The clocks of Paris go forward on 2026-03-29: nine o'clock there is an hour earlier from then on.
    void silenceFollowsThePartnersClocks()
    {
        const QTimeZone paris("Europe/Paris");
        const qint64 now = at("2026-03-30T06:45:00Z"); // Monday, 08:45 there
        m_readings.historyFrom = at("2026-03-02T00:00:00Z");
        const auto usual = officeHours(paris, 2);
        const qint64 monday = at("2026-03-30T00:00:00Z");
        m_readings.requests = [=](qint64 minute) { return minute < monday ? usual(minute) : 0; };
        AlertRule rule = ruleOf(AlertKind::Silence);
        rule.windowSeconds = 30 * 60;
        QVERIFY2(look(rule, now).isEmpty(), "by UTC it begins at seven");
        rule.timeZone = QStringLiteral("Europe/Paris");
        QCOMPARE(look(rule, now).size(), 1);
        // And an hour of the night of the change itself says nothing.
        QVERIFY(look(rule, at("2026-03-29T01:30:00Z")).isEmpty());
    }
    void beforeThereIsAPatternTheWindowsBeforeCount()
    {
        const qint64 stop = at("2026-06-10T10:00:00Z");
        m_readings.historyFrom = stop - 2 * kDay;
        m_readings.requests = [=](qint64 minute) { return minute < stop ? 3 : 0; };
        AlertRule rule = ruleOf(AlertKind::Silence);
        rule.windowSeconds = 600;
        QCOMPARE(look(rule, stop + 600).size(), 1);
        // It has not called in each of them.
        m_readings.requests = [=](qint64 minute) { return minute < stop && (minute / 60) % 30 == 0 ? 3 : 0; };
        QVERIFY(look(rule, stop + 1'200).isEmpty());
        // Nor is there silence of whom nobody ever heard.
        m_readings.requests = [](qint64) { return 0; };
        QVERIFY(look(rule, stop).isEmpty());
    }
    void anomalies()
    {
        const qint64 now = at("2026-06-10T11:00:00Z");
        m_readings.historyFrom = now - 28 * kDay;
        const auto usual = officeHours(m_zone, 10);
        double factor = 1;
        m_readings.requests = [&](qint64 minute) { return usual(minute) * (minute >= now - kHour ? factor : 1 + 0.05 * std::sin(double(minute / kDay))); };
        AlertRule rule = ruleOf(AlertKind::Anomaly);
        rule.limit = 4;
        rule.below = true;
        QVERIFY(look(rule, now).isEmpty());
        factor = 4;
        QCOMPARE(look(rule, now).size(), 1);
        QCOMPARE(look(rule, now).first().value, 2'400.0);
        rule.above = false;
        QVERIFY(look(rule, now).isEmpty());
        factor = 0.05;
        QCOMPARE(look(rule, now).size(), 1);
        rule.above = true;
        rule.below = false;
        QVERIFY(look(rule, now).isEmpty());
    }
    void noAnomalyWithoutAWeekAndAmongFewCalls()
    {
        const qint64 now = at("2026-06-10T11:00:00Z");
        AlertRule rule = ruleOf(AlertKind::Anomaly);
        rule.limit = 2;
        m_readings.historyFrom = now - 5 * kDay;
        m_readings.requests = [&](qint64 minute) { return minute >= now - kHour ? 100 : 1; };
        QVERIFY(look(rule, now).isEmpty());
        m_readings.historyFrom = now - 28 * kDay;
        QCOMPARE(look(rule, now).size(), 1);
        m_readings.requests = [&](qint64 minute) { return minute % 1'200 == 0 ? (minute >= now - kHour ? 5 : 1) : 0; };
        QVERIFY2(look(rule, now).isEmpty(), "15 calls against 3");
    }
    void gapsInTheHistoryAreBorne()
    {
        const qint64 now = at("2026-06-10T11:00:00Z");
        m_readings.historyFrom = now - 28 * kDay;
        const auto usual = officeHours(m_zone, 10);
        // Two days without anything, two weeks ago.
        m_readings.requests = [=](qint64 minute) { return minute > now - 16 * kDay && minute < now - 14 * kDay ? 0 : usual(minute); };
        AlertRule rule = ruleOf(AlertKind::Anomaly);
        rule.limit = 4;
        rule.below = true;
        QVERIFY(look(rule, now).isEmpty());
    }
    void expiryGoesStepByStep_data()
    {
        QTest::addColumn<double>("daysBefore");
        QTest::addColumn<int>("step");
        QTest::newRow("31 days") << 31.0 << 0;
        QTest::newRow("30 days") << 30.0 << 30;
        QTest::newRow("15 days") << 15.0 << 30;
        QTest::newRow("14 days") << 14.0 << 14;
        QTest::newRow("7 days") << 7.0 << 7;
        QTest::newRow("a day") << 1.0 << 1;
        QTest::newRow("an hour") << 1.0 / 24 << 1;
        QTest::newRow("ended") << -0.1 << 0;
    }
    void expiryGoesStepByStep()
    {
        QFETCH(double, daysBefore);
        QFETCH(int, step);
        const QDateTime end = QDateTime::fromSecsSinceEpoch(at("2026-10-25T03:00:00Z"), Qt::UTC); // clocks go back that night
        m_readings.ends = {{AlertSubject::Key, QStringLiteral("k1"), QStringLiteral("Till"), QStringLiteral("a1"), {}, end}};
        m_readings.partners.insert(QStringLiteral("a1"), QStringLiteral("p1"));
        AlertRule rule = ruleOf(AlertKind::Expiry);
        rule.steps = {1, 7, 14, 30};
        const auto found = look(rule, end.toSecsSinceEpoch() - qint64(daysBefore * kDay));
        QCOMPARE(found.size(), step > 0 ? 1 : 0);
        if (step > 0)
            QCOMPARE(int(found.first().limit), step);
        rule.subjectId = QStringLiteral("p2");
        QVERIFY(look(rule, end.toSecsSinceEpoch() - kDay / 2).isEmpty());
    }
    void quotasGoByPercent()
    {
        m_readings.uses = {{QStringLiteral("k1"), QStringLiteral("Till"), QStringLiteral("a1"), QStringLiteral("day"), 799, 1'000},
                           {QStringLiteral("k2"), QStringLiteral("Till 2"), QStringLiteral("a1"), QStringLiteral("day"), 800, 1'000},
                           {QStringLiteral("k2"), QStringLiteral("Till 2"), QStringLiteral("a1"), QStringLiteral("month"), 1'000, 1'000},
                           {QStringLiteral("k3"), QStringLiteral("Other"), QStringLiteral("a2"), QStringLiteral("day"), 5'000, 1'000}};
        m_readings.partners.insert(QStringLiteral("a1"), QStringLiteral("p1"));
        AlertRule rule = ruleOf(AlertKind::Quota);
        rule.steps = {80, 100};
        const auto found = look(rule, at("2026-06-10T11:00:00Z"));
        QCOMPARE(found.size(), 2);
        QCOMPARE(found[0].limit, 80.0);
        QCOMPARE(found[1].limit, 100.0);
        QVERIFY(found[0].object() != found[1].object());
        rule.subject = AlertSubject::All;
        rule.subjectId.clear();
        QCOMPARE(look(rule, at("2026-06-10T11:00:00Z")).size(), 3);
    }
    void garbageIsNeverTrue()
    {
        m_readings.requests = [](qint64) { return 1e6; };
        AlertRule rule = ruleOf(AlertKind::Threshold);
        for (const double limit : {std::nan(""), double(INFINITY), -1.0}) {
            rule.limit = limit;
            QVERIFY(look(rule, at("2026-06-10T11:00:00Z")).isEmpty());
        }
        rule.limit = 1;
        for (const qint64 window : {qint64(0), qint64(-60), qint64(61), qint64(1) << 60}) {
            rule.windowSeconds = window;
            QVERIFY(look(rule, at("2026-06-10T11:00:00Z")).isEmpty());
        }
        rule = ruleOf(AlertKind::Expiry);
        QVERIFY(look(rule, at("2026-06-10T11:00:00Z")).isEmpty()); // without a step
    }
    void addresses_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *url, const char *reason) { QTest::newRow(url) << QString::fromLatin1(url) << QString::fromLatin1(reason); };
        row("https://hooks.example/alerts?x=1", "");
        row("https://93.184.216.34/", "");
        row("http://hooks.example/", "webhook_insecure");
        row("ftp://hooks.example/", "webhook_syntax");
        row("https://user:pw@hooks.example/", "webhook_syntax");
        row("https://hooks.example/#a", "webhook_syntax");
        row("https:///x", "webhook_syntax");
        row("nonsense", "webhook_syntax");
        row("https://127.0.0.1/", "webhook_address");
        row("https://10.1.2.3/", "webhook_address");
        row("https://169.254.169.254/latest/meta-data", "webhook_address");
        row("https://192.168.1.1:8443/", "webhook_address");
        row("https://100.64.0.1/", "webhook_address");
        row("https://0.0.0.0/", "webhook_address");
        row("https://[::1]/", "webhook_address");
        row("https://[fd00::1]/", "webhook_address");
        row("https://[fe80::1]/", "webhook_address");
        row("https://[::ffff:127.0.0.1]/", "webhook_address");
        row("https://[64:ff9b::7f00:1]/", "webhook_address");
        row("https://2130706433/", "webhook_address"); // 127.0.0.1, as browsers read it
        row("https://0x7f.1/", "webhook_address");
    }
    void addresses()
    {
        QFETCH(QString, url);
        QFETCH(QString, reason);
        const auto checked = WebhookPolicy().checkUrl(url);
        QCOMPARE(checked ? QString() : checked.error().reason, reason);
    }
    void theConfigurationAllowsMore()
    {
        const WebhookPolicy policy({QStringLiteral("10.0.0.0/8"), QStringLiteral("127.0.0.1/32")});
        QVERIFY(policy.checkUrl(QStringLiteral("https://10.1.2.3/")).ok());
        QVERIFY(policy.checkUrl(QStringLiteral("http://127.0.0.1:8080/")).ok());
        QVERIFY(!policy.checkUrl(QStringLiteral("https://127.0.0.2/")).ok());
        QVERIFY(!policy.checkUrl(QStringLiteral("http://93.184.216.34/")).ok()); // in clear only there
    }
    /// The example of the specification of Standard Webhooks.
    void signature()
    {
        QCOMPARE(webhookSignature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1'614'265'330, "{\"test\": 2432232314}"),
                 QByteArray("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
        QVERIFY(webhookSignature("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "a", 1, "b").isEmpty());
        QVERIFY(webhookSignature("whsec_***", "a", 1, "b").isEmpty());
        QVERIFY(newWebhookSecret() != newWebhookSecret());
        QVERIFY(newWebhookSecret().startsWith("whsec_"));
    }
};

QTEST_GUILESS_MAIN(TestAlertEvaluation)
#include "tst_alertevaluation.moc"
