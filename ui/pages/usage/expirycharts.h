// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inventory/inventory.h"
#include "pages/usage/paintedcharts.h"

#include <QTimer>

namespace octroi::charts {
class MonthCalendar;
}

namespace octroi::pages {

/// How many credentials expire on which day, of the inventory. Nothing is counted while it is hidden.
class ExpiryCharts : public PaintedCharts
{
    Q_OBJECT
public:
    explicit ExpiryCharts(inventory::Inventory &inventory, QWidget *parent = nullptr);
    charts::MonthCalendar *calendar() const { return m_calendar; }

Q_SIGNALS:
    void filterChosen(const QString &filter); ///< the credentials of a day

protected:
    void retranslate() override;
    void showEvent(QShowEvent *event) override;

private:
    void count();

    inventory::Inventory &m_inventory;
    charts::MonthCalendar *m_calendar;
    QTimer m_soon; ///< many keys change at once
};

} // namespace octroi::pages
