// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QUrl>
#include <QWidget>

namespace octroi::widgets {
class IconButton;
class Label;
class Link;
} // namespace octroi::widgets

namespace octroi::dialogs {

/// A sign-in that goes on elsewhere: in the browser, or with a code that is typed there.
class SignInProgress : public QWidget
{
    Q_OBJECT
public:
    explicit SignInProgress(QWidget *parent = nullptr);
    void showBrowser(const QUrl &address);
    void showCode(const QString &code, const QUrl &address);
    void retranslate();

private:
    QUrl m_address;
    QString m_code;
    widgets::Label *m_text, *m_codeLabel;
    widgets::Link *m_open;
    widgets::IconButton *m_copy;
};

} // namespace octroi::dialogs
