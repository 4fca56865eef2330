// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"
#include "domain/usage.h"

#include <QDateTime>
#include <QJsonObject>
#include <QStringList>

namespace octroi::domain {

/// What is asked of a call, one after the other, in this order; the first that fails decides.
enum class CheckRule {
    Credential,      ///< a key or a token is shown, one only, of the right form
    Known,           ///< the key, or the opaque token, is one that was issued
    TokenForm,       ///< a JWT that can be read and asks for nothing unknown
    TokenIssuer,     ///< "iss" is trusted for this API
    TokenSignature,  ///< by a key of the issuer
    TokenClient,     ///< its client, or application, is known
    TokenType,       ///< "typ"
    TokenTimes,      ///< "exp", "nbf", "iat"
    TokenAudience,   ///< it is meant for this API
    TokenRevocation, ///< neither it nor all of its client's tokens were revoked
    TokenBinding,    ///< shown by the holder of the key or certificate it is bound to
    KeyAndToken,     ///< what API and application ask for is there, and belongs together
    Partner,         ///< not closed
    Revocation,      ///< of the key or client
    Expiry,
    Suspension,
    Address,
    Referrer,
    Environment,
    Endpoint, ///< an API declares the method and path
    Api,      ///< the credential is for that API
    Scope,
    Rate,
    Quota
};
inline constexpr int kCheckRuleCount = 24;
QString checkRuleName(CheckRule rule); ///< "credential", "token_form", …
std::optional<CheckRule> checkRuleFromName(const QString &name);

struct RuleVerdict
{
    CheckRule rule = CheckRule::Credential;
    Refusal refusal = Refusal::None; ///< None: it held
    QString expected, found;         ///< where that says something

    bool operator==(const RuleVerdict &) const = default;
};

/// Whether a call would be let through, rule by rule. Rules that could not be judged because an earlier one
/// failed, and those that were not asked, are not in it.
struct CallVerdict
{
    QDateTime at;
    Refusal refusal = Refusal::None;
    int status = 200;         ///< of the answer of the check
    QString credentialId;     ///< a key, a client or a trusted issuer; "" when it is not known
    QString credentialKind;   ///< "key", "client", "trusted_issuer", ""
    QString applicationId, partnerId, planId;
    QString apiId, endpoint;  ///< as the API declares it: "GET /{id}"; "" when none does
    QStringList neededScopes; ///< by the endpoint
    QStringList scopes;       ///< that the call has
    QList<RuleVerdict> rules;

    bool allowed() const { return refusal == Refusal::None; }
    bool operator==(const CallVerdict &) const = default;
};

QJsonObject toJson(const CallVerdict &verdict);
/// Error: Protocol with the member's name in `field`.
Result<CallVerdict> callVerdictFromJson(const QJsonObject &object);

} // namespace octroi::domain
