// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/usage/usagedata.h"

#include <QFrame>

namespace octroi::charts {
class BrushStrip;
class ChartGroup;
class TimeChart;
} // namespace octroi::charts

namespace octroi::pages {

/// Four charts on one time axis and the strip below them.
class UsageCharts : public QFrame
{
    Q_OBJECT
public:
    explicit UsageCharts(QWidget *parent = nullptr);
    void show(const UsagePicture &picture);
    using QWidget::show;
    charts::ChartGroup *group() const { return m_group; }
    void setTableShown(bool shown);
    QString csv() const; ///< the four, one after the other, each under its title
    QImage picture();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();
    void setRefusalSeries(const QStringList &names, bool others);
    void showRefusals(const UsagePicture &picture);
    void showTraffic(const UsagePicture &picture);

    charts::ChartGroup *m_group;
    charts::TimeChart *m_requests, *m_bandwidth, *m_latency, *m_refused;
    charts::BrushStrip *m_strip;
    QStringList m_names; ///< refusals that have a series now
    bool m_others = false, m_compared = false;
};

} // namespace octroi::pages
