// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/keycloak/keycloakbackend.h"

#include "backends/octroid/decode.h"

#include <QPointer>

namespace octroi::backends {

namespace {

Credentials completed(const KeycloakAddress &address, Credentials credentials)
{
    const QString realm = address.signInRealm.isEmpty() ? address.realm : address.signInRealm;
    credentials.issuer = address.address + QStringLiteral("/realms/") + wire::encoded(realm);
    credentials.api = address.address;
    credentials.openId = true; // Keycloak before 26 has the other one not
    return credentials;
}

} // namespace

KeycloakBackend::KeycloakBackend(QString id, QString name, KeycloakAddress address, Credentials credentials,
                                 const Clock &clock, QObject *parent)
    : Backend(parent)
    , m_info{std::move(id), std::move(name), address.address + QStringLiteral("/realms/") + address.realm, {},
             credentials.clientId}
    , m_address(address)
    , m_clock(clock)
    , m_transport(completed(address, std::move(credentials)), clock, m_log)
{
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
    connect(&m_transport, &Transport::renewed, this, [this](const std::shared_ptr<Secret> &secret) {
        if (m_renewed)
            m_renewed(secret);
    });
    connect(&m_transport, &Transport::ended, this, [this](const Error &error) {
        if (m_state == BackendState::Online)
            setState(BackendState::Failed, error);
    });
}

KeycloakBackend::~KeycloakBackend()
{
    m_wanted = false;
    m_transport.abortAll();
}

void KeycloakBackend::setState(BackendState state, const Error &error)
{
    if (state == BackendState::Offline || state == BackendState::Failed)
        m_lastError = error;
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

Task<void> KeycloakBackend::connectToBackend()
{
    const QPointer<KeycloakBackend> self(this);
    m_wanted = true;
    setState(BackendState::Connecting);
    const Result<void> realm = co_await readRealm();
    if (!self)
        co_return Error{ErrorCode::Cancelled, {}, {}, {}, {}};
    if (!realm) {
        if (realm.error().code != ErrorCode::Cancelled)
            setState(BackendState::Failed, realm.error());
        co_return realm;
    }
    // Not everybody may ask for the version; the rest works without.
    const Result<QJsonObject> server = co_await readObject(QStringLiteral("/admin/serverinfo"));
    if (!self)
        co_return Error{ErrorCode::Cancelled, {}, {}, {}, {}};
    if (server)
        m_info.version = server->value(QLatin1String("systemInfo")).toObject().value(QLatin1String("version")).toString();
    setState(BackendState::Online);
    co_return Result<void>();
}

Task<void> KeycloakBackend::readRealm()
{
    const Result<QJsonObject> realm = co_await readObject(realmPath());
    if (!realm)
        co_return realm.error();
    m_userEvents = realm->value(QLatin1String("eventsEnabled")).toBool();
    m_adminEvents = realm->value(QLatin1String("adminEventsEnabled")).toBool();
    const auto number = [&realm](const char *name, qint64 otherwise) {
        const qint64 value = realm->value(QLatin1String(name)).toInteger();
        return value > 0 ? value : otherwise;
    };
    m_defaults.accessTokenSeconds = number("accessTokenLifespan", m_defaults.accessTokenSeconds);
    m_defaults.refreshTokenSeconds = number("ssoSessionMaxLifespan", m_defaults.refreshTokenSeconds);
    co_return Result<void>();
}

void KeycloakBackend::disconnectFromBackend()
{
    m_wanted = false;
    m_transport.abortAll();
    m_transport.forgetToken();
    setState(BackendState::Offline, Error{ErrorCode::Cancelled, m_info.address, {}, {}, {}});
}

void KeycloakBackend::useSecret(std::shared_ptr<Secret> secret)
{
    Credentials credentials = m_transport.credentials();
    credentials.secret = std::move(secret);
    m_transport.setCredentials(std::move(credentials));
}

Task<void> KeycloakBackend::signOut()
{
    const QPointer<KeycloakBackend> self(this);
    const Result<void> revoked = co_await m_transport.revoke();
    if (self)
        disconnectFromBackend();
    co_return revoked;
}

CapabilityNote KeycloakBackend::capability(Capability what) const
{
    CapabilityNote note = keycloakCapabilities().at(int(what));
    if (what == Capability::Usage && m_source)
        return {what, Support::Full, nullptr};
    const bool off = (what == Capability::Usage && !m_userEvents) || (what == Capability::Audit && !m_adminEvents);
    if (off && m_state == BackendState::Online) {
        note.support = Support::None;
        note.sentence = what == Capability::Usage
                            ? QT_TRANSLATE_NOOP("octroi::backends::Capability",
                                                "The realm’s user events are switched off, so nobody knows which tokens were given.")
                            : QT_TRANSLATE_NOOP("octroi::backends::Capability",
                                                "The realm’s admin events are switched off, so nobody knows what was changed.");
    }
    return note;
}

void KeycloakBackend::attachUsage(std::unique_ptr<UsageSource> source)
{
    m_source = std::move(source);
}

QString KeycloakBackend::realmPath(const QString &below) const
{
    return QStringLiteral("/admin/realms/") + wire::encoded(m_address.realm) + below;
}

// No coroutine, because g++ before 13 destroys an aggregate in a co_await expression twice (GCC 99576).
Task<HttpAnswer> KeycloakBackend::ask(const char *method, QString path, QByteArray body)
{
    return m_transport.call({method, std::move(path), std::move(body), 0, {}});
}

Task<QJsonObject> KeycloakBackend::readObject(QString path)
{
    const Result<HttpAnswer> answer = co_await ask("GET", path, QByteArray());
    co_return answer ? parseObject(answer->body, path) : Result<QJsonObject>(answer.error());
}

Task<QJsonArray> KeycloakBackend::readList(QString path)
{
    const Result<HttpAnswer> answer = co_await ask("GET", path, QByteArray());
    if (!answer)
        co_return answer.error();
    const auto document = std::make_shared<QJsonDocument>();
    const QByteArray body = answer->body;
    if (body.size() < kLargeBody) {
        *document = QJsonDocument::fromJson(body);
    } else {
        std::function<void()> work = [document, body] { *document = QJsonDocument::fromJson(body); };
        QFuture<void> reading = runElsewhere(std::move(work));
        co_await reading;
    }
    if (!document->isArray())
        co_return Error{ErrorCode::Protocol, path, QStringLiteral("the answer is not a list"), {}, {}};
    co_return document->array();
}

Task<void> KeycloakBackend::send(const char *method, QString path, QJsonObject body)
{
    const QByteArray bytes = body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact);
    const Result<HttpAnswer> answer = co_await ask(method, path, bytes);
    if (!answer)
        co_return answer.error();
    co_return Result<void>();
}

} // namespace octroi::backends
