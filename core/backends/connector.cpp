// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/connector.h"

#include "backends/haproxy/haproxybackend.h"
#include "backends/keycloak/keycloakbackend.h"
#include "backends/octroid/octroidbackend.h"
#include "backends/prometheus/prometheusbackend.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace octroi::backends {

namespace {

/// One that cannot be read was changed in the file by hand; the metrics then say what it is.
MetricMapping mappingOf(const Destination &destination)
{
    const Result<MetricMapping> mapping = MetricMapping::fromText(destination.mapping);
    return mapping ? *mapping : MetricMapping();
}

} // namespace

Connection *connectionOf(Backend &backend)
{
    return dynamic_cast<Connection *>(&backend);
}

CapabilityNote capabilityOf(const Backend &backend, Capability what)
{
    const auto *connection = dynamic_cast<const Connection *>(&backend);
    return connection ? connection->capability(what) : CapabilityNote{what, Support::Full, nullptr};
}

bool can(const Backend &backend, Capability what)
{
    return capabilityOf(backend, what).support != Support::None;
}

std::unique_ptr<Backend> connectorTo(const Destination &destination, QString id, QString name, const Clock &clock)
{
    Credentials credentials = destination.credentials;
    if (destination.kind == kKeycloak)
        return std::make_unique<KeycloakBackend>(
            std::move(id), std::move(name), KeycloakAddress{destination.address, destination.realm, destination.signInRealm},
            std::move(credentials), clock);
    if (destination.kind == kPrometheus)
        return std::make_unique<PrometheusBackend>(std::move(id), std::move(name), destination.address, mappingOf(destination),
                                                   std::move(credentials), clock);
    if (destination.kind == kHaproxy)
        return std::make_unique<HaproxyBackend>(std::move(id), std::move(name), destination.address, destination.mapping, clock);
    credentials.issuer = destination.address;
    return std::make_unique<OctroidBackend>(std::move(id), std::move(name), std::move(credentials), clock);
}

std::unique_ptr<UsageSource> usageSourceAt(const Destination &destination, const Clock &clock)
{
    if (destination.kind != kPrometheus)
        return nullptr;
    auto source = std::make_unique<PrometheusSource>(destination.address, mappingOf(destination), destination.credentials, clock);
    source->setRealm(destination.realm);
    return source;
}

Task<QStringList> realmsOf(Destination destination, Connection::Renewed renewed, const Clock *clock)
{
    const SignInWish wish = signInWish(destination);
    Credentials credentials = destination.credentials;
    credentials.issuer = wish.issuer;
    credentials.api = destination.address;
    credentials.openId = true;
    CallLog log;
    Transport transport(credentials, *clock, log);
    QObject::connect(&transport, &Transport::renewed, &transport, [renewed](const std::shared_ptr<Secret> &secret) { renewed(secret); });
    const HttpCall question{"GET", QStringLiteral("/admin/realms?briefRepresentation=true"), {}, 0, {}};
    const Result<HttpAnswer> answer = co_await transport.call(question);
    if (!answer && answer.error().code != ErrorCode::Forbidden)
        co_return answer.error();
    QStringList names;
    const QJsonArray realms = answer ? QJsonDocument::fromJson(answer->body).array() : QJsonArray();
    for (const QJsonValue realm : realms)
        names << realm.toObject().value(QLatin1String("realm")).toString();
    names.removeAll(QString());
    names.sort();
    if (names.isEmpty())
        co_return Error{ErrorCode::Forbidden, destination.address, QStringLiteral("no realm may be listed"), QStringLiteral("realm"),
                        QStringLiteral("realms_hidden")};
    co_return names;
}

CallLog *callLogOf(Backend *backend)
{
    if (auto *octroid = dynamic_cast<OctroidBackend *>(backend))
        return &octroid->callLog();
    if (auto *prometheus = dynamic_cast<PrometheusBackend *>(backend))
        return &prometheus->source().callLog();
    auto *keycloak = dynamic_cast<KeycloakBackend *>(backend);
    return keycloak ? &keycloak->callLog() : nullptr;
}

QString callsBelow(const Backend &backend)
{
    const auto *keycloak = dynamic_cast<const KeycloakBackend *>(&backend);
    return keycloak ? keycloak->serverAddress() : backend.info().address;
}

SignInWish signInWish(const Destination &destination)
{
    SignInWish wish;
    wish.clientId = destination.credentials.clientId;
    wish.issuer = destination.address;
    wish.scope = QStringLiteral("admin");
    if (destination.kind == kKeycloak) {
        const QString realm = destination.signInRealm.isEmpty() ? destination.realm : destination.signInRealm;
        wish.issuer += QStringLiteral("/realms/") + wire::encoded(realm);
        wish.openId = true;
        wish.scope = QStringLiteral("openid");
    }
    return wish;
}

} // namespace octroi::backends
