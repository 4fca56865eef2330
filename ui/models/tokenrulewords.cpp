// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of octroid's check, and where claims come from, in words.
#include "models/format.h"
#include "models/tokenwords.h"

namespace octroi::models {

using domain::CheckRule;
using domain::Refusal;
using tokens::Origin;

QString TokenWords::rule(CheckRule rule)
{
    switch (rule) {
    case CheckRule::Credential: return tr("Credential shown");
    case CheckRule::Known: return tr("Known");
    case CheckRule::TokenForm: return tr("Form of the token");
    case CheckRule::TokenIssuer: return tr("Issuer of the token");
    case CheckRule::TokenSignature: return tr("Signature of the token");
    case CheckRule::TokenClient: return tr("Client of the token");
    case CheckRule::TokenType: return tr("Type of the token");
    case CheckRule::TokenTimes: return tr("Times of the token");
    case CheckRule::TokenAudience: return tr("Audience of the token");
    case CheckRule::TokenRevocation: return tr("Token not revoked");
    case CheckRule::TokenBinding: return tr("Binding of the token");
    case CheckRule::KeyAndToken: return tr("Key and token");
    case CheckRule::Partner: return tr("Partner open");
    case CheckRule::Revocation: return tr("Not revoked");
    case CheckRule::Expiry: return tr("Not expired");
    case CheckRule::Suspension: return tr("Not suspended");
    case CheckRule::Address: return tr("Address");
    case CheckRule::Referrer: return tr("Referrer");
    case CheckRule::Environment: return tr("Environment");
    case CheckRule::Endpoint: return tr("Endpoint");
    case CheckRule::Api: return tr("API");
    case CheckRule::Scope: return tr("Scopes");
    case CheckRule::Rate: return tr("Rate");
    case CheckRule::Quota: return tr("Quota and volume");
    }
    return {};
}

QString TokenWords::refusal(Refusal refusal)
{
    switch (refusal) {
    case Refusal::None: return {};
    case Refusal::NoCredential: return tr("no credential is shown");
    case Refusal::Malformed: return tr("it has not the form of a key or token");
    case Refusal::UnknownKey: return tr("nobody issued this key here");
    case Refusal::Revoked: return tr("it was revoked");
    case Refusal::Expired: return tr("it has expired");
    case Refusal::Suspended: return tr("it is suspended");
    case Refusal::Environment: return tr("it belongs to another environment");
    case Refusal::Address: return tr("it may not be used from this address");
    case Refusal::Referrer: return tr("it may not be used from this page");
    case Refusal::UnknownEndpoint: return tr("no API declares this method and path");
    case Refusal::ScopeMissing: return tr("a scope is missing");
    case Refusal::RateExceeded: return tr("too many calls in a short time");
    case Refusal::QuotaExceeded: return tr("the quota or the volume is used up");
    case Refusal::PartnerClosed: return tr("the partner is closed");
    case Refusal::UnknownToken: return tr("nobody issued this token here, or it has ended");
    case Refusal::TokenInvalid: return tr("its type, algorithm or time is not accepted");
    case Refusal::TokenSignature: return tr("its signature is wrong");
    case Refusal::TokenKey: return tr("the key that signed it is not known");
    case Refusal::TokenIssuer: return tr("this API does not trust its issuer");
    case Refusal::TokenAudience: return tr("it is meant for another API");
    case Refusal::TokenBinding: return tr("it is bound to another key or certificate");
    case Refusal::UnknownClient: return tr("its client is not known");
    case Refusal::ProofMissing: return tr("the DPoP proof is missing");
    case Refusal::ProofInvalid: return tr("the DPoP proof is not for this call");
    case Refusal::ProofReplayed: return tr("the DPoP proof was used before");
    case Refusal::KeyRequired: return tr("an API key is asked for besides");
    case Refusal::TokenRequired: return tr("an access token is asked for besides");
    case Refusal::OtherApplication: return tr("key and token belong to different applications");
    case Refusal::ApiRestricted: return tr("it is for other APIs");
    }
    return {};
}

QString TokenWords::verdict(const domain::CallVerdict &verdict)
{
    return verdict.allowed() ? tr("This call would be allowed") : tr("This call would be refused: %1").arg(refusal(verdict.refusal));
}

QString TokenWords::origin(const tokens::TraceLine &line)
{
    switch (line.origin) {
    case Origin::OwnIssuer: return tr("this backend");
    case Origin::TrustedIssuer: return tr("%1, trusted by %2", "issuer, API").arg(line.objectName, line.via);
    case Origin::UnknownIssuer: return tr("no API here trusts it");
    case Origin::Client: return line.via.isEmpty() ? line.objectName : tr("%1 of %2", "client, its owner").arg(line.objectName, line.via);
    case Origin::UnknownClient: return tr("no client here has this identifier");
    case Origin::MappedApplication: return tr("application %1, by the mapping of %2").arg(line.objectName, line.via);
    case Origin::NoApplication: return tr("%1 maps it to no application: it is refused").arg(line.via);
    case Origin::Itself: return tr("the client itself, no person");
    case Origin::User: return tr("a person or account of the issuer");
    case Origin::Granted: return tr("granted to %1").arg(line.objectName);
    case Origin::GrantedByParent: return tr("granted to %1 with %2", "client, scope").arg(line.objectName, line.via);
    case Origin::NotGranted: return tr("%1 does not have it: it counts for nothing").arg(line.objectName);
    case Origin::MappedScope: return tr("from %1, by the mapping of %2", "claim, issuer").arg(line.via, line.objectName);
    case Origin::UnknownScope: return tr("of a client that is not known here");
    case Origin::EveryApi: return tr("every API of this backend");
    case Origin::OneApi: return tr("the API %1").arg(line.objectName);
    case Origin::ForeignAudience: return tr("no API here");
    case Origin::Lifetime: return tr("%1 s, the token lifetime of %2").arg(line.seconds).arg(line.objectName);
    case Origin::OtherLifetime: return tr("%1 s; tokens of %2 live otherwise now").arg(line.seconds).arg(line.objectName);
    case Origin::DpopKey: return tr("bound to this DPoP key");
    case Origin::CertificateKey: return tr("bound to this certificate");
    case Origin::KeyId: return {};
    }
    return {};
}

} // namespace octroi::models
