// SPDX-License-Identifier: GPL-3.0-or-later
#include "script.h"

#include "shell/mainwindow.h"
#include "session/builtinserver.h"

#include <QCoroTimer>
#include <QFile>
#include <QFileInfo>
#include <QMainWindow>
#include <chrono>

using namespace std::chrono_literals;

namespace octroi::app {

Script::Script(Application &application, Driver &driver, Options options)
    : m_application(application), m_driver(driver), m_options(std::move(options))
{
    m_network.setTransferTimeout(5000);
}

QCoro::Task<void> Script::run()
{
    const bool started = co_await firstStart();
    if (!started)
        co_return;
    const bool signedIn = co_await signIn();
    if (!signedIn)
        co_return;
    co_await secondConsole();
    co_await directory();
    co_await importing();
    co_await catalogue();
    const bool issued = co_await issueKey();
    if (issued) {
        co_await browse();
        co_await calls();
        co_await leak();
        co_await accessReview();
        co_await changes();
        co_await restart();
    }
    co_await campaign();
    co_await tokens();
    co_await clients();
    co_await health();
    co_await alerts();
    co_await stateAsFile();
    co_await pages();
    co_await dashboards();
    co_await bulk();
    co_await production();
    co_await settings();
    co_await narrow();
    co_await french();
}

QCoro::Task<bool> Script::firstStart()
{
    m_application.showWelcome();
    m_driver.setWindow(m_application.welcomeWindow());
    co_await QCoro::sleepFor(200ms);
    m_driver.checkNames(QStringLiteral("first start"));
    co_await m_driver.picture(QStringLiteral("first-start"));
    co_await m_driver.click(QStringLiteral("Explore with demo data"));
    const bool there = co_await m_driver.waitFor([this] { return m_application.console() != nullptr; });
    m_driver.note(QStringLiteral("first start"), QStringLiteral("showed the three choices and chose the demo data"), there,
                  QStringLiteral("the console did not open"));
    if (there) {
        m_driver.setWindow(console().window());
        console().window()->resize(1440, 900);
    }
    co_return there;
}

QCoro::Task<bool> Script::signIn()
{
    const bool ready = co_await m_driver.waitFor(
        [this] {
            return console().backend().state() == backends::BackendState::Online
                && console().inventory().lastSync().isValid() && !console().inventory().keys().empty();
        },
        60'000);
    m_driver.note(QStringLiteral("sign in"),
                  QStringLiteral("octroid runs at %1 and was signed in to without asking: %2 keys")
                      .arg(console().server()->endpoint().issuer).arg(console().inventory().keys().size()),
                  ready,
                  QStringLiteral("state %1; backend %2; inventory %3")
                      .arg(int(console().backend().state()))
                      .arg(console().backend().lastError().toString(), console().inventory().lastError().toString()));
    const auto mode = QFileInfo(m_options.dataFolder).permissions();
    const bool secret = (mode & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)) == 0;
    m_driver.note(QStringLiteral("data folder"), QStringLiteral("is its owner's alone (0700)"), secret,
                  QStringLiteral("others may read it"));
    if (!m_options.proxyFile.isEmpty()) {
        co_await m_driver.waitFor([this] { return QFileInfo(m_options.proxyFile).size() > 0; }, 30'000);
        QFile file(m_options.proxyFile);
        if (file.open(QIODevice::ReadOnly))
            m_proxy = QString::fromUtf8(file.readAll()).trimmed();
        m_driver.note(QStringLiteral("proxy"), QStringLiteral("calls go through ") + m_proxy, !m_proxy.isEmpty(),
                      QStringLiteral("no proxy was named"));
    }
    co_return ready;
}

QCoro::Task<void> Script::secondConsole()
{
    session::BuiltinServer::Options options;
    options.dataFolder = m_options.dataFolder;
    options.program = m_options.program;
    session::BuiltinServer second(options);
    const Result<session::Endpoint> endpoint = co_await second.start();
    const bool same = endpoint && endpoint->issuer == console().server()->endpoint().issuer && !second.isOurs();
    m_driver.note(QStringLiteral("second console"), QStringLiteral("a second one on the folder uses the first one's octroid"), same,
                  endpoint ? QStringLiteral("it started another") : endpoint.error().toString());
}

QCoro::Task<void> Script::openPage(QString pageId)
{
    console().openPage(pageId);
    const std::function<bool()> shown = [this, pageId] { return console().window()->currentPage()->pageId() == pageId; };
    co_await m_driver.waitFor(shown, 2000);
    co_await QCoro::sleepFor(250ms);
}

std::optional<domain::ApiKey> Script::issued() const
{
    return console().inventory().key(m_keyId);
}

} // namespace octroi::app
