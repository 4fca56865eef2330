// SPDX-License-Identifier: GPL-3.0-or-later
// Walks the accessibility tree of every page, every sheet and every popup; a control without a name fails.
#include "accessibility.h"
#include "dialogs/connectsheet.h"
#include "dialogs/dialogs.h"
#include "dialogs/questionsheet.h"
#include "dialogs/revealsheet.h"
#include "dialogs/unlocksheet.h"
#include "memorybackend.h"
#include "pages/alerts/alertspage.h"
#include "pages/audit/auditpage.h"
#include "pages/campaigns/campaignspage.h"
#include "pages/clients/clientspage.h"
#include "pages/keys/keyspage.h"
#include "pages/overview/overviewpage.h"
#include "pages/partners/partnerspage.h"
#include "pages/scopes/scopespage.h"
#include "pages/settings/settingspage.h"
#include "pages/usage/usagepage.h"
#include "pages/welcome/welcomewidget.h"
#include "shell/closequestion.h"
#include "shell/connectionbar.h"
#include "shell/mainwindow.h"
#include "widgets/filterfield.h"
#include "widgets/sheethost.h"
#include "widgets/tableview.h"

#include <QAbstractButton>
#include <QListView>
#include <QMenu>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace octroi;

namespace {

/// Entries of the menu and of all below it that say nothing.
QStringList namelessEntries(const QMenu &menu)
{
    QStringList found;
    for (const QAction *action : menu.actions()) {
        if (action->isSeparator())
            continue;
        if (action->text().trimmed().isEmpty())
            found << menu.title() + QStringLiteral(" › ?");
        if (action->menu())
            found << namelessEntries(*action->menu());
    }
    return found;
}

} // namespace

class TestAccessibility : public QObject
{
    Q_OBJECT

private:
    pages::Context context() { return {m_backend.get(), m_inventory.get(), m_spine.get(), &m_clock}; }
    void verifyNames(QWidget &root, const QString &what)
    {
        const QStringList nameless = app::namelessControls(&root);
        QVERIFY2(nameless.isEmpty(), qPrintable(what + QStringLiteral(": ") + nameless.join(QStringLiteral("; "))));
        for (const QMenu *menu : root.findChildren<QMenu *>())
            QVERIFY2(namelessEntries(*menu).isEmpty(), qPrintable(what + QStringLiteral(", a menu")));
    }
    void verifyTop(const QString &what)
    {
        QVERIFY2(m_host->top(), qPrintable(what));
        verifyNames(*m_host->top(), what);
        m_host->closeAll();
    }

    ManualClock m_clock;
    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<test::MemoryBackend> m_backend;
    std::unique_ptr<inventory::Inventory> m_inventory;
    std::unique_ptr<change::Spine> m_spine;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<widgets::SheetHost> m_host;

private Q_SLOTS:
    void initTestCase() { theme::Theme::install(*qApp); }

