// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/dialogs.h"
#include "dialogs/plansheet.h"
#include "dialogs/shellscript.h"
#include "memorybackend.h"
#include "models/keysmodel.h"
#include "pages/keys/keyspage.h"
#include "pages/partners/partnerspage.h"
#include "pages/scopes/scopespage.h"
#include "shell/closequestion.h"
#include "shell/mainwindow.h"
#include "theme/theme.h"
#include "widgets/filterfield.h"
#include "widgets/sheethost.h"
#include "widgets/tableview.h"
#include "widgets/treeview.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QCheckBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace octroi;

namespace {

QAbstractButton *button(const QWidget &in, const QString &text)
{
    const auto buttons = in.findChildren<QAbstractButton *>();
    for (QAbstractButton *b : buttons) {
        if (b->text() == text && b->isVisibleTo(&in))
            return b;
    }
    return nullptr;
}

QLineEdit *edit(const QWidget &in, const QString &accessibleName)
{
    const auto edits = in.findChildren<QLineEdit *>();
    for (QLineEdit *e : edits) {
        if (e->accessibleName() == accessibleName)
            return e;
    }
    return nullptr;
}

/// Controls that a screen reader could not name.
QStringList nameless(QWidget &root)
{
    QStringList found;
    const auto widgets = root.findChildren<QWidget *>();
    for (QWidget *w : widgets) {
        const bool control = qobject_cast<QAbstractButton *>(w) || qobject_cast<QLineEdit *>(w) ||
                             qobject_cast<QAbstractItemView *>(w);
        // A header is no node of its own: the table hands out its cells.
        if (!control || qobject_cast<QHeaderView *>(w) || !w->isVisibleTo(&root) || w->objectName().startsWith(QLatin1String("qt_")))
            continue;
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(w);
        if (!face || face->text(QAccessible::Name).isEmpty())
            found << QString::fromLatin1(w->metaObject()->className()) + QLatin1Char(' ') + w->objectName();
    }
    return found;
}

} // namespace

class TestPages : public QObject
{
    Q_OBJECT

private:
    pages::Context context() { return {m_backend.get(), m_inventory.get(), m_spine.get(), &m_clock}; }

    ManualClock m_clock;
    std::unique_ptr<test::MemoryBackend> m_backend;
    std::unique_ptr<inventory::Inventory> m_inventory;
    std::unique_ptr<change::Spine> m_spine;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<widgets::SheetHost> m_host;

private Q_SLOTS:
    void initTestCase() { theme::Theme::install(*qApp); }

    void init()
    {
        m_backend = std::make_unique<test::MemoryBackend>(m_clock);
        m_backend->fill();
        m_inventory = std::make_unique<inventory::Inventory>(*m_backend, m_clock);
        m_spine = std::make_unique<change::Spine>(*m_inventory);
        m_inventory->sync();
        QTRY_VERIFY(!m_inventory->keys().empty());
        m_window = std::make_unique<QWidget>();
        m_window->resize(1440, 900);
        m_host = std::make_unique<widgets::SheetHost>(m_window.get());
        m_window->show();
    }

    void cleanup()
    {
        m_host.reset();
        m_window.reset();
        m_spine.reset();
        m_inventory.reset();
    }

