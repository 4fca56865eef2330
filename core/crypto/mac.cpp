// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/mac.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace octroi::crypto {

QByteArray hmacSha256(QByteArrayView key, QByteArrayView message)
{
    QByteArray out(32, '\0');
    unsigned length = 0;
    if (!HMAC(EVP_sha256(), key.data(), int(key.size()), reinterpret_cast<const unsigned char *>(message.data()),
              std::size_t(message.size()), reinterpret_cast<unsigned char *>(out.data()), &length) ||
        length != unsigned(out.size()))
        qFatal("HMAC is not available in this OpenSSL");
    return out;
}

} // namespace octroi::crypto
