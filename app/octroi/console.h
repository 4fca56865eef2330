// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/connection.h"
#include "base/clock.h"
#include "change/spine.h"
#include "demo/organisation.h"
#include "dialogs/dialogs.h"
#include "health/health.h"
#include "inventory/inventory.h"
#include "models/alertwatch.h"
#include "pages/openconnections.h"
#include "pages/page.h"
#include "session/builtinserver.h"
#include "session/profile.h"
#include "theme/theme.h"

#include <QObject>
#include <QSettings>
#include <functional>
#include <memory>
#include <optional>

namespace octroi::backends {
class OctroidBackend;
}
namespace octroi::shell {
class MainWindow;
enum class Section;
}
namespace octroi::pages {
class AlertsPage;
class HealthPage;
class KeysPage;
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
    session::ConnectionProfile profile; ///< a server
    std::shared_ptr<Secret> clientSecret; ///< of the server; null: not known (yet)
    quint64 demoSeed = demo::kDefaultSeed;
    bool demoTraffic = true;

    QString id() const; ///< "builtin", "demo", or the profile's
};

/// One connection with everything that stands on it: process, backend, inventory, changes, and the window
/// once it was looked at.
class Console : public QObject
{
    Q_OBJECT
public:
    /// Puts itself among `all`, and takes itself out at its end.
    Console(Opening opening, const Clock &clock, QSettings &settings, pages::OpenConnections &all,
            QObject *parent = nullptr);
    ~Console() override;

    /// Builds the window where there is none yet, and shows it.
    void show();
    void connectNow();
    /// The snapshot of the last run is read, or there is none: now the backend may be asked.
    void snapshotReady();
    void tellLostSnapshot(const Error &error); ///< as soon as there is a window
    /// The server's secret is known now; connects.
    void useSecret(const std::shared_ptr<Secret> &secret);
    /// What the backend does not count itself.
    void takeUsageFrom(const session::ConnectionProfile &source, const std::shared_ptr<Secret> &secret);
    /// It is not, and the user has to give it; `sentence` says why.
    void tellSecretMissing(const QString &sentence);
    /// Its tokens end at the server; what is shown stays, and one may sign in again.
    void signOut();
    /// Ends the built-in server, if it is ours, and starts it again over the same data.
    void restartServer();
    void openPage(const QString &pageId);
    void openTarget(const pages::Target &target); ///< in its window, which is there
    /// Something of another connection: in the list of all credentials, which is here too, or else in its own window.
    void openElsewhere(const QString &connection, const pages::Target &target);
    /// The other connections that are open.
    void setPeers(std::function<QList<dialogs::Peer>()> peers) { m_peers = std::move(peers); }
    dialogs::Peer asPeer() const;
    void leave(); ///< another takes its place: nobody shall look at it any more

    const Opening &opening() const { return m_opening; }
    shell::MainWindow *window() const { return m_window.get(); }
    inventory::Inventory &inventory() { return *m_inventory; }
    change::Spine &spine() { return *m_spine; }
    health::Health &health() { return *m_health; }
    models::AlertWatch &alerts() { return *m_alerts; }
    backends::Backend &backend() { return *m_backend; }
    session::BuiltinServer *server() const { return m_server.get(); }

Q_SIGNALS:
    void languageRequested(const QString &code);
    void connected();
    void quitRequested();
    void schemeRequested(octroi::theme::Scheme scheme);
    void textPercentRequested(int percent);
    void windowBuilt();
    void editRequested(const QString &profileId);
    void elsewhereRequested(const QString &connection, const octroi::pages::Target &target);
    void signInRequested(const QString &profileId); ///< again
    void secretRenewed(const std::shared_ptr<octroi::Secret> &secret); ///< in place of the one before
    void signedOut();
    /// Something fires on it; `alertId` is one of them.
    void alertNoticed(const QString &title, const QString &text, const QString &alertId);

private:
    void buildWindow();
    void addPage(pages::Page *page, shell::Section section);
    pages::OpenConnection context() const;
    void joinDialogs();
    void joinAlerts(pages::AlertsPage *page);
    void joinHealth(pages::HealthPage *page);
    void joinKeys(pages::KeysPage *page);
    void tellElsewhere(const QString &summary, const QList<pages::Context> &undoable);
    void setCompactRows(bool compact);
    void showServer(const QString &syslog, const QString &version);
    void useEndpoint(const session::Endpoint &endpoint);
    void signIn();
    void readFacts();
    void makeBackend();
    void tellSessionEnded();
    void showFailure(const Error &error);
    void tell(const QString &sentence, const QString &action, const std::function<void()> &run,
              theme::Tone tone = theme::Tone::Danger);
    void joinSettings();
    QString environmentName() const;
    void makeServer();
    void startTraffic(const session::Endpoint &endpoint);
    QString dataFolder() const;

    struct Trouble
    {
        QString sentence, action;
        std::function<void()> run;
        theme::Tone tone = theme::Tone::Danger;
    };
    Opening m_opening;
    std::optional<Error> m_lostSnapshot;
    bool m_snapshotReady = false, m_syncWanted = false;
    std::function<QList<dialogs::Peer>()> m_peers;
    std::optional<Trouble> m_trouble; ///< from before there was a window
    const Clock &m_clock;
    QSettings &m_settings;
    pages::OpenConnections &m_all;
    std::unique_ptr<session::BuiltinServer> m_server;
    std::unique_ptr<backends::Backend> m_backend;
    backends::OctroidBackend *m_octroid = nullptr; ///< the same, where it is one
    std::unique_ptr<inventory::Inventory> m_inventory;
    std::unique_ptr<change::Spine> m_spine;
    std::unique_ptr<demo::Traffic> m_traffic;
    std::unique_ptr<shell::MainWindow> m_window;
    std::unique_ptr<dialogs::Dialogs> m_dialogs;
    pages::SettingsPage *m_settingsPage = nullptr; ///< the window's
    std::unique_ptr<health::Health> m_health;
    std::unique_ptr<models::AlertWatch> m_alerts;
};

} // namespace octroi::app
