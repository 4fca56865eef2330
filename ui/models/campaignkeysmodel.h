// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "models/campaignwords.h"

#include <QAbstractTableModel>
#include <QTimer>

namespace octroi::models {

/// The keys of one campaign with who has moved, and the traffic of old and new by day. Follows the inventory; rows
/// stay in their places while the campaign is the same.
class CampaignKeysModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Partner, Application, Adoption, OldCalls, NewCalls, LastUsed, Deadline, Contact, ColumnCount };
    enum Role { SortRole = Qt::UserRole + 300, AdoptionRole }; ///< to sort by; change::keyAdoptionName

    explicit CampaignKeysModel(inventory::Inventory &inventory, QObject *parent = nullptr);

    void follow(const domain::Campaign &campaign); ///< the same again: it has changed
    void follow();                                 ///< none
    void setFollowed(bool followed);               ///< while it is looked at
    const domain::Campaign &campaign() const { return m_campaign; }
    const change::CampaignProgress &progress() const { return m_progress; }
    bool isReading() const { return m_reading; }
    bool wasRead() const { return m_read; }
    const change::CampaignKey &at(int row) const { return m_progress.keys.at(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void progressChanged();

private:
    void read();
    void take(const change::CampaignProgress &progress);
    QString display(const change::CampaignKey &key, int column) const;
    QVariant sortValue(const change::CampaignKey &key, int column) const;

    inventory::Inventory &m_inventory;
    domain::Campaign m_campaign;
    change::CampaignProgress m_progress;
    QTimer m_soon;
    bool m_reading = false, m_read = false, m_again = false, m_followed = false, m_stale = false;
};

} // namespace octroi::models
