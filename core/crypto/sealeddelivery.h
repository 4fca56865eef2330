// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/secret.h"
#include "crypto/recipient.h"

// What travels to a partner: CMS (RFC 5652) that the partner's own `openssl cms -decrypt` opens, also the one
// of OpenSSL 3.0. The content is sealed with AES-256-GCM (AuthEnvelopedData, RFC 5083).
namespace octroi::crypto {

/// PEM. RSA with OAEP (SHA-256), curves with ECDH. Error: Internal.
Result<QByteArray> sealTo(const Recipient &recipient, const Secret &plain);

/// What a passphrase of people has to have at least, in characters.
inline constexpr int kLeastPassphrase = 12;
/// PEM, for `openssl cms -decrypt -pwri_password`: PBKDF2 with 600,000 rounds, a good part of a second, so
/// never on the interface thread. Error: Invalid, reason passphrase_short; Internal.
Result<QByteArray> sealToPassphrase(const Secret &passphrase, const Secret &plain);

/// 25 characters in groups of five, 123 bits, without those that are taken for each other on the telephone.
Secret generatePassphrase();
/// How many bits it takes to guess it, by its characters alone: an upper bound that repetitions and runs
/// lower.
int passphraseBits(const QString &passphrase);

} // namespace octroi::crypto
