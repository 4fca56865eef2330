// SPDX-License-Identifier: GPL-3.0-or-later
// The window's side of a console: pages, dialogs, and what joins them.
#include "console.h"

#include "dialogs/healthchoicesheet.h"
#include "dialogs/healthignoresheet.h"
#include "dialogs/healthrulessheet.h"
#include "pages/alerts/alertspage.h"
#include "pages/audit/auditpage.h"
#include "pages/campaigns/campaignspage.h"
#include "pages/clients/clientspage.h"
#include "pages/health/healthpage.h"
#include "pages/keys/keyspage.h"
#include "pages/overview/overviewpage.h"
#include "pages/partners/partnerspage.h"
#include "pages/scopes/scopespage.h"
#include "pages/settings/settingspage.h"
#include "pages/tokenbench/tokenbenchpage.h"
#include "pages/usage/dashboardspage.h"
#include "pages/usage/usagepage.h"
#include "shell/errortext.h"
#include "shell/mainwindow.h"
#include "shell/navigationrail.h"
#include "widgets/sheethost.h"
#include "widgets/tableview.h"
#include "widgets/treeview.h"

namespace octroi::app {

using pages::Page;

QString Console::environmentName() const
{
    return session::profileEnvironmentName(m_opening.profile.environment);
}

void Console::buildWindow()
{
    shell::WindowOptions options;
    options.environmentName = environmentName();
    options.organisation = m_opening.kind == Opening::Kind::Demo     ? tr("Demo")
                           : m_opening.kind == Opening::Kind::Server ? m_opening.profile.name
                                                                     : QString();
    options.settings = &m_settings;
    options.sessionGroup = QStringLiteral("session/%1/").arg(m_opening.id());
    m_window = std::make_unique<shell::MainWindow>(*m_backend, *m_inventory, *m_spine, m_clock, options);
    const pages::OpenConnection context = this->context();
    m_dialogs = std::make_unique<dialogs::Dialogs>(m_window->sheets(), context,
                                                   dialogs::EnvironmentKind(m_opening.profile.environment));

    m_dialogs->setPeers(m_peers);
    addPage(new pages::OverviewPage(context, m_alerts.get()), shell::Section::Start);
    addPage(new pages::PartnersPage(context), shell::Section::Access);
    auto *keys = new pages::KeysPage(context, &m_all);
    addPage(keys, shell::Section::Access);
    joinKeys(keys);
    addPage(new pages::ClientsPage(context), shell::Section::Access);
    addPage(new pages::ScopesPage(context), shell::Section::Access);
    auto *usage = new pages::UsagePage(context);
    addPage(usage, shell::Section::Watch);
    connect(keys, &pages::KeysPage::savedFiltersChanged, usage,
            [keys, usage] { usage->takeSavedFilters(keys->savedFilters()); });
    auto *health = new pages::HealthPage(context, *m_health);
    addPage(health, shell::Section::Watch);
    joinHealth(health);
    auto *alerts = new pages::AlertsPage(context, *m_alerts);
    addPage(alerts, shell::Section::Watch);
    joinAlerts(alerts);
    addPage(new pages::AuditPage(context), shell::Section::Watch);
    addPage(new pages::CampaignsPage(context), shell::Section::Watch);
    auto *dashboards = new pages::DashboardsPage(context);
    addPage(dashboards, shell::Section::Watch);
    connect(keys, &pages::KeysPage::savedFiltersChanged, dashboards,
            [keys, dashboards] { dashboards->takeSavedFilters(keys->savedFilters()); });
    addPage(new pages::TokenBenchPage(context), shell::Section::Tools);
    m_settingsPage = new pages::SettingsPage(context, m_settings);
    m_settingsPage->setBuiltinShown(m_server != nullptr);
    addPage(m_settingsPage, shell::Section::Bottom);
    joinSettings();
    joinDialogs();
    m_window->restoreSession();
    showServer({}, m_backend->info().version);
}

pages::OpenConnection Console::context() const
{
    return {{m_backend.get(), m_inventory.get(), m_spine.get(), &m_clock},
            m_opening.profile.environment == session::ProfileEnvironment::Production};
}

dialogs::Peer Console::asPeer() const
{
    const bool builtin = m_opening.kind != Opening::Kind::Server;
    return {builtin ? m_backend->info().name : m_opening.profile.name,
            m_opening.profile.environment == session::ProfileEnvironment::Production, m_inventory.get(), m_spine.get()};
}

void Console::joinSettings()
{
    auto *window = m_window.get();
    connect(m_settingsPage, &pages::SettingsPage::languageRequested, this, &Console::languageRequested);
    connect(m_settingsPage, &pages::SettingsPage::schemeRequested, this, &Console::schemeRequested);
    connect(m_settingsPage, &pages::SettingsPage::textScaleRequested, this,
            [this](double scale) { Q_EMIT textPercentRequested(qRound(scale * 100)); });
    connect(m_settingsPage, &pages::SettingsPage::compactRowsRequested, this, &Console::setCompactRows);
    setCompactRows(pages::Preferences(m_settings).compactRows());
    connect(window, &shell::MainWindow::languageRequested, this, &Console::languageRequested);
    connect(window, &shell::MainWindow::schemeRequested, this, &Console::schemeRequested);
    connect(window, &shell::MainWindow::textPercentRequested, this, &Console::textPercentRequested);
    connect(window, &shell::MainWindow::quitRequested, this, &Console::quitRequested);
}

void Console::setCompactRows(bool compact)
{
    for (auto *table : m_window->findChildren<widgets::TableView *>())
        table->setCompact(compact);
    for (auto *tree : m_window->findChildren<widgets::TreeView *>())
        tree->setRowHeight(compact ? theme::kRowCompact : theme::kRow);
}

void Console::addPage(Page *page, shell::Section section)
{
    m_window->addPage(page, section);
    connect(page, &Page::issueKeyRequested, m_dialogs.get(), &dialogs::Dialogs::issueKey);
    connect(page, &Page::editKeyRequested, m_dialogs.get(), &dialogs::Dialogs::editKey);
    connect(page, &Page::changeRequested, m_dialogs.get(), &dialogs::Dialogs::request);
    connect(page, &Page::bulkRequested, m_dialogs.get(), &dialogs::Dialogs::bulk);
    connect(page, &Page::createRequested, m_dialogs.get(), &dialogs::Dialogs::create);
    connect(page, &Page::editRequested, m_dialogs.get(), &dialogs::Dialogs::edit);
}

void Console::joinKeys(pages::KeysPage *page)
{
    connect(page, &pages::KeysPage::errandsRequested, m_dialogs.get(), &dialogs::Dialogs::run);
    connect(page, &pages::KeysPage::createElsewhereRequested, m_dialogs.get(), &dialogs::Dialogs::createElsewhere);
    connect(page, &pages::KeysPage::editElsewhereRequested, m_dialogs.get(), &dialogs::Dialogs::editElsewhere);
    connect(page, &pages::KeysPage::goElsewhere, this, &Console::openElsewhere);
}

void Console::joinHealth(pages::HealthPage *page)
{
    auto *window = m_window.get();
    auto *rail = window->findChild<shell::NavigationRail *>();
    const auto alert = [rail](int high) {
        rail->setAlert(QStringLiteral("health"), high > 0 ? QLocale().toString(high) : QString(),
                       tr("%n finding(s) of high severity", nullptr, high));
    };
    connect(page, &pages::HealthPage::alertChanged, rail, alert);
    connect(page, &pages::HealthPage::previewRequested, m_dialogs.get(), &dialogs::Dialogs::requestPreviewed);
    connect(page, &pages::HealthPage::rulesRequested, window,
            [this, window] { window->sheets().open(new dialogs::HealthRulesSheet(*m_health)); });
    connect(page, &pages::HealthPage::ignoreRequested, window,
            [this, window](health::Rule rule, const std::vector<health::ObjectId> &objects) {
                window->sheets().open(new dialogs::HealthIgnoreSheet(*m_health, m_clock, rule, objects));
            });
    connect(page, &pages::HealthPage::choiceRequested, window,
            [this, window, page](health::Rule rule, const std::vector<health::ObjectId> &objects) {
                auto *sheet = new dialogs::HealthChoiceSheet(*m_inventory, rule, int(objects.size()));
                // After the sheet has gone and the keyboard is back where it was.
                connect(sheet, &dialogs::HealthChoiceSheet::chosen, page,
                        [page, rule, objects](const health::FixChoice &choice) { page->fix(rule, objects, choice); }, Qt::QueuedConnection);
                window->sheets().open(sheet);
            });
}

void Console::joinAlerts(pages::AlertsPage *page)
{
    auto *rail = m_window->findChild<shell::NavigationRail *>();
    const auto badge = [this, rail] {
        const int unknown = int(m_alerts->unacknowledged().size());
        rail->setAlert(QStringLiteral("alerts"), unknown > 0 ? QLocale().toString(unknown) : QString(),
                       tr("%n alert(s) that nobody acknowledged", nullptr, unknown));
    };
    connect(m_alerts.get(), &models::AlertWatch::changed, rail, badge);
    badge();
    connect(page, &pages::AlertsPage::snoozeRequested, m_dialogs.get(), &dialogs::Dialogs::snoozeAlert);
    connect(page, &pages::AlertsPage::ruleRequested, m_dialogs.get(), &dialogs::Dialogs::editAlertRule);
    connect(page, &pages::AlertsPage::previewRequested, m_dialogs.get(), &dialogs::Dialogs::requestPreviewed);
    connect(m_window.get(), &shell::MainWindow::webhookSecretMade, m_dialogs.get(), &dialogs::Dialogs::revealWebhook);
}

void Console::joinDialogs()
{
    auto *window = m_window.get();
    connect(window, &shell::MainWindow::issueKeyRequested, m_dialogs.get(), &dialogs::Dialogs::issueKey);
    connect(window, &shell::MainWindow::createRequested, m_dialogs.get(), &dialogs::Dialogs::create);
    connect(window, &shell::MainWindow::undoOvertaken, m_dialogs.get(), &dialogs::Dialogs::settle);
    connect(window, &shell::MainWindow::runRequested, m_dialogs.get(), &dialogs::Dialogs::showRun);
    connect(window, &shell::MainWindow::changeRequested, m_dialogs.get(), &dialogs::Dialogs::request);
    connect(m_dialogs.get(), &dialogs::Dialogs::goTo, window, &shell::MainWindow::openTarget);
    connect(m_dialogs.get(), &dialogs::Dialogs::done, window, [window](const QString &summary, bool undoable) {
        if (undoable)
            window->showNotice(theme::Tone::Ok, summary, tr("Undo"), [window] { window->undo(); });
        else
            window->showNotice(theme::Tone::Ok, window->withWhyNotUndone(summary));
    });
    connect(m_dialogs.get(), &dialogs::Dialogs::doneElsewhere, this, &Console::tellElsewhere);
    connect(&m_all, &pages::OpenConnections::leaving, m_dialogs.get(), &dialogs::Dialogs::letGo);
    connect(m_dialogs.get(), &dialogs::Dialogs::goElsewhere, this, &Console::openElsewhere);
    connect(m_dialogs.get(), &dialogs::Dialogs::failed, window, [window](const QString &summary, const Error &error) {
        window->showNotice(theme::Tone::Danger, summary.isEmpty() ? shell::errorText(error) : summary);
    });
}

/// What was done on other connections too is taken back there, each by its own journal.
void Console::tellElsewhere(const QString &summary, const QList<pages::Context> &undoable)
{
    if (undoable.isEmpty()) {
        m_window->showNotice(theme::Tone::Ok, summary);
        return;
    }
    m_window->showNotice(theme::Tone::Ok, summary, tr("Undo"), [this, undoable] {
        for (const pages::Context &one : undoable) {
            if (!m_all.find(one.inventory))
                continue;
            QCoro::connect(one.spine->undo(), this, [this, name = one.backend->info().name](const change::Outcome &outcome) {
                const change::ItemResult *first = outcome.first();
                if (outcome.failed() > 0 && first && first->error)
                    m_window->showNotice(theme::Tone::Danger, tr("%1: it was not undone. %2", "backend, why")
                                                                  .arg(name, shell::errorText(*first->error)));
                else
                    m_window->showNotice(theme::Tone::Ok, tr("%1: undone.", "backend").arg(name));
            });
        }
    });
}

void Console::openElsewhere(const QString &connection, const pages::Target &target)
{
    auto *keys = m_window->findChild<pages::KeysPage *>();
    if (!keys || target.page != keys->pageId()) {
        Q_EMIT elsewhereRequested(connection, target);
        return;
    }
    m_window->openTarget({target.page, {}, {}});
    keys->openOn(connection, target);
}

void Console::openTarget(const pages::Target &target)
{
    m_window->openTarget(target);
}

void Console::showServer(const QString &syslog, const QString &version)
{
    if (!m_window)
        return;
    pages::BuiltinInfo info;
    if (m_server) {
        const session::Endpoint endpoint = m_server->endpoint();
        info.ours = m_server->isOurs();
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
