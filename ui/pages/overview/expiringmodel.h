// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inventory/inventory.h"

#include <QAbstractTableModel>

namespace octroi::pages {

/// Credentials that stop to work within 30 days, the nearest first: name, partner, use, when.
class ExpiringModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Partner, Use, Expires, ColumnCount };
    ExpiringModel(inventory::Inventory &inventory, QObject *parent);
    void refresh();
    int total() const { return m_total; }     ///< of which at most 50 are rows
    int usedLately() const { return m_used; } ///< of the total, with calls in the last seven days
    QList<double> course() const
    {
        return m_course;
    } ///< how many will have ended by each of the next 30 days

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        QString id, name, partner;
        QDateTime ends;
        QList<qint32> days;
    };
    inventory::Inventory &m_inventory;
    QList<Row> m_rows;
    QList<double> m_course;
    int m_total = 0, m_used = 0;
};

} // namespace octroi::pages
