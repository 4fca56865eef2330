// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/jose/evp.h"

#include "crypto/jose/base64url.h"

#include <QJsonObject>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>

namespace octroi::crypto {

namespace {

struct Ends
{
    void operator()(BIGNUM *number) const { BN_free(number); }
    void operator()(OSSL_PARAM_BLD *builder) const { OSSL_PARAM_BLD_free(builder); }
    void operator()(OSSL_PARAM *params) const { OSSL_PARAM_free(params); }
    void operator()(ECDSA_SIG *signature) const { ECDSA_SIG_free(signature); }
};
template <typename T>
using Held = std::unique_ptr<T, Ends>;

constexpr int kLeastRsaBits = 2048, kMostRsaBits = 8192;

Error wrong(const char *member, const char *reason, const char *detail)
{
    ERR_clear_error();
    return Error{ErrorCode::Invalid, {}, QString::fromLatin1(detail), QString::fromLatin1(member), QString::fromLatin1(reason)};
}

const unsigned char *octets(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

std::optional<QByteArray> member(const QJsonObject &jwk, const char *name)
{
    const QString text = jwk.value(QLatin1String(name)).toString();
    return text.isEmpty() ? std::nullopt : fromBase64Url(text.toLatin1());
}

Result<EvpKey> built(const char *type, OSSL_PARAM_BLD *builder)
{
    const Held<OSSL_PARAM> params(OSSL_PARAM_BLD_to_param(builder));
    const EvpKeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
    EVP_PKEY *key = nullptr;
    if (!params || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, params.get()) != 1)
        return wrong("", "jwk_value", "is not a key of its kind");
    EvpKey out(key);
    const EvpKeyContext check(EVP_PKEY_CTX_new_from_pkey(nullptr, out.get(), nullptr));
    if (!check || EVP_PKEY_public_check_quick(check.get()) != 1)
        return wrong("", "jwk_value", "is not a point of its curve or not a modulus");
    return Result<EvpKey>(std::move(out));
}

Result<EvpKey> elliptic(const QJsonObject &jwk)
{
    const QString curve = jwk.value(QLatin1String("crv")).toString();
    const int size = curve == QLatin1String("P-256") ? 32 : curve == QLatin1String("P-384") ? 48 : 0;
    if (size == 0)
        return wrong("crv", "jwk_unsupported", "is a curve that is not supported");
    const auto x = member(jwk, "x"), y = member(jwk, "y");
    if (!x || !y || x->size() != size || y->size() != size)
        return wrong("x", "jwk_value", "has not the length of its curve (RFC 7518 section 6.2.1)");
    const QByteArray point = char(4) + *x + *y;
    const Held<OSSL_PARAM_BLD> builder(OSSL_PARAM_BLD_new());
    OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, size == 32 ? "prime256v1" : "secp384r1", 0);
    OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.constData(), std::size_t(point.size()));
    return built("EC", builder.get());
}

Result<EvpKey> edwards(const QJsonObject &jwk)
{
    if (jwk.value(QLatin1String("crv")).toString() != QLatin1String("Ed25519"))
        return wrong("crv", "jwk_unsupported", "is a curve that is not supported");
    const auto x = member(jwk, "x");
    if (!x || x->size() != 32)
        return wrong("x", "jwk_value", "is not 32 bytes");
    EvpKey key(EVP_PKEY_new_raw_public_key_ex(nullptr, "ED25519", nullptr, octets(*x), 32));
    if (!key)
        return wrong("x", "jwk_value", "is not a point of its curve");
    return Result<EvpKey>(std::move(key));
}

Result<EvpKey> rsa(const QJsonObject &jwk)
{
    const auto n = member(jwk, "n"), e = member(jwk, "e");
    if (!n || !e || n->isEmpty() || e->isEmpty())
        return wrong("n", "jwk_value", "is not a modulus with an exponent");
    const Held<BIGNUM> modulus(BN_bin2bn(octets(*n), int(n->size()), nullptr));
    const Held<BIGNUM> exponent(BN_bin2bn(octets(*e), int(e->size()), nullptr));
    const int bits = BN_num_bits(modulus.get());
    if (bits < kLeastRsaBits || bits > kMostRsaBits)
        return wrong("n", "jwk_too_short", "has not 2048 to 8192 bits");
    // A huge exponent makes each verification as dear as the sender likes.
    if (!BN_is_odd(exponent.get()) || BN_is_one(exponent.get()) || BN_num_bits(exponent.get()) > 33)
        return wrong("e", "jwk_value", "is not a public exponent");
    const Held<OSSL_PARAM_BLD> builder(OSSL_PARAM_BLD_new());
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get());
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get());
    return built("RSA", builder.get());
}

QJsonValue numberOf(EVP_PKEY *key, const char *name, int size)
{
    BIGNUM *raw = nullptr;
    if (EVP_PKEY_get_bn_param(key, name, &raw) != 1)
        return {};
    const Held<BIGNUM> number(raw);
    QByteArray bytes(std::max(size, BN_num_bytes(raw)), '\0');
    BN_bn2binpad(raw, reinterpret_cast<unsigned char *>(bytes.data()), int(bytes.size()));
    return QString::fromLatin1(toBase64Url(bytes));
}

} // namespace

Result<EvpKey> evpFromJwk(const QJsonObject &jwk)
{
    const QString type = jwk.value(QLatin1String("kty")).toString();
    if (type == QLatin1String("EC"))
        return elliptic(jwk);
    if (type == QLatin1String("OKP"))
        return edwards(jwk);
    if (type == QLatin1String("RSA"))
        return rsa(jwk);
    return wrong("kty", "jwk_unsupported", "is a kind of key that is not supported");
}

