// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/oauth/scopepolicy.h"

#include "authority/issuer/clientrules.h"
#include "authority/oauth/oauthmessage.h"
#include "domain/scope.h"

#include <QJsonDocument>

namespace octroi::authority {

namespace {

constexpr int kMostScopes = 200, kMostDetails = 20;

/// scope-token *( SP scope-token ) of RFC 6749 section 3.3, in the order given, each once.
Result<QStringList> scopesOf(const QString &text)
{
    QStringList out = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString &scope : out) {
        for (const QChar c : scope) {
            if (c <= QLatin1Char(' ') || c > QLatin1Char('~') || c == QLatin1Char('"') || c == QLatin1Char('\\'))
                return oauthError("invalid_scope", "the scope holds a character that no scope has");
        }
    }
    out.removeDuplicates();
    if (out.size() > kMostScopes)
        return oauthError("invalid_scope", "there are too many scopes");
    return out;
}

bool covers(const QStringList &granted, const QString &scope)
{
    return granted.contains(scope) || (!isProtocolScope(scope) && domain::scopesImply(granted, scope));
}

Result<QJsonArray> detailsOf(const QString &text, const domain::OAuthClient &client)
{
    if (text.isEmpty())
        return QJsonArray();
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    const auto wrong = [](const char *why) { return oauthError("invalid_authorization_details", why); };
    if (!document.isArray() || document.array().size() > kMostDetails)
        return wrong("authorization_details is not a JSON array of a sensible size");
    for (const QJsonValue item : document.array()) {
        const QString type = item.toObject().value(QLatin1String("type")).toString();
        if (type.isEmpty())
            return wrong("an item of authorization_details has no type");
        if (!client.detailTypes.contains(type))
            return wrong("the client may not use this type of authorization_details");
        for (const char *list : {"locations", "actions", "datatypes", "privileges"}) {
            const QJsonValue value = item.toObject().value(QLatin1String(list));
            const QJsonArray items = value.toArray();
            const bool texts = std::all_of(items.begin(), items.end(), [](const QJsonValue &v) { return v.isString(); });
            if (!value.isUndefined() && (!value.isArray() || !texts))
                return wrong("a common field of authorization_details is not a list of texts");
        }
    }
    return document.array();
}

} // namespace

Result<QStringList> narrowedScopes(const QString &asked, const QStringList &granted)
{
    if (asked.isEmpty())
        return granted;
    const auto scopes = scopesOf(asked);
    if (!scopes)
        return scopes;
    for (const QString &scope : *scopes) {
        if (!covers(granted, scope))
            return oauthError("invalid_scope", QStringLiteral("this scope was not granted: ") + scope);
    }
    return scopes->isEmpty() ? granted : *scopes;
}

Result<QStringList> narrowedResources(const QStringList &asked, const QStringList &granted)
{
    if (asked.isEmpty())
        return granted;
    for (const QString &resource : asked) {
        if (!granted.contains(resource))
            return oauthError("invalid_target", QStringLiteral("this resource was not granted: ") + resource);
    }
    QStringList out = asked;
    out.removeDuplicates();
    return out;
}

Result<AskedRights> askedRights(const Parameters &parameters, const domain::OAuthClient &client, bool person)
{
    QStringList own;
    for (const QString &scope : client.scopes) {
        if (!isProtocolScope(scope))
            own << scope;
    }
    AskedRights out;
    auto scopes = narrowedScopes(parameters.value("scope"), person ? client.scopes : own);
    if (!scopes)
        return scopes.error();
    // A default never signs a person in to the administration.
    out.scopes = parameters.has("scope") ? *scopes : own;
    const auto resources = narrowedResources(parameters.values("resource"), client.resources);
    if (!resources)
        return resources.error();
    out.resources = *resources;
    const auto details = detailsOf(parameters.value("authorization_details"), client);
    if (!details)
        return details.error();
    out.details = *details;
    return out;
}

} // namespace octroi::authority
