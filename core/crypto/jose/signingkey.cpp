// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/jose/signingkey.h"

#include "crypto/digest.h"
#include "crypto/jose/base64url.h"
#include "crypto/jose/evp.h"

#include <QJsonArray>
#include <mutex>
#include <openssl/bio.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

namespace octroi::crypto {

namespace {

constexpr unsigned kRsaBits = 3072;

struct BioEnd
{
    void operator()(BIO *bio) const { BIO_free_all(bio); }
};
using Bio = std::unique_ptr<BIO, BioEnd>;

bool isRsa(JwsAlgorithm algorithm)
{
    return digestNameOf(algorithm) && ecdsaSizeOf(algorithm) == 0;
}

bool isPss(JwsAlgorithm algorithm)
{
    return algorithm == JwsAlgorithm::PS256 || algorithm == JwsAlgorithm::PS384 || algorithm == JwsAlgorithm::PS512;
}

EvpKey generated(JwsAlgorithm algorithm)
{
    if (isRsa(algorithm))
        return EvpKey(EVP_RSA_gen(kRsaBits));
    if (algorithm == JwsAlgorithm::EdDSA)
        return EvpKey(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
    return EvpKey(EVP_EC_gen(algorithm == JwsAlgorithm::ES256 ? "P-256" : "P-384"));
}

/// An encrypted key asks for its passphrase; without this it would ask the terminal.
int noPassphrase(char *, int, int, void *)
{
    return -1;
}

QByteArray digestOf(QByteArrayView input, const char *name)
{
    unsigned char out[EVP_MAX_MD_SIZE];
    std::size_t size = 0;
    EVP_Q_digest(nullptr, name, nullptr, input.data(), std::size_t(input.size()), out, &size);
    return {reinterpret_cast<const char *>(out), qsizetype(size)};
}

} // namespace

/// Setting a context up costs a fifth of a P-256 signature, so contexts are kept; one is taken for each
/// signature under way.
struct SigningKey::Private
{
    EvpKey key;
    std::mutex mutex;
    std::vector<EvpKeyContext> idle;

    EvpKeyContext take(JwsAlgorithm algorithm)
    {
        {
            const std::lock_guard lock(mutex);
            if (!idle.empty()) {
                EvpKeyContext context = std::move(idle.back());
                idle.pop_back();
                return context;
            }
        }
        EvpKeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, key.get(), nullptr));
        if (!context || EVP_PKEY_sign_init(context.get()) != 1)
            return nullptr;
        if (isRsa(algorithm)) {
            EVP_PKEY_CTX_set_rsa_padding(context.get(), isPss(algorithm) ? RSA_PKCS1_PSS_PADDING : RSA_PKCS1_PADDING);
            EVP_PKEY_CTX_set_signature_md(context.get(), EVP_get_digestbyname(digestNameOf(algorithm)));
            if (isPss(algorithm))
                EVP_PKEY_CTX_set_rsa_pss_saltlen(context.get(), RSA_PSS_SALTLEN_DIGEST);
        }
        return context;
    }
    void giveBack(EvpKeyContext context)
    {
        const std::lock_guard lock(mutex);
        idle.push_back(std::move(context));
    }
};

SigningKey::SigningKey(std::unique_ptr<Private> key, JwsAlgorithm algorithm, Jwk publicKey)
    : m_key(std::move(key)), m_algorithm(algorithm), m_public(std::move(publicKey))
{
}

SigningKey::SigningKey(SigningKey &&) noexcept = default;
SigningKey &SigningKey::operator=(SigningKey &&) noexcept = default;
SigningKey::~SigningKey() = default;

Result<SigningKey> SigningKey::of(std::unique_ptr<Private> key, JwsAlgorithm algorithm)
{
    const Error other{ErrorCode::Invalid, {}, QStringLiteral("is not a key for %1").arg(algorithmName(algorithm)),
                      QStringLiteral("key"), QStringLiteral("key_algorithm")};
    auto members = jwkMembersOf(key->key.get());
    if (!members)
        return other;
    const auto bare = Jwk::fromJson(*members);
    if (!bare || !bare->verifies(algorithm))
        return other;
    members->insert(QStringLiteral("kid"), QString::fromLatin1(bare->thumbprint()));
    members->insert(QStringLiteral("use"), QStringLiteral("sig"));
    members->insert(QStringLiteral("alg"), algorithmName(algorithm));
    auto named = Jwk::fromJson(*members);
    if (!named)
        return named.error();
    return SigningKey(std::move(key), algorithm, std::move(named).value());
}

