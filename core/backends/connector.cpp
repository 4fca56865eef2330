// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/connector.h"

#include "backends/keycloak/keycloakbackend.h"
#include "backends/octroid/octroidbackend.h"

namespace octroi::backends {

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
    credentials.issuer = destination.address;
    return std::make_unique<OctroidBackend>(std::move(id), std::move(name), std::move(credentials), clock);
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
