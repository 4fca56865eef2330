// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/campaignprogress.h"

#include <QWidget>

namespace octroi::charts {
class ChartGroup;
class TimeChart;
} // namespace octroi::charts

namespace octroi::pages {

/// Calls with old keys against calls with their successors, by day of UTC.
class AdoptionChart : public QWidget
{
    Q_OBJECT
public:
    explicit AdoptionChart(QWidget *parent = nullptr);
    void setProgress(const change::CampaignProgress &progress, bool known);
    QString csv() const;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();

    charts::ChartGroup *m_group;
    charts::TimeChart *m_chart;
    bool m_known = true;
};

} // namespace octroi::pages
