// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inventory/inventory.h"

#include <QAbstractTableModel>

namespace octroi::models {

/// The APIs by name, with base path and number of endpoints.
class ApisModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, BasePath, Endpoints, ColumnCount };

    explicit ApisModel(inventory::Inventory &inventory, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    int rowOf(const QString &id) const;

private:
    void rebuild();

    inventory::Inventory &m_inventory;
    QStringList m_rows;
};

} // namespace octroi::models
