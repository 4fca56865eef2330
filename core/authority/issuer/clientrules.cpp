// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/issuer/clientrules.h"

#include "authority/issuer/keyrules.h"
#include "crypto/jose/jwk.h"
#include "domain/name.h"
#include "domain/trustedissuer.h"

#include <QRegularExpression>

namespace octroi::authority {

namespace {

constexpr int kMostScopes = 500, kMostUris = 50, kMostKeys = 20, kMostCertificates = 20, kMostContacts = 20;
constexpr qint64 kShortestAccess = 30, kLongestAccess = 86'400, kLongestRefresh = 366 * 86'400LL;

QStringList readList(Body &body, const char *name, int most)
{
    QStringList out = body.list(name, most);
    for (QString &item : out)
        item = item.trimmed();
    out.removeDuplicates();
    return out;
}

void readScopes(Body &body, domain::OAuthClient &client, const Issuer::State &state)
{
    client.scopes = readList(body, "scopes", kMostScopes);
    QStringList ofApis;
    for (const QString &scope : client.scopes) {
        if (scope == QLatin1String("admin"))
            return body.fail("scopes", "scope_reserved", QStringLiteral("admin is offered to octroid's own console only"));
        if (isProtocolScope(scope))
            continue;
        if (auto checked = domain::checkScopeName(scope, true); !checked) {
            Error error = checked.error();
            error.field = QStringLiteral("scopes");
            return body.fail(error);
        }
        ofApis << scope;
    }
    if (const auto known = checkScopesKnown(state, ofApis); !known)
        body.fail(known.error());
}

/// Public keys only: a private one that was pasted here would be compromised.
void readKeys(Body &body, domain::OAuthClient &client)
{
    if (body.isNull("jwks")) {
        client.keys = {};
        return;
    }
    Body set(body.object("jwks"), {QStringLiteral("keys")}, QStringLiteral("jwks"));
    const QJsonArray keys = set.has("keys") ? set.array("keys", kMostKeys) : QJsonArray();
    for (const QJsonValue key : keys) {
        const QJsonObject o = key.toObject();
        const QString type = o.value(QLatin1String("kty")).toString();
        if (type != QLatin1String("EC") && type != QLatin1String("RSA") && type != QLatin1String("OKP"))
            set.fail("keys", "key_type", QStringLiteral("holds a key that is not EC, RSA or OKP"));
        for (const char *secret : {"d", "p", "q", "dp", "dq", "qi", "k"}) {
            if (o.contains(QLatin1String(secret)))
                set.fail("keys", "key_private", QStringLiteral("holds a private key: replace it, it is known now"));
        }
    }
    client.keys = keys;
    for (const QJsonValue key : keys) {
        if (!set.ok())
            break;
        if (const auto read = crypto::Jwk::fromJson(key.toObject()); !read)
            set.fail("keys", "key_value", QStringLiteral("holds a key that cannot be used: %1 %2").arg(read.error().field, read.error().reason));
    }
    if (!set.ok())
        body.fail(set.error());
}

void readCertificates(Body &body, domain::OAuthClient &client)
{
    static const QRegularExpression form(QStringLiteral("^[A-Za-z0-9_-]{43}$"));
    client.certificates.clear();
    for (const QJsonValue v : body.array("certificates", kMostCertificates)) {
        Body inner(v.toObject(), {QStringLiteral("thumbprint"), QStringLiteral("expires_at")}, QStringLiteral("certificates"));
        inner.require({"thumbprint"});
        domain::ClientCertificate certificate{inner.text("thumbprint"), {}};
        if (inner.has("expires_at"))
            certificate.expiresAt = inner.time("expires_at");
        if (inner.ok() && !form.match(certificate.thumbprint).hasMatch())
            inner.fail("thumbprint", "thumbprint_syntax", QStringLiteral("is not a SHA-256 in base64url"));
        if (!inner.ok())
            body.fail(inner.error());
        client.certificates.append(certificate);
    }
}

void readUris(Body &body, domain::OAuthClient &client)
{
    if (body.has("redirect_uris")) {
        client.redirectUris = readList(body, "redirect_uris", kMostUris);
        for (QString &uri : client.redirectUris)
            body.take(domain::checkRedirectUri(uri, client.kind), uri);
    }
    if (body.has("resources")) {
        client.resources = readList(body, "resources", kMostUris);
        for (QString &uri : client.resources)
            body.take(domain::checkResource(uri, QStringLiteral("resources")), uri);
    }
    const auto link = [&](const char *name, QString &to) {
        if (!body.has(name))
            return;
        to.clear();
        if (!body.isNull(name) && !body.text(name).trimmed().isEmpty())
            body.take(domain::checkLink(body.text(name), QString::fromLatin1(name)), to);
    };
    if (body.has("jwks_uri")) {
        client.jwksUri = body.isNull("jwks_uri") ? QString() : body.text("jwks_uri").trimmed();
        const auto fits = client.jwksUri.isEmpty() ? Result<void>() : domain::checkIssuerUri(client.jwksUri);
        if (!fits)
            body.fail("jwks_uri", "uri_syntax", fits.error().detail);
    }
    link("client_uri", client.clientUri);
    link("logo_uri", client.logoUri);
    link("policy_uri", client.policyUri);
    link("tos_uri", client.termsUri);
}

void readLifetimes(Body &body, domain::OAuthClient &client, const Issuer::State &state)
{
    const auto span = [&](const char *name, qint64 least, qint64 most, qint64 &to) {
        if (!body.has(name))
            return;
        to = body.integer(name, most);
        if (body.ok() && to < least)
            body.fail(name, "number_range", QStringLiteral("is less than %1").arg(least));
    };
    span("access_token_seconds", kShortestAccess, kLongestAccess, client.accessTokenSeconds);
    span("refresh_token_seconds", kShortestAccess, kLongestRefresh, client.refreshTokenSeconds);
    if (body.has("expires_at")) {
        const QDateTime before = client.expiresAt;
        client.expiresAt = body.time("expires_at");
        if (client.expiresAt.isValid() && client.expiresAt <= state.clock.now() && client.expiresAt != before)
            body.fail("expires_at", "expiry_past", QStringLiteral("lies in the past"));
    }
    if (body.has("plan_id")) {
        client.planId = body.isNull("plan_id") ? QString() : body.text("plan_id");
        if (!client.planId.isEmpty() && !state.plans.find(client.planId))
            body.fail("plan_id", "plan_unknown", QStringLiteral("there is no such plan"));
    }
}

void readFlags(Body &body, domain::OAuthClient &client)
{
    const auto flag = [&](const char *name, bool &to) {
        if (body.has(name))
            to = body.flag(name);
    };
    flag("require_par", client.requirePar);
    flag("dpop_bound", client.dpopBound);
    flag("certificate_bound", client.certificateBound);
    flag("consent", client.consent);
}

} // namespace

QStringList clientMembers()
{
    QStringList out;
    for (const char *name :
         {"name", "kind", "token_endpoint_auth_method", "redirect_uris", "grant_types", "scopes", "resources",
          "authorization_details_types", "jwks", "jwks_uri", "tls_client_auth_subject_dn", "certificates", "require_par",
          "dpop_bound", "certificate_bound", "consent", "token_format", "access_token_seconds", "refresh_token_seconds",
          "contacts", "client_uri", "logo_uri", "policy_uri", "tos_uri", "plan_id", "expires_at"})
        out << QString::fromLatin1(name);
    return out;
}

bool isProtocolScope(const QString &name)
{
    for (const char *known : {"openid", "profile", "email", "offline_access", "admin"}) {
        if (name == QLatin1String(known))
            return true;
    }
    return false;
}

void applyClientMembers(Body &body, domain::OAuthClient &client, const Issuer::State &state)
{
    if (body.has("name"))
        body.take(domain::checkName(body.text("name")), client.name);
    body.choice("kind", client.kind, domain::clientKindFromName);
    body.choice("token_endpoint_auth_method", client.auth, domain::clientAuthFromName);
    body.choice("token_format", client.tokenFormat, domain::tokenFormatFromName);
    if (body.has("grant_types")) {
        client.grantTypes = readList(body, "grant_types", 20);
        client.grantTypes.sort();
    }
    if (body.has("scopes"))
        readScopes(body, client, state);
    if (body.has("authorization_details_types"))
        client.detailTypes = readList(body, "authorization_details_types", kMostUris);
    if (body.has("contacts"))
        client.contacts = readList(body, "contacts", kMostContacts);
    if (body.has("jwks"))
        readKeys(body, client);
    if (body.has("tls_client_auth_subject_dn"))
        client.tlsSubject = body.isNull("tls_client_auth_subject_dn") ? QString() : body.text("tls_client_auth_subject_dn").trimmed();
    if (body.has("certificates"))
        readCertificates(body, client);
    readUris(body, client);
    readLifetimes(body, client, state);
    readFlags(body, client);
    for (const QStringList &list : {client.detailTypes, client.contacts}) {
        for (const QString &item : list) {
            if (item.isEmpty() || item.size() > 300)
                body.fail("contacts", "text_length", QStringLiteral("holds a text that is empty or too long"));
        }
    }
}

Result<void> checkWhole(const Issuer::State &state, const domain::OAuthClient &client)
{
    if (const auto fits = domain::checkClient(client); !fits)
        return fits;
    domain::ApiKey alike;
    alike.scopes = client.scopes;
    alike.createdAt = client.createdAt;
    alike.expiresAt = client.expiresAt;
    return checkLifetime(state, alike);
}

Error clientRevoked(const QString &id)
{
    return conflict("client_revoked", id, QStringLiteral("the client was revoked, which is for ever"));
}

} // namespace octroi::authority
