// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/store/store.h"
#include "base/clock.h"
#include "base/secret.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <functional>
#include <optional>

namespace octroi::authority {

/// Who administers, and with which role.
struct Principal
{
    QString clientId, role; ///< role: owner, manager, issuer, auditor
    domain::RoleLimits limits{};
};

/// Service clients and their access tokens. A token carries its client and its end under a MAC with a secret that
/// all nodes of one store share, so that each of them takes the tokens of the others and none keeps them. Control
/// thread only.
class Administrators
{
public:
    static constexpr int kTokenSeconds = 3600;
    static constexpr int kMaxFailures = 10;         ///< within kFailureSeconds, by address and client
    static constexpr int kFailureSeconds = 60;

    /// `secret`: 32 bytes, asked for at each token.
    Administrators(const Clock &clock, std::function<QByteArray()> secret)
        : m_clock(clock), m_secret(std::move(secret))
    {
    }

    void addClient(const ServiceClient &client) { m_clients.insert(client.id, client); }
    /// Where clients are looked for that are not known here: another node may have written them.
    void setSource(std::function<std::optional<ServiceClient>(const QString &id)> source) { m_source = std::move(source); }
    bool hasClient(const QString &id);

    /// Errors: Unauthorized, RateLimited.
    Result<Principal> authenticate(const QString &clientId, const QByteArray &secret, const QString &address);
    Secret issueToken(const Principal &principal) const;
    std::optional<Principal> principalOf(QByteArrayView token);

private:
    struct Failures
    {
        int count = 0;
        qint64 sinceMs = 0;
    };

    const Clock &m_clock;
    QHash<QString, ServiceClient> m_clients;
    const std::function<QByteArray()> m_secret;
    std::function<std::optional<ServiceClient>(const QString &id)> m_source;
    QHash<QString, Failures> m_failures;
};

} // namespace octroi::authority
