// SPDX-License-Identifier: GPL-3.0-or-later
// Rules by which somebody is told, and what fires.
#include "script.h"

#include "models/alertwords.h"
#include "shell/mainwindow.h"

#include <QCoroTimer>

using namespace std::chrono_literals;

namespace octroi::app {

QCoro::Task<void> Script::alerts()
{
    co_await openPage(QStringLiteral("alerts"));
    m_driver.checkNames(QStringLiteral("alerts, empty"));
    co_await m_driver.picture(QStringLiteral("alerts-empty"));
    co_await m_driver.click(QStringLiteral("New rule…"));
    co_await m_driver.waitForWidget(QStringLiteral("Tell when"));
    co_await m_driver.type(QStringLiteral("Name"), QStringLiteral("Many calls"));
    co_await m_driver.type(QStringLiteral("Limit"), QStringLiteral("5"));
    co_await m_driver.type(QStringLiteral("Webhook"), QStringLiteral("https://hooks.meridian.example/octroi"));
    m_driver.checkNames(QStringLiteral("alert rule, threshold"));
    co_await m_driver.picture(QStringLiteral("alert-rule-threshold"));
    const QStringList kinds{QStringLiteral("error-rate"), QStringLiteral("silence"), QStringLiteral("anomaly"), QStringLiteral("expiry"), QStringLiteral("quota")};
    for (int i = 0; i < int(kinds.size()); ++i) {
        co_await m_driver.chooseSegment(QStringLiteral("Tell when"), i + 1);
        co_await QCoro::sleepFor(200ms);
        m_driver.checkNames(QStringLiteral("alert rule, ") + kinds.at(i));
        co_await m_driver.picture(QStringLiteral("alert-rule-") + kinds.at(i));
    }
    co_await m_driver.chooseSegment(QStringLiteral("Tell when"), 0);
    co_await m_driver.click(QStringLiteral("How often in the last 7 days?"));
    co_await QCoro::sleepFor(600ms);
    co_await m_driver.click(QStringLiteral("Create the rule"));
    const QWidget *stored = co_await m_driver.waitForWidget(QStringLiteral("I have stored or passed on this secret"));
    m_driver.checkNames(QStringLiteral("webhook secret"));
    co_await m_driver.picture(QStringLiteral("alert-webhook-secret"));
    m_driver.note(QStringLiteral("alert rule"), QStringLiteral("was made; the secret of its webhook is shown once"), stored != nullptr,
                  QStringLiteral("no secret was shown"));
    co_await m_driver.click(QStringLiteral("I have stored or passed on this secret"));
    co_await m_driver.click(QStringLiteral("Done"));
    domain::AlertRule ending;
    ending.name = QStringLiteral("Keys that end");
    ending.kind = domain::AlertKind::Expiry;
    ending.steps = {1, 7, 14, 30};
    const change::Change making = change::CreateAlertRule{ending};
    const change::Outcome made = co_await console().spine().applyOne(making);
    Q_UNUSED(made)
    const std::function<bool()> fires = [this] {
        console().alerts().read();
        return !console().alerts().firing().isEmpty();
    };
    const bool fired = co_await m_driver.waitFor(fires, 130'000);
    m_driver.note(QStringLiteral("alerts"), QStringLiteral("%1 fire").arg(console().alerts().firing().size()), fired,
                  QStringLiteral("nothing fires"));
    if (!fired)
        co_return;
    const QString first = console().alerts().firing().first().id;
    console().window()->openTarget({QStringLiteral("alerts"), first, {}});
    co_await QCoro::sleepFor(500ms);
    m_driver.checkNames(QStringLiteral("alerts, firing"));
    co_await m_driver.picture(QStringLiteral("alerts-firing"));
    co_await m_driver.click(QStringLiteral("Snooze…"));
    co_await m_driver.waitForWidget(QStringLiteral("For how long"));
    co_await m_driver.chooseSegment(QStringLiteral("For how long"), 3);
    co_await QCoro::sleepFor(200ms);
    m_driver.checkNames(QStringLiteral("snooze"));
    co_await m_driver.picture(QStringLiteral("alert-snooze"));
    m_driver.key(Qt::Key_Escape);
    m_driver.key(Qt::Key_Escape); // the first says that something is not saved
    const std::function<bool()> closed = [this] { return !m_driver.isSheetOpen(); };
    co_await m_driver.waitFor(closed, 3'000);
    co_await openPage(QStringLiteral("overview"));
    co_await QCoro::sleepFor(500ms);
    co_await m_driver.picture(QStringLiteral("overview-alerts"));
    console().window()->openTarget({QStringLiteral("alerts"), first, {}});
    co_await QCoro::sleepFor(300ms);
    co_await m_driver.click(QStringLiteral("Acknowledge"));
    const std::function<bool()> known = [this, first] {
        for (const domain::Alert &alert : console().alerts().firing()) {
            if (alert.id == first)
                return alert.acknowledgedAt.isValid();
        }
        return false;
    };
    const bool acknowledged = co_await m_driver.waitFor(known, 10'000);
    m_driver.note(QStringLiteral("acknowledge"), QStringLiteral("somebody knows of the alert"), acknowledged, QStringLiteral("it is not acknowledged"));
    console().window()->openTarget({QStringLiteral("alerts"), {}, QStringLiteral("history")});
    co_await QCoro::sleepFor(500ms);
    co_await m_driver.picture(QStringLiteral("alerts-history"));
    console().window()->openTarget({QStringLiteral("alerts"), {}, QStringLiteral("rules")});
    co_await QCoro::sleepFor(500ms);
    m_driver.checkNames(QStringLiteral("alert rules"));
    co_await m_driver.picture(QStringLiteral("alert-rules"));
    console().window()->openTarget({QStringLiteral("alerts"), first, {}});
}

} // namespace octroi::app
