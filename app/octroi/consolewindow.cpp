// SPDX-License-Identifier: GPL-3.0-or-later
// The window's side of a console: pages, dialogs, and what joins them.
#include "console.h"

#include "pages/audit/auditpage.h"
#include "pages/keys/keyspage.h"
#include "pages/overview/overviewpage.h"
#include "pages/partners/partnerspage.h"
#include "pages/scopes/scopespage.h"
#include "pages/settings/settingspage.h"
#include "pages/usage/usagepage.h"
#include "shell/errortext.h"
#include "shell/mainwindow.h"
#include "widgets/tableview.h"

namespace octroi::app {

using pages::Page;

void Console::buildWindow()
{
    shell::WindowOptions options;
    options.environmentName = QStringLiteral("development");
    options.organisation = m_opening.kind == Opening::Kind::Demo ? tr("Demo") : QString();
    options.settings = &m_settings;
    m_window = std::make_unique<shell::MainWindow>(*m_backend, *m_inventory, *m_spine, m_clock, options);
    const pages::Context context{m_backend.get(), m_inventory.get(), m_spine.get(), &m_clock};
    m_dialogs = std::make_unique<dialogs::Dialogs>(m_window->sheets(), context, dialogs::EnvironmentKind::Development);

    addPage(new pages::OverviewPage(context), shell::Section::Start);
    addPage(new pages::PartnersPage(context), shell::Section::Access);
    addPage(new pages::KeysPage(context), shell::Section::Access);
    addPage(new pages::ScopesPage(context), shell::Section::Access);
    addPage(new pages::UsagePage(context), shell::Section::Watch);
    addPage(new pages::AuditPage(context), shell::Section::Watch);
    m_settingsPage = new pages::SettingsPage(context, m_settings);
    addPage(m_settingsPage, shell::Section::Bottom);
    connect(m_settingsPage, &pages::SettingsPage::languageRequested, this, &Console::languageRequested);
    connect(m_settingsPage, &pages::SettingsPage::schemeRequested, this,
            [](theme::Scheme scheme) { theme::Theme::instance().setScheme(scheme); });
    connect(m_settingsPage, &pages::SettingsPage::textScaleRequested, this,
            [](double scale) { theme::Theme::instance().setTextScale(scale); });
    connect(m_settingsPage, &pages::SettingsPage::compactRowsRequested, this, &Console::setCompactRows);
    setCompactRows(pages::Preferences(m_settings).compactRows());

    joinDialogs();
    connect(m_window.get(), &shell::MainWindow::languageRequested, this, &Console::languageRequested);
    connect(m_window.get(), &shell::MainWindow::quitRequested, this, &Console::quitRequested);
    m_window->restoreSession();
}

void Console::setCompactRows(bool compact)
{
    for (auto *table : m_window->findChildren<widgets::TableView *>())
        table->setCompact(compact);
}

void Console::addPage(Page *page, shell::Section section)
{
    m_window->addPage(page, section);
    connect(page, &Page::issueKeyRequested, m_dialogs.get(), &dialogs::Dialogs::issueKey);
    connect(page, &Page::editKeyRequested, m_dialogs.get(), &dialogs::Dialogs::editKey);
    connect(page, &Page::changeRequested, m_dialogs.get(), &dialogs::Dialogs::request);
    connect(page, &Page::createRequested, m_dialogs.get(), &dialogs::Dialogs::create);
    connect(page, &Page::editRequested, m_dialogs.get(), &dialogs::Dialogs::edit);
}

void Console::joinDialogs()
{
    auto *window = m_window.get();
    connect(window, &shell::MainWindow::issueKeyRequested, m_dialogs.get(), &dialogs::Dialogs::issueKey);
    connect(window, &shell::MainWindow::createRequested, m_dialogs.get(), &dialogs::Dialogs::create);
    connect(window, &shell::MainWindow::changeRequested, m_dialogs.get(), &dialogs::Dialogs::request);
    connect(m_dialogs.get(), &dialogs::Dialogs::done, window, [window](const QString &summary, bool undoable) {
        if (undoable)
            window->showNotice(theme::Tone::Ok, summary, tr("Undo"), [window] { window->undo(); });
        else
            window->showNotice(theme::Tone::Ok, summary);
    });
    connect(m_dialogs.get(), &dialogs::Dialogs::failed, window, [window](const QString &summary, const Error &error) {
        window->showNotice(theme::Tone::Danger, summary.isEmpty() ? shell::errorText(error) : summary);
    });
}

void Console::showServer(const QString &syslog, const QString &version)
{
    pages::BuiltinInfo info;
    if (m_server) {
        const session::Endpoint endpoint = m_server->endpoint();
        info.running = m_server->state() == session::BuiltinServer::State::Running;
        info.address = endpoint.issuer;
        info.dataFolder = dataFolder();
        info.syslog = syslog.isEmpty() ? endpoint.syslog : syslog;
        info.version = version;
        info.pid = endpoint.pid;
    }
    m_settingsPage->setBuiltinInfo(info);
}

void Console::openPage(const QString &pageId)
{
    m_window->openTarget({pageId, {}, {}});
}

} // namespace octroi::app
