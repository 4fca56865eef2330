// SPDX-License-Identifier: GPL-3.0-or-later
#include "console.h"

#include "demo/traffic.h"
#include "shell/errortext.h"
#include "shell/mainwindow.h"

#include <QHostAddress>
#include <QUrl>

namespace octroi::app {

using session::BuiltinServer;

namespace {

constexpr double kDemoCallsPerSecond = 6;

demo::Traffic::Target trafficTarget(const session::Endpoint &endpoint)
{
    demo::Traffic::Target target;
    target.base = QUrl(endpoint.issuer);
    const QUrl syslog(QStringLiteral("udp://") + endpoint.syslog);
    if (!syslog.host().isEmpty()) {
        target.syslogAddress = QHostAddress(syslog.host());
        target.syslogPort = quint16(syslog.port(0));
    }
    return target;
}

} // namespace

Console::Console(Opening opening, const Clock &clock, QSettings &settings, QObject *parent)
    : QObject(parent)
    , m_opening(std::move(opening))
    , m_clock(clock)
    , m_settings(settings)
{
    const bool demo = m_opening.kind == Opening::Kind::Demo;
    if (m_opening.kind != Opening::Kind::Server) {
        BuiltinServer::Options options;
        options.program = m_opening.program;
        options.dataFolder = dataFolder();
        options.demoSeed = demo ? m_opening.demoSeed : 0;
        m_server = std::make_unique<BuiltinServer>(options);
        connect(m_server.get(), &BuiltinServer::endpointChanged, this, [this] { useEndpoint(m_server->endpoint()); });
        connect(m_server.get(), &BuiltinServer::stateChanged, this, [this](BuiltinServer::State state) {
            if (!m_window)
                return;
            showServer({}, {});
            if (state == BuiltinServer::State::Failed)
                showFailure(m_server->lastError());
        });
    }
    const QString name = m_server ? QStringLiteral("octroid") : QUrl(m_opening.address).host();
    m_backend = std::make_unique<backends::OctroidBackend>(demo ? QStringLiteral("demo") : QStringLiteral("builtin"), name,
                                                           m_opening.address, m_opening.clientId,
                                                           m_opening.clientSecret, clock);
    m_inventory = std::make_unique<inventory::Inventory>(*m_backend, clock);
    m_spine = std::make_unique<change::Spine>(*m_inventory);
}

Console::~Console()
{
    // What stands on something goes first: the window, then what it shows, then the process.
    m_dialogs.reset();
    m_window.reset();
    m_traffic.reset();
    m_backend->disconnectFromBackend();
    m_spine.reset();
    m_inventory.reset();
    m_backend.reset();
    m_server.reset();
}

QString Console::dataFolder() const
{
    return m_opening.dataFolder.isEmpty() ? BuiltinServer::defaultFolder(m_opening.kind == Opening::Kind::Demo)
                                          : m_opening.dataFolder;
}

void Console::open()
{
    buildWindow();
    m_window->show();
    connectNow();
}

void Console::connectNow()
{
    if (!m_server) {
        signIn();
        return;
    }
    QCoro::connect(m_server->start(), this, [this](const Result<session::Endpoint> &endpoint) {
        if (endpoint)
            useEndpoint(*endpoint);
        else
            showFailure(endpoint.error());
    });
}

void Console::restartServer()
{
    if (!m_server)
        return;
    m_server->stop();
    connectNow();
}

void Console::useEndpoint(const session::Endpoint &endpoint)
{
    m_backend->setEndpoint(endpoint.issuer, endpoint.clientId, endpoint.clientSecret);
    signIn();
    startTraffic(endpoint);
}

void Console::signIn()
{
    QCoro::connect(m_backend->connectToBackend(), this, [this](const Result<void> &done) {
        if (!done) {
            showFailure(done.error());
            return;
        }
        m_inventory->sync();
        QCoro::connect(m_backend->serverFacts(), this, [this](const Result<backends::ServerFacts> &facts) {
            showServer(facts ? facts->syslog : QString(), facts ? facts->version : QString());
        });
        Q_EMIT connected();
    });
}

void Console::showFailure(const Error &error)
{
    if (error.code == ErrorCode::Cancelled)
        return;
    m_window->showNotice(theme::Tone::Danger, shell::errorText(error), tr("Try again"), [this] { connectNow(); });
}

void Console::startTraffic(const session::Endpoint &endpoint)
{
    // Another console that already runs this demo drives its traffic too.
    if (m_opening.kind != Opening::Kind::Demo || !m_opening.demoTraffic || !m_server->isOurs())
        return;
    const demo::Traffic::Target target = trafficTarget(endpoint);
    if (m_traffic) {
        m_traffic->setTarget(target);
    } else {
        m_traffic = std::make_unique<demo::Traffic>(m_opening.demoSeed, target, kDemoCallsPerSecond);
        m_traffic->start();
    }
}

} // namespace octroi::app
