// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QJsonObject>
#include <QStringList>
#include <QUrl>

namespace octroi::backends {

/// What an authorization server says of itself (RFC 8414, OpenID Connect Discovery 1.0). What it does not have is empty.
struct ServerMetadata
{
    QUrl authorization, token, revocation, device;
    QStringList challengeMethods; ///< of PKCE
    bool namesItself = false;     ///< `iss` comes with each authorization response (RFC 9207)
};

/// The issuer has to be identical to the one that was asked (RFC 8414 section 3.3), and an endpoint that a secret is
/// sent to has to be https or on this machine. Errors: Protocol, with reason issuer_mismatch for the first.
Result<ServerMetadata> metadataFromJson(const QJsonObject &object, const QString &issuer);

} // namespace octroi::backends
