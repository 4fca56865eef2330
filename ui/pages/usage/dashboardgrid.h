// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/usage/dashboardcard.h"

namespace octroi::pages {

/// Cards in rows of three columns (two or one where there is no room), in their order; a card takes one to three.
class DashboardGrid : public QWidget
{
    Q_OBJECT
public:
    explicit DashboardGrid(QWidget *parent = nullptr);
    const QList<DashboardCard *> &cards() const { return m_cards; }
    void insert(qsizetype at, DashboardCard *card);
    void remove(DashboardCard *card); ///< and deletes it
    void clear();
    void move(DashboardCard *card, qsizetype to);
    void place();
    int columns() const;
    int rowOf(const DashboardCard *card) const { return m_rows.value(card); }
    DashboardCard *focused() const; ///< the card that has the keyboard, or in which it is; may be null

Q_SIGNALS:
    void orderChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void orderTabs(); ///< Tab goes through a card before it goes to the next
    void goTo(DashboardCard *from, int key);
    void dragTo(DashboardCard *card, const QPoint &global);

    QList<DashboardCard *> m_cards;
    QHash<const DashboardCard *, int> m_rows;
};

} // namespace octroi::pages
