// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace octroi::crypto {

/// x5t#S256 of RFC 8705 section 3.1: base64url of the SHA-256 of the DER form. Takes DER, PEM, PEM with
/// percent encoding (nginx's $ssl_client_escaped_cert) and the byte sequence of RFC 9440 (":MIIB…:").
/// Error: Invalid, reason certificate_syntax.
Result<QByteArray> certificateThumbprint(const QByteArray &certificate);

/// The subject as RFC 4514 writes it ("CN=till,O=Alpina"), for tls_client_auth (RFC 8705 section 2.1.2). Takes
/// and refuses the same.
Result<QString> certificateSubject(const QByteArray &certificate);

/// The last moment of its validity, UTC. Takes and refuses the same.
Result<QDateTime> certificateEnd(const QByteArray &certificate);

} // namespace octroi::crypto
