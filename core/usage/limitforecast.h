// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/plan.h"
#include "usage/forecast.h"
#include "usage/series.h"

namespace octroi::usage {

/// What of a plan runs out.
enum class LimitKind { QuotaDay, QuotaMonth, VolumeMonth };
QString limitName(LimitKind kind); ///< "quota_day", "quota_month", "volume_month"
bool hasLimits(const domain::Plan &plan);

/// One limit of one key: what of it is used, and when it runs out.
struct LimitForecast
{
    LimitKind kind = LimitKind::QuotaMonth;
    double limit = 0, used = 0;
    Period period;
    Forecast forecast;

    double share() const { return limit > 0 ? used / limit : 0; }
};

/// Every limit of a plan; `hours`: the key's usage grouped by hour. The hour under way counts for what is used.
QList<LimitForecast> limitForecasts(const domain::Plan &plan, const QList<domain::UsageRow> &hours, const QTimeZone &zone,
                                    qint64 now);

/// What was consumed since the period began, hour by hour, up to `now` or its end; for a line. Empty when nothing is
/// known before it began.
Samples consumed(LimitKind kind, const QList<domain::UsageRow> &hours, const Period &period, qint64 now);

/// The one that deserves to be looked at first: exhausted, then the earliest to run out, then the fullest; null: none.
const LimitForecast *mostUrgent(const QList<LimitForecast> &all);

} // namespace octroi::usage
