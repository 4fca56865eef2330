// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/passphrasebox.h"

#include "crypto/random.h"

#include <memory>
#include <openssl/evp.h>

namespace octroi::crypto {

namespace {

constexpr char kMagic[] = "ocb1";
constexpr qsizetype kMagicSize = 4, kSaltSize = 16, kNonceSize = 12, kTagSize = 16, kKeySize = 32;
constexpr qsizetype kHeadSize = kMagicSize + kSaltSize + kNonceSize;
constexpr std::uint64_t kCost = 1 << 17, kBlock = 8, kLanes = 1, kMostMemory = 256 << 20;

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

Secret deriveKey(const Secret &passphrase, QByteArrayView salt)
{
    QByteArray key(kKeySize, '\0');
    const QByteArray &words = passphrase.reveal();
    if (EVP_PBE_scrypt(words.constData(), std::size_t(words.size()), bytes(salt), std::size_t(salt.size()), kCost,
                       kBlock, kLanes, kMostMemory, bytes(key), kKeySize) != 1)
        return {};
    return Secret(std::move(key));
}

} // namespace

QByteArray sealBox(QByteArrayView plain, const Secret &passphrase)
{
    QByteArray box = QByteArray(kMagic, kMagicSize) + randomBytes(kSaltSize + kNonceSize);
    const QByteArray head = box;
    const Secret key = deriveKey(passphrase, QByteArrayView(head).sliced(kMagicSize, kSaltSize));
    const Cipher cipher(EVP_CIPHER_CTX_new());
    if (key.isEmpty() || !cipher)
        return {};
    box.resize(kHeadSize + plain.size() + kTagSize);
    int written = 0, rest = 0;
    // The head is authenticated too: another salt or nonce makes another box.
    const bool sealed =
        EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, bytes(key.reveal()),
                           bytes(head) + kMagicSize + kSaltSize) == 1 &&
        EVP_EncryptUpdate(cipher.get(), nullptr, &written, bytes(head), int(head.size())) == 1 &&
        EVP_EncryptUpdate(cipher.get(), bytes(box) + kHeadSize, &written, bytes(plain), int(plain.size())) == 1 &&
        EVP_EncryptFinal_ex(cipher.get(), bytes(box) + kHeadSize + written, &rest) == 1 &&
        EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, kTagSize, bytes(box) + kHeadSize + plain.size()) == 1;
    return sealed ? box : QByteArray();
}

std::optional<Secret> openBox(QByteArrayView box, const Secret &passphrase)
{
    if (box.size() < kHeadSize + kTagSize || !box.startsWith(QByteArrayView(kMagic, kMagicSize)))
        return std::nullopt;
    const Secret key = deriveKey(passphrase, box.sliced(kMagicSize, kSaltSize));
    const Cipher cipher(EVP_CIPHER_CTX_new());
    if (key.isEmpty() || !cipher)
        return std::nullopt;
    const qsizetype size = box.size() - kHeadSize - kTagSize;
    QByteArray plain(size, '\0');
    QByteArray tag = box.last(kTagSize).toByteArray();
    int written = 0, rest = 0;
    const bool opened =
        EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, bytes(key.reveal()),
                           bytes(box) + kMagicSize + kSaltSize) == 1 &&
        EVP_DecryptUpdate(cipher.get(), nullptr, &written, bytes(box), int(kHeadSize)) == 1 &&
        EVP_DecryptUpdate(cipher.get(), bytes(plain), &written, bytes(box) + kHeadSize, int(size)) == 1 &&
        EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, kTagSize, tag.data()) == 1 &&
        EVP_DecryptFinal_ex(cipher.get(), bytes(plain) + written, &rest) == 1;
    Secret out(std::move(plain)); // wiped also when it is not given out
    if (!opened)
        return std::nullopt;
    return out;
}

} // namespace octroi::crypto
