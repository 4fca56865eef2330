// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "widgets/celldelegate.h"

namespace octroi::widgets {

/// DisplayRole strong, SecondLineRole muted below it; rows of 48.
class TwoLineDelegate : public CellDelegate
{
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void paintContent(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;
};

} // namespace octroi::widgets
