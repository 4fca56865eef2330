// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDateTime>
#include <QString>

namespace octroi::domain {

/// The limits that come with access. 0 means: no such limit.
struct Plan
{
    QString id; ///< 10 base62 characters
    QString name;
    double rate = 0;          ///< requests a second, sustained
    qint64 burst = 0;         ///< requests that may come at once; at least 1 when rate > 0
    qint64 quotaDay = 0;      ///< requests a calendar day of the API owner's time zone
    qint64 quotaMonth = 0;    ///< requests a calendar month of that zone
    qint64 bandwidth = 0;     ///< bytes a second
    qint64 volumeMonth = 0;   ///< bytes out a calendar month of that zone
    QDateTime createdAt;
    qint64 version = 0;

    bool operator==(const Plan &) const = default;
};

} // namespace octroi::domain
