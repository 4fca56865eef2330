// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/overview/changedelegate.h"

#include "theme/theme.h"
#include "widgets/roles.h"

#include <QPainter>

namespace octroi::pages {

void ChangeDelegate::paintContent(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option,
                                  const QModelIndex &index) const
{
    QRect rest = paintLeading(painter, rect, option, index);
    const bool mirrored = option.direction == Qt::RightToLeft;
    const Qt::Alignment side = QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter);
    const auto draw = [&](const QFont &font, theme::Color color, const QString &text) {
        painter.setFont(font);
        painter.setPen(theme::color(color));
        const QString shown = painter.fontMetrics().elidedText(text, Qt::ElideRight, rest.width());
        painter.drawText(rest, int(side), shown);
        const int used = qMin(rest.width(), painter.fontMetrics().horizontalAdvance(shown) + 4);
        rest = mirrored ? rest.adjusted(0, 0, -used, 0) : rest.adjusted(used, 0, 0, 0);
    };
    draw(theme::font(theme::Type::Body), theme::Color::TextSecondary, index.data(Qt::DisplayRole).toString());
    draw(theme::font(theme::Type::Strong), theme::Color::TextPrimary, index.data(widgets::SecondLineRole).toString());
}

} // namespace octroi::pages
