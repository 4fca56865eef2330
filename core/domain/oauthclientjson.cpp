// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/jsonreader.h"
#include "domain/oauthclient.h"

namespace octroi::domain {

namespace {

ClientSecret secretFromJson(const QJsonObject &object)
{
    Reader r(object);
    ClientSecret s;
    s.id = r.text("id");
    s.last4 = r.text("last4");
    s.createdAt = r.time("created_at");
    s.expiresAt = r.time("expires_at");
    s.revokedAt = r.time("revoked_at");
    s.lastUsedAt = r.time("last_used_at");
    return s;
}

QJsonArray certificatesJson(const QList<ClientCertificate> &certificates)
{
    QJsonArray out;
    for (const ClientCertificate &c : certificates) {
        out << QJsonObject{{QStringLiteral("thumbprint"), c.thumbprint},
                           {QStringLiteral("expires_at"), timeValue(c.expiresAt)}};
    }
    return out;
}

} // namespace

QJsonObject toJson(const ClientSecret &s, const QDateTime &now)
{
    return {{QStringLiteral("id"), s.id},
            {QStringLiteral("last4"), s.last4},
            {QStringLiteral("status"), s.revokedAt.isValid() ? QStringLiteral("revoked")
                 : s.worksAt(now)                            ? QStringLiteral("active")
                                                             : QStringLiteral("expired")},
            {QStringLiteral("created_at"), timeValue(s.createdAt)},
            {QStringLiteral("expires_at"), timeValue(s.expiresAt)},
            {QStringLiteral("revoked_at"), timeValue(s.revokedAt)},
            {QStringLiteral("last_used_at"), timeValue(s.lastUsedAt)}};
}

QJsonObject toJson(const OAuthClient &c, const QDateTime &now)
{
    QJsonArray secrets;
    for (const ClientSecret &secret : c.secrets)
        secrets << toJson(secret, now);
    return {{QStringLiteral("id"), c.id},
            {QStringLiteral("application_id"), c.applicationId},
            {QStringLiteral("name"), c.name},
            {QStringLiteral("kind"), clientKindName(c.kind)},
            {QStringLiteral("status"), clientStatusName(c.statusAt(now))},
            {QStringLiteral("token_endpoint_auth_method"), clientAuthName(c.auth)},
            {QStringLiteral("redirect_uris"), listValue(c.redirectUris)},
            {QStringLiteral("grant_types"), listValue(c.grantTypes)},
            {QStringLiteral("scopes"), listValue(c.scopes)},
            {QStringLiteral("resources"), listValue(c.resources)},
            {QStringLiteral("authorization_details_types"), listValue(c.detailTypes)},
            {QStringLiteral("jwks"), QJsonObject{{QStringLiteral("keys"), c.keys}}},
            {QStringLiteral("jwks_uri"), textOrNull(c.jwksUri)},
            {QStringLiteral("tls_client_auth_subject_dn"), textOrNull(c.tlsSubject)},
            {QStringLiteral("certificates"), certificatesJson(c.certificates)},
            {QStringLiteral("require_par"), c.requirePar},
            {QStringLiteral("dpop_bound"), c.dpopBound},
            {QStringLiteral("certificate_bound"), c.certificateBound},
            {QStringLiteral("consent"), c.consent},
            {QStringLiteral("token_format"), tokenFormatName(c.tokenFormat)},
            {QStringLiteral("access_token_seconds"), c.accessTokenSeconds},
            {QStringLiteral("refresh_token_seconds"), c.refreshTokenSeconds},
            {QStringLiteral("contacts"), listValue(c.contacts)},
            {QStringLiteral("client_uri"), textOrNull(c.clientUri)},
            {QStringLiteral("logo_uri"), textOrNull(c.logoUri)},
            {QStringLiteral("policy_uri"), textOrNull(c.policyUri)},
            {QStringLiteral("tos_uri"), textOrNull(c.termsUri)},
            {QStringLiteral("plan_id"), textOrNull(c.planId)},
            {QStringLiteral("registered"), c.registered},
            {QStringLiteral("secrets"), secrets},
            {QStringLiteral("created_at"), timeValue(c.createdAt)},
            {QStringLiteral("expires_at"), timeValue(c.expiresAt)},
            {QStringLiteral("suspended_at"), timeValue(c.suspendedAt)},
            {QStringLiteral("revoked_at"), timeValue(c.revokedAt)},
            {QStringLiteral("last_used_at"), timeValue(c.lastUsedAt)},
            {QStringLiteral("version"), c.version}};
}

Result<OAuthClient> oauthClientFromJson(const QJsonObject &object)
{
    Reader r(object);
    OAuthClient c;
    c.id = r.text("id", true);
    c.applicationId = r.text("application_id");
    c.name = r.text("name");
    c.kind = r.choice("kind", c.kind, clientKindFromName);
    c.auth = r.choice("token_endpoint_auth_method", c.auth, clientAuthFromName);
    c.redirectUris = r.list("redirect_uris");
    c.grantTypes = r.list("grant_types");
    c.scopes = r.list("scopes");
    c.resources = r.list("resources");
    c.detailTypes = r.list("authorization_details_types");
    c.keys = r.object("jwks").value(QLatin1String("keys")).toArray();
    c.jwksUri = r.text("jwks_uri");
    c.tlsSubject = r.text("tls_client_auth_subject_dn");
    for (const QJsonValue v : r.array("certificates")) {
        const QJsonObject certificate = v.toObject();
        Reader cr(certificate);
        c.certificates.append({cr.text("thumbprint"), cr.time("expires_at")});
    }
    c.requirePar = object.value(QLatin1String("require_par")).toBool();
    c.dpopBound = object.value(QLatin1String("dpop_bound")).toBool();
    c.certificateBound = object.value(QLatin1String("certificate_bound")).toBool();
    c.consent = object.value(QLatin1String("consent")).toBool(true);
    c.tokenFormat = r.choice("token_format", c.tokenFormat, tokenFormatFromName);
    c.accessTokenSeconds = r.integer("access_token_seconds");
    c.refreshTokenSeconds = r.integer("refresh_token_seconds");
    c.contacts = r.list("contacts");
    c.clientUri = r.text("client_uri");
    c.logoUri = r.text("logo_uri");
    c.policyUri = r.text("policy_uri");
    c.termsUri = r.text("tos_uri");
    c.planId = r.text("plan_id");
    c.registered = object.value(QLatin1String("registered")).toBool();
    for (const QJsonValue v : r.array("secrets"))
        c.secrets.append(secretFromJson(v.toObject()));
    c.createdAt = r.time("created_at");
    c.expiresAt = r.time("expires_at");
    c.suspendedAt = r.time("suspended_at");
    c.revokedAt = r.time("revoked_at");
    c.lastUsedAt = r.time("last_used_at");
    c.version = r.integer("version");
    return r.finish(c);
}

} // namespace octroi::domain
