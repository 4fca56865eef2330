// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/chip.h"

#include "theme/paint.h"

#include <QPainter>
#include <QStyle>

namespace octroi::widgets {
namespace {

constexpr int kDot = 6, kGap = 5;

int chipHeight(const QFontMetrics &metrics)
{
    return qMax(theme::kChip, metrics.height() + 4);
}

} // namespace

int chipWidth(const QString &text, bool dot)
{
    const QFont font = theme::font(theme::Type::Label);
    return theme::figuresWidth(font, text) + (dot ? 7 + kDot + kGap : 8) + 8;
}

void paintChip(QPainter &painter, const QRectF &rect, const QString &text, theme::Tone tone, bool dot,
               Qt::LayoutDirection direction)
{
    const QFont font = theme::font(theme::Type::Label);
    const QFontMetrics metrics(font);
    const int height = chipHeight(metrics);
    const int width = qMin(chipWidth(text, dot), int(rect.width()));
    const qreal left = direction == Qt::RightToLeft ? rect.right() - width : rect.left();
    const QRectF chip(left, qRound(rect.center().y() - height / 2.0), width, height);
    theme::paintBox(painter, chip, height / 2.0, theme::color(theme::backgroundColor(tone)));
    qreal inset = 8;
    if (dot) {
        const qreal x = direction == Qt::RightToLeft ? chip.right() - 7 - kDot : chip.left() + 7;
        theme::paintBox(painter, QRectF(x, chip.center().y() - kDot / 2.0, kDot, kDot), kDot / 2.0,
                        theme::color(theme::solidColor(tone)));
        inset = 7 + kDot + kGap;
    }
    painter.save();
    painter.setFont(font);
    painter.setPen(theme::color(theme::textColor(tone)));
    const QRectF word =
        direction == Qt::RightToLeft ? chip.adjusted(8, 0, -inset, 0) : chip.adjusted(inset, 0, -6, 0);
    theme::drawFigures(
        painter, word, (direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
        width < chipWidth(text, dot) ? metrics.elidedText(text, Qt::ElideRight, int(word.width())) : text);
    painter.restore();
}

ChipLabel::ChipLabel(const QString &text, theme::Tone tone, bool dot, QWidget *parent)
    : QWidget(parent)
    , m_text(text)
    , m_tone(tone)
    , m_dot(dot)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(text);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void ChipLabel::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void ChipLabel::setTone(theme::Tone tone)
{
    m_tone = tone;
    update();
}

void ChipLabel::setDot(bool dot)
{
    m_dot = dot;
    updateGeometry();
    update();
}

QSize ChipLabel::sizeHint() const
{
    return {chipWidth(m_text, m_dot), chipHeight(QFontMetrics(theme::font(theme::Type::Label)))};
}

void ChipLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintChip(painter, rect(), m_text, m_tone, m_dot, layoutDirection());
}

} // namespace octroi::widgets
