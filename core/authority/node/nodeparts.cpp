// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/node/nodeparts.h"

#include <QTimeZone>

namespace octroi::authority {

namespace {

unsigned threadCount(unsigned wanted)
{
    return std::clamp(wanted ? wanted : std::thread::hardware_concurrency(), 1U, 16U);
}

CheckRoute::Places placesOf(const Node::Options &options)
{
    CheckRoute::Places out{options.certificateHeader.toStdString(), {}};
    for (const QString &text : options.credentialPlaces) {
        if (auto place = CredentialPlace::of(text.toStdString()))
            out.keys.push_back(std::move(*place));
    }
    return out;
}

} // namespace

Node::Parts::Parts(const Options &o, const Clock &c, std::unique_ptr<Store> s, ProxyTrust trust)
    : options(o), clock(c), threads(threadCount(o.threads)), store(std::move(s)), verifier(c, QTimeZone(o.timeZone.toLatin1())), meter(verifier, c, threads),
      refusals(verifier.epochs(), threads), administrators(c, [this] { return oauth.keys().lastingSecret(); }), issuer(*store, verifier, c, Issuer::Options{o.prefix}), clients(issuer),
      oauth(*store, issuer, clients, administrators, c, o.oauth),
      check(verifier, meter, refusals, threads, std::move(trust), placesOf(o)),
      usage(*store, verifier, meter, c), uses(*store, c, qint64(o.withoutDatabaseS) * 1000), parts(meter), control([this] { tick(); }),
      alerts(*store, issuer, c, AlertBook::Options{QTimeZone(o.timeZone.toLatin1()), {}, o.webhooks},
             [this](std::function<void()> work) { control.post(std::move(work)); }),
      alertRegistry(issuer, alerts),
      clientKeys(c, o.trustedKeys, [this](std::function<void()> work) { control.post(std::move(work)); },
                 [this](const QString &id, const crypto::JwkSet &keys) { oauth.authentication().putFetchedKeys(id, keys); }),
      trustedKeys(c, o.trustedKeys, [this](std::function<void()> work) { control.post(std::move(work)); },
                  [this](const QString &id, const crypto::JwkSet &keys) { issuer.putFetchedKeys(id, keys); }),
      throttle(c, store->shared() ? store.get() : nullptr), accounts(*store, issuer, c),
      credentials(*store, issuer, c),
      seam(oauth, issuer, c), checkpoints(*store, oauth.keys(), c), pages({accounts, credentials, throttle, slow, &seam, clock, {}, [this](std::function<void()> work) { return control.post(std::move(work)); }})
{
    if (!store->shared())
        return;
    sharing = std::make_unique<Sharing>(issuer, oauth, check, clock, qint64(options.withoutDatabaseS) * 1000,
                                        [this](std::function<void()> work) { return control.post(std::move(work)); });
    verifier.leaseQuotas(sharing->leaseRequests());
}

Result<void> Node::Parts::load()
{
    if (auto loaded = issuer.load(); !loaded)
        return loaded;
    if (auto loaded = oauth.load(); !loaded)
        return loaded;
    issuer.onForeignChange([this](const ForeignObjects &objects) { return oauth.follow(objects); });
    if (store->shared())
        administrators.setSource([this](const QString &id) { return storedClient(id); });
    oauth.context().accountLives = [this](const QString &id) {
        const auto account = accounts.account(id);
        return account && !account->disabled;
    };
    oauth.context().claims = [this](const QString &id, const QStringList &scopes) {
        const auto account = accounts.account(id);
        if (!account || !scopes.contains(QLatin1String("profile")))
            return QJsonObject();
        return QJsonObject{{QStringLiteral("name"), account->displayName.isEmpty() ? account->name : account->displayName},
                           {QStringLiteral("preferred_username"), account->name}};
    };
    const auto serviceClients = store->serviceClients();
    if (!serviceClients)
        return serviceClients.error();
    for (const ServiceClient &client : *serviceClients)
        administrators.addClient(client);
    if (options.demo) {
        const auto partners = store->partners();
        if (!partners)
            return partners.error();
        if (partners->isEmpty()) {
            if (auto filled = issuer.importOrganisation(options.demo(clock.now())); !filled)
                return filled;
        }
    }
    if (auto seeded = seedQuotas(); !seeded)
        return seeded;
    return uses.begin(options.dataFolder);
}

Result<void> Node::Parts::seedQuotas()
{
    const Periods periods = verifier.calendar().at(clock.nowMs());
    const qint64 day = periods.dayStartMs / 1000, month = periods.monthStartMs / 1000;
    // Calls come out of leases where several nodes share the quotas; bytes are everybody's.
    const auto before = store->eachConsumed(month, day, [this](std::string_view key, qint64 requests, qint64 bytes) {
        verifier.addConsumed(key, 0, sharing ? 0 : requests, bytes);
    });
    if (!before)
        return before;
    return store->eachConsumed(day, clock.nowMs() / 1000 + 60, [this](std::string_view key, qint64 requests, qint64 bytes) {
        verifier.addConsumed(key, sharing ? 0 : requests, sharing ? 0 : requests, bytes);
    });
}

Result<void> Node::Parts::listen(Access access)
{
    warnOfExpiry(access.tls, options.tls.certificate, clock);
    auto listener = SyslogListener::start(options.syslogAddress, options.syslogPort, meter.intake(), verifier);
    if (!listener)
        return listener.error();
    syslog = std::move(*listener);
    gateway = std::make_unique<Gateway>(check, std::move(access.trusted), [this](OwnedRequest request, std::shared_ptr<ReplyTarget> target) {
        return control.post([this, request = std::move(request), target = std::move(target)] { api->handle(request, target); });
    });
    if (!access.tls && !isLoopback(options.address.toStdString()))
        gateway->restrictTo(std::move(access.plainFrom));
    HttpServer::Options http_;
    http_.tls = std::move(access.tls);
    http_.socketPath = options.socket.toStdString();
    http_.socketMode = options.socketMode;
    http_.maxConnections = options.maxConnections;
    http_.maxPerAddress = options.maxConnectionsPerAddress;
    http_.address = options.address.toStdString();
    http_.port = options.port;
    http_.threads = threads;
    http_.idleMs = options.idleMs;
    http_.headerMs = options.headerMs;
    // Requests that come before the control thread starts wait in its queue.
    auto started = HttpServer::start(http_, *gateway);
    if (!started)
        return started.error();
    http = std::move(*started);
    return {};
}

/// A service client that another node has written, perhaps.
std::optional<ServiceClient> Node::Parts::storedClient(const QString &id)
{
    const auto stored = store->serviceClients();
    for (const ServiceClient &client : stored ? *stored : QList<ServiceClient>()) {
        if (client.id == id)
            return client;
    }
    return std::nullopt;
}

} // namespace octroi::authority