Result<SigningKey> SigningKey::generate(JwsAlgorithm algorithm)
{
    auto key = std::make_unique<Private>();
    key->key = generated(algorithm);
    if (!key->key)
        return Error{ErrorCode::Internal, algorithmName(algorithm), QStringLiteral("OpenSSL made no key"), {}, {}};
    return of(std::move(key), algorithm);
}

Result<SigningKey> SigningKey::fromPem(const Secret &pem, JwsAlgorithm algorithm)
{
    const Bio bio(BIO_new_mem_buf(pem.reveal().constData(), int(pem.size())));
    auto key = std::make_unique<Private>();
    key->key.reset(PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassphrase, nullptr));
    if (!key->key) {
        ERR_clear_error();
        return Error{ErrorCode::Invalid, {}, QStringLiteral("is not a private key in PEM without a passphrase"),
                     QStringLiteral("key"), QStringLiteral("key_syntax")};
    }
    return of(std::move(key), algorithm);
}

Result<Secret> SigningKey::toPem() const
{
    const Bio bio(BIO_new(BIO_s_secmem()));
    char *text = nullptr;
    if (!bio || PEM_write_bio_PKCS8PrivateKey(bio.get(), m_key->key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return Error{ErrorCode::Internal, kid(), QStringLiteral("OpenSSL wrote no key"), {}, {}};
    const long size = BIO_get_mem_data(bio.get(), &text);
    return Secret(QByteArray(text, size));
}

QByteArray SigningKey::signature(QByteArrayView input) const
{
    unsigned char out[1024];
    std::size_t size = sizeof out;
    if (m_algorithm == JwsAlgorithm::EdDSA) {
        const EvpDigestContext context(EVP_MD_CTX_new());
        if (!context || EVP_DigestSignInit_ex(context.get(), nullptr, nullptr, nullptr, nullptr, m_key->key.get(), nullptr) != 1 ||
            EVP_DigestSign(context.get(), out, &size, reinterpret_cast<const unsigned char *>(input.data()), std::size_t(input.size())) != 1)
            return {};
        return {reinterpret_cast<const char *>(out), qsizetype(size)};
    }
    const char *name = digestNameOf(m_algorithm);
    const QByteArray digest = m_algorithm == JwsAlgorithm::ES256 ? sha256Bytes(input) : digestOf(input, name);
    EvpKeyContext context = m_key->take(m_algorithm);
    if (!context || EVP_PKEY_sign(context.get(), out, &size, reinterpret_cast<const unsigned char *>(digest.constData()),
                                  std::size_t(digest.size())) != 1) {
        ERR_clear_error();
        return {};
    }
    m_key->giveBack(std::move(context));
    const QByteArrayView made(reinterpret_cast<const char *>(out), qsizetype(size));
    const int raw = ecdsaSizeOf(m_algorithm);
    return raw > 0 ? ecdsaToRaw(made, raw) : made.toByteArray();
}

QByteArray SigningKey::sign(QByteArrayView headerJson, QByteArrayView payload) const
{
    QByteArray out = toBase64Url(headerJson) + '.' + toBase64Url(payload);
    const QByteArray made = signature(out);
    if (made.isEmpty())
        return {};
    return out + '.' + toBase64Url(made);
}

QByteArray SigningKey::signJwt(QByteArrayView typ, QByteArrayView payload) const
{
    // kid is a thumbprint and typ the caller's constant: nothing to escape.
    const QByteArray header = "{\"alg\":\"" + algorithmName(m_algorithm).toLatin1() + "\",\"kid\":\"" + kid().toLatin1() +
        "\",\"typ\":\"" + typ.toByteArray() + "\"}";
    return sign(header, payload);
}

} // namespace octroi::crypto
