// SPDX-License-Identifier: GPL-3.0-or-later
#include "usage/rowseries.h"

#include <algorithm>
#include <map>

namespace octroi::usage {

namespace {

using domain::UsageRow;
using domain::UsageTotals;

/// Calls make(bucket's middle, seconds it has lasted, its row or null) for each bucket.
template <typename Make>
void eachBucket(const std::map<qint64, const UsageRow *> &rows, const Window &window, double step, double now,
                Make make)
{
    const double end = std::min(window.to, now);
    if (!(step > 0) || !(end > window.from) || (end - window.from) / step > 1e6)
        return;
    for (double at = std::floor(window.from / step) * step; at < end; at += step) {
        const double lasted = std::min(step, now - at);
        const auto row = rows.find(qint64(at));
        // The first moments of a bucket would make a rate out of two or three calls.
        if (lasted < step && lasted < 0.1 * step && row == rows.end())
            break;
        make(at + lasted / 2, std::max(1.0, lasted), row == rows.end() ? nullptr : row->second);
    }
}

std::map<qint64, const UsageRow *> byTime(const QList<UsageRow> &rows, double step)
{
    std::map<qint64, const UsageRow *> map;
    for (const UsageRow &row : rows) {
        if (row.at.isValid())
            map[qint64(std::floor(double(row.at.toSecsSinceEpoch()) / step) * step)] = &row;
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
    RowSeries series;
    series.totals.p50 = series.totals.p95 = series.totals.p99 = -1;
    eachBucket(byTime(rows, step), window, step, now, [&](double at, double lasted, const UsageRow *row) {
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

QMap<QString, Samples> refusalSeries(const QList<UsageRow> &rows, const Window &window, double step,
                                     double now)
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
            byTime(it.value(), step), window, step, now, [&](double at, double lasted, const UsageRow *row) {
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

} // namespace octroi::usage