    void init()
    {
        m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
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

    void everyPage_data()
    {
        QTest::addColumn<QString>("page");
        for (const char *page : {"overview", "partners", "credentials", "clients", "scopes", "usage", "alerts", "audit", "campaigns", "settings"})
            QTest::newRow(page) << QString::fromLatin1(page);
    }

    void everyPage()
    {
        QFETCH(QString, page);
        shell::MainWindow window(*m_backend, *m_inventory, *m_spine, m_clock,
                                 {QStringLiteral("production"), QStringLiteral("Meridian"), m_settings.get(), QString()});
        QMenu add;
        add.addAction(QStringLiteral("Connect"));
        window.bar().setAddMenu(&add);
        window.addPage(new pages::OverviewPage(context()), shell::Section::Start);
        window.addPage(new pages::PartnersPage(context()), shell::Section::Access);
        window.addPage(new pages::KeysPage(context()), shell::Section::Access);
        window.addPage(new pages::ClientsPage(context()), shell::Section::Access);
        window.addPage(new pages::ScopesPage(context()), shell::Section::Access);
        window.addPage(new pages::UsagePage(context()), shell::Section::Watch);
        models::AlertWatch watch(*m_inventory, *m_spine);
        window.addPage(new pages::AlertsPage(context(), watch), shell::Section::Watch);
        window.addPage(new pages::AuditPage(context()), shell::Section::Watch);
        window.addPage(new pages::CampaignsPage(context()), shell::Section::Watch);
        window.addPage(new pages::SettingsPage(context(), *m_settings), shell::Section::Bottom);
        window.show();
        window.openTarget({page, {}, {}});
        QTest::qWait(100);
        verifyNames(window, page);
        // With something chosen and its detail pane open, and what a failed change says.
        const QString object = page == QLatin1String("partners") ? m_inventory->partners().front().id
                                                                 : m_inventory->keys().front().id;
        window.openTarget({page, object, {}});
        window.showNotice(theme::Tone::Danger, QStringLiteral("A notice"), QStringLiteral("Do"), [] {});
        QTest::qWait(100);
        verifyNames(window, page + QStringLiteral(" with a selection"));
        // Offline, with its error states.
        m_backend->failure = Error{ErrorCode::Network, {}, {}, {}, {}};
        m_inventory->sync();
        QTest::qWait(100);
        verifyNames(window, page + QStringLiteral(" offline"));
        window.openPalette();
        verifyNames(window, QStringLiteral("command palette"));
    }

    void everySheetThatMakesSomething()
    {
        dialogs::Dialogs dialogs(*m_host, context(), dialogs::EnvironmentKind::Production);
        for (const char *kind : {"partner", "application", "client", "api", "scope", "plan", "key", "campaign"}) {
            dialogs.create(QLatin1String(kind), {});
            verifyTop(QLatin1String(kind));
        }
        dialogs.edit(QStringLiteral("partner"), m_inventory->partners().front().id);
        verifyTop(QStringLiteral("edit a partner"));
        dialogs.edit(QStringLiteral("application"), m_inventory->applications().front().id);
        verifyTop(QStringLiteral("edit an application"));
        dialogs.edit(QStringLiteral("api"), m_inventory->apis().front().id);
        verifyTop(QStringLiteral("edit an API"));
        dialogs.edit(QStringLiteral("scope"), m_inventory->scopes().front().name);
        verifyTop(QStringLiteral("edit a scope"));
        for (const char *what : {"scopes", "expiry", "rotate", "name"}) {
            dialogs.editKey(m_inventory->keys().front().id, QLatin1String(what));
            verifyTop(QLatin1String(what));
        }
    }

    void everySheetThatAsksOrShows()
    {
        dialogs::Dialogs dialogs(*m_host, context(), dialogs::EnvironmentKind::Production);
        dialogs.request({change::RevokeKey{m_inventory->keys().front().id}});
        verifyTop(QStringLiteral("preview with a typed confirmation"));
        backends::IssuedKey issued;
        issued.key = m_inventory->keys().front();
        issued.secret = std::make_shared<Secret>(QByteArray("oct_live_0000000000"));
        m_host->open(new dialogs::RevealSheet(context(), issued, false));
        verifyTop(QStringLiteral("the key, shown once"));
        m_host->open(new shell::CloseQuestion(*m_spine));
        verifyTop(QStringLiteral("closing during work"));
        m_host->open(new dialogs::QuestionSheet(QStringLiteral("Forget?"), QStringLiteral("Text"), QStringLiteral("Forget")));
        verifyTop(QStringLiteral("a question"));
        m_host->open(new dialogs::UnlockSheet);
        verifyTop(QStringLiteral("passphrase"));
        for (const bool keychain : {true, false}) {
            auto *sheet = new dialogs::ConnectSheet({keychain, false, false});
            session::ConnectionProfile profile;
            profile.id = QStringLiteral("a");
            profile.name = QStringLiteral("octroid-eu");
            profile.secretPlace = session::SecretPlace::SealedFile;
            if (!keychain)
                sheet->setProfile(profile, true);
            m_host->open(sheet);
            verifyTop(QStringLiteral("connection"));
        }
    }

    void theFirstStart()
    {
        pages::WelcomeWidget welcome;
        welcome.resize(1440, 900);
        welcome.show();
        verifyNames(welcome, QStringLiteral("first start"));
    }

    void popups()
    {
        pages::KeysPage page(context());
        page.resize(1256, 800);
        page.show();
        auto *table = page.findChild<widgets::TableView *>();
        const std::unique_ptr<QMenu> columns(table->columnMenu(&page));
        QVERIFY(!columns->actions().isEmpty());
        QVERIFY(namelessEntries(*columns).isEmpty());
        // The completion under the filter.
        auto *field = page.findChild<widgets::FilterField *>();
        QVERIFY(page.focusFilter());
        QTest::keyClicks(QApplication::focusWidget() ? QApplication::focusWidget() : field, QStringLiteral("sta"));
        for (QWidget *popup : QApplication::topLevelWidgets()) {
            if (popup != m_window.get() && popup->isVisible())
                verifyNames(*popup, QString::fromLatin1(popup->metaObject()->className()));
        }
        verifyNames(page, QStringLiteral("with its completion"));
    }
};

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
