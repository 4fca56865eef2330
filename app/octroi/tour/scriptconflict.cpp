// SPDX-License-Identifier: GPL-3.0-or-later
// While one edits a key, somebody else changes it.
#include "script.h"

#include "shell/mainwindow.h"

#include <QAbstractButton>
#include <QCoroTimer>
#include <chrono>

using namespace std::chrono_literals;

namespace octroi::app {

QCoro::Task<void> Script::conflict()
{
    console().window()->openTarget({QStringLiteral("credentials"), m_keyId, {}});
    co_await QCoro::sleepFor(300ms);
    co_await m_driver.click(QStringLiteral("Set expiry…"));
    co_await m_driver.chooseSegment(QStringLiteral("Expiry"), 3);
    backends::KeyPatch theirs;
    theirs.tags = QStringList{QStringLiteral("nightly"), QStringLiteral("audited")};
    theirs.expiresAt = QDateTime::currentDateTimeUtc().addDays(30);
    const QString once;
    const auto changed = co_await console().backend().keys()->update(m_keyId, theirs, 0, once);
    co_await m_driver.click(QStringLiteral("Set expiry"));
    const QString merge = QStringLiteral("Apply as chosen");
    const std::function<bool()> told = [this, merge] {
        auto *button = m_driver.find<QAbstractButton>(merge);
        return button && button->isEnabled() && m_driver.find(QStringLiteral("Which Tags is taken"));
    };
    const bool shown = co_await m_driver.waitFor(told);
    m_driver.note(QStringLiteral("conflict"), QStringLiteral("both versions are shown, field by field"),
                  changed.ok() && shown, QStringLiteral("nobody told that the key was changed meanwhile"));
    m_driver.checkNames(QStringLiteral("conflict"));
    co_await m_driver.picture(QStringLiteral("conflict"));
    co_await m_driver.click(merge);
    const std::function<bool()> kept = [this, theirs] {
        return !m_driver.isSheetOpen() && issued()->tags.size() == 2 &&
               issued()->expiresAt > theirs.expiresAt->addDays(60);
    };
    const bool merged = co_await m_driver.waitFor(kept);
    m_driver.note(QStringLiteral("merge"), QStringLiteral("their tags and this expiry"), merged,
                  QStringLiteral("one of the two is lost"));

    // And what is to be undone was changed again since.
    theirs.expiresAt = QDateTime::currentDateTimeUtc().addDays(60);
    const QString againOnce;
    const auto again = co_await console().backend().keys()->update(m_keyId, theirs, 0, againOnce);
    console().window()->undo();
    const QString expiry = QStringLiteral("Which Expiry is taken");
    const std::function<bool()> asked = [this, expiry] { return m_driver.find(expiry) != nullptr; };
    const bool shownAgain = co_await m_driver.waitFor(asked);
    m_driver.note(QStringLiteral("undo"),
                  QStringLiteral("what somebody else changed since is not overwritten"),
                  again.ok() && shownAgain, QStringLiteral("nobody was asked"));
    co_await m_driver.click(QStringLiteral("Keep theirs"));
    const std::function<bool()> closed = [this] { return !m_driver.isSheetOpen(); };
    co_await m_driver.waitFor(closed, 3000);
}

} // namespace octroi::app
