// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/octroid/octroidbackend.h"
#include "base/clock.h"
#include "change/spine.h"
#include "demo/organisation.h"
#include "dialogs/dialogs.h"
#include "inventory/inventory.h"
#include "pages/page.h"
#include "session/builtinserver.h"

#include <QObject>
#include <QSettings>
#include <memory>

namespace octroi::shell {
class MainWindow;
enum class Section;
}
namespace octroi::pages {
class SettingsPage;
}
namespace octroi::demo {
class Traffic;
}

namespace octroi::app {

/// What to open.
struct Opening
{
    enum class Kind { Builtin, Demo, Server };
    Kind kind = Kind::Builtin;
    QString dataFolder; ///< built-in and demo; "": the default one
    QString program;    ///< octroid; "": found beside this program
    QString address, clientId; ///< a server
    std::shared_ptr<Secret> clientSecret;
    quint64 demoSeed = demo::kDefaultSeed;
    bool demoTraffic = true;
};

/// One connection with everything that stands on it: process, backend, inventory, changes, window.
class Console : public QObject
{
    Q_OBJECT
public:
    Console(Opening opening, const Clock &clock, QSettings &settings, QObject *parent = nullptr);
    ~Console() override;

    /// Shows the window at once and connects behind it.
    void open();
    void connectNow();
    /// Ends the built-in server, if it is ours, and starts it again over the same data.
    void restartServer();
    void openPage(const QString &pageId);

    shell::MainWindow *window() const { return m_window.get(); }
    inventory::Inventory &inventory() { return *m_inventory; }
    change::Spine &spine() { return *m_spine; }
    backends::OctroidBackend &backend() { return *m_backend; }
    session::BuiltinServer *server() const { return m_server.get(); }

Q_SIGNALS:
    void languageRequested(const QString &code);
    void connected();
    void quitRequested();

private:
    void buildWindow();
    void addPage(pages::Page *page, shell::Section section);
    void joinDialogs();
    void setCompactRows(bool compact);
    void showServer(const QString &syslog, const QString &version);
    void useEndpoint(const session::Endpoint &endpoint);
    void signIn();
    void showFailure(const Error &error);
    void startTraffic(const session::Endpoint &endpoint);
    QString dataFolder() const;

    Opening m_opening;
    const Clock &m_clock;
    QSettings &m_settings;
    std::unique_ptr<session::BuiltinServer> m_server;
    std::unique_ptr<backends::OctroidBackend> m_backend;
    std::unique_ptr<inventory::Inventory> m_inventory;
    std::unique_ptr<change::Spine> m_spine;
    std::unique_ptr<demo::Traffic> m_traffic;
    std::unique_ptr<shell::MainWindow> m_window;
    std::unique_ptr<dialogs::Dialogs> m_dialogs;
    pages::SettingsPage *m_settingsPage = nullptr; ///< the window's
};

} // namespace octroi::app
