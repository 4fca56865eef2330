// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>
#include <optional>

namespace octroi::domain {

/// What kind of program it is; decides which grants and which authentication it may have.
enum class ClientKind {
    Service,   ///< a program without a user: client credentials
    Web,       ///< on a server, keeps a secret
    Native,    ///< on the user's device: public, PKCE, loopback or private-use redirect (RFC 8252)
    Device,    ///< without a browser: device grant (RFC 8628)
    SinglePage ///< in a browser: public, PKCE
};
QString clientKindName(ClientKind kind); ///< "service", "web", "native", "device", "single_page"
std::optional<ClientKind> clientKindFromName(const QString &name);

enum class ClientStatus { Active, Suspended, Expired, Revoked };
QString clientStatusName(ClientStatus status);

/// token_endpoint_auth_method (RFC 7591 section 2, RFC 8705 section 2).
enum class ClientAuth { None, SecretBasic, SecretPost, PrivateKeyJwt, TlsClient, SelfSignedTls };
QString clientAuthName(ClientAuth method);
std::optional<ClientAuth> clientAuthFromName(const QString &name);

enum class TokenFormat { Jwt, Opaque };
QString tokenFormatName(TokenFormat format);
std::optional<TokenFormat> tokenFormatFromName(const QString &name);

/// A client secret as an administrator sees it: never the secret itself.
struct ClientSecret
{
    QString id; ///< 10 base62 characters
    QString last4;
    QDateTime createdAt;
    QDateTime expiresAt;  ///< null: never
    QDateTime revokedAt;  ///< null: not revoked
    QDateTime lastUsedAt; ///< null: never; kept to the minute

    bool worksAt(const QDateTime &now) const;
    bool operator==(const ClientSecret &) const = default;
};

/// A certificate that a client of tls_client_auth or self_signed_tls_client_auth may show.
struct ClientCertificate
{
    QString thumbprint; ///< base64url SHA-256 of the DER, 43 characters (x5t#S256)
    QDateTime expiresAt; ///< null: never

    bool operator==(const ClientCertificate &) const = default;
};

/// A registered OAuth client.
struct OAuthClient
{
    QString id; ///< client_id: 10 base62 characters
    QString applicationId;
    QString name;
    ClientKind kind = ClientKind::Service;
    ClientAuth auth = ClientAuth::SecretBasic;
    QStringList redirectUris;
    QStringList grantTypes; ///< as in RFC 7591: "authorization_code", …, sorted
    QStringList scopes;     ///< what it may ask for; "a:*" allowed
    QStringList resources;  ///< absolute URIs it may name (RFC 8707), and the audience of its tokens
    QStringList detailTypes; ///< types of authorization_details (RFC 9396) it may use
    QJsonArray keys;        ///< public JWKs
    QString jwksUri;
    QString tlsSubject; ///< expected subject DN of tls_client_auth, RFC 4514
    QList<ClientCertificate> certificates;
    bool requirePar = false;
    bool dpopBound = false;  ///< every token is bound to a DPoP key (RFC 9449)
    bool certificateBound = false; ///< every token is bound to the client's certificate (RFC 8705)
    bool consent = true;     ///< people are asked; false only for the organisation's own programs
    TokenFormat tokenFormat = TokenFormat::Jwt;
    qint64 accessTokenSeconds = 600;
    qint64 refreshTokenSeconds = 30 * 86'400LL; ///< of a whole family, from the approval on
    QStringList contacts;
    QString clientUri, logoUri, policyUri, termsUri;
    QString planId; ///< may be empty: no limits
    bool registered = false; ///< by itself, through dynamic registration
    QList<ClientSecret> secrets; ///< newest first
    QDateTime createdAt;
    QDateTime expiresAt;   ///< null: never
    QDateTime suspendedAt; ///< null: not suspended
    QDateTime revokedAt;   ///< null: not revoked
    QDateTime lastUsedAt;  ///< null: never; kept to the minute
    qint64 version = 0;

    /// Revoked wins over expired over suspended.
    ClientStatus statusAt(const QDateTime &now) const;
    bool isPublic() const { return auth == ClientAuth::None; }
    bool hasGrant(QLatin1String grant) const { return grantTypes.contains(grant); }
    bool operator==(const OAuthClient &) const = default;
};

/// The grants that octroid has; the implicit and the password grant do not exist (RFC 9700 section 2.4).
const QStringList &knownGrantTypes();

/// A redirect URI as it may be registered: absolute, without fragment and user, https; a native
/// client may have http to a loopback address and a private-use scheme with a dot (RFC 8252 section 7).
/// Error: Invalid, reason redirect_uri.
Result<QString> checkRedirectUri(const QString &text, ClientKind kind);
/// Whether a requested URI is the registered one: simple string comparison (RFC 9700 section 2.1), but for
/// the port of a native client's loopback address (RFC 8252 section 7.3).
bool redirectMatches(const QString &registered, const QString &requested, ClientKind kind);
/// An absolute URI without fragment (RFC 8707 section 2). Error: Invalid, reason uri_syntax.
Result<QString> checkResource(const QString &text, const QString &field);
/// An https address for people or programs. Error: Invalid, reason uri_syntax.
Result<QString> checkLink(const QString &text, const QString &field);
/// Grants, authentication, redirect URIs and keys fit together. Error: Invalid with the member's field.
Result<void> checkClient(const OAuthClient &client);

/// The wire shape, as in json.h. `status` is computed at `now`.
QJsonObject toJson(const OAuthClient &client, const QDateTime &now);
QJsonObject toJson(const ClientSecret &secret, const QDateTime &now);
Result<OAuthClient> oauthClientFromJson(const QJsonObject &object);

} // namespace octroi::domain
