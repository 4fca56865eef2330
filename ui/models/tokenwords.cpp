// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tokenwords.h"

#include "models/format.h"

#include <QJsonArray>

namespace octroi::models {

using tokens::CheckResult;
using tokens::Outcome;
using tokens::PastedKind;
using tokens::TokenCheck;

QString TokenWords::kind(PastedKind kind)
{
    switch (kind) {
    case PastedKind::Nothing: return tr("Not recognised");
    case PastedKind::Jwt: return tr("JSON Web Token");
    case PastedKind::DpopProof: return tr("DPoP proof");
    case PastedKind::EncryptedJwt: return tr("Encrypted token");
    case PastedKind::ApiKey: return tr("API key");
    case PastedKind::BrokenApiKey: return tr("Damaged API key");
    case PastedKind::Certificate: return tr("Certificate");
    case PastedKind::KeySet: return tr("Key set (JWKS)");
    case PastedKind::PrivateKey: return tr("Private key");
    case PastedKind::Opaque: return tr("Opaque token");
    }
    return {};
}

QString TokenWords::check(TokenCheck check)
{
    switch (check) {
    case TokenCheck::Form: return tr("Form");
    case TokenCheck::Type: return tr("Type");
    case TokenCheck::Signature: return tr("Signature");
    case TokenCheck::Issuer: return tr("Issuer");
    case TokenCheck::Time: return tr("Time");
    case TokenCheck::Audience: return tr("Audience");
    case TokenCheck::Binding: return tr("Binding");
    }
    return {};
}

QString TokenWords::outcome(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Passed: return tr("passed");
    case Outcome::Failed: return tr("failed");
    case Outcome::NotChecked: return tr("not checked");
    }
    return {};
}

QString TokenWords::formSentence(const QString &reason, const QString &found)
{
    if (reason.isEmpty())
        return tr("Three parts, readable, nothing in the header that is unknown and critical");
    if (reason == QLatin1String("too_large"))
        return tr("It is larger than 16 KB, and octroid reads no token of that size. Put less into it.");
    if (reason == QLatin1String("not_compact"))
        return tr("It does not consist of three parts with dots between them. Part of it may be missing.");
    if (reason == QLatin1String("encrypted"))
        return tr("It is encrypted for somebody else, so nothing in it can be read or verified here.");
    if (reason == QLatin1String("encoding"))
        return tr("A part is not base64url. A character is missing, or something was added, such as = at the end.");
    if (reason == QLatin1String("header"))
        return tr("The header is no JSON object with an algorithm, or a member of it is of the wrong type.");
    if (reason == QLatin1String("claims"))
        return tr("The second part is no JSON object, so it has no claims.");
    if (reason == QLatin1String("critical"))
        return tr("The header asks for an extension that has to be understood (crit), and none is.");
    if (reason == QLatin1String("unencoded"))
        return tr("The payload is said to be unencoded (b64), which a JWT must not be.");
    if (reason == QLatin1String("compressed"))
        return tr("It is said to be compressed (zip). Tokens are not unpacked before they are verified.");
    if (reason == QLatin1String("nested"))
        return tr("It holds another token (cty: JWT). Only the inner one could be meant; paste that.");
    if (reason == QLatin1String("algorithm_none"))
        return tr("It is not signed (alg: none): anybody can have written it.");
    if (reason == QLatin1String("algorithm_symmetric"))
        return tr("%1 signs with a shared secret. Whoever knows the public key could have made it, so it is never accepted.").arg(found);
    return tr("The algorithm %1 is not known here.").arg(found);
}

