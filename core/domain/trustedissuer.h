// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QStringList>

namespace octroi::domain {

/// Another authorization server whose JWTs one API accepts.
struct TrustedIssuer
{
    /// Where its keys come from.
    enum class KeySource {
        Discovery, ///< jwks_uri of its metadata (RFC 8414, else OpenID Connect discovery)
        Uri,       ///< jwksUri
        Inline     ///< jwks
    };
    /// When the claim holds the value, the token has the scopes.
    struct ScopeMapping
    {
        QString claim; ///< a member of the claims, or of objects within them by dots: "realm_access.roles"
        QString value; ///< the claim itself, one of its items or one of its words; "*": whatever it holds
        QStringList scopes;
        bool operator==(const ScopeMapping &) const = default;
    };
    /// When applicationClaim holds the value, the token is of that application.
    struct ApplicationMapping
    {
        QString value, applicationId;
        bool operator==(const ApplicationMapping &) const = default;
    };

    QString id; ///< 10 base62 characters; usage and limits are counted under it
    QString apiId;
    QString name;
    QString issuer;        ///< "iss", compared as it is written
    QStringList audiences; ///< one of them has to be in "aud"; at least one
    QStringList types{QStringLiteral("at+jwt"), QStringLiteral("JWT")}; ///< of "typ" (RFC 8725 section 3.11)
    QStringList algorithms{QStringLiteral("ES256"), QStringLiteral("RS256")};
    KeySource keySource = KeySource::Discovery;
    QString jwksUri;
    QJsonObject jwks;
    QStringList scopes;                                ///< the most that its tokens can have here
    QString scopeClaim = QStringLiteral("scope");      ///< a text of words or a list; "": only the mappings
    QList<ScopeMapping> scopeMappings;
    QString applicationClaim = QStringLiteral("client_id");
    QList<ApplicationMapping> applications;
    QString applicationId; ///< of tokens that no mapping names one for; "": they are refused
    QString planId;
    bool enabled = true;
    QDateTime createdAt;
    qint64 version = 0;

    bool operator==(const TrustedIssuer &) const = default;
};

/// "discovery", "jwks_uri", "jwks".
QString keySourceName(TrustedIssuer::KeySource source);
std::optional<TrustedIssuer::KeySource> keySourceFromName(const QString &name);

QJsonObject toJson(const TrustedIssuer &issuer);
/// As of domain/json.h: Protocol with the member's name in `field`.
Result<TrustedIssuer> trustedIssuerFromJson(const QJsonObject &object);

/// https, or http to a loopback address; no user, no fragment. Error: Invalid, reason uri_syntax or
/// uri_insecure.
Result<void> checkIssuerUri(const QString &uri);

} // namespace octroi::domain
