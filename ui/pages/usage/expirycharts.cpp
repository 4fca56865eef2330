// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/usage/expirycharts.h"

#include "inventory/expiries.h"
#include "widgets/charts/monthcalendar.h"

namespace octroi::pages {

ExpiryCharts::ExpiryCharts(inventory::Inventory &inventory, QWidget *parent)
    : PaintedCharts(parent)
    , m_inventory(inventory)
    , m_calendar(new charts::MonthCalendar)
{
    addChart(m_calendar);
    m_soon.setSingleShot(true);
    m_soon.setInterval(200);
    connect(&m_soon, &QTimer::timeout, this, &ExpiryCharts::count);
    const auto later = [this] {
        if (isVisible())
            m_soon.start();
    };
    connect(&inventory, &inventory::Inventory::reset, this, later);
    connect(&inventory, &inventory::Inventory::keyChanged, this, later);
    connect(&inventory, &inventory::Inventory::clientsChanged, this, later);
    connect(m_calendar, &charts::MonthCalendar::monthChanged, this, [this] {
        if (isVisible())
            count();
    });
    connect(m_calendar, &charts::MonthCalendar::dayActivated, this,
            [this](const QDate &day) { Q_EMIT filterChosen(inventory::expiryFilter(day)); });
    ExpiryCharts::retranslate();
}

void ExpiryCharts::retranslate()
{
    m_calendar->setTitle(tr("Credentials that expire"));
}

void ExpiryCharts::count()
{
    m_calendar->setToday(m_inventory.clock().now().toUTC().date());
    m_calendar->setCounts(inventory::expiriesByDay(m_inventory, m_calendar->firstShown(), m_calendar->lastShown()));
}

void ExpiryCharts::showEvent(QShowEvent *event)
{
    PaintedCharts::showEvent(event);
    count();
}

} // namespace octroi::pages
