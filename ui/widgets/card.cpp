// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/card.h"

#include "theme/paint.h"
#include "widgets/label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace octroi::widgets {

Card::Card(const QString &title, QWidget *parent)
    : QFrame(parent)
    , m_head(new QWidget)
    , m_title(new Label({}, theme::Type::CardTitle))
    , m_caption(new Label({}, theme::Type::Caption, theme::Color::TextMuted))
    , m_body(new QVBoxLayout)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addLayout(m_body, 1);
    m_head->setFixedHeight(40);
    m_headLayout = new QHBoxLayout(m_head);
    m_headLayout->setContentsMargins(15, 0, 8, 0);
    m_headLayout->setSpacing(8);
    m_headLayout->addWidget(m_title);
    m_headLayout->addWidget(m_caption);
    m_headLayout->addStretch();
    m_caption->hide();
    m_body->setSpacing(8);
    setBodyMargins({theme::kCardPadding, 0, theme::kCardPadding, theme::kCardPadding});
    setTitle(title);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, [this] { update(); });
}

void Card::setTitle(const QString &title)
{
    m_title->setText(title);
    m_head->setVisible(!title.isEmpty());
    setAccessibleName(title);
}

void Card::setCaption(const QString &caption)
{
    m_caption->setText(caption);
    m_caption->setVisible(!caption.isEmpty());
}

void Card::addHeadWidget(QWidget *widget)
{
    m_headLayout->addWidget(widget);
}

void Card::setBodyMargins(const QMargins &margins)
{
    m_body->setContentsMargins(margins);
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    theme::paintBox(painter, rect(), 8, theme::color(theme::Color::BgSurface),
                    theme::color(theme::Color::BorderSubtle));
}

} // namespace octroi::widgets
