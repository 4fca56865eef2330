// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/scopereach.h"

#include <QAbstractTableModel>

namespace octroi::models {

/// Who has a scope, with what each used it for and what would have been refused without it.
class ScopeReachModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Owner, Calls, Without, UsedAt, ColumnCount };

    explicit ScopeReachModel(inventory::Inventory &inventory, QObject *parent = nullptr);

    void setReach(const change::ScopeReach &reach);
    const change::ScopeReach &reach() const { return m_reach; }
    /// "3 keys and 1 client of 2 partners have it; …" in sentences.
    QString summary() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString display(const change::ScopeHolder &holder, int column) const;
    QString without(const change::ScopeHolder &holder) const;
    QString usedAt(const change::ScopeHolder &holder, const QString &separator) const;

    inventory::Inventory &m_inventory;
    change::ScopeReach m_reach;
};

} // namespace octroi::models
