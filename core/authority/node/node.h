// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/alerts/notices.h"
#include "authority/issuer/organisation.h"
#include "authority/trust/trustedkeys.h"
#include "authority/oauth/authorizationserver.h"
#include "base/clock.h"
#include "base/result.h"
#include "base/secret.h"
#include "crypto/tlscontext.h"
#include "domain/account.h"

#include <QString>
#include <QStringList>
#include <functional>
#include <memory>

namespace octroi::authority {

/// octroid in one object: the store, the issuer, the verifier, the meter and HTTP, wired and running.
/// Programs and tests start it and stop it; everything inside happens on its own threads.
class Node
{
public:
    struct Options
    {
        QString dataFolder; ///< exists
        QString address = QStringLiteral("127.0.0.1");
        quint16 port = 0;
        QString syslogAddress = QStringLiteral("127.0.0.1");
        quint16 syslogPort = 0;
        unsigned threads = 0; ///< 0: one for each core, at most 16
        QString socket; ///< path of a Unix socket beside the port, "" for none
        unsigned socketMode = 0660;
        crypto::TlsContext::Files tls; ///< of the port; without a certificate plain HTTP, which wants loopback
        QStringList plainFrom;         ///< or that only these proxies may connect to another address
        int maxConnections = 20'000, maxConnectionsPerAddress = 1'000;
        QStringList trustedProxies{QStringLiteral("127.0.0.0/8"), QStringLiteral("::1/128")};
        QString issuer; ///< as it is known outside, behind a proxy (issuername.h); "" for what it listens on
        QString prefix = QStringLiteral("oct");
        QString timeZone = QStringLiteral("UTC"); ///< of the API owner, for quotas: "Europe/Paris"
        /// SHA-256 of the X-Octroi-Proxy-Secret whose sender is believed as a trusted proxy is; empty: nobody's.
        QByteArray proxySecretDigest;
        QString certificateHeader = QStringLiteral("X-Client-Cert"); ///< of a trusted proxy, with the caller's certificate
        QStringList credentialPlaces; ///< of keys besides Authorization and X-API-Key (http/credentialplace.h)
        TrustedKeys::Options trustedKeys;
        Notices::Options webhooks;
        AuthorizationServer::Options oauth;
        int idleMs = 60'000, headerMs = 10'000; ///< of HTTP connections
        /// Of the PostgreSQL database that several nodes may share, as libpq takes it; "" for SQLite in the
        /// data folder. It may hold a password: never logged.
        QString databaseUrl;
        /// Of the key that secrets in the store are sealed with (encryptionkey.h); "" for one in the data folder.
        QString encryptionKeyFile;
        /// How long checks go on from memory without that database, in seconds; 0: for ever.
        int withoutDatabaseS = 3600;
        /// Opens the store in the data folder; PostgreSQL or SQLite when empty.
        std::function<Result<std::unique_ptr<Store>>(const QString &folder)> openStore;
        /// Fills an empty store; not called for another.
        std::function<Organisation(const QDateTime &now)> demo;
    };

    /// What can be told of the options without opening anything but the certificates. Errors: Invalid.
    static Result<void> check(const Options &options);
    /// Errors: those of the store, InUse (port), Invalid (address, network, prefix), Network.
    static Result<std::unique_ptr<Node>> start(const Options &options, const Clock &clock);
    /// Stops gracefully: answers under way are sent, everything counted is stored.
    ~Node();

    /// Takes certificates and trusted proxies of `options`, whole or not at all. Errors: Invalid.
    Result<void> reload(const Options &options);
    /// From now on /readyz says no; everything goes on until the end.
    void beginDrain();
    /// False when the thread that owns the store has done nothing for a long time.
    bool isAlive() const;

    quint16 port() const;
    QString syslog() const; ///< "127.0.0.1:5140"
    QString issuerUrl() const;
    QString localUrl() const; ///< what it listens on: "http://127.0.0.1:8470"

    /// For tests, which approve in the place of people: runs `work` on the control thread and waits.
    void onControlThread(const std::function<void(AuthorizationServer &)> &work);

    /// A service client that lives as long as this process; returns its secret.
    Secret addMemoryClient(const QString &id, const QString &name, const QString &role = QStringLiteral("owner"),
                           const domain::RoleLimits &limits = {});
    /// While nobody can sign in: a one-time link for an owner account of that name, made where it is not there
    /// yet. Empty when somebody can. Errors: Invalid (the name), those of the store.
    Result<QString> ownerLink(const QString &name);
    /// Makes sure that `path` holds an owner-role service client of this store, for scripts.
    Result<void> writeInitAdmin(const QString &path);

private:
    Node();
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace octroi::authority
