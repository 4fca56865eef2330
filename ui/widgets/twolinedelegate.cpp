// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/twolinedelegate.h"

#include "theme/theme.h"
#include "widgets/roles.h"

#include <QPainter>

namespace octroi::widgets {

void TwoLineDelegate::paintContent(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    const QRect rest = paintLeading(painter, rect, option, index);
    const QFont strong = theme::font(theme::Type::Strong), caption = theme::font(theme::Type::Caption);
    const int upper = qMax(20, QFontMetrics(strong).height()),
              lower = qMax(16, QFontMetrics(caption).height());
    const int top = rest.top() + (rest.height() - upper - lower) / 2;
    const Qt::Alignment side = QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter);
    const auto line = [&](const QFont &font, theme::Color role, const QString &text, int y, int height) {
        painter.setFont(font);
        painter.setPen(theme::color(role));
        theme::drawFigures(painter, QRect(rest.left(), y, rest.width(), height), side,
                           painter.fontMetrics().elidedText(text, Qt::ElideRight, rest.width()));
    };
    line(strong, theme::Color::TextPrimary, index.data(Qt::DisplayRole).toString(), top, upper);
    line(caption, theme::Color::TextMuted, index.data(SecondLineRole).toString(), top + upper, lower);
}

QSize TwoLineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize size = CellDelegate::sizeHint(option, index);
    return {size.width(), qMax(48, size.height() + 16)};
}

} // namespace octroi::widgets
