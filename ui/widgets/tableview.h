// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "widgets/viewstates.h"

#include <QHash>
#include <QJsonObject>
#include <QPersistentModelIndex>
#include <QSet>
#include <QTableView>

class QMenu;

namespace octroi::widgets {

/// Rows of 32, no grid, whole rows selected, hover, and the four states of a list. Cells are painted by
/// CellDelegate and its kin; columns without a delegate of their own get a CellDelegate.
class TableView : public QTableView
{
    Q_OBJECT
public:
    explicit TableView(QWidget *parent = nullptr);
    void setModel(QAbstractItemModel *model) override;

    void setCompact(bool compact);
    /// Distance of the first and last cell from the edge: 24 on a page, 16 in a card.
    void setEdge(int px);
    int edge() const { return m_edge; }
    void setColumnWidths(const QList<int> &widths);  ///< the defaults, at 100 % text; the column of width 0 takes the rest
    /// What gives way when the columns have not the room, in this order: a column leaves, or shrinks to `shrunk`.
    struct Leaving
    {
        int column;
        int shrunk = 0;
    };
    void setLeaving(const QList<Leaving> &order);
    /// No row is cut at the lower edge, and no scroll bar is shown: for short lists in cards.
    void setWholeRows(bool whole);
    void setFixedColumns(const QList<int> &columns); ///< cannot be hidden by the chooser

    ViewStates &states() { return *m_states; }
    void setViewState(ViewStates::State state) { m_states->setState(state); }

    /// A menu of the columns, each with a check mark.
    QMenu *columnMenu(QWidget *parent);
    /// Order, widths, hidden columns and sorting as plain JSON.
    QJsonObject saveColumns() const;
    void restoreColumns(const QJsonObject &state);

    QModelIndex hovered() const { return m_hover; }
    /// The selected rows (all when none is) with the visible columns in their visual order.
    QString selectionAsCsv() const;
    void copySelectionAsCsv();

Q_SIGNALS:
    void rowActivated(const QModelIndex &index); ///< Enter or double-click
    void contextMenuWanted(const QModelIndex &index, const QPoint &global);
    void columnsChanged(); ///< to be saved

protected:
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void updateGeometries() override;

private:
    void setHover(const QModelIndex &index);
    void stretch();
    void makeRoom();
    int widthOf(int column) const; ///< the wish, at the present text size
    void updateRowHeight();
    ViewStates *m_states;
    QPersistentModelIndex m_hover;
    QList<int> m_widths, m_fixed;
    QList<Leaving> m_leaving;
    QSet<int> m_left; ///< hidden for want of room, not by the user
    QHash<int, int> m_limits; ///< shrunk for want of room
    int m_edge = 24;
    bool m_compact = false, m_stretching = false, m_wholeRows = false;
};

} // namespace octroi::widgets
