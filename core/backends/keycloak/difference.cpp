// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/capability.h"
#include "backends/keycloak/representation.h"
#include "domain/json.h"

#include <QJsonArray>
#include <QJsonDocument>

// From ours to Keycloak's representations: only what changes is sent, so that nothing that Octroi does not know of is lost.
namespace octroi::backends::keycloak {

using domain::ClientAuth;

namespace {

Error cannot(const char *field, const char *detail)
{
    return Error{ErrorCode::Invalid, {}, QString::fromUtf8(detail), QString::fromLatin1(field), QStringLiteral("not_supported")};
}

Error cannot(const char *field, Capability what)
{
    return cannot(field, keycloakCapabilities().at(int(what)).sentence);
}

QString onOff(bool on)
{
    return on ? QStringLiteral("true") : QStringLiteral("false");
}

/// What Keycloak has no place for.
Result<void> check(const OAuthClient &before, const OAuthClient &after)
{
    if (after.tokenFormat != domain::TokenFormat::Jwt)
        return cannot("token_format", Capability::OpaqueTokens);
    if (after.resources != before.resources)
        return cannot("resources", Capability::TokenAudience);
    if (after.detailTypes != before.detailTypes)
        return cannot("authorization_details_types", Capability::AuthorizationDetails);
    if (!after.planId.isEmpty())
        return cannot("plan_id", Capability::Plans);
    if (after.auth == ClientAuth::SelfSignedTls || !after.certificates.isEmpty())
        return cannot("token_endpoint_auth_method",
                      QT_TRANSLATE_NOOP("octroi::backends::Capability", "Keycloak takes certificates by their subject only."));
    if (after.hasGrant(QLatin1String("urn:ietf:params:oauth:grant-type:jwt-bearer")) &&
        !before.hasGrant(QLatin1String("urn:ietf:params:oauth:grant-type:jwt-bearer")))
        return cannot("grant_types", QT_TRANSLATE_NOOP("octroi::backends::Capability", "Keycloak takes no assertions as grants."));
    return {};
}

void putAuth(const OAuthClient &after, QJsonObject &out)
{
    out[QStringLiteral("publicClient")] = after.isPublic();
    switch (after.auth) {
    case ClientAuth::PrivateKeyJwt:
        out[QStringLiteral("clientAuthenticatorType")] = QStringLiteral("client-jwt");
        break;
    case ClientAuth::TlsClient:
        out[QStringLiteral("clientAuthenticatorType")] = QStringLiteral("client-x509");
        break;
    default:
        out[QStringLiteral("clientAuthenticatorType")] = QStringLiteral("client-secret");
    }
}

void putGrants(const OAuthClient &after, QJsonObject &out, QJsonObject &attributes)
{
    const bool code = after.hasGrant(QLatin1String("authorization_code"));
    const bool device = after.hasGrant(QLatin1String("urn:ietf:params:oauth:grant-type:device_code"));
    out[QStringLiteral("standardFlowEnabled")] = code;
    out[QStringLiteral("serviceAccountsEnabled")] = after.hasGrant(QLatin1String("client_credentials"));
    attributes[QStringLiteral("oauth2.device.authorization.grant.enabled")] = onOff(device);
    if (code || device)
        attributes[QStringLiteral("use.refresh.tokens")] = onOff(after.hasGrant(QLatin1String("refresh_token")));
    attributes[QStringLiteral("standard.token.exchange.enabled")] =
        onOff(after.hasGrant(QLatin1String("urn:ietf:params:oauth:grant-type:token-exchange")));
    // RFC 9700 2.1.1: no code without PKCE.
    if (code)
        attributes[QStringLiteral("pkce.code.challenge.method")] = QStringLiteral("S256");
}

void putKeys(const OAuthClient &after, QJsonObject &attributes)
{
    attributes[QStringLiteral("use.jwks.url")] = onOff(!after.jwksUri.isEmpty());
    attributes[QStringLiteral("jwks.url")] = after.jwksUri;
    attributes[QStringLiteral("use.jwks.string")] = onOff(!after.keys.isEmpty());
    attributes[QStringLiteral("jwks.string")] =
        after.keys.isEmpty() ? QString()
                             : QString::fromUtf8(QJsonDocument(QJsonObject{{QStringLiteral("keys"), after.keys}})
                                                     .toJson(QJsonDocument::Compact));
}

/// An empty text removes an attribute.
void putAttributes(const OAuthClient &before, const OAuthClient &after, QJsonObject &attributes)
{
    const auto put = [&attributes](const auto &was, const auto &is, QLatin1String name, const QString &text) {
        if (was != is)
            attributes[name] = text;
    };
    const auto time = [](const QDateTime &t) { return t.isValid() ? domain::toRfc3339(t) : QString(); };
    put(before.contacts, after.contacts, attribute::kContacts, after.contacts.join(QLatin1Char(' ')));
    put(before.logoUri, after.logoUri, QLatin1String("logoUri"), after.logoUri);
    put(before.policyUri, after.policyUri, QLatin1String("policyUri"), after.policyUri);
    put(before.termsUri, after.termsUri, QLatin1String("tosUri"), after.termsUri);
    put(before.tlsSubject, after.tlsSubject, QLatin1String("x509.subjectdn"), after.tlsSubject);
    put(before.requirePar, after.requirePar, QLatin1String("require.pushed.authorization.requests"), onOff(after.requirePar));
    put(before.dpopBound, after.dpopBound, QLatin1String("dpop.bound.access.tokens"), onOff(after.dpopBound));
    put(before.certificateBound, after.certificateBound, QLatin1String("tls.client.certificate.bound.access.tokens"),
        onOff(after.certificateBound));
    put(before.accessTokenSeconds, after.accessTokenSeconds, QLatin1String("access.token.lifespan"),
        QString::number(after.accessTokenSeconds));
    put(before.refreshTokenSeconds, after.refreshTokenSeconds, QLatin1String("client.session.max.lifespan"),
        QString::number(after.refreshTokenSeconds));
    put(before.expiresAt, after.expiresAt, attribute::kExpiresAt, time(after.expiresAt));
    put(before.suspendedAt, after.suspendedAt, attribute::kSuspendedAt, time(after.suspendedAt));
    put(before.revokedAt, after.revokedAt, attribute::kRevokedAt, time(after.revokedAt));
    put(before.createdAt, after.createdAt, attribute::kCreatedAt, time(after.createdAt));
    put(before.kind, after.kind, attribute::kKind, domain::clientKindName(after.kind));
}

/// Unlike in every member that a creation has to say.
OAuthClient nothingOf(const OAuthClient &wanted)
{
    OAuthClient nothing;
    nothing.auth = wanted.isPublic() ? domain::ClientAuth::SecretBasic : domain::ClientAuth::None;
    nothing.kind = wanted.kind == domain::ClientKind::Service ? domain::ClientKind::Web : domain::ClientKind::Service;
    nothing.accessTokenSeconds = nothing.refreshTokenSeconds = -1;
    return nothing;
}

QJsonObject parsed(const QString &record)
{
    return QJsonDocument::fromJson(record.toUtf8()).object();
}

QString compact(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

Result<QJsonObject> clientDifference(const OAuthClient &before, const OAuthClient &after)
{
    const Result<void> good = check(before, after);
    if (!good)
        return good.error();
    QJsonObject out, attributes;
    if (before.name != after.name)
        out[QStringLiteral("name")] = after.name;
    if (before.auth != after.auth)
        putAuth(after, out);
    if (before.grantTypes != after.grantTypes)
        putGrants(after, out, attributes);
    if (before.redirectUris != after.redirectUris)
        out[QStringLiteral("redirectUris")] = QJsonArray::fromStringList(after.redirectUris);
    const bool asked = asksPeople(before) && before.consent, asks = asksPeople(after) && after.consent;
    if (asked != asks)
        out[QStringLiteral("consentRequired")] = asks;
    if (before.clientUri != after.clientUri)
        out[QStringLiteral("baseUrl")] = after.clientUri;
    if (before.keys != after.keys || before.jwksUri != after.jwksUri)
        putKeys(after, attributes);
    const bool was = !before.suspendedAt.isValid() && !before.revokedAt.isValid();
    const bool is = !after.suspendedAt.isValid() && !after.revokedAt.isValid();
    if (was != is)
        out[QStringLiteral("enabled")] = is;
    putAttributes(before, after, attributes);
    if (!attributes.isEmpty())
        out[QStringLiteral("attributes")] = attributes;
    return out;
}

Result<QJsonObject> creationBody(const OAuthClient &client, const QString &partner)
{
    Result<QJsonObject> body = clientDifference(nothingOf(client), client);
    if (!body)
        return body;
    QJsonObject own = body->value(QLatin1String("attributes")).toObject();
    own[attribute::kPartner] = partner;
    own[attribute::kApplication] = client.applicationId;
    body->insert(QStringLiteral("attributes"), own);
    body->insert(QStringLiteral("protocol"), QStringLiteral("openid-connect"));
    body->insert(QStringLiteral("enabled"), true);
    // What OAuth 2.1 leaves out, and a client of Octroi never has.
    for (const char *never : {"implicitFlowEnabled", "directAccessGrantsEnabled", "fullScopeAllowed"})
        body->insert(QLatin1String(never), false);
    body->insert(QStringLiteral("optionalClientScopes"), QJsonArray::fromStringList(client.scopes));
    return body;
}

Error withoutGrace(const QString &clientId)
{
    return Error{ErrorCode::Conflict, clientId,
                 QStringLiteral("the realm has no secret-rotation policy for it, so the old secret would end at once"), {},
                 QStringLiteral("no_grace")};
}

Error foreignScope(const QString &name)
{
    return Error{ErrorCode::Forbidden, name, QStringLiteral("was made in Keycloak, and is changed there"), {},
                 QStringLiteral("foreign_object")};
}

domain::Partner readPartner(const QString &id, const QString &record)
{
    const QJsonObject o = parsed(record);
    domain::Partner partner;
    partner.id = id;
    partner.name = o.value(QLatin1String("name")).toString(id);
    partner.kind = domain::partnerKindFromName(o.value(QLatin1String("kind")).toString()).value_or(domain::PartnerKind::Business);
    partner.status = domain::partnerStatusFromName(o.value(QLatin1String("status")).toString()).value_or(domain::PartnerStatus::Active);
    const QJsonArray tags = o.value(QLatin1String("tags")).toArray();
    for (const QJsonValue tag : tags)
        partner.tags << tag.toString();
    partner.contact = o.value(QLatin1String("contact")).toString();
    partner.createdAt = domain::fromRfc3339(o.value(QLatin1String("created_at")).toString());
    partner.version = versionOf(o);
    return partner;
}

QString partnerRecord(const domain::Partner &partner)
{
    return compact({{QStringLiteral("name"), partner.name},
                    {QStringLiteral("kind"), domain::partnerKindName(partner.kind)},
                    {QStringLiteral("status"), domain::partnerStatusName(partner.status)},
                    {QStringLiteral("tags"), QJsonArray::fromStringList(partner.tags)},
                    {QStringLiteral("contact"), partner.contact},
                    {QStringLiteral("created_at"), domain::toRfc3339(partner.createdAt)}});
}

domain::Application readApplication(const QString &id, const QString &record)
{
    const QJsonObject o = parsed(record);
    domain::Application application;
    application.id = id;
    application.name = o.value(QLatin1String("name")).toString(id);
    application.partnerId = o.value(QLatin1String("partner")).toString();
    application.createdAt = domain::fromRfc3339(o.value(QLatin1String("created_at")).toString());
    application.version = versionOf(o);
    return application;
}

QString applicationRecord(const domain::Application &application)
{
    return compact({{QStringLiteral("name"), application.name},
                    {QStringLiteral("partner"), application.partnerId},
                    {QStringLiteral("created_at"), domain::toRfc3339(application.createdAt)}});
}

} // namespace octroi::backends::keycloak
