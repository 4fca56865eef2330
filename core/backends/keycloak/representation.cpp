// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/keycloak/representation.h"

#include "domain/json.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>
#include <QtEndian>

// From Keycloak's representations to ours.
namespace octroi::backends::keycloak {

using domain::ClientAuth;
using domain::ClientKind;

namespace {

constexpr QLatin1String kAttributes("attributes");

bool flag(const QJsonObject &o, QLatin1String name)
{
    return o.value(name).toBool();
}

bool isOn(const QJsonObject &o, const char *name, bool otherwise = false)
{
    const QString value = attributeOf(o, QLatin1String(name));
    return value.isEmpty() ? otherwise : value == QLatin1String("true");
}

QStringList texts(const QJsonObject &o, const char *name)
{
    QStringList out;
    const QJsonArray array = o.value(QLatin1String(name)).toArray();
    for (const QJsonValue value : array)
        out << value.toString();
    return out;
}

QDateTime timeOf(const QJsonObject &o, QLatin1String name)
{
    return domain::fromRfc3339(attributeOf(o, name));
}

QDateTime seconds(const QString &text)
{
    bool ok = false;
    const qint64 value = text.toLongLong(&ok);
    return ok && value > 0 ? QDateTime::fromSecsSinceEpoch(value, Qt::UTC) : QDateTime();
}

ClientAuth authOf(const QJsonObject &o)
{
    if (flag(o, QLatin1String("publicClient")))
        return ClientAuth::None;
    const QString type = o.value(QLatin1String("clientAuthenticatorType")).toString();
    if (type == QLatin1String("client-jwt"))
        return ClientAuth::PrivateKeyJwt;
    return type == QLatin1String("client-x509") ? ClientAuth::TlsClient : ClientAuth::SecretBasic;
}

QStringList grantsOf(const QJsonObject &o)
{
    QStringList grants;
    const bool code = flag(o, QLatin1String("standardFlowEnabled"));
    const bool device = isOn(o, "oauth2.device.authorization.grant.enabled");
    if (code)
        grants << QStringLiteral("authorization_code");
    if (flag(o, QLatin1String("serviceAccountsEnabled")))
        grants << QStringLiteral("client_credentials");
    if ((code || device) && isOn(o, "use.refresh.tokens", true))
        grants << QStringLiteral("refresh_token");
    if (device)
        grants << QStringLiteral("urn:ietf:params:oauth:grant-type:device_code");
    if (isOn(o, "standard.token.exchange.enabled"))
        grants << QStringLiteral("urn:ietf:params:oauth:grant-type:token-exchange");
    grants.sort();
    return grants;
}

/// As Octroi noted it, or what it looks like.
ClientKind kindOf(const QJsonObject &o, const OAuthClient &client)
{
    if (const auto noted = domain::clientKindFromName(attributeOf(o, attribute::kKind)))
        return *noted;
    const bool code = client.hasGrant(QLatin1String("authorization_code"));
    if (!client.isPublic())
        return code ? ClientKind::Web : ClientKind::Service;
    if (!code)
        return ClientKind::Device;
    const bool native = std::any_of(client.redirectUris.begin(), client.redirectUris.end(), [](const QString &uri) {
        const QUrl url(uri);
        return url.scheme() != QLatin1String("https") || url.host() == QLatin1String("127.0.0.1");
    });
    return native ? ClientKind::Native : ClientKind::SinglePage;
}

QList<domain::ClientSecret> secretsOf(const QJsonObject &o)
{
    QList<domain::ClientSecret> out;
    const QString now = o.value(QLatin1String("secret")).toString();
    const auto text = [&o](const char *name) { return attributeOf(o, QLatin1String(name)); };
    if (!now.isEmpty())
        out.append({QStringLiteral("current"), now.right(4), seconds(text("client.secret.creation.time")),
                    seconds(text("client.secret.expiration.time")), {}, {}});
    const QString before = text("client.secret.rotated");
    if (!before.isEmpty())
        out.append({QStringLiteral("rotated"), before.right(4), seconds(text("client.secret.rotated.creation.time")),
                    seconds(text("client.secret.rotated.expiration.time")), {}, {}});
    return out;
}

/// Disabled by hand there is no time of it; the time is then the oldest that is known.
QDateTime suspensionOf(const QJsonObject &o, const OAuthClient &client)
{
    if (flag(o, QLatin1String("enabled")) || client.revokedAt.isValid())
        return {};
    const QDateTime noted = timeOf(o, attribute::kSuspendedAt);
    if (noted.isValid())
        return noted;
    if (client.createdAt.isValid())
        return client.createdAt;
    const QDateTime secret = seconds(attributeOf(o, QLatin1String("client.secret.creation.time")));
    return secret.isValid() ? secret : QDateTime::fromSecsSinceEpoch(0, Qt::UTC);
}

void readOwner(const QJsonObject &o, OAuthClient &client)
{
    client.applicationId = ownersOf(o).second;
    client.contacts = attributeOf(o, attribute::kContacts).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    client.clientUri = o.value(QLatin1String("baseUrl")).toString();
    client.logoUri = attributeOf(o, QLatin1String("logoUri"));
    client.policyUri = attributeOf(o, QLatin1String("policyUri"));
    client.termsUri = attributeOf(o, QLatin1String("tosUri"));
}

void readProof(const QJsonObject &o, OAuthClient &client)
{
    if (isOn(o, "use.jwks.url"))
        client.jwksUri = attributeOf(o, QLatin1String("jwks.url"));
    else if (isOn(o, "use.jwks.string"))
        client.keys = QJsonDocument::fromJson(attributeOf(o, QLatin1String("jwks.string")).toUtf8())
                          .object().value(QLatin1String("keys")).toArray();
    client.tlsSubject = attributeOf(o, QLatin1String("x509.subjectdn"));
    client.requirePar = isOn(o, "require.pushed.authorization.requests");
    client.dpopBound = isOn(o, "dpop.bound.access.tokens");
    client.certificateBound = isOn(o, "tls.client.certificate.bound.access.tokens");
    const QJsonArray mappers = o.value(QLatin1String("protocolMappers")).toArray();
    for (const QJsonValue value : mappers) {
        const QJsonObject config = value.toObject().value(QLatin1String("config")).toObject();
        const QString audience = config.value(QLatin1String("included.custom.audience")).toString();
        if (!audience.isEmpty() && !client.resources.contains(audience))
            client.resources << audience;
    }
}

/// Keycloak's order of such lists is not the same each time.
QJsonValue canonical(const QJsonValue &value)
{
    if (value.isObject()) {
        QJsonObject out;
        const QJsonObject o = value.toObject();
        for (auto it = o.begin(); it != o.end(); ++it)
            out.insert(it.key(), canonical(it.value()));
        return out;
    }
    if (!value.isArray())
        return value;
    QStringList parts;
    const QJsonArray array = value.toArray();
    for (const QJsonValue one : array)
        parts << (one.isString() ? one.toString()
                                 : QString::fromUtf8(QJsonDocument(QJsonArray{canonical(one)}).toJson(QJsonDocument::Compact)));
    parts.sort();
    return QJsonArray::fromStringList(parts);
}

} // namespace

bool isBuiltin(const QString &clientId)
{
    static const QStringList names{QStringLiteral("account"), QStringLiteral("account-console"), QStringLiteral("admin-cli"),
                                   QStringLiteral("broker"), QStringLiteral("realm-management"),
                                   QStringLiteral("security-admin-console")};
    return names.contains(clientId) || clientId.endsWith(QLatin1String("-realm"));
}

bool asksPeople(const OAuthClient &client)
{
    return client.hasGrant(QLatin1String("authorization_code")) ||
           client.hasGrant(QLatin1String("urn:ietf:params:oauth:grant-type:device_code"));
}

bool isTechnicalScope(const QString &name)
{
    static const QStringList names{QStringLiteral("acr"), QStringLiteral("basic"), QStringLiteral("roles"),
                                   QStringLiteral("service_account"), QStringLiteral("web-origins")};
    return names.contains(name);
}

QString attributeOf(const QJsonObject &representation, QLatin1String name)
{
    return representation.value(kAttributes).toObject().value(name).toString();
}

qint64 versionOf(const QJsonObject &representation)
{
    QJsonObject o = representation;
    for (const char *name : {"secret", "access", "registrationAccessToken"})
        o.remove(QLatin1String(name));
    QJsonObject attributes = o.value(kAttributes).toObject();
    attributes.remove(QLatin1String("client.secret.rotated"));
    o[kAttributes] = attributes;
    const QByteArray bytes = QJsonDocument(canonical(o).toObject()).toJson(QJsonDocument::Compact);
    const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    // Exact also where a number of JSON is a double.
    return qint64(qFromBigEndian<quint64>(hash.constData()) >> 12) | 1;
}

bool isOpenId(const QJsonObject &representation)
{
    const QString protocol = representation.value(QLatin1String("protocol")).toString();
    return protocol.isEmpty() || protocol == QLatin1String("openid-connect");
}

std::pair<QString, QString> ownersOf(const QJsonObject &representation)
{
    const QString partner = attributeOf(representation, attribute::kPartner);
    const QString application = attributeOf(representation, attribute::kApplication);
    return {partner, application.isEmpty() ? partner : application};
}

Result<OAuthClient> readClient(const QJsonObject &o, const RealmDefaults &defaults)
{
    OAuthClient client;
    client.id = o.value(QLatin1String("clientId")).toString();
    if (client.id.isEmpty())
        return Error{ErrorCode::Protocol, {}, QStringLiteral("a client without an identifier"), QStringLiteral("clientId"), {}};
    const QString name = o.value(QLatin1String("name")).toString();
    // "${client_account}" is a place in Keycloak's own translations.
    client.name = name.isEmpty() || name.startsWith(QLatin1String("${")) ? client.id : name;
    client.auth = authOf(o);
    client.grantTypes = grantsOf(o);
    client.redirectUris = texts(o, "redirectUris");
    client.redirectUris.sort();
    client.kind = kindOf(o, client);
    for (const char *list : {"defaultClientScopes", "optionalClientScopes"}) {
        for (const QString &scope : texts(o, list)) {
            if (!isTechnicalScope(scope) && !client.scopes.contains(scope))
                client.scopes << scope;
        }
    }
    client.scopes.sort();
    readOwner(o, client);
    readProof(o, client);
    client.consent = !asksPeople(client) || flag(o, QLatin1String("consentRequired"));
    const qint64 access = attributeOf(o, QLatin1String("access.token.lifespan")).toLongLong();
    client.accessTokenSeconds = access > 0 ? access : defaults.accessTokenSeconds;
    const qint64 refresh = attributeOf(o, QLatin1String("client.session.max.lifespan")).toLongLong();
    client.refreshTokenSeconds = refresh > 0 ? refresh : defaults.refreshTokenSeconds;
    if (client.auth == ClientAuth::SecretBasic)
        client.secrets = secretsOf(o);
    client.createdAt = timeOf(o, attribute::kCreatedAt);
    client.expiresAt = timeOf(o, attribute::kExpiresAt);
    // Enabled again by hand it works again, whatever was noted.
    client.revokedAt = flag(o, QLatin1String("enabled")) ? QDateTime() : timeOf(o, attribute::kRevokedAt);
    client.suspendedAt = suspensionOf(o, client);
    client.version = versionOf(o);
    return client;
}

Result<domain::Scope> readScope(const QJsonObject &o)
{
    domain::Scope scope;
    scope.name = o.value(QLatin1String("name")).toString();
    if (scope.name.isEmpty())
        return Error{ErrorCode::Protocol, {}, QStringLiteral("a scope without a name"), QStringLiteral("name"), {}};
    scope.description = o.value(QLatin1String("description")).toString();
    scope.sensitivity = domain::sensitivityFromName(attributeOf(o, attribute::kSensitivity)).value_or(domain::Sensitivity::Low);
    scope.maxLifetimeDays = attributeOf(o, attribute::kMaxLifetime).toInt();
    scope.createdAt = timeOf(o, attribute::kCreatedAt);
    scope.version = versionOf(o);
    return scope;
}

QJsonObject withScope(QJsonObject o, const domain::Scope &scope)
{
    QJsonObject attributes = o.value(kAttributes).toObject();
    attributes[attribute::kSensitivity] = domain::sensitivityName(scope.sensitivity);
    attributes[attribute::kMaxLifetime] = scope.maxLifetimeDays > 0 ? QString::number(scope.maxLifetimeDays) : QString();
    o[QStringLiteral("description")] = scope.description;
    o[kAttributes] = attributes;
    return o;
}

} // namespace octroi::backends::keycloak
