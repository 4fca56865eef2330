// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/filter.h"
#include "inventory/inventory.h"

#include <QAbstractTableModel>

namespace octroi::models {

/// The OAuth clients that a filter leaves, in an order.
class ClientsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        Name,
        Kind,
        Partner,
        Application,
        State,
        Authentication,
        Scopes,
        Secrets, ///< when the first of what it proves itself with ends
        LastUsed,
        Expires,
        Created,
        Identifier,
        Grants,
        ColumnCount
    };

    explicit ClientsModel(inventory::Inventory &inventory, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

    void setFilter(const domain::KeyFilter &filter);
    int total() const;
    int rowOf(const QString &id) const { return int(m_rows.indexOf(id)); }
    QString idAt(int row) const { return m_rows.value(row); }
    void refreshTimes(); ///< what is said relative to now
    void retranslate();

private:
    void rebuild();
    const domain::OAuthClient *at(int row) const;
    bool matches(const domain::OAuthClient &client, const QDateTime &now) const;
    QVariant sortValue(const domain::OAuthClient &client, const QDateTime &now) const;
    QString display(const domain::OAuthClient &client, int column) const;
    QString toolTip(const domain::OAuthClient &client, int column) const;
    QVariant tone(const domain::OAuthClient &client, int column) const;
    QString applicationOf(const domain::OAuthClient &client) const;
    QString partnerOf(const domain::OAuthClient &client) const;

    inventory::Inventory &m_inventory;
    domain::KeyFilter m_filter;
    QStringList m_rows; ///< identifiers
    int m_column = Name;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

} // namespace octroi::models
