// SPDX-License-Identifier: GPL-3.0-or-later
// A second connection: a production server, with its frame, its switch and its typed confirmation.
#include "script.h"

#include "session/builtinserver.h"
#include "shell/backendentry.h"
#include "shell/mainwindow.h"
#include "widgets/switch.h"

#include <QAbstractButton>
#include <QCoroTimer>
#include <QLineEdit>
#include <algorithm>
#include <chrono>

using namespace std::chrono_literals;

namespace octroi::app {

QCoro::Task<bool> Script::connectProduction()
{
    const session::Endpoint endpoint = console().server()->endpoint();
    console().window()->openPalette();
    const QString search = QStringLiteral("Search, run a command, or paste a key");
    co_await m_driver.type(search, QStringLiteral("Connect to a server"));
    if (auto *line = m_driver.find<QLineEdit>(search))
        m_driver.keyTo(line, Qt::Key_Return);
    co_await m_driver.waitForWidget(QStringLiteral("Address of the octroid server"));
    m_driver.checkNames(QStringLiteral("connect to a server"));
    for (const auto &[kind, name] : {std::pair{2, "connect-prometheus"}, {3, "connect-haproxy"}}) {
        co_await m_driver.chooseSegment(QStringLiteral("Kind of server"), kind);
        m_driver.checkNames(QLatin1String(name));
        co_await m_driver.picture(QLatin1String(name));
    }
    co_await m_driver.chooseSegment(QStringLiteral("Kind of server"), 0);
    co_await m_driver.type(QStringLiteral("Address of the octroid server"), endpoint.issuer);
    co_await m_driver.type(QStringLiteral("Client identifier"), endpoint.clientId);
    co_await m_driver.type(QStringLiteral("Client secret"), QStringLiteral("not the secret"));
    co_await m_driver.type(QStringLiteral("Name in the bar"), QStringLiteral("octroid-eu"));
    co_await m_driver.chooseSegment(QStringLiteral("Environment"), int(session::ProfileEnvironment::Production));
    co_await m_driver.picture(QStringLiteral("connect"));
    co_await m_driver.click(QStringLiteral("Connect"));
    const std::function<bool()> refused = [this] {
        auto *secret = m_driver.find<QLineEdit>(QStringLiteral("Client secret"));
        return m_driver.isSheetOpen() && secret && secret->accessibleDescription().contains(QStringLiteral("does not accept"));
    };
    const bool stayed = co_await m_driver.waitFor(refused);
    m_driver.note(QStringLiteral("wrong secret"), QStringLiteral("is refused at its field, and nothing typed is lost"), stayed,
                  QStringLiteral("the sheet says nothing"));
    co_await m_driver.type(QStringLiteral("Client secret"), endpoint.clientSecret->revealText());
    co_await m_driver.click(QStringLiteral("Connect"));
    const std::function<bool()> there = [this] {
        return console().opening().kind == Opening::Kind::Server && console().inventory().lastSync().isValid()
            && !console().inventory().keys().empty();
    };
    const bool shown = co_await m_driver.waitFor(there, 20'000);
    m_driver.note(QStringLiteral("connect"), QStringLiteral("a production server beside the demo, kept for this run"), shown,
                  QStringLiteral("its window does not show its keys"));
    if (shown) {
        m_driver.setWindow(console().window());
        console().window()->resize(1440, 900);
    }
    co_return shown;
}

QCoro::Task<void> Script::typedConfirmation()
{
    const auto &keys = console().inventory().keys();
    const auto active = std::find_if(keys.begin(), keys.end(), [](const domain::ApiKey &key) {
        return key.statusAt(QDateTime::currentDateTimeUtc()) == domain::KeyStatus::Active;
    });
    if (active == keys.end())
        co_return;
    const QString name = active->name;
    console().window()->openTarget({QStringLiteral("credentials"), active->id, {}});
    co_await QCoro::sleepFor(500ms);
    auto *revoke = m_driver.find<QAbstractButton>(QStringLiteral("Revoke…"));
    m_driver.note(QStringLiteral("read-only"), QStringLiteral("production starts so, and changes are disabled"),
                  console().spine().isReadOnly() && revoke && !revoke->isEnabled(), QStringLiteral("a change could be made"));
    co_await m_driver.picture(QStringLiteral("credentials-production"));
    co_await m_driver.click(QStringLiteral("Read-only"));
    co_await m_driver.click(QStringLiteral("Revoke…"));
    co_await m_driver.waitForWidget(QStringLiteral("Revoke key"));
    co_await QCoro::sleepFor(600ms);
    m_driver.checkNames(QStringLiteral("typed confirmation"));
    co_await m_driver.picture(QStringLiteral("change-preview-production"));
    auto *last = m_driver.find<QAbstractButton>(QStringLiteral("Revoke key"));
    const QString label = QStringLiteral("Type %1 to confirm").arg(name);
    auto *field = m_driver.find<QLineEdit>(label);
    const bool closedBefore = last && !last->isEnabled();
    if (field)
        co_await m_driver.type(label, name);
    m_driver.note(QStringLiteral("typed confirmation"), QStringLiteral("the last button opens with the key's name"),
                  field && closedBefore && last->isEnabled(), field ? QStringLiteral("it is open or closed at the wrong time") : QStringLiteral("there is no field for the name"));
    m_driver.key(Qt::Key_Escape);
    const std::function<bool()> closed = [this] { return !m_driver.isSheetOpen(); };
    co_await m_driver.waitFor(closed, 3000);
}

QCoro::Task<void> Script::production()
{
    const QString demo = console().opening().id();
    const bool connected = co_await connectProduction();
    if (!connected)
        co_return;
    const QString id = console().opening().id();
    co_await openPage(QStringLiteral("overview"));
    co_await QCoro::sleepFor(3s);
    co_await m_driver.picture(QStringLiteral("overview-production"));
    co_await typedConfirmation();
    co_await oneTable();
    // Back over the bar, as one does it.
    for (auto *entry : console().window()->findChildren<shell::BackendEntry *>()) {
        if (entry->id() == demo && entry->isVisible())
            m_driver.clickWidget(entry, entry->rect().center());
    }
    const std::function<bool()> back = [this, demo] { return console().opening().id() == demo && console().window()->isVisible(); };
    const bool switched = co_await m_driver.waitFor(back, 3000);
    m_driver.setWindow(console().window());
    m_driver.note(QStringLiteral("switch"), QStringLiteral("back to the demo over the connection bar"), switched, QStringLiteral("another window is shown"));
    console().window()->resize(1440, 900); // newer Qt fits it into the small screen of the offscreen platform
    m_application.workspace().edit(id);
    co_await m_driver.waitForWidget(QStringLiteral("Forget"));
    co_await m_driver.picture(QStringLiteral("connection"));
    co_await m_driver.click(QStringLiteral("Forget"));
    co_await m_driver.click(QStringLiteral("Forget the connection"));
    const std::function<bool()> gone = [this] {
        return m_application.workspace().connections().profiles().isEmpty() && m_application.workspace().consoles().size() == 1;
    };
    const bool forgotten = co_await m_driver.waitFor(gone, 5000);
    m_driver.note(QStringLiteral("forget"), QStringLiteral("the connection is gone, the demo stays"), forgotten && console().opening().id() == demo,
                  QStringLiteral("it is still there"));
    console().window()->resize(1440, 900);
    co_await QCoro::sleepFor(200ms);
}

} // namespace octroi::app
