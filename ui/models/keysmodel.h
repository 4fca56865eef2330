// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inventory/inventory.h"

#include <QAbstractTableModel>
#include <vector>

namespace octroi::models {

/// The flat list of all keys: filtered and sorted by its own vector of ids, so that a change of one key
/// is one row inserted, moved or removed, and a selection stays where it is.
class KeysModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        Name,
        Partner,
        Application,
        Backend,
        Identifier,
        State,
        Scopes,
        LastUsed,
        Expires,
        Requests,
        ColumnCount
    };

    explicit KeysModel(inventory::Inventory &inventory, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

    /// An unreadable filter changes nothing.
    void setFilter(const domain::KeyFilter &filter);
    /// Shows only what belongs to these; empty means all.
    void setOwner(const QString &partnerId, const QString &applicationId = {});
    int sortColumn() const { return m_column; }
    Qt::SortOrder sortOrder() const { return m_order; }

    int total() const; ///< keys there are, shown or not
    int countMatching(const domain::KeyFilter &filter) const;
    QString idAt(int row) const;
    const domain::ApiKey *keyAt(int row) const;
    int rowOf(const QString &id) const; ///< -1 when it is not shown
    QString partnerOf(const domain::ApiKey &key) const;
    QString applicationOf(const domain::ApiKey &key) const;

    /// Time has gone on: texts such as "in 6 d" and time filters are looked at again.
    void refreshTimes();
    void retranslate();

private:
    QVariant display(const domain::ApiKey &key, int column) const;
    QVariant toolTip(const domain::ApiKey &key, int column) const;
    QVariant tone(const domain::ApiKey &key, int column) const;
    bool shows(const domain::ApiKey &key) const;
    bool isBefore(const domain::ApiKey &a, const domain::ApiKey &b) const;
    int compare(const domain::ApiKey &a, const domain::ApiKey &b) const;
    std::vector<QString> wanted() const;
    void rebuild();
    void update();
    void updateKey(const QString &id);
    void resort();

    inventory::Inventory &m_inventory;
    domain::KeyFilter m_filter;
    QString m_partnerId, m_applicationId;
    std::vector<QString> m_rows;
    int m_column = Name;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

} // namespace octroi::models
