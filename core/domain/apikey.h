// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QDateTime>
#include <QString>
#include <QStringList>
#include <optional>

namespace octroi::domain {

enum class KeyStatus { Active, Suspended, Rotating, Expired, Revoked };
QString keyStatusName(KeyStatus status);
std::optional<KeyStatus> keyStatusFromName(const QString &name);

enum class Environment { Test, Live };
QString environmentName(Environment environment);
std::optional<Environment> environmentFromName(const QString &name);

/// Where a credential may be used from and for what; empty lists mean anywhere and everything.
struct Restrictions
{
    QStringList addresses; ///< CIDR, IPv4 or IPv6
    QStringList referrers; ///< host names, "*.example.org" allowed
    QStringList apis = {}; ///< identifiers of the only APIs that may be called; one that is gone opens nothing

    bool operator==(const Restrictions &) const = default;
};

/// An issued API key as an administrator sees it: never the key itself.
struct ApiKey
{
    QString id; ///< the 10 base62 characters after prefix and environment
    QString applicationId;
    QString name;
    Environment environment = Environment::Live;
    QString prefix; ///< "oct"
    QString last4;  ///< the last four characters of the key, to tell keys apart
    QStringList scopes;
    Restrictions restrictions;
    QStringList tags; ///< free words of the administrators
    QString planId; ///< may be empty: no limits
    QDateTime createdAt;
    QDateTime expiresAt;   ///< null: never
    QDateTime suspendedAt; ///< null: not suspended
    QDateTime revokedAt;   ///< null: not revoked
    QDateTime retiresAt;   ///< rotating: when it stops to work
    QString successorId;   ///< rotating: the key that takes over
    QString predecessorId;
    QDateTime lastUsedAt; ///< null: never
    qint64 version = 0;

    /// What it is at that moment. Revoked wins over expired over suspended over rotating.
    KeyStatus statusAt(const QDateTime &now) const;
    /// The earlier of expiry and retirement; null: never.
    QDateTime endsAt() const;
    /// "oct_live_7Hq2mXvB9d…k3Tz"
    QString maskedKey() const;

    bool operator==(const ApiKey &) const = default;
};

/// A CIDR in its plain form ("10.0.0.0/8", "::1/128"; a single address gets its full length).
/// Error: Invalid, reason address_syntax.
Result<QString> checkCidr(const QString &text);

} // namespace octroi::domain
