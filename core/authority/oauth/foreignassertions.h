// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/oauth/authorization.h"
#include "authority/oauth/oauthcontext.h"
#include "authority/oauth/tokenrequest.h"

#include <QSet>

namespace octroi::authority {

/// JWTs of trusted issuers as authorization grants (RFC 7523 section 3.1): what such a JWT is worth at its API it is
/// worth as a token of octroid for a client of the same application, and no more. The token is for that API only,
/// ends with the assertion, and each assertion is taken once.
class ForeignAssertions
{
public:
    explicit ForeignAssertions(OAuthContext &context) : m_c(context) {}

    static constexpr qint64 kLongestS = 86'400; ///< an assertion may live from now on

    struct Granted
    {
        Authorization authorization;
        qint64 seconds = 0; ///< that are left of the assertion
    };
    /// Whether an issuer of this name is trusted by some API.
    bool knows(const QString &issuer) const;
    /// Errors: invalid_grant, invalid_scope, invalid_target.
    Result<Granted> accept(const TokenRequest &request, const QByteArray &assertion);
    /// Trusted issuers of which an assertion with an unknown key came since the last call.
    QStringList takeWanted();

private:
    Result<domain::TrustedIssuer> issuerOf(const TokenRequest &request, const QString &name) const;
    Result<QJsonObject> verified(const domain::TrustedIssuer &issuer, const QByteArray &assertion);
    Result<void> checkBinding(const TokenRequest &request, const QJsonObject &claims) const;
    Result<void> once(const domain::TrustedIssuer &issuer, const QJsonObject &claims, const QByteArray &assertion);

    OAuthContext &m_c;
    QSet<QString> m_wanted;
};

} // namespace octroi::authority
