// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"
#include "domain/usage.h"

#include <QJsonObject>

namespace octroi::domain {

/// One second of a live stream with all that it tells.
struct LiveReading : LivePoint
{
    LiveReading() = default;
    LiveReading(const LivePoint &point) // NOLINT(google-explicit-constructor): a point is a reading that tells less
        : LivePoint(point)
    {
    }

    QList<std::pair<QString, qint64>> scopes; ///< that the calls asked for; the busiest, at most 50
    /// Calls in flight, as a mean over the second: the time that the calls spent which ended in it (Little's
    /// law). -1 when it is not known.
    double inFlight = -1;
};

QJsonObject toJson(const LiveReading &reading);
Result<LiveReading> liveReadingFromJson(const QJsonObject &object);

} // namespace octroi::domain
