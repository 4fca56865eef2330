// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/claimmapping.h"

#include <QJsonArray>
#include <algorithm>

namespace octroi::domain {

namespace {

bool holds(const QJsonValue &claim, const QString &value)
{
    if (claim.isUndefined() || claim.isNull())
        return false;
    if (value == QLatin1String("*") || (claim.isString() && claim.toString() == value))
        return true;
    if (claim.isBool())
        return value == (claim.toBool() ? QLatin1String("true") : QLatin1String("false"));
    if (claim.isDouble())
        return value == QString::number(claim.toDouble(), 'g', 17);
    return wordsOf(claim).contains(value);
}

} // namespace

QJsonValue claimAt(const QJsonObject &claims, const QString &path)
{
    if (claims.contains(path))
        return claims.value(path);
    QJsonValue at = claims;
    for (const QString &name : path.split(QLatin1Char('.')))
        at = at.toObject().value(name);
    return at;
}

QStringList wordsOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QStringList out;
    const QJsonArray items = value.toArray();
    for (const QJsonValue item : items) {
        if (item.isString())
            out << item.toString();
    }
    return out;
}

QList<MappedScope> mappedScopes(const QJsonObject &claims, const TrustedIssuer &issuer)
{
    QList<MappedScope> out;
    const auto add = [&out](const QString &scope, const QString &from) {
        if (std::none_of(out.begin(), out.end(), [&](const MappedScope &known) { return known.scope == scope; }))
            out.append({scope, from});
    };
    if (!issuer.scopeClaim.isEmpty()) {
        for (const QString &scope : wordsOf(claimAt(claims, issuer.scopeClaim)))
            add(scope, issuer.scopeClaim);
    }
    for (const auto &mapping : issuer.scopeMappings) {
        if (!holds(claimAt(claims, mapping.claim), mapping.value))
            continue;
        for (const QString &scope : mapping.scopes)
            add(scope, mapping.claim + QStringLiteral(" = ") + mapping.value);
    }
    return out;
}

QString mappedApplication(const QJsonObject &claims, const TrustedIssuer &issuer)
{
    const QJsonValue claim = issuer.applicationClaim.isEmpty() ? QJsonValue(QJsonValue::Undefined) : claimAt(claims, issuer.applicationClaim);
    for (const auto &mapping : issuer.applications) {
        if (claim.isString() && claim.toString() == mapping.value)
            return mapping.applicationId;
    }
    return issuer.applicationId;
}

} // namespace octroi::domain
