// SPDX-License-Identifier: GPL-3.0-or-later
// What is done once for a JWT: its signature and claims. The answer is cached.
#include "authority/verifier/tokens.h"

#include "crypto/jose/jwt.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace octroi::authority {

using domain::Refusal;

namespace {

constexpr qint64 kOwnLeewayS = 5, kLeewayS = 30;

Refusal fromJws(crypto::JwsRefusal refusal)
{
    switch (refusal) {
    case crypto::JwsRefusal::None: return Refusal::None;
    case crypto::JwsRefusal::KeyUnknown: return Refusal::TokenKey;
    case crypto::JwsRefusal::Signature: return Refusal::TokenSignature;
    case crypto::JwsRefusal::TooLarge:
    case crypto::JwsRefusal::NotCompact:
    case crypto::JwsRefusal::Encoding:
    case crypto::JwsRefusal::Header: return Refusal::Malformed;
    default: return Refusal::TokenInvalid;
    }
}

Refusal fromClaims(const crypto::JwtCheckResult &failure)
{
    if (failure.check == crypto::JwtCheck::Audience)
        return Refusal::TokenAudience;
    if (failure.check == crypto::JwtCheck::Issuer)
        return Refusal::TokenIssuer;
    return failure.finding == crypto::JwtFinding::Expired ? Refusal::Expired : Refusal::TokenInvalid;
}

TokenVerdict refused(Refusal why, std::uint32_t index = CredentialTable::kNone)
{
    TokenVerdict out;
    out.refusal = why;
    out.index = index;
    return out;
}

std::int64_t endOf(const QJsonObject &claims, qint64 leewayS)
{
    return std::int64_t((claims.value(QLatin1String("exp")).toDouble() + double(leewayS)) * 1000);
}

/// cnf of RFC 7800. False when it asks for a proof that is not known here: then the token may not be used.
bool readBinding(const QJsonObject &claims, TokenVerdict &out)
{
    const QJsonValue cnf = claims.value(QLatin1String("cnf"));
    if (cnf.isUndefined())
        return true;
    const QJsonObject members = cnf.toObject();
    out.jkt = members.value(QLatin1String("jkt")).toString().toStdString();
    out.x5t = members.value(QLatin1String("x5t#S256")).toString().toStdString();
    return !members.isEmpty() && members.size() == int(!out.jkt.empty()) + int(!out.x5t.empty());
}

/// A claim by its name, else by the names of the objects it lies in.
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

QStringList scopesOf(const QJsonObject &claims, const domain::TrustedIssuer &issuer)
{
    QStringList out;
    if (!issuer.scopeClaim.isEmpty())
        out = wordsOf(claimAt(claims, issuer.scopeClaim));
    for (const auto &mapping : issuer.scopeMappings) {
        if (holds(claimAt(claims, mapping.claim), mapping.value))
            out += mapping.scopes;
    }
    out.removeDuplicates();
    return out;
}

QString applicationOf(const QJsonObject &claims, const domain::TrustedIssuer &issuer)
{
    const QJsonValue claim = issuer.applicationClaim.isEmpty() ? QJsonValue(QJsonValue::Undefined) : claimAt(claims, issuer.applicationClaim);
    for (const auto &mapping : issuer.applications) {
        if (claim.isString() && claim.toString() == mapping.value)
            return mapping.applicationId;
    }
    return issuer.applicationId;
}

TokenVerdict TokenTable::verified(std::string_view text, std::string_view apiId) const
{
    const Trust &trust = *m_trust.load(std::memory_order_acquire);
    const crypto::JwsParts parts = crypto::splitJws(QByteArrayView(text.data(), qsizetype(text.size())));
    if (parts.refusal != crypto::JwsRefusal::None)
        return refused(fromJws(parts.refusal));
    // Read before the signature is known to hold, to choose whose keys have to have made it.
    const QJsonDocument document = QJsonDocument::fromJson(parts.payload);
    if (!document.isObject())
        return refused(Refusal::Malformed);
    const QJsonObject claims = document.object();
    const QString iss = claims.value(QLatin1String("iss")).toString();
    TokenVerdict out = refused(Refusal::TokenIssuer);
    if (!iss.isEmpty() && iss == trust.own.issuer) {
        out = ownJwt(parts, claims, trust);
    } else {
        for (const Trusted &issuer : trust.others.value(iss)) {
            if (issuer.issuer.apiId.toStdString() == apiId)
                out = foreignJwt(parts, claims, issuer);
        }
    }
    out.generation = trust.generation;
    return out;
}

TokenVerdict TokenTable::ownJwt(const crypto::JwsParts &parts, const QJsonObject &claims, const Trust &trust) const
{
    const crypto::VerifiedJws verifiedJws = crypto::verifyJws(parts, trust.own.keys, crypto::allAlgorithms());
    if (!verifiedJws.ok())
        return refused(fromJws(verifiedJws.refusal));
    const Client *client = m_clients.find(clientKey(claims.value(QLatin1String("client_id")).toString().toStdString()));
    if (!client)
        return refused(Refusal::UnknownClient);
    crypto::JwtExpectations expected;
    expected.types = QStringList{QStringLiteral("at+jwt")};
    expected.issuer = trust.own.issuer;
    expected.nowMs = m_clock.nowMs();
    expected.leewayS = kOwnLeewayS;
    if (const auto failure = crypto::firstFailure(crypto::checkClaims(parts.header, claims, expected)))
        return refused(fromClaims(*failure), client->index);
    TokenVerdict out;
    out.index = client->index;
    bool all = false;
    out.apiIds = apisOf(crypto::audienceOf(claims), trust.own.audiences, all);
    if (!all && out.apiIds.empty())
        return refused(Refusal::TokenAudience, client->index);
    if (!readBinding(claims, out))
        return refused(Refusal::TokenBinding, client->index);
    out.client = client->cell;
    out.endsAtMs = endOf(claims, kOwnLeewayS);
    out.issuedAtMs = std::int64_t(claims.value(QLatin1String("iat")).toDouble() * 1000);
    if (const QString jti = claims.value(QLatin1String("jti")).toString(); !jti.isEmpty()) {
        out.jti = jtiKey(trust.own.issuer, jti);
        out.hasJti = true;
    }
    out.scopes = ScopeSet::of(wordsOf(claims.value(QLatin1String("scope"))));
    return out;
}

TokenVerdict TokenTable::foreignJwt(const crypto::JwsParts &parts, const QJsonObject &claims, const Trusted &trusted) const
{
    const domain::TrustedIssuer &issuer = trusted.issuer;
    const crypto::VerifiedJws verifiedJws = crypto::verifyJws(parts, trusted.keys, trusted.algorithms);
    if (!verifiedJws.ok()) {
        if (verifiedJws.refusal == crypto::JwsRefusal::KeyUnknown && trusted.wantsKeys)
            trusted.wantsKeys->store(true, std::memory_order_relaxed);
        return refused(fromJws(verifiedJws.refusal), trusted.index);
    }
    crypto::JwtExpectations expected;
    expected.types = issuer.types;
    expected.issuer = issuer.issuer;
    expected.audiences = issuer.audiences;
    expected.nowMs = m_clock.nowMs();
    expected.leewayS = kLeewayS;
    if (const auto failure = crypto::firstFailure(crypto::checkClaims(parts.header, claims, expected)))
        return refused(fromClaims(*failure), trusted.index);
    TokenVerdict out;
    out.index = trusted.index;
    out.owner = trusted.owners.value(applicationOf(claims, issuer));
    if (!out.owner)
        return refused(Refusal::UnknownClient, trusted.index);
    if (!readBinding(claims, out))
        return refused(Refusal::TokenBinding, trusted.index);
    out.endsAtMs = endOf(claims, kLeewayS);
    out.scopes = ScopeSet::of(scopesOf(claims, issuer));
    out.apiIds.push_back(issuer.apiId.toStdString());
    return out;
}

} // namespace octroi::authority
