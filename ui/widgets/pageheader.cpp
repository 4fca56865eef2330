// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pageheader.h"

#include "theme/theme.h"
#include "widgets/label.h"

#include <QHBoxLayout>

namespace octroi::widgets {

PageHeader::PageHeader(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_first(new QHBoxLayout), m_actions(new QHBoxLayout)
    , m_title(new Label(title, theme::Type::Page))
    , m_caption(new Label({}, theme::Type::Body, theme::Color::TextMuted))
{
    setFixedHeight(theme::kPageHeader);
    m_layout->setContentsMargins(theme::kPageMargin, 0, theme::kPageMargin, 0);
    for (QBoxLayout *layout : {m_layout, static_cast<QBoxLayout *>(m_first), static_cast<QBoxLayout *>(m_actions)})
        layout->setSpacing(12);
    m_first->addWidget(m_title);
    m_first->addWidget(m_caption, 1);
    m_layout->addLayout(m_first, 1);
    m_layout->addLayout(m_actions);
    m_caption->setElided(true);
    m_caption->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void PageHeader::setTitle(const QString &title)
{
    m_title->setText(title);
}

void PageHeader::setCaption(const QString &caption)
{
    m_caption->setText(caption);
}

void PageHeader::addAction(QWidget *widget)
{
    m_actions->addWidget(widget);
    fit();
}

void PageHeader::fit()
{
    const int wanted = m_title->sizeHint().width() + m_actions->sizeHint().width() + 2 * theme::kPageMargin + 24;
    const bool below = width() > 0 && m_actions->count() > 0 && wanted > width();
    const auto direction = below ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    // A layout that is told its spacing asks to be laid out again, and so on for ever.
    if (m_layout->direction() != direction) {
        m_layout->setDirection(direction);
        m_layout->setSpacing(below ? 4 : 12);
    }
    const int line = qMax(theme::kPageHeader, m_title->sizeHint().height() + 16);
    setFixedHeight(below ? line + m_actions->sizeHint().height() + 4 : line);
}

void PageHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

bool PageHeader::event(QEvent *event)
{
    const bool done = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest)
        fit(); // other words, or larger ones
    return done;
}

} // namespace octroi::widgets
