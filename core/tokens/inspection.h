// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "crypto/jose/dpop.h"
#include "crypto/jose/jwkset.h"
#include "crypto/jose/jwt.h"
#include "tokens/reading.h"

namespace octroi::tokens {

/// What is looked at in a token, in the order in which it is shown.
enum class TokenCheck { Form, Type, Signature, Issuer, Time, Audience, Binding };
QString tokenCheckName(TokenCheck check); ///< "form", "type", "signature", …

enum class Outcome {
    Passed,
    Failed,
    NotChecked ///< nothing to compare with was given
};

struct CheckResult
{
    TokenCheck check = TokenCheck::Form;
    Outcome outcome = Outcome::NotChecked;
    QString reason;          ///< why it failed or was not checked, stable: "expired", "key_unknown", …
    QString expected, found; ///< where that says something
    QString member;          ///< of header or claims that it is about

    bool operator==(const CheckResult &) const = default;
};

/// What a token is held against. What is empty is not asked.
struct Expectations
{
    QString issuer;
    QStringList audiences, types;
    QList<crypto::JwsAlgorithm> algorithms = crypto::allAlgorithms();
    std::optional<crypto::JwkSet> keys; ///< nothing: there are none, and the signature is not checked
    QString keysProblem;                ///< why there are none: "kid_twice", …
    qint64 nowMs = 0;
    qint64 leewayS = 30;
    qint64 maxAgeS = 0;
    bool requireExpiry = true, requireIssuedAt = false;
    /// What the caller shows beside the token. A bound token without it is not checked, not refused.
    QByteArray dpopThumbprint, certificateThumbprint;
};

struct Inspection
{
    Reading reading;
    QList<CheckResult> checks; ///< one of each
    QString kid, algorithm;
    QByteArray keyThumbprint; ///< of the key that verified it

    int count(Outcome outcome) const;
    const CheckResult *firstFailure() const;
    /// Nothing failed and the signature was verified.
    bool isValid() const;
    const CheckResult &of(TokenCheck check) const;
};

/// Every check by itself, by the rules of RFC 7515, 7519 and 8725; core/crypto decides, this only tells.
Inspection inspect(QByteArrayView jwt, const Expectations &expected);

/// A DPoP proof against a call; what is empty is not asked (RFC 9449 section 4.3).
struct ProofExpectations
{
    QByteArray method, uri, accessToken, thumbprint;
    qint64 nowMs = 0;
};
struct ProofInspection
{
    Reading reading;
    crypto::DpopRefusal refusal = crypto::DpopRefusal::None;
    QByteArray thumbprint; ///< of the key it shows
    bool callChecked = false; ///< method and URI were given
};
ProofInspection inspectProof(QByteArrayView proof, const ProofExpectations &expected);

} // namespace octroi::tokens
