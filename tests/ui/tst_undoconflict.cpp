// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl+Z where somebody else was there meanwhile: what they changed is not thrown away, both versions are shown, and one is
// chosen. And what is done to OAuth clients in the list of all credentials. By keyboard alone, over a live octroid.
#include "dialogs/conflictsheet.h"
#include "keychangesfixture.h"

using namespace octroi;
using dialogs::ConflictSheet;
using domain::KeyStatus;
using test::await;
using test::key;
using test::press;

class TestUndoConflict : public QObject, private test::KeyChangesFixture
{
    Q_OBJECT

    QString m_client;

    bool rename(const char *from, const char *to)
    {
        if (!select({QString::fromLatin1(from)}))
            return false;
        key(Qt::Key_F2);
        if (!comes([this] { return isOpen() && qobject_cast<QLineEdit *>(QApplication::focusWidget()); }))
            return false;
        key(Qt::Key_A, Qt::ControlModifier);
        test::type(QString::fromLatin1(to));
        return apply(QStringLiteral("Rename"));
    }
    bool othersRename(const char *which, const char *to)
    {
        backends::KeyPatch patch;
        patch.name = QString::fromLatin1(to);
        return await(m_other->update(id(which), patch, 0)).ok();
    }
    bool clientIs(domain::ClientStatus status) const
    {
        const auto client = await(m_other->client(m_client));
        return client && client->statusAt(m_clock.now()) == status;
    }

private Q_SLOTS:
    void initTestCase()
    {
        begin();
        domain::OAuthClient client;
        client.applicationId = m_application;
        client.name = QStringLiteral("robot");
        client.grantTypes = {QStringLiteral("client_credentials")};
        client.scopes = QStringList{QStringLiteral("orders:read")};
        const auto made = await(m_other->createClient(client, {}));
        QVERIFY(made.ok());
        m_client = made->client.id;
        m_ids.insert(client.name, m_client);
    }
    void init() { open(); }
    void cleanup() { close(); }
    void cleanupTestCase() { end(); }

    // Before the console knows of it, and after.
    void bothVersionsAreShown()
    {
        QVERIFY(rename("one", "mine"));
        QVERIFY(othersRename("one", "theirs"));
        for (const bool synced : {false, true}) {
            if (synced)
                QVERIFY(m_console->sync());
            key(Qt::Key_Z, Qt::ControlModifier);
            QVERIFY(sheet<ConflictSheet>());
            QVERIFY(comes([this] { return !spine().isBusy(); }));
            QCOMPARE(now("one").name, QStringLiteral("theirs"));
            if (!synced) {
                key(Qt::Key_Escape);
                QVERIFY(comes([this] { return !isOpen(); }));
            }
        }
        QVERIFY(canPress(QStringLiteral("Take all of mine"))); // once it is known what they did
        QVERIFY(apply(QStringLiteral("Take all of mine")));
        QCOMPARE(now("one").name, QStringLiteral("one"));
    }

    void theirsIsKept()
    {
        QVERIFY(rename("two", "mine"));
        QVERIFY(othersRename("two", "theirs"));
        key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(sheet<ConflictSheet>());
        QVERIFY(canPress(QStringLiteral("Keep theirs")));
        QVERIFY(press(QStringLiteral("Keep theirs")));
        QVERIFY(comes([this] { return !isOpen() && !spine().isBusy(); }));
        QCOMPARE(now("two").name, QStringLiteral("theirs"));
        QVERIFY(othersRename("two", "two"));
    }

    // What they changed is another field: it stays, and mine is taken back without a question.
    void anotherFieldStays()
    {
        QVERIFY(rename("one", "mine"));
        backends::KeyPatch patch;
        patch.tags = QStringList{QStringLiteral("theirs")};
        QVERIFY(await(m_other->update(id("one"), patch, 0)).ok());
        QVERIFY(m_console->sync());
        QVERIFY(undone());
        QVERIFY(!isOpen());
        QCOMPARE(now("one").name, QStringLiteral("one"));
        QCOMPARE(now("one").tags, QStringList{QStringLiteral("theirs")});
    }

    // A run takes back what it can; what somebody else changed since stays, and is told.
    void aRunLeavesWhatOthersChanged()
    {
        const QStringList both{QStringLiteral("two"), QStringLiteral("third")};
        QVERIFY(bulk(both, "Set plan…"));
        QVERIFY(goTo(QStringLiteral("No plan")));
        key(Qt::Key_Right);
        QVERIFY(apply(QStringLiteral("Change 2 key(s)")));
        backends::KeyPatch patch;
        patch.tags = QStringList{QStringLiteral("theirs")};
        QVERIFY(await(m_other->update(id("third"), patch, 0)).ok());
        QVERIFY(undone());
        QCOMPARE(now("two").planId, QString());
        QCOMPARE(now("third").planId, m_plan);
        QCOMPARE(now("third").tags, patch.tags);
        QVERIFY(says(QStringLiteral("1 of 2 done")));
    }

    // Somebody else has taken it back already: there is nothing left to do, and nothing to ask.
    void whatIsSoAlreadyIsLeft()
    {
        QVERIFY(more("one", "Suspend…"));
        QVERIFY(confirm(QStringLiteral("Suspend 1 key(s)")));
        QVERIFY(await(m_other->resume(id("one"), 0)).ok());
        QVERIFY(m_console->sync());
        QVERIFY(undone());
        QVERIFY(!isOpen());
        QCOMPARE(status("one"), KeyStatus::Active);
    }

    // Suspended again by somebody else, for a reason of theirs: that is not undone by accident.
    void aSuspensionOfSomebodyElseStays()
    {
        QVERIFY(more("one", "Suspend…"));
        QVERIFY(confirm(QStringLiteral("Suspend 1 key(s)")));
        QVERIFY(await(m_other->resume(id("one"), 0)).ok());
        QVERIFY(await(m_other->suspend(id("one"), 0, {})).ok());
        QVERIFY(m_console->sync());
        key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(sheet<ConflictSheet>());
        QCOMPARE(status("one"), KeyStatus::Suspended);
        key(Qt::Key_Escape);
        QVERIFY(comes([this] { return !isOpen(); }));
        QVERIFY(await(m_other->resume(id("one"), 0)).ok());
    }

    void aClientIsSuspendedAndRevoked()
    {
        QVERIFY(details<pages::ClientDetail>(QStringLiteral("robot"), m_client));
        QVERIFY(press(QStringLiteral("Suspend…")));
        QVERIFY(confirm(QStringLiteral("Suspend 1 client(s)")));
        QVERIFY(clientIs(domain::ClientStatus::Suspended));
        QVERIFY(undone());
        QVERIFY(clientIs(domain::ClientStatus::Active));
        QVERIFY(select({QStringLiteral("robot")}));
        key(Qt::Key_Delete);
        QVERIFY(confirm(QStringLiteral("Revoke 1 client(s)")));
        QVERIFY(clientIs(domain::ClientStatus::Revoked));
        key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(says(QStringLiteral("This cannot be undone. A client is revoked for ever.")));
        QVERIFY(!spine().isBusy());
        QVERIFY(clientIs(domain::ClientStatus::Revoked));
    }
};

QTEST_MAIN(TestUndoConflict)
#include "tst_undoconflict.moc"
