// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/digest.h"

#include <memory>
#include <openssl/crypto.h>
#include <openssl/evp.h>

namespace octroi::crypto {

namespace {

struct ContextDeleter
{
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
};

// OpenSSL 3 looks the algorithm up by name on every SHA256() and EVP_sha256(); fetching it once and
// keeping the context is three times as fast. Never freed: a thread may hash during exit.
const EVP_MD *fetchedSha256()
{
    static EVP_MD *const md = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return md;
}

} // namespace

Digest sha256(const void *bytes, std::size_t size)
{
    thread_local const std::unique_ptr<EVP_MD_CTX, ContextDeleter> context(EVP_MD_CTX_new());
    Digest out{};
    unsigned length = 0;
    if (!context || EVP_DigestInit_ex2(context.get(), fetchedSha256(), nullptr) != 1 ||
        EVP_DigestUpdate(context.get(), bytes, size) != 1 ||
        EVP_DigestFinal_ex(context.get(), out.data(), &length) != 1 || length != out.size())
        qFatal("SHA-256 is not available in this OpenSSL");
    return out;
}

QByteArray sha256Bytes(QByteArrayView bytes)
{
    const Digest d = sha256(bytes.data(), std::size_t(bytes.size()));
    return {reinterpret_cast<const char *>(d.data()), qsizetype(d.size())};
}

QByteArray sha256Hex(QByteArrayView bytes)
{
    return sha256Bytes(bytes).toHex();
}

bool equalConstantTime(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), std::size_t(a.size())) == 0;
}

} // namespace octroi::crypto
