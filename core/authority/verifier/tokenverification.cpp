// SPDX-License-Identifier: GPL-3.0-or-later
// What is done once for a JWT: its signature and claims. The answer is cached.
#include "authority/verifier/tokens.h"

#include "crypto/jose/jwt.h"
#include "domain/claimmapping.h"

#include <QJsonDocument>

namespace octroi::authority {

using domain::CheckRule;
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

CheckRule ruleOf(crypto::JwtCheck check)
{
    switch (check) {
    case crypto::JwtCheck::Type: return CheckRule::TokenType;
    case crypto::JwtCheck::Issuer: return CheckRule::TokenIssuer;
    case crypto::JwtCheck::Audience: return CheckRule::TokenAudience;
    default: return CheckRule::TokenTimes;
    }
}

/// Refused for that rule, and written down when somebody listens.
TokenVerdict refusedBy(CheckRule rule, Refusal why, Rehearsal *rehearsal, std::uint32_t index = CredentialTable::kNone,
                       const QString &expected = {}, const QString &found = {})
{
    if (rehearsal)
        rehearsal->note(rule, why, expected, found);
    return refused(why, index);
}

void passed(CheckRule rule, Rehearsal *rehearsal, const QString &found = {})
{
    if (rehearsal)
        rehearsal->note(rule, Refusal::None, {}, found);
}

/// The first claim that does not hold; in a rehearsal each that was judged is told.
std::optional<Refusal> judgeClaims(const crypto::JwsParts &parts, const QJsonObject &claims, const crypto::JwtExpectations &expected,
                                   Rehearsal *rehearsal)
{
    const auto results = crypto::checkClaims(parts.header, claims, expected);
    for (const crypto::JwtCheckResult &result : rehearsal ? results : QList<crypto::JwtCheckResult>()) {
        const bool audience = result.check == crypto::JwtCheck::Audience;
        const QStringList wanted = audience ? expected.audiences : result.check == crypto::JwtCheck::Type ? expected.types : QStringList();
        if (!result.passed())
            rehearsal->note(ruleOf(result.check), fromClaims(result), wanted.join(QLatin1Char(' ')), result.detail);
        else if (result.finding == crypto::JwtFinding::Passed && result.check != crypto::JwtCheck::Issuer)
            rehearsal->note(ruleOf(result.check), Refusal::None, {}, result.detail);
    }
    const auto failure = crypto::firstFailure(results);
    return failure ? std::optional<Refusal>(fromClaims(*failure)) : std::nullopt;
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

} // namespace

QStringList scopesOf(const QJsonObject &claims, const domain::TrustedIssuer &issuer)
{
    QStringList out;
    const auto mapped = domain::mappedScopes(claims, issuer);
    for (const domain::MappedScope &one : mapped)
        out << one.scope;
    return out;
}

QString applicationOf(const QJsonObject &claims, const domain::TrustedIssuer &issuer)
{
    return domain::mappedApplication(claims, issuer);
}

TokenVerdict TokenTable::verified(std::string_view text, std::string_view apiId, Rehearsal *rehearsal) const
{
    const Trust &trust = *m_trust.load(std::memory_order_acquire);
    const crypto::JwsParts parts = crypto::splitJws(QByteArrayView(text.data(), qsizetype(text.size())));
    if (parts.refusal != crypto::JwsRefusal::None)
        return refusedBy(CheckRule::TokenForm, fromJws(parts.refusal), rehearsal, CredentialTable::kNone, {}, crypto::jwsRefusalName(parts.refusal));
    // Read before the signature is known to hold, to choose whose keys have to have made it.
    const QJsonDocument document = QJsonDocument::fromJson(parts.payload);
    if (!document.isObject())
        return refusedBy(CheckRule::TokenForm, Refusal::Malformed, rehearsal);
    passed(CheckRule::TokenForm, rehearsal);
    const QJsonObject claims = document.object();
    const QString iss = claims.value(QLatin1String("iss")).toString();
    const Trusted *other = nullptr;
    const QList<Trusted> others = trust.others.value(iss);
    for (const Trusted &issuer : others) {
        if (issuer.issuer.apiId.toStdString() == apiId)
            other = &issuer;
    }
    const bool own = !iss.isEmpty() && iss == trust.own.issuer;
    TokenVerdict out;
    if (!own && !other) {
        out = refusedBy(CheckRule::TokenIssuer, Refusal::TokenIssuer, rehearsal, CredentialTable::kNone, trust.own.issuer, iss.left(200));
    } else {
        passed(CheckRule::TokenIssuer, rehearsal, iss);
        out = own ? ownJwt(parts, claims, trust, rehearsal) : foreignJwt(parts, claims, *other, rehearsal);
    }
    out.generation = trust.generation;
    return out;
}

TokenVerdict TokenTable::ownJwt(const crypto::JwsParts &parts, const QJsonObject &claims, const Trust &trust, Rehearsal *rehearsal) const
{
    const crypto::VerifiedJws verifiedJws = crypto::verifyJws(parts, trust.own.keys, crypto::allAlgorithms());
    if (!verifiedJws.ok())
        return refusedBy(CheckRule::TokenSignature, fromJws(verifiedJws.refusal), rehearsal, CredentialTable::kNone, {}, crypto::jwsRefusalName(verifiedJws.refusal));
    passed(CheckRule::TokenSignature, rehearsal);
    const QString clientId = claims.value(QLatin1String("client_id")).toString();
    const Client *client = m_clients.find(clientKey(clientId.toStdString()));
    if (!client)
        return refusedBy(CheckRule::TokenClient, Refusal::UnknownClient, rehearsal, CredentialTable::kNone, {}, clientId.left(80));
    passed(CheckRule::TokenClient, rehearsal, clientId);
    crypto::JwtExpectations expected;
    expected.types = QStringList{QStringLiteral("at+jwt")};
    expected.issuer = trust.own.issuer;
    expected.nowMs = rehearsal ? rehearsal->nowMs : m_clock.nowMs();
    expected.leewayS = kOwnLeewayS;
    if (const auto failure = judgeClaims(parts, claims, expected, rehearsal))
        return refused(*failure, client->index);
    TokenVerdict out;
    out.index = client->index;
    bool all = false;
    out.apiIds = apisOf(crypto::audienceOf(claims), trust.own.audiences, all);
    if (!all && out.apiIds.empty())
        return refusedBy(CheckRule::TokenAudience, Refusal::TokenAudience, rehearsal, client->index, trust.own.audiences.join(QLatin1Char(' ')),
                         crypto::audienceOf(claims).join(QLatin1Char(' ')).left(200));
    if (!readBinding(claims, out))
        return refusedBy(CheckRule::TokenBinding, Refusal::TokenBinding, rehearsal, client->index);
    out.client = client->cell;
    out.endsAtMs = endOf(claims, kOwnLeewayS);
    out.issuedAtMs = std::int64_t(claims.value(QLatin1String("iat")).toDouble() * 1000);
    if (const QString jti = claims.value(QLatin1String("jti")).toString(); !jti.isEmpty()) {
        out.jti = jtiKey(trust.own.issuer, jti);
        out.hasJti = true;
    }
    out.scopes = ScopeSet::of(domain::wordsOf(claims.value(QLatin1String("scope"))));
    return out;
}

TokenVerdict TokenTable::foreignJwt(const crypto::JwsParts &parts, const QJsonObject &claims, const Trusted &trusted, Rehearsal *rehearsal) const
{
    const domain::TrustedIssuer &issuer = trusted.issuer;
    const crypto::VerifiedJws verifiedJws = crypto::verifyJws(parts, trusted.keys, trusted.algorithms);
    if (!verifiedJws.ok()) {
        if (verifiedJws.refusal == crypto::JwsRefusal::KeyUnknown && trusted.wantsKeys && !rehearsal)
            trusted.wantsKeys->store(true, std::memory_order_relaxed);
        return refusedBy(CheckRule::TokenSignature, fromJws(verifiedJws.refusal), rehearsal, trusted.index, {}, crypto::jwsRefusalName(verifiedJws.refusal));
    }
    passed(CheckRule::TokenSignature, rehearsal);
    crypto::JwtExpectations expected;
    expected.types = issuer.types;
    expected.issuer = issuer.issuer;
    expected.audiences = issuer.audiences;
    expected.nowMs = rehearsal ? rehearsal->nowMs : m_clock.nowMs();
    expected.leewayS = kLeewayS;
    if (const auto failure = judgeClaims(parts, claims, expected, rehearsal))
        return refused(*failure, trusted.index);
    TokenVerdict out;
    out.index = trusted.index;
    const QString application = applicationOf(claims, issuer);
    out.owner = trusted.owners.value(application);
    if (!out.owner)
        return refusedBy(CheckRule::TokenClient, Refusal::UnknownClient, rehearsal, trusted.index, {}, application);
    passed(CheckRule::TokenClient, rehearsal, application);
    if (!readBinding(claims, out))
        return refusedBy(CheckRule::TokenBinding, Refusal::TokenBinding, rehearsal, trusted.index);
    out.endsAtMs = endOf(claims, kLeewayS);
    out.scopes = ScopeSet::of(scopesOf(claims, issuer));
    out.apiIds.push_back(issuer.apiId.toStdString());
    return out;
}

} // namespace octroi::authority
