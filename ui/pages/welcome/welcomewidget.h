// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/error.h"
#include "base/secret.h"
#include "theme/theme.h"

#include <QWidget>
#include <memory>

QT_BEGIN_NAMESPACE
class QMenu;
QT_END_NAMESPACE

namespace octroi::widgets {
class Button;
class Label;
class Note;
} // namespace octroi::widgets

namespace octroi::pages {

class ChoiceCard;
class ConnectForm;

/// The first start: three ways to begin, language and theme.
class WelcomeWidget : public QWidget
{
    Q_OBJECT
public:
    explicit WelcomeWidget(QWidget *parent = nullptr);

    /// Language code ("en", "fr"; "" follows the system) and theme as they are now.
    void setLanguage(const QString &code);
    void setScheme(theme::Scheme scheme);
    /// What was chosen is under way; the choices wait.
    void setBusy(bool busy, const QString &what = {});
    /// What was chosen failed. An error of a connection is shown in its form.
    void showError(const octroi::Error &error, const QString &sentence);

Q_SIGNALS:
    void startBuiltin();
    void exploreDemo();
    void connectToServer(const QString &address, const QString &clientId,
                         const std::shared_ptr<octroi::Secret> &secret);
    void languageRequested(const QString &code);
    void schemeRequested(octroi::theme::Scheme scheme);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeFoot();
    void fillMenus();
    void retranslate();
    void openForm(bool open);

    QWidget *m_logo;
    widgets::Label *m_question, *m_subline, *m_version;
    ChoiceCard *m_builtin, *m_server, *m_demo;
    ConnectForm *m_form;
    widgets::Note *m_note;
    widgets::Button *m_language, *m_theme;
    QMenu *m_languages, *m_themes;
    QString m_code;
    theme::Scheme m_scheme = theme::Scheme::System;
};

} // namespace octroi::pages
