// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/issuer/body.h"
#include "authority/issuer/state.h"

namespace octroi::authority {

/// Every name is a scope that exists, or "a:*" with some scope below a. Error: scope_unknown, naming it.
Result<void> checkScopesKnown(const Issuer::State &state, const QStringList &scopes);

/// No scope of the key bounds the lifetime to less than it has. Error: lifetime_exceeded.
Result<void> checkLifetime(const Issuer::State &state, const domain::ApiKey &key);

/// Host names in lower case, "*.example.org" allowed. Error: referrer_syntax.
Result<QString> checkReferrer(const QString &text);

/// By what a key is judged: what there is, and how far the caller reaches.
struct KeyRuler
{
    const Issuer::State &state;
    const domain::RoleLimits &limits;
};

/// Reads name, scopes, expires_at, restrictions, plan_id and tags, where they are there, with all their rules.
void applyKeyMembers(Body &body, domain::ApiKey &key, const KeyRuler &ruler);

} // namespace octroi::authority
