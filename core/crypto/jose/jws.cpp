// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/jose/jws.h"

#include "crypto/jose/base64url.h"
#include "crypto/jose/evp.h"

#include <QJsonDocument>

namespace octroi::crypto {

namespace {

/// Without a kid every fitting key is tried; more than a rotation leaves is not worth the time.
constexpr int kMostTries = 8;

JwsRefusal algorithmRefusal(const QString &name)
{
    if (name.compare(QLatin1String("none"), Qt::CaseInsensitive) == 0)
        return JwsRefusal::AlgorithmNone;
    if (name.startsWith(QLatin1String("HS"), Qt::CaseInsensitive))
        return JwsRefusal::AlgorithmSymmetric;
    return JwsRefusal::AlgorithmUnknown;
}

JwsRefusal headerRefusal(const QJsonObject &header)
{
    for (const char *name : {"alg", "kid", "typ", "cty"}) {
        const QJsonValue value = header.value(QLatin1String(name));
        if (!value.isUndefined() && !value.isString())
            return JwsRefusal::Header;
    }
    if (header.contains(QLatin1String("b64")))
        return JwsRefusal::Unencoded;
    if (header.contains(QLatin1String("crit")))
        return JwsRefusal::Critical;
    if (header.contains(QLatin1String("zip")))
        return JwsRefusal::Compressed;
    if (header.contains(QLatin1String("enc")))
        return JwsRefusal::Encrypted;
    if (header.value(QLatin1String("cty")).toString().compare(QLatin1String("JWT"), Qt::CaseInsensitive) == 0)
        return JwsRefusal::Nested;
    const QString alg = header.value(QLatin1String("alg")).toString();
    if (alg.isEmpty())
        return JwsRefusal::Header;
    return algorithmFromName(alg) ? JwsRefusal::None : algorithmRefusal(alg);
}

} // namespace

QString jwsRefusalName(JwsRefusal refusal)
{
    switch (refusal) {
    case JwsRefusal::None: return QStringLiteral("none");
    case JwsRefusal::TooLarge: return QStringLiteral("too_large");
    case JwsRefusal::NotCompact: return QStringLiteral("not_compact");
    case JwsRefusal::Encrypted: return QStringLiteral("encrypted");
    case JwsRefusal::Encoding: return QStringLiteral("encoding");
    case JwsRefusal::Header: return QStringLiteral("header");
    case JwsRefusal::Critical: return QStringLiteral("critical");
    case JwsRefusal::Unencoded: return QStringLiteral("unencoded");
    case JwsRefusal::Compressed: return QStringLiteral("compressed");
    case JwsRefusal::Nested: return QStringLiteral("nested");
    case JwsRefusal::AlgorithmNone: return QStringLiteral("algorithm_none");
    case JwsRefusal::AlgorithmSymmetric: return QStringLiteral("algorithm_symmetric");
    case JwsRefusal::AlgorithmUnknown: return QStringLiteral("algorithm_unknown");
    case JwsRefusal::AlgorithmNotAllowed: return QStringLiteral("algorithm_not_allowed");
    case JwsRefusal::KeyUnknown: return QStringLiteral("key_unknown");
    case JwsRefusal::KeyMismatch: return QStringLiteral("key_mismatch");
    case JwsRefusal::Signature: return QStringLiteral("signature");
    }
    return QStringLiteral("none");
}

JwsParts splitJws(QByteArrayView compact)
{
    JwsParts out;
    const auto refuse = [&out](JwsRefusal why) {
        out.refusal = why;
        return out;
    };
    if (compact.size() > kMostJwsBytes)
        return refuse(JwsRefusal::TooLarge);
    const qsizetype dots = std::count(compact.begin(), compact.end(), '.');
    if (dots != 2)
        return refuse(dots == 4 ? JwsRefusal::Encrypted : JwsRefusal::NotCompact);
    const qsizetype first = compact.indexOf('.'), second = compact.lastIndexOf('.');
    const auto header = fromBase64Url(compact.first(first));
    const auto payload = fromBase64Url(compact.sliced(first + 1, second - first - 1));
    const auto signature = fromBase64Url(compact.sliced(second + 1));
    if (!header || !payload || !signature)
        return refuse(JwsRefusal::Encoding);
    const QJsonDocument document = QJsonDocument::fromJson(*header);
    if (!document.isObject())
        return refuse(JwsRefusal::Header);
    out.header = document.object();
    out.payload = *payload;
    out.signature = *signature;
    out.input = compact.first(second);
    out.refusal = headerRefusal(out.header);
    return out;
}

VerifiedJws verifyJws(QByteArrayView compact, const JwkSet &keys, const QList<JwsAlgorithm> &allowed)
{
    return verifyJws(splitJws(compact), keys, allowed);
}

VerifiedJws verifyJws(const JwsParts &parts, const JwkSet &keys, const QList<JwsAlgorithm> &allowed)
{
    VerifiedJws out{parts.refusal, parts.header, {}, {}};
    if (!out.ok())
        return out;
    const JwsAlgorithm algorithm = *algorithmFromName(parts.header.value(QLatin1String("alg")).toString());
    if (!allowed.contains(algorithm)) {
        out.refusal = JwsRefusal::AlgorithmNotAllowed;
        return out;
    }
    const QString kid = parts.header.value(QLatin1String("kid")).toString();
    out.refusal = JwsRefusal::KeyUnknown;
    int tries = 0;
    for (const Jwk &key : keys.keys()) {
        if (!kid.isEmpty() && key.kid() != kid)
            continue;
        if (!key.verifies(algorithm)) {
            if (!kid.isEmpty() && out.refusal == JwsRefusal::KeyUnknown)
                out.refusal = JwsRefusal::KeyMismatch;
            continue;
        }
        if (++tries > kMostTries)
            break;
        out.refusal = JwsRefusal::Signature;
        if (verifySignature(key.key().key.get(), algorithm, parts.input, parts.signature)) {
            out.refusal = JwsRefusal::None;
            out.payload = parts.payload;
            out.thumbprint = key.thumbprint();
            return out;
        }
    }
    return out;
}

} // namespace octroi::crypto
