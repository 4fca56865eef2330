// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/jose/dpop.h"

#include "crypto/digest.h"
#include "crypto/jose/base64url.h"

#include <QJsonDocument>
#include <QUrl>
#include <cmath>

namespace octroi::crypto {

namespace {

constexpr int kMostProofBytes = 4096, kMostJti = 256, kMostUri = 2048;

/// RFC 3986 section 5.2.4. QUrl::NormalizePathSegments of Qt 6.4 makes "//" of "/./b/../".
QString withoutDots(const QString &path)
{
    QStringList out;
    const QStringList segments = path.mid(1).split(QLatin1Char('/'));
    for (qsizetype i = 0; i < segments.size(); ++i) {
        const bool up = segments[i] == QLatin1String(".."), here = segments[i] == QLatin1String(".");
        if (up && !out.isEmpty())
            out.removeLast();
        if (!up && !here)
            out << segments[i];
        else if (i + 1 == segments.size())
            out << QString();
    }
    return QLatin1Char('/') + out.join(QLatin1Char('/'));
}

/// Scheme, host and port folded, unreserved characters decoded, dot segments taken out, "/" for an empty path.
QByteArray normalUri(QByteArrayView text)
{
    if (text.size() > kMostUri)
        return {};
    QUrl url(QString::fromUtf8(text), QUrl::StrictMode);
    const QString scheme = url.scheme();
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() ||
        (scheme != QLatin1String("https") && scheme != QLatin1String("http")))
        return {};
    url.setQuery(QString());
    url.setFragment(QString());
    if (url.port() == (scheme == QLatin1String("https") ? 443 : 80))
        url.setPort(-1);
    url.setPath(withoutDots(url.path(QUrl::FullyEncoded)), QUrl::TolerantMode);
    // The hexadecimal digits of what stays encoded are upper case, an unreserved character is not encoded.
    return url.toEncoded();
}

bool timeFits(const QJsonObject &claims, const DpopExpectations &expected, double &issued)
{
    const QJsonValue iat = claims.value(QLatin1String("iat"));
    issued = iat.toDouble(-1);
    const double now = double(expected.nowMs) / 1000;
    if (!iat.isDouble() || !std::isfinite(issued) || issued < now - double(expected.olderS) || issued > now + double(expected.newerS))
        return false;
    const QJsonValue exp = claims.value(QLatin1String("exp")), nbf = claims.value(QLatin1String("nbf"));
    if (!exp.isUndefined() && !(exp.toDouble(-1) + double(expected.newerS) > now))
        return false;
    return nbf.isUndefined() || (nbf.isDouble() && nbf.toDouble() <= now + double(expected.newerS));
}

DpopRefusal fromJws(JwsRefusal refusal)
{
    switch (refusal) {
    case JwsRefusal::None: return DpopRefusal::None;
    case JwsRefusal::AlgorithmNone:
    case JwsRefusal::AlgorithmSymmetric:
    case JwsRefusal::AlgorithmUnknown:
    case JwsRefusal::AlgorithmNotAllowed: return DpopRefusal::Algorithm;
    case JwsRefusal::KeyUnknown:
    case JwsRefusal::KeyMismatch: return DpopRefusal::Key;
    case JwsRefusal::Signature: return DpopRefusal::Signature;
    default: return DpopRefusal::Syntax;
    }
}

DpopRefusal claimsRefusal(const QJsonObject &claims, const DpopExpectations &expected, DpopProof &out)
{
    const QByteArray htm = claims.value(QLatin1String("htm")).toString().toUtf8();
    const QByteArray htu = claims.value(QLatin1String("htu")).toString().toUtf8();
    out.jti = claims.value(QLatin1String("jti")).toString().toUtf8();
    if (htm.isEmpty() || htu.isEmpty() || out.jti.isEmpty() || out.jti.size() > kMostJti)
        return DpopRefusal::Syntax;
    if (htm != expected.method)
        return DpopRefusal::Method;
    if (!sameTargetUri(htu, expected.uri))
        return DpopRefusal::Uri;
    double issued = 0;
    if (!timeFits(claims, expected, issued))
        return DpopRefusal::Time;
    out.expiresAtMs = qint64((issued + double(expected.olderS)) * 1000) + 1000;
    if (!expected.nonces.isEmpty() && !expected.nonces.contains(claims.value(QLatin1String("nonce")).toString().toUtf8()))
        return DpopRefusal::Nonce;
    if (!expected.accessToken.isEmpty() &&
        !equalConstantTime(claims.value(QLatin1String("ath")).toString().toLatin1(), tokenHash(expected.accessToken)))
        return DpopRefusal::TokenHash;
    return DpopRefusal::None;
}

} // namespace

