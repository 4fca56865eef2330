// SPDX-License-Identifier: GPL-3.0-or-later
// Partners from a list of another system.
#include "script.h"

#include "shell/mainwindow.h"

#include <QAction>
#include <QComboBox>
#include <QCoroTimer>
#include <QFile>
#include <QTemporaryDir>
#include <chrono>

using namespace std::chrono_literals;

namespace octroi::app {

QCoro::Task<void> Script::importing()
{
    QTemporaryDir folder;
    QFile list(folder.filePath(QStringLiteral("partners.csv")));
    const bool written = list.open(QIODevice::WriteOnly) &&
                         list.write("Company;Sector;E-Mail;Labels\n"
                                    "Fennmark Foods;business;api@fennmark.example;pilot, north\n"
                                    "WRENMOOR LOGISTICS;business;ops@wrenmoor.example;\n"
                                    "Ostara Media;third party;dev@ostara.example;pilot\n"
                                    "Quill & Sons;reseller;quill@quill.example;\n") > 0;
    list.close();
    auto &inventory = console().inventory();
    const size_t before = inventory.partners().size();
    const auto actions = console().window()->findChildren<QAction *>();
    for (QAction *action : actions) {
        if (action->text() == QStringLiteral("Import partners or keys from a file…"))
            action->trigger();
    }
    co_await m_driver.waitForWidget(QStringLiteral("File"));
    co_await m_driver.type(QStringLiteral("File"), list.fileName());
    co_await m_driver.click(QStringLiteral("Read the file"));
    co_await m_driver.waitForWidget(QStringLiteral("Column of Name"));
    auto *kind = m_driver.find<QComboBox>(QStringLiteral("Column of Kind"));
    if (kind)
        kind->setCurrentIndex(kind->findText(QStringLiteral("Sector"))); // not what anybody would guess
    m_driver.checkNames(QStringLiteral("import, columns"));
    co_await m_driver.picture(QStringLiteral("import-columns"));
    co_await m_driver.click(QStringLiteral("Check the rows"));
    co_await m_driver.waitForWidget(QStringLiteral("Create 2 partners"));
    m_driver.checkNames(QStringLiteral("import, checked"));
    co_await m_driver.picture(QStringLiteral("import-checked"));
    const bool untouched = inventory.partners().size() == before;
    co_await m_driver.click(QStringLiteral("Create 2 partners"));
    co_await m_driver.waitForWidget(QStringLiteral("Close"));
    co_await m_driver.picture(QStringLiteral("import-done"));
    m_driver.note(QStringLiteral("import"),
                  QStringLiteral("two of four rows became partners, the check before changed nothing"),
                  written && untouched && inventory.partners().size() == before + 2,
                  QStringLiteral("there are others"));
    m_driver.key(Qt::Key_Escape);
    co_await m_driver.waitFor([this] { return !m_driver.isSheetOpen(); }, 2000);
}

} // namespace octroi::app
