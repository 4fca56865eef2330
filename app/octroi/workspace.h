// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console.h"
#include "desktopnotice.h"
#include "session/connections.h"

#include <QPointer>
#include <vector>

namespace octroi::dialogs {
class ConnectSheet;
class SignInSheet;
class UnlockSheet;
struct ConnectRequest;
} // namespace octroi::dialogs
namespace octroi::widgets {
class SheetHost;
}

namespace octroi::app {

class AdministratorSignIn;

/// The connections that are open side by side, which of them is shown, and the saved ones: made, edited,
/// forgotten, signed in to at the start.
class Workspace : public QObject
{
    Q_OBJECT
public:
    /// `folder` holds the list of connections; `keychain` false uses none (a tour).
    Workspace(const Clock &clock, QSettings &settings, const QString &folder, bool keychain,
              QObject *parent = nullptr);
    ~Workspace() override;

    void setOctroid(const QString &program, const QString &dataFolder); ///< for what "+" starts here
    /// Opens every saved connection and signs in behind; how many there are.
    int openSaved();
    Console *open(const Opening &opening); ///< opens and shows it; shows it only when it is open already
    Console *add(const Opening &opening);  ///< opens without showing
    void activate(const QString &id);
    void activateLast(); ///< the one that was shown when the program ended, else the first
    Console *current() const { return m_current; }
    const std::vector<std::unique_ptr<Console>> &consoles() const { return m_consoles; }
    session::Connections &connections() { return m_connections; }

    /// The sheet for a new connection, over that window.
    void connectToServer(widgets::SheetHost &host);
    void edit(const QString &profileId);
    void forget(const QString &profileId);
    void signOut(const QString &profileId);
    /// Something fires on that connection: said on the desktop, or else in the window that is shown.
    void tellAlert(const QString &id, const QString &title, const QString &text, const QString &alertId);
    void signInAgain(const QString &profileId); ///< over whatever is being done in it

Q_SIGNALS:
    void languageRequested(const QString &code);
    void schemeRequested(octroi::theme::Scheme scheme);
    void textPercentRequested(int percent);
    void shown(); ///< a window of a connection is on the screen
    void emptied(); ///< the last connection was forgotten
    void quitRequested(); ///< nothing is under way any more

private:
    std::unique_ptr<Console> make(const Opening &opening);
    Console *find(const QString &id) const;
    void joinWindow(Console *console);
    void updateBars();
    void fillAddMenu(QMenu *menu);
    void replace(const Opening &opening); ///< opens it in the place of the one of that id, without showing
    void close(const QString &id);
    void quit();
    QCoro::Task<> readSecret(QString profileId);
    QCoro::Task<> attachUsage(QPointer<Console> console);
    QCoro::Task<> openSnapshot(QPointer<Console> console);
    QString snapshotPath(const QString &id) const;
    QString runsPath(const QString &id) const;
    QString fileName(const QString &id) const;
    QCoro::Task<> openSheet(QPointer<widgets::SheetHost> host, QString profileId);
    using SignIn = std::shared_ptr<AdministratorSignIn>;
    QCoro::Task<> submit(QPointer<dialogs::ConnectSheet> sheet, dialogs::ConnectRequest request, SignIn signing);
    QCoro::Task<Result<void>> openVault(dialogs::ConnectRequest request);
    void showOpened(const session::ConnectionProfile &profile, const std::shared_ptr<Secret> &secret);
    QCoro::Task<> reconnect(QString profileId);
    QCoro::Task<> goOn(QPointer<dialogs::SignInSheet> sheet, session::ConnectionProfile profile, std::shared_ptr<Secret> secret,
                       SignIn signing);
    QCoro::Task<> keepRenewed(QString profileId, std::shared_ptr<Secret> secret);
    void dropSignedOut(const QString &profileId);
    QCoro::Task<> unlock(QPointer<dialogs::UnlockSheet> sheet, std::shared_ptr<Secret> passphrase);
    QCoro::Task<> drop(QString profileId);
    void askPassphrase();

    const Clock &m_clock;
    QSettings &m_settings;
    session::Connections m_connections;
    const QString m_folder;
    QString m_program, m_dataFolder;
    pages::OpenConnections m_all; ///< before the consoles, which take themselves out of it
    std::vector<std::unique_ptr<Console>> m_consoles;
    Console *m_current = nullptr;
    DesktopNotice m_desktop;
    QPointer<dialogs::UnlockSheet> m_unlockSheet;
    QPointer<dialogs::SignInSheet> m_signInSheet;
    bool m_locked = false; ///< a secret lies in the file that is not open yet
};

} // namespace octroi::app
