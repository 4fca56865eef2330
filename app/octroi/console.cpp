// SPDX-License-Identifier: GPL-3.0-or-later
#include "console.h"

#include "demo/traffic.h"
#include "models/backendcolour.h"
#include "models/quotazone.h"
#include "shell/errortext.h"
#include "shell/mainwindow.h"

#include <QHostAddress>
#include <QJsonObject>
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

QString Opening::id() const
{
    switch (kind) {
    case Kind::Builtin:
        return QStringLiteral("builtin");
    case Kind::Demo:
        return QStringLiteral("demo");
    case Kind::Server:
        break;
    }
    return profile.id;
}

Console::Console(Opening opening, const Clock &clock, QSettings &settings, pages::OpenConnections &all, QObject *parent)
    : QObject(parent)
    , m_opening(std::move(opening))
    , m_clock(clock)
    , m_settings(settings)
    , m_all(all)
{
    if (m_opening.kind != Opening::Kind::Server)
        makeServer();
    const session::ConnectionProfile &profile = m_opening.profile;
    m_backend = std::make_unique<backends::OctroidBackend>(m_opening.id(), m_server ? QStringLiteral("octroid") : profile.name,
                                                           profile.address, profile.clientId, m_opening.clientSecret, clock);
    models::setBackendColour(*m_backend, profile.colour);
    m_inventory = std::make_unique<inventory::Inventory>(*m_backend, clock);
    m_spine = std::make_unique<change::Spine>(*m_inventory);
    m_spine->setReadOnly(profile.readOnly);
    m_health = std::make_unique<health::Health>(*m_inventory);
    m_all.add(context());
}

void Console::makeServer()
{
    BuiltinServer::Options options;
    options.program = m_opening.program;
    options.dataFolder = dataFolder();
    options.demoSeed = m_opening.kind == Opening::Kind::Demo ? m_opening.demoSeed : 0;
    m_server = std::make_unique<BuiltinServer>(options);
    connect(m_server.get(), &BuiltinServer::endpointChanged, this, [this] { useEndpoint(m_server->endpoint()); });
    connect(m_server.get(), &BuiltinServer::stateChanged, this, [this](BuiltinServer::State state) {
        showServer({}, {});
        if (state == BuiltinServer::State::Failed)
            showFailure(m_server->lastError());
    });
}

Console::~Console()
{
    // What stands on something goes first: the window, then what it shows, then the process.
    m_dialogs.reset();
    m_window.reset();
    leave();
    m_traffic.reset();
    m_backend->disconnectFromBackend();
    m_health.reset();
    m_spine.reset();
    m_inventory.reset();
    m_backend.reset();
    m_server.reset();
}

void Console::leave()
{
    m_all.remove(*m_inventory);
}

QString Console::dataFolder() const
{
    return m_opening.dataFolder.isEmpty() ? BuiltinServer::defaultFolder(m_opening.kind == Opening::Kind::Demo)
                                          : m_opening.dataFolder;
}

void Console::show()
{
    if (!m_window) {
        buildWindow();
        Q_EMIT windowBuilt();
    }
    m_window->show();
    if (const std::optional<Trouble> trouble = std::exchange(m_trouble, std::nullopt))
        tell(trouble->sentence, trouble->action, trouble->run);
    if (const std::optional<Error> lost = std::exchange(m_lostSnapshot, std::nullopt))
        m_window->tellLostSnapshot(*lost);
}

void Console::useSecret(const std::shared_ptr<Secret> &secret)
{
    m_opening.clientSecret = secret;
    m_backend->setEndpoint(m_opening.profile.address, m_opening.profile.clientId, secret);
    connectNow();
}

void Console::tellSecretMissing(const QString &sentence)
{
    tell(sentence, tr("Enter the secret…"), [this] { Q_EMIT editRequested(m_opening.profile.id); });
}

void Console::tell(const QString &sentence, const QString &action, const std::function<void()> &run)
{
    if (m_window)
        m_window->showNotice(theme::Tone::Danger, sentence, action, run);
    else
        m_trouble = Trouble{sentence, action, run};
}

void Console::connectNow()
{
    m_trouble.reset();
    if (!m_server) {
        if (m_opening.clientSecret)
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
        m_syncWanted = true;
        if (m_snapshotReady)
            m_inventory->sync();
        QCoro::connect(m_backend->readObject(QStringLiteral("/v1/server")), this, [this](const Result<QJsonObject> &facts) {
            if (facts)
                models::setQuotaZone(*m_backend, facts->value(QLatin1String("time_zone")).toString());
        });
        QCoro::connect(m_backend->serverFacts(), this, [this](const Result<backends::ServerFacts> &facts) {
            showServer(facts ? facts->syslog : QString(), facts ? facts->version : QString());
        });
        Q_EMIT connected();
    });
}

void Console::snapshotReady()
{
    if (!std::exchange(m_snapshotReady, true) && m_syncWanted)
        m_inventory->sync();
}

void Console::tellLostSnapshot(const Error &error)
{
    if (m_window)
        m_window->tellLostSnapshot(error);
    else
        m_lostSnapshot = error;
}

void Console::showFailure(const Error &error)
{
    if (error.code == ErrorCode::Cancelled)
        return;
    tell(shell::errorText(error), tr("Try again"), [this] { connectNow(); });
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
