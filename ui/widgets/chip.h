// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "theme/theme.h"

#include <QWidget>

namespace octroi::widgets {

/// A state chip, 20 high, at the left edge and vertical centre of `rect` (right edge when right to left);
/// its word is elided to fit.
void paintChip(QPainter &painter, const QRectF &rect, const QString &text, theme::Tone tone, bool dot,
               Qt::LayoutDirection direction = Qt::LeftToRight);
int chipWidth(const QString &text, bool dot);

/// The chip as a widget.
class ChipLabel : public QWidget
{
    Q_OBJECT
public:
    explicit ChipLabel(const QString &text = {}, theme::Tone tone = theme::Tone::Neutral, bool dot = true,
                       QWidget *parent = nullptr);
    QString text() const { return m_text; }
    void setText(const QString &text);
    void setTone(theme::Tone tone);
    void setDot(bool dot);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    theme::Tone m_tone;
    bool m_dot;
};

} // namespace octroi::widgets