QString TokenWords::signatureSentence(const CheckResult &result, const tokens::Inspection &inspection)
{
    const QString reason = result.reason;
    if (result.outcome == Outcome::Passed)
        return inspection.kid.isEmpty() ? tr("%1, by a key of the issuer").arg(inspection.algorithm) : tr("%1 with key %2").arg(inspection.algorithm, inspection.kid);
    if (reason == QLatin1String("no_keys"))
        return tr("No keys of the issuer are kept here. Fetch them, or paste its key set.");
    if (reason == QLatin1String("kid_twice"))
        return tr("The key set of the issuer names two different keys alike, so none of it is used.");
    if (reason == QLatin1String("key_unknown"))
        return inspection.kid.isEmpty() ? tr("None of the issuer's keys is for %1.").arg(inspection.algorithm)
                                        : tr("The issuer has no key %1. It may have been replaced: fetch the keys again.").arg(inspection.kid);
    if (reason == QLatin1String("key_mismatch"))
        return tr("The key %1 is not for %2.").arg(inspection.kid, inspection.algorithm);
    if (reason == QLatin1String("algorithm_not_allowed"))
        return tr("%1 is not among the algorithms that are allowed here.").arg(inspection.algorithm);
    if (reason == QLatin1String("signature"))
        return tr("The signature does not fit: the token was changed, or another key signed it.");
    return tr("Without an acceptable form there is no signature to verify.");
}

QString TokenWords::timeSentence(const CheckResult &result, const tokens::Inspection &inspection, const QDateTime &now)
{
    const auto at = [&](const char *name) {
        const double seconds = inspection.reading.claims.value(QLatin1String(name)).toDouble();
        return seconds > 0 && seconds < 1e11 ? QDateTime::fromSecsSinceEpoch(qint64(seconds), Qt::UTC) : QDateTime();
    };
    if (result.outcome == Outcome::Passed) {
        const QDateTime issued = at("iat"), ends = at("exp");
        return issued.isValid() ? tr("Issued %1, ends %2").arg(Format::relative(issued, now), Format::relative(ends, now)) : tr("Ends %1").arg(Format::relative(ends, now));
    }
    const QString reason = result.reason;
    if (reason == QLatin1String("expired"))
        return tr("It ended %1 (%2).").arg(Format::relative(at("exp"), now), Format::exact(at("exp")));
    if (reason == QLatin1String("too_early"))
        return tr("It holds only from %1 on. Perhaps a clock is wrong.").arg(Format::exact(at(result.member == QLatin1String("nbf") ? "nbf" : "iat")));
    if (reason == QLatin1String("too_old"))
        return tr("It was issued %1, which is too long ago.").arg(Format::relative(at("iat"), now));
    if (reason == QLatin1String("milliseconds"))
        return tr("%1 is in milliseconds. JWTs count seconds: divide it by 1000.").arg(result.member);
    if (reason == QLatin1String("missing"))
        return tr("%1 is missing, so the token would never end.").arg(result.member);
    return tr("%1 is no time in seconds.").arg(result.member);
}

QString TokenWords::bindingSentence(const QString &reason)
{
    if (reason == QLatin1String("bearer"))
        return tr("Bound to nobody: whoever has it can use it");
    if (reason == QLatin1String("dpop"))
        return tr("Bound to the DPoP key that is shown");
    if (reason == QLatin1String("certificate"))
        return tr("Bound to the certificate that is shown");
    if (reason == QLatin1String("dpop_needed"))
        return tr("Bound to a DPoP key: every call has to show a proof by that key");
    if (reason == QLatin1String("certificate_needed"))
        return tr("Bound to a certificate: every call has to be made with it");
    if (reason == QLatin1String("dpop_other"))
        return tr("It is bound to another DPoP key than the one that is shown.");
    if (reason == QLatin1String("certificate_other"))
        return tr("It is bound to another certificate than the one that is shown.");
    return tr("It asks for a proof (cnf) that is not known here, so it may not be used.");
}

