// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "models/campaignwords.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QTimer>

namespace octroi::models {

/// The rotation campaigns of a backend, newest first, with how far each is. Follows the inventory and the backend;
/// rows that stay are changed in place, so that the selection stays on them.
class CampaignsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Keys, Adoption, Deadline, Begun, By, State, ColumnCount };
    /// How far one is, by last uses.
    struct Standing
    {
        std::array<int, 5> counts{}; ///< by change::KeyAdoption
        QDateTime deadline;
    };

    explicit CampaignsModel(inventory::Inventory &inventory, QObject *parent = nullptr);

    void read(); ///< again from the backend
    void setFollowed(bool followed); ///< while it is looked at; what changed meanwhile is caught up
    bool isReading() const { return m_reading; }
    bool wasRead() const { return m_read; }
    const std::optional<Error> &error() const { return m_error; }

    const domain::Campaign &at(int row) const { return m_rows.at(row); }
    int rowOf(const QString &id) const; ///< -1: there is none
    Standing standing(const QString &id) const { return m_standings.value(id); }
    CampaignState state(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void stateChanged(); ///< reading, error, or how many there are
    void campaignChanged(const QString &id);

private:
    void take(const QList<domain::Campaign> &campaigns);
    void reckonSoon();
    void reckonNext(); ///< one campaign a turn
    QString display(const domain::Campaign &campaign, int row, int column) const;
    QVariant shares(const domain::Campaign &campaign) const;

    inventory::Inventory &m_inventory;
    QList<domain::Campaign> m_rows;
    QHash<QString, Standing> m_standings;
    QStringList m_toReckon;
    QTimer m_soon, m_turn, m_readSoon;
    std::optional<Error> m_error;
    bool m_reading = false, m_read = false, m_again = false, m_followed = false, m_stale = true, m_unread = true;
};

} // namespace octroi::models
