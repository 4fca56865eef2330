// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sharesdelegate.h"

#include "theme/theme.h"
#include "widgets/roles.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>

namespace octroi::widgets {

namespace {
constexpr int kHigh = 8, kGap = 12, kLeast = 24;
}

void SharesDelegate::paintContent(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option,
                                  const QModelIndex &index) const
{
    const QVariantList parts = index.data(SharesRole).toList();
    const QString text = index.data(Qt::DisplayRole).toString();
    const QFont font = theme::font(theme::Type::Body);
    const bool mirrored = option.direction == Qt::RightToLeft;
    painter.setFont(font);
    painter.setPen(theme::color(theme::Color::TextPrimary));
    theme::drawFigures(painter, rect, (mirrored ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter, text);
    const int room = rect.width() - theme::figuresWidth(font, text) - kGap;
    double total = 0;
    for (qsizetype i = 0; i + 1 < parts.size(); i += 2)
        total += parts.at(i).toDouble();
    if (room < kLeast)
        return; // the words go before the picture
    const QRectF bar = QStyle::visualRect(option.direction, rect,
                                          QRect(rect.left(), rect.center().y() - kHigh / 2 + 1, room, kHigh));
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath shape;
    shape.addRoundedRect(bar, kHigh / 2.0, kHigh / 2.0);
    painter.fillPath(shape, theme::color(theme::Color::BgSunken));
    painter.setClipPath(shape, Qt::IntersectClip);
    double at = 0;
    for (qsizetype i = 0; total > 0 && i + 1 < parts.size(); i += 2) {
        const double wide = bar.width() * parts.at(i).toDouble() / total;
        const double left = mirrored ? bar.right() - at - wide : bar.left() + at;
        painter.fillRect(QRectF(left, bar.top(), wide, bar.height()),
                         theme::color(theme::solidColor(theme::Tone(parts.at(i + 1).toInt()))));
        at += wide;
    }
}

} // namespace octroi::widgets
