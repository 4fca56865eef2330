// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/octroid/octroidbackend.h"

#include "backends/octroid/decode.h"
#include "domain/json.h"

#include <QPointer>

namespace octroi::backends {

namespace {

Result<ServerFacts> factsFromJson(const QJsonObject &o)
{
    ServerFacts facts;
    facts.version = o.value(QLatin1String("version")).toString();
    facts.issuer = o.value(QLatin1String("issuer")).toString();
    facts.node = o.value(QLatin1String("node")).toString();
    facts.syslog = o.value(QLatin1String("syslog")).toString();
    facts.startedAt = domain::fromRfc3339(o.value(QLatin1String("started_at")).toString());
    facts.keys = o.value(QLatin1String("keys")).toInteger();
    facts.checks = o.value(QLatin1String("checks")).toInteger();
    if (facts.version.isEmpty())
        return Error{ErrorCode::Protocol,
                     {},
                     QStringLiteral("the server names no version"),
                     QStringLiteral("version"),
                     {}};
    return facts;
}

} // namespace

OctroidBackend::OctroidBackend(QString id, QString name, QString issuer, QString clientId,
                               std::shared_ptr<Secret> secret, const Clock &clock, QObject *parent)
    : OctroidBackend(std::move(id), std::move(name), Credentials{issuer, clientId, std::move(secret)}, clock, parent)
{
}

OctroidBackend::OctroidBackend(QString id, QString name, Credentials credentials, const Clock &clock, QObject *parent)
    : Backend(parent)
    , m_info{std::move(id), std::move(name), credentials.issuer, {}, credentials.clientId}
    , m_transport(credentials, clock, m_log)
    , m_live(m_transport)
    , m_filtered(new FilteredStreams(m_transport, m_live, this))
{
    connect(&m_transport, &Transport::renewed, this, [this](const std::shared_ptr<Secret> &secret) {
        if (m_renewed)
            m_renewed(secret);
    });
    connect(&m_transport, &Transport::ended, this, [this](const Error &error) {
        if (m_state == BackendState::Online)
            setState(BackendState::Failed, error);
    });
    connect(&m_live, &LiveStream::point, this, &Backend::livePoint);
    connect(&m_live, &LiveStream::gap, this, &Backend::liveGap);
    connect(&m_live, &LiveStream::changed, this, &Backend::changed);
    connect(&m_transport, &Transport::answered, this, [this](int ms) {
        m_latency = ms;
        Q_EMIT latencyChanged(ms);
    });
    connect(&m_transport, &Transport::reached, this, [this] {
        if (m_wanted && m_state == BackendState::Offline)
            setState(BackendState::Online);
    });
    connect(&m_transport, &Transport::unreachable, this, [this](const Error &error) {
        if (m_state == BackendState::Online)
            setState(BackendState::Offline, error);
    });
}

OctroidBackend::~OctroidBackend()
{
    m_wanted = false;
    stopStreams();
    m_transport.abortAll();
}

void OctroidBackend::setState(BackendState state, const Error &error)
{
    if (state == BackendState::Offline || state == BackendState::Failed)
        m_lastError = error;
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

Task<void> OctroidBackend::connectToBackend()
{
    const QPointer<OctroidBackend> self(this);
    m_wanted = true;
    setState(BackendState::Connecting);
    const Result<ServerFacts> facts = co_await serverFacts();
    // Large answers come back from another thread, after which this may be gone.
    if (!self)
        co_return Error{ErrorCode::Cancelled, {}, {}, {}, {}};
    if (!facts) {
        if (facts.error().code != ErrorCode::Cancelled)
            setState(BackendState::Failed, facts.error());
        co_return facts.error();
    }
    m_info.version = facts->version;
    setState(BackendState::Online);
    co_return Result<void>();
}

void OctroidBackend::disconnectFromBackend()
{
    m_wanted = false;
    stopStreams();
    m_transport.abortAll();
    m_transport.forgetToken();
    setState(BackendState::Offline, Error{ErrorCode::Cancelled, m_info.address, {}, {}, {}});
}

void OctroidBackend::useSecret(std::shared_ptr<Secret> secret)
{
    Credentials credentials = m_transport.credentials();
    credentials.secret = std::move(secret);
    m_transport.setCredentials(std::move(credentials));
}

Task<void> OctroidBackend::signOut()
{
    const QPointer<OctroidBackend> self(this);
    m_live.stop();
    const Result<void> revoked = co_await m_transport.revoke();
    if (self)
        disconnectFromBackend();
    co_return revoked;
}

void OctroidBackend::setEndpoint(QString issuer, QString clientId, std::shared_ptr<Secret> secret)
{
    Credentials credentials = m_transport.credentials();
    credentials.issuer = issuer;
    credentials.clientId = clientId;
    credentials.secret = std::move(secret);
    m_transport.setCredentials(std::move(credentials));
    m_info.address = issuer;
    m_info.signedInAs = clientId;
    m_live.forget();
    m_filtered->forget();
    if (m_wanted)
        connectToBackend();
}

Task<ServerFacts> OctroidBackend::serverFacts()
{
    return decodeObject<ServerFacts>(get(QStringLiteral("/v1/server")), QStringLiteral("/v1/server"),
                                     factsFromJson);
}

Task<HttpAnswer> OctroidBackend::get(QString path)
{
    return m_transport.call({"GET", path, {}, 0, {}});
}

Task<HttpAnswer> OctroidBackend::write(const char *method, QString path, QJsonObject body, qint64 version,
                                       QString idempotencyKey)
{
    return m_transport.call(
        {method, path, QJsonDocument(body).toJson(QJsonDocument::Compact), version, idempotencyKey});
}

Task<QJsonObject> OctroidBackend::readObject(QString path)
{
    const Result<HttpAnswer> answer = co_await get(path);
    co_return answer ? parseObject(answer->body, path) : Result<QJsonObject>(answer.error());
}

Task<QJsonObject> OctroidBackend::writeObject(const char *method, QString path, QJsonObject body, QString idempotencyKey)
{
    const Result<HttpAnswer> answer = co_await write(method, path, body, 0, idempotencyKey);
    if (!answer)
        co_return answer.error();
    co_return answer->body.isEmpty() ? Result<QJsonObject>(QJsonObject()) : parseObject(answer->body, path);
}

void OctroidBackend::startLive(int backfillSeconds)
{
    m_live.start(backfillSeconds);
}

void OctroidBackend::stopLive()
{
    m_live.stop();
}

bool OctroidBackend::isLive() const
{
    return m_live.isLive();
}

void OctroidBackend::stopStreams()
{
    m_live.stop();
    m_filtered->stop();
}

} // namespace octroi::backends
