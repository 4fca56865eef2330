// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/issuer/body.h"
#include "authority/issuer/clientregistry.h"
#include "authority/issuer/state.h"

namespace octroi::authority {

/// Members of a client that can be set.
QStringList clientMembers();

/// Reads them where they are there, with all their rules but those between members.
void applyClientMembers(Body &body, domain::OAuthClient &client, const Issuer::State &state);

/// The rules between members, and scopes that bound the lifetime.
Result<void> checkWhole(const Issuer::State &state, const domain::OAuthClient &client);

/// Scopes of the protocol itself, which no API has: openid, profile, email, offline_access, admin.
bool isProtocolScope(const QString &name);

/// A new secret of the client, first of its list; its digest stands in `digests`.
Secret mintSecret(StoredClient &stored, const QDateTime &now, const QDateTime &expiresAt, QString &secretId);

Error clientRevoked(const QString &id);

} // namespace octroi::authority
