// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/usage.h"
#include "usage/series.h"

#include <QMap>

namespace octroi::usage {

/// A usage answer grouped by time as rates a second, for charts. A bucket without a row had no calls and
/// is zero; one whose calls no access log told of has no bytes (a gap), and no latency.
struct RowSeries
{
    Samples requests, refused, failed, bytesIn, bytesOut; ///< a second
    Samples p50, p95, p99;                                ///< ms
    domain::UsageTotals totals;                           ///< sums; quantiles -1
};

/// Buckets of `step` seconds that touch the window, up to `now`; the one under way counts as long as it
/// has lasted. A sample stands in the middle of its bucket.
RowSeries rowSeries(const QList<domain::UsageRow> &rows, const Window &window, double step, double now);

/// Rates by refusal (rows grouped by refusal and time).
QMap<QString, Samples> refusalSeries(const QList<domain::UsageRow> &rows, const Window &window, double step,
                                     double now);

/// The same samples at another time, for laying one week over the other.
Samples shifted(Samples samples, double seconds);

/// Relative difference, 0.07 for +7 %; not a number when there is nothing to compare with.
double change(double now, double before);

/// The `count` names with the largest sums, largest first.
QStringList largestOf(const QMap<QString, Samples> &series, int count);
/// Bucket by bucket; all of the same rows.
Samples sumOf(const QList<Samples> &series);

} // namespace octroi::usage
