// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/clock.h"
#include "language.h"
#include "workspace.h"

#include <QObject>
#include <QSettings>
#include <memory>

class QApplication;
class QMainWindow;

namespace octroi::widgets {
class SheetHost;
}

namespace octroi::app {

struct Options
{
    bool demo = false;
    bool builtin = false;
    QString dataFolder;
    QString program;
    QString tourFolder;
    QString language;
    QString theme;
    QString page;
    QString settingsFile; ///< "": the user's
    QString proxyFile;    ///< tour: where the address of a proxy before octroid will stand
};

/// The only place that puts the console together: theme, language, settings, and either the first
/// start's choice or the connections.
class Application : public QObject
{
    Q_OBJECT
public:
    Application(QApplication &application, Options options);
    ~Application() override;

    void start();
    /// Shows the three choices; null afterwards once one was made.
    void showWelcome();
    void openConsole(const Opening &opening);

    Console *console() const { return m_workspace.current(); } ///< the one that is shown; null on the first start
    Workspace &workspace() { return m_workspace; }
    QMainWindow *welcomeWindow() const { return m_welcome.get(); }
    Language &language() { return m_language; }
    QSettings &settings() { return *m_settings; }

private:
    void applyLook();
    void chooseLanguage(const QString &code);
    void chooseScheme(theme::Scheme scheme);
    Opening opening(Opening::Kind kind) const;

    QApplication &m_application;
    Options m_options;
    SystemClock m_clock;
    std::unique_ptr<QSettings> m_settings;
    Language m_language;
    Workspace m_workspace;
    std::unique_ptr<QMainWindow> m_welcome;
    widgets::SheetHost *m_welcomeSheets = nullptr; ///< the welcome window's
};

} // namespace octroi::app
