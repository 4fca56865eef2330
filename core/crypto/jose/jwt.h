// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "crypto/jose/jws.h"

namespace octroi::crypto {

/// A token as it reads, believed in nothing.
struct DecodedJwt
{
    JwsRefusal refusal = JwsRefusal::None; ///< what verifyJws() would refuse whatever the key; the rest is filled where it could be read
    QJsonObject header, claims;
    bool claimsReadable = false; ///< the payload is a JSON object
};
/// Takes a token apart without verifying it: for people who look at it, never for a decision.
DecodedJwt decodeJwt(QByteArrayView token);

/// One thing that was looked at in a token.
enum class JwtCheck { Type, Issuer, Audience, Expiry, NotBefore, IssuedAt };
enum class JwtFinding {
    Passed,
    Missing,      ///< required and not there
    Malformed,    ///< of the wrong JSON type or out of range
    Milliseconds, ///< a time that can only be milliseconds; RFC 7519 section 2 has seconds
    Mismatch,     ///< another issuer, audience or type
    Expired,
    TooEarly,     ///< nbf or iat lies ahead
    TooOld,       ///< iat lies further back than maxAgeS
    NotAsked      ///< nothing was expected and nothing is wrong with it
};
QString jwtCheckName(JwtCheck check);       ///< "typ", "iss", "aud", "exp", "nbf", "iat"
QString jwtFindingName(JwtFinding finding); ///< "passed", "missing", …

struct JwtCheckResult
{
    JwtCheck check = JwtCheck::Type;
    JwtFinding finding = JwtFinding::Passed;
    QString detail; ///< what is there, for people; English
    bool passed() const { return finding == JwtFinding::Passed || finding == JwtFinding::NotAsked; }
};

struct JwtExpectations
{
    QStringList types;     ///< of "typ" without "application/", any case (RFC 8725 section 3.11); empty: not asked
    QString issuer;        ///< "" : not asked
    QStringList audiences; ///< one of them has to be in aud; empty: not asked
    qint64 nowMs = 0;
    qint64 leewayS = 30;
    qint64 maxAgeS = 0; ///< since iat; 0: not asked
    bool requireExpiry = true, requireIssuedAt = false;
};

/// Every check with its own result, in the order of JwtCheck.
QList<JwtCheckResult> checkClaims(const QJsonObject &header, const QJsonObject &claims, const JwtExpectations &expected);
/// The first that did not pass, or nothing.
std::optional<JwtCheckResult> firstFailure(const QList<JwtCheckResult> &results);

/// aud as a list, whether it was written as one or as a text.
QStringList audienceOf(const QJsonObject &claims);

} // namespace octroi::crypto
