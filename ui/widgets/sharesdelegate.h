// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "widgets/celldelegate.h"

namespace octroi::widgets {

/// SharesRole as a bar of parts in their tones, DisplayRole behind it.
class SharesDelegate : public CellDelegate
{
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;
};

} // namespace octroi::widgets
