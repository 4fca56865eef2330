// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/usage/distributioncharts.h"

#include "widgets/charts/distributionchart.h"
#include "widgets/charts/scale.h"

#include <QLocale>

namespace octroi::pages {

using theme::Color;

namespace {
constexpr int kMostBars = 60;
}

DistributionCharts::DistributionCharts(QWidget *parent)
    : PaintedCharts(parent)
    , m_latency(new charts::DistributionChart)
    , m_sizes(new charts::DistributionChart)
{
    addChart(m_latency);
    addChart(m_sizes);
    m_latency->setWords(&DistributionCharts::milliseconds);
    m_sizes->setWords(&DistributionCharts::bytes);
    DistributionCharts::retranslate();
}

QString DistributionCharts::milliseconds(double value)
{
    return value < 1000 ? tr("%1 ms").arg(charts::shortNumber(value)) : tr("%1 s", "seconds").arg(charts::shortNumber(value / 1000));
}

QString DistributionCharts::bytes(double value)
{
    if (value < 1e3)
        return tr("%1 B", "bytes").arg(charts::shortNumber(value));
    if (value < 1e6)
        return tr("%1 kB").arg(charts::shortNumber(value / 1e3));
    return value < 1e9 ? tr("%1 MB").arg(charts::shortNumber(value / 1e6)) : tr("%1 GB").arg(charts::shortNumber(value / 1e9));
}

void DistributionCharts::retranslate()
{
    m_latency->setTitle(tr("Latency of calls"));
    m_sizes->setTitle(tr("Size of answers"));
    if (m_shown)
        show(*m_shown);
}

void DistributionCharts::describe(charts::DistributionChart &chart, qint64 calls)
{
    const double error = 100 * usage::Histogram::kRelativeError;
    chart.setUnit(calls == 0 ? QString() : tr("share of %1 measured calls, values within %2%").arg(QLocale().toString(calls), charts::shortNumber(error)));
    chart.setEmptyText(calls == 0 ? tr("No access log told of a call in this time.") : QString());
}

void DistributionCharts::fill(charts::DistributionChart &chart, const usage::Histogram &now, const usage::Histogram *before, double unit)
{
    static const usage::Histogram kNone;
    const usage::LogBins bins = usage::logBins(now, before ? *before : kNone, kMostBars);
    const std::vector<std::int64_t> counts = bins.countsOf(now);
    const std::vector<std::int64_t> earlier = bins.countsOf(before ? *before : kNone);
    QList<charts::DistributionChart::Bar> bars;
    for (int i = 0; i < bins.count; ++i)
        bars.append({bins.lower(i) * unit, bins.upper(i) * unit, counts[std::size_t(i)], earlier[std::size_t(i)]});
    QList<charts::DistributionChart::Mark> marks;
    if (now.count() > 0)
        marks = {{tr("p50"), now.quantile(0.50) * unit, Color::LatencyP50},
                 {tr("p95"), now.quantile(0.95) * unit, Color::LatencyP95},
                 {tr("p99"), now.quantile(0.99) * unit, Color::LatencyP99}};
    describe(chart, now.count());
    chart.setBars(bars, marks, before != nullptr);
}

void DistributionCharts::show(const DistributionReader &reader)
{
    m_shown = &reader;
    if (!reader.isSupported()) {
        for (charts::DistributionChart *chart : {m_latency, m_sizes})
            chart->setEmptyText(tr("This backend tells percentiles only, not how calls are distributed."));
        return;
    }
    if (!reader.isKnown())
        return;
    const usage::Distribution &now = reader.now().distribution;
    const usage::Distribution *before = reader.before() ? &reader.before()->distribution : nullptr;
    fill(*m_latency, now.latency, before ? &before->latency : nullptr, 1);
    fill(*m_sizes, now.sizes, before ? &before->sizes : nullptr, 1000); // stored in kB
}

} // namespace octroi::pages
