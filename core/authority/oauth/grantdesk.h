// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/oauth/foreignassertions.h"
#include "authority/oauth/tokenmint.h"
#include "authority/oauth/tokenreader.h"

namespace octroi::authority {

/// The grants of the token endpoint. Each returns the body of RFC 6749 section 5.1, or an Error whose reason is
/// the error code. Writes of one request stand in one transaction.
class GrantDesk
{
public:
    explicit GrantDesk(OAuthContext &context) : m_c(context), m_mint(context), m_reader(context), m_foreign(context) {}

    Result<QJsonObject> clientCredentials(const TokenRequest &request);
    Result<QJsonObject> authorizationCode(const TokenRequest &request);
    Result<QJsonObject> refreshToken(const TokenRequest &request);
    Result<QJsonObject> deviceCode(const TokenRequest &request);
    Result<QJsonObject> jwtBearer(const TokenRequest &request);     ///< RFC 7523 section 2.1, of the client or of a trusted issuer
    Result<QJsonObject> tokenExchange(const TokenRequest &request); ///< RFC 8693

    /// Ends an approval with all its tokens. `action`: "token.reuse", "token.revoke".
    Result<void> endFamily(const Caller &caller, const char *action, const StoredFamily &family);

    /// Within the transaction that ended them: what is remembered of their JWTs.
    Result<void> forgetJwts(const EndedTokens &ended);
    /// After it: the check forgets their opaque tokens.
    void dropOpaque(const EndedTokens &ended);

    ForeignAssertions &foreignAssertions() { return m_foreign; }

private:
    Result<QJsonObject> foreignBearer(const TokenRequest &request, const QByteArray &assertion);
    void bind(Authorization &authorization, const TokenRequest &request) const;
    Result<StoredFamily> openFamily(const TokenRequest &request, Authorization &authorization);
    Result<void> checkVerifier(const QString &verifier, const QString &challenge) const;
    Result<QJsonObject> redeem(const TokenRequest &request, const StoredCode &code);
    Result<QJsonObject> reused(const TokenRequest &request, const QString &familyId, const char *what);
    Result<ReadToken> exchanged(const TokenRequest &request, const char *token, const char *type);

    OAuthContext &m_c;
    TokenMint m_mint;
    TokenReader m_reader;
    ForeignAssertions m_foreign;
};

/// Who a request of a client comes from, for the audit log.
Caller callerOf(const OAuthRequest &request, const QString &clientId);

} // namespace octroi::authority
