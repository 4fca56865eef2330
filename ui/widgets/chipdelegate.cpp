// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/chipdelegate.h"

#include "widgets/chip.h"
#include "widgets/roles.h"

#include <QPainter>

namespace octroi::widgets {

void ChipDelegate::paintContent(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option,
                                const QModelIndex &index) const
{
    const QString text = index.data(ChipTextRole).toString();
    if (text.isEmpty()) {
        CellDelegate::paintContent(painter, rect, option, index);
        return;
    }
    const QVariant dotValue = index.data(ChipDotRole);
    const bool dot = !dotValue.isValid() || dotValue.toBool();
    // Chips without a dot hang out, so that their text stays in the column.
    const QRect place = dot ? rect : rect.adjusted(-8, 0, 8, 0);
    paintChip(painter, place, text, theme::Tone(index.data(ToneRole).toInt()), dot, option.direction);
}

QSize ChipDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize size = CellDelegate::sizeHint(option, index);
    const QString text = index.data(ChipTextRole).toString();
    return text.isEmpty() ? size : QSize(chipWidth(text, true) + 16, size.height());
}

} // namespace octroi::widgets
