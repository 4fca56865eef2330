// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/badge.h"

#include "theme/paint.h"

#include <QPainter>

namespace octroi::widgets {

Badge::Badge(const QString &text, theme::Tone tone, QWidget *parent)
    : QWidget(parent)
    , m_text(text)
    , m_tone(tone)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(text);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void Badge::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void Badge::setTone(theme::Tone tone)
{
    m_tone = tone;
    update();
}

QSize Badge::sizeHint() const
{
    const QFont font = theme::font(theme::Type::Label);
    const int height = qMax(20, QFontMetrics(font).height() + 4);
    return {qMax(height, theme::figuresWidth(font, m_text) + 12), height};
}

void Badge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    theme::paintBox(painter, rect(), height() / 2.0, theme::color(theme::backgroundColor(m_tone)));
    painter.setFont(theme::font(theme::Type::Label));
    painter.setPen(theme::color(theme::textColor(m_tone)));
    theme::drawFigures(painter, rect(), Qt::AlignCenter, m_text);
}

} // namespace octroi::widgets
