// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QByteArray>

// Public keys as authenticators give them: COSE_Key in CBOR (RFC 9052 section 7, RFC 9053).
namespace octroi::crypto {

/// Algorithms that a passkey may have: ES256 (-7), EdDSA with Ed25519 (-8), RS256 (-257).
enum class CoseAlgorithm { Es256 = -7, EdDsa = -8, Rs256 = -257 };

/// The algorithm of a COSE_Key that can be used. Error: Invalid, reason cose_key: another algorithm or curve,
/// a point that is not on it, an RSA key below 2048 bits, or bytes that are no such key.
Result<CoseAlgorithm> checkCoseKey(const QByteArray &coseKey);

/// Whether `signature` (ES256: DER, as WebAuthn level 2 section 6.5.5 has it) is that of `message`.
bool verifyCose(const QByteArray &coseKey, QByteArrayView message, QByteArrayView signature);

} // namespace octroi::crypto
