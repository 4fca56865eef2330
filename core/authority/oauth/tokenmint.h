// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/oauth/authorization.h"
#include "authority/oauth/oauthcontext.h"

namespace octroi::authority {

/// Makes the tokens of a token answer.
class TokenMint
{
public:
    explicit TokenMint(OAuthContext &context) : m_c(context) {}

    struct Wanted
    {
        bool refresh = false; ///< also a refresh token of authorization.familyId
        qint64 mostSeconds = 0; ///< the access token ends no later than this; 0: as the client's rule is
    };
    /// The body of RFC 6749 section 5.1. A JWT costs no write; an opaque or refresh token is written before.
    /// Errors: those of the store.
    Result<QJsonObject> answer(const domain::OAuthClient &client, const Authorization &authorization, const Wanted &wanted);

    /// RFC 9068 section 2.2.
    QByteArray accessJwt(const domain::OAuthClient &client, const Authorization &authorization, qint64 seconds) const;
    /// OpenID Connect Core section 2.
    QByteArray idToken(const Authorization &authorization, const QByteArray &accessToken) const;

private:
    Result<QByteArray> opaque(const Authorization &authorization, qint64 seconds);
    /// Writes down which JWT came of a family, so that it can be named when the family ends.
    Result<void> note(const QString &familyId, const QByteArray &jwt, qint64 seconds);
    Result<QByteArray> refresh(const Authorization &authorization);

    OAuthContext &m_c;
};

/// What the check has to know of an opaque token.
LiveToken liveOf(const StoredAccess &token, const QString &issuer);

/// aud of its tokens: the resources, or the authorization server itself.
QJsonValue audienceOf(const Authorization &authorization, const QString &issuer);

} // namespace octroi::authority
