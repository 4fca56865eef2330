// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/oauth/authorization.h"
#include "authority/oauth/oauthcontext.h"

namespace octroi::authority {

/// An access token of ours that is good now.
struct ReadToken
{
    Authorization authorization;
    QStringList audience;
    qint64 issuedS = 0, expiresS = 0;
    QString id;        ///< jti, or the opaque token's identifier
    QByteArray digest; ///< of an opaque token; empty for a JWT
};

/// Reads access tokens that this server issued.
class TokenReader
{
public:
    explicit TokenReader(OAuthContext &context) : m_c(context) {}

    /// Nothing when it is not ours, has ended or was revoked, or its client or account may not act any more.
    /// Errors: those of the store.
    Result<std::optional<ReadToken>> access(const QByteArray &token);
    /// The token of a request to a protected resource, with its sender constraint. Errors: Unauthorized with
    /// reason token_missing or invalid_token, or invalid_dpop_proof.
    Result<ReadToken> ofRequest(const OAuthRequest &request);

private:
    std::optional<ReadToken> jwt(const QByteArray &token);
    bool mayAct(const Authorization &authorization) const;

    OAuthContext &m_c;
};

} // namespace octroi::authority
