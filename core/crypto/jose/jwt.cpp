// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/jose/jwt.h"

#include "crypto/jose/base64url.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <cmath>

namespace octroi::crypto {

namespace {

/// 5138 in seconds, March 1973 in milliseconds: no token is meant for either.
constexpr double kMillisecondsFrom = 1e11;

QString typeOf(const QString &typ)
{
    const QLatin1String prefix("application/");
    return (typ.startsWith(prefix, Qt::CaseInsensitive) ? typ.mid(prefix.size()) : typ).toLower();
}

QString shown(double seconds)
{
    return QDateTime::fromSecsSinceEpoch(qint64(seconds), Qt::UTC).toString(Qt::ISODate);
}

/// A NumericDate, or what is wrong with it.
struct Time
{
    JwtFinding finding = JwtFinding::Missing;
    double seconds = 0;
};

Time timeOf(const QJsonObject &claims, const char *name)
{
    const QJsonValue value = claims.value(QLatin1String(name));
    if (value.isUndefined())
        return {};
    const double seconds = value.toDouble(-1);
    if (!value.isDouble() || !std::isfinite(seconds) || seconds < 0)
        return {JwtFinding::Malformed, 0};
    if (seconds >= kMillisecondsFrom)
        return {JwtFinding::Milliseconds, seconds};
    return {JwtFinding::Passed, seconds};
}

JwtCheckResult checkType(const QJsonObject &header, const JwtExpectations &expected)
{
    const QString typ = header.value(QLatin1String("typ")).toString();
    if (expected.types.isEmpty())
        return {JwtCheck::Type, JwtFinding::NotAsked, typ};
    if (typ.isEmpty())
        return {JwtCheck::Type, JwtFinding::Missing, {}};
    for (const QString &type : expected.types) {
        if (typeOf(type) == typeOf(typ))
            return {JwtCheck::Type, JwtFinding::Passed, typ};
    }
    return {JwtCheck::Type, JwtFinding::Mismatch, typ.left(80)};
}

JwtCheckResult checkIssuer(const QJsonObject &claims, const JwtExpectations &expected)
{
    const QJsonValue value = claims.value(QLatin1String("iss"));
    if (value.isUndefined())
        return {JwtCheck::Issuer, expected.issuer.isEmpty() ? JwtFinding::NotAsked : JwtFinding::Missing, {}};
    if (!value.isString())
        return {JwtCheck::Issuer, JwtFinding::Malformed, {}};
    if (expected.issuer.isEmpty())
        return {JwtCheck::Issuer, JwtFinding::NotAsked, value.toString().left(200)};
    // Compared as it is written: no case folding, no slash forgiven (RFC 8414 section 2).
    return {JwtCheck::Issuer, value.toString() == expected.issuer ? JwtFinding::Passed : JwtFinding::Mismatch, value.toString().left(200)};
}

JwtCheckResult checkAudience(const QJsonObject &claims, const JwtExpectations &expected)
{
    const QJsonValue value = claims.value(QLatin1String("aud"));
    if (value.isUndefined())
        return {JwtCheck::Audience, expected.audiences.isEmpty() ? JwtFinding::NotAsked : JwtFinding::Missing, {}};
    const QStringList given = audienceOf(claims);
    if (given.isEmpty())
        return {JwtCheck::Audience, JwtFinding::Malformed, {}};
    const QString text = given.join(QLatin1String(", ")).left(200);
    if (expected.audiences.isEmpty())
        return {JwtCheck::Audience, JwtFinding::NotAsked, text};
    for (const QString &audience : expected.audiences) {
        if (given.contains(audience))
            return {JwtCheck::Audience, JwtFinding::Passed, text};
    }
    return {JwtCheck::Audience, JwtFinding::Mismatch, text};
}

JwtCheckResult checkTime(JwtCheck check, const QJsonObject &claims, const JwtExpectations &expected)
{
    const Time time = timeOf(claims, check == JwtCheck::Expiry ? "exp" : check == JwtCheck::NotBefore ? "nbf" : "iat");
    const bool required = (check == JwtCheck::Expiry && expected.requireExpiry) ||
        (check == JwtCheck::IssuedAt && (expected.requireIssuedAt || expected.maxAgeS > 0));
    if (time.finding == JwtFinding::Missing)
        return {check, required ? JwtFinding::Missing : JwtFinding::NotAsked, {}};
    if (time.finding == JwtFinding::Milliseconds)
        return {check, JwtFinding::Milliseconds, QString::number(time.seconds, 'f', 0)};
    if (time.finding != JwtFinding::Passed)
        return {check, time.finding, {}};
    const double now = double(expected.nowMs) / 1000, leeway = double(expected.leewayS);
    JwtFinding finding = JwtFinding::Passed;
    if (check == JwtCheck::Expiry) {
        // "on or after which": the second itself is too late.
        if (now >= time.seconds + leeway)
            finding = JwtFinding::Expired;
    } else if (now + leeway < time.seconds) {
        finding = JwtFinding::TooEarly;
    } else if (check == JwtCheck::IssuedAt && expected.maxAgeS > 0 && now - leeway > time.seconds + double(expected.maxAgeS)) {
        finding = JwtFinding::TooOld;
    }
    return {check, finding, shown(time.seconds)};
}

} // namespace

DecodedJwt decodeJwt(QByteArrayView token)
{
    DecodedJwt out;
    const JwsParts parts = splitJws(token);
    out.refusal = parts.refusal;
    out.header = parts.header;
    const QJsonDocument document = QJsonDocument::fromJson(parts.payload);
    out.claimsReadable = document.isObject();
    out.claims = document.object();
    return out;
}

QString jwtCheckName(JwtCheck check)
{
    switch (check) {
    case JwtCheck::Type: return QStringLiteral("typ");
    case JwtCheck::Issuer: return QStringLiteral("iss");
    case JwtCheck::Audience: return QStringLiteral("aud");
    case JwtCheck::Expiry: return QStringLiteral("exp");
    case JwtCheck::NotBefore: return QStringLiteral("nbf");
    case JwtCheck::IssuedAt: return QStringLiteral("iat");
    }
    return {};
}

QString jwtFindingName(JwtFinding finding)
{
    switch (finding) {
    case JwtFinding::Passed: return QStringLiteral("passed");
    case JwtFinding::Missing: return QStringLiteral("missing");
    case JwtFinding::Malformed: return QStringLiteral("malformed");
    case JwtFinding::Milliseconds: return QStringLiteral("milliseconds");
    case JwtFinding::Mismatch: return QStringLiteral("mismatch");
    case JwtFinding::Expired: return QStringLiteral("expired");
    case JwtFinding::TooEarly: return QStringLiteral("too_early");
    case JwtFinding::TooOld: return QStringLiteral("too_old");
    case JwtFinding::NotAsked: return QStringLiteral("not_asked");
    }
    return {};
}

QList<JwtCheckResult> checkClaims(const QJsonObject &header, const QJsonObject &claims, const JwtExpectations &expected)
{
    return {checkType(header, expected),
            checkIssuer(claims, expected),
            checkAudience(claims, expected),
            checkTime(JwtCheck::Expiry, claims, expected),
            checkTime(JwtCheck::NotBefore, claims, expected),
            checkTime(JwtCheck::IssuedAt, claims, expected)};
}

std::optional<JwtCheckResult> firstFailure(const QList<JwtCheckResult> &results)
{
    for (const JwtCheckResult &result : results) {
        if (!result.passed())
            return result;
    }
    return std::nullopt;
}

QStringList audienceOf(const QJsonObject &claims)
{
    const QJsonValue value = claims.value(QLatin1String("aud"));
    if (value.isString())
        return {value.toString()};
    QStringList out;
    const QJsonArray items = value.toArray();
    for (const QJsonValue item : items) {
        if (!item.isString())
            return {};
        out << item.toString();
    }
    return out;
}

} // namespace octroi::crypto
