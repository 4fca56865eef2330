// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sparklinedelegate.h"

#include "theme/theme.h"
#include "widgets/roles.h"
#include "widgets/sparkline.h"

#include <QPainter>

namespace octroi::widgets {

SparklineDelegate::SparklineDelegate(QObject *parent, int sparkWidth, int numberWidth)
    : CellDelegate(parent)
    , m_sparkWidth(sparkWidth)
    , m_numberWidth(numberWidth)
{
}

void SparklineDelegate::paintContent(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option,
                                     const QModelIndex &index) const
{
    const bool muted = index.data(MutedRole).toBool();
    const bool mirrored = option.direction == Qt::RightToLeft;
    const QString text = index.data(Qt::DisplayRole).toString();
    const QFont font = theme::font(theme::Type::Body);
    const int number = qMax(m_numberWidth, theme::figuresWidth(font, text));
    painter.setFont(font);
    painter.setPen(theme::color(muted ? theme::Color::TextMuted : theme::Color::TextPrimary));
    theme::drawFigures(painter, rect, (mirrored ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter, text);
    const int left = rect.width() - number - 8 - m_sparkWidth;
    if (left < -4)
        return; // the number goes before the picture
    const int high = qMin(20, rect.height() - 10);
    const QRect place(rect.left() + qMax(0, left), rect.top() + (rect.height() - high) / 2, m_sparkWidth,
                      high);
    paintSparkline(painter, QStyle::visualRect(option.direction, rect, place),
                   index.data(SparkRole).value<QList<qint32>>(), muted);
}

} // namespace octroi::widgets
