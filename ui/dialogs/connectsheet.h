// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/error.h"
#include "base/secret.h"
#include "session/profile.h"
#include "theme/theme.h"
#include "widgets/sheet.h"

#include <memory>

class QComboBox;

namespace octroi::widgets {
class Field;
class Label;
class Note;
class Segments;
class Switch;
} // namespace octroi::widgets

namespace octroi::dialogs {

class ConnectPlace;
class SignInProgress;

/// What a connection is made or changed with. Null where nothing was typed.
struct ConnectRequest
{
    session::ConnectionProfile profile;
    std::shared_ptr<Secret> secret;
    std::shared_ptr<Secret> passphrase; ///< of the file that keeps secrets, when it is not open yet
    bool test = false; ///< only whether it would work: nothing is kept
};

/// Where passphrases and secrets can be kept on this machine.
struct SecretPlaces
{
    bool keychain = false;
    bool fileExists = false, fileOpen = false; ///< the file that a passphrase opens
};

/// Name, colour and environment of a server, how it is reached, and where its secret is kept.
class ConnectSheet : public widgets::Sheet
{
    Q_OBJECT
public:
    explicit ConnectSheet(const SecretPlaces &places, QWidget *parent = nullptr);
    /// Edits this one; the secret may stay as it is.
    void setProfile(const session::ConnectionProfile &profile, bool secretKnown);
    void setSources(const QList<std::pair<QString, QString>> &sources); ///< of usage: identifier and name
    void setColour(int colour); ///< of a new one
    void setBusy(bool busy);
    /// Shows what went wrong, at the field it belongs to where there is one.
    void showError(const octroi::Error &error);
    void succeed(); ///< closes; nothing is asked any more
    void showTested(const QString &sentence); ///< it would work
    /// Signed in; now one of these is to be chosen.
    void chooseRealm(const QStringList &realms);
    SignInProgress *showProgress(); ///< of a sign-in that goes on elsewhere; until it ends

Q_SIGNALS:
    void submitted(const octroi::dialogs::ConnectRequest &request);
    void forgetRequested(const QString &profileId);

protected:
    bool mayClose() override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void retranslate();
    void updatePlace();
    void submit(bool test);
    bool check();
    bool checkPassphrase();
    bool wrong(widgets::Field *field, const QString &sentence);
    void problem(theme::Tone tone, const QString &sentence);
    session::SecretPlace place() const;

    SecretPlaces m_places;
    session::ConnectionProfile m_profile;
    bool m_editing = false, m_busy = false, m_touched = false, m_warned = false;
    ConnectPlace *m_where;
    SignInProgress *m_progress;
    widgets::Field *m_name, *m_passphrase, *m_again;
    widgets::Segments *m_environment, *m_keep;
    QComboBox *m_colour;
    widgets::Switch *m_readOnly;
    widgets::Label *m_environmentLabel, *m_colourLabel, *m_keepLabel, *m_keepText;
    widgets::Note *m_problem;
    widgets::Button *m_forget, *m_test, *m_cancel, *m_connect;
};

} // namespace octroi::dialogs

Q_DECLARE_METATYPE(octroi::dialogs::ConnectRequest)
