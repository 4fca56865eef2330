// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/exercise.h"

#include <QAbstractTableModel>

namespace octroi::models {

/// Each scope of one key with what it was used for.
class EvidenceModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Scope, Calls, LastCall, UsedFor, ColumnCount };

    explicit EvidenceModel(inventory::Inventory &inventory, QObject *parent = nullptr);
    void setKey(const change::KeyExercise *key); ///< null: none

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString display(const change::ScopeExercise &scope, int column) const;

    inventory::Inventory &m_inventory;
    change::KeyExercise m_key;
};

} // namespace octroi::models
