// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/apiaudiences.h"

#include <algorithm>

namespace octroi::change {

namespace {

bool opens(const QStringList &scopes, const domain::Endpoint &endpoint)
{
    return std::all_of(endpoint.scopes.begin(), endpoint.scopes.end(),
                       [&scopes](const QString &wanted) { return domain::scopesImply(scopes, wanted); });
}

/// What one of these can open: each by itself, as no token has the scopes of two.
void addOpen(ApiAudience &audience, const domain::Api &api, const QStringList &scopes)
{
    for (const domain::Endpoint &endpoint : api.endpoints) {
        if (opens(scopes, endpoint) && !audience.open.contains(endpoint))
            audience.open << endpoint;
    }
    for (const QString &scope : scopes) {
        if (!audience.scopes.contains(scope))
            audience.scopes << scope;
    }
}

ApiAudience ofIssuer(const domain::TrustedIssuer &issuer, const domain::Api &api)
{
    ApiAudience out{ApiAudience::Kind::Issuer, issuer.audiences.join(u' '), issuer.name, {}, {}, {}};
    QStringList scopes = issuer.scopes;
    if (scopes.isEmpty()) {
        for (const auto &mapping : issuer.scopeMappings)
            scopes << mapping.scopes;
        scopes.removeDuplicates();
    }
    addOpen(out, api, scopes);
    return out;
}

} // namespace

QString audienceOf(const domain::Api &api)
{
    return QStringLiteral("urn:octroi:api:") + api.id;
}

QList<ApiAudience> audiencesOf(const domain::Api &api, const inventory::Inventory &inventory, const QString &general,
                               const QList<domain::TrustedIssuer> &issuers)
{
    ApiAudience alone{ApiAudience::Kind::Api, audienceOf(api), {}, {}, {}, {}},
        every{ApiAudience::Kind::Every, general, {}, {}, {}, {}};
    const QDateTime now = inventory.clock().now();
    for (const domain::OAuthClient &client : inventory.clients()) {
        if (client.statusAt(now) != domain::ClientStatus::Active)
            continue;
        // Without a resource of its own a token is for the server itself.
        const bool isGeneral = client.resources.isEmpty() || client.resources.contains(general);
        if (client.resources.contains(alone.audience)) {
            alone.clients << client.name;
            addOpen(alone, api, client.scopes);
        }
        if (isGeneral) {
            every.clients << client.name;
            addOpen(every, api, client.scopes);
        }
    }
    QList<ApiAudience> out{alone, every};
    for (const domain::TrustedIssuer &issuer : issuers) {
        if (issuer.apiId == api.id && issuer.enabled)
            out << ofIssuer(issuer, api);
    }
    return out;
}

} // namespace octroi::change
