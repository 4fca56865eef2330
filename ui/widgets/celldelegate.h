// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QStyledItemDelegate>

namespace octroi::widgets {

/// Paints a cell: row background, line below, accent mark, focus ring, then icon or square and text.
/// Reads Qt's DisplayRole, TextAlignmentRole, CheckStateRole and widgets/roles.h.
class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

protected:
    /// What stands inside the padding; `rect` is the cell without it.
    virtual void paintContent(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const;
    /// Icon, square or check box at the leading end; returns what is left.
    QRect paintLeading(QPainter &painter, QRect rect, const QStyleOptionViewItem &option,
                       const QModelIndex &index) const;
    void paintText(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option,
                   const QModelIndex &index, const QString &text) const;
    /// The cell without its padding (24 or 16 at the outer edges, 8 between).
    QRect contentRect(const QStyleOptionViewItem &option, const QModelIndex &index) const;
    static bool isHovered(const QStyleOptionViewItem &option, const QModelIndex &index);
};

} // namespace octroi::widgets
