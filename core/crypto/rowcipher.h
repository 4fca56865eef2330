// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/secret.h"

#include <QByteArray>
#include <optional>

namespace octroi::crypto {

/// Seals secrets that stand in a database under a key that does not: AES-256-GCM (NIST SP 800-38D), a fresh nonce of
/// 96 bits each time, the place of the value authenticated with it, so that one row's value is none in another.
/// Layout: "ocr1", 8 bytes that name the key, 12 of nonce, the ciphertext, 16 of tag. Safe on any thread.
class RowCipher
{
public:
    static constexpr qsizetype kKeyBytes = 32, kKeyIdBytes = 8;

    /// `key`: kKeyBytes of them, as random as possible.
    explicit RowCipher(Secret key);

    /// Tells keys apart and nothing of them.
    QByteArray keyId() const { return m_keyId; }
    /// `place`: where the value stands, as table and identity. Empty when OpenSSL fails, which it does not for want
    /// of anything the caller could give.
    QByteArray seal(QByteArrayView plain, QByteArrayView place) const;
    /// Nothing for another key, another place, or a value that was altered.
    std::optional<Secret> open(QByteArrayView sealed, QByteArrayView place) const;

    static bool isSealed(QByteArrayView value);
    static QByteArray keyIdOf(QByteArrayView sealed); ///< of a sealed value

private:
    Secret m_key;
    QByteArray m_keyId;
};

} // namespace octroi::crypto
