// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "theme/theme.h"

#include <QWidget>
#include <functional>

class QTimer;

namespace octroi::widgets {
class Note;

/// Says what just happened, for a while, with one thing that can be done about it ("Undo").
class NoticeStrip : public QWidget
{
    Q_OBJECT
public:
    explicit NoticeStrip(QWidget *parent = nullptr);
    void showNotice(theme::Tone tone, const QString &text, const QString &actionText = {},
                    std::function<void()> action = {}, const QString &shortcut = {});
    void dismiss();
    bool isShowing() const;
    void setDuration(int milliseconds); ///< 10 s; errors stay until dismissed

Q_SIGNALS:
    void shown();
    void dismissed();

protected:
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    Note *m_note;
    class IconButton *m_close;
    QTimer *m_timer;
    std::function<void()> m_action;
    int m_duration = 10'000;
    bool m_stays = false;
};

} // namespace octroi::widgets