QString TokenWords::sentence(const CheckResult &result, const tokens::Inspection &inspection, const QDateTime &now)
{
    switch (result.check) {
    case TokenCheck::Form: return formSentence(result.reason, result.found);
    case TokenCheck::Signature: return signatureSentence(result, inspection);
    case TokenCheck::Binding: return bindingSentence(result.reason);
    case TokenCheck::Time: return timeSentence(result, inspection, now);
    case TokenCheck::Type:
        if (result.reason == QLatin1String("mismatch"))
            return tr("It is a token of another kind, and not meant to be shown to an API.");
        return result.outcome == Outcome::Failed ? tr("It does not say what kind of token it is (typ).")
            : result.found.isEmpty()             ? tr("It does not say what kind of token it is")
                                                 : result.found;
    case TokenCheck::Issuer:
        if (result.reason == QLatin1String("mismatch"))
            return tr("It comes from another issuer. Both are compared letter by letter, a slash at the end included.");
        return result.outcome == Outcome::Failed ? tr("It does not say who issued it (iss).") : result.found.isEmpty() ? tr("It does not say who issued it") : result.found;
    case TokenCheck::Audience:
        if (result.reason == QLatin1String("mismatch"))
            return tr("It is meant for somebody else. Let the client name this API as resource in its token request.");
        return result.outcome == Outcome::Failed ? tr("It does not say, in an acceptable form, whom it is meant for (aud).")
            : result.found.isEmpty()             ? tr("It does not say whom it is meant for")
                                                 : result.found;
    }
    return {};
}

QString TokenWords::proof(const tokens::ProofInspection &inspection, const QDateTime &now)
{
    const double iat = inspection.reading.claims.value(QLatin1String("iat")).toDouble();
    const QDateTime made = QDateTime::fromSecsSinceEpoch(qint64(std::clamp(iat, 0.0, 1e11)), Qt::UTC);
    switch (inspection.refusal) {
    case crypto::DpopRefusal::None: return tr("Signed by the key it shows, made %1").arg(Format::relative(made, now));
    case crypto::DpopRefusal::Syntax: return tr("It is no signed token, or a claim (jti, htm, htu, iat) is missing or of the wrong type.");
    case crypto::DpopRefusal::Type: return tr("Its type is not dpop+jwt.");
    case crypto::DpopRefusal::Algorithm: return tr("Its algorithm is not accepted for proofs.");
    case crypto::DpopRefusal::Key: return tr("It shows no public key that could be used.");
    case crypto::DpopRefusal::Signature: return tr("It was not signed by the key that it shows.");
    case crypto::DpopRefusal::Method: return tr("It is for the method %1.").arg(inspection.reading.claims.value(QLatin1String("htm")).toString());
    case crypto::DpopRefusal::Uri: return tr("It is for the address %1.").arg(inspection.reading.claims.value(QLatin1String("htu")).toString());
    case crypto::DpopRefusal::Time: return tr("It was made %1; a proof holds for a minute.").arg(Format::relative(made, now));
    case crypto::DpopRefusal::Nonce: return tr("The nonce is not the one that the server gave.");
    case crypto::DpopRefusal::TokenHash: return tr("It was made for another access token (ath).");
    case crypto::DpopRefusal::OtherKey: return tr("The access token is bound to another key.");
    }
    return {};
}

QString TokenWords::meaning(const QString &member, const QJsonValue &value, bool header, const QDateTime &now)
{
    const QString text = value.toString();
    if (header) {
        if (member == QLatin1String("typ"))
            return text.endsWith(QLatin1String("at+jwt"), Qt::CaseInsensitive) ? tr("access token, RFC 9068") : text.endsWith(QLatin1String("dpop+jwt"), Qt::CaseInsensitive) ? tr("DPoP proof, RFC 9449") : QString();
        return {};
    }
    const bool time = member == QLatin1String("exp") || member == QLatin1String("nbf") || member == QLatin1String("iat") || member == QLatin1String("auth_time");
    if (time && value.isDouble()) {
        const double seconds = value.toDouble();
        if (seconds <= 0 || seconds > 1e14)
            return {};
        if (seconds >= 1e11)
            return tr("milliseconds");
        const QDateTime at = QDateTime::fromSecsSinceEpoch(qint64(seconds), Qt::UTC);
        return tr("%1, %2", "in 47 min, exact time").arg(Format::relative(at, now), Format::exact(at));
    }
    if (member == QLatin1String("scope") && value.isString())
        return tr("%n scope(s)", nullptr, int(text.split(QLatin1Char(' '), Qt::SkipEmptyParts).size()));
    return {};
}

} // namespace octroi::models
