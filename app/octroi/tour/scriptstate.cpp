// SPDX-License-Identifier: GPL-3.0-or-later
// The state as a file: written, changed as somebody changes it in an editor, and compared.
#include "script.h"

#include "report/statefile.h"
#include "shell/mainwindow.h"

#include <QAction>
#include <QCoroTimer>
#include <QFile>
#include <QTemporaryDir>

namespace octroi::app {

namespace {

void trigger(const shell::MainWindow &window, const QString &text)
{
    const auto actions = window.findChildren<QAction *>();
    for (QAction *action : actions) {
        if (action->text() == text)
            action->trigger();
    }
}

} // namespace

QCoro::Task<void> Script::stateAsFile()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("octroi.yaml")));
    const std::function<bool()> closed = [this] { return !m_driver.isSheetOpen(); };
    trigger(*console().window(), QStringLiteral("Write the state to a file…"));
    co_await m_driver.waitForWidget(QStringLiteral("File"));
    co_await m_driver.type(QStringLiteral("File"), file.fileName());
    m_driver.checkNames(QStringLiteral("state, export"));
    co_await m_driver.picture(QStringLiteral("state-export"));
    co_await m_driver.click(QStringLiteral("Write the file"));
    co_await m_driver.waitFor(closed, 3000);
    auto state = file.open(QIODevice::ReadOnly) ? report::readState(file.readAll()) : Error{ErrorCode::NotFound, {}, {}, {}, {}};
    file.close();
    const bool written = state && state->partners && !state->partners->isEmpty();
    m_driver.note(QStringLiteral("state, export"), QStringLiteral("the state is a file that can be read again"), written,
                  QStringLiteral("there is none"));
    if (!written)
        co_return;
    state->partners->first().partner.contact = QStringLiteral("gateway@partner.example");
    domain::Plan plan;
    plan.name = QStringLiteral("Peak season");
    plan.rate = 200;
    plan.burst = 400;
    if (state->plans)
        *state->plans << plan;
    const bool changed = file.open(QIODevice::WriteOnly) && file.write(report::writeState(*state)) > 0;
    file.close();
    trigger(*console().window(), QStringLiteral("Compare with a state file…"));
    co_await m_driver.waitForWidget(QStringLiteral("File"));
    co_await m_driver.type(QStringLiteral("File"), file.fileName());
    co_await m_driver.click(QStringLiteral("Compare"));
    const bool compared = co_await m_driver.waitForWidget(QStringLiteral("Differences"), 5000) != nullptr;
    m_driver.note(QStringLiteral("state, differences"), QStringLiteral("what was changed in the file is shown, and nothing is done"),
                  changed && compared, QStringLiteral("no difference is shown"));
    m_driver.checkNames(QStringLiteral("state, differences"));
    co_await m_driver.picture(QStringLiteral("state-compared"));
    m_driver.key(Qt::Key_Escape);
    co_await m_driver.waitFor(closed, 3000);
}

} // namespace octroi::app
