// SPDX-License-Identifier: GPL-3.0-or-later
#include "console.h"

#include "administratorsignin.h"
#include "backends/octroid/octroidbackend.h"
#include "demo/traffic.h"
#include "models/alertwords.h"
#include "models/backendcolour.h"
#include "models/quotazone.h"
#include "shell/errortext.h"
#include "shell/mainwindow.h"
#include "widgets/sheethost.h"

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
    makeBackend();
    const session::ConnectionProfile &profile = m_opening.profile;
    models::setBackendColour(*m_backend, profile.colour);
    m_inventory = std::make_unique<inventory::Inventory>(*m_backend, clock);
    m_spine = std::make_unique<change::Spine>(*m_inventory);
    m_spine->setReadOnly(profile.readOnly);
    m_health = std::make_unique<health::Health>(*m_inventory);
    m_alerts = std::make_unique<models::AlertWatch>(*m_inventory, *m_spine);
    connect(m_alerts.get(), &models::AlertWatch::noticed, this, [this](const models::AlertNotice &notice) {
        Q_EMIT alertNoticed(notice.ruleName, models::AlertWords::notice(notice.alerts), notice.alerts.first().id);
    });
    m_all.add(context());
}

void Console::makeBackend()
{
    m_backend = backends::connectorTo(destinationOf(m_opening.profile, m_opening.clientSecret), m_opening.id(),
                                      m_server ? QStringLiteral("octroid") : m_opening.profile.name, m_clock);
    m_octroid = dynamic_cast<backends::OctroidBackend *>(m_backend.get());
    backends::connectionOf(*m_backend)->onRenewed([this](const std::shared_ptr<Secret> &secret) {
        m_opening.clientSecret = secret;
        Q_EMIT secretRenewed(secret);
    });
    connect(m_backend.get(), &backends::Backend::stateChanged, this, [this](backends::BackendState state) {
        if (state == backends::BackendState::Failed && m_backend->lastError().reason == QLatin1String("session_ended"))
            tellSessionEnded();
    });
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
    m_alerts.reset();
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
        tell(trouble->sentence, trouble->action, trouble->run, trouble->tone);
    if (const std::optional<Error> lost = std::exchange(m_lostSnapshot, std::nullopt))
        m_window->tellLostSnapshot(*lost);
}

void Console::useSecret(const std::shared_ptr<Secret> &secret)
{
    m_opening.clientSecret = secret;
    backends::connectionOf(*m_backend)->useSecret(secret);
    connectNow();
}

void Console::takeUsageFrom(const session::ConnectionProfile &source, const std::shared_ptr<Secret> &secret)
{
    auto *taker = dynamic_cast<backends::UsageTaker *>(m_backend.get());
    backends::Destination there = destinationOf(source, secret);
    there.realm = m_opening.profile.realm;
    if (auto usage = taker ? backends::usageSourceAt(there, m_clock) : nullptr)
        taker->attachUsage(std::move(usage));
}

void Console::tellSecretMissing(const QString &sentence)
{
    if (m_opening.profile.signIn == session::SignInMethod::ClientSecret)
        tell(sentence, tr("Enter the secret…"), [this] { Q_EMIT editRequested(m_opening.profile.id); });
    else
        tell(sentence, tr("Sign in…"), [this] { Q_EMIT signInRequested(m_opening.profile.id); });
}

void Console::tellSessionEnded()
{
    tell(tr("The session at %1 has ended. Nothing you typed is lost: sign in again to go on.").arg(m_opening.profile.name),
         tr("Sign in again…"), [this] { Q_EMIT signInRequested(m_opening.profile.id); });
    // Behind a sheet nothing of the window is reached.
    if (m_window && m_window->isVisible() && m_window->sheets().isOpen())
        Q_EMIT signInRequested(m_opening.profile.id);
}

void Console::signOut()
{
    QCoro::connect(backends::connectionOf(*m_backend)->signOut(), this, [this](const Result<void> &done) {
        const QString name = m_opening.profile.name;
        m_opening.clientSecret.reset();
        Q_EMIT signedOut();
        tell(done ? tr("You are signed out of %1.").arg(name)
                  : tr("You are signed out of %1 here, but the server could not be told: %2").arg(name, shell::errorText(done.error())),
             tr("Sign in again…"), [this] { Q_EMIT signInRequested(m_opening.profile.id); }, done ? theme::Tone::Info : theme::Tone::Warning);
    });
}

void Console::tell(const QString &sentence, const QString &action, const std::function<void()> &run, theme::Tone tone)
{
    if (m_window)
        m_window->showNotice(tone, sentence, action, run);
    else
        m_trouble = Trouble{sentence, action, run, tone};
}

void Console::connectNow()
{
    m_trouble.reset();
    if (!m_server) {
        if (m_opening.clientSecret || m_opening.profile.signIn == session::SignInMethod::Open)
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
    m_octroid->setEndpoint(endpoint.issuer, endpoint.clientId, endpoint.clientSecret);
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
        readFacts();
        Q_EMIT connected();
    });
}

void Console::readFacts()
{
    if (!m_octroid)
        return;
    QCoro::connect(m_octroid->readObject(QStringLiteral("/v1/server")), this, [this](const Result<QJsonObject> &facts) {
        if (facts)
            models::setQuotaZone(*m_backend, facts->value(QLatin1String("time_zone")).toString());
    });
    QCoro::connect(m_octroid->serverFacts(), this, [this](const Result<backends::ServerFacts> &facts) {
        showServer(facts ? facts->syslog : QString(), facts ? facts->version : QString());
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
    if (error.reason == QLatin1String("session_ended"))
        return tellSessionEnded();
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
