// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pageheader.h"

#include "theme/theme.h"
#include "widgets/label.h"

#include <QHBoxLayout>

namespace octroi::widgets {

PageHeader::PageHeader(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
    , m_title(new Label(title, theme::Type::Page))
    , m_caption(new Label({}, theme::Type::Body, theme::Color::TextMuted))
{
    setFixedHeight(theme::kPageHeader);
    m_layout->setContentsMargins(theme::kPageMargin, 0, theme::kPageMargin, 0);
    m_layout->setSpacing(12);
    m_layout->addWidget(m_title);
    m_layout->addWidget(m_caption, 1);
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
    m_layout->addWidget(widget);
}

} // namespace octroi::widgets
