// SPDX-License-Identifier: GPL-3.0-or-later
#include "application.h"

#include "pages/settings/preferences.h"
#include "pages/welcome/welcomewidget.h"
#include "shell/errortext.h"
#include "shell/mainwindow.h"
#include "theme/theme.h"

#include <QApplication>
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
{
    applyLook();
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

void Application::start()
{
    Opening opening;
    opening.dataFolder = m_options.dataFolder;
    opening.program = m_options.program;
    if (m_options.demo) {
        opening.kind = Opening::Kind::Demo;
        openConsole(opening);
    } else if (m_options.builtin || m_settings->value(kStartKey).toString() == QLatin1String("builtin")) {
        openConsole(opening);
    } else {
        showWelcome();
    }
}

void Application::chooseLanguage(const QString &code)
{
    pages::Preferences(*m_settings).setLanguage(code);
    m_language.use(code);
    if (m_console)
        m_console->window()->setLanguage(code);
}

void Application::showWelcome()
{
    m_welcome = std::make_unique<QMainWindow>();
    auto *widget = new pages::WelcomeWidget;
    const pages::Preferences preferences(*m_settings);
    widget->setLanguage(preferences.language());
    widget->setScheme(preferences.scheme());
    m_welcome->setCentralWidget(widget);
    m_welcome->resize(kFirstSize);

    connect(widget, &pages::WelcomeWidget::languageRequested, this, &Application::chooseLanguage);
    connect(widget, &pages::WelcomeWidget::schemeRequested, this, [this](theme::Scheme scheme) {
        pages::Preferences(*m_settings).setScheme(scheme);
        theme::Theme::instance().setScheme(scheme);
    });
    Opening opening;
    opening.dataFolder = m_options.dataFolder;
    opening.program = m_options.program;
    connect(widget, &pages::WelcomeWidget::startBuiltin, this, [this, opening] {
        m_settings->setValue(kStartKey, QStringLiteral("builtin"));
        openConsole(opening);
    });
    connect(widget, &pages::WelcomeWidget::exploreDemo, this, [this, opening] {
        Opening demo = opening;
        demo.kind = Opening::Kind::Demo;
        openConsole(demo);
    });
    connect(widget, &pages::WelcomeWidget::connectToServer, this,
            [this, widget](const QString &address, const QString &clientId, const std::shared_ptr<Secret> &secret) {
                connectFromWelcome(widget, address, clientId, secret);
            });
    m_welcome->show();
}

void Application::connectFromWelcome(pages::WelcomeWidget *widget, const QString &address, const QString &clientId,
                                     const std::shared_ptr<Secret> &secret)
{
    Opening opening;
    opening.kind = Opening::Kind::Server;
    opening.address = address;
    opening.clientId = clientId;
    opening.clientSecret = secret;
    widget->setBusy(true);
    // Signed in first, so that what was typed is still there when it fails.
    auto trial = std::make_shared<backends::OctroidBackend>(QStringLiteral("server"), address, address, clientId, secret, m_clock);
    QCoro::connect(trial->connectToBackend(), widget, [this, widget, opening, trial](const Result<void> &done) {
        widget->setBusy(false);
        if (done)
            openConsole(opening);
        else
            widget->showError(done.error(), shell::errorText(done.error()));
    });
}

void Application::openConsole(Opening opening)
{
    m_console = std::make_unique<Console>(std::move(opening), m_clock, *m_settings);
    connect(m_console.get(), &Console::languageRequested, this, &Application::chooseLanguage);
    connect(m_console.get(), &Console::quitRequested, &m_application, &QApplication::quit);
    m_console->open();
    if (!m_options.page.isEmpty())
        m_console->openPage(m_options.page);
    if (m_welcome) {
        // The signal that brought us here still runs in it.
        m_welcome->hide();
        m_welcome.release()->deleteLater();
    }
}

} // namespace octroi::app
