// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/trustedissuer.h"
#include "inventory/inventory.h"

namespace octroi::change {

/// Tokens that an API takes by their "aud", and what they can open there.
struct ApiAudience
{
    enum class Kind {
        Api,   ///< "urn:octroi:api:<id>": this API alone
        Every, ///< the authorization server itself: every API
        Issuer ///< of a trusted issuer
    };

    Kind kind = Kind::Api;
    QString audience;   ///< as it stands in a token; of several, one after the other
    QString name;       ///< of a trusted issuer
    QStringList clients; ///< names of the clients whose tokens have it; empty of a trusted issuer
    QStringList scopes;  ///< what these tokens can have at most
    QList<domain::Endpoint> open; ///< endpoints that some of these tokens can open
};

/// The name by which a token is for one API alone.
QString audienceOf(const domain::Api &api);

/// Of clients that work; by kind. `general`: the authorization server's own address.
QList<ApiAudience> audiencesOf(const domain::Api &api, const inventory::Inventory &inventory, const QString &general,
                               const QList<domain::TrustedIssuer> &issuers);

} // namespace octroi::change
