// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "widgets/chipdelegate.h"

namespace octroi::widgets {

/// A date in words ("in 6 d"), as an urgency chip where ChipTextRole says so; the exact one (ExactRole or
/// ToolTipRole) in the tooltip.
class RelativeDateDelegate : public ChipDelegate
{
    Q_OBJECT
public:
    using ChipDelegate::ChipDelegate;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;
};

} // namespace octroi::widgets
