// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "crypto/jose/jws.h"

namespace octroi::crypto {

/// Why a DPoP proof was not accepted (RFC 9449 section 4.3).
enum class DpopRefusal {
    None,
    Syntax,    ///< not a JWS that could be accepted, or a claim is missing or of the wrong type
    Type,      ///< typ is not dpop+jwt
    Algorithm, ///< none, symmetric or not among those allowed
    Key,       ///< no jwk, not a public key, or one that is not supported
    Signature,
    Method,      ///< htm
    Uri,         ///< htu
    Time,        ///< iat outside the window, or exp or nbf say so
    Nonce,       ///< a nonce is asked for and another or none is there
    TokenHash,   ///< ath
    OtherKey     ///< the token is bound to another key
};
QString dpopRefusalName(DpopRefusal refusal); ///< "none", "syntax", "token_hash", …

struct DpopExpectations
{
    QByteArrayView method;
    QByteArrayView uri; ///< absolute, of the request; query and fragment do not count
    qint64 nowMs = 0;
    qint64 olderS = 60, newerS = 10; ///< how far iat may lie behind and ahead
    QByteArrayView accessToken;      ///< "" at the token endpoint: then ath is not asked
    QByteArrayView thumbprint;       ///< the jkt that the token is bound to; "" when there is none yet
    QList<QByteArray> nonces;        ///< the ones that may stand in it; empty: not asked
    QList<JwsAlgorithm> algorithms = {JwsAlgorithm::ES256, JwsAlgorithm::ES384, JwsAlgorithm::EdDSA,
                                      JwsAlgorithm::RS256, JwsAlgorithm::PS256};
};

struct DpopProof
{
    DpopRefusal refusal = DpopRefusal::None;
    QByteArray thumbprint; ///< of its key, for cnf.jkt
    QByteArray jti;        ///< with the thumbprint what a ReplayCache is asked about
    qint64 expiresAtMs = 0; ///< after this the window refuses it by itself
    bool ok() const { return refusal == DpopRefusal::None; }
};

/// Everything of section 4.3 but replay (12: "jti"), which the caller asks a ReplayCache.
DpopProof verifyDpop(QByteArrayView proof, const DpopExpectations &expected);

/// True when both name the same resource by RFC 3986 section 6.2.2 and 6.2.3 without query and fragment.
bool sameTargetUri(QByteArrayView a, QByteArrayView b);
/// base64url of SHA-256, for ath.
QByteArray tokenHash(QByteArrayView accessToken);

} // namespace octroi::crypto
