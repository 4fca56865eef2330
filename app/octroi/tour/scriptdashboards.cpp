// SPDX-License-Identifier: GPL-3.0-or-later
// Distributions, the calendar of expiries, and charts arranged as a dashboard.
#include "script.h"

#include "pages/usage/dashboardspage.h"
#include "pages/usage/usagepage.h"
#include "shell/mainwindow.h"

#include <QCoroTimer>
#include <QDir>
#include <QMenu>

using namespace std::chrono_literals;

namespace octroi::app {

QCoro::Task<void> Script::usageView(QString entry, QString picture)
{
    co_await openPage(QStringLiteral("usage"));
    auto *page = console().window()->findChild<pages::UsagePage *>();
    QAction *wanted = nullptr;
    for (QMenu *menu : page->findChildren<QMenu *>(QString(), Qt::FindDirectChildrenOnly)) {
        Q_EMIT menu->aboutToShow();
        for (QAction *action : menu->actions()) {
            if (action->text() == entry)
                wanted = action;
        }
        if (wanted)
            break;
    }
    m_driver.note(picture, QStringLiteral("the view is offered"), wanted != nullptr, QStringLiteral("there is no such entry"));
    if (!wanted)
        co_return;
    wanted->trigger();
    co_await QCoro::sleepFor(1500ms);
    m_driver.checkNames(picture);
    co_await m_driver.picture(picture);
}

QCoro::Task<void> Script::dashboards()
{
    const QString distribution = QStringLiteral("Distribution of latency and size"), calendar = QStringLiteral("Calendar of expiries");
    co_await openPage(QStringLiteral("dashboards"));
    m_driver.checkNames(QStringLiteral("dashboards, empty"));
    co_await m_driver.picture(QStringLiteral("dashboards-empty"));
    co_await m_driver.click(QStringLiteral("Begin with four charts of all calls"));
    auto *page = console().window()->findChild<pages::DashboardsPage *>();
    m_driver.note(QStringLiteral("dashboard"), QStringLiteral("begins with four charts"), page->dashboards().first().charts.size() == 4,
                  QString::number(page->dashboards().first().charts.size()));
    co_await QCoro::sleepFor(1500ms);
    m_driver.checkNames(QStringLiteral("dashboards"));
    co_await m_driver.picture(QStringLiteral("dashboards"));
    co_await usageView(distribution, QStringLiteral("usage-distribution"));
    co_await usageView(calendar, QStringLiteral("usage-expiries"));
    co_await usageView(QStringLiteral("Over time"), QStringLiteral("usage-over-time"));
    co_await openPage(QStringLiteral("dashboards"));
    co_await QCoro::sleepFor(800ms);
    const bool printed = page->printTo(QDir(m_driver.folder()).filePath(QStringLiteral("dashboard.pdf")));
    m_driver.note(QStringLiteral("dashboard"), QStringLiteral("is printed as PDF"), printed, QStringLiteral("it was not written"));
}

} // namespace octroi::app
