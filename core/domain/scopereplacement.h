// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/scope.h"

#include <QJsonObject>

namespace octroi::domain {

/// One scope in place of another.
struct ScopeSwap
{
    QString from, to;

    /// Puts `to` where `from` stands, once; true when `from` was there.
    bool replaceIn(QStringList &scopes) const;
    /// Puts `from` behind `to`: for the moment in which one part of what is known asks for the one and another has the other.
    QStringList both(QStringList scopes) const;
};

/// What POST /v1/scopes/{name}/replace did.
struct ScopeReplaced
{
    Scope scope;      ///< that stays
    QString replaced; ///< that is gone
    bool merged = false; ///< `scope` was there before
    int keys = 0, clients = 0, apis = 0, endpoints = 0, trustedIssuers = 0; ///< in which it was replaced
    int registrationTokens = 0;
    int tokens = 0; ///< families of refresh tokens, and opaque access tokens
};

/// How many keys and clients one call replaces a scope in, together.
inline constexpr int kMostScopeHolders = 20'000;

QJsonObject toJson(const ScopeReplaced &replaced);
/// Error: Protocol with the member's name in `field`.
Result<ScopeReplaced> scopeReplacedFromJson(const QJsonObject &object);

} // namespace octroi::domain
