// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/treeview.h"

#include "theme/theme.h"
#include "widgets/celldelegate.h"
#include "widgets/roles.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QPainter>

namespace octroi::widgets {

TreeView::TreeView(QWidget *parent)
    : QTreeView(parent)
    , m_states(nullptr)
    , m_rowHeight(theme::kRow)
{
    m_states = new ViewStates(this);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setUniformRowHeights(true);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setAllColumnsShowFocus(true);
    setExpandsOnDoubleClick(true);
    setItemDelegate(new CellDelegate(this));
    header()->setHighlightSections(false);
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(this, &QAbstractItemView::activated, this, &TreeView::rowActivated);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, &TreeView::applyScale);
}

void TreeView::setColumnWidths(const QHash<int, int> &widths)
{
    m_widths = widths;
    applyScale();
}

void TreeView::applyScale()
{
    for (auto it = m_widths.cbegin(); it != m_widths.cend(); ++it)
        setColumnWidth(it.key(), qRound(it.value() * theme::Theme::instance().textScale()));
    doItemsLayout();
}

void TreeView::setRowHeight(int px)
{
    m_rowHeight = px;
    doItemsLayout();
}

QStringList TreeView::expandedIds() const
{
    QStringList ids;
    if (!model())
        return ids;
    QModelIndexList open{QModelIndex()};
    while (!open.isEmpty()) {
        const QModelIndex parent = open.takeLast();
        for (int row = 0; row < model()->rowCount(parent); ++row) {
            const QModelIndex index = model()->index(row, 0, parent);
            if (!isExpanded(index))
                continue;
            ids.append(index.data(IdRole).toString());
            open.append(index);
        }
    }
    return ids;
}

void TreeView::expandIds(const QStringList &ids)
{
    if (!model())
        return;
    for (const QString &id : ids) {
        const QModelIndexList found =
            model()->match(model()->index(0, 0), IdRole, id, 1, Qt::MatchExactly | Qt::MatchRecursive);
        if (!found.isEmpty())
            expand(found.first());
    }
}

void TreeView::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    using theme::Color;
    const QRect row(0, option.rect.top(), viewport()->width(), option.rect.height());
    const bool selected = selectionModel() && selectionModel()->isRowSelected(index.row(), index.parent());
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    if (selected)
        painter->fillRect(row, theme::color(hasFocus() ? Color::BgSelected : Color::BgSelectedInactive));
    else if (m_hover.isValid() && m_hover.row() == index.row() && m_hover.parent() == index.parent())
        painter->fillRect(row, theme::color(Color::BgHover));
    if (selected)
        painter->fillRect(mirrored ? row.right() - 2 : 0, row.top(), 3, row.height(),
                          theme::color(hasFocus() ? Color::Accent : Color::BorderControl));
    const QModelIndex current = currentIndex();
    if (hasFocus() && !selected && current.row() == index.row() && current.parent() == index.parent()) {
        painter->setPen(QPen(theme::color(Color::FocusRing), 2));
        painter->drawRect(row.adjusted(1, 1, -1, -1));
    }
    QTreeView::drawRow(painter, option, index);
}

void TreeView::drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    if (!model()->hasChildren(index))
        return; // no lines to what has none
    QStyleOption option;
    option.initFrom(this);
    const QRect arrow(rect.right() - indentation() + 1, rect.top(), indentation(), rect.height());
    option.rect = layoutDirection() == Qt::RightToLeft
                      ? QRect(rect.left(), rect.top(), indentation(), rect.height())
                      : arrow;
    option.state = QStyle::State_Children | (isExpanded(index) ? QStyle::State_Open : QStyle::State_None);
    style()->drawPrimitive(QStyle::PE_IndicatorBranch, &option, painter, this);
}

void TreeView::setHover(const QModelIndex &index)
{
    if (m_hover == index)
        return;
    m_hover = index;
    viewport()->update();
}

void TreeView::mouseMoveEvent(QMouseEvent *event)
{
    setHover(indexAt(event->position().toPoint()));
    QTreeView::mouseMoveEvent(event);
}

void TreeView::leaveEvent(QEvent *event)
{
    setHover({});
    QTreeView::leaveEvent(event);
}

void TreeView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool keyboard = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = keyboard ? currentIndex() : indexAt(event->pos());
    if (index.isValid())
        Q_EMIT contextMenuWanted(index, keyboard ? viewport()->mapToGlobal(visualRect(index).bottomLeft())
                                                 : event->globalPos());
}

bool TreeView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        setHover({});
    return QTreeView::viewportEvent(event);
}

} // namespace octroi::widgets
