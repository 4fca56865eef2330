// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/overview/overviewdata.h"

#include <QWidget>

namespace octroi::charts {
class ChartGroup;
class TimeChart;
} // namespace octroi::charts
namespace octroi::widgets {
class Card;
}

namespace octroi::pages {

/// Requests (with refusals and failures under their own scale) and bandwidth of the last 15 minutes.
class TrafficCards : public QWidget
{
    Q_OBJECT
public:
    explicit TrafficCards(OverviewData &overview, QWidget *parent = nullptr);
    void updateLive();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    OverviewData &m_data;
    charts::ChartGroup *m_group;
    charts::TimeChart *m_requests, *m_refused, *m_bandwidth;
    widgets::Card *m_left, *m_right;
    bool m_compared = false;
};

} // namespace octroi::pages
