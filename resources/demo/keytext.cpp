// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/keytext.h"

#include "crypto/crc32.h"
#include "crypto/digest.h"

namespace octroi::demo {

QString keyText(domain::Environment environment, const QString &id, const QString &secret)
{
    static const char kDigits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    const QString body = QStringLiteral("oct_%1_%2%3").arg(domain::environmentName(environment), id, secret);
    const QByteArray bytes = body.toLatin1();
    std::uint32_t rest = crypto::crc32({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    QString check(6, QLatin1Char('0'));
    for (int i = 5; i >= 0; --i, rest /= 62)
        check[i] = QLatin1Char(kDigits[rest % 62]);
    return body + check;
}

QByteArray keyDigest(const QString &key)
{
    return crypto::sha256Bytes(key.toLatin1());
}

} // namespace octroi::demo
