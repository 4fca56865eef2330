// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/trustedissuer.h"

#include "domain/json.h"

#include <QJsonArray>
#include <QUrl>

namespace octroi::domain {

namespace {

QJsonArray listValue(const QStringList &list)
{
    return QJsonArray::fromStringList(list);
}

QStringList listOf(const QJsonValue &value)
{
    QStringList out;
    const QJsonArray items = value.toArray();
    for (const QJsonValue item : items)
        out << item.toString();
    return out;
}

Error wrong(const char *member, const char *detail)
{
    return Error{ErrorCode::Protocol, {}, QString::fromLatin1(detail), QString::fromLatin1(member), QStringLiteral("member_type")};
}

bool isLoopbackHost(const QString &host)
{
    return host == QLatin1String("localhost") || host == QLatin1String("::1") || host.startsWith(QLatin1String("127."));
}

} // namespace

QString keySourceName(TrustedIssuer::KeySource source)
{
    switch (source) {
    case TrustedIssuer::KeySource::Discovery: return QStringLiteral("discovery");
    case TrustedIssuer::KeySource::Uri: return QStringLiteral("jwks_uri");
    case TrustedIssuer::KeySource::Inline: return QStringLiteral("jwks");
    }
    return QStringLiteral("discovery");
}

std::optional<TrustedIssuer::KeySource> keySourceFromName(const QString &name)
{
    using Source = TrustedIssuer::KeySource;
    for (const auto source : {Source::Discovery, Source::Uri, Source::Inline}) {
        if (keySourceName(source) == name)
            return source;
    }
    return std::nullopt;
}

QJsonObject toJson(const TrustedIssuer &issuer)
{
    QJsonArray mappings, applications;
    for (const auto &mapping : issuer.scopeMappings) {
        mappings << QJsonObject{{QStringLiteral("claim"), mapping.claim},
                                {QStringLiteral("value"), mapping.value},
                                {QStringLiteral("scopes"), listValue(mapping.scopes)}};
    }
    for (const auto &mapping : issuer.applications) {
        applications << QJsonObject{{QStringLiteral("value"), mapping.value},
                                    {QStringLiteral("application_id"), mapping.applicationId}};
    }
    return {{QStringLiteral("id"), issuer.id},
            {QStringLiteral("api_id"), issuer.apiId},
            {QStringLiteral("name"), issuer.name},
            {QStringLiteral("issuer"), issuer.issuer},
            {QStringLiteral("audiences"), listValue(issuer.audiences)},
            {QStringLiteral("types"), listValue(issuer.types)},
            {QStringLiteral("algorithms"), listValue(issuer.algorithms)},
            {QStringLiteral("key_source"), keySourceName(issuer.keySource)},
            {QStringLiteral("jwks_uri"), issuer.jwksUri},
            {QStringLiteral("jwks"), issuer.jwks.isEmpty() ? QJsonValue() : QJsonValue(issuer.jwks)},
            {QStringLiteral("scopes"), listValue(issuer.scopes)},
            {QStringLiteral("scope_claim"), issuer.scopeClaim},
            {QStringLiteral("scope_mappings"), mappings},
            {QStringLiteral("application_claim"), issuer.applicationClaim},
            {QStringLiteral("applications"), applications},
            {QStringLiteral("application_id"), issuer.applicationId},
            {QStringLiteral("plan_id"), issuer.planId},
            {QStringLiteral("enabled"), issuer.enabled},
            {QStringLiteral("created_at"), issuer.createdAt.isValid() ? QJsonValue(toRfc3339(issuer.createdAt)) : QJsonValue()},
            {QStringLiteral("version"), issuer.version}};
}

Result<TrustedIssuer> trustedIssuerFromJson(const QJsonObject &object)
{
    TrustedIssuer out;
    for (const char *name : {"id", "api_id", "name", "issuer"}) {
        if (!object.value(QLatin1String(name)).isString())
            return wrong(name, "is not a text");
    }
    const auto source = keySourceFromName(object.value(QLatin1String("key_source")).toString());
    if (!source)
        return wrong("key_source", "is not one of its values");
    out.id = object.value(QLatin1String("id")).toString();
    out.apiId = object.value(QLatin1String("api_id")).toString();
    out.name = object.value(QLatin1String("name")).toString();
    out.issuer = object.value(QLatin1String("issuer")).toString();
    out.audiences = listOf(object.value(QLatin1String("audiences")));
    out.types = listOf(object.value(QLatin1String("types")));
    out.algorithms = listOf(object.value(QLatin1String("algorithms")));
    out.keySource = *source;
    out.jwksUri = object.value(QLatin1String("jwks_uri")).toString();
    out.jwks = object.value(QLatin1String("jwks")).toObject();
    out.scopes = listOf(object.value(QLatin1String("scopes")));
    out.scopeClaim = object.value(QLatin1String("scope_claim")).toString();
    const QJsonArray mappings = object.value(QLatin1String("scope_mappings")).toArray();
    for (const QJsonValue value : mappings) {
        const QJsonObject m = value.toObject();
        out.scopeMappings.append({m.value(QLatin1String("claim")).toString(), m.value(QLatin1String("value")).toString(),
                                  listOf(m.value(QLatin1String("scopes")))});
    }
    out.applicationClaim = object.value(QLatin1String("application_claim")).toString();
    const QJsonArray applications = object.value(QLatin1String("applications")).toArray();
    for (const QJsonValue value : applications) {
        const QJsonObject m = value.toObject();
        out.applications.append({m.value(QLatin1String("value")).toString(), m.value(QLatin1String("application_id")).toString()});
    }
    out.applicationId = object.value(QLatin1String("application_id")).toString();
    out.planId = object.value(QLatin1String("plan_id")).toString();
    out.enabled = object.value(QLatin1String("enabled")).toBool(true);
    out.createdAt = fromRfc3339(object.value(QLatin1String("created_at")).toString());
    out.version = object.value(QLatin1String("version")).toInteger();
    return out;
}

Result<void> checkIssuerUri(const QString &uri)
{
    const QUrl url(uri, QUrl::StrictMode);
    const auto wrongUri = [](const char *reason, const char *detail) {
        return Error{ErrorCode::Invalid, {}, QString::fromLatin1(detail), {}, QString::fromLatin1(reason)};
    };
    if (uri.size() > 1000 || !url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasFragment())
        return wrongUri("uri_syntax", "is not an absolute URI without user and fragment");
    if (url.scheme() == QLatin1String("https") || (url.scheme() == QLatin1String("http") && isLoopbackHost(url.host())))
        return {};
    return wrongUri("uri_insecure", "is neither https nor http to this machine");
}

} // namespace octroi::domain
