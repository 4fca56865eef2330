// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong with credentials, and when a quota runs out.
#include "script.h"

#include "change/spine.h"
#include "pages/page.h"
#include "shell/mainwindow.h"

#include <QCoroTimer>

using namespace std::chrono_literals;

namespace octroi::app {

QCoro::Task<void> Script::health()
{
    co_await openPage(QStringLiteral("health"));
    const std::function<bool()> checked = [this] { return console().health().report() != nullptr && !console().health().isChecking(); };
    const bool done = co_await m_driver.waitFor(checked, 30'000);
    m_driver.note(QStringLiteral("health"),
                  QStringLiteral("score %1 of 100").arg(done ? console().health().report()->score() : -1), done,
                  QStringLiteral("nothing was checked"));
    if (!done)
        co_return;
    console().window()->openTarget({QStringLiteral("health"), QStringLiteral("expiring_soon"), {}});
    co_await QCoro::sleepFor(500ms);
    m_driver.checkNames(QStringLiteral("health, a finding"));
    co_await m_driver.picture(QStringLiteral("health-finding"));
    co_await m_driver.click(QStringLiteral("Rules…"));
    co_await QCoro::sleepFor(300ms);
    m_driver.checkNames(QStringLiteral("health, rules"));
    co_await m_driver.picture(QStringLiteral("health-rules"));
    m_driver.key(Qt::Key_Escape);
    co_await QCoro::sleepFor(300ms);
    co_await m_driver.click(QStringLiteral("Ignore until…"));
    co_await QCoro::sleepFor(300ms);
    m_driver.checkNames(QStringLiteral("health, ignoring"));
    co_await m_driver.picture(QStringLiteral("health-ignore"));
    m_driver.key(Qt::Key_Escape);
    co_await QCoro::sleepFor(300ms);
    co_await quota();
}

/// The busiest key gets a plan that runs out before its month does.
QCoro::Task<void> Script::quota()
{
    const inventory::Inventory &inventory = console().inventory();
    domain::ApiKey busiest;
    qint64 most = 0;
    for (const domain::ApiKey &key : inventory.keys()) {
        const qint64 requests = inventory.usageOf(key.id).requests;
        if (requests > most && key.statusAt(inventory.clock().now()) == domain::KeyStatus::Active) {
            most = requests;
            busiest = key;
        }
    }
    domain::Plan plan;
    plan.name = QStringLiteral("Tour quota");
    const QDate today = inventory.clock().now().toUTC().date();
    // What thirty days took, cut so that it ends between now and the reset wherever in the month today is.
    plan.quotaMonth = qMax<qint64>(1, most * (today.day() + qMax(1, (today.daysInMonth() - today.day()) / 2)) / 30);
    const change::Change creating = change::CreatePlan{plan};
    const change::Outcome created = co_await console().spine().applyOne(creating);
    const bool made = created.first() && !created.first()->error;
    bool has = false;
    if (made) {
        backends::KeyPatch patch;
        patch.planId = created.first()->objectId;
        const change::Change giving = change::UpdateKey{busiest.id, patch, 0};
        const change::Outcome given = co_await console().spine().applyOne(giving);
        has = given.first() && !given.first()->error;
    }
    m_driver.note(QStringLiteral("quota"), QStringLiteral("the busiest key has %1 requests a month").arg(plan.quotaMonth), has,
                  QStringLiteral("it did not get the plan"));
    const domain::Application *application = inventory.application(busiest.applicationId);
    if (!application)
        co_return;
    console().window()->openTarget({QStringLiteral("partners"), application->partnerId, {}});
    co_await QCoro::sleepFor(1'500ms);
    m_driver.checkNames(QStringLiteral("quota forecast"));
    co_await m_driver.picture(QStringLiteral("partner-quota"));
}

} // namespace octroi::app
