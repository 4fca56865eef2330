// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/endpointmap.h"
#include "domain/apikey.h"
#include "domain/oauthclient.h"
#include "domain/usage.h"

namespace octroi::change {

/// The credentials of a call and their owner, as a check would see them.
struct Standing
{
    QString keyId, clientId; ///< what the call showed; either may be empty
    std::optional<domain::ApiKey> key;
    std::optional<domain::OAuthClient> client;
    domain::CredentialRule rule = domain::CredentialRule::Either; ///< of the application
    bool closed = false;                                          ///< of the partner

    QString applicationId() const;
    QString planId() const;
    QDateTime endsAt() const; ///< the earlier of both; null: never
};

/// Whether the credentials work at all, in the order in which the server looks.
domain::Refusal verdictOf(const Standing &standing, const QDateTime &now);
/// Whether what works may call the endpoint.
domain::Refusal verdictOf(const Standing &standing, const EndpointMap::Answering &answering);

} // namespace octroi::change
