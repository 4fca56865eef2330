// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

class QAbstractButton;
class QPlainTextEdit;

namespace octroi::widgets {
class Button;
class Label;
class Link;

/// What a page shows when it failed: what, to which object, what to do; details unfold and copy as text.
class ErrorState : public QWidget
{
    Q_OBJECT
public:
    explicit ErrorState(QWidget *parent = nullptr);
    void setTitle(const QString &title);
    void setText(const QString &sentence);
    void setDetails(const QString &details);   ///< English, for those who read logs; "" hides the fold
    void setRetryText(const QString &text);    ///< "Try again" by default; "" hides
    void setSecondAction(const QString &text); ///< "" hides

Q_SIGNALS:
    void retryRequested();
    void secondActionTriggered();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    Label *m_icon, *m_title, *m_text;
    Button *m_retry, *m_second;
    QWidget *m_fold;
    QAbstractButton *m_unfold;
    Link *m_copy;
    QPlainTextEdit *m_details;
    bool m_ownRetryText = false;
};

} // namespace octroi::widgets