QString dpopRefusalName(DpopRefusal refusal)
{
    switch (refusal) {
    case DpopRefusal::None: return QStringLiteral("none");
    case DpopRefusal::Syntax: return QStringLiteral("syntax");
    case DpopRefusal::Type: return QStringLiteral("type");
    case DpopRefusal::Algorithm: return QStringLiteral("algorithm");
    case DpopRefusal::Key: return QStringLiteral("key");
    case DpopRefusal::Signature: return QStringLiteral("signature");
    case DpopRefusal::Method: return QStringLiteral("method");
    case DpopRefusal::Uri: return QStringLiteral("uri");
    case DpopRefusal::Time: return QStringLiteral("time");
    case DpopRefusal::Nonce: return QStringLiteral("nonce");
    case DpopRefusal::TokenHash: return QStringLiteral("token_hash");
    case DpopRefusal::OtherKey: return QStringLiteral("other_key");
    }
    return {};
}

QByteArray tokenHash(QByteArrayView accessToken)
{
    return toBase64Url(sha256Bytes(accessToken));
}

bool sameTargetUri(QByteArrayView a, QByteArrayView b)
{
    if (a == b && !a.contains('?') && !a.contains('#'))
        return !normalUri(a).isEmpty();
    const QByteArray normal = normalUri(a);
    return !normal.isEmpty() && normal == normalUri(b);
}

DpopProof verifyDpop(QByteArrayView proof, const DpopExpectations &expected)
{
    DpopProof out;
    const auto refuse = [&out](DpopRefusal why) {
        out.refusal = why;
        return out;
    };
    if (proof.size() > kMostProofBytes)
        return refuse(DpopRefusal::Syntax);
    const JwsParts parts = splitJws(proof);
    if (parts.refusal != JwsRefusal::None)
        return refuse(fromJws(parts.refusal));
    if (parts.header.value(QLatin1String("typ")).toString().compare(QLatin1String("dpop+jwt"), Qt::CaseInsensitive) != 0)
        return refuse(DpopRefusal::Type);
    const QJsonValue jwk = parts.header.value(QLatin1String("jwk"));
    const auto key = Jwk::fromJson(jwk.toObject());
    if (!jwk.isObject() || !key)
        return refuse(DpopRefusal::Key);
    out.thumbprint = key->thumbprint();
    if (!expected.thumbprint.isEmpty() && !equalConstantTime(out.thumbprint, expected.thumbprint))
        return refuse(DpopRefusal::OtherKey);
    // A kid beside the jwk means nothing here: the key is the one that is shown.
    JwsParts plain = parts;
    plain.header.remove(QStringLiteral("kid"));
    const VerifiedJws verified = verifyJws(plain, JwkSet({*key}), expected.algorithms);
    if (!verified.ok())
        return refuse(fromJws(verified.refusal));
    const QJsonDocument claims = QJsonDocument::fromJson(verified.payload);
    if (!claims.isObject())
        return refuse(DpopRefusal::Syntax);
    return refuse(claimsRefusal(claims.object(), expected, out));
}

} // namespace octroi::crypto
