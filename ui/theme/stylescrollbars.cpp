// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/paint.h"
#include "theme/style.h"

#include <QPainter>
#include <QStyleOption>

namespace octroi::theme {

void Style::drawScrollBar(const QStyleOptionSlider &option, QPainter &painter, const QWidget *widget) const
{
    Q_UNUSED(widget)
    if (option.minimum >= option.maximum)
        return;
    const bool active = option.state & (State_MouseOver | State_Sunken);
    QRectF bar = scrollBarRect(option, SC_ScrollBarSlider);
    bar = option.orientation == Qt::Vertical ? bar.adjusted(1, 2, -1, -2) : bar.adjusted(2, 1, -2, -1);
    paintBox(painter, bar, 3, color(Color::BorderControl, active ? 0.9 : 0.55));
}

QRect Style::scrollBarRect(const QStyleOptionSlider &option, SubControl subControl) const
{
    const bool vertical = option.orientation == Qt::Vertical;
    const int length = vertical ? option.rect.height() : option.rect.width();
    const qint64 range = qint64(option.maximum) - option.minimum;
    int size = length;
    if (range > 0)
        size = qBound(qMin(32, length), int(qint64(option.pageStep) * length / (range + option.pageStep)),
                      length);
    const int start = sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition,
                                              length - size, option.upsideDown);
    const auto along = [&](int from, int extent) {
        const QRect r = vertical ? QRect(0, from, option.rect.width(), extent)
                                 : QRect(from, 0, extent, option.rect.height());
        return visualRect(option.direction, option.rect, r.translated(option.rect.topLeft()));
    };
    switch (subControl) {
    case SC_ScrollBarSlider:
        return along(start, size);
    case SC_ScrollBarGroove:
        return option.rect;
    case SC_ScrollBarSubPage:
        return along(0, start);
    case SC_ScrollBarAddPage:
        return along(start + size, length - start - size);
    default:
        return {};
    }
}

} // namespace octroi::theme
