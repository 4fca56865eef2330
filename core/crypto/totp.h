// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/secret.h"

#include <QByteArray>
#include <QString>
#include <optional>

// One-time codes of an authenticator: HOTP (RFC 4226) over 30 second steps (RFC 6238).
namespace octroi::crypto {

enum class OtpHash { Sha1, Sha256, Sha512 };

/// RFC 4226 section 5.3, with leading zeros.
QByteArray hotp(QByteArrayView secret, quint64 counter, int digits = 6, OtpHash hash = OtpHash::Sha1);

inline constexpr qint64 kTotpSeconds = 30;

/// A new secret of 160 bits (RFC 4226 section 4, R6).
Secret newTotpSecret();

/// The step of a 6-digit SHA-1 code, which is what every authenticator app has. One step early or late is
/// taken for a clock that is off; a step that is not later than `lastStep` is refused, because a code is
/// taken once (RFC 6238 section 5.2).
std::optional<qint64> verifyTotp(const Secret &secret, const QString &code, qint64 nowMs, qint64 lastStep);

/// RFC 4648 section 6, without padding.
QByteArray base32(QByteArrayView bytes);
/// "otpauth://totp/<issuer>:<account>?secret=…&issuer=…", as authenticator apps read it from a QR code.
QString otpauthUri(const Secret &secret, const QString &issuer, const QString &account);

/// "xxxx-xxxx-xxxx" of an alphabet without look-alikes, 58 bits; for who has lost the authenticator.
QString newRecoveryCode();
/// The same in one spelling, for its digest: upper or lower case, spaces and dashes do not matter.
QByteArray recoveryCodeKey(const QString &typed);

} // namespace octroi::crypto
