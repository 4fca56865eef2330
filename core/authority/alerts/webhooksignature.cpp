// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/alerts/webhooksignature.h"

#include "crypto/mac.h"
#include "crypto/random.h"

namespace octroi::authority {

namespace {
constexpr QByteArrayView kPrefix = "whsec_";
}

QByteArray webhookSignature(const QByteArray &secret, const QByteArray &id, qint64 timestamp, const QByteArray &body)
{
    if (!secret.startsWith(kPrefix))
        return {};
    const auto key = QByteArray::fromBase64Encoding(secret.mid(kPrefix.size()), QByteArray::AbortOnBase64DecodingErrors);
    if (!key || (*key).isEmpty())
        return {};
    const QByteArray content = id + '.' + QByteArray::number(timestamp) + '.' + body;
    return "v1," + crypto::hmacSha256(*key, content).toBase64();
}

QByteArray newWebhookSecret()
{
    return kPrefix.toByteArray() + crypto::randomBytes(32).toBase64();
}

} // namespace octroi::authority
