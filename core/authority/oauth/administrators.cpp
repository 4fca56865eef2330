// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/oauth/administrators.h"

#include "crypto/digest.h"
#include "crypto/random.h"

namespace octroi::authority {

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

Secret Administrators::issueToken(const Principal &principal)
{
    if (m_tokens.size() >= kMaxTokens)
        dropTokens();
    Secret token = crypto::randomSecret();
    m_tokens.insert(crypto::sha256Bytes(token.reveal()), {principal, m_clock.nowMs() + kTokenSeconds * 1000});
    return token;
}

void Administrators::dropTokens()
{
    const qint64 now = m_clock.nowMs();
    m_tokens.removeIf([now](const auto &it) { return it.value().endsAtMs <= now; });
    while (m_tokens.size() >= kMaxTokens) {
        auto oldest = m_tokens.begin();
        for (auto it = m_tokens.begin(); it != m_tokens.end(); ++it) {
            if (it->endsAtMs < oldest->endsAtMs)
                oldest = it;
        }
        m_tokens.erase(oldest);
    }
}

std::optional<Principal> Administrators::principalOf(QByteArrayView token)
{
    if (token.size() < 20 || token.size() > 200)
        return std::nullopt;
    const auto it = m_tokens.constFind(crypto::sha256Bytes(token));
    if (it == m_tokens.constEnd())
        return std::nullopt;
    if (it->endsAtMs <= m_clock.nowMs()) {
        m_tokens.erase(it);
        return std::nullopt;
    }
    return it->principal;
}

} // namespace octroi::authority
