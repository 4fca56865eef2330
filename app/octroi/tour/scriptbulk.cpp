// SPDX-License-Identifier: GPL-3.0-or-later
// One change of everything that a filter matches, paused on the way, looked at, and taken back.
#include "script.h"

#include "change/runs.h"
#include "models/runwords.h"
#include "shell/mainwindow.h"

#include <QAbstractItemView>
#include <QCoroTimer>
#include <algorithm>
#include <chrono>

using namespace std::chrono_literals;

namespace octroi::app {

QCoro::Task<void> Script::bulk()
{
    change::Runs &runs = console().spine().runs();
    // Small calls, so that there is something to pause.
    const auto small =
        connect(&runs, &change::Runs::started, this, [](change::Run *run) { run->setMostTogether(5); });
    const auto suspended = [this] {
        const auto &keys = console().inventory().keys();
        return std::count_if(keys.begin(), keys.end(),
                             [](const domain::ApiKey &key) { return key.suspendedAt.isValid(); });
    };
    const auto before = suspended();
    co_await openPage(QStringLiteral("credentials"));
    co_await m_driver.type(QStringLiteral("Filter credentials"), QStringLiteral("status:active"));
    m_driver.key(Qt::Key_Escape);
    auto *table = m_driver.find<QAbstractItemView>(QStringLiteral("Credentials"));
    const std::function<bool()> many = [table] { return table && table->model()->rowCount() > 100; };
    const bool found = co_await m_driver.waitFor(many, 5000);
    if (found) {
        table->setFocus(Qt::TabFocusReason);
        m_driver.keyTo(table, Qt::Key_A, Qt::ControlModifier);
    }
    co_await m_driver.click(QStringLiteral("Suspend…"));
    const std::function<bool()> planned = [this] { return m_driver.isSheetOpen(); };
    co_await m_driver.waitFor(planned, 5000);
    co_await QCoro::sleepFor(800ms);
    m_driver.checkNames(QStringLiteral("bulk"));
    co_await m_driver.picture(QStringLiteral("bulk"));
    co_await m_driver.click(
        models::RunWords::title(QStringLiteral("suspend"), table ? table->model()->rowCount() : 0));
    const std::function<bool()> working = [&runs] { return runs.current() && runs.current()->done() > 0; };
    const bool works = co_await m_driver.waitFor(working, 10'000);
    co_await m_driver.click(QStringLiteral("Pause"));
    const std::function<bool()> paused = [&runs] {
        return !runs.current() || runs.current()->state() == change::Run::State::Paused;
    };
    co_await m_driver.waitFor(paused, 10'000);
    const bool stands = runs.current() && runs.current()->done() < runs.current()->total();
    m_driver.note(QStringLiteral("bulk"),
                  QStringLiteral("all that a filter matches is suspended, and paused on the way"),
                  found && works && stands, QStringLiteral("no run stands in the status bar"));
    co_await m_driver.picture(QStringLiteral("bulk-paused"));
    const QString id = stands ? runs.current()->record().id : QString();
    co_await m_driver.click(QStringLiteral("Details"));
    co_await m_driver.waitFor(planned, 5000);
    co_await QCoro::sleepFor(300ms);
    m_driver.checkNames(QStringLiteral("bulk results"));
    co_await m_driver.picture(QStringLiteral("bulk-results"));
    co_await m_driver.click(QStringLiteral("Leave out the rest"));
    const std::function<bool()> ended = [&runs] { return !runs.current(); };
    co_await m_driver.waitFor(ended, 20'000);
    m_driver.key(Qt::Key_Escape);
    console().window()->undo();
    const std::function<bool()> back = [&] { return suspended() == before; };
    const bool undone = co_await m_driver.waitFor(back, 60'000);
    m_driver.note(QStringLiteral("bulk"), QStringLiteral("the rest left out, and what was done taken back"),
                  !id.isEmpty() && undone, QStringLiteral("%1 are suspended").arg(suspended()));
    disconnect(small);
    m_driver.key(Qt::Key_Escape);
    co_await m_driver.type(QStringLiteral("Filter credentials"), QString());
}

} // namespace octroi::app
