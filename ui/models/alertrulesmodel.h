// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/alertsbackend.h"
#include "inventory/inventory.h"

#include <QAbstractTableModel>

namespace octroi::models {

/// The alert rules of a backend, oldest first.
class AlertRulesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Kind, Condition, About, Webhook, State, ColumnCount };
    explicit AlertRulesModel(inventory::Inventory &inventory, QObject *parent = nullptr);

    void read();
    void setFilter(const QString &words);
    bool wasRead() const { return m_wasRead; }
    const std::optional<Error> &error() const { return m_error; }
    const domain::AlertRule &at(int row) const { return m_rows.at(row); }
    int total() const { return int(m_all.size()); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void stateChanged();

private:
    void show();
    QString display(const domain::AlertRule &rule, int column) const;

    inventory::Inventory &m_inventory;
    QList<domain::AlertRule> m_all, m_rows;
    QStringList m_words;
    std::optional<Error> m_error;
    bool m_reading = false, m_again = false, m_wasRead = false;
};

} // namespace octroi::models
