// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "crypto/jose/jwkset.h"
#include "domain/api.h"
#include "domain/apikey.h"
#include "domain/application.h"
#include "domain/plan.h"
#include "domain/trustedissuer.h"

#include <QByteArray>
#include <QHash>
#include <QString>

namespace octroi::authority {

/// What the check has to know of one key.
struct LiveCredential
{
    QByteArray digest; ///< SHA-256 of the whole key, 32 bytes
    domain::ApiKey key;
    QString partnerId;
    bool partnerClosed = false;
};

/// What the check has to know of one OAuth client.
struct LiveClient
{
    QString id; ///< client_id; 10 base62 characters, as those of keys, with which they share one table
    QString applicationId, partnerId;
    QStringList scopes; ///< granted; a token of the client never has more than these
    domain::Restrictions restrictions;
    QString planId;
    QDateTime endsAt; ///< invalid: never
    bool suspended = false, revoked = false, partnerClosed = false;
};

/// An opaque access token.
struct LiveToken
{
    QByteArray digest; ///< SHA-256 of the whole token, 32 bytes
    QString clientId;
    QStringList scopes;
    QStringList audiences; ///< empty: all APIs
    QDateTime issuedAt, expiresAt;
    QByteArray jkt; ///< of the DPoP key it is bound to, "" when it is not
    QByteArray x5t; ///< x5t#S256 of the certificate it is bound to, "" when it is not
};

/// Whose JWTs are our own (RFC 9068).
struct LiveTokenIssuer
{
    QString issuer;        ///< "iss"
    QStringList audiences; ///< tokens with one of these in "aud" are for every API; "urn:octroi:api:<id>" for that one
    crypto::JwkSet keys;   ///< with those that were retired while tokens of theirs live
};

/// Tokens that hold no more although they have not expired.
struct TokenRevocation
{
    QString jti;            ///< of one token; "" for all of the client
    QString clientId;
    QDateTime issuedUntil;  ///< with "" above: those that were issued until then
    QDateTime forgetAt;     ///< when the token would have expired anyway
};

/// A trusted issuer with the keys that are known of it now.
struct LiveTrustedIssuer
{
    domain::TrustedIssuer issuer;
    crypto::JwkSet keys;
    QHash<QString, QString> partners; ///< of the applications it names; one that is not here is refused
};

/// Where the issuer tells of committed changes; the verifier implements it. Called from the control
/// thread only, after the commit and before the answer, so that an acknowledged revocation already holds.
class LiveSink
{
public:
    virtual ~LiveSink() = default;
    virtual void putCredential(const LiveCredential &credential) = 0; ///< inserts, or replaces the one with that id
    virtual void putApis(const QList<domain::Api> &apis) = 0;          ///< all of them
    virtual void putPlan(const domain::Plan &plan) = 0;
    virtual void putApplication(const domain::Application &application) = 0; ///< its rule

    virtual void putClient(const LiveClient &client) = 0; ///< inserts or replaces; one that is gone is put as revoked
    virtual void putToken(const LiveToken &token) = 0;
    virtual void dropToken(const QByteArray &digest) = 0;
    virtual void putSigningKeys(const LiveTokenIssuer &issuer) = 0; ///< replaces
    virtual void revokeTokens(const TokenRevocation &revocation) = 0;
    virtual void putTrustedIssuers(const QList<LiveTrustedIssuer> &issuers) = 0; ///< all of them
};

} // namespace octroi::authority
