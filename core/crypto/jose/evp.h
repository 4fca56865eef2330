// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Internal to core/crypto: OpenSSL's handles with their ends.
#include "base/result.h"
#include "crypto/jose/algorithm.h"

#include <memory>
#include <openssl/evp.h>

class QJsonObject;

namespace octroi::crypto {

struct EvpEnd
{
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
    void operator()(EVP_PKEY_CTX *context) const { EVP_PKEY_CTX_free(context); }
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
};
using EvpKey = std::unique_ptr<EVP_PKEY, EvpEnd>;
using EvpKeyContext = std::unique_ptr<EVP_PKEY_CTX, EvpEnd>;
using EvpDigestContext = std::unique_ptr<EVP_MD_CTX, EvpEnd>;

/// A key as OpenSSL holds it; what Jwk shares between its copies. Safe on any thread.
struct PublicKey
{
    EvpKey key;
};

/// The public key of a JWK whose members were checked for type. Error: Invalid with a reason.
Result<EvpKey> evpFromJwk(const QJsonObject &jwk);
/// kty and the public members of a key of a kind that Jwk knows.
Result<QJsonObject> jwkMembersOf(EVP_PKEY *key);

const char *digestNameOf(JwsAlgorithm algorithm); ///< null for EdDSA
/// Bytes of a raw ECDSA signature (R || S); 0 for other algorithms.
int ecdsaSizeOf(JwsAlgorithm algorithm);

bool verifySignature(EVP_PKEY *key, JwsAlgorithm algorithm, QByteArrayView input, QByteArrayView signature);
/// ASN.1 of OpenSSL to R || S of RFC 7518 section 3.4, and back; empty when it cannot be.
QByteArray ecdsaToRaw(QByteArrayView der, int size);
QByteArray ecdsaToDer(QByteArrayView raw);

} // namespace octroi::crypto
