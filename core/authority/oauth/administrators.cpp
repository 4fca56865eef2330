// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/oauth/administrators.h"

#include "crypto/digest.h"
#include "crypto/jose/base64url.h"
#include "crypto/mac.h"
#include "crypto/random.h"

#include <QtEndian>

namespace octroi::authority {

namespace {
/// A token is base64url of: a MAC, the end in milliseconds (8 bytes, big endian), a nonce, the client's id.
constexpr qsizetype kMacBytes = 32, kNonceBytes = 16, kHeadBytes = 8 + kNonceBytes;
const QByteArray kPurpose("octroid service token\n");
} // namespace

Result<Principal> Administrators::authenticate(const QString &clientId, const QByteArray &secret, const QString &address)
{
    const auto client = m_clients.constFind(clientId);
    const bool known = client != m_clients.constEnd();
    const qint64 now = m_clock.nowMs();
    if (m_failures.size() > 10'000)
        m_failures.clear();
    // By address and client: who guesses at one client must not lock others of the same address out.
    const QString who = address + QLatin1Char(' ') + (known ? clientId : QString());
    auto failures = m_failures.find(who);
    if (failures != m_failures.end() && (now - failures->sinceMs >= kFailureSeconds * 1000 || now < failures->sinceMs)) // or the clock was set back
        failures = m_failures.erase(failures), failures = m_failures.end();
    if (failures != m_failures.end() && failures->count >= kMaxFailures) {
        return Error{ErrorCode::RateLimited, clientId.left(100), QStringLiteral("too many failed sign-ins"), {},
                     QStringLiteral("sign_in_limited")};
    }
    // Compared even for an unknown client, so that both take the same time.
    static const QByteArray nobody(32, '\0');
    const QByteArray digest = crypto::sha256Bytes(secret);
    const bool same = crypto::equalConstantTime(digest, known ? client->secretDigest : nobody);
    if (known && same) {
        m_failures.remove(who);
        return Principal{client->id, client->role, client->limits};
    }
    auto &entry = m_failures[who];
    if (entry.count++ == 0)
        entry.sinceMs = now;
    return Error{ErrorCode::Unauthorized, clientId.left(100), QStringLiteral("unknown client or wrong secret"), {},
                 QStringLiteral("invalid_client")};
}

bool Administrators::hasClient(const QString &id)
{
    if (m_clients.contains(id))
        return true;
    const auto found = m_source ? m_source(id) : std::nullopt;
    if (found)
        addClient(*found);
    return found.has_value();
}

Secret Administrators::issueToken(const Principal &principal) const
{
    QByteArray body(8, '\0');
    qToBigEndian(m_clock.nowMs() + kTokenSeconds * 1000, body.data());
    body += crypto::randomBytes(kNonceBytes) + principal.clientId.toUtf8();
    return Secret(crypto::toBase64Url(crypto::hmacSha256(m_secret(), kPurpose + body) + body));
}

std::optional<Principal> Administrators::principalOf(QByteArrayView token)
{
    if (token.size() < 20 || token.size() > 200)
        return std::nullopt;
    const auto bytes = crypto::fromBase64Url(token);
    if (!bytes || bytes->size() <= kMacBytes + kHeadBytes)
        return std::nullopt;
    const QByteArray mac = bytes->left(kMacBytes), body = bytes->mid(kMacBytes);
    const bool ours = crypto::equalConstantTime(mac, crypto::hmacSha256(m_secret(), kPurpose + body));
    if (!ours || qFromBigEndian<qint64>(body.constData()) <= m_clock.nowMs())
        return std::nullopt;
    const QString id = QString::fromUtf8(body.mid(kHeadBytes));
    if (!hasClient(id))
        return std::nullopt;
    const ServiceClient &client = m_clients[id];
    return Principal{client.id, client.role, client.limits};
}

} // namespace octroi::authority
