// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/verdict.h"

#include "domain/scope.h"

namespace octroi::change {

using domain::CredentialRule;
using domain::Refusal;

QString Standing::applicationId() const
{
    return key ? key->applicationId : client ? client->applicationId : QString();
}

QString Standing::planId() const
{
    return key ? key->planId : client ? client->planId : QString();
}

QDateTime Standing::endsAt() const
{
    const QDateTime ofKey = key ? key->endsAt() : QDateTime();
    const QDateTime ofClient = client ? client->expiresAt : QDateTime();
    if (!ofKey.isValid() || !ofClient.isValid())
        return ofKey.isValid() ? ofKey : ofClient;
    return qMin(ofKey, ofClient);
}

Refusal verdictOf(const Standing &s, const QDateTime &now)
{
    if (!s.keyId.isEmpty()) {
        if (!s.key)
            return Refusal::UnknownKey;
        switch (s.key->statusAt(now)) {
        case domain::KeyStatus::Revoked:
            return Refusal::Revoked;
        case domain::KeyStatus::Expired:
            return Refusal::Expired;
        case domain::KeyStatus::Suspended:
            return Refusal::Suspended;
        case domain::KeyStatus::Active:
        case domain::KeyStatus::Rotating:
            break;
        }
        // A successor that takes over at once leaves the old key no time at all.
        if (s.key->retiresAt.isValid() && s.key->retiresAt <= now)
            return Refusal::Expired;
    }
    if (!s.clientId.isEmpty()) {
        if (!s.client)
            return Refusal::UnknownClient;
        switch (s.client->statusAt(now)) {
        case domain::ClientStatus::Revoked:
            return Refusal::Revoked;
        case domain::ClientStatus::Expired:
            return Refusal::Expired;
        case domain::ClientStatus::Suspended:
            return Refusal::Suspended;
        case domain::ClientStatus::Active:
            break;
        }
    }
    if (s.key && s.client && s.key->applicationId != s.client->applicationId)
        return Refusal::OtherApplication;
    return s.closed ? Refusal::PartnerClosed : Refusal::None;
}

Refusal verdictOf(const Standing &s, const EndpointMap::Answering &answering)
{
    if (!answering.api)
        return Refusal::UnknownEndpoint;
    const auto asks = [&](CredentialRule rule) {
        const CredentialRule ofApi = answering.api->credentialRule;
        return ofApi == rule || s.rule == rule || ofApi == CredentialRule::Both ||
               s.rule == CredentialRule::Both;
    };
    // A call without a key came with a token.
    if (asks(CredentialRule::Key) && s.keyId.isEmpty())
        return Refusal::KeyRequired;
    if (asks(CredentialRule::Token) && s.clientId.isEmpty() && !s.keyId.isEmpty())
        return Refusal::TokenRequired;
    if (s.key && !s.key->restrictions.apis.isEmpty() && !s.key->restrictions.apis.contains(answering.api->id))
        return Refusal::ApiRestricted;
    for (const QString &scope : answering.endpoint->scopes) {
        if ((s.key && !domain::scopesImply(s.key->scopes, scope)) ||
            (s.client && !domain::scopesImply(s.client->scopes, scope)))
            return Refusal::ScopeMissing;
    }
    return Refusal::None;
}

} // namespace octroi::change
