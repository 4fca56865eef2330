// SPDX-License-Identifier: GPL-3.0-or-later
// A leak is answered by keyboard alone, over a live octroid.
#include "models/leaksmodel.h"
#include "sheetfixture.h"
#include "widgets/note.h"
#include "widgets/tableview.h"

#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTemporaryDir>

using namespace octroi;
using models::LeaksModel;

class TestLeakSheet : public QObject
{
    Q_OBJECT

    test::SheetFixture m;
    QTemporaryDir m_folder;

    widgets::TableView *table() const
    {
        return m.named<widgets::TableView>(QStringLiteral("Keys that were found"));
    }
    QString cell(int row, int column) const { return table()->model()->index(row, column).data().toString(); }
    bool open()
    {
        m.dialogs->create(QStringLiteral("leak"), {});
        return QTest::qWaitFor([this] {
            auto *text = m.host->isOpen()
                             ? m.named<QPlainTextEdit>(QStringLiteral("Text in which keys may stand"))
                             : nullptr;
            return text && QApplication::focusWidget() == text;
        });
    }
    bool search()
    {
        return m.tabTo(m.button(QStringLiteral("Look for keys"))) &&
               (m.press(Qt::Key_Space), m.waitForButton("Search elsewhere"));
    }
    domain::KeyStatus status(const QString &id) { return m.inventory->key(id)->statusAt(m.clock.now()); }

private Q_SLOTS:
    void initTestCase()
    {
        test::octroidProgram();
        QVERIFY(m.start());
    }
    void cleanup()
    {
        m.host->closeAll();
        QTRY_VERIFY(!m.host->isOpen());
    }
    void cleanupTestCase() { m.stop(); }

    void pastedAndRevoked()
    {
        const auto live = m.issue(QStringLiteral("nightly")), second = m.issue(QStringLiteral("hourly"));
        const auto revoked = m.issue(QStringLiteral("old"));
        QVERIFY(test::await(m.backend->revoke(revoked.key.id, 0)).ok());
        QVERIFY(m.sync());
        QVERIFY(open());
        QGuiApplication::clipboard()->setText(
            QStringLiteral("a=%1\nb=%2\nc=%3\n")
                .arg(revoked.secret->revealText(), live.secret->revealText(), second.secret->revealText()));
        m.press(Qt::Key_V, Qt::ControlModifier);
        QVERIFY(search());
        QCOMPARE(table()->model()->rowCount(), 3);
        QCOMPARE(cell(0, LeaksModel::State), QStringLiteral("Live"));
        QCOMPARE(cell(2, LeaksModel::State), QStringLiteral("Revoked"));
        QCOMPARE(cell(2, LeaksModel::Name), QStringLiteral("old"));
        QCOMPARE(cell(2, LeaksModel::Where), QStringLiteral("1:3"));
        QVERIFY(cell(0, LeaksModel::Owner).startsWith(QLatin1String("Kestrel")));
        for (int row = 0; row < 3; ++row) {
            for (int column = 0; column < LeaksModel::ColumnCount; ++column)
                QVERIFY(!cell(row, column).contains(live.secret->revealText().mid(19, 20)));
        }
        // The live ones are selected; one change revokes both, after a preview.
        QTRY_COMPARE(QApplication::focusWidget(), table());
        QVERIFY(m.button(QStringLiteral("Revoke 2 key")));
        QVERIFY(m.tabTo(m.button(QStringLiteral("Revoke 2 key"))));
        m.press(Qt::Key_Space);
        QTRY_COMPARE(m.host->count(), 2);
        QVERIFY(m.waitForButton("Revoke 2 key"));
        QCOMPARE(status(live.key.id), domain::KeyStatus::Active);
        QVERIFY(m.tabTo(m.button(QStringLiteral("Revoke 2 key"))));
        m.press(Qt::Key_Space);
        QVERIFY(m.waitForButton("Search elsewhere")); // back on the findings
        QTRY_COMPARE(cell(0, LeaksModel::State), QStringLiteral("Revoked"));
        QTRY_COMPARE(cell(1, LeaksModel::State), QStringLiteral("Revoked"));
        QCOMPARE(test::await(m.backend->key(second.key.id))->statusAt(m.clock.now()),
                 domain::KeyStatus::Revoked);
        QVERIFY(!m.button(QStringLiteral("Revoke"))->isEnabled());
        m.press(Qt::Key_Escape);
        QTRY_VERIFY(!m.host->isOpen());
    }

