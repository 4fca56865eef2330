// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/backend.h"
#include "domain/callverdict.h"
#include "domain/trustedissuer.h"

namespace octroi::backends {

/// An approval with its refresh tokens, or an opaque access token. What it opens is not told.
struct LiveToken
{
    QString id, type; ///< "refresh": an approval, "access"
    QString clientId, accountId; ///< accountId "": nobody stands behind it but the client
    QStringList scopes, resources;
    QString bound; ///< "dpop", "certificate", ""
    QDateTime createdAt, expiresAt, lastUsedAt; ///< null: never
    bool operator==(const LiveToken &) const = default;
};

/// A call as it is described, to be judged and not made. Secrets are shared, not copied.
struct DescribedCall
{
    std::shared_ptr<Secret> key, token; ///< null: not shown
    bool dpop = false;                  ///< the token is shown with a proof
    QByteArray proof, certificate;
    QString method, uri, address, referrer, environment, scheme, host;
    QDateTime at; ///< null: now
};

/// Tokens that live on the backend, and what it would say of one.
class TokensBackend
{
public:
    virtual ~TokensBackend() = default;
    /// Newest first; "" for all clients and accounts.
    virtual Task<Page<LiveToken>> liveTokens(QString clientId, QString accountId, QString cursor, int limit) = 0;
    virtual Task<void> revokeToken(QString id) = 0;
    /// Of a client, of an account, or of both together.
    virtual Task<void> revokeTokens(QString clientId, QString accountId) = 0;
    /// RFC 7662.
    virtual Task<QJsonObject> introspect(std::shared_ptr<Secret> token) = 0;
    /// Would it be allowed? Nothing is counted.
    virtual Task<domain::CallVerdict> explainCall(DescribedCall call) = 0;
};

/// A trusted issuer as the backend keeps it, with what it knows of its keys.
struct HeldIssuer
{
    domain::TrustedIssuer issuer;
    QString keyState; ///< "current", "stale", "failed", "pending", "inline"
    QString keyError; ///< "" when they could be read
    QDateTime keysReadAt;
    QStringList kids;
};

/// Other authorization servers whose tokens an API takes.
class TrustBackend
{
public:
    virtual ~TrustBackend() = default;
    virtual Task<QList<HeldIssuer>> trustedIssuers() = 0;
    virtual Task<domain::TrustedIssuer> createTrustedIssuer(domain::TrustedIssuer issuer, QString idempotencyKey) = 0;
    virtual Task<domain::TrustedIssuer> updateTrustedIssuer(domain::TrustedIssuer issuer) = 0; ///< all members, If-Match its version
    virtual Task<void> removeTrustedIssuer(QString id, qint64 version) = 0;
};

namespace wire {
QJsonObject trustedIssuerBody(const domain::TrustedIssuer &issuer, bool creation);
}

/// Null: this backend cannot.
inline TokensBackend *tokensOf(Backend *backend)
{
    return dynamic_cast<TokensBackend *>(backend);
}
inline TrustBackend *trustOf(Backend *backend)
{
    return dynamic_cast<TrustBackend *>(backend);
}

} // namespace octroi::backends
