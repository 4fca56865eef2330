// SPDX-License-Identifier: GPL-3.0-or-later
// Keys that are rotated together.
#include "script.h"

#include "names.h"
#include "shell/mainwindow.h"
#include "widgets/filterfield.h"

#include <QAction>
#include <QCoroTimer>
#include <QDir>
#include <QTemporaryDir>

using namespace std::chrono_literals;

namespace octroi::app {

QCoro::Task<void> Script::campaign()
{
    QTemporaryDir folder;
    co_await openPage(QStringLiteral("campaigns"));
    m_driver.checkNames(QStringLiteral("campaigns, empty"));
    co_await m_driver.picture(QStringLiteral("campaigns-empty"));
    const QString place = folder.filePath(QStringLiteral("sealed"));
    co_await m_driver.click(QStringLiteral("Start a campaign…"));
    co_await m_driver.waitForWidget(QStringLiteral("Name of the campaign"));
    co_await m_driver.type(QStringLiteral("Name of the campaign"), QStringLiteral("Winter 2026"));
    // Of two partners: every file is sealed with a passphrase, which takes its time.
    co_await m_driver.type(QStringLiteral("Filter credentials"),
                           QStringLiteral("partner:bluefern* or partner:kestrel*"));
    co_await m_driver.chooseSegment(QStringLiteral("Seal it to"), 1);
    co_await m_driver.click(QStringLiteral("Generate"));
    co_await m_driver.type(QStringLiteral("Folder for the sealed files"), place);
    co_await QCoro::sleepFor(600ms);
    m_driver.checkNames(QStringLiteral("rotation campaign"));
    co_await m_driver.picture(QStringLiteral("campaign-sheet"));
    co_await m_driver.click(QStringLiteral("Start the campaign"));
    const std::function<bool()> finished = [this] {
        return m_driver.find(QStringLiteral("Show the campaign")) != nullptr;
    };
    const bool done = co_await m_driver.waitFor(finished, 60'000);
    m_driver.checkNames(QStringLiteral("rotation campaign, started"));
    co_await m_driver.picture(QStringLiteral("campaign-started"));
    const auto files = QDir(place).entryList(QDir::Files).size();
    m_driver.note(QStringLiteral("campaign"), QStringLiteral("successors lie sealed in %1 files").arg(files),
                  done && files > 0, QStringLiteral("nothing was delivered"));
    co_await m_driver.click(QStringLiteral("Show the campaign"));
    const std::function<bool()> closed = [this] { return !m_driver.isSheetOpen(); };
    co_await m_driver.waitFor(closed, 3000);
}

} // namespace octroi::app
