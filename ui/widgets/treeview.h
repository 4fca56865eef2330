// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "widgets/viewstates.h"

#include <QHash>
#include <QPersistentModelIndex>
#include <QTreeView>

namespace octroi::widgets {

/// A tree with rows of 32 in the table's manner.
class TreeView : public QTreeView
{
    Q_OBJECT
public:
    explicit TreeView(QWidget *parent = nullptr);
    void setRowHeight(int px);
    void setColumnWidths(const QHash<int, int> &widths); ///< at 100 % text; they follow its size
    int rowHeight() const { return m_rowHeight; }
    ViewStates &states() { return *m_states; }
    void setViewState(ViewStates::State state) { m_states->setState(state); }
    QModelIndex hovered() const { return m_hover; }
    QStringList expandedIds() const; ///< IdRole of what is unfolded
    void expandIds(const QStringList &ids);

Q_SIGNALS:
    void rowActivated(const QModelIndex &index);
    void contextMenuWanted(const QModelIndex &index, const QPoint &global);

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                 const QModelIndex &index) const override;
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void setHover(const QModelIndex &index);
    void applyScale();
    ViewStates *m_states;
    QPersistentModelIndex m_hover;
    QHash<int, int> m_widths;
    int m_rowHeight;
};

} // namespace octroi::widgets
