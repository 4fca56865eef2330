// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/oauth/administrators.h"

#include <QJsonObject>

namespace octroi::authority {

/// RFC 8414.
QJsonObject authorizationServerMetadata(const QString &issuer);

struct TokenAnswer
{
    int status = 200;
    QJsonObject body;          ///< RFC 6749 section 5.1 or 5.2
    bool basicChallenge = false; ///< section 5.2: 401 answers a Basic header with WWW-Authenticate: Basic
    int retryAfter = 0;        ///< seconds, of a 429
};

/// The token endpoint: client credentials (RFC 6749 section 4.4) with client_secret_basic or _post.
TokenAnswer answerTokenRequest(Administrators &administrators, QByteArrayView authorization, QByteArrayView contentType,
                               QByteArrayView body, const QString &address);

} // namespace octroi::authority
