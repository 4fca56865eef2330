// SPDX-License-Identifier: GPL-3.0-or-later
#include "application.h"

#include "dialogs/questionsheet.h"
#include "pages/settings/preferences.h"
#include "pages/welcome/welcomewidget.h"
#include "shell/errortext.h"
#include "shell/mainwindow.h"
#include "theme/theme.h"
#include "widgets/sheethost.h"

#include <QApplication>
#include <QFileInfo>
#include <QMainWindow>

namespace octroi::app {

namespace {

const QString kStartKey = QStringLiteral("start/with"); ///< "builtin" once chosen
constexpr QSize kFirstSize{1440, 900};

std::unique_ptr<QSettings> openSettings(const Options &options)
{
    // A tour and a folder of one's own leave the user's settings alone.
    if (!options.settingsFile.isEmpty())
        return std::make_unique<QSettings>(options.settingsFile, QSettings::IniFormat);
    return std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("octroi"), QStringLiteral("octroi"));
}

} // namespace

Application::Application(QApplication &application, Options options)
    : m_application(application)
    , m_options(std::move(options))
    , m_settings(openSettings(m_options))
    , m_language(application)
    , m_workspace(m_clock, *m_settings, QFileInfo(m_settings->fileName()).absolutePath(), m_options.settingsFile.isEmpty())
{
    applyLook();
    m_workspace.setOctroid(m_options.program, m_options.dataFolder);
    connect(&m_workspace, &Workspace::languageRequested, this, &Application::chooseLanguage);
    connect(&m_workspace, &Workspace::schemeRequested, this, &Application::chooseScheme);
    connect(&m_workspace, &Workspace::textPercentRequested, this, [this](int percent) {
        pages::Preferences(*m_settings).setTextPercent(percent);
        theme::Theme::instance().setTextScale(percent / 100.0);
    });
    connect(&m_workspace, &Workspace::quitRequested, &m_application, &QApplication::quit);
    connect(&m_workspace, &Workspace::emptied, this, &Application::showWelcome);
    connect(&m_workspace, &Workspace::shown, this, [this] {
        m_workspace.current()->window()->setLanguage(m_language.current());
        if (!m_welcome)
            return;
        // The signal that brought us here may still run in it.
        m_welcome->hide();
        m_welcome.release()->deleteLater();
    });
}

Application::~Application() = default;

void Application::applyLook()
{
    theme::Theme::install(m_application);
    const pages::Preferences preferences(*m_settings);
    auto scheme = preferences.scheme();
    if (m_options.theme == QLatin1String("light"))
        scheme = theme::Scheme::Light;
    else if (m_options.theme == QLatin1String("dark"))
        scheme = theme::Scheme::Dark;
    else if (m_options.theme == QLatin1String("system"))
        scheme = theme::Scheme::System;
    theme::Theme::instance().setScheme(scheme);
    theme::Theme::instance().setTextScale(preferences.textPercent() / 100.0);
    m_language.use(m_options.language.isEmpty() ? preferences.language() : m_options.language);
}

Opening Application::opening(Opening::Kind kind) const
{
    Opening opening;
    opening.kind = kind;
    opening.dataFolder = m_options.dataFolder;
    opening.program = m_options.program;
    return opening;
}

void Application::start()
{
    if (m_options.demo) {
        openConsole(opening(Opening::Kind::Demo));
        return;
    }
    const Result<void> loaded = m_workspace.connections().load();
    if (m_options.builtin || m_settings->value(kStartKey).toString() == QLatin1String("builtin"))
        m_workspace.add(opening(Opening::Kind::Builtin));
    m_workspace.openSaved();
    if (m_options.builtin)
        m_workspace.activate(opening(Opening::Kind::Builtin).id());
    else
        m_workspace.activateLast();
    if (!console())
        showWelcome();
    else if (!m_options.page.isEmpty())
        console()->openPage(m_options.page);
    if (loaded)
        return;
    const QString sentence = tr("The saved connections could not be read. %1").arg(shell::errorText(loaded.error()));
    if (console())
        console()->window()->showNotice(theme::Tone::Danger, sentence);
    else
        m_welcomeSheets->open(new dialogs::QuestionSheet(tr("Saved connections"), sentence, tr("Go on without them")));
}

void Application::chooseLanguage(const QString &code)
{
    pages::Preferences(*m_settings).setLanguage(code);
    m_language.use(code);
    for (const auto &console : m_workspace.consoles()) {
        if (console->window())
            console->window()->setLanguage(m_language.current());
    }
}

void Application::chooseScheme(theme::Scheme scheme)
{
    pages::Preferences(*m_settings).setScheme(scheme);
    theme::Theme::instance().setScheme(scheme);
}

void Application::showWelcome()
{
    m_welcome = std::make_unique<QMainWindow>();
    auto *widget = new pages::WelcomeWidget;
    const pages::Preferences preferences(*m_settings);
    widget->setLanguage(preferences.language());
    widget->setScheme(preferences.scheme());
    m_welcome->setCentralWidget(widget);
    m_welcome->setMinimumSize(1024, 640);
    m_welcome->resize(kFirstSize);
    m_welcomeSheets = new widgets::SheetHost(widget);

    connect(widget, &pages::WelcomeWidget::languageRequested, this, [this, widget](const QString &code) {
        chooseLanguage(code);
        widget->setLanguage(code);
    });
    connect(widget, &pages::WelcomeWidget::schemeRequested, this, &Application::chooseScheme);
    connect(widget, &pages::WelcomeWidget::startBuiltin, this, [this] {
        m_settings->setValue(kStartKey, QStringLiteral("builtin"));
        openConsole(opening(Opening::Kind::Builtin));
    });
    connect(widget, &pages::WelcomeWidget::exploreDemo, this, [this] { openConsole(opening(Opening::Kind::Demo)); });
    connect(widget, &pages::WelcomeWidget::connectToServer, this,
            [this] { m_workspace.connectToServer(*m_welcomeSheets); });
    m_welcome->show();
}

void Application::openConsole(const Opening &opening)
{
    m_workspace.open(opening);
    if (!m_options.page.isEmpty())
        console()->openPage(m_options.page);
}

} // namespace octroi::app
