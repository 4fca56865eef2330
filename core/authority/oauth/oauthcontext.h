// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/oauth/clientauthentication.h"
#include "authority/oauth/dpopgate.h"
#include "authority/oauth/revocations.h"
#include "authority/oauth/signingkeys.h"
#include "authority/store/store.h"

#include <functional>

namespace octroi::authority {

/// What the endpoints of the authorization server share; owned by AuthorizationServer. Control thread only.
struct OAuthContext
{
    Store &store;
    Issuer &issuer;
    ClientRegistry &clients;
    const Clock &clock;
    SigningKeys &keys;
    Revocations &revocations;
    ClientAuthentication &authentication;
    DpopGate &dpop;
    QString issuerUrl; ///< without a slash at its end

    /// What the userinfo endpoint and id tokens say of an account for these scopes, beyond "sub"; empty when
    /// there is no such account, or it may not sign in any more.
    std::function<QJsonObject(const QString &accountId, const QStringList &scopes)> claims;
    /// Whether this account may still be acted for.
    std::function<bool(const QString &accountId)> accountLives;

    OAuthStore &oauth() const { return store.oauth(); }
    QString url(const char *path) const { return issuerUrl + QLatin1String(path); }
    /// What a client's assertion may be addressed to (RFC 7523 section 3, RFC 9126 section 2).
    QStringList audiences() const { return {issuerUrl, url("/oauth/token"), url("/oauth/par")}; }
};

/// A 256 bit secret in base64url and what the store keeps of it.
struct Handle
{
    Secret text;
    QByteArray digest;
    static Handle fresh();
    static QByteArray digestOf(const QString &text);
};

} // namespace octroi::authority
