// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"
#include "domain/oauthclient.h"

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <functional>
#include <optional>

// What the authorization server keeps. Codes and tokens are random with 256 bits and stand here as their
// SHA-256 only; `grant` is what was granted, in the form of oauth/authorization.h. Times are milliseconds
// since the epoch, 0 for none. All calls block and are made from the control thread.
namespace octroi::authority {

struct StoredClient
{
    domain::OAuthClient client;
    QHash<QString, QByteArray> digests; ///< of the secrets, by their id
    QByteArray registrationDigest;      ///< of the registration access token (RFC 7592); empty: none
};

/// A key that signs, or did: published from createdMs on, signs between activeMs and retiresMs, leaves the
/// JWKS at removedMs.
struct StoredSigningKey
{
    QString kid, algorithm; ///< "ES256", "EdDSA", "RS256"
    QByteArray privateKey;  ///< PKCS #8 in PEM; sealed at rest
    qint64 createdMs = 0, activeMs = 0, retiresMs = 0, removedMs = 0;
};

struct StoredCode
{
    QByteArray digest;
    QString clientId;
    QJsonObject grant;
    qint64 expiresMs = 0, usedMs = 0;
    QString familyId; ///< what it was redeemed for: its tokens end when it is shown again
};

struct StoredDevice
{
    QByteArray digest;
    QString userCode, clientId, status; ///< "pending", "approved", "denied"
    QJsonObject grant;
    qint64 expiresMs = 0, polledMs = 0, intervalMs = 0;
};

/// One approval: all refresh and access tokens that came of it live and die with it.
struct StoredFamily
{
    QString id, clientId, accountId; ///< 10 base62 characters
    QJsonObject grant;
    qint64 createdMs = 0, expiresMs = 0, usedMs = 0, revokedMs = 0;
};

struct StoredRefresh
{
    QByteArray digest;
    QString familyId;
    qint64 expiresMs = 0, usedMs = 0;
};

/// An opaque access token.
struct StoredAccess
{
    QByteArray digest;
    QString id, clientId, accountId, familyId;
    QJsonObject grant;
    qint64 createdMs = 0, expiresMs = 0, revokedMs = 0;
};

/// What GET /v1/tokens lists: families, and opaque access tokens that belong to none.
struct ListedToken
{
    QString id, type; ///< "refresh", "access"
    QString clientId, accountId;
    QJsonObject grant;
    qint64 createdMs = 0, expiresMs = 0, usedMs = 0;
};

struct ListedTokenQuery
{
    QString clientId, accountId; ///< "" for all
    qint64 nowMs = 0, beforeMs = 0; ///< position of the page before; 0 starts
    QString beforeId;
    int limit = 100;
};

/// Tokens of this client or account that were issued up to then are void.
struct TokenCutoff
{
    QString kind, id; ///< "client", "account", "family"
    qint64 atMs = 0, expiresMs = 0;
};

/// What ended by a revocation.
struct EndedTokens
{
    QList<StoredFamily> families;
    QList<QByteArray> digests; ///< of opaque access tokens
};

/// An initial access token of dynamic registration (RFC 7591 section 3).
struct StoredRegistrationToken
{
    QByteArray digest;
    QString id, name, applicationId;
    QStringList scopes, grantTypes; ///< what its clients may have at most
    qint64 usesLeft = 0, createdMs = 0, expiresMs = 0, revokedMs = 0;
};

class OAuthStore
{
public:
    virtual ~OAuthStore() = default;
    virtual Result<QList<StoredClient>> clients() = 0;
    virtual Result<void> putClient(const StoredClient &client) = 0; ///< with all its secrets
    /// Times of last use; may be lost with the power.
    virtual Result<void> touchClients(const QHash<QString, qint64> &clients, const QHash<QString, qint64> &secrets) = 0;

    virtual Result<QList<StoredSigningKey>> signingKeys() = 0;
    virtual Result<void> putSigningKey(const StoredSigningKey &key) = 0;
    virtual Result<void> removeSigningKey(const QString &kid) = 0;

    virtual Result<void> putCode(const StoredCode &code) = 0;
    virtual Result<std::optional<StoredCode>> code(const QByteArray &digest) = 0;
    /// False when it was used before.
    virtual Result<bool> useCode(const QByteArray &digest, const QString &familyId, qint64 nowMs) = 0;

    virtual Result<void> putPush(const QByteArray &digest, const QString &clientId, const QJsonObject &parameters, qint64 expiresMs) = 0;
    virtual Result<std::optional<QJsonObject>> push(const QByteArray &digest, const QString &clientId, qint64 nowMs) = 0;
    virtual Result<void> removePush(const QByteArray &digest) = 0;

    virtual Result<void> putDevice(const StoredDevice &device) = 0; ///< inserts or replaces
    virtual Result<std::optional<StoredDevice>> device(const QByteArray &digest) = 0;
    virtual Result<std::optional<StoredDevice>> deviceOf(const QString &userCode) = 0;
    /// False when somebody else took it.
    virtual Result<bool> takeDevice(const QByteArray &digest) = 0;

    virtual Result<void> putFamily(const StoredFamily &family) = 0; ///< inserts or replaces
    virtual Result<std::optional<StoredFamily>> family(const QString &id) = 0;
    virtual Result<void> putRefresh(const StoredRefresh &token) = 0;
    virtual Result<std::optional<StoredRefresh>> refresh(const QByteArray &digest) = 0;
    /// False when it was used before: somebody has a copy.
    virtual Result<bool> useRefresh(const QByteArray &digest, qint64 nowMs) = 0;

    virtual Result<void> putAccess(const StoredAccess &token) = 0;
    virtual Result<std::optional<StoredAccess>> access(const QByteArray &digest) = 0;
    virtual Result<std::optional<StoredAccess>> accessOf(const QString &id) = 0;

    virtual Result<QList<ListedToken>> liveTokens(const ListedTokenQuery &query) = 0;
    /// Marks families and opaque tokens of these; "" for any.
    virtual Result<EndedTokens> revokeTokens(const QString &clientId, const QString &accountId, qint64 nowMs) = 0;
    virtual Result<EndedTokens> revokeFamily(const QString &id, qint64 nowMs) = 0; ///< with its opaque tokens
    /// Calls `each` for every opaque token that has not expired at `nowMs`, revoked ones too, for filling the
    /// verifier.
    virtual Result<void> eachAccess(qint64 nowMs, const std::function<void(const StoredAccess &)> &each) = 0;

    virtual Result<QList<TokenCutoff>> cutoffs() = 0;
    virtual Result<void> putCutoff(const TokenCutoff &cutoff) = 0;
    virtual Result<QHash<QString, qint64>> revokedIds() = 0; ///< of JWTs (jti), to the end of their lives
    virtual Result<void> putRevokedId(const QString &id, qint64 expiresMs) = 0;

    virtual Result<QList<StoredRegistrationToken>> registrationTokens() = 0; ///< newest first
    virtual Result<std::optional<StoredRegistrationToken>> registrationToken(const QByteArray &digest) = 0;
    virtual Result<void> putRegistrationToken(const StoredRegistrationToken &token) = 0;

    /// False when this was seen before: an assertion or a proof that is shown twice.
    virtual Result<bool> remember(const QByteArray &digest, qint64 expiresMs) = 0;
    virtual Result<void> dropExpired(qint64 nowMs) = 0;
};

} // namespace octroi::authority
