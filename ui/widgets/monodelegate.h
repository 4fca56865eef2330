// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "widgets/celldelegate.h"

namespace octroi::widgets {

/// An identifier in mono; a copy icon behind it while the row is hovered, which copies CopyRole or the text.
class MonoDelegate : public CellDelegate
{
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

Q_SIGNALS:
    void copied(const QString &text);

protected:
    void paintContent(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;

private:
    QRect copyRect(const QStyleOptionViewItem &option, const QModelIndex &index) const;
};

} // namespace octroi::widgets
