// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/usage.h"

namespace octroi::domain {

const char *refusalLatin(Refusal refusal)
{
    switch (refusal) {
    case Refusal::None: return "none";
    case Refusal::NoCredential: return "no_credential";
    case Refusal::Malformed: return "malformed";
    case Refusal::UnknownKey: return "unknown_key";
    case Refusal::Revoked: return "revoked";
    case Refusal::Expired: return "expired";
    case Refusal::Suspended: return "suspended";
    case Refusal::Environment: return "environment";
    case Refusal::Address: return "address";
    case Refusal::Referrer: return "referrer";
    case Refusal::UnknownEndpoint: return "unknown_endpoint";
    case Refusal::ScopeMissing: return "scope_missing";
    case Refusal::RateExceeded: return "rate_exceeded";
    case Refusal::QuotaExceeded: return "quota_exceeded";
    case Refusal::PartnerClosed: return "partner_closed";
    case Refusal::UnknownToken: return "unknown_token";
    case Refusal::TokenInvalid: return "token_invalid";
    case Refusal::TokenSignature: return "token_signature";
    case Refusal::TokenKey: return "token_key";
    case Refusal::TokenIssuer: return "token_issuer";
    case Refusal::TokenAudience: return "token_audience";
    case Refusal::TokenBinding: return "token_binding";
    case Refusal::UnknownClient: return "unknown_client";
    case Refusal::ProofMissing: return "proof_missing";
    case Refusal::ProofInvalid: return "proof_invalid";
    case Refusal::ProofReplayed: return "proof_replayed";
    case Refusal::KeyRequired: return "key_required";
    case Refusal::TokenRequired: return "token_required";
    case Refusal::OtherApplication: return "other_application";
    case Refusal::ApiRestricted: return "api_restricted";
    }
    return "none";
}

QString refusalName(Refusal refusal)
{
    return QString::fromLatin1(refusalLatin(refusal));
}

Refusal refusalFromName(const QString &name)
{
    for (int i = 0; i < kRefusalCount; ++i) {
        if (name == QLatin1String(refusalLatin(static_cast<Refusal>(i))))
            return static_cast<Refusal>(i);
    }
    return Refusal::None;
}

} // namespace octroi::domain
