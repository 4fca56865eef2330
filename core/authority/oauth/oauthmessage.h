// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <utility>

namespace octroi::authority {

/// One request to an endpoint of the authorization server, without HTTP.
struct OAuthRequest
{
    QByteArray method, path; ///< "POST", "/oauth/token"
    QByteArray query, contentType, body;
    QByteArray authorization; ///< the header; "" when absent
    int authorizations = 0;   ///< how many of them there were
    QByteArray dpop;          ///< the DPoP header
    int proofs = 0;           ///< how many of them there were
    /// What a trusted proxy says of the client's certificate: any form of crypto::certificateThumbprint();
    /// "" from anybody else.
    QByteArray certificate;
    bool certificateVerified = false; ///< its chain, by the proxy or by ourselves
    QString address, userAgent;
};

struct OAuthAnswer
{
    int status = 200;
    QJsonObject body;
    QList<std::pair<QByteArray, QByteArray>> headers;
    bool empty = false; ///< no body at all
};

/// The errors of the OAuth RFCs as Error: `reason` is the error code, `detail` its description, and the code
/// tells the status: Invalid 400, Unauthorized 401, Forbidden 403, RateLimited 429, Unavailable 503.
Error oauthError(const char *error, const QString &description, ErrorCode code = ErrorCode::Invalid);
Error oauthError(const char *error, const char *description, ErrorCode code = ErrorCode::Invalid);
/// A failure of the store as the client is told of it.
Error serverError(const Error &cause);

/// RFC 6749 section 5.2.
OAuthAnswer refusal(const Error &error);
/// RFC 6750 section 3, RFC 9449 section 7.1: the answer of a protected resource.
OAuthAnswer resourceRefusal(const Error &error, bool dpop);

} // namespace octroi::authority
