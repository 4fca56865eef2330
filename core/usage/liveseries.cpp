// SPDX-License-Identifier: GPL-3.0-or-later
#include "usage/liveseries.h"

namespace octroi::usage {

namespace {

using LivePoint = domain::LiveReading;

constexpr double kQuietSeconds = 15;

Samples latency(const LiveRing &ring, const Window &window, double domain::UsageTotals::*quantile)
{
    Samples samples;
    for (const LivePoint &point : ring.points()) {
        if (double(point.second) >= window.from - kQuietSeconds && double(point.second) <= window.to &&
            point.totals.measured > 0)
            samples.push_back({double(point.second), point.totals.*quantile});
    }
    return withGaps(cleaned(std::move(samples)), kQuietSeconds);
}

void cutOut(Samples &samples, const QList<Gap> &gaps)
{
    for (const Gap &gap : gaps) {
        if (gap.reason != QLatin1String("no_feed"))
            continue;
        for (Sample &sample : samples) {
            if (gap.window.contains(sample.at))
                sample.value = kGap;
        }
    }
}

} // namespace

RowSeries liveSeries(const LiveRing &ring, const Window &window)
{
    RowSeries series;
    series.requests = ring.series(window, [](const LivePoint &p) { return double(p.totals.requests); });
    series.refused = ring.series(window, [](const LivePoint &p) { return double(p.totals.refused); });
    series.failed = ring.series(window, [](const LivePoint &p) { return double(p.totals.classes[3]); });
    series.bytesIn = ring.series(window, [](const LivePoint &p) { return double(p.totals.bytesIn); });
    series.bytesOut = ring.series(window, [](const LivePoint &p) { return double(p.totals.bytesOut); });
    const QList<Gap> gaps = ring.gaps(window);
    cutOut(series.bytesIn, gaps);
    cutOut(series.bytesOut, gaps);
    series.p50 = latency(ring, window, &domain::UsageTotals::p50);
    series.p95 = latency(ring, window, &domain::UsageTotals::p95);
    series.p99 = latency(ring, window, &domain::UsageTotals::p99);
    series.inFlight = ring.series(window, [](const LivePoint &p) { return p.inFlight < 0 ? kGap : p.inFlight; });
    series.totals = ring.totals(window);
    return series;
}

RowSeries liveSeries(const LiveRing &ring, const Window &window, const QSet<QString> &keyIds)
{
    const auto sum = [&keyIds](qint64 LivePoint::PerKey::*member) {
        return [&keyIds, member](const LivePoint &point) {
            qint64 total = 0;
            for (const LivePoint::PerKey &key : point.keys) {
                if (keyIds.contains(key.keyId))
                    total += key.*member;
            }
            return double(total);
        };
    };
    RowSeries series;
    series.requests = ring.series(window, sum(&LivePoint::PerKey::requests));
    series.refused = ring.series(window, sum(&LivePoint::PerKey::refused));
    series.bytesIn = ring.series(window, sum(&LivePoint::PerKey::bytesIn));
    series.bytesOut = ring.series(window, sum(&LivePoint::PerKey::bytesOut));
    series.totals.p50 = series.totals.p95 = series.totals.p99 = -1;
    for (const Consumer &consumer : ring.keys(window)) {
        if (keyIds.contains(consumer.id)) {
            series.totals.requests += consumer.requests;
            series.totals.refused += consumer.refused;
        }
    }
    return series;
}

QMap<QString, Samples> liveRefusals(const LiveRing &ring, const Window &window)
{
    QMap<QString, Samples> result;
    for (const auto &[name, count] : ring.refusals(window)) {
        result[name] = ring.series(window, [&name = name](const LivePoint &point) {
            for (const auto &[refusal, number] : point.refusals) {
                if (refusal == name)
                    return double(number);
            }
            return 0.0;
        });
    }
    return result;
}

} // namespace octroi::usage
