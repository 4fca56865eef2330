// SPDX-License-Identifier: GPL-3.0-or-later
// A key from its issue to its end.
#include "script.h"

#include "names.h"
#include "shell/mainwindow.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QCoroTimer>
#include <chrono>

using namespace std::chrono_literals;

namespace octroi::app {

using namespace names;

QCoro::Task<bool> Script::issueKey()
{
    console().window()->openTarget({QStringLiteral("partners"), m_partnerId, {}});
    co_await QCoro::sleepFor(300ms);
    co_await m_driver.click(QStringLiteral("Issue…"));
    co_await m_driver.waitForWidget(QStringLiteral("Partner and application"));
    auto *application = m_driver.find<QComboBox>(QStringLiteral("Partner and application"));
    const bool chosen = application && application->currentData().toString() == m_applicationId;
    m_driver.note(QStringLiteral("issue"), QStringLiteral("the sheet knows the application"), chosen,
                  application ? application->currentText() : QStringLiteral("there is no choice of applications"));
    co_await m_driver.type(QStringLiteral("Name"), kKey);
    m_driver.clickRow(QStringLiteral("Scopes"), kScopeRead, true);
    co_await m_driver.chooseSegment(QStringLiteral("Expiry"), 1);
    m_driver.checkNames(QStringLiteral("issue key"));
    co_await m_driver.picture(QStringLiteral("issue-key"));
    co_await m_driver.click(QStringLiteral("Issue key"));

    bool shown = co_await m_driver.waitFor([this] { return m_driver.find(QStringLiteral("I have stored or delivered this key")) != nullptr; });
    co_await m_driver.click(QStringLiteral("Reveal"));
    co_await m_driver.click(QStringLiteral("Copy; the clipboard is emptied after 30 seconds"));
    m_key = m_driver.clipboard();
    shown = shown && m_key.startsWith("oct_live_");
    co_await m_driver.picture(QStringLiteral("key-shown-once"));
    for (const auto &key : console().inventory().keys()) {
        if (key.name == kKey)
            m_keyId = key.id;
    }
    m_driver.note(QStringLiteral("issue key"), QStringLiteral("%1 with %2 for 90 days, shown once").arg(kKey, kScopeRead),
                  shown && issued() && issued()->scopes == QStringList{kScopeRead} && issued()->expiresAt.isValid(),
                  QStringLiteral("it was not shown or is not as asked for"));
    co_await delivery(); // after which it counts as delivered
    co_await m_driver.click(QStringLiteral("Done"));
    const bool closed = co_await m_driver.waitFor([this] { return !m_driver.isSheetOpen(); }, 3000);
    m_driver.note(QStringLiteral("shown once"), QStringLiteral("the sheet closed for good"), closed, QStringLiteral("it is still open"));
    co_return shown && issued();
}

QCoro::Task<void> Script::browse()
{
    co_await openPage(QStringLiteral("partners"));
    co_await m_driver.type(QStringLiteral("Filter partners"), QStringLiteral("wrenm"));
    co_await QCoro::sleepFor(300ms);
    auto *tree = m_driver.find<QAbstractItemView>(QStringLiteral("Partners, applications and credentials"));
    m_driver.note(QStringLiteral("tree"), QStringLiteral("search leaves the one partner"), tree && tree->model()->rowCount() == 1,
                  QStringLiteral("it shows %1 rows").arg(tree ? tree->model()->rowCount() : -1));
    co_await m_driver.type(QStringLiteral("Filter partners"), QString());
    m_driver.key(Qt::Key_Backspace);

    co_await openPage(QStringLiteral("credentials"));
    co_await m_driver.type(QStringLiteral("Filter credentials"), QStringLiteral("status:active partner:wrenmoor*"));
    auto *table = m_driver.find<QAbstractItemView>(QStringLiteral("Credentials"));
    const bool one = co_await m_driver.waitFor([&] { return table && table->model()->rowCount() == 1; }, 3000);
    m_driver.note(QStringLiteral("flat list"), QStringLiteral("a filter finds the one key"), one,
                  QStringLiteral("it shows %1 rows").arg(table ? table->model()->rowCount() : -1));
    console().window()->openTarget({QStringLiteral("credentials"), m_keyId, {}});
    co_await QCoro::sleepFor(200ms);
}

QCoro::Task<void> Script::changes()
{
    const auto detail = [this]() -> QCoro::Task<void> {
        console().window()->openTarget({QStringLiteral("credentials"), m_keyId, {}});
        co_await QCoro::sleepFor(300ms);
    };
    co_await detail();
    m_driver.checkNames(QStringLiteral("credential"));
    co_await m_driver.picture(QStringLiteral("credential"));
    co_await m_driver.click(QStringLiteral("Edit the scopes"));
    m_driver.clickRow(QStringLiteral("Scopes"), kScopeWrite, true);
    co_await m_driver.click(QStringLiteral("Save scopes"));
    bool done = co_await m_driver.waitFor([this] { return issued()->scopes.contains(kScopeWrite); });
    m_driver.note(QStringLiteral("change scopes"), QStringLiteral("added %1").arg(kScopeWrite), done, QStringLiteral("the key has not got it"));
    co_await expectCall(QStringLiteral("new scope"), kForbidden, 200, {});

    co_await detail();
    const QDateTime before = issued()->expiresAt;
    co_await m_driver.click(QStringLiteral("Set expiry…"));
    co_await m_driver.chooseSegment(QStringLiteral("Expiry"), 2);
    co_await m_driver.picture(QStringLiteral("set-expiry"));
    co_await m_driver.click(QStringLiteral("Set expiry"));
    done = co_await m_driver.waitFor([&] { return issued()->expiresAt > before && !m_driver.isSheetOpen(); });
    m_driver.note(QStringLiteral("change expiry"), QStringLiteral("from 90 to 180 days"), done, QStringLiteral("it is as before"));
    co_await conflict();

    // Named, because g++ before 13 destroys an aggregate made within a co_await expression twice.
    const change::Change suspend = change::SuspendKey{m_keyId}, resume = change::ResumeKey{m_keyId};
    co_await apply(QStringLiteral("suspend"), suspend, domain::KeyStatus::Suspended);
    co_await expectCall(QStringLiteral("suspended"), kAllowed, 401, "suspended");
    co_await apply(QStringLiteral("resume"), resume, domain::KeyStatus::Active);
    co_await expectCall(QStringLiteral("resumed"), kAllowed, 200, {});
    co_await detail();
    co_await m_driver.click(QStringLiteral("Revoke…"));
    co_await m_driver.waitFor([this] { return m_driver.isSheetOpen(); }, 3000);
    co_await QCoro::sleepFor(600ms);
    m_driver.checkNames(QStringLiteral("revoke preview"));
    co_await m_driver.picture(QStringLiteral("change-preview"));
    co_await m_driver.click(QStringLiteral("Revoke key"));
    done = co_await m_driver.waitFor([this] { return issued()->revokedAt.isValid(); });
    m_driver.note(QStringLiteral("revoke"), QStringLiteral("with the preview"), done, QStringLiteral("the key still lives"));
    co_await expectCall(QStringLiteral("revoked"), kAllowed, 401, "revoked");
}

QCoro::Task<void> Script::apply(QString step, change::Change change, domain::KeyStatus expected)
{
    Q_EMIT console().window()->changeRequested({change});
    co_await QCoro::sleepFor(300ms);
    if (m_driver.isSheetOpen())
        co_await m_driver.click(QStringLiteral("Suspend key"));
    const auto is = [this, expected] { return issued()->statusAt(QDateTime::currentDateTimeUtc()) == expected; };
    const bool done = co_await m_driver.waitFor(is);
    m_driver.note(step, domain::keyStatusName(expected), done, QStringLiteral("the key's state is another"));
}

} // namespace octroi::app
