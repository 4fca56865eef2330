// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QString>

namespace octroi::authority {

/// The name under which octroid is known outside, as it stands in metadata, tokens and links: "https://HOST" or
/// "https://HOST:PORT", without path, because its pages stand at the root of their host; http only with a loopback
/// address (RFC 8414 section 2). A slash at its end and the default port are taken off.
/// Error: Invalid, field issuer.
Result<QString> issuerName(const QString &text);

} // namespace octroi::authority
