// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/tokensbackend.h"
#include "inventory/inventory.h"

#include <QAbstractTableModel>

namespace octroi::models {

/// The authorization servers whose tokens the APIs take.
class TrustedIssuersModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Api, Issuer, State, Keys, Scopes, ColumnCount };
    explicit TrustedIssuersModel(inventory::Inventory &inventory, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void read();
    bool canRead() const;
    bool wasRead() const { return m_wasRead; }
    const std::optional<Error> &error() const { return m_error; }
    const backends::HeldIssuer &at(int row) const { return m_rows.at(row); }

Q_SIGNALS:
    void stateChanged();

private:
    QString display(const backends::HeldIssuer &row, int column) const;
    QString keys(const backends::HeldIssuer &row) const;
    inventory::Inventory &m_inventory;
    QList<backends::HeldIssuer> m_rows;
    std::optional<octroi::Error> m_error;
    bool m_reading = false, m_wasRead = false;
};

} // namespace octroi::models
