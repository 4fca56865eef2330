// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inventory/inventory.h"
#include "leak/verdict.h"

#include <QAbstractTableModel>

namespace octroi::models {

/// Keys that were found somewhere, the most urgent first, with what the inventory knows of them now.
class LeaksModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Key, State, Owner, Scopes, LastUsed, Where, ColumnCount };

    explicit LeaksModel(inventory::Inventory &inventory, QObject *parent = nullptr);

    void setFound(const QList<leak::FoundKey> &found);
    const leak::Judged &at(int row) const { return m_rows.at(row); }
    int count(leak::Verdict verdict) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    static QString verdict(leak::Verdict verdict); ///< "Live", translated

private:
    leak::Judged judged(const leak::FoundKey &found) const;
    QString display(const leak::Judged &row, int column) const;
    void refresh(); ///< states only: rows keep their places under the eyes of the user

    inventory::Inventory &m_inventory;
    QList<leak::Judged> m_rows;
};

} // namespace octroi::models
