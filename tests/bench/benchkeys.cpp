// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchkeys.h"

#include "crypto/crc32.h"

namespace octroi::bench {

namespace {
constexpr char kAlphabet[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
}

std::uint64_t BenchKeys::random()
{
    // splitmix64
    std::uint64_t z = (m_state += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

QByteArray BenchKeys::next()
{
    QByteArray out("oct_live_");
    out.reserve(kSize);
    std::uint64_t bits = 0;
    for (int i = 0; i < 42; ++i) {
        if (i % 7 == 0)
            bits = random();
        out.append(kAlphabet[bits % 62]);
        bits /= 62;
    }
    std::uint32_t check = crypto::crc32({out.constData(), std::size_t(out.size())});
    char tail[6];
    for (int i = 5; i >= 0; --i, check /= 62)
        tail[i] = kAlphabet[check % 62];
    return out.append(tail, 6);
}

domain::ApiKey BenchKeys::described(const QByteArray &key, const QDateTime &now)
{
    domain::ApiKey out;
    out.id = QString::fromLatin1(key.mid(9, 10));
    out.applicationId = QStringLiteral("benchapp00");
    out.name = QStringLiteral("bench");
    out.prefix = QStringLiteral("oct");
    out.last4 = QString::fromLatin1(key.right(4));
    out.scopes = QStringList{QStringLiteral("bench:read")};
    out.createdAt = now;
    out.version = 1;
    return out;
}

} // namespace octroi::bench
