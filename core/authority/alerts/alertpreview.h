// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/alerts/alertevaluation.h"
#include "authority/store/store.h"

namespace octroi::authority {

/// How often a rule would have come true, on what is stored. Times are seconds since the epoch.
struct AlertForetold
{
    qint64 from = 0, to = 0;   ///< what could be looked at: less than seven days where only hours are left
    qint64 stepSeconds = 60;   ///< between two looks
    QList<std::pair<qint64, qint64>> times; ///< from when to when; 0: it still is. At most kMostTimes
    int count = 0;
    bool learning = false;     ///< there is less than a week of what a pattern needs
};

inline constexpr int kMostForetold = 100;

/// The last seven days up to `now`. `zone` is that of rules and quotas.
Result<AlertForetold> foretell(Store &store, const QTimeZone &zone, const domain::AlertRule &rule, qint64 now);

} // namespace octroi::authority
