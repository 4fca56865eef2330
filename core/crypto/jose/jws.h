// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "crypto/jose/jwkset.h"

#include <QByteArray>
#include <QByteArrayView>

namespace octroi::crypto {

/// Why a JWS was not accepted.
enum class JwsRefusal {
    None,
    TooLarge,            ///< more than kMostJwsBytes
    NotCompact,          ///< not three parts
    Encrypted,           ///< five parts: a JWE
    Encoding,            ///< a part is not base64url
    Header,              ///< no JSON object, or a member of the wrong type
    Critical,            ///< "crit" asks for an extension; none is known (RFC 7515 section 4.1.11)
    Unencoded,           ///< "b64" (RFC 7797)
    Compressed,          ///< "zip"
    Nested,              ///< "cty" JWT: a token within a token
    AlgorithmNone,       ///< RFC 8725 section 3.2
    AlgorithmSymmetric,  ///< HS*: a public key would be taken for a shared secret (RFC 8725 section 2.1)
    AlgorithmUnknown,
    AlgorithmNotAllowed, ///< known, but not among those allowed here
    KeyUnknown,          ///< no key of that kid, or without a kid none for that algorithm
    KeyMismatch,         ///< the key of that kid is not for that algorithm
    Signature            ///< the signature is wrong
};
/// "none", "too_large", "algorithm_not_allowed", …
QString jwsRefusalName(JwsRefusal refusal);

inline constexpr int kMostJwsBytes = 16 * 1024;

struct JwsParts
{
    JwsRefusal refusal = JwsRefusal::None;
    QJsonObject header;
    QByteArray payload, signature;
    QByteArrayView input; ///< header and payload as they were signed; within the text that was given
};

/// Takes a compact JWS (RFC 7515 section 7.1) apart and refuses what is never accepted, whatever the key.
JwsParts splitJws(QByteArrayView compact);

struct VerifiedJws
{
    JwsRefusal refusal = JwsRefusal::None;
    QJsonObject header;
    QByteArray payload;    ///< only when the refusal is None
    QByteArray thumbprint; ///< of the key that verified it
    bool ok() const { return refusal == JwsRefusal::None; }
};

/// Verifies a compact JWS. The algorithm has to be one of `allowed` and one that the chosen key is for; the
/// token's own "alg" only says which of these it claims, and "jwk", "jku", "x5c" and "x5u" in it are never
/// looked at (RFC 8725 sections 3.1 and 3.10).
VerifiedJws verifyJws(QByteArrayView compact, const JwkSet &keys, const QList<JwsAlgorithm> &allowed);
/// The same with parts that splitJws() made.
VerifiedJws verifyJws(const JwsParts &parts, const JwkSet &keys, const QList<JwsAlgorithm> &allowed);

} // namespace octroi::crypto
