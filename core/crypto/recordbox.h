// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/secret.h"

#include <QByteArray>
#include <QByteArrayView>
#include <optional>

// A box that a key of 32 bytes opens: AES-256-GCM (NIST SP 800-38D), 12 bytes of random nonce, the ciphertext, 16 of
// tag. With random nonces one key is good for about 2^32 boxes.
namespace octroi::crypto {

constexpr qsizetype kRecordKey = 32; ///< bytes of the key
constexpr qsizetype kRecordMore = 28; ///< bytes that a box is larger than what is in it

/// `about` is authenticated with it and has to be the same at the opening. Empty when the key has another length.
QByteArray sealRecord(QByteArrayView plain, const Secret &key, QByteArrayView about);
std::optional<QByteArray> openRecord(QByteArrayView box, const Secret &key, QByteArrayView about);

} // namespace octroi::crypto
