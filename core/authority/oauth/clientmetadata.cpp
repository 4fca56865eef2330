// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/oauth/clientmetadata.h"

#include <QUrl>

namespace octroi::authority {

namespace {

QStringList texts(const QJsonValue &value)
{
    QStringList out;
    for (const QJsonValue v : value.toArray())
        out << v.toString();
    return out;
}

/// What kind of program such metadata is of.
domain::ClientKind kindOf(const QJsonObject &m, const QStringList &grants, const QString &method)
{
    if (!grants.contains(QLatin1String("authorization_code")))
        return grants.contains(QLatin1String("urn:ietf:params:oauth:grant-type:device_code")) ? domain::ClientKind::Device
                                                                                               : domain::ClientKind::Service;
    if (m.value(QLatin1String("application_type")).toString() == QLatin1String("native"))
        return domain::ClientKind::Native;
    if (method != QLatin1String("none"))
        return domain::ClientKind::Web;
    for (const QString &uri : texts(m.value(QLatin1String("redirect_uris")))) {
        if (QUrl(uri).scheme() != QLatin1String("https"))
            return domain::ClientKind::Native;
    }
    return domain::ClientKind::SinglePage;
}

} // namespace

Result<QJsonObject> clientFromMetadata(const QJsonObject &m, const QStringList &defaultScopes)
{
    const auto value = [&](const char *name) { return m.value(QLatin1String(name)); };
    const QString method = value("token_endpoint_auth_method").toString(QStringLiteral("client_secret_basic"));
    const QStringList grants = m.contains(QLatin1String("grant_types")) ? texts(value("grant_types")) : QStringList{QStringLiteral("authorization_code")};
    for (const QString &type : texts(value("response_types"))) {
        if (type != QLatin1String("code"))
            return Error{ErrorCode::Invalid, {}, QStringLiteral("the only response type is code"), QStringLiteral("response_types"), {}};
    }
    QJsonObject out{{QStringLiteral("name"), value("client_name").toString(QStringLiteral("Registered client"))},
                    {QStringLiteral("kind"), domain::clientKindName(kindOf(m, grants, method))},
                    {QStringLiteral("token_endpoint_auth_method"), method},
                    {QStringLiteral("grant_types"), QJsonArray::fromStringList(grants)},
                    {QStringLiteral("scopes"), QJsonArray::fromStringList(
                         m.contains(QLatin1String("scope")) ? value("scope").toString().split(QLatin1Char(' '), Qt::SkipEmptyParts) : defaultScopes)}};
    for (const char *same : {"redirect_uris", "jwks", "jwks_uri", "contacts", "client_uri", "logo_uri", "policy_uri", "tos_uri", "tls_client_auth_subject_dn"}) {
        if (m.contains(QLatin1String(same)))
            out.insert(QLatin1String(same), value(same));
    }
    const std::pair<const char *, const char *> flags[] = {{"require_pushed_authorization_requests", "require_par"},
                                                           {"dpop_bound_access_tokens", "dpop_bound"},
                                                           {"tls_client_certificate_bound_access_tokens", "certificate_bound"}};
    for (const auto &[theirs, ours] : flags) {
        if (m.contains(QLatin1String(theirs)))
            out.insert(QLatin1String(ours), value(theirs));
    }
    return out;
}

QJsonObject metadataOf(const domain::OAuthClient &c)
{
    QJsonObject out{{QStringLiteral("client_id"), c.id},
                    {QStringLiteral("client_id_issued_at"), c.createdAt.toSecsSinceEpoch()},
                    {QStringLiteral("client_name"), c.name},
                    {QStringLiteral("application_type"), c.kind == domain::ClientKind::Native ? QStringLiteral("native") : QStringLiteral("web")},
                    {QStringLiteral("token_endpoint_auth_method"), domain::clientAuthName(c.auth)},
                    {QStringLiteral("grant_types"), QJsonArray::fromStringList(c.grantTypes)},
                    {QStringLiteral("redirect_uris"), QJsonArray::fromStringList(c.redirectUris)},
                    {QStringLiteral("scope"), c.scopes.join(QLatin1Char(' '))},
                    {QStringLiteral("contacts"), QJsonArray::fromStringList(c.contacts)},
                    {QStringLiteral("require_pushed_authorization_requests"), c.requirePar},
                    {QStringLiteral("dpop_bound_access_tokens"), c.dpopBound},
                    {QStringLiteral("tls_client_certificate_bound_access_tokens"), c.certificateBound}};
    out[QStringLiteral("response_types")] = c.hasGrant(QLatin1String("authorization_code")) ? QJsonArray{QStringLiteral("code")} : QJsonArray();
    if (!c.keys.isEmpty())
        out[QStringLiteral("jwks")] = QJsonObject{{QStringLiteral("keys"), c.keys}};
    const std::pair<const char *, const QString *> links[] = {{"jwks_uri", &c.jwksUri}, {"client_uri", &c.clientUri}, {"logo_uri", &c.logoUri},
                                                              {"policy_uri", &c.policyUri}, {"tos_uri", &c.termsUri}, {"tls_client_auth_subject_dn", &c.tlsSubject}};
    for (const auto &[name, text] : links) {
        if (!text->isEmpty())
            out[QLatin1String(name)] = *text;
    }
    return out;
}

} // namespace octroi::authority
