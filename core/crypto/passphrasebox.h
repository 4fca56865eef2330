// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/secret.h"

#include <QByteArray>
#include <optional>

// A box that only its passphrase opens: scrypt (RFC 7914, N 2^17, r 8, p 1, so 128 MiB for each try)
// makes the key, AES-256-GCM (NIST SP 800-38D) seals. Layout: "ocb1", 16 bytes of salt, 12 of nonce,
// the ciphertext, 16 of tag. About a third of a second each: never on the interface thread.
namespace octroi::crypto {

/// Fresh salt and nonce each time. Empty when the machine has not the memory.
QByteArray sealBox(QByteArrayView plain, const Secret &passphrase);
/// Nothing when the passphrase is another or the box was altered; which of the two cannot be told.
std::optional<Secret> openBox(QByteArrayView box, const Secret &passphrase);

} // namespace octroi::crypto
