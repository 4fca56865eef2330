// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alertnotices.h"
#include "models/alertwords.h"

#include <QTest>

using namespace octroi;
using domain::Alert;
using models::AlertNotice;
using models::AlertNotices;

/// What the desktop is told of, and how often, by a clock that stands still.
class TestAlertNotices : public QObject
{
    Q_OBJECT
    ManualClock m_clock;
    std::unique_ptr<AlertNotices> m_notices;

    Alert alert(const char *id, const char *rule = "rule000001") const
    {
        Alert out;
        out.id = QString::fromLatin1(id);
        out.ruleId = QString::fromLatin1(rule);
        out.ruleName = QStringLiteral("Rule ") + out.ruleId;
        out.startedAt = m_clock.now();
        return out;
    }
    /// The identifiers that were told, by rule: "rule:a,b".
    QStringList told(const QList<Alert> &firing)
    {
        QStringList out;
        for (const AlertNotice &notice : m_notices->take(firing)) {
            QStringList ids;
            for (const Alert &one : notice.alerts)
                ids << one.id;
            out << notice.ruleId + u':' + ids.join(u',');
        }
        return out;
    }
    static QStringList one(const char *text) { return {QString::fromLatin1(text)}; }

private Q_SLOTS:
    void init()
    {
        m_clock.set(1'780'000'000'000);
        m_notices = std::make_unique<AlertNotices>(m_clock);
    }

    void whatFiredBeforeAnybodyLookedIsNotTold()
    {
        QCOMPARE(told({alert("a")}), QStringList());
        QCOMPARE(told({alert("a"), alert("b")}), one("rule000001:b"));
    }
    void eachIsToldOnce()
    {
        told({});
        QCOMPARE(told({alert("a")}), one("rule000001:a"));
        for (int i = 0; i < 100; ++i) {
            m_clock.advanceMs(30'000);
            QCOMPARE(told({alert("a")}), QStringList());
        }
    }
    void atMostOneAMinuteForARule()
    {
        told({});
        QList<Alert> firing;
        int notices = 0, alerts = 0;
        // A new one each second for ten minutes, asked for each second.
        for (int i = 0; i < 600; ++i) {
            firing.prepend(alert(QByteArray::number(i).constData()));
            for (const AlertNotice &notice : m_notices->take(firing)) {
                ++notices;
                alerts += int(notice.alerts.size());
            }
            m_clock.advanceMs(1'000);
        }
        QCOMPARE(notices, 10);
        QCOMPARE(alerts, 541); // those of the last minute wait
        m_clock.advanceMs(60'000);
        const auto rest = m_notices->take(firing);
        QCOMPARE(rest.size(), 1);
        QCOMPARE(alerts + int(rest.first().alerts.size()), 600);
    }
    void rulesDoNotHoldEachOtherUp()
    {
        told({});
        QCOMPARE(told({alert("a"), alert("b", "rule000002")}), (QStringList{QStringLiteral("rule000001:a"), QStringLiteral("rule000002:b")}));
        QCOMPARE(told({alert("a"), alert("b", "rule000002"), alert("c", "rule000003")}), one("rule000003:c"));
    }
    void whatEndedWhileItWaitedIsNotTold()
    {
        told({});
        told({alert("a")});
        QCOMPARE(told({alert("a"), alert("b"), alert("c")}), QStringList());
        m_clock.advanceMs(AlertNotices::kBetweenMs);
        QCOMPARE(told({alert("a"), alert("c")}), one("rule000001:c"));
    }
    void whatSomebodyKnowsIsNotTold()
    {
        told({});
        Alert known = alert("a");
        known.acknowledgedAt = m_clock.now();
        QCOMPARE(told({known}), QStringList());
        told({known, alert("b")});
        QCOMPARE(told({known, alert("b"), alert("c")}), QStringList()); // c waits
        Alert c = alert("c");
        c.acknowledgedAt = m_clock.now();
        m_clock.advanceMs(AlertNotices::kBetweenMs);
        QCOMPARE(told({known, alert("b"), c}), QStringList());
    }
    void aFurtherStepIsNewsAlsoOfWhatIsKnown()
    {
        told({});
        Alert ending = alert("a");
        ending.kind = domain::AlertKind::Expiry;
        ending.limit = 30;
        QCOMPARE(told({ending}), one("rule000001:a"));
        ending.acknowledgedAt = m_clock.now();
        m_clock.advanceMs(AlertNotices::kBetweenMs);
        QCOMPARE(told({ending}), QStringList());
        ending.limit = 14;
        QCOMPARE(told({ending}), one("rule000001:a"));
        QCOMPARE(told({ending}), QStringList());
    }
    void aSnoozeHoldsUntilItIsOver()
    {
        told({});
        Alert one1 = alert("a");
        told({one1});
        one1.snoozedUntil = m_clock.now().addSecs(3'600);
        for (int i = 0; i < 60; ++i) {
            QCOMPARE(told({one1}), QStringList());
            m_clock.advanceMs(60'000);
        }
        QCOMPARE(told({one1}), one("rule000001:a")); // its hour is over, whether or not the server has said so
        one1.snoozedUntil = {};
        m_clock.advanceMs(AlertNotices::kBetweenMs);
        QCOMPARE(told({one1}), QStringList());
    }
    void aClockThatGoesBackHoldsNothingUp()
    {
        told({});
        told({alert("a")});
        m_clock.advanceMs(-86'400'000);
        QCOMPARE(told({alert("a"), alert("b")}), one("rule000001:b"));
    }
    void severityAndWords()
    {
        Alert ending = alert("a");
        ending.kind = domain::AlertKind::Expiry;
        ending.limit = 1;
        QCOMPARE(models::severityOf(ending), health::Severity::High);
        ending.limit = 30;
        QCOMPARE(models::severityOf(ending), health::Severity::Low);
        Alert refusals = alert("b");
        refusals.measure = domain::AlertMeasure::Refusals;
        refusals.value = 312;
        refusals.limit = 100;
        refusals.subject = domain::AlertSubject::Partner;
        refusals.subjectName = QStringLiteral("Kestrel");
        QCOMPARE(models::AlertWords::notice({refusals}), QStringLiteral("Partner Kestrel: Refusals: 312, limit 100"));
        domain::AlertRule rule;
        rule.measure = domain::AlertMeasure::ErrorRate;
        rule.limit = 5;
        QCOMPARE(models::AlertWords::condition(rule), QStringLiteral("Error rate above 5.00% in 5 min"));
        // Whatever a backend sends is shown as something.
        for (int kind = 0; kind < 5; ++kind) {
            refusals.kind = domain::AlertKind(kind);
            rule.kind = domain::AlertKind(kind);
            QVERIFY(!models::AlertWords::what(refusals).isEmpty());
            QVERIFY(!models::AlertWords::condition(rule).isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(TestAlertNotices)
#include "tst_alertnotices.moc"
