// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inventory/inventory.h"

#include <QAbstractTableModel>

namespace octroi::models {

/// The applications of one partner with what their keys did.
class ApplicationsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Keys, Requests, LastUsed, Created, ColumnCount };

    explicit ApplicationsModel(inventory::Inventory &inventory, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void setPartner(const QString &partnerId);

private:
    struct Row
    {
        QString id;
        int keys = 0;
        inventory::KeyUsage usage;
        QDateTime lastUsed;
    };
    void rebuild();
    QString display(const Row &row, int column) const;

    inventory::Inventory &m_inventory;
    QString m_partnerId;
    QList<Row> m_rows;
};

} // namespace octroi::models
