// SPDX-License-Identifier: GPL-3.0-or-later
#include "usage/rowseries.h"

#include "usage/buckets.h"

#include <QHash>
#include <algorithm>
#include <map>
#include <tuple>

namespace octroi::usage {

namespace {

using domain::UsageRow;
using domain::UsageTotals;

/// Calls make(bucket's middle, seconds it has lasted, its row or null) for each bucket.
template <typename Make>
void eachBucket(const std::map<double, const UsageRow *> &rows, const Edges &edges, double now, Make make)
{
    for (std::size_t i = 0; i + 1 < edges.size() && edges[i] < now; ++i) {
        const double step = edges[i + 1] - edges[i];
        const double lasted = std::min(step, now - edges[i]);
        const auto row = rows.find(edges[i]);
        // The first moments of a bucket would make a rate out of two or three calls.
        if (lasted < step && lasted < 0.1 * step && row == rows.end())
            break;
        make(edges[i] + lasted / 2, std::max(1.0, lasted), row == rows.end() ? nullptr : row->second);
    }
}

/// By the start of their bucket; rows before the first and behind the last are nobody's.
std::map<double, const UsageRow *> byTime(const QList<UsageRow> &rows, const Edges &edges)
{
    std::map<double, const UsageRow *> map;
    for (const UsageRow &row : rows) {
        if (!row.at.isValid())
            continue;
        const auto next = std::upper_bound(edges.begin(), edges.end(), double(row.at.toSecsSinceEpoch()));
        if (next != edges.begin() && next != edges.end())
            map[*std::prev(next)] = &row;
    }
    return map;
}

double latency(double milliseconds, const UsageTotals &totals)
{
    return totals.measured > 0 && milliseconds >= 0 ? milliseconds : kGap;
}

} // namespace

RowSeries rowSeries(const QList<UsageRow> &rows, const Window &window, double step, double now)
{
    return rowSeries(rows, bucketEdges(window, step), now);
}

QMap<QString, Samples> refusalSeries(const QList<UsageRow> &rows, const Window &window, double step, double now)
{
    return refusalSeries(rows, bucketEdges(window, step), now);
}

RowSeries rowSeries(const QList<UsageRow> &rows, const Edges &edges, double now)
{
    RowSeries series;
    series.totals.p50 = series.totals.p95 = series.totals.p99 = -1;
    eachBucket(byTime(rows, edges), edges, now, [&](double at, double lasted, const UsageRow *row) {
        const UsageTotals t = row ? row->totals : UsageTotals{};
        series.requests.push_back({at, double(t.requests) / lasted});
        series.refused.push_back({at, double(t.refused) / lasted});
        series.failed.push_back({at, double(t.classes[3]) / lasted});
        const bool unlogged = t.measured == 0 && t.requests - t.refused > 0;
        series.bytesIn.push_back({at, unlogged ? kGap : double(t.bytesIn) / lasted});
        series.bytesOut.push_back({at, unlogged ? kGap : double(t.bytesOut) / lasted});
        series.p50.push_back({at, latency(t.p50, t)});
        series.p95.push_back({at, latency(t.p95, t)});
        series.p99.push_back({at, latency(t.p99, t)});
        series.totals.requests += t.requests;
        series.totals.refused += t.refused;
        series.totals.bytesIn += t.bytesIn;
        series.totals.bytesOut += t.bytesOut;
        series.totals.measured += t.measured;
        for (std::size_t i = 0; i < t.classes.size(); ++i)
            series.totals.classes[i] += t.classes[i];
    });
    for (Samples *samples :
         {&series.requests, &series.refused, &series.failed, &series.bytesIn, &series.bytesOut})
        *samples = cleaned(std::move(*samples));
    return series;
}

QMap<QString, Samples> refusalSeries(const QList<UsageRow> &rows, const Edges &edges, double now)
{
    QMap<QString, QList<UsageRow>> byName;
    for (const UsageRow &row : rows) {
        if (!row.refusal.isEmpty() && row.refusal != QLatin1String("none"))
            byName[row.refusal].append(row);
    }
    QMap<QString, Samples> result;
    for (auto it = byName.cbegin(); it != byName.cend(); ++it) {
        Samples &samples = result[it.key()];
        eachBucket(
            byTime(it.value(), edges), edges, now, [&](double at, double lasted, const UsageRow *row) {
                const double count = row ? double(std::max(row->totals.refused, row->totals.requests)) : 0;
                samples.push_back({at, count / lasted});
            });
        samples = cleaned(std::move(samples));
    }
    return result;
}

Samples shifted(Samples samples, double seconds)
{
    for (Sample &sample : samples)
        sample.at += seconds;
    return samples;
}

void shift(RowSeries &series, double seconds)
{
    for (const auto member : {&RowSeries::requests, &RowSeries::refused, &RowSeries::failed, &RowSeries::bytesIn,
                              &RowSeries::bytesOut, &RowSeries::p50, &RowSeries::p95, &RowSeries::p99})
        series.*member = shifted(std::move(series.*member), seconds);
}

double change(double now, double before)
{
    if (!std::isfinite(now) || !std::isfinite(before) || before <= 0)
        return kGap;
    return (now - before) / before;
}

QStringList largestOf(const QMap<QString, Samples> &series, int count)
{
    QList<std::pair<double, QString>> sums;
    for (auto it = series.cbegin(); it != series.cend(); ++it) {
        double sum = 0;
        for (const Sample &sample : it.value())
            sum += sample.isGap() ? 0 : sample.value;
        if (sum > 0)
            sums.append({-sum, it.key()});
    }
    std::sort(sums.begin(), sums.end());
    QStringList names;
    for (qsizetype i = 0; i < std::min<qsizetype>(count, sums.size()); ++i)
        names.append(sums[i].second);
    return names;
}

Samples sumOf(const QList<Samples> &series)
{
    std::map<double, double> sums;
    for (const Samples &samples : series) {
        for (const Sample &sample : samples) {
            if (!sample.isGap())
                sums[sample.at] += sample.value;
            else
                sums.try_emplace(sample.at, kGap);
        }
    }
    Samples result;
    result.reserve(sums.size());
    for (const auto &[at, value] : sums)
        result.push_back({at, value});
    return result;
}

QList<NamedSeries> splitSeries(const QList<UsageRow> &rows, const std::function<QString(const UsageRow &)> &nameOf,
                               const Edges &edges, double now, int most)
{
    QHash<QString, QList<UsageRow>> byName;
    for (const UsageRow &row : rows)
        byName[nameOf(row)].append(row);
    QList<NamedSeries> result;
    for (auto it = byName.cbegin(); it != byName.cend(); ++it)
        result.append({it.key(), rowSeries(it.value(), edges, now)});
    std::sort(result.begin(), result.end(), [](const NamedSeries &a, const NamedSeries &b) {
        return std::tie(b.series.totals.requests, a.name) < std::tie(a.series.totals.requests, b.name);
    });
    if (result.size() <= most)
        return result;
    QList<RowSeries> others;
    for (const NamedSeries &one : result.mid(most))
        others.append(one.series);
    result.resize(most);
    result.append({kOthers, sumOf(others)});
    return result;
}

RowSeries sumOf(const QList<RowSeries> &series)
{
    RowSeries sum;
    for (const auto member : {&RowSeries::requests, &RowSeries::refused, &RowSeries::failed, &RowSeries::bytesIn,
                              &RowSeries::bytesOut}) {
        QList<Samples> parts;
        for (const RowSeries &one : series)
            parts.append(one.*member);
        sum.*member = sumOf(parts);
    }
    sum.totals.p50 = sum.totals.p95 = sum.totals.p99 = -1;
    for (const RowSeries &one : series) {
        sum.totals.requests += one.totals.requests;
        sum.totals.refused += one.totals.refused;
        sum.totals.bytesIn += one.totals.bytesIn;
        sum.totals.bytesOut += one.totals.bytesOut;
        sum.totals.measured += one.totals.measured;
    }
    return sum;
}

void patch(Samples &into, const Samples &from, const Window &window)
{
    Samples result;
    result.reserve(into.size() + from.size());
    const auto split = std::partition_point(into.begin(), into.end(),
                                            [&](const Sample &sample) { return sample.at < window.from; });
    result.insert(result.end(), into.begin(), split);
    std::copy_if(from.begin(), from.end(), std::back_inserter(result),
                 [&](const Sample &sample) { return window.contains(sample.at); });
    std::copy_if(split, into.end(), std::back_inserter(result),
                 [&](const Sample &sample) { return !window.contains(sample.at); });
    into = std::move(result);
}

void patch(RowSeries &into, const RowSeries &from, const Window &window)
{
    for (const auto member : {&RowSeries::requests, &RowSeries::refused, &RowSeries::failed, &RowSeries::bytesIn,
                              &RowSeries::bytesOut, &RowSeries::p50, &RowSeries::p95, &RowSeries::p99})
        patch(into.*member, from.*member, window);
}

} // namespace octroi::usage
