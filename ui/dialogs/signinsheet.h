// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/error.h"
#include "base/secret.h"
#include "session/profile.h"
#include "widgets/sheet.h"

#include <memory>

namespace octroi::widgets {
class Field;
class Label;
class Note;
} // namespace octroi::widgets

namespace octroi::dialogs {

class SignInProgress;

/// Signs in again to a known connection, over whatever was being done, which stays as it is.
class SignInSheet : public widgets::Sheet
{
    Q_OBJECT
public:
    explicit SignInSheet(const session::ConnectionProfile &profile, QWidget *parent = nullptr);
    SignInProgress *progress() const { return m_progress; }
    void showError(const octroi::Error &error);

Q_SIGNALS:
    void started(const std::shared_ptr<octroi::Secret> &secret); ///< null: a person signs in elsewhere

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void retranslate();
    void submit();
    void setBusy(bool busy);

    session::ConnectionProfile m_profile;
    widgets::Label *m_text;
    widgets::Field *m_secret;
    SignInProgress *m_progress;
    widgets::Note *m_problem;
    widgets::Button *m_later, *m_signIn;
    bool m_busy = false;
};

} // namespace octroi::dialogs
