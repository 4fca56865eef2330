// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "crypto/random.h"
#include "crypto/recordbox.h"
#include "dialogs/dialogs.h"
#include "pages/keys/keyspage.h"
#include "shell/mainwindow.h"

#include <QTest>

namespace octroi::test {

/// With a key that lives as long as it does.
class OwnSealer final : public Sealer
{
public:
    QByteArray seal(QByteArrayView plain, QByteArrayView about) const override
    {
        return crypto::sealRecord(plain, m_key, about);
    }
    std::optional<QByteArray> open(QByteArrayView box, QByteArrayView about) const override
    {
        return crypto::openRecord(box, m_key, about);
    }

private:
    const Secret m_key{crypto::randomBytes(crypto::kRecordKey)};
};

/// The window with the page of credentials, put together as the application does it.
struct Console
{
    /// `all`: connections beside it.
    Console(std::unique_ptr<backends::Backend> over, const Clock &clock, QSettings *settings = nullptr,
            pages::OpenConnections *all = nullptr)
        : backend(std::move(over))
        , inventory(*backend, clock)
        , spine(inventory)
        , window(*backend, inventory, spine, clock, {QStringLiteral("development"), {}, settings, {}})
        , page(new pages::KeysPage({backend.get(), &inventory, &spine, &clock}, all))
        , openers(window.sheets(), {backend.get(), &inventory, &spine, &clock},
                  dialogs::EnvironmentKind::Development)
    {
        window.addPage(page, shell::Section::Access);
        QObject::connect(page, &pages::Page::bulkRequested, &openers, &dialogs::Dialogs::bulk);
        QObject::connect(page, &pages::Page::changeRequested, &openers, &dialogs::Dialogs::request);
        QObject::connect(page, &pages::Page::editKeyRequested, &openers, &dialogs::Dialogs::editKey);
        QObject::connect(page, &pages::Page::issueKeyRequested, &openers, &dialogs::Dialogs::issueKey);
        QObject::connect(&window, &shell::MainWindow::issueKeyRequested, &openers, &dialogs::Dialogs::issueKey);
        QObject::connect(&window, &shell::MainWindow::undoOvertaken, &openers, &dialogs::Dialogs::settle);
        QObject::connect(page, &pages::KeysPage::errandsRequested, &openers, &dialogs::Dialogs::run);
        QObject::connect(page, &pages::KeysPage::createElsewhereRequested, &openers, &dialogs::Dialogs::createElsewhere);
        QObject::connect(page, &pages::KeysPage::editElsewhereRequested, &openers, &dialogs::Dialogs::editElsewhere);
        QObject::connect(&window, &shell::MainWindow::runRequested, &openers, &dialogs::Dialogs::showRun);
        window.resize(1440, 868);
        window.restoreSession();
        window.show();
        window.openTarget({QStringLiteral("credentials"), {}, {}});
        inventory.setReadsUsage(false);
    }
    bool sync()
    {
        inventory.sync();
        return QTest::qWaitFor([this] { return inventory.syncState() != inventory::SyncState::Reading; },
                               60'000) &&
               inventory.syncState() == inventory::SyncState::Idle;
    }

    std::unique_ptr<backends::Backend> backend;
    inventory::Inventory inventory;
    change::Spine spine;
    shell::MainWindow window;
    pages::KeysPage *page;
    dialogs::Dialogs openers;
};

} // namespace octroi::test
