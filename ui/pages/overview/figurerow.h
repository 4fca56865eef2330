// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/overview/overviewdata.h"

#include <QWidget>

class QGridLayout;

namespace octroi::charts {
class KeyFigure;
}

namespace octroi::pages {

class ExpiringModel;

/// The six numbers at the top of the overview.
class FigureRow : public QWidget
{
    Q_OBJECT
public:
    FigureRow(OverviewData &overview, inventory::Inventory &inventory, QWidget *parent = nullptr);
    void updateLive();
    void updateInventory(const ExpiringModel &expiring);

Q_SIGNALS:
    void opened(const octroi::pages::Target &target);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    QSize minimumSizeHint() const override;

private:
    void retranslate();
    void place(int columns);
    void updateTraffic(const usage::RowSeries &live, const usage::Window &window);
    void updateRefused(const usage::RowSeries &live, const usage::Window &window);
    void updateLatency(const usage::RowSeries &live, const usage::Window &window);

    OverviewData &m_data;
    inventory::Inventory &m_inventory;
    QGridLayout *m_layout;
    int m_columns = 0;
    charts::KeyFigure *m_active, *m_requests, *m_bandwidth, *m_refused, *m_latency, *m_expiring;
};

} // namespace octroi::pages
