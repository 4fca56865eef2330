// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is done to a key, by keyboard alone, in the real window over a live octroid; and taken back by Ctrl+Z,
// also where somebody else was there meanwhile.
#include "await.h"
#include "change/runs.h"
#include "console.h"
#include "dialogs/bulksheet.h"
#include "dialogs/conflictsheet.h"
#include "dialogs/previewsheet.h"
#include "keyboard.h"
#include "models/keysmodel.h"
#include "octroidprocess.h"
#include "theme/theme.h"
#include "widgets/sheethost.h"
#include "widgets/tableview.h"

#include <QLineEdit>
#include <QTest>

using namespace octroi;
using domain::KeyStatus;
using test::await;
using test::key;
using test::press;

class TestKeyChanges : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    test::OctroidProcess m_octroid;
    std::unique_ptr<backends::OctroidBackend> m_other;
    std::unique_ptr<test::Console> m_console;
    QString m_application, m_elsewhere, m_plan;
    QHash<QString, QString> m_ids; ///< by name

    widgets::TableView *table() const { return m_console->page->findChild<widgets::TableView *>(); }
    bool isOpen() const { return m_console->window.sheets().isOpen(); }
    template <typename Sheet>
    Sheet *sheet() const
    {
        return qobject_cast<Sheet *>(m_console->window.sheets().top());
    }
    domain::ApiKey now(const char *name) const
    {
        const auto found = await(m_other->key(m_ids.value(QString::fromLatin1(name))));
        return found ? *found : domain::ApiKey();
    }
    KeyStatus status(const char *name) const { return now(name).statusAt(m_clock.now()); }
    void issue(const char *name)
    {
        backends::NewKey fresh;
        fresh.applicationId = m_application;
        fresh.name = QString::fromLatin1(name);
        fresh.scopes = QStringList{QStringLiteral("orders:read")};
        const auto issued = await(m_other->issue(fresh, {}));
        QVERIFY(issued.ok());
        m_ids.insert(fresh.name, issued->key.id);
    }
    /// Only these are left by the filter, all of them are selected, and the table has the keyboard.
    bool select(const QString &filter, int rows)
    {
        key(Qt::Key_F, Qt::ControlModifier);
        key(Qt::Key_A, Qt::ControlModifier);
        test::type(filter);
        if (QApplication::focusWidget()->property("completing").toBool())
            key(Qt::Key_Escape);
        if (!QTest::qWaitFor([&] { return table()->model()->rowCount() == rows; }, 10'000))
            return false;
        for (int i = 0; i < 40 && QApplication::focusWidget() != table(); ++i)
            key(Qt::Key_Tab);
        key(Qt::Key_A, Qt::ControlModifier);
        return QApplication::focusWidget() == table() && table()->selectionModel()->selectedRows().size() == rows;
    }
    /// The details of one key are open.
    bool details(const char *name)
    {
        if (!select(QStringLiteral("name:") + QString::fromLatin1(name), 1))
            return false;
        key(Qt::Key_Return);
        return true;
    }
    /// "More actions" of the details, then that.
    bool more(const char *name, const QString &action)
    {
        return details(name) && press(QStringLiteral("More actions")) && test::choose(action);
    }
    /// "More…" of the selection, then that; the sheet has planned it.
    bool bulk(const QString &action)
    {
        return select(QStringLiteral("name:one or name:two"), 2) && press(QStringLiteral("More…")) &&
               test::choose(action) && QTest::qWaitFor([this] { return sheet<dialogs::BulkSheet>(); }, 5'000);
    }
    bool apply(const QString &button)
    {
        auto *over = sheet<dialogs::BulkSheet>();
        if (!over || !QTest::qWaitFor([over] { return over->isPlanned(); }, 10'000) || !press(button))
            return false;
        auto &runs = m_console->spine.runs();
        return QTest::qWaitFor([&] { return !runs.isActive() && !isOpen(); }, 30'000);
    }
    bool undone()
    {
        QObject here;
        bool done = false;
        connect(&m_console->spine, &change::Spine::journalChanged, &here, [&done] { done = true; });
        key(Qt::Key_Z, Qt::ControlModifier);
        return QTest::qWaitFor([&] { return done && !m_console->spine.isBusy(); }, 30'000);
    }

private Q_SLOTS:
    void initTestCase()
    {
        test::octroidProgram();
        theme::Theme::install(*qApp);
        QVERIFY(m_octroid.start());
        m_other = m_octroid.connection(m_clock);
        domain::Partner partner;
        partner.name = QStringLiteral("Kestrel");
        domain::Application application;
        application.partnerId = await(m_other->createPartner(partner, {}))->id;
        application.name = QStringLiteral("Returns");
        m_application = await(m_other->createApplication(application, {}))->id;
        application.name = QStringLiteral("Elsewhere");
        m_elsewhere = await(m_other->createApplication(application, {}))->id;
        for (const char *name : {"orders:read", "orders:write"}) {
            domain::Scope scope;
            scope.name = QString::fromLatin1(name);
            QVERIFY(await(m_other->createScope(scope, {})).ok());
        }
        domain::Plan plan;
        plan.name = QStringLiteral("Gold");
        plan.rate = 50;
        plan.burst = 50;
        m_plan = await(m_other->createPlan(plan, {}))->id;
        issue("one");
        issue("two");
    }
    void init()
    {
        m_console = std::make_unique<test::Console>(m_octroid.connection(m_clock), m_clock);
        m_console->window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_console->window));
        QVERIFY(m_console->sync());
        QTRY_VERIFY_WITH_TIMEOUT(table()->model()->rowCount() >= 2, 30'000);
    }
    void cleanup() { m_console.reset(); }
    void cleanupTestCase()
    {
        m_other.reset();
        m_octroid.stop();
    }

    void renamed()
    {
        QVERIFY(select(QStringLiteral("name:two"), 1));
        key(Qt::Key_F2);
        QTRY_VERIFY(isOpen() && qobject_cast<QLineEdit *>(QApplication::focusWidget()));
        key(Qt::Key_A, Qt::ControlModifier);
        test::type(QStringLiteral("second"));
        QVERIFY(press(QStringLiteral("Rename")));
        QTRY_VERIFY_WITH_TIMEOUT(!isOpen(), 10'000);
        QCOMPARE(now("two").name, QStringLiteral("second"));
        QVERIFY(undone());
        QCOMPARE(now("two").name, QStringLiteral("two"));
    }
    void suspendedAndResumed()
    {
        QVERIFY(more("one", QStringLiteral("Suspend…")));
        QTRY_VERIFY(sheet<dialogs::PreviewSheet>());
        QVERIFY(press(QStringLiteral("Suspend key")) || press(QStringLiteral("Suspend")));
        QTRY_VERIFY_WITH_TIMEOUT(!isOpen(), 10'000);
        QCOMPARE(status("one"), KeyStatus::Suspended);
        QVERIFY(more("one", QStringLiteral("Resume")));
        QTRY_COMPARE_WITH_TIMEOUT(status("one"), KeyStatus::Active, 10'000);
        QVERIFY(undone());
        QCOMPARE(status("one"), KeyStatus::Suspended);
        QVERIFY(undone());
        QCOMPARE(status("one"), KeyStatus::Active);
    }
    void revokedAndRestored()
    {
        QVERIFY(select(QStringLiteral("name:one or name:two"), 2));
        key(Qt::Key_Delete);
        QTRY_VERIFY(sheet<dialogs::PreviewSheet>());
        QVERIFY(press(QStringLiteral("Revoke 2 keys")) || press(QStringLiteral("Revoke 2 key(s)")));
        QTRY_VERIFY_WITH_TIMEOUT(!isOpen(), 10'000);
        QCOMPARE(status("one"), KeyStatus::Revoked);
        QCOMPARE(status("two"), KeyStatus::Revoked);
        QVERIFY(bulk(QStringLiteral("Restore…")));
        QVERIFY(apply(QStringLiteral("Restore 2 key(s)")));
        QCOMPARE(status("one"), KeyStatus::Active);
        QCOMPARE(status("two"), KeyStatus::Active);
    }
    void expiryIsSet()
    {
        QVERIFY(details("one"));
        QVERIFY(press(QStringLiteral("Set expiry…")));
        QTRY_VERIFY(isOpen());
        QTRY_COMPARE(QApplication::focusWidget()->accessibleName(), QStringLiteral("Expiry"));
        key(Qt::Key_Home); // 30 days
        QVERIFY(press(QStringLiteral("Set expiry")));
        QTRY_VERIFY_WITH_TIMEOUT(!isOpen(), 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(now("one").expiresAt.isValid(), 10'000);
        QVERIFY(undone());
        QVERIFY(!now("one").expiresAt.isValid());
    }
    void scopesPlanTagsAndApplication()
    {
        QVERIFY(bulk(QStringLiteral("Add scopes…")));
        test::type(QStringLiteral("write"));
        for (int i = 0; i < 10 && QApplication::focusWidget()->accessibleName() != QStringLiteral("Scopes"); ++i)
            key(Qt::Key_Tab);
        key(Qt::Key_End);
        key(Qt::Key_Space);
        QVERIFY(apply(QStringLiteral("Change 2 key(s)")));
        QVERIFY(now("one").scopes.contains(QStringLiteral("orders:write")));
        QVERIFY(bulk(QStringLiteral("Set plan…")));
        key(Qt::Key_Right);
        QVERIFY(apply(QStringLiteral("Change 2 key(s)")));
        QCOMPARE(now("two").planId, m_plan);
        QVERIFY(bulk(QStringLiteral("Add tags…")));
        test::type(QStringLiteral("night"));
        key(Qt::Key_Return);
        QVERIFY(apply(QStringLiteral("Change 2 key(s)")));
        QCOMPARE(now("one").tags, QStringList{QStringLiteral("night")});
        QVERIFY(bulk(QStringLiteral("Move to another application…")));
        test::type(QStringLiteral("Kestrel / E"));
        QVERIFY(apply(QStringLiteral("Move 2 key(s)")));
        QCOMPARE(now("two").applicationId, m_elsewhere);
        QVERIFY(undone()); // a run takes it back
        QTRY_COMPARE_WITH_TIMEOUT(now("two").applicationId, m_application, 10'000);
    }
    void rotated()
    {
        QVERIFY(details("two"));
        QVERIFY(press(QStringLiteral("Rotate…")));
        QTRY_VERIFY(isOpen());
        QVERIFY(press(QStringLiteral("Rotate key")));
        QTRY_VERIFY_WITH_TIMEOUT(!now("two").successorId.isEmpty(), 10'000);
        QVERIFY(press(QStringLiteral("I have stored or delivered this key")));
        QVERIFY(press(QStringLiteral("Done")));
        QTRY_VERIFY(!isOpen());
        // It says why that cannot be taken back.
        key(Qt::Key_Z, Qt::ControlModifier);
        QTest::qWait(100);
        QVERIFY(!m_console->spine.isBusy());
        QCOMPARE(status("two"), KeyStatus::Rotating);
    }
    /// What somebody else changed since is not thrown away: both versions are shown, and one is chosen.
    void anUndoThatMeetsAConflict()
    {
        QVERIFY(select(QStringLiteral("name:one"), 1));
        key(Qt::Key_F2);
        QTRY_VERIFY(isOpen() && qobject_cast<QLineEdit *>(QApplication::focusWidget()));
        key(Qt::Key_A, Qt::ControlModifier);
        test::type(QStringLiteral("mine"));
        QVERIFY(press(QStringLiteral("Rename")));
        QTRY_VERIFY_WITH_TIMEOUT(!isOpen(), 10'000);
        backends::KeyPatch patch;
        patch.name = QStringLiteral("theirs");
        QVERIFY(await(m_other->update(m_ids.value(QStringLiteral("one")), patch, 0)).ok());
        for (const bool synced : {false, true}) {
            if (synced)
                QVERIFY(m_console->sync());
            key(Qt::Key_Z, Qt::ControlModifier);
            QTRY_VERIFY_WITH_TIMEOUT(sheet<dialogs::ConflictSheet>(), 30'000);
            QCOMPARE(now("one").name, QStringLiteral("theirs"));
            if (!synced) {
                key(Qt::Key_Escape);
                QTRY_VERIFY(!isOpen());
            }
        }
        QTRY_VERIFY_WITH_TIMEOUT(press(QStringLiteral("Take all of mine")), 10'000);
        QTRY_COMPARE_WITH_TIMEOUT(now("one").name, QStringLiteral("one"), 10'000);
    }
};

QTEST_MAIN(TestKeyChanges)
#include "tst_keychanges.moc"
