// SPDX-License-Identifier: GPL-3.0-or-later
#include "controlled.h"

#include <QTest>

using namespace octroi::test;

/// Alert rules and alerts from a shell: the real octroictl against the real octroid.
class TestAlertCommand : public QObject
{
    Q_OBJECT
    Controlled m_c;

    /// A word of a command line.
    struct Word
    {
        QString text;
        Word(const char *latin) : text(QString::fromLatin1(latin)) {}
        Word(const QString &own) : text(own) {}
    };
    Controlled::Answer run(std::initializer_list<Word> words) const
    {
        QStringList all;
        for (const Word &word : words)
            all << word.text;
        return m_c.ctl(all);
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_c.start()); }
    void cleanupTestCase() { QVERIFY(m_c.stop()); }

    void rulesFromAShell()
    {
        QCOMPARE(run({"partner", "create", "--name", "Alpina"}).code, 0);
        const auto made = run({"alert", "rule", "add", "--name", "Too many", "--kind", "threshold", "--limit", "100", "--window", "10m", "--partner", "Alpina"});
        QVERIFY2(made.code == 0, made.err.constData());
        QCOMPARE(made.object()[QLatin1String("window_seconds")].toInt(), 600);
        QCOMPARE(made.object()[QLatin1String("subject_type")].toString(), QStringLiteral("partner"));
        const QString id = made.object()[QLatin1String("id")].toString();
        QCOMPARE(run({"alert", "rule", "list"}).array().size(), 1);
        const auto changed = run({"alert", "rule", "edit", id, "--limit", "50", "--disable"});
        QCOMPARE(changed.object()[QLatin1String("limit")].toDouble(), 50.0);
        QCOMPARE(changed.object()[QLatin1String("enabled")].toBool(), false);
        const auto foretold = run({"alert", "rule", "preview", "--kind", "threshold", "--limit", "0", "--window", "1h"});
        QVERIFY2(foretold.code == 0, foretold.err.constData());
        QCOMPARE(foretold.object()[QLatin1String("count")].toInt(), 0);
        QCOMPARE(run({"alert", "rule", "remove", id}).code, 0);
        QCOMPARE(run({"alert", "rule", "remove", id}).code, 4);
        QCOMPARE(run({"alert", "rule", "list"}).array().size(), 0);
    }
    void aWebhookAndItsSecret()
    {
        // Nobody is called there: a public name, and nothing fires.
        const auto made = run({"alert", "rule", "add", "--name", "Ends", "--kind", "expiry", "--webhook", "https://hooks.example/a"});
        QVERIFY2(made.code == 0, made.err.constData());
        const QString id = made.object()[QLatin1String("id")].toString(), secret = made.object()[QLatin1String("webhook_secret")].toString();
        QVERIFY(secret.startsWith(QLatin1String("whsec_")));
        QVERIFY(!run({"alert", "rule", "list"}).out.contains("whsec_"));
        const QString fresh = run({"alert", "rule", "secret", id}).object()[QLatin1String("webhook_secret")].toString();
        QVERIFY(!fresh.isEmpty() && fresh != secret);
        QCOMPARE(run({"alert", "rule", "edit", id, "--no-webhook"}).object()[QLatin1String("webhook_url")], QJsonValue());
        QCOMPARE(run({"alert", "rule", "test", id}).code, 7);
        QCOMPARE(run({"alert", "rule", "remove", id}).code, 0);
    }
    void whatIsRefused()
    {
        QVERIFY(run({"alert", "rule", "add", "--name", "x", "--kind", "weather"}).code != 0);
        QVERIFY(run({"alert", "rule", "add", "--name", "x", "--kind", "threshold", "--limit", "1", "--window", "soon"}).code != 0);
        QVERIFY(run({"alert", "rule", "add", "--name", "x", "--kind", "expiry", "--webhook", "https://127.0.0.1/"}).err.contains("webhook_address"));
        QCOMPARE(run({"alert", "ack", "0000000000"}).code, 4);
        QCOMPARE(run({"alert", "snooze", "0000000000", "--for", "1h"}).code, 4);
        QCOMPARE(run({"alert", "rule"}).code, 2);
    }
    /// By the clock of this machine: the next minute comes by itself.
    void acknowledgeAndSnooze()
    {
        QCOMPARE(run({"alert", "rule", "add", "--name", "Few", "--kind", "threshold", "--limit", "1", "--below", "--window", "1m"}).code, 0);
        QJsonArray firing;
        QTRY_VERIFY_WITH_TIMEOUT((firing = run({"alert", "list"}).array(), !firing.isEmpty()), 240'000);
        const QString id = firing.first().toObject()[QLatin1String("id")].toString();
        QVERIFY(run({"alert", "ack", id}).object()[QLatin1String("acknowledged_at")].isString());
        QVERIFY(run({"alert", "snooze", id, "--for", "2h"}).object()[QLatin1String("snoozed_until")].isString());
        QVERIFY(run({"alert", "snooze", id, "--wake"}).object()[QLatin1String("snoozed_until")].isNull());
        QCOMPARE(run({"alert", "list", "--all"}).array().size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestAlertCommand)
#include "tst_alertcommand.moc"
