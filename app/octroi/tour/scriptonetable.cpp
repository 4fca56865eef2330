// SPDX-License-Identifier: GPL-3.0-or-later
// All credentials of two connections in one list, and a change of both at once.
#include "script.h"

#include "models/keysmodel.h"
#include "shell/mainwindow.h"

#include <QAbstractItemView>
#include <QCoroTimer>
#include <QSet>
#include <chrono>

using namespace std::chrono_literals;

namespace octroi::app {

namespace {

QSet<QString> backendsOf(const QAbstractItemModel &model)
{
    QSet<QString> found;
    for (int row = 0; row < model.rowCount(); ++row)
        found.insert(model.index(row, models::KeysModel::Backend).data().toString());
    return found;
}

} // namespace

QCoro::Task<void> Script::oneTable()
{
    co_await openPage(QStringLiteral("credentials"));
    const QString field = QStringLiteral("Filter credentials");
    co_await m_driver.type(field, QStringLiteral("kind:client or status:active expires<60d"));
    auto *table = m_driver.find<QAbstractItemView>(QStringLiteral("Credentials"));
    const std::function<bool()> both = [table] { return table && backendsOf(*table->model()).size() == 2; };
    const bool shown = co_await m_driver.waitFor(both, 3000);
    m_driver.note(QStringLiteral("one table"), QStringLiteral("keys and clients of both connections stand in one list"), shown,
                  QStringLiteral("it does not show both"));
    if (!shown)
        co_return;
    m_driver.keyTo(table, Qt::Key_Home, Qt::ControlModifier);
    m_driver.keyTo(table, Qt::Key_Down);
    co_await QCoro::sleepFor(300ms);
    m_driver.checkNames(QStringLiteral("one table"));
    co_await m_driver.picture(QStringLiteral("credentials-of-all"));
    co_await m_driver.type(field, QStringLiteral("kind:client"));
    co_await m_driver.waitFor(both, 3000);
    m_driver.keyTo(table, Qt::Key_A, Qt::ControlModifier);
    co_await QCoro::sleepFor(200ms);
    co_await m_driver.picture(QStringLiteral("credentials-of-all-selected"));
    co_await m_driver.click(QStringLiteral("Revoke…"));
    const QString backends = QStringLiteral("Backends that will be called");
    const bool previewed = co_await m_driver.waitForWidget(backends, 5000) != nullptr;
    co_await QCoro::sleepFor(600ms);
    m_driver.note(QStringLiteral("change of several"), QStringLiteral("the preview has the calls of each backend"), previewed,
                  QStringLiteral("there is none"));
    m_driver.checkNames(QStringLiteral("change of several"));
    co_await m_driver.picture(QStringLiteral("change-preview-shared"));
    m_driver.key(Qt::Key_Escape);
    const std::function<bool()> closed = [this] { return !m_driver.isSheetOpen(); };
    co_await m_driver.waitFor(closed, 3000);
    co_await m_driver.type(field, QString());
    m_driver.key(Qt::Key_Backspace);
}

} // namespace octroi::app
