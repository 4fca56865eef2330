// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/backend.h"

#include <QJsonObject>

namespace octroi::backends::keycloak {

/// The names under which Octroi keeps in a realm what Keycloak itself has no place for: attributes of clients, of
/// client scopes and of the realm. Keycloak's own console leaves attributes alone that it does not know.
namespace attribute {
inline constexpr QLatin1String kPartner("octroi.partner");         ///< of a client: a partner's identifier, or a name
inline constexpr QLatin1String kApplication("octroi.application"); ///< of a client, the same
inline constexpr QLatin1String kKind("octroi.kind");
inline constexpr QLatin1String kContacts("octroi.contacts");
inline constexpr QLatin1String kCreatedAt("octroi.created_at"); ///< also of a scope: Octroi made it
inline constexpr QLatin1String kExpiresAt("octroi.expires_at");
inline constexpr QLatin1String kSuspendedAt("octroi.suspended_at");
inline constexpr QLatin1String kRevokedAt("octroi.revoked_at");
inline constexpr QLatin1String kRotation("octroi.rotation"); ///< the last one, so that a repeated one is known
inline constexpr QLatin1String kSensitivity("octroi.sensitivity");
inline constexpr QLatin1String kMaxLifetime("octroi.max_lifetime_days");
inline constexpr QLatin1String kPartnerRecord("octroi.partner."); ///< of the realm, + identifier: JSON
inline constexpr QLatin1String kApplicationRecord("octroi.application.");
} // namespace attribute

/// What a client has when it says nothing of it.
struct RealmDefaults
{
    qint64 accessTokenSeconds = 300;
    qint64 refreshTokenSeconds = 36'000;
};

using domain::OAuthClient;

/// Whether it is one of those that each realm comes with; without them nobody signs in to the realm any more.
bool isBuiltin(const QString &clientId);
bool asksPeople(const OAuthClient &client); ///< consent means nothing to the others
/// Scopes that carry claims only and that nobody asks for by name.
bool isTechnicalScope(const QString &name);
QString attributeOf(const QJsonObject &representation, QLatin1String name);
/// A number that changes with whatever of the object can be set, in place of the entity tag that Keycloak has not.
qint64 versionOf(const QJsonObject &representation);

/// Clients and scopes of other protocols than OpenID Connect are none of ours.
bool isOpenId(const QJsonObject &representation);
/// The partner and the application that a client names; the second is the first where only that is there.
std::pair<QString, QString> ownersOf(const QJsonObject &representation);
Result<OAuthClient> readClient(const QJsonObject &representation, const RealmDefaults &defaults);
/// What has to be sent so that `before` becomes `after`; scopes go by calls of their own. Error: Invalid or
/// Unavailable with the field, where Keycloak cannot be told.
Result<QJsonObject> clientDifference(const OAuthClient &before, const OAuthClient &after);
/// Of a new client, without the identifiers that are made for it.
Result<QJsonObject> creationBody(const OAuthClient &client, const QString &partner);
Error withoutGrace(const QString &clientId); ///< Conflict, no_grace
Error foreignScope(const QString &name);     ///< Forbidden, foreign_object

Result<domain::Scope> readScope(const QJsonObject &representation);
/// The representation with what of a scope can be set.
QJsonObject withScope(QJsonObject representation, const domain::Scope &scope);

domain::Partner readPartner(const QString &id, const QString &record);
QString partnerRecord(const domain::Partner &partner);
domain::Application readApplication(const QString &id, const QString &record);
QString applicationRecord(const domain::Application &application);

} // namespace octroi::backends::keycloak
