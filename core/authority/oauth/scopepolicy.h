// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/oauth/parameters.h"
#include "domain/oauthclient.h"

#include <QJsonArray>

namespace octroi::authority {

/// What a client asks for, checked against what it may have.
struct AskedRights
{
    QStringList scopes, resources;
    QJsonArray details;
};

/// Reads scope, resource and authorization_details. Without scope the client gets all of its own, but for the
/// protocol's, which have a meaning only where a person is. Errors: Invalid, reasons invalid_scope,
/// invalid_target (RFC 8707 section 2), invalid_authorization_details (RFC 9396 section 5).
Result<AskedRights> askedRights(const Parameters &parameters, const domain::OAuthClient &client, bool person);

/// The part of `granted` that `asked` names. Error: Invalid, reason invalid_scope, when it names more.
Result<QStringList> narrowedScopes(const QString &asked, const QStringList &granted);
Result<QStringList> narrowedResources(const QStringList &asked, const QStringList &granted);

} // namespace octroi::authority
