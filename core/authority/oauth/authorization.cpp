// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/oauth/authorization.h"

namespace octroi::authority {

QJsonObject Authorization::toJson() const
{
    QJsonObject out{{QStringLiteral("scopes"), QJsonArray::fromStringList(scopes)}};
    const auto text = [&](const char *name, const QString &value) {
        if (!value.isEmpty())
            out.insert(QLatin1String(name), value);
    };
    text("client_id", clientId);
    text("account_id", accountId);
    text("sub", subject);
    text("jkt", keyThumbprint);
    text("x5t", certificateThumbprint);
    text("grant_id", familyId);
    text("nonce", nonce);
    if (!resources.isEmpty())
        out.insert(QStringLiteral("resources"), QJsonArray::fromStringList(resources));
    if (!details.isEmpty())
        out.insert(QStringLiteral("details"), details);
    if (!actor.isEmpty())
        out.insert(QStringLiteral("act"), actor);
    if (authTimeS > 0)
        out.insert(QStringLiteral("auth_time"), authTimeS);
    if (!methods.isEmpty())
        out.insert(QStringLiteral("amr"), QJsonArray::fromStringList(methods));
    return out;
}

Authorization Authorization::fromJson(const QJsonObject &o)
{
    const auto text = [&](const char *name) { return o.value(QLatin1String(name)).toString(); };
    const auto list = [&](const char *name) {
        QStringList out;
        for (const QJsonValue v : o.value(QLatin1String(name)).toArray())
            out << v.toString();
        return out;
    };
    Authorization a;
    a.clientId = text("client_id");
    a.accountId = text("account_id");
    a.subject = text("sub");
    a.scopes = list("scopes");
    a.resources = list("resources");
    a.details = o.value(QLatin1String("details")).toArray();
    a.keyThumbprint = text("jkt");
    a.certificateThumbprint = text("x5t");
    a.actor = o.value(QLatin1String("act")).toObject();
    a.familyId = text("grant_id");
    a.nonce = text("nonce");
    a.authTimeS = o.value(QLatin1String("auth_time")).toInteger();
    a.methods = list("amr");
    return a;
}

QJsonObject Authorization::confirmation() const
{
    if (!keyThumbprint.isEmpty())
        return {{QStringLiteral("jkt"), keyThumbprint}};
    if (!certificateThumbprint.isEmpty())
        return {{QStringLiteral("x5t#S256"), certificateThumbprint}};
    return {};
}

} // namespace octroi::authority
