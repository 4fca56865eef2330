// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens/inspection.h"

#include <QJsonArray>
#include <algorithm>

namespace octroi::tokens {

using crypto::JwsRefusal;
using crypto::JwtCheck;
using crypto::JwtCheckResult;
using crypto::JwtFinding;

namespace {

CheckResult checkForm(const crypto::JwsParts &parts, const Reading &reading)
{
    CheckResult out{TokenCheck::Form, Outcome::Passed, {}, {}, {}, {}};
    if (parts.refusal != JwsRefusal::None) {
        out.outcome = Outcome::Failed;
        out.reason = crypto::jwsRefusalName(parts.refusal);
    } else if (!reading.claimsReadable) {
        out.outcome = Outcome::Failed;
        out.reason = QStringLiteral("claims");
    }
    switch (parts.refusal) {
    case JwsRefusal::AlgorithmNone:
    case JwsRefusal::AlgorithmSymmetric:
    case JwsRefusal::AlgorithmUnknown: out.member = QStringLiteral("alg"); break;
    case JwsRefusal::Critical: out.member = QStringLiteral("crit"); break;
    case JwsRefusal::Compressed: out.member = QStringLiteral("zip"); break;
    case JwsRefusal::Nested: out.member = QStringLiteral("cty"); break;
    case JwsRefusal::Unencoded: out.member = QStringLiteral("b64"); break;
    default: break;
    }
    if (!out.member.isEmpty())
        out.found = reading.headerObject.value(out.member).toVariant().toString().left(80);
    return out;
}

CheckResult checkSignature(const crypto::JwsParts &parts, const Expectations &expected, Inspection &out)
{
    CheckResult result{TokenCheck::Signature, Outcome::NotChecked, {}, {}, {}, {}};
    const bool readable = parts.refusal == JwsRefusal::None;
    if (!readable || !expected.keys) {
        // What has no acceptable form has no signature that could be looked at.
        result.outcome = readable ? Outcome::NotChecked : Outcome::Failed;
        result.reason = !readable ? crypto::jwsRefusalName(parts.refusal) : expected.keysProblem.isEmpty() ? QStringLiteral("no_keys") : expected.keysProblem;
        return result;
    }
    const crypto::VerifiedJws verified = crypto::verifyJws(parts, *expected.keys, expected.algorithms);
    result.found = out.kid;
    result.member = QStringLiteral("kid");
    if (verified.ok()) {
        result.outcome = Outcome::Passed;
        out.keyThumbprint = verified.thumbprint;
        return result;
    }
    result.outcome = Outcome::Failed;
    result.reason = crypto::jwsRefusalName(verified.refusal);
    if (verified.refusal == JwsRefusal::KeyUnknown) {
        QStringList kids;
        for (const crypto::Jwk &key : expected.keys->keys())
            kids << key.kid();
        result.expected = kids.join(QLatin1Char(' ')).left(300);
    } else if (verified.refusal == JwsRefusal::AlgorithmNotAllowed) {
        result.member = QStringLiteral("alg");
        result.found = out.algorithm;
    }
    return result;
}

/// One of the checks of claims as the bench shows it.
CheckResult told(TokenCheck check, const JwtCheckResult &result, const QString &expected)
{
    CheckResult out{check, Outcome::Passed, {}, {}, result.detail, crypto::jwtCheckName(result.check)};
    if (result.finding == JwtFinding::NotAsked)
        out.outcome = Outcome::NotChecked;
    else if (result.finding != JwtFinding::Passed) {
        out.outcome = Outcome::Failed;
        out.expected = expected;
    }
    if (out.outcome != Outcome::Passed)
        out.reason = result.finding == JwtFinding::NotAsked ? QStringLiteral("not_asked") : crypto::jwtFindingName(result.finding);
    return out;
}

/// exp, nbf and iat together: the first that fails, else exp.
CheckResult checkTimes(const QList<JwtCheckResult> &results)
{
    const JwtCheckResult *chosen = nullptr;
    for (const JwtCheckResult &result : results) {
        const bool time = result.check == JwtCheck::Expiry || result.check == JwtCheck::NotBefore || result.check == JwtCheck::IssuedAt;
        if (time && (!chosen || (chosen->passed() && !result.passed())))
            chosen = &result;
    }
    return chosen ? told(TokenCheck::Time, *chosen, {}) : CheckResult{TokenCheck::Time, Outcome::NotChecked, {}, {}, {}, {}};
}

/// cnf of RFC 7800.
CheckResult checkBinding(const QJsonObject &claims, const Expectations &expected)
{
    CheckResult out{TokenCheck::Binding, Outcome::Passed, QStringLiteral("bearer"), {}, {}, QStringLiteral("cnf")};
    const QJsonValue cnf = claims.value(QLatin1String("cnf"));
    if (cnf.isUndefined()) {
        out.outcome = Outcome::NotChecked;
        return out;
    }
    const QJsonObject members = cnf.toObject();
    const QString jkt = members.value(QLatin1String("jkt")).toString(), x5t = members.value(QLatin1String("x5t#S256")).toString();
    if (members.isEmpty() || members.size() != int(!jkt.isEmpty()) + int(!x5t.isEmpty())) {
        out.outcome = Outcome::Failed;
        out.reason = QStringLiteral("confirmation_unknown");
        out.found = members.keys().join(QLatin1Char(' '));
        return out;
    }
    const bool dpop = !jkt.isEmpty();
    const QByteArray shown = dpop ? expected.dpopThumbprint : expected.certificateThumbprint;
    out.expected = dpop ? jkt : x5t;
    out.reason = dpop ? QStringLiteral("dpop") : QStringLiteral("certificate");
    out.found = QString::fromLatin1(shown);
    if (shown.isEmpty()) {
        out.outcome = Outcome::NotChecked;
        out.reason += QStringLiteral("_needed");
    } else if (out.found != out.expected) {
        out.outcome = Outcome::Failed;
        out.reason += QStringLiteral("_other");
    }
    return out;
}

const JwtCheckResult &of(const QList<JwtCheckResult> &results, JwtCheck check)
{
    return *std::find_if(results.begin(), results.end(), [check](const JwtCheckResult &r) { return r.check == check; });
}

} // namespace

QString tokenCheckName(TokenCheck check)
{
    switch (check) {
    case TokenCheck::Form: return QStringLiteral("form");
    case TokenCheck::Type: return QStringLiteral("type");
    case TokenCheck::Signature: return QStringLiteral("signature");
    case TokenCheck::Issuer: return QStringLiteral("issuer");
    case TokenCheck::Time: return QStringLiteral("time");
    case TokenCheck::Audience: return QStringLiteral("audience");
    case TokenCheck::Binding: return QStringLiteral("binding");
    }
    return {};
}

int Inspection::count(Outcome outcome) const
{
    return int(std::count_if(checks.begin(), checks.end(), [outcome](const CheckResult &c) { return c.outcome == outcome; }));
}

const CheckResult *Inspection::firstFailure() const
{
    const auto found = std::find_if(checks.begin(), checks.end(), [](const CheckResult &c) { return c.outcome == Outcome::Failed; });
    return found == checks.end() ? nullptr : &*found;
}

const CheckResult &Inspection::of(TokenCheck check) const
{
    return *std::find_if(checks.begin(), checks.end(), [check](const CheckResult &c) { return c.check == check; });
}

bool Inspection::isValid() const
{
    return !firstFailure() && of(TokenCheck::Signature).outcome == Outcome::Passed;
}

Inspection inspect(QByteArrayView jwt, const Expectations &expected)
{
    Inspection out;
    out.reading = read(jwt);
    out.kid = out.reading.headerObject.value(QLatin1String("kid")).toString().left(200);
    out.algorithm = out.reading.headerObject.value(QLatin1String("alg")).toString().left(80);
    const crypto::JwsParts parts = crypto::splitJws(jwt);
    crypto::JwtExpectations asked;
    asked.types = expected.types;
    asked.issuer = expected.issuer;
    asked.audiences = expected.audiences;
    asked.nowMs = expected.nowMs;
    asked.leewayS = expected.leewayS;
    asked.maxAgeS = expected.maxAgeS;
    asked.requireExpiry = expected.requireExpiry;
    asked.requireIssuedAt = expected.requireIssuedAt;
    const QList<JwtCheckResult> claims = crypto::checkClaims(out.reading.headerObject, out.reading.claims, asked);
    out.checks = {checkForm(parts, out.reading),
                  told(TokenCheck::Type, tokens::of(claims, JwtCheck::Type), expected.types.join(QLatin1Char(' '))),
                  checkSignature(parts, expected, out),
                  told(TokenCheck::Issuer, tokens::of(claims, JwtCheck::Issuer), expected.issuer),
                  checkTimes(claims),
                  told(TokenCheck::Audience, tokens::of(claims, JwtCheck::Audience), expected.audiences.join(QLatin1Char(' '))),
                  checkBinding(out.reading.claims, expected)};
    return out;
}

ProofInspection inspectProof(QByteArrayView proof, const ProofExpectations &expected)
{
    ProofInspection out;
    out.reading = read(proof);
    out.callChecked = !expected.method.isEmpty() && !expected.uri.isEmpty();
    // What is not asked is taken from the proof itself, so that the rest is still judged.
    const QByteArray method = out.callChecked ? expected.method : out.reading.claims.value(QLatin1String("htm")).toString().toUtf8();
    const QByteArray uri = out.callChecked ? expected.uri : out.reading.claims.value(QLatin1String("htu")).toString().toUtf8();
    crypto::DpopExpectations asked;
    asked.method = method;
    asked.uri = uri;
    asked.nowMs = expected.nowMs;
    asked.accessToken = expected.accessToken;
    asked.thumbprint = expected.thumbprint;
    const crypto::DpopProof verified = crypto::verifyDpop(proof, asked);
    out.refusal = verified.refusal;
    out.thumbprint = verified.thumbprint;
    if (out.thumbprint.isEmpty()) {
        const auto key = crypto::Jwk::fromJson(out.reading.headerObject.value(QLatin1String("jwk")).toObject());
        out.thumbprint = key ? key->thumbprint() : QByteArray();
    }
    return out;
}

} // namespace octroi::tokens
