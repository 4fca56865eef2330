// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/campaign.h"
#include "inventory/inventory.h"

#include <array>

namespace octroi::change {

enum class KeyAdoption {
    Waiting,  ///< has no successor yet
    NotMoved, ///< the successor was never used
    Moving,   ///< both are used
    Moved,    ///< only the successor is
    Retired   ///< the old one works no more
};
QString keyAdoptionName(KeyAdoption adoption); ///< "waiting", "not_moved", …

struct CampaignKey
{
    QString keyId, successorId; ///< the newest successor; "" while there is none
    QString name, partner, application, contact;
    KeyAdoption adoption = KeyAdoption::Waiting;
    bool delivered = false;
    QDateTime deadline; ///< of the old key; null: it never ends by itself
    QDateTime oldLastUsed, newLastUsed;
    qint64 oldCalls = 0, newCalls = 0;  ///< since the campaign began
    QList<qint64> oldDays, newDays;     ///< the same by days of UTC, from CampaignProgress::firstDay on
};

struct CampaignProgress
{
    QList<CampaignKey> keys; ///< in the order of the campaign
    std::array<int, 5> counts{}; ///< by KeyAdoption
    bool usageKnown = true;      ///< false: the backend did not say, and only last uses are known
    QDate firstDay;              ///< UTC; the day it began, of a long one 60 days ago
    QDateTime deadline;          ///< of the old key that works longest; null: none works any more, or for ever
    /// Keys that have moved or are retired, of all: 0 to 1.
    double adoption() const;
};

/// From the keys as they are in the inventory and their usage, some hundred keys a question. `inventory` outlives it.
QCoro::Task<CampaignProgress> campaignProgress(domain::Campaign campaign, const inventory::Inventory *inventory);

/// Without a question to the backend: from last uses alone. For lists.
CampaignProgress campaignStanding(const domain::Campaign &campaign, const inventory::Inventory &inventory);

} // namespace octroi::change
