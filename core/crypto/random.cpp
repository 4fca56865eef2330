// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/random.h"

#include <openssl/crypto.h>
#include <openssl/rand.h>

namespace octroi::crypto {

namespace {
constexpr char kAlphabet[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

void fill(unsigned char *to, int size)
{
    if (RAND_bytes(to, size) != 1)
        qFatal("the random number generator failed");
}
} // namespace

QByteArray randomBytes(qsizetype size)
{
    QByteArray out(size, Qt::Uninitialized);
    fill(reinterpret_cast<unsigned char *>(out.data()), int(size));
    return out;
}

QByteArray randomBase62(qsizetype size)
{
    QByteArray out;
    out.reserve(size);
    unsigned char pool[64];
    while (out.size() < size) {
        fill(pool, sizeof pool);
        for (const unsigned char b : pool) {
            // 248 = 4 * 62: what lies above would make the first characters likelier.
            if (b < 248 && out.size() < size)
                out.append(kAlphabet[b % 62]);
        }
    }
    OPENSSL_cleanse(pool, sizeof pool);
    return out;
}

QString randomId()
{
    return QString::fromLatin1(randomBase62(10));
}

Secret randomSecret()
{
    Secret raw(randomBytes(32));
    return Secret(raw.reveal().toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

} // namespace octroi::crypto
