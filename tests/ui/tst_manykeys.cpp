// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is done to several keys at once, by keyboard alone, in the real window over a live octroid; and taken back by
// Ctrl+Z.
#include "keychangesfixture.h"

using namespace octroi;
using domain::KeyStatus;
using test::key;
using test::press;

class TestManyKeys : public QObject, private test::KeyChangesFixture
{
    Q_OBJECT

    const QStringList m_both{QStringLiteral("one"), QStringLiteral("two")};

    bool tag(const char *action, const char *tag)
    {
        if (!bulk(m_both, action) || !goTo(QStringLiteral("Tags")))
            return false;
        test::type(QString::fromLatin1(tag));
        key(Qt::Key_Return);
        return apply(QStringLiteral("Change 2 key(s)"));
    }
    bool move()
    {
        if (!bulk(m_both, "Move to another application…") || !goTo(QStringLiteral("Application")))
            return false;
        key(Qt::Key_Down); // "Kestrel / Elsewhere" comes before "Kestrel / Returns"
        return apply(QStringLiteral("Move 2 key(s)"));
    }
    bool scopes(const char *action)
    {
        if (!bulk(m_both, action) || !comes([] { return qobject_cast<QLineEdit *>(QApplication::focusWidget()); }))
            return false;
        test::type(QStringLiteral("write"));
        if (!goTo(QStringLiteral("Scopes")))
            return false;
        key(Qt::Key_End);
        key(Qt::Key_Space);
        return apply(QStringLiteral("Change 2 key(s)"));
    }

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init() { open(); }
    void cleanup() { close(); }
    void cleanupTestCase() { end(); }

    void suspendedAndResumed()
    {
        QVERIFY(select(m_both));
        QVERIFY(press(QStringLiteral("Suspend…")));
        QVERIFY(confirm(QStringLiteral("Suspend 2 key(s)")));
        QCOMPARE(status("one"), KeyStatus::Suspended);
        QCOMPARE(status("two"), KeyStatus::Suspended);
        QVERIFY(select(m_both));
        QVERIFY(press(QStringLiteral("Resume")));
        QVERIFY(confirm(QStringLiteral("Resume 2 key(s)")));
        QCOMPARE(status("two"), KeyStatus::Active);
        QVERIFY(undone());
        QCOMPARE(status("one"), KeyStatus::Suspended);
        QVERIFY(undone());
        QCOMPARE(status("one"), KeyStatus::Active);
        QCOMPARE(status("two"), KeyStatus::Active);
    }

    // Revoked by a preview, restored by a run: both are taken back, one after the other.
    void revokedAndRestored()
    {
        QVERIFY(select(m_both));
        key(Qt::Key_Delete);
        QVERIFY(confirm(QStringLiteral("Revoke 2 key(s)")));
        QCOMPARE(status("one"), KeyStatus::Revoked);
        QCOMPARE(status("two"), KeyStatus::Revoked);
        QVERIFY(bulk(m_both, "Restore…"));
        QVERIFY(apply(QStringLiteral("Restore 2 key(s)")));
        QCOMPARE(status("one"), KeyStatus::Active);
        QCOMPARE(status("two"), KeyStatus::Active);
        QVERIFY(undone());
        QCOMPARE(status("one"), KeyStatus::Revoked);
        QVERIFY(undone());
        QCOMPARE(status("one"), KeyStatus::Active);
        QCOMPARE(status("two"), KeyStatus::Active);
    }

    void expiryIsSet()
    {
        QVERIFY(bulk(m_both, "Set expiry…"));
        QVERIFY(goTo(QStringLiteral("Expiry")));
        key(Qt::Key_Right); // from 90 days to 180
        QVERIFY(apply(QStringLiteral("Change 2 key(s)")));
        QCOMPARE(m_clock.now().daysTo(now("two").expiresAt), 180);
        QVERIFY(undone());
        QVERIFY(!now("one").expiresAt.isValid());
        QVERIFY(!now("two").expiresAt.isValid());
    }

    void scopesAreAddedAndRemoved()
    {
        const QString write = QStringLiteral("orders:write");
        QVERIFY(scopes("Add scopes…"));
        QVERIFY(now("one").scopes.contains(write));
        QVERIFY(scopes("Remove scopes…"));
        QVERIFY(!now("two").scopes.contains(write));
        QVERIFY(undone());
        QVERIFY(now("two").scopes.contains(write));
        QVERIFY(undone());
        QCOMPARE(now("one").scopes, QStringList{QStringLiteral("orders:read")});
    }

    void planIsSet()
    {
        QVERIFY(bulk(m_both, "Set plan…"));
        QVERIFY(goTo(QStringLiteral("No plan")));
        key(Qt::Key_Right);
        QVERIFY(apply(QStringLiteral("Change 2 key(s)")));
        QCOMPARE(now("one").planId, m_plan);
        QCOMPARE(now("two").planId, m_plan);
        QVERIFY(undone());
        QCOMPARE(now("two").planId, QString());
    }

    // Runs on the same keys, one on the other.
    void severalAreTakenBackInARow()
    {
        QVERIFY(tag("Add tags…", "night"));
        QVERIFY(move());
        QVERIFY(tag("Remove tags…", "night"));
        QCOMPARE(now("one").tags, QStringList());
        QCOMPARE(now("two").applicationId, m_elsewhere);
        QVERIFY(undone());
        QCOMPARE(now("one").tags, QStringList{QStringLiteral("night")});
        QVERIFY(undone());
        QCOMPARE(now("two").applicationId, m_application);
        QVERIFY(undone());
        QCOMPARE(now("two").tags, QStringList());
        QVERIFY(!spine().canUndo());
    }
};

QTEST_MAIN(TestManyKeys)
#include "tst_manykeys.moc"