    void folderAndRotated()
    {
        const auto live = m.issue(QStringLiteral("weekly"));
        QVERIFY(m.sync());
        QVERIFY(QDir().mkpath(m_folder.filePath(QStringLiteral("conf/below"))));
        QFile file(m_folder.filePath(QStringLiteral("conf/below/app.conf")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("x\nkey: " + live.secret->reveal()) > 0);
        file.close();
        QVERIFY(open());
        QVERIFY(m.tabTo(m.named<QLineEdit>(QStringLiteral("Files and folders"))));
        m.type(m_folder.filePath(QStringLiteral("conf")));
        m.press(Qt::Key_Return);
        QVERIFY(m.waitForButton("Search elsewhere"));
        QCOMPARE(table()->model()->rowCount(), 1);
        QVERIFY2(cell(0, LeaksModel::Where).endsWith(QLatin1String("app.conf:2:6")),
                 qPrintable(cell(0, LeaksModel::Where)));
        QVERIFY(m.tabTo(m.button(QStringLiteral("Rotate 1 key"))));
        m.press(Qt::Key_Space);
        QTRY_COMPARE(m.host->count(), 2);
        QVERIFY(m.waitForButton("Rotate 1 key"));
        QVERIFY(m.tabTo(m.button(QStringLiteral("Rotate 1 key"))));
        m.press(Qt::Key_Space);
        QVERIFY(m.waitForButton("Deliver")); // the successor, to be stored or delivered
        QVERIFY(!test::await(m.backend->key(live.key.id))->successorId.isEmpty());
    }

    void nothingFoundAndNothingThere()
    {
        QVERIFY(open());
        QVERIFY(m.tabTo(m.button(QStringLiteral("Look for keys"))));
        m.press(Qt::Key_Space); // nothing to search: it says so and stays
        QTRY_VERIFY(m.host->top()->findChild<widgets::Note *>()->isVisible());
        QVERIFY(m.button(QStringLiteral("Look for keys")));
        m.named<QPlainTextEdit>(QStringLiteral("Text in which keys may stand"))->setFocus();
        m.type(QStringLiteral("oct_live_ but no key"));
        QVERIFY(search());
        QCOMPARE(table()->model()->rowCount(), 0);
        QCOMPARE(table()->states().state(), widgets::ViewStates::State::Empty);
        QVERIFY(!m.button(QStringLiteral("Revoke")));
        QTRY_COMPARE(QApplication::focusWidget(), m.button(QStringLiteral("Search elsewhere")));
        m.press(Qt::Key_Space);
        QTRY_VERIFY(m.button(QStringLiteral("Look for keys")));
        QVERIFY(m.tabTo(m.named<QLineEdit>(QStringLiteral("Files and folders"))));
        m.type(m_folder.filePath(QStringLiteral("none")));
        m.press(Qt::Key_Return);
        QVERIFY(m.waitForButton("Search elsewhere"));
        QVERIFY(m.host->top()->findChild<widgets::Note *>()->text().contains(QLatin1String("none")));
    }

    void stopped()
    {
        QFile large(m_folder.filePath(QStringLiteral("large")));
        QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(qint64(1) << 40));
        large.close();
        QVERIFY(open());
        QVERIFY(m.tabTo(m.named<QLineEdit>(QStringLiteral("Files and folders"))));
        m.type(large.fileName());
        m.press(Qt::Key_Return);
        QVERIFY(m.waitForButton("Stop"));
        QTRY_COMPARE(QApplication::focusWidget(), m.button(QStringLiteral("Stop")));
        m.press(Qt::Key_Space);
        QVERIFY(m.waitForButton("Search elsewhere"));
        QVERIFY(
            m.host->top()->findChild<widgets::Note *>()->text().contains(QLatin1String("there may be more")));
        QVERIFY(large.remove());
    }
};

QTEST_MAIN(TestLeakSheet)
#include "tst_leaksheet.moc"
