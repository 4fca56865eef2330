// SPDX-License-Identifier: GPL-3.0-or-later
// The import sheet by keyboard alone, over a live octroid.
#include "await.h"
#include "dialogs/importsheet.h"
#include "octroidprocess.h"
#include "theme/theme.h"
#include "widgets/button.h"
#include "widgets/sheethost.h"
#include "widgets/tableview.h"

#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPointer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace octroi;
using dialogs::ImportSheet;
using inventory::Inventory;
using test::await;

class TestImportSheet : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    test::OctroidProcess m_octroid;
    std::unique_ptr<backends::OctroidBackend> m_backend;
    std::unique_ptr<Inventory> m_inventory;
    std::unique_ptr<change::Spine> m_spine;
    QTemporaryDir m_folder;
    QWidget m_window;
    widgets::SheetHost *m_host = nullptr;
    QPointer<ImportSheet> m_sheet;

    QString file(const char *name, const QByteArray &text)
    {
        QFile out(m_folder.filePath(QString::fromLatin1(name)));
        return out.open(QIODevice::WriteOnly) && out.write(text) == text.size() ? out.fileName() : QString();
    }
    template <typename T>
    T *named(const char *name) const
    {
        for (T *one : m_sheet->findChildren<T *>()) {
            if (one->accessibleName() == QLatin1String(name) && one->isVisible())
                return one;
        }
        return nullptr;
    }
    widgets::Button *button(const QString &start) const
    {
        for (auto *one : m_sheet->findChildren<widgets::Button *>()) {
            if (one->text().startsWith(start) && one->isVisible())
                return one;
        }
        return nullptr;
    }
    bool waitForButton(const char *start)
    {
        return QTest::qWaitFor([&] { return button(QString::fromLatin1(start)) != nullptr; }, 20'000);
    }
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    /// Tab until that control has the keyboard; false when it is never reached.
    bool tabTo(QWidget *wanted)
    {
        for (int i = 0; i < 60; ++i) {
            QWidget *now = QApplication::focusWidget();
            if (now == wanted || (wanted && wanted->focusProxy() == now && now))
                return true;
            press(Qt::Key_Tab);
        }
        return false;
    }
    void openSheet()
    {
        m_sheet = new ImportSheet({m_backend.get(), m_inventory.get(), m_spine.get(), &m_clock});
        m_host->open(m_sheet);
        QTRY_VERIFY(m_sheet->isVisible());
        QTRY_VERIFY(QApplication::focusWidget() == named<QLineEdit>("File"));
    }

private Q_SLOTS:
    void initTestCase()
    {
        test::octroidProgram();
        theme::Theme::install(*qApp);
        QVERIFY(m_octroid.start());
        m_backend = m_octroid.connection(m_clock);
        QVERIFY(await(m_backend->connectToBackend()).ok());
        domain::Partner partner;
        partner.name = QStringLiteral("Kestrel");
        domain::Application application;
        application.partnerId = await(m_backend->createPartner(partner, {}))->id;
        application.name = QStringLiteral("Returns");
        QVERIFY(await(m_backend->createApplication(application, {})).ok());
        m_inventory = std::make_unique<Inventory>(*m_backend, m_clock);
        m_inventory->sync();
        QVERIFY(
            QTest::qWaitFor([&] { return m_inventory->syncState() == inventory::SyncState::Idle; }, 30'000));
        m_spine = std::make_unique<change::Spine>(*m_inventory);
        m_window.resize(1200, 900);
        m_host = new widgets::SheetHost(&m_window);
        m_window.show();
        m_window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_window));
    }
    void cleanup()
    {
        if (m_sheet)
            m_sheet->closeSheet();
        QTRY_VERIFY(!m_sheet);
    }
    void cleanupTestCase()
    {
        m_spine.reset();
        m_inventory.reset();
        m_backend.reset();
        m_octroid.stop();
    }

    void partnersByKeyboard()
    {
        openSheet();
        const QString path =
            file("partners.csv",
                 "\xEF\xBB\xBF"
                 "Firm;Sector;E-Mail\nNordlicht;business;a@nordlicht.example\nKESTREL;;\nWren;robot;\n");
        QSignalSpy done(m_sheet, &ImportSheet::done);
        QTest::keyClicks(QApplication::focusWidget(), path);
        press(Qt::Key_Return);
        QVERIFY(waitForButton("Check the rows"));
        // "Firm" is what nobody would guess.
        auto *name = named<QComboBox>("Column of Name");
        QTRY_COMPARE(QApplication::focusWidget(), name);
        QCOMPARE(name->currentIndex(), 0);
        QCOMPARE(named<QComboBox>("Column of Contact")->currentText(), QStringLiteral("E-Mail"));
        QVERIFY(tabTo(button(QStringLiteral("Check the rows"))));
        press(Qt::Key_Space);
        QTRY_VERIFY(button(QStringLiteral("Check the rows"))); // a name is needed: it says so and stays
        QVERIFY(tabTo(named<QComboBox>("Column of Name")));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("F"));
        QCOMPARE(name->currentText(), QStringLiteral("Firm"));
        QVERIFY(tabTo(named<QComboBox>("Column of Kind")));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("S"));
        QVERIFY(tabTo(button(QStringLiteral("Check the rows"))));
        press(Qt::Key_Space);
        QVERIFY(waitForButton("Create 1 partner"));
        auto *table = named<widgets::TableView>("Rejected rows");
        QVERIFY(table);
        QCOMPARE(table->model()->rowCount(), 2);
        QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("3"));
        QCOMPARE(m_inventory->partners().size(), size_t(1));
        QTRY_COMPARE(QApplication::focusWidget(), button(QStringLiteral("Create 1 partner")));
        press(Qt::Key_Space);
        QVERIFY(waitForButton("Close"));
        QCOMPARE(m_inventory->partners().size(), size_t(2));
        QCOMPARE(done.size(), 1);
        QVERIFY(waitForButton("Save the rejected rows"));
        press(Qt::Key_Space);
        QTRY_VERIFY(!m_sheet);
    }

    void keysGoIntoAFile()
    {
        openSheet();
        press(Qt::Key_Tab, Qt::ShiftModifier);
        press(Qt::Key_Right); // API keys
        const QString path =
            file("keys.jsonl", "{\"name\": \"one\", \"application\": \"kestrel/returns\"}\n{\"name\": "
                               "\"two\", \"application\": \"kestrel/nothing\"}\n");
        QVERIFY(tabTo(named<QLineEdit>("File")));
        QTest::keyClicks(QApplication::focusWidget(), path);
        press(Qt::Key_Return);
        QVERIFY(waitForButton("Check the rows"));
        QVERIFY(tabTo(button(QStringLiteral("Check the rows"))));
        press(Qt::Key_Space);
        QVERIFY(waitForButton("Issue 1 key"));
        press(Qt::Key_Space); // without a file for them nothing is issued
        QVERIFY(button(QStringLiteral("Issue 1 key")));
        const QString secrets = m_folder.filePath(QStringLiteral("issued.csv"));
        QVERIFY(tabTo(named<QLineEdit>("The issued keys go into this new file")));
        QTest::keyClicks(QApplication::focusWidget(), secrets);
        QVERIFY(tabTo(button(QStringLiteral("Issue 1 key"))));
        press(Qt::Key_Space);
        QVERIFY(waitForButton("Close"));
        QFile written(secrets);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(written.readAll().trimmed().split('\n').size(), 2);
        QCOMPARE(m_inventory->keys().size(), size_t(1));
    }

    void whatIsNoTableIsSaidAtTheField()
    {
        openSheet();
        for (const QByteArray &text : {QByteArray("name\n\"a"), QByteArray(), QByteArray("n\xFF\nx\n")}) {
            auto *edit = named<QLineEdit>("File");
            edit->setFocus();
            edit->selectAll();
            QTest::keyClicks(edit, file("broken.csv", text));
            press(Qt::Key_Return);
            QTest::qWait(50);
            QTRY_VERIFY(button(QStringLiteral("Read the file")) || button(QStringLiteral("Check the rows")));
        }
        auto *edit = named<QLineEdit>("File");
        edit->selectAll();
        QTest::keyClicks(edit, m_folder.filePath(QStringLiteral("none.csv")));
        press(Qt::Key_Return);
        QTRY_VERIFY(button(QStringLiteral("Read the file")));
        press(Qt::Key_Escape);
        QTRY_VERIFY(!m_sheet);
    }
};

QTEST_MAIN(TestImportSheet)
#include "tst_importsheet.moc"