Result<QJsonObject> jwkMembersOf(EVP_PKEY *key)
{
    const auto text = [](const char *t) { return QJsonValue(QString::fromLatin1(t)); };
    if (EVP_PKEY_is_a(key, "EC")) {
        char group[64] = "";
        std::size_t length = 0;
        EVP_PKEY_get_utf8_string_param(key, OSSL_PKEY_PARAM_GROUP_NAME, group, sizeof group, &length);
        const bool small = QByteArray(group) == "prime256v1";
        if (!small && QByteArray(group) != "secp384r1")
            return wrong("crv", "jwk_unsupported", "is a curve that is not supported");
        const int size = small ? 32 : 48;
        return QJsonObject{{QStringLiteral("kty"), text("EC")},
                           {QStringLiteral("crv"), text(small ? "P-256" : "P-384")},
                           {QStringLiteral("x"), numberOf(key, OSSL_PKEY_PARAM_EC_PUB_X, size)},
                           {QStringLiteral("y"), numberOf(key, OSSL_PKEY_PARAM_EC_PUB_Y, size)}};
    }
    if (EVP_PKEY_is_a(key, "ED25519")) {
        QByteArray x(32, '\0');
        std::size_t length = 32;
        EVP_PKEY_get_raw_public_key(key, reinterpret_cast<unsigned char *>(x.data()), &length);
        return QJsonObject{{QStringLiteral("kty"), text("OKP")},
                           {QStringLiteral("crv"), text("Ed25519")},
                           {QStringLiteral("x"), QString::fromLatin1(toBase64Url(x))}};
    }
    if (EVP_PKEY_is_a(key, "RSA")) {
        return QJsonObject{{QStringLiteral("kty"), text("RSA")},
                           {QStringLiteral("n"), numberOf(key, OSSL_PKEY_PARAM_RSA_N, 0)},
                           {QStringLiteral("e"), numberOf(key, OSSL_PKEY_PARAM_RSA_E, 0)}};
    }
    return wrong("kty", "jwk_unsupported", "is a kind of key that is not supported");
}

const char *digestNameOf(JwsAlgorithm algorithm)
{
    switch (algorithm) {
    case JwsAlgorithm::ES256:
    case JwsAlgorithm::RS256:
    case JwsAlgorithm::PS256: return "SHA256";
    case JwsAlgorithm::ES384:
    case JwsAlgorithm::RS384:
    case JwsAlgorithm::PS384: return "SHA384";
    case JwsAlgorithm::RS512:
    case JwsAlgorithm::PS512: return "SHA512";
    case JwsAlgorithm::EdDSA: break;
    }
    return nullptr;
}

int ecdsaSizeOf(JwsAlgorithm algorithm)
{
    return algorithm == JwsAlgorithm::ES256 ? 64 : algorithm == JwsAlgorithm::ES384 ? 96 : 0;
}

QByteArray ecdsaToRaw(QByteArrayView der, int size)
{
    const auto *at = reinterpret_cast<const unsigned char *>(der.data());
    const Held<ECDSA_SIG> signature(d2i_ECDSA_SIG(nullptr, &at, long(der.size())));
    if (!signature)
        return {};
    QByteArray raw(size, '\0');
    auto *to = reinterpret_cast<unsigned char *>(raw.data());
    if (BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), to, size / 2) < 0 ||
        BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), to + size / 2, size / 2) < 0)
        return {};
    return raw;
}

QByteArray ecdsaToDer(QByteArrayView raw)
{
    const int half = int(raw.size() / 2);
    const auto *from = reinterpret_cast<const unsigned char *>(raw.data());
    const Held<ECDSA_SIG> signature(ECDSA_SIG_new());
    if (ECDSA_SIG_set0(signature.get(), BN_bin2bn(from, half, nullptr), BN_bin2bn(from + half, half, nullptr)) != 1)
        return {};
    const int size = i2d_ECDSA_SIG(signature.get(), nullptr);
    QByteArray der(std::max(0, size), '\0');
    auto *to = reinterpret_cast<unsigned char *>(der.data());
    i2d_ECDSA_SIG(signature.get(), &to);
    return der;
}

bool verifySignature(EVP_PKEY *key, JwsAlgorithm algorithm, QByteArrayView input, QByteArrayView signature)
{
    QByteArray der;
    if (const int size = ecdsaSizeOf(algorithm); size > 0) {
        if (signature.size() != size)
            return false;
        der = ecdsaToDer(signature);
        signature = der;
    }
    const EvpDigestContext context(EVP_MD_CTX_new());
    EVP_PKEY_CTX *parameters = nullptr;
    bool ok = context && EVP_DigestVerifyInit_ex(context.get(), &parameters, digestNameOf(algorithm), nullptr, nullptr, key, nullptr) == 1;
    if (ok && (algorithm == JwsAlgorithm::PS256 || algorithm == JwsAlgorithm::PS384 || algorithm == JwsAlgorithm::PS512))
        ok = EVP_PKEY_CTX_set_rsa_padding(parameters, RSA_PKCS1_PSS_PADDING) == 1 &&
            EVP_PKEY_CTX_set_rsa_pss_saltlen(parameters, RSA_PSS_SALTLEN_DIGEST) == 1;
    ok = ok && EVP_DigestVerify(context.get(), reinterpret_cast<const unsigned char *>(signature.data()), std::size_t(signature.size()),
                                reinterpret_cast<const unsigned char *>(input.data()), std::size_t(input.size())) == 1;
    if (!ok)
        ERR_clear_error();
    return ok;
}

} // namespace octroi::crypto
