// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/rowcipher.h"

#include "crypto/digest.h"
#include "crypto/random.h"

#include <memory>
#include <openssl/evp.h>

namespace octroi::crypto {

namespace {

constexpr char kMagic[] = "ocr1";
constexpr qsizetype kMagicSize = 4, kNonceSize = 12, kTagSize = 16;
constexpr qsizetype kHeadSize = kMagicSize + RowCipher::kKeyIdBytes + kNonceSize;

struct FreeCipher
{
    void operator()(EVP_CIPHER_CTX *context) const { EVP_CIPHER_CTX_free(context); }
};
using Cipher = std::unique_ptr<EVP_CIPHER_CTX, FreeCipher>;

const unsigned char *bytes(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

unsigned char *bytes(QByteArray &array)
{
    return reinterpret_cast<unsigned char *>(array.data());
}

const unsigned char *nonceOf(QByteArrayView head)
{
    return bytes(head) + kMagicSize + RowCipher::kKeyIdBytes;
}

} // namespace

RowCipher::RowCipher(Secret key)
    : m_key(std::move(key))
    , m_keyId(sha256Bytes("octroid row key\n" + m_key.reveal()).left(kKeyIdBytes))
{
}

bool RowCipher::isSealed(QByteArrayView value)
{
    return value.size() >= kHeadSize + kTagSize && value.startsWith(QByteArrayView(kMagic, kMagicSize));
}

QByteArray RowCipher::keyIdOf(QByteArrayView sealed)
{
    return isSealed(sealed) ? sealed.sliced(kMagicSize, kKeyIdBytes).toByteArray() : QByteArray();
}

QByteArray RowCipher::seal(QByteArrayView plain, QByteArrayView place) const
{
    QByteArray out = QByteArray(kMagic, kMagicSize) + m_keyId + randomBytes(kNonceSize);
    const QByteArray head = out, known = head + place.toByteArray();
    const Cipher cipher(EVP_CIPHER_CTX_new());
    if (!cipher || m_key.size() != kKeyBytes)
        return {};
    out.resize(kHeadSize + plain.size() + kTagSize);
    int written = 0, rest = 0;
    const bool sealed =
        EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, bytes(m_key.reveal()), nonceOf(head)) == 1 &&
        EVP_EncryptUpdate(cipher.get(), nullptr, &written, bytes(known), int(known.size())) == 1 &&
        EVP_EncryptUpdate(cipher.get(), bytes(out) + kHeadSize, &written, bytes(plain), int(plain.size())) == 1 &&
        EVP_EncryptFinal_ex(cipher.get(), bytes(out) + kHeadSize + written, &rest) == 1 &&
        EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, kTagSize, bytes(out) + kHeadSize + plain.size()) == 1;
    return sealed ? out : QByteArray();
}

std::optional<Secret> RowCipher::open(QByteArrayView sealed, QByteArrayView place) const
{
    if (!isSealed(sealed) || m_key.size() != kKeyBytes || keyIdOf(sealed) != m_keyId)
        return std::nullopt;
    const QByteArray head = sealed.first(kHeadSize).toByteArray(), known = head + place.toByteArray();
    const Cipher cipher(EVP_CIPHER_CTX_new());
    if (!cipher)
        return std::nullopt;
    const qsizetype size = sealed.size() - kHeadSize - kTagSize;
    QByteArray plain(size, '\0'), tag = sealed.last(kTagSize).toByteArray();
    int written = 0, rest = 0;
    const bool opened =
        EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, bytes(m_key.reveal()), nonceOf(head)) == 1 &&
        EVP_DecryptUpdate(cipher.get(), nullptr, &written, bytes(known), int(known.size())) == 1 &&
        EVP_DecryptUpdate(cipher.get(), bytes(plain), &written, bytes(sealed) + kHeadSize, int(size)) == 1 &&
        EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, kTagSize, tag.data()) == 1 &&
        EVP_DecryptFinal_ex(cipher.get(), bytes(plain) + written, &rest) == 1;
    Secret out(std::move(plain)); // wiped also when it is not given out
    if (!opened)
        return std::nullopt;
    return out;
}

} // namespace octroi::crypto
