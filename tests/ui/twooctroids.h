// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "await.h"
#include "change/spine.h"
#include "octroidprocess.h"
#include "pages/openconnections.h"

#include <QTest>

namespace octroi::test {

inline std::unique_ptr<backends::OctroidBackend> connectionTo(const OctroidProcess &server, const QString &id, const Clock &clock)
{
    const session::Endpoint at = server.endpoint();
    return std::make_unique<backends::OctroidBackend>(id, id, at.issuer, at.clientId, at.clientSecret, clock);
}

/// A connection with all that stands on it, and no window.
struct Connection
{
    Connection(std::unique_ptr<backends::OctroidBackend> over, const Clock &clock, bool production = false)
        : backend(std::move(over))
        , inventory(*backend, clock)
        , spine(inventory)
        , context{{backend.get(), &inventory, &spine, &clock}, production}
    {
        inventory.setReadsUsage(false);
    }
    bool sync()
    {
        inventory.sync();
        return QTest::qWaitFor([this] { return inventory.syncState() != inventory::SyncState::Reading; }, 60'000);
    }

    std::unique_ptr<backends::OctroidBackend> backend;
    inventory::Inventory inventory;
    change::Spine spine;
    pages::OpenConnection context;
};

/// Two octroids, each with a partner, an application, some keys and a client; and another administrator of each.
struct TwoOctroids
{
    static constexpr int kKeys = 6; ///< on each
    OctroidProcess servers[2];
    std::unique_ptr<backends::OctroidBackend> others[2];
    QString clients[2];
    QStringList keys[2];

    bool start(const Clock &clock)
    {
        for (int server : {0, 1}) {
            if (!servers[server].start())
                return false;
            others[server] = servers[server].connection(clock);
            if (!await(others[server]->connectToBackend()).ok() || !fill(server, clock.now()))
                return false;
        }
        return true;
    }
    void stop()
    {
        for (int server : {0, 1}) {
            others[server].reset();
            servers[server].stop();
        }
    }

private:
    bool fill(int server, const QDateTime &now)
    {
        backends::OctroidBackend &by = *others[server];
        domain::Scope scope;
        scope.name = QStringLiteral("orders:read");
        domain::Partner partner;
        partner.name = server == 0 ? QStringLiteral("Kestrel") : QStringLiteral("Merlin");
        if (!await(by.createScope(scope, {})).ok())
            return false;
        const auto owner = await(by.createPartner(partner, {}));
        domain::Application application;
        application.partnerId = owner ? owner->id : QString();
        application.name = QStringLiteral("Returns");
        const auto made = await(by.createApplication(application, {}));
        for (int i = 0; made && i < kKeys; ++i) {
            backends::NewKey wanted;
            wanted.applicationId = made->id;
            wanted.name = QStringLiteral("key %1%2").arg(i).arg(server == 0 ? QLatin1Char('a') : QLatin1Char('b'));
            wanted.scopes = QStringList{scope.name};
            wanted.expiresAt = now.addDays(10 + 2 * i + server);
            const auto issued = await(by.issue(wanted, {}));
            if (issued)
                keys[server] << issued->key.id;
        }
        domain::OAuthClient client;
        client.applicationId = made ? made->id : QString();
        client.name = server == 0 ? QStringLiteral("client a") : QStringLiteral("client b");
        client.grantTypes = {QStringLiteral("client_credentials")};
        client.scopes = QStringList{scope.name};
        const auto registered = await(by.createClient(client, {}));
        if (!registered)
            qWarning("%s", qPrintable(registered.error().toString()));
        clients[server] = registered ? registered->client.id : QString();
        return registered && keys[server].size() == kKeys;
    }
};

} // namespace octroi::test
