// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "widgets/celldelegate.h"

namespace octroi::pages {

/// What was done and, stronger, to what, in one line.
class ChangeDelegate : public widgets::CellDelegate
{
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;
};

} // namespace octroi::pages
