// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/usage/distributionreader.h"
#include "pages/usage/paintedcharts.h"

namespace octroi::charts {
class DistributionChart;
}

namespace octroi::pages {

/// How calls are distributed over latency and over the size of their answers.
class DistributionCharts : public PaintedCharts
{
    Q_OBJECT
public:
    explicit DistributionCharts(QWidget *parent = nullptr);
    void show(const DistributionReader &reader);
    using QWidget::show;
    charts::DistributionChart *latency() const { return m_latency; }
    charts::DistributionChart *sizes() const { return m_sizes; }
    static QString milliseconds(double value);
    static QString bytes(double value);

protected:
    void retranslate() override;

private:
    void fill(charts::DistributionChart &chart, const usage::Histogram &now, const usage::Histogram *before, double unit);
    void describe(charts::DistributionChart &chart, qint64 calls);

    charts::DistributionChart *m_latency, *m_sizes;
    const DistributionReader *m_shown = nullptr;
};

} // namespace octroi::pages
