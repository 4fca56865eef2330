// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/usage.h"
#include "inventory/inventory.h"

#include <QAbstractTableModel>
#include <deque>

namespace octroi::pages {

/// The newest calls, newest first, as the access log told them; at most 1,000.
class TailModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Time, Status, Method, Path, Credential, Partner, Milliseconds, Bytes, Reason, ColumnCount };
    enum class Show { All, Refused, Failed };

    TailModel(inventory::Inventory &inventory, QObject *parent);
    void add(const QList<domain::CallRecord> &calls);
    void clear();
    void setFilter(const QString &text, Show show);
    QString keyIdAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    bool matches(const domain::CallRecord &call) const;
    QString credentialName(const QString &keyId) const;
    QString partnerName(const QString &keyId) const;
    QVariant text(const domain::CallRecord &call, int column) const;

    inventory::Inventory &m_inventory;
    std::deque<domain::CallRecord> m_all;
    std::deque<domain::CallRecord> m_shown;
    QString m_text;
    Show m_show = Show::All;
};

} // namespace octroi::pages
