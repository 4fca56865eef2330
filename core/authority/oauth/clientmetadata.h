// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"
#include "domain/oauthclient.h"

namespace octroi::authority {

/// Client metadata (RFC 7591 section 2, RFC 9126 section 6, RFC 9449 section 5.2, RFC 8705 section 3.4) as the
/// body of ClientRegistry::create() without application_id. What is unknown is left out, as section 2 asks.
/// Error: Invalid with the member as field.
Result<QJsonObject> clientFromMetadata(const QJsonObject &metadata, const QStringList &defaultScopes);
/// The same the other way, without secrets.
QJsonObject metadataOf(const domain::OAuthClient &client);

} // namespace octroi::authority
