// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/jose/jwk.h"

#include "crypto/digest.h"
#include "crypto/jose/base64url.h"
#include "crypto/jose/evp.h"

#include <QJsonArray>

namespace octroi::crypto {

namespace {

constexpr int kMostText = 512;

Error wrong(const QString &member, const char *reason, const char *detail)
{
    return Error{ErrorCode::Invalid, {}, QString::fromLatin1(detail), member, QString::fromLatin1(reason)};
}

/// The required members in the order of their names (RFC 7638 section 3.2). None of the values needs to be
/// escaped: kty and crv are known words, the others base64url.
QByteArray thumbprintOf(const QJsonObject &jwk)
{
    QByteArray text;
    for (const char *name : {"crv", "e", "kty", "n", "x", "y"}) {
        const QJsonValue value = jwk.value(QLatin1String(name));
        if (!value.isString())
            continue;
        text += (text.isEmpty() ? "{\"" : ",\"") + QByteArray(name) + "\":\"" + value.toString().toLatin1() + '"';
    }
    return toBase64Url(sha256Bytes(text + '}'));
}

QJsonObject publicMembersOf(const QJsonObject &object)
{
    const QString type = object.value(QLatin1String("kty")).toString();
    QJsonObject out;
    const auto copy = [&](std::initializer_list<const char *> names) {
        for (const char *name : names) {
            const auto it = object.constFind(QLatin1String(name));
            if (it != object.constEnd())
                out.insert(it.key(), it.value());
        }
    };
    copy({"kty", "kid", "use", "key_ops", "alg"});
    if (type == QLatin1String("RSA"))
        copy({"n", "e"});
    else if (type == QLatin1String("OKP"))
        copy({"crv", "x"});
    else
        copy({"crv", "x", "y"});
    return out;
}

} // namespace

Result<Jwk> Jwk::fromJson(const QJsonObject &object)
{
    for (const char *name : {"kty", "kid", "use", "alg", "crv", "x", "y", "n", "e"}) {
        const QJsonValue value = object.value(QLatin1String(name));
        if (!value.isUndefined() && (!value.isString() || (value.toString().size() > kMostText && name[0] != 'n')))
            return wrong(QLatin1String(name), "jwk_member", "is not a text of a sensible length");
    }
    for (const char *name : {"d", "p", "q", "dp", "dq", "qi", "oth", "k"}) {
        if (object.contains(QLatin1String(name)))
            return wrong(QLatin1String(name), "jwk_private", "does not belong into a public key");
    }
    auto key = evpFromJwk(object);
    if (!key)
        return key.error();
    Jwk out;
    out.m_object = publicMembersOf(object);
    out.m_kid = object.value(QLatin1String("kid")).toString();
    out.m_thumbprint = thumbprintOf(object);
    const QString use = object.value(QLatin1String("use")).toString();
    if (!use.isEmpty() && use != QLatin1String("sig"))
        out.m_verifiesAnything = false;
    if (const QJsonValue operations = object.value(QLatin1String("key_ops")); !operations.isUndefined()) {
        if (!operations.isArray())
            return wrong(QStringLiteral("key_ops"), "jwk_member", "is not a list");
        if (!operations.toArray().contains(QStringLiteral("verify")))
            out.m_verifiesAnything = false;
    }
    if (const QString alg = object.value(QLatin1String("alg")).toString(); !alg.isEmpty()) {
        out.m_only = algorithmFromName(alg);
        out.m_foreign = !out.m_only;
    }
    out.m_key = std::make_shared<PublicKey>(PublicKey{std::move(key).value()});
    return out;
}

bool Jwk::verifies(JwsAlgorithm algorithm) const
{
    if (!m_verifiesAnything || m_foreign || (m_only && *m_only != algorithm))
        return false;
    const QString kind = type();
    const QString curve = m_object.value(QLatin1String("crv")).toString();
    switch (algorithm) {
    case JwsAlgorithm::ES256: return kind == QLatin1String("EC") && curve == QLatin1String("P-256");
    case JwsAlgorithm::ES384: return kind == QLatin1String("EC") && curve == QLatin1String("P-384");
    case JwsAlgorithm::EdDSA: return kind == QLatin1String("OKP");
    default: return kind == QLatin1String("RSA");
    }
}

QList<JwsAlgorithm> Jwk::algorithms() const
{
    QList<JwsAlgorithm> out;
    for (const JwsAlgorithm algorithm : allAlgorithms()) {
        if (verifies(algorithm))
            out << algorithm;
    }
    return out;
}

} // namespace octroi::crypto
