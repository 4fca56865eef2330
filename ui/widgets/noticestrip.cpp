// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/noticestrip.h"

#include "theme/paint.h"
#include "widgets/iconbutton.h"
#include "widgets/note.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QTimer>

namespace octroi::widgets {

NoticeStrip::NoticeStrip(QWidget *parent)
    : QWidget(parent)
    , m_note(new Note)
    , m_close(new IconButton(QStringLiteral("close"), tr("Dismiss")))
    , m_timer(new QTimer(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(4);
    layout->addWidget(m_note, 1);
    layout->addWidget(m_close);
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &NoticeStrip::dismiss);
    connect(m_close, &QAbstractButton::clicked, this, &NoticeStrip::dismiss);
    connect(m_note, &Note::actionTriggered, this, [this] {
        const auto action = m_action; // may show another notice
        dismiss();
        if (action)
            action();
    });
    theme::setRaised(this);
    hide();
}

void NoticeStrip::showNotice(theme::Tone tone, const QString &text, const QString &actionText,
                             std::function<void()> action, const QString &shortcut)
{
    m_action = std::move(action);
    m_note->setTone(tone);
    m_note->setText(text);
    m_note->setAction(actionText, shortcut);
    m_stays = tone == theme::Tone::Danger;
    setAccessibleName(text);
    show();
    adjustSize();
    raise();
    m_timer->stop();
    if (!m_stays)
        m_timer->start(m_duration);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    Q_EMIT shown();
}

void NoticeStrip::dismiss()
{
    m_timer->stop();
    if (isHidden())
        return;
    hide();
    m_action = {};
    Q_EMIT dismissed();
}

bool NoticeStrip::isShowing() const
{
    return !isHidden();
}

void NoticeStrip::setDuration(int milliseconds)
{
    m_duration = milliseconds;
}

void NoticeStrip::enterEvent(QEnterEvent *)
{
    m_timer->stop(); // who reads is not hurried
}

void NoticeStrip::leaveEvent(QEvent *)
{
    if (!m_stays && isShowing())
        m_timer->start(m_duration);
}

void NoticeStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    theme::paintBox(painter, rect(), 8, theme::color(theme::Color::BgRaised),
                    theme::color(theme::Color::BorderDefault));
}

void NoticeStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        m_close->setName(tr("Dismiss"));
}

} // namespace octroi::widgets
