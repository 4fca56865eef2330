// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is done to one key, by keyboard alone, in the real window over a live octroid; and taken back by Ctrl+Z, or
// the sentence that says why not.
#include "keychangesfixture.h"

using namespace octroi;
using domain::KeyStatus;
using test::key;
using test::press;

class TestKeyChanges : public QObject, private test::KeyChangesFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init() { open(); }
    void cleanup() { close(); }
    void cleanupTestCase() { end(); }

    void renamed()
    {
        QVERIFY(select({QStringLiteral("two")}));
        key(Qt::Key_F2);
        QVERIFY(comes([this] { return isOpen() && qobject_cast<QLineEdit *>(QApplication::focusWidget()); }));
        key(Qt::Key_A, Qt::ControlModifier);
        test::type(QStringLiteral("second"));
        QVERIFY(apply(QStringLiteral("Rename")));
        QCOMPARE(now("two").name, QStringLiteral("second"));
        QVERIFY(undone());
        QCOMPARE(now("two").name, QStringLiteral("two"));
    }

    // Each Ctrl+Z takes back the one before, although the key has another version each time.
    void suspendedAndResumed()
    {
        QVERIFY(more("one", "Suspend…"));
        QVERIFY(confirm(QStringLiteral("Suspend 1 key(s)")));
        QCOMPARE(status("one"), KeyStatus::Suspended);
        const auto before = spine().journal().size();
        QVERIFY(more("one", "Resume"));
        QVERIFY(remembered(before)); // nothing that works would stop: it is done at once
        QCOMPARE(status("one"), KeyStatus::Active);
        QVERIFY(undone());
        QCOMPARE(status("one"), KeyStatus::Suspended);
        QVERIFY(undone());
        QCOMPARE(status("one"), KeyStatus::Active);
        QVERIFY(!spine().canUndo());
    }

    void revokedAndRestored()
    {
        QVERIFY(select({QStringLiteral("one")}));
        key(Qt::Key_Delete);
        QVERIFY(confirm(QStringLiteral("Revoke 1 key(s)")));
        QCOMPARE(status("one"), KeyStatus::Revoked);
        const auto before = spine().journal().size();
        QVERIFY(more("one", "Restore"));
        QVERIFY(remembered(before));
        QCOMPARE(status("one"), KeyStatus::Active);
        QVERIFY(undone());
        QCOMPARE(status("one"), KeyStatus::Revoked);
        QVERIFY(undone());
        QCOMPARE(status("one"), KeyStatus::Active);
    }

    // A key that had no end gets one: that is a loss, and previewed.
    void expiryIsSet()
    {
        QVERIFY(details(QStringLiteral("one"), id("one")));
        QVERIFY(press(QStringLiteral("Set expiry…")));
        QVERIFY(comes([this] { return isOpen(); }));
        QVERIFY(goTo(QStringLiteral("Expiry")));
        key(Qt::Key_Left); // from "Never" to a year
        QVERIFY(press(QStringLiteral("Set expiry")));
        QVERIFY(confirm(QStringLiteral("Apply")));
        QCOMPARE(m_clock.now().daysTo(now("one").expiresAt), 365);
        QVERIFY(undone());
        QVERIFY(!now("one").expiresAt.isValid());
    }

    void scopesAreAdded()
    {
        QVERIFY(more("one", "Edit scopes…"));
        QVERIFY(comes([this] { return isOpen() && qobject_cast<QLineEdit *>(QApplication::focusWidget()); }));
        test::type(QStringLiteral("write"));
        QVERIFY(goTo(QStringLiteral("Scopes")));
        key(Qt::Key_End);
        key(Qt::Key_Space);
        QVERIFY(apply(QStringLiteral("Save scopes")));
        QVERIFY(now("one").scopes.contains(QStringLiteral("orders:write")));
        QVERIFY(undone());
        QCOMPARE(now("one").scopes, QStringList{QStringLiteral("orders:read")});
    }

    void planIsSet()
    {
        QVERIFY(more("one", "Set plan…"));
        QVERIFY(sheet<dialogs::BulkSheet>());
        QVERIFY(goTo(QStringLiteral("No plan")));
        key(Qt::Key_Right);
        QVERIFY(apply(QStringLiteral("Change 1 key(s)")));
        QCOMPARE(now("one").planId, m_plan);
        QVERIFY(undone());
        QCOMPARE(now("one").planId, QString());
    }

    void tagsAreAddedAndRemoved()
    {
        for (const char *action : {"Add tags…", "Remove tags…"}) {
            QVERIFY(more("one", action));
            QVERIFY(sheet<dialogs::BulkSheet>());
            QVERIFY(goTo(QStringLiteral("Tags")));
            test::type(QStringLiteral("night"));
            key(Qt::Key_Return);
            QVERIFY(apply(QStringLiteral("Change 1 key(s)")));
            QCOMPARE(now("one").tags.contains(QStringLiteral("night")), action[0] == 'A');
        }
        QVERIFY(undone());
        QCOMPARE(now("one").tags, QStringList{QStringLiteral("night")});
        QVERIFY(undone());
        QCOMPARE(now("one").tags, QStringList());
    }

    void movedToAnotherApplication()
    {
        QVERIFY(more("one", "Move to another application…"));
        QVERIFY(sheet<dialogs::BulkSheet>());
        QVERIFY(goTo(QStringLiteral("Application")));
        key(Qt::Key_Down); // "Kestrel / Elsewhere" comes before "Kestrel / Returns"
        QVERIFY(apply(QStringLiteral("Move 1 key(s)")));
        QCOMPARE(now("one").applicationId, m_elsewhere);
        QVERIFY(undone());
        QCOMPARE(now("one").applicationId, m_application);
    }

    // The secret of the successor was shown: there is no way back, and a sentence says so.
    void aRotationIsNotTakenBack()
    {
        QVERIFY(details(QStringLiteral("third"), id("third")));
        QVERIFY(press(QStringLiteral("Rotate…")));
        QVERIFY(comes([this] { return isOpen(); }));
        const auto before = spine().journal().size();
        QVERIFY(press(QStringLiteral("Rotate key")));
        QVERIFY(comes([&] { return spine().journal().size() > before && !spine().isBusy(); }));
        QVERIFY(press(QStringLiteral("I have stored or delivered this key")));
        QVERIFY(press(QStringLiteral("Done")));
        QVERIFY(comes([this] { return !isOpen(); }));
        key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(says(QStringLiteral("This cannot be undone. The new key was shown and may be in use.")));
        QVERIFY(!spine().isBusy());
        QCOMPARE(status("third"), KeyStatus::Rotating);
        QVERIFY(!now("third").successorId.isEmpty());
    }
};

QTEST_MAIN(TestKeyChanges)
#include "tst_keychanges.moc"
