// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/secret.h"

#include <QByteArray>
#include <QString>

namespace octroi::crypto {

/// Bytes of OpenSSL's CSPRNG. There is no going on without randomness: a failure ends the process.
QByteArray randomBytes(qsizetype size);

/// Base62 characters (0-9 A-Z a-z), every one as likely as the other.
QByteArray randomBase62(qsizetype size);

/// An identifier of 10 base62 characters, 59 bits.
QString randomId();

/// 256 random bits in base64url, 43 characters, for client secrets and access tokens.
Secret randomSecret();

} // namespace octroi::crypto
