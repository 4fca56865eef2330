// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "widgets/viewstates.h"

#include <QJsonObject>
#include <QPersistentModelIndex>
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
    void setColumnWidths(const QList<int> &widths);  ///< the defaults; the column of width 0 takes the rest
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

private:
    void setHover(const QModelIndex &index);
    void stretch();
    void updateRowHeight();
    ViewStates *m_states;
    QPersistentModelIndex m_hover;
    QList<int> m_widths, m_fixed;
    int m_edge = 24;
    bool m_compact = false, m_stretching = false;
};

} // namespace octroi::widgets
