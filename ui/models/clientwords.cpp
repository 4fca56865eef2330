// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clientwords.h"

#include <QUrl>

namespace octroi::models {

using domain::ClientAuth;
using domain::ClientKind;
using domain::ClientStatus;

QString ClientWords::kind(ClientKind kind)
{
    switch (kind) {
    case ClientKind::Service:
        return tr("Service");
    case ClientKind::Web:
        return tr("Web");
    case ClientKind::Native:
        return tr("Native");
    case ClientKind::Device:
        return tr("Device");
    case ClientKind::SinglePage:
        return tr("Single page");
    }
    return {};
}

QString ClientWords::kindMeaning(ClientKind kind)
{
    switch (kind) {
    case ClientKind::Service:
        return tr("A program that acts for itself, without a user: it takes tokens with its own credentials.");
    case ClientKind::Web:
        return tr("A program on a server that acts for people: they sign in with a browser, the server keeps the secret.");
    case ClientKind::Native:
        return tr("A program on the user's computer or phone: whoever has it could read a secret in it, so it has none.");
    case ClientKind::Device:
        return tr("A device without a browser or keyboard: its user confirms a code on another device.");
    case ClientKind::SinglePage:
        return tr("A program that runs in the browser: it can keep no secret, and its tokens live briefly.");
    }
    return {};
}

QString ClientWords::status(ClientStatus status)
{
    switch (status) {
    case ClientStatus::Active:
        return tr("Active", "state of a client");
    case ClientStatus::Suspended:
        return tr("Suspended", "state of a client");
    case ClientStatus::Expired:
        return tr("Expired", "state of a client");
    case ClientStatus::Revoked:
        return tr("Revoked", "state of a client");
    }
    return {};
}

Tone ClientWords::statusTone(ClientStatus status)
{
    static const Tone tones[] = {Tone::Ok, Tone::Info, Tone::Neutral, Tone::Danger};
    return tones[int(status)];
}

QString ClientWords::auth(ClientAuth method)
{
    switch (method) {
    case ClientAuth::None:
        return tr("None (public)", "a client that does not authenticate");
    case ClientAuth::SecretBasic:
        return tr("Secret, in the header");
    case ClientAuth::SecretPost:
        return tr("Secret, in the body");
    case ClientAuth::PrivateKeyJwt:
        return tr("Private key (JWT)");
    case ClientAuth::TlsClient:
        return tr("Certificate of a CA");
    case ClientAuth::SelfSignedTls:
        return tr("Self-signed certificate");
    }
    return {};
}

QString ClientWords::authMeaning(ClientAuth method)
{
    switch (method) {
    case ClientAuth::None:
        return tr("It proves nothing about itself. PKCE ties each code to the program that asked for it.");
    case ClientAuth::SecretBasic:
        return tr("It sends a secret that is shown once, in the Authorization header. Simple, but whoever reads the secret is the client.");
    case ClientAuth::SecretPost:
        return tr("It sends its secret in the body of the request, which ends up in logs more easily. Only for programs that cannot use the header.");
    case ClientAuth::PrivateKeyJwt:
        return tr("It signs a short-lived assertion with a key that never leaves it. Recommended: nothing that is sent can be used again.");
    case ClientAuth::TlsClient:
        return tr("It shows a certificate of a trusted authority with this subject (mutual TLS). Recommended, with tokens bound to it.");
    case ClientAuth::SelfSignedTls:
        return tr("It shows one of these certificates (mutual TLS). Recommended where there is no common authority.");
    }
    return {};
}

QString ClientWords::grant(const QString &grantType)
{
    if (grantType == QLatin1String("authorization_code"))
        return tr("Authorization code");
    if (grantType == QLatin1String("client_credentials"))
        return tr("Client credentials");
    if (grantType == QLatin1String("refresh_token"))
        return tr("Refresh tokens");
    if (grantType.endsWith(QLatin1String(":device_code")))
        return tr("Device code");
    if (grantType.endsWith(QLatin1String(":jwt-bearer")))
        return tr("JWT assertion");
    if (grantType.endsWith(QLatin1String(":token-exchange")))
        return tr("Token exchange");
    return grantType;
}

QString ClientWords::grantMeaning(const QString &grantType)
{
    if (grantType == QLatin1String("authorization_code"))
        return tr("People sign in with their browser, always with PKCE.");
    if (grantType == QLatin1String("client_credentials"))
        return tr("It takes tokens for itself, without a user.");
    if (grantType == QLatin1String("refresh_token"))
        return tr("People need not sign in again; each refresh token works once.");
    if (grantType.endsWith(QLatin1String(":device_code")))
        return tr("Its user types a code on another device.");
    if (grantType.endsWith(QLatin1String(":jwt-bearer")))
        return tr("It shows an assertion of a trusted issuer.");
    if (grantType.endsWith(QLatin1String(":token-exchange")))
        return tr("It trades a token that it received for one of its own.");
    return {};
}

QString ClientWords::tokenFormat(domain::TokenFormat format)
{
    return format == domain::TokenFormat::Jwt ? tr("JWT, checked offline") : tr("Opaque, checked by asking");
}

QString ClientWords::seconds(qint64 seconds)
{
    if (seconds > 0 && seconds % 86'400 == 0)
        return tr("%n day(s)", "duration", int(seconds / 86'400));
    if (seconds > 0 && seconds % 3'600 == 0)
        return tr("%n hour(s)", "duration", int(seconds / 3'600));
    if (seconds > 0 && seconds % 60 == 0)
        return tr("%n minute(s)", "duration", int(seconds / 60));
    return tr("%n second(s)", "duration", int(seconds));
}

QString ClientWords::redirectProblem(const QString &uri, ClientKind kind)
{
    const QString text = uri.trimmed();
    if (text.contains(QLatin1Char('#')))
        return tr("A redirect URI has no fragment: leave out “%1”.").arg(text.mid(text.indexOf(QLatin1Char('#'))));
    // Nothing stands for anything: URIs are compared character by character (RFC 9700 section 2.1).
    if (text.contains(QLatin1Char('*')))
        return tr("A redirect URI is compared exactly: write out each one instead of “*”.");
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.isRelative() || text.contains(QLatin1Char(' ')))
        return tr("A redirect URI is a whole address like https://app.example/callback.");
    if (!url.userInfo().isEmpty())
        return tr("A redirect URI holds no user name and no password.");
    if (domain::checkRedirectUri(text, kind))
        return {};
    const bool native = kind == ClientKind::Native;
    if (url.scheme() == QLatin1String("http"))
        return native ? tr("http sends the code in clear: use https, or http only to 127.0.0.1, [::1] or localhost.")
                      : tr("http sends the code in clear: use https.");
    if (url.scheme() == QLatin1String("https"))
        return tr("A redirect URI is a whole address like https://app.example/callback.");
    return native ? tr("A scheme of one's own is a reversed domain name, like com.example.app:/callback.")
                  : tr("Only a native program may have a scheme of its own: use https.");
}

} // namespace octroi::models
