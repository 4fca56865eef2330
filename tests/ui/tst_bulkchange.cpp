// SPDX-License-Identifier: GPL-3.0-or-later
// Changes of many keys by keyboard alone, in the real window over a live octroid.
#include "await.h"
#include "change/runs.h"
#include "console.h"
#include "dialogs/bulksheet.h"
#include "dialogs/runsheet.h"
#include "keyboard.h"
#include "models/keysmodel.h"
#include "octroidprocess.h"
#include "shell/closequestion.h"
#include "shell/runbar.h"
#include "theme/theme.h"
#include "widgets/sheethost.h"
#include "widgets/tableview.h"

#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace octroi;
using change::Run;
using change::RunJournal;
using inventory::Inventory;
using test::await;
using test::awaitValue;
using test::key;
using test::press;

namespace {

constexpr int kKeys = 1'200;

} // namespace

class TestBulkChange : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    test::OctroidProcess m_octroid;
    std::unique_ptr<backends::OctroidBackend> m_other;
    std::unique_ptr<test::Console> m_console;
    QTemporaryDir m_folder;
    std::shared_ptr<test::OwnSealer> m_sealer = std::make_shared<test::OwnSealer>();
    QString m_application;

    std::shared_ptr<RunJournal> journal() const
    {
        return std::make_shared<RunJournal>(m_folder.filePath(QStringLiteral("runs")), QStringLiteral("p"),
                                            m_sealer);
    }
    template <typename Sheet>
    Sheet *sheet() const
    {
        return qobject_cast<Sheet *>(m_console->window.sheets().top());
    }
    bool selectAll() const
    {
        auto *table = m_console->page->findChild<widgets::TableView *>();
        table->setFocus();
        key(Qt::Key_A, Qt::ControlModifier);
        return QTest::qWaitFor([&] { return table->selectionModel()->selectedRows().size() == kKeys; },
                               10'000);
    }
    /// Asks for it on everything, waits until it is planned and presses the last button.
    Run *runAll(const QString &action, const QString &button)
    {
        if (!selectAll() || !press(action))
            return nullptr;
        auto *bulk = sheet<dialogs::BulkSheet>();
        if (!bulk || !QTest::qWaitFor([bulk] { return bulk->isPlanned(); }, 30'000))
            return nullptr;
        m_beforeApply();
        return press(button) ? m_console->spine.runs().current() : nullptr;
    }
    /// In the dialog for a new file: its name, and Return.
    static bool saveAs(const QString &path)
    {
        const auto typing = [] {
            const auto *dialog = qobject_cast<QFileDialog *>(QApplication::activeWindow());
            return dialog && qobject_cast<QLineEdit *>(QApplication::focusWidget());
        };
        if (!QTest::qWaitFor(typing, 30'000))
            return false;
        key(Qt::Key_A, Qt::ControlModifier);
        test::type(path);
        key(Qt::Key_Return);
        return QTest::qWaitFor([] { return !qobject_cast<QFileDialog *>(QApplication::activeWindow()); }, 30'000);
    }
    static bool waitFor(const Run *run, Run::State state)
    {
        return QTest::qWaitFor([&] { return run->state() == state; }, 120'000);
    }
    int suspended()
    {
        if (!m_console->sync())
            return -1;
        int count = 0;
        for (const domain::ApiKey &key : m_console->inventory.keys())
            count += key.suspendedAt.isValid() ? 1 : 0;
        return count;
    }
    std::function<void()> m_beforeApply = [] {};

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
        domain::Scope scope;
        scope.name = QStringLiteral("orders:read");
        QVERIFY(await(m_other->createScope(scope, {})).ok());
        for (int at = 0; at < kKeys; at += 600) {
            QList<backends::BulkItem> part;
            for (int i = at; i < at + 600; ++i) {
                backends::NewKey key;
                key.applicationId = m_application;
                key.name = QStringLiteral("key %1").arg(i, 5, 10, QLatin1Char('0'));
                key.scopes = QStringList{QStringLiteral("orders:read")};
                part.append({QStringLiteral("issue"), {}, 0, {}, backends::wire::keyBody(key)});
            }
            QVERIFY(await(m_other->bulk(part), 60'000).ok());
        }
    }
    void init()
    {
        m_console = std::make_unique<test::Console>(m_octroid.connection(m_clock), m_clock);
        // Small calls, so that there is something to pause.
        connect(&m_console->spine.runs(), &change::Runs::started, this,
                [](Run *run) { run->setMostTogether(20); });
        m_console->window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_console->window));
        QVERIFY(m_console->sync());
        QVERIFY(awaitValue(m_console->spine.runs().openJournal(journal()))->ok());
        auto *table = m_console->page->findChild<widgets::TableView *>();
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), kKeys, 30'000);
        m_beforeApply = [] {};
    }
    void cleanup() { m_console.reset(); }
    void cleanupTestCase()
    {
        m_other.reset();
        m_octroid.stop();
    }

    void allAreSuspendedPausedAndUndone()
    {
        Run *run = runAll(QStringLiteral("Suspend…"), QStringLiteral("Suspend 1200 key(s)"));
        QVERIFY(run);
        QTRY_VERIFY_WITH_TIMEOUT(run->done() > 0, 30'000);
        QVERIFY(press(QStringLiteral("Pause")));
        QVERIFY(waitFor(run, Run::State::Paused));
        const qint64 done = run->done();
        QVERIFY(done < kKeys);
        QCOMPARE(suspended(), done);
        QVERIFY(press(QStringLiteral("Details")));
        QTRY_VERIFY(sheet<dialogs::RunSheet>());
        QVERIFY(press(QStringLiteral("Go on")));
        QVERIFY(waitFor(run, Run::State::Finished));
        QCOMPARE(run->done(), kKeys);
        QCOMPARE(suspended(), kKeys);
        const QString csv = m_folder.filePath(QStringLiteral("results.csv"));
        QVERIFY(press(QStringLiteral("Save as CSV…")));
        QVERIFY(saveAs(csv));
        QFile file(csv);
        QTRY_VERIFY_WITH_TIMEOUT(file.exists() && file.size() > 0, 30'000);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QCOMPARE(text.count('\n'), kKeys + 1);
        QCOMPARE(text.count(",done,"), kKeys);
        key(Qt::Key_Escape);
        QTRY_VERIFY(!m_console->window.sheets().isOpen());

        key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(m_console->spine.runs().current(), 10'000);
        Run *back = m_console->spine.runs().current();
        QCOMPARE(back->record().undoes, run->record().id);
        QVERIFY(waitFor(back, Run::State::Finished));
        QCOMPARE(suspended(), 0);
        QVERIFY(!m_console->spine.canUndo());
    }

    void whatFailedIsTriedAgain()
    {
        const QString contested = m_console->inventory.keys().front().id;
        m_beforeApply = [&] {
            backends::KeyPatch patch;
            patch.name = QStringLiteral("renamed meanwhile");
            QVERIFY(await(m_other->update(contested, patch, 0)).ok());
        };
        Run *run = runAll(QStringLiteral("Suspend…"), QStringLiteral("Suspend 1200 key(s)"));
        QVERIFY(run);
        QVERIFY(waitFor(run, Run::State::Finished));
        QCOMPARE(run->failed(), 1);
        QVERIFY(press(QStringLiteral("Details"))); // of the notice
        QTRY_VERIFY(sheet<dialogs::RunSheet>());
        QVERIFY(press(QStringLiteral("Try the failed again")));
        QVERIFY(waitFor(run, Run::State::Finished));
        QCOMPARE(run->failed(), 0);
        QCOMPARE(suspended(), kKeys);
        key(Qt::Key_Escape);
    }

    void whatIsLeftOutStaysAsItIs()
    {
        Run *run = runAll(QStringLiteral("Resume"), QStringLiteral("Resume 1200 key(s)"));
        QVERIFY(run);
        QTRY_VERIFY_WITH_TIMEOUT(run->done() > 0, 30'000);
        QVERIFY(press(QStringLiteral("Leave out the rest")));
        QVERIFY(waitFor(run, Run::State::Finished));
        QVERIFY(run->done() < kKeys);
        QCOMPARE(suspended(), kKeys - int(run->done()));
    }

    void aWindowThatIsClosedGoesOnAtTheNextStart()
    {
        const int before = suspended();
        QVERIFY(before > 0);
        Run *run = runAll(QStringLiteral("Resume"), QStringLiteral("Resume %1 key(s)").arg(before));
        QVERIFY(run);
        QTRY_VERIFY_WITH_TIMEOUT(run->done() > 0, 30'000);
        QSignalSpy quit(&m_console->window, &shell::MainWindow::quitRequested);
        m_console->window.close();
        QTRY_VERIFY(sheet<shell::CloseQuestion>());
        QVERIFY(press(QStringLiteral("Close and go on later")));
        QTRY_COMPARE(quit.size(), 1);
        const qint64 known = run->done();
        cleanup();

        init();
        auto *bar = m_console->window.findChild<shell::RunBar *>();
        QVERIFY(bar && bar->isVisible());
        QCOMPARE(m_console->spine.runs().unfinished().size(), 1);
        QVERIFY(m_console->spine.runs().unfinished().first().done <= known);
        QVERIFY(press(QStringLiteral("Go on")));
        QTRY_VERIFY_WITH_TIMEOUT(m_console->spine.runs().current(), 10'000);
        Run *resumed = m_console->spine.runs().current();
        QVERIFY(waitFor(resumed, Run::State::Finished));
        QCOMPARE(resumed->failed(), 0);
        QVERIFY(!bar->isVisible());
        QCOMPARE(suspended(), 0);
        // Ctrl+Z asks first: it is of an earlier start.
        cleanup();
        init();
        key(Qt::Key_Z, Qt::ControlModifier);
        QTest::qWait(200);
        QVERIFY(!m_console->spine.runs().current());
        QVERIFY(press(QStringLiteral("Undo")));
        QTRY_VERIFY_WITH_TIMEOUT(m_console->spine.runs().current(), 10'000);
        QVERIFY(waitFor(m_console->spine.runs().current(), Run::State::Finished));
        QCOMPARE(suspended(), before);
    }
};

QTEST_MAIN(TestBulkChange)
#include "tst_bulkchange.moc"
