// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/store/store.h"
#include "base/clock.h"
#include "base/secret.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <optional>

namespace octroi::authority {

/// Who administers, and with which role.
struct Principal
{
    QString clientId, role; ///< role: owner, manager, issuer, auditor
    domain::RoleLimits limits{};
};

/// Service clients and their access tokens. Tokens are opaque; only their digests are kept, in memory, so
/// a restart ends them. Control thread only.
class Administrators
{
public:
    static constexpr int kTokenSeconds = 3600;
    static constexpr qsizetype kMaxTokens = 10'000; ///< the oldest goes when one more is issued
    static constexpr int kMaxFailures = 10;         ///< within kFailureSeconds, by address and client
    static constexpr int kFailureSeconds = 60;

    explicit Administrators(const Clock &clock) : m_clock(clock) {}

    void addClient(const ServiceClient &client) { m_clients.insert(client.id, client); }
    bool hasClient(const QString &id) const { return m_clients.contains(id); }

    /// Errors: Unauthorized, RateLimited.
    Result<Principal> authenticate(const QString &clientId, const QByteArray &secret, const QString &address);
    Secret issueToken(const Principal &principal);
    std::optional<Principal> principalOf(QByteArrayView token);

private:
    struct Token
    {
        Principal principal;
        qint64 endsAtMs;
    };
    struct Failures
    {
        int count = 0;
        qint64 sinceMs = 0;
    };
    void dropTokens();

    const Clock &m_clock;
    QHash<QString, ServiceClient> m_clients;
    QHash<QByteArray, Token> m_tokens; ///< by digest, so that the time of a lookup tells nothing of the token
    QHash<QString, Failures> m_failures;
};

} // namespace octroi::authority
