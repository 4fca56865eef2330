// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace octroi::domain {

/// Many keys that get a successor together. How far it is stands in the keys themselves: successor, when the old one
/// retires, and who was used when.
struct Campaign
{
    QString id; ///< 10 base62 characters
    QString name;
    QString filter;           ///< by which the keys were chosen; only told
    QStringList keyIds;       ///< the old keys; does not change
    QStringList deliveredIds; ///< those of them whose successor was handed over
    qint64 overlapSeconds = 0; ///< from each rotation to the deadline of that key
    /// An old key that was not used for so long, while its successor was, is revoked by octroid; 0: only at the deadline.
    qint64 quietSeconds = 0;
    QString createdBy;
    QDateTime createdAt;
    QDateTime closedAt; ///< null: octroid goes on retiring
    qint64 version = 0;

    bool operator==(const Campaign &) const = default;
};

inline constexpr int kMostCampaignKeys = 5'000;
inline constexpr qint64 kLongestCampaign = 366 * 86'400LL; ///< of overlap and quiet, in seconds

QJsonObject toJson(const Campaign &campaign);
/// Error: Protocol with the member's name in `field`.
Result<Campaign> campaignFromJson(const QJsonObject &object);

} // namespace octroi::domain
