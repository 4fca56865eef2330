// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/recordbox.h"

#include "crypto/random.h"

#include <memory>
#include <openssl/crypto.h>
#include <openssl/evp.h>

namespace octroi::crypto {

namespace {

constexpr qsizetype kNonce = 12, kTag = 16;

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

} // namespace

QByteArray sealRecord(QByteArrayView plain, const Secret &key, QByteArrayView about)
{
    const Cipher cipher(EVP_CIPHER_CTX_new());
    if (key.reveal().size() != kRecordKey || !cipher)
        return {};
    QByteArray box = randomBytes(kNonce);
    box.resize(kNonce + plain.size() + kTag);
    int written = 0, rest = 0;
    const bool sealed =
        EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, bytes(key.reveal()), bytes(box)) == 1 &&
        EVP_EncryptUpdate(cipher.get(), nullptr, &written, bytes(about), int(about.size())) == 1 &&
        EVP_EncryptUpdate(cipher.get(), bytes(box) + kNonce, &written, bytes(plain), int(plain.size())) == 1 &&
        EVP_EncryptFinal_ex(cipher.get(), bytes(box) + kNonce + written, &rest) == 1 &&
        EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, kTag, bytes(box) + kNonce + plain.size()) == 1;
    return sealed ? box : QByteArray();
}

std::optional<QByteArray> openRecord(QByteArrayView box, const Secret &key, QByteArrayView about)
{
    const Cipher cipher(EVP_CIPHER_CTX_new());
    if (key.reveal().size() != kRecordKey || !cipher || box.size() < kNonce + kTag)
        return std::nullopt;
    const qsizetype size = box.size() - kNonce - kTag;
    QByteArray plain(size, Qt::Uninitialized);
    QByteArray tag = box.last(kTag).toByteArray();
    int written = 0, rest = 0;
    const bool opened =
        EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, bytes(key.reveal()), bytes(box)) == 1 &&
        EVP_DecryptUpdate(cipher.get(), nullptr, &written, bytes(about), int(about.size())) == 1 &&
        EVP_DecryptUpdate(cipher.get(), bytes(plain), &written, bytes(box) + kNonce, int(size)) == 1 &&
        EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, kTag, tag.data()) == 1 &&
        EVP_DecryptFinal_ex(cipher.get(), bytes(plain) + written, &rest) == 1;
    if (!opened) {
        OPENSSL_cleanse(plain.data(), std::size_t(plain.size())); // decrypted, but not what was sealed
        return std::nullopt;
    }
    return plain;
}

} // namespace octroi::crypto
