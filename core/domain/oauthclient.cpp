// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/oauthclient.h"

#include <QUrl>
#include <array>

namespace octroi::domain {

namespace {

constexpr std::array kKinds{"service", "web", "native", "device", "single_page"};
constexpr std::array kMethods{"none",        "client_secret_basic", "client_secret_post", "private_key_jwt",
                              "tls_client_auth", "self_signed_tls_client_auth"};
constexpr std::array kFormats{"jwt", "opaque"};
constexpr std::array kStatuses{"active", "suspended", "expired", "revoked"};
constexpr int kMostUri = 2000;

template <typename T, std::size_t N>
std::optional<T> fromName(const std::array<const char *, N> &names, const QString &name)
{
    for (std::size_t i = 0; i < N; ++i) {
        if (name == QLatin1String(names[i]))
            return T(i);
    }
    return std::nullopt;
}

template <typename T, std::size_t N>
QString nameOf(const std::array<const char *, N> &names, T value)
{
    return QString::fromLatin1(names[std::size_t(value)]);
}

Error wrong(const char *field, const char *reason, const QString &text, const char *detail)
{
    return Error{ErrorCode::Invalid, text.left(200), QString::fromLatin1(detail), QString::fromLatin1(field),
                 QString::fromLatin1(reason)};
}

bool isLoopback(const QString &host)
{
    return host == QLatin1String("127.0.0.1") || host == QLatin1String("::1") ||
           host == QLatin1String("localhost");
}

/// RFC 3986 characters only, so that what is compared as text is what a browser will go to.
bool isPlainUri(const QString &text)
{
    for (const QChar c : text) {
        if (c <= QLatin1Char(' ') || c > QLatin1Char('~') || QStringLiteral("\"<>\\^`{|}").contains(c))
            return false;
    }
    return !text.isEmpty() && text.size() <= kMostUri && !text.contains(QLatin1Char('#'));
}

} // namespace

QString clientKindName(ClientKind kind) { return nameOf(kKinds, kind); }
std::optional<ClientKind> clientKindFromName(const QString &name) { return fromName<ClientKind>(kKinds, name); }
QString clientStatusName(ClientStatus status) { return nameOf(kStatuses, status); }
QString clientAuthName(ClientAuth method) { return nameOf(kMethods, method); }
std::optional<ClientAuth> clientAuthFromName(const QString &name) { return fromName<ClientAuth>(kMethods, name); }
QString tokenFormatName(TokenFormat format) { return nameOf(kFormats, format); }
std::optional<TokenFormat> tokenFormatFromName(const QString &name) { return fromName<TokenFormat>(kFormats, name); }

bool ClientSecret::worksAt(const QDateTime &now) const
{
    return !revokedAt.isValid() && (!expiresAt.isValid() || now < expiresAt);
}

ClientStatus OAuthClient::statusAt(const QDateTime &now) const
{
    if (revokedAt.isValid())
        return ClientStatus::Revoked;
    if (expiresAt.isValid() && expiresAt <= now)
        return ClientStatus::Expired;
    return suspendedAt.isValid() ? ClientStatus::Suspended : ClientStatus::Active;
}

const QStringList &knownGrantTypes()
{
    static const QStringList grants{QStringLiteral("authorization_code"),
                                    QStringLiteral("client_credentials"),
                                    QStringLiteral("refresh_token"),
                                    QStringLiteral("urn:ietf:params:oauth:grant-type:device_code"),
                                    QStringLiteral("urn:ietf:params:oauth:grant-type:jwt-bearer"),
                                    QStringLiteral("urn:ietf:params:oauth:grant-type:token-exchange")};
    return grants;
}

Result<QString> checkRedirectUri(const QString &text, ClientKind kind)
{
    const QString uri = text.trimmed();
    const QUrl url(uri, QUrl::StrictMode);
    if (!isPlainUri(uri) || !url.isValid() || url.isRelative() || !url.userInfo().isEmpty())
        return wrong("redirect_uris", "redirect_uri", uri, "is not an absolute URI without fragment and user");
    const QString scheme = url.scheme();
    if (scheme == QLatin1String("https") && !url.host().isEmpty())
        return uri;
    // An answer in clear text never leaves the machine (RFC 9700 section 2.6).
    if (scheme == QLatin1String("http") && isLoopback(url.host()) && kind == ClientKind::Native)
        return uri;
    // A name of one's own domain, reversed: what another program cannot take by accident.
    if (kind == ClientKind::Native && scheme.contains(QLatin1Char('.')) && scheme != QLatin1String("http"))
        return uri;
    return wrong("redirect_uris", "redirect_uri", uri,
                 "is neither https, nor a native client's http to a loopback address or own scheme with a dot");
}

bool redirectMatches(const QString &registered, const QString &requested, ClientKind kind)
{
    if (registered == requested)
        return true;
    if (kind != ClientKind::Native || !isPlainUri(requested))
        return false;
    QUrl known(registered, QUrl::StrictMode), asked(requested, QUrl::StrictMode);
    if (!known.isValid() || !asked.isValid() || known.scheme() != QLatin1String("http") ||
        asked.scheme() != QLatin1String("http") || !isLoopback(known.host()) || !asked.userInfo().isEmpty())
        return false;
    known.setPort(-1);
    asked.setPort(-1);
    return known.toString(QUrl::FullyEncoded) == asked.toString(QUrl::FullyEncoded);
}

Result<QString> checkResource(const QString &text, const QString &field)
{
    const QString uri = text.trimmed();
    const QUrl url(uri, QUrl::StrictMode);
    if (!isPlainUri(uri) || !url.isValid() || url.isRelative())
        return Error{ErrorCode::Invalid, uri.left(200), QStringLiteral("is not an absolute URI without fragment"), field,
                     QStringLiteral("uri_syntax")};
    return uri;
}

Result<QString> checkLink(const QString &text, const QString &field)
{
    const QString uri = text.trimmed();
    const QUrl url(uri, QUrl::StrictMode);
    if (!isPlainUri(uri) || !url.isValid() || url.scheme() != QLatin1String("https") || url.host().isEmpty() ||
        !url.userInfo().isEmpty())
        return Error{ErrorCode::Invalid, uri.left(200), QStringLiteral("is not an https address"), field,
                     QStringLiteral("uri_syntax")};
    return uri;
}

Result<void> checkClient(const OAuthClient &c)
{
    const bool code = c.hasGrant(QLatin1String("authorization_code"));
    const bool device = c.hasGrant(QLatin1String("urn:ietf:params:oauth:grant-type:device_code"));
    const bool assertion = c.hasGrant(QLatin1String("urn:ietf:params:oauth:grant-type:jwt-bearer"));
    if (c.grantTypes.isEmpty())
        return wrong("grant_types", "list_empty", {}, "a client needs at least one grant");
    for (const QString &grant : c.grantTypes) {
        if (!knownGrantTypes().contains(grant))
            return wrong("grant_types", "value_unknown", grant, "is not a grant that octroid has");
    }
    if (c.hasGrant(QLatin1String("refresh_token")) && !code && !device && !assertion)
        return wrong("grant_types", "grant_lonely", {}, "refresh_token goes with a grant that starts it");
    if (code == c.redirectUris.isEmpty())
        return wrong("redirect_uris", code ? "member_missing" : "not_used", {},
                     code ? "authorization_code needs a redirect URI" : "only authorization_code has redirect URIs");
    // A public client's credentials would be in everybody's hands (RFC 9700 section 2.5).
    if (c.isPublic()) {
        for (const char *grant : {"client_credentials", "urn:ietf:params:oauth:grant-type:jwt-bearer",
                                  "urn:ietf:params:oauth:grant-type:token-exchange"}) {
            if (c.hasGrant(QLatin1String(grant)))
                return wrong("grant_types", "grant_public", QString::fromLatin1(grant), "needs a client that authenticates");
        }
    }
    if (!c.isPublic() && c.kind == ClientKind::SinglePage)
        return wrong("token_endpoint_auth_method", "auth_kind", {}, "a program in a browser cannot keep a secret");
    if (c.isPublic() && (c.kind == ClientKind::Service || c.kind == ClientKind::Web))
        return wrong("token_endpoint_auth_method", "auth_kind", {}, "a service or web client authenticates");
    if (!c.keys.isEmpty() && !c.jwksUri.isEmpty())
        return wrong("jwks", "keys_twice", {}, "jwks and jwks_uri exclude each other"); // RFC 7591 section 2
    if (c.auth == ClientAuth::PrivateKeyJwt && c.keys.isEmpty() && c.jwksUri.isEmpty())
        return wrong("jwks", "member_missing", {}, "private_key_jwt needs jwks or jwks_uri");
    if (c.auth == ClientAuth::TlsClient && c.tlsSubject.isEmpty())
        return wrong("tls_client_auth_subject_dn", "member_missing", {}, "tls_client_auth needs the subject");
    if (c.auth == ClientAuth::SelfSignedTls && c.certificates.isEmpty())
        return wrong("certificates", "member_missing", {}, "self_signed_tls_client_auth needs a certificate's thumbprint");
    if (c.dpopBound && c.certificateBound)
        return wrong("certificate_bound", "bound_twice", {}, "a token is bound to a DPoP key or to a certificate");
    return {};
}

} // namespace octroi::domain