    void aFormInWhichNothingWasTypedClosesAtOnce_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char *kind : {"key", "partner", "application", "client", "api", "scope", "plan"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }
    void aFormInWhichNothingWasTypedClosesAtOnce()
    {
        QFETCH(const QString, kind);
        dialogs::Dialogs dialogs(*m_host, context(), dialogs::EnvironmentKind::Development);
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        const auto open = [&] { kind == QLatin1String("key") ? dialogs.issueKey({}) : dialogs.create(kind, {}); };
        open();
        QVERIFY(m_host->isOpen());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!m_host->isOpen());
        open();
        QLineEdit *name = edit(*m_host->top(), QStringLiteral("Name"));
        QVERIFY(name);
        QTest::keyClicks(name, QStringLiteral("x"));
        QTest::keyClick(name, Qt::Key_Escape);
        QVERIFY(m_host->isOpen()); // asks first
        QTest::keyClick(name, Qt::Key_Escape);
        QVERIFY(!m_host->isOpen());
    }

    void aKeyIsIssuedAndShownOnce()
    {
        dialogs::Dialogs dialogs(*m_host, context(), dialogs::EnvironmentKind::Development);
        QSignalSpy done(&dialogs, &dialogs::Dialogs::done);
        const auto before = m_backend->keyList.size();
        dialogs.issueKey(m_inventory->applications().front().id);
        widgets::Sheet *sheet = m_host->top();
        QVERIFY(sheet);
        button(*sheet, QStringLiteral("Issue key"))->click();
        QCOMPARE(m_backend->keyList.size(), before); // without a name nothing is sent
        edit(*sheet, QStringLiteral("Name"))->setText(QStringLiteral("returns-label"));
        auto *tree = sheet->findChild<widgets::TreeView *>();
        tree->model()->setData(tree->model()->index(0, 0), Qt::Checked, Qt::CheckStateRole);
        button(*sheet, QStringLiteral("Issue key"))->click();
        QTRY_COMPARE(done.count(), 1);
        QCOMPARE(m_backend->keyList.size(), before + 1);
        QCOMPARE(m_backend->keyList.first().name, QStringLiteral("returns-label"));
        QVERIFY(m_backend->keyList.first().scopes.contains(QStringLiteral("catalogue:read")));
        QTRY_VERIFY(m_host->top() && m_host->top() != sheet);
        widgets::Sheet *reveal = m_host->top();
        QAbstractButton *finish = button(*reveal, QStringLiteral("Done"));
        QVERIFY(finish && !finish->isEnabled());
        m_host->closeTop();
        QVERIFY(m_host->isOpen()); // it cannot be left before the key is stored
        reveal->findChild<QCheckBox *>()->setChecked(true);
        QVERIFY(finish->isEnabled());
        finish->click();
        QTRY_VERIFY(!m_host->isOpen());
    }

    void onProductionTheNameIsTyped()
    {
        dialogs::Dialogs dialogs(*m_host, context(), dialogs::EnvironmentKind::Production);
        const domain::ApiKey key = m_inventory->keys().front();
        dialogs.request({change::RevokeKey{key.id}});
        widgets::Sheet *sheet = m_host->top();
        QVERIFY(sheet);
        QAbstractButton *revoke = button(*sheet, QStringLiteral("Revoke 1 key(s)"));
        QVERIFY(revoke && !revoke->isEnabled());
        edit(*sheet, QStringLiteral("Type %1 to confirm").arg(key.name))->setText(key.name);
        QVERIFY(revoke->isEnabled());
        revoke->click();
        QTRY_VERIFY(m_inventory->key(key.id)->revokedAt.isValid());
        QTRY_VERIFY(!m_host->isOpen());
    }

    void whatWasTypedIsNotLostByOneEsc()
    {
        dialogs::Dialogs dialogs(*m_host, context(), dialogs::EnvironmentKind::Development);
        dialogs.create(QStringLiteral("partner"), {});
        QTest::keyClicks(edit(*m_host->top(), QStringLiteral("Name")), QStringLiteral("Kestrel"));
        m_host->closeTop();
        QVERIFY(m_host->isOpen());
        m_host->closeTop();
        QTRY_VERIFY(!m_host->isOpen());
    }

    void theSamePartnerTwiceIsSaidAtTheField()
    {
        dialogs::Dialogs dialogs(*m_host, context(), dialogs::EnvironmentKind::Development);
        dialogs.create(QStringLiteral("partner"), {});
        const auto before = m_backend->partnerList.size();
        edit(*m_host->top(), QStringLiteral("Name"))->setText(m_backend->partnerList.first().name);
        button(*m_host->top(), QStringLiteral("Create partner"))->click();
        QTest::qWait(50);
        QVERIFY(m_host->isOpen());
        QCOMPARE(m_backend->partnerList.size(), before);
    }

    void anUnreadableFilterKeepsTheRows()
    {
        pages::KeysPage page(context());
        page.resize(1256, 800);
        page.show();
        auto *table = page.findChild<widgets::TableView *>();
        auto *field = page.findChild<widgets::FilterField *>();
        const int all = table->model()->rowCount();
        field->setText(QStringLiteral("status:suspended"));
        const int some = table->model()->rowCount();
        QVERIFY(some > 0 && some < all);
        field->setText(QStringLiteral("status:suspended expires<30x"));
        QCOMPARE(table->model()->rowCount(), some);
        QVERIFY(page.closeTopmost());
        QCOMPARE(table->model()->rowCount(), all);
    }

    void stateSurvivesASession()
    {
        QJsonObject state;
        {
            pages::KeysPage page(context());
            page.open({{}, m_inventory->keys().at(2).id, {}});
            page.findChild<widgets::FilterField *>()->setText(QStringLiteral("status:active"));
            state = page.saveState();
        }
        pages::KeysPage page(context());
        page.restoreState(state);
        QCOMPARE(page.findChild<widgets::FilterField *>()->text(), QStringLiteral("status:active"));
    }

    void deleteAsksForARevocation()
    {
        pages::KeysPage page(context());
        QSignalSpy requested(&page, &pages::Page::changeRequested);
        QVERIFY(!page.removeSelected());
        page.open({{}, m_inventory->keys().front().id, {}});
        QVERIFY(page.removeSelected());
        QCOMPARE(requested.count(), 1);
        m_spine->setReadOnly(true);
        QVERIFY(!page.removeSelected());
        QVERIFY(!page.createNew());
    }

    void everyControlHasAName()
    {
        pages::KeysPage keys(context());
        pages::PartnersPage partners(context());
        pages::ScopesPage scopes(context());
        keys.open({{}, m_inventory->keys().front().id, {}});
        for (QWidget *page : QList<QWidget *>{&keys, &partners, &scopes}) {
            page->resize(1256, 800);
            page->show();
            QCOMPARE(nameless(*page).join(QLatin1Char(',')), QString());
        }
        dialogs::Dialogs dialogs(*m_host, context(), dialogs::EnvironmentKind::Production);
        for (const char *kind : {"partner", "application", "api", "scope", "plan", "key"}) {
            dialogs.create(QLatin1String(kind), {});
            QVERIFY(m_host->top());
            QCOMPARE(nameless(*m_host->top()).join(QLatin1Char(',')), QString());
            m_host->closeAll();
        }
    }

    void closingDuringWorkAsks()
    {
        shell::MainWindow window(*m_backend, *m_inventory, *m_spine, m_clock,
                                 {QStringLiteral("development"), {}, nullptr, {}});
        window.show();
        QSignalSpy quit(&window, &shell::MainWindow::quitRequested);
        Gate gate;
        m_backend->held = &gate;
        const change::Change revoke = change::RevokeKey{m_inventory->keys().front().id};
        m_spine->applyOne(revoke);
        QVERIFY(m_spine->isBusy());
        window.close();
        QVERIFY(window.isVisible());
        auto *question = qobject_cast<shell::CloseQuestion *>(window.sheets().top());
        QVERIFY(question);
        button(*question, QStringLiteral("Wait"))->click();
        QTRY_VERIFY(!window.sheets().isOpen());
        window.close();
        button(*window.sheets().top(), QStringLiteral("Leave out the rest and close"))->click();
        QCOMPARE(quit.count(), 0); // what is under way ends first
        gate.open();
        QTRY_COMPARE(quit.count(), 1);
        QVERIFY(!window.isVisible());
        m_backend->held = nullptr;
    }

    void columnsLeaveInTheirOrder()
    {
        using models::KeysModel;
        pages::KeysPage page(context());
        page.show();
        auto *table = page.findChild<widgets::TableView *>();
        const auto shown = [table](int column) { return !table->isColumnHidden(column); };
        page.resize(1256, 800);
        QVERIFY(shown(KeysModel::Application) && shown(KeysModel::Scopes) && shown(KeysModel::Identifier));
        const int backend = table->columnWidth(KeysModel::Backend);
        const QList<int> order{KeysModel::Application, KeysModel::Scopes, KeysModel::Identifier, KeysModel::Partner};
        QList<int> left;
        for (int width = 1256; width >= 560; width -= 4) {
            page.resize(width, 800);
            for (const int column : order) {
                if (!shown(column) && !left.contains(column))
                    left.append(column);
            }
            if (left.contains(KeysModel::Identifier))
                QVERIFY(table->columnWidth(KeysModel::Backend) < backend); // its square stays
            QVERIFY2(!table->horizontalScrollBar()->isVisible(), qPrintable(QString::number(width)));
        }
        QCOMPARE(left, order);
        page.resize(1256, 800);
        QVERIFY(shown(KeysModel::Partner) && shown(KeysModel::Application));
        QCOMPARE(table->columnWidth(KeysModel::Backend), backend);
        // What leaves for want of room is no choice of the user's.
        page.resize(700, 800);
        const QJsonObject state = page.saveState();
        pages::KeysPage again(context());
        again.resize(1256, 800);
        again.show();
        again.restoreState(state);
        QVERIFY(!again.findChild<widgets::TableView *>()->isColumnHidden(KeysModel::Partner));
    }

    void shellWordsAreQuoted()
    {
        QCOMPARE(dialogs::shellWord(QStringLiteral("orders:read")), QStringLiteral("orders:read"));
        QCOMPARE(dialogs::shellWord(QStringLiteral("it's $HOME")), QStringLiteral("'it'\\''s $HOME'"));
        QCOMPARE(dialogs::PlanSheet::number(QStringLiteral("2M")), 2e6);
        QCOMPARE(dialogs::PlanSheet::number(QStringLiteral("x")), -1.0);
    }
};

QTEST_MAIN(TestPages)
#include "tst_pages.moc"
