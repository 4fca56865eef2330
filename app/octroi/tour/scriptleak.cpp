// SPDX-License-Identifier: GPL-3.0-or-later
// A key that travels sealed, and one that stands where it should not.
#include "script.h"

#include "shell/mainwindow.h"

#include <QAbstractItemView>
#include <QAction>
#include <QCoroTimer>
#include <QFile>
#include <QPlainTextEdit>
#include <QTemporaryDir>

using namespace std::chrono_literals;

namespace octroi::app {

QCoro::Task<void> Script::delivery()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("delivered.cms"));
    co_await m_driver.click(QStringLiteral("Deliver…"));
    co_await m_driver.waitForWidget(QStringLiteral("Save as this new file"));
    m_driver.checkNames(QStringLiteral("deliver, certificate"));
    co_await m_driver.chooseSegment(QStringLiteral("Seal it to"), 1);
    co_await m_driver.click(QStringLiteral("Generate"));
    co_await m_driver.type(QStringLiteral("Save as this new file"), path);
    m_driver.checkNames(QStringLiteral("deliver, passphrase"));
    co_await m_driver.picture(QStringLiteral("deliver-key"));
    co_await m_driver.click(QStringLiteral("Seal and save"));
    // The file is there, empty, from the beginning of the sealing on: what is waited for is its last line.
    const std::function<bool()> saved = [path] {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) && file.readAll().contains("-----END CMS-----");
    };
    co_await m_driver.waitFor(saved, 60'000);
    co_await QCoro::sleepFor(500ms);
    QFile sealed(path);
    const QByteArray text = sealed.open(QIODevice::ReadOnly) ? sealed.readAll() : QByteArray();
    m_driver.note(QStringLiteral("deliver"),
                  QStringLiteral("the key is sealed to a passphrase, in a file of its owner"),
                  text.startsWith("-----BEGIN CMS-----") && !text.contains(m_key) &&
                      !(sealed.permissions() & (QFile::ReadGroup | QFile::ReadOther)),
                  QStringLiteral("there is no sealed file"));
    co_await m_driver.click(QStringLiteral("Close"));
    co_await m_driver.waitForWidget(QStringLiteral("Done"));
}

QCoro::Task<void> Script::leak()
{
    const auto actions = console().window()->findChildren<QAction *>();
    for (QAction *action : actions) {
        if (action->text() == QStringLiteral("Answer a leak…"))
            action->trigger();
    }
    co_await m_driver.waitForWidget(QStringLiteral("Text in which keys may stand"));
    auto *text = m_driver.find<QPlainTextEdit>(QStringLiteral("Text in which keys may stand"));
    if (text)
        text->setPlainText(QStringLiteral("2026-11-26 10:02:11 GET /orders/v1 200\n"
                                          "2026-11-26 10:02:12 X-API-Key: %1\n")
                               .arg(QString::fromLatin1(m_key)));
    m_driver.checkNames(QStringLiteral("leak, text"));
    co_await m_driver.picture(QStringLiteral("leak-text"));
    co_await m_driver.click(QStringLiteral("Look for keys"));
    co_await m_driver.waitForWidget(QStringLiteral("Revoke 1 key…"));
    m_driver.checkNames(QStringLiteral("leak, found"));
    co_await m_driver.picture(QStringLiteral("leak-found"));
    m_driver.note(QStringLiteral("leak"),
                  QStringLiteral("the key was found in a log, with its owner, and can be revoked"),
                  m_driver.find(QStringLiteral("Revoke 1 key…")) != nullptr,
                  QStringLiteral("it was not found"));
    m_driver.key(Qt::Key_Escape);
    const std::function<bool()> closed = [this] { return !m_driver.isSheetOpen(); };
    co_await m_driver.waitFor(closed, 2000);
}

QCoro::Task<void> Script::accessReview()
{
    const auto actions = console().window()->findChildren<QAction *>();
    for (QAction *action : actions) {
        if (action->text() == QStringLiteral("Access review…")) {
            action->trigger();
            break;
        }
    }
    const QString table = QStringLiteral("Keys with scopes that were never used");
    co_await m_driver.waitForWidget(table);
    const std::function<bool()> counted = [this, table] {
        auto *rows = m_driver.find<QAbstractItemView>(table);
        return rows && rows->model()->rowCount() > 0;
    };
    const bool shown = co_await m_driver.waitFor(counted, 20'000);
    m_driver.note(QStringLiteral("access review"),
                  QStringLiteral("which scopes keys have and never used, and what the others were used for"),
                  shown, QStringLiteral("no key is listed"));
    m_driver.checkNames(QStringLiteral("access review, scopes never used"));
    co_await m_driver.picture(QStringLiteral("access-review"));
    co_await m_driver.chooseSegment(QStringLiteral("Part of the review"), 1);
    co_await m_driver.picture(QStringLiteral("access-review-unused"));
    co_await m_driver.chooseSegment(QStringLiteral("Part of the review"), 2);
    m_driver.checkNames(QStringLiteral("access review, scopes nobody uses"));
    co_await m_driver.picture(QStringLiteral("access-review-scopes"));
    m_driver.key(Qt::Key_Escape);
    const std::function<bool()> closed = [this] { return !m_driver.isSheetOpen(); };
    co_await m_driver.waitFor(closed, 2000);
}

} // namespace octroi::app
