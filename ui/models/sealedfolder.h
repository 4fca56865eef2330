// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/campaignrun.h"
#include "models/delivering.h"

namespace octroi::models {

/// A folder into which the successors of a campaign go: sealed, a new file an application.
class SealedFolder : public change::CampaignDelivery
{
public:
    /// `order`: for whom and as what; its keys and path are set here. `inventory` outlives it.
    SealedFolder(const inventory::Inventory &inventory, QString folder, DeliveryOrder order);
    QCoro::Task<Result<void>> deliver(QString applicationId, QList<backends::IssuedKey> keys) override;
    const QStringList &files() const { return m_files; } ///< that were written

private:
    const inventory::Inventory &m_inventory;
    const QString m_folder;
    const DeliveryOrder m_order;
    QStringList m_files;
};

} // namespace octroi::models
