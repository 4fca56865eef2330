// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/usage.h"
#include "usage/series.h"

#include <QMap>
#include <functional>

namespace octroi::usage {

/// A usage answer grouped by time as rates a second, for charts. A bucket without a row had no calls and
/// is zero; one whose calls no access log told of has no bytes (a gap), and no latency.
struct RowSeries
{
    Samples requests, refused, failed, bytesIn, bytesOut; ///< a second
    Samples p50, p95, p99;                                ///< ms
    Samples inFlight;                                     ///< calls; of the live stream only
    domain::UsageTotals totals;                           ///< sums; quantiles -1
};

/// Buckets of `step` seconds that touch the window, up to `now`; the one under way counts as long as it
/// has lasted. A sample stands in the middle of its bucket.
RowSeries rowSeries(const QList<domain::UsageRow> &rows, const Window &window, double step, double now);

/// The same with buckets from each edge to the next (usage/buckets.h).
using Edges = std::vector<double>;
RowSeries rowSeries(const QList<domain::UsageRow> &rows, const Edges &edges, double now);

/// Rates by refusal (rows grouped by refusal and time).
QMap<QString, Samples> refusalSeries(const QList<domain::UsageRow> &rows, const Window &window, double step,
                                     double now);

QMap<QString, Samples> refusalSeries(const QList<domain::UsageRow> &rows, const Edges &edges, double now);

/// One part of a split.
struct NamedSeries
{
    QString name;
    RowSeries series;
};
inline const QString kOthers = QStringLiteral("\x1f others"); ///< name of what is not among the largest
/// Rows grouped by a name and time: the `most` largest, largest first, and the sum of the others behind them.
QList<NamedSeries> splitSeries(const QList<domain::UsageRow> &rows,
                               const std::function<QString(const domain::UsageRow &)> &nameOf, const Edges &edges,
                               double now, int most);
RowSeries sumOf(const QList<RowSeries> &series); ///< rates and totals; without latency, which does not add

/// Puts `from` where the window is, in place of what stood there.
void patch(Samples &into, const Samples &from, const Window &window);
void patch(RowSeries &into, const RowSeries &from, const Window &window);

/// The same samples at another time, for laying one week over the other.
Samples shifted(Samples samples, double seconds);

void shift(RowSeries &series, double seconds);

/// Relative difference, 0.07 for +7 %; not a number when there is nothing to compare with.
double change(double now, double before);

/// The `count` names with the largest sums, largest first.
QStringList largestOf(const QMap<QString, Samples> &series, int count);
/// Bucket by bucket; all of the same rows.
Samples sumOf(const QList<Samples> &series);

} // namespace octroi::usage
