// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/cosekey.h"

#include <QCborMap>
#include <QCborValue>
#include <memory>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

namespace octroi::crypto {

namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

Key none()
{
    return {nullptr, EVP_PKEY_free};
}

Error unusable(const char *why)
{
    return Error{ErrorCode::Invalid, {}, QString::fromLatin1(why), {}, QStringLiteral("cose_key")};
}

const unsigned char *raw(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

Key fromParameters(const char *type, OSSL_PARAM_BLD *build)
{
    const std::unique_ptr<OSSL_PARAM, decltype(&OSSL_PARAM_free)> parameters(OSSL_PARAM_BLD_to_param(build), OSSL_PARAM_free);
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr),
                                                                              EVP_PKEY_CTX_free);
    EVP_PKEY *key = nullptr;
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1)
        return none();
    Key out(key, EVP_PKEY_free);
    // Refuses points that are not on the curve.
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> check(EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr),
                                                                            EVP_PKEY_CTX_free);
    if (!check || EVP_PKEY_public_check(check.get()) != 1)
        return none();
    return out;
}

Key p256(const QByteArray &x, const QByteArray &y)
{
    if (x.size() != 32 || y.size() != 32)
        return none();
    const std::unique_ptr<OSSL_PARAM_BLD, decltype(&OSSL_PARAM_BLD_free)> build(OSSL_PARAM_BLD_new(), OSSL_PARAM_BLD_free);
    const QByteArray point = '\x04' + x + y;
    if (!build || OSSL_PARAM_BLD_push_utf8_string(build.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0) != 1 ||
        OSSL_PARAM_BLD_push_octet_string(build.get(), OSSL_PKEY_PARAM_PUB_KEY, point.constData(), std::size_t(point.size())) != 1)
        return none();
    return fromParameters("EC", build.get());
}

Key rsa(const QByteArray &modulus, const QByteArray &exponent)
{
    if (modulus.size() < 256 || modulus.size() > 1024 || exponent.isEmpty() || exponent.size() > 8)
        return none();
    using Number = std::unique_ptr<BIGNUM, decltype(&BN_free)>;
    const Number n(BN_bin2bn(raw(modulus), int(modulus.size()), nullptr), BN_free);
    const Number e(BN_bin2bn(raw(exponent), int(exponent.size()), nullptr), BN_free);
    const std::unique_ptr<OSSL_PARAM_BLD, decltype(&OSSL_PARAM_BLD_free)> build(OSSL_PARAM_BLD_new(), OSSL_PARAM_BLD_free);
    if (!n || !e || !build || BN_num_bits(n.get()) < 2048 || OSSL_PARAM_BLD_push_BN(build.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1 ||
        OSSL_PARAM_BLD_push_BN(build.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1)
        return none();
    return fromParameters("RSA", build.get());
}

struct Read
{
    Key key;
    CoseAlgorithm algorithm = CoseAlgorithm::Es256;
};

/// Labels: 1 kty, 3 alg, -1 crv or n, -2 x or e, -3 y (RFC 9053 section 7, RFC 8230 section 4).
Result<Read> read(const QByteArray &coseKey)
{
    QCborParserError error{};
    const QCborValue value = QCborValue::fromCbor(coseKey, &error);
    if (error.error != QCborError::NoError || error.offset != coseKey.size() || !value.isMap())
        return unusable("is not a COSE key");
    const QCborMap map = value.toMap();
    const auto number = [&](qint64 label) { return map.value(label).toInteger(0); };
    const auto bytes = [&](qint64 label) { return map.value(label).toByteArray(); };
    Read out{none()};
    if (number(1) == 2 && number(3) == -7 && number(-1) == 1) {
        out.key = p256(bytes(-2), bytes(-3));
    } else if (number(1) == 1 && number(3) == -8 && number(-1) == 6) {
        out.algorithm = CoseAlgorithm::EdDsa;
        const QByteArray x = bytes(-2);
        if (x.size() == 32)
            out.key.reset(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, raw(x), std::size_t(x.size())));
    } else if (number(1) == 3 && number(3) == -257) {
        out.algorithm = CoseAlgorithm::Rs256;
        out.key = rsa(bytes(-1), bytes(-2));
    } else {
        return unusable("has another algorithm than ES256, EdDSA and RS256");
    }
    if (!out.key)
        return unusable("holds no usable key");
    return out;
}

} // namespace

Result<CoseAlgorithm> checkCoseKey(const QByteArray &coseKey)
{
    const auto key = read(coseKey);
    if (!key)
        return key.error();
    return key->algorithm;
}

bool verifyCose(const QByteArray &coseKey, QByteArrayView message, QByteArrayView signature)
{
    const auto read_ = read(coseKey);
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    if (!read_ || !context)
        return false;
    const EVP_MD *digest = read_->algorithm == CoseAlgorithm::EdDsa ? nullptr : EVP_sha256();
    return EVP_DigestVerifyInit(context.get(), nullptr, digest, nullptr, read_->key.get()) == 1 &&
        EVP_DigestVerify(context.get(), reinterpret_cast<const unsigned char *>(signature.data()), std::size_t(signature.size()),
                         reinterpret_cast<const unsigned char *>(message.data()), std::size_t(message.size())) == 1;
}

} // namespace octroi::crypto
