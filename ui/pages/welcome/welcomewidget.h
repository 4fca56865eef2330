// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "theme/theme.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QMenu;
QT_END_NAMESPACE

namespace octroi::widgets {
class Button;
class Label;
} // namespace octroi::widgets

namespace octroi::pages {

class ChoiceCard;

/// The first start: three ways to begin, language and theme.
class WelcomeWidget : public QWidget
{
    Q_OBJECT
public:
    explicit WelcomeWidget(QWidget *parent = nullptr);

    /// Language code ("en", "fr"; "" follows the system) and theme as they are now.
    void setLanguage(const QString &code);
    void setScheme(theme::Scheme scheme);

Q_SIGNALS:
    void startBuiltin();
    void exploreDemo();
    void connectToServer();
    void languageRequested(const QString &code);
    void schemeRequested(octroi::theme::Scheme scheme);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeFoot();
    void fillMenus();
    void retranslate();

    QWidget *m_logo;
    widgets::Label *m_question, *m_subline, *m_version;
    ChoiceCard *m_builtin, *m_server, *m_demo;
    widgets::Button *m_language, *m_theme;
    QMenu *m_languages, *m_themes;
    QString m_code;
    theme::Scheme m_scheme = theme::Scheme::System;
};

} // namespace octroi::pages
