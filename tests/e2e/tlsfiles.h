// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

namespace octroi::test {

/// A certificate that stands for itself, with its key.
struct TlsFiles
{
    QString certificate, key, both; ///< PEM; `both` is one after the other in one file, as HAProxy wants them
};

/// Made in that folder, once, for `names` as a subjectAltName. Ends the program as skipped where there is no openssl, or this Qt has no TLS.
TlsFiles tlsFiles(const QString &folder, const QString &names = QStringLiteral("DNS:localhost,IP:127.0.0.1"));

} // namespace octroi::test
