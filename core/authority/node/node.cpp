// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/node/node.h"

#include "authority/accounts/slowwork.h"
#include "authority/http/controlapi.h"
#include "authority/http/gateway.h"
#include "authority/http/refusallog.h"
#include "authority/http/server.h"
#include "authority/meter/sysloglistener.h"
#include "authority/node/controlthread.h"
#include "authority/node/initfiles.h"
#include "authority/node/issuername.h"
#include "authority/node/sharing.h"
#include "authority/node/usagebook.h"
#include "authority/pages/pageseam.h"
#include "base/log.h"
#include "crypto/digest.h"
#include "crypto/keyformat.h"
#include "crypto/random.h"
#include "domain/name.h"

#include <QJsonDocument>
#include <QSysInfo>
#include <limits>
#include <QTimeZone>

namespace octroi::authority {

namespace {

constexpr qint64 kStuckS = 60;
constexpr qsizetype kFewTouches = 2'000;
constexpr qint64 kKeepMinutesS = 3 * 24 * 3600, kKeepHoursS = 100 * 24 * 3600, kKeepDaysS = 3 * 366 * 24 * 3600;

unsigned threadCount(unsigned wanted)
{
    return std::clamp(wanted ? wanted : std::thread::hardware_concurrency(), 1U, 16U);
}

Result<Networks> networksOf(const QStringList &texts, const char *field)
{
    Networks out;
    for (const QString &text : texts) {
        if (!out.add(text.toStdString()))
            return Error{ErrorCode::Invalid, text, QStringLiteral("is no address or network"), QString::fromLatin1(field), {}};
    }
    return out;
}

qint64 steadySeconds()
{
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// What of the options is read before anything is opened.
struct Access
{
    Networks trusted, plainFrom;
    std::shared_ptr<const crypto::TlsContext> tls;
};

Result<Access> accessOf(const Node::Options &options)
{
    if (!crypto::isKeyPrefix(options.prefix.toStdString()))
        return Error{ErrorCode::Invalid, options.prefix, QStringLiteral("a prefix is 2 to 8 lower-case letters"), QStringLiteral("prefix"), {}};
    if (!QTimeZone::isTimeZoneIdAvailable(options.timeZone.toLatin1()))
        return Error{ErrorCode::Invalid, options.timeZone, QStringLiteral("is no time zone of the IANA database"), QStringLiteral("time_zone"), {}};
    if (const auto issuer = options.issuer.isEmpty() ? Result<QString>(QString()) : issuerName(options.issuer); !issuer)
        return issuer.error();
    Access out;
    auto trusted = networksOf(options.trustedProxies + options.plainFrom, "trusted_proxy");
    auto plain = networksOf(options.plainFrom, "plain_from");
    if (!trusted || !plain)
        return trusted ? plain.error() : trusted.error();
    out.trusted = std::move(*trusted);
    out.plainFrom = std::move(*plain);
    if (!options.tls.certificate.isEmpty()) {
        auto tls = crypto::TlsContext::server(options.tls);
        if (!tls)
            return tls.error();
        out.tls = std::move(*tls);
    } else if (!isLoopback(options.address.toStdString()) && options.plainFrom.isEmpty()) {
        return Error{ErrorCode::Invalid, options.address,
                     QStringLiteral("without TLS octroid listens on loopback only: set tls-cert and tls-key, or name in "
                                    "plain-from the proxies that may connect in clear"),
                     QStringLiteral("listen"), QStringLiteral("tls_required")};
    }
    return out;
}

void warnOfExpiry(const std::shared_ptr<const crypto::TlsContext> &tls, const QString &file, const Clock &clock)
{
    if (tls && tls->validUntil() <= clock.now().addDays(14))
        logEvent(LogLevel::Warning, tls->hasExpired(clock.now()) ? "tls.expired" : "tls.expires_soon",
                 {{"certificate", file}, {"valid_until", tls->validUntil().toString(Qt::ISODate)}});
}

} // namespace

struct Node::Parts
{
    Parts(const Options &o, const Clock &c, std::unique_ptr<Store> s, ProxyTrust trust)
        : options(o), clock(c), threads(threadCount(o.threads)), store(std::move(s)), verifier(c, QTimeZone(o.timeZone.toLatin1())), meter(verifier, c, threads),
          administrators(c), issuer(*store, verifier, c, Issuer::Options{o.prefix}), clients(issuer),
          oauth(*store, issuer, clients, administrators, c, o.oauth),
          check(verifier, meter, refusals, threads, std::move(trust), o.certificateHeader.toStdString()),
          usage(*store, verifier, meter, c), control([this] { tick(); }),
          clientKeys(c, o.trustedKeys, [this](std::function<void()> work) { control.post(std::move(work)); },
                     [this](const QString &id, const crypto::JwkSet &keys) { oauth.authentication().putFetchedKeys(id, keys); }),
          trustedKeys(c, o.trustedKeys, [this](std::function<void()> work) { control.post(std::move(work)); },
                      [this](const QString &id, const crypto::JwkSet &keys) { issuer.putFetchedKeys(id, keys); }),
          throttle(c), accounts(*store, issuer, c),
          credentials(*store, issuer, c),
          seam(oauth, issuer, c), checkpoints(*store, oauth.keys(), c), pages({accounts, credentials, throttle, slow, &seam, clock, {}, [this](std::function<void()> work) { return control.post(std::move(work)); }})
    {
        if (!store->shared())
            return;
        sharing = std::make_unique<Sharing>(issuer, check, clock, qint64(options.withoutDatabaseS) * 1000,
                                            [this](std::function<void()> work) { return control.post(std::move(work)); });
        verifier.leaseQuotas(sharing->leaseRequests());
    }
    Result<void> load();
    Result<void> seedQuotas();
    Result<void> listen(Access access);
    void tick();
    void complainOf(const Result<void> &flushed);
    Result<void> flushUsage();
    void flushTouches(bool all);
    void stop();

    const Options options;
    const Clock &clock;
    const unsigned threads;
    std::unique_ptr<Store> store;
    Verifier verifier;
    Meter meter;
    RefusalLog refusals;
    Administrators administrators;
    Issuer issuer;
    ClientRegistry clients;
    AuthorizationServer oauth;
    CheckRoute check;
    UsageBook usage;
    LiveHistory history;
    LiveHub hub;
    qint64 droppedAt = 0, touchedAt = 0;
    bool complained = false;
    std::atomic<bool> draining{false};
    std::atomic<qint64> tickedAt{steadySeconds()};
    std::unique_ptr<ControlApi> api;
    ControlThread control;
    TrustedKeys clientKeys;  ///< of OAuth clients with a jwks_uri
    TrustedKeys trustedKeys;
    Throttle throttle;
    Accounts accounts;
    Credentials credentials;
    PageSeam seam;
    AuditCheckpoints checkpoints;
    SitePages pages;
    SlowWork slow; // after what it posts to
    std::unique_ptr<Sharing> sharing; ///< null when the store is this node's alone
    std::unique_ptr<Gateway> gateway;
    std::unique_ptr<SyslogListener> syslog;
    std::unique_ptr<HttpServer> http;
};

Result<void> Node::Parts::load()
{
    if (auto loaded = issuer.load(); !loaded)
        return loaded;
    if (auto loaded = oauth.load(); !loaded)
        return loaded;
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
    return seedQuotas();
}

Result<void> Node::Parts::seedQuotas()
{
    const Periods periods = verifier.calendar().at(clock.nowMs());
    const auto since = [this](qint64 startMs) {
        UsageQuery byKey;
        byKey.from = startMs / 1000;
        byKey.to = clock.nowMs() / 1000 + 60;
        byKey.groupBy = QStringList{QStringLiteral("key")};
        byKey.limit = std::numeric_limits<int>::max();
        return store->query(byKey);
    };
    const auto day = since(periods.dayStartMs);
    const auto month = since(periods.monthStartMs);
    if (!day || !month)
        return day ? month.error() : day.error();
    // A refused call uses up no quota.
    QHash<QString, qint64> today;
    for (const domain::UsageRow &row : *day)
        today.insert(row.keyId, row.totals.requests - row.totals.refused);
    for (const domain::UsageRow &row : *month)
        verifier.seedQuota(row.keyId, sharing ? 0 : today.value(row.keyId), sharing ? 0 : row.totals.requests - row.totals.refused,
                           row.totals.bytesOut);
    return {};
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

Result<void> Node::Parts::flushUsage()
{
    syslog->drain();
    const qint64 now = clock.nowMs();
    for (const QString &id : usage.collect())
        issuer.keyUsed(id, now);
    return usage.store();
}

void Node::Parts::complainOf(const Result<void> &flushed)
{
    if (!flushed && !complained) {
        const bool away = flushed.error().code == ErrorCode::Unavailable;
        logEvent(LogLevel::Error, "usage.not_stored",
                 {{"error", flushed.error().toString()},
                  {"what_to_do", away ? QStringLiteral("bring the database back; counting goes on in memory")
                                      : QStringLiteral("make room on the disk of the data folder; counting goes on in memory")}});
    }
    complained = !flushed.ok();
}

/// Last uses: each second while they are few, else every ten seconds, as each is a row to rewrite.
void Node::Parts::flushTouches(bool all)
{
    const qint64 now = clock.nowMs() / 1000;
    if (!all && issuer.touches() > kFewTouches && now - touchedAt < 10)
        return;
    touchedAt = now;
    if (auto done = issuer.flushTouches(); !done && !complained)
        logEvent(LogLevel::Warning, "last_use.not_stored", {{"error", done.error().toString()}});
}

void Node::Parts::tick()
{
    tickedAt = steadySeconds();
    if (sharing)
        sharing->follow();
    complainOf(flushUsage());
    flushTouches(false);
    if (auto signedNow = checkpoints.tick(oauth.context().issuerUrl); !signedNow)
        logEvent(LogLevel::Warning, "audit.not_signed", {{"error", signedNow.error().toString()}});
    if (auto ticked = oauth.tick(); !ticked)
        logEvent(LogLevel::Warning, "oauth.tick_failed", {{"error", ticked.error().toString()}});
    for (const domain::LivePoint &point : meter.closeSeconds())
        hub.send(history.append(point).bytes.toStdString());
    api->announceChanges();
    refusals.flush();
    clientKeys.tick(oauth.clientsWithKeyUri(), oauth.authentication().takeWanted());
    trustedKeys.tick(issuer.allTrustedIssuers(), verifier.tokens().takeWanted());
    verifier.epochs().reclaim();
    verifier.calendar().prepare(clock.nowMs());
    const qint64 now = clock.nowMs() / 1000;
    if (now % 60 == 0)
        verifier.tokens().forgetEnded();
    if (now - droppedAt >= 3600) {
        droppedAt = now;
        if (auto dropped = store->dropExpiredAccess(now * 1000); !dropped)
            logEvent(LogLevel::Warning, "sessions.not_tidied", {{"error", dropped.error().toString()}});
        if (auto dropped = store->dropBefore(now - kKeepMinutesS, now - kKeepHoursS, now - kKeepDaysS); !dropped)
            logEvent(LogLevel::Warning, "usage.not_tidied", {{"error", dropped.error().toString()}});
        const Periods periods = verifier.calendar().at(clock.nowMs());
        if (sharing && !store->dropLeases(qint64(periods.day) - 3, qint64(periods.month) - 3))
            droppedAt = 0; // without the database: again in a second
    }
}

void Node::Parts::stop()
{
    // Streams first: they would keep their connections busy for the whole draining.
    control.run([this] { hub.closeAll(); });
    slow.stop(); // its answers still reach their browsers
    if (http)
        http->stop();
    control.stop();
    if (sharing)
        sharing->stop();
    if (syslog) {
        if (auto flushed = flushUsage(); !flushed)
            logEvent(LogLevel::Error, "usage.not_stored", {{"error", flushed.error().toString()}});
        flushTouches(true);
    }
    refusals.flush();
}

Node::Node() = default;

Node::~Node()
{
    if (m_parts)
        m_parts->stop();
}

Result<std::unique_ptr<Node>> Node::start(const Options &options, const Clock &clock)
{
    auto access = accessOf(options);
    if (!access)
        return access.error();
    auto store = options.openStore              ? options.openStore(options.dataFolder)
                 : options.databaseUrl.isEmpty() ? openSqliteStore(options.dataFolder)
                                                 : openPostgresStore(options.databaseUrl);
    if (!store)
        return store.error();
    std::unique_ptr<Node> node(new Node);
    ProxyTrust trust{access->trusted, std::nullopt};
    if (options.proxySecretDigest.size() == 32)
        std::copy_n(options.proxySecretDigest.constData(), 32, reinterpret_cast<char *>(trust.secret.emplace().data()));
    auto parts = std::make_unique<Parts>(options, clock, std::move(*store), std::move(trust));
    if (auto loaded = parts->load(); !loaded)
        return loaded.error();
    if (parts->sharing) {
        if (auto started = parts->sharing->start(options.databaseUrl, parts->verifier); !started)
            return started.error();
    }
    if (auto listening = parts->listen(std::move(*access)); !listening) {
        if (parts->http)
            parts->http->stop();
        return listening.error();
    }
    Parts *p = parts.get();
    node->m_parts = std::move(parts);
    p->oauth.setIssuer(node->issuerUrl());
    p->api = std::make_unique<ControlApi>(ControlServices{
        *p->store, p->issuer, p->clients, p->administrators, p->oauth, p->accounts, p->pages, p->checkpoints, p->verifier, p->meter, p->history, p->hub, clock,
        [p] { return ControlServices::Server{p->draining.load(), p->http->connections()}; },
        [p] { return p->flushUsage(); },
        [p](std::span<const AccessLine> lines, const QString &caller, const QString &batch) {
            auto fresh = p->usage.record(lines, caller, batch);
            if (!fresh)
                return fresh;
            const auto flushed = p->flushUsage();
            return flushed ? fresh : Result<bool>(flushed.error());
        },
        node->issuerUrl(), QStringLiteral(OCTROI_VERSION), QSysInfo::machineHostName(), node->syslog(), clock.now(),
        [p](std::function<void()> work) { return p->control.post(std::move(work)); }, p->trustedKeys});
    p->pages.setIssuerUrl(node->issuerUrl());
    if (p->sharing)
        p->api->setStoreHealth(&p->sharing->health());
    p->api->announceChanges(); // remembers where the audit log ends now
    p->control.start();
    return node;
}

Result<void> Node::check(const Options &options)
{
    const auto access = accessOf(options);
    return access ? Result<void>() : access.error();
}

Result<void> Node::reload(const Options &options)
{
    auto access = accessOf(options);
    if (!access)
        return access.error();
    const bool tls = access->tls != nullptr, had = !m_parts->options.tls.certificate.isEmpty();
    if (tls != had)
        return Error{ErrorCode::Invalid, QStringLiteral("tls_cert"), QStringLiteral("TLS cannot be switched on or off without a restart"), {}, {}};
    warnOfExpiry(access->tls, options.tls.certificate, m_parts->clock);
    if (tls)
        m_parts->http->setTls(std::move(access->tls));
    m_parts->gateway->trust(std::move(access->trusted));
    return {};
}

void Node::beginDrain()
{
    m_parts->draining = true;
}

bool Node::isAlive() const
{
    return steadySeconds() - m_parts->tickedAt.load() < kStuckS;
}

quint16 Node::port() const
{
    return m_parts->http->port();
}

QString Node::syslog() const
{
    const QString &address = m_parts->options.syslogAddress;
    const QString host = address.contains(QLatin1Char(':')) ? QLatin1Char('[') + address + QLatin1Char(']') : address;
    return host + QLatin1Char(':') + QString::number(m_parts->syslog->port());
}

QString Node::issuerUrl() const
{
    const auto named = m_parts->options.issuer.isEmpty() ? Result<QString>(localUrl()) : issuerName(m_parts->options.issuer);
    return named ? *named : localUrl();
}

QString Node::localUrl() const
{
    const QString &address = m_parts->options.address;
    const QString host = address.contains(QLatin1Char(':')) ? QLatin1Char('[') + address + QLatin1Char(']') : address;
    return QLatin1String(m_parts->options.tls.certificate.isEmpty() ? "http://" : "https://") + host + QLatin1Char(':') + QString::number(port());
}

void Node::onControlThread(const std::function<void(AuthorizationServer &)> &work)
{
    m_parts->control.run([&] { work(m_parts->oauth); });
}

Secret Node::addMemoryClient(const QString &id, const QString &name, const QString &role, const domain::RoleLimits &limits)
{
    Secret secret = crypto::randomSecret();
    const ServiceClient client{id, name, crypto::sha256Bytes(secret.reveal()), role, m_parts->clock.now(), limits};
    m_parts->control.run([&] { m_parts->administrators.addClient(client); });
    return secret;
}

Result<QString> Node::ownerLink(const QString &name)
{
    Result<QString> out = QString();
    m_parts->control.run([&] {
        const auto there = m_parts->accounts.accounts({{}, {}, 1000, {}});
        if (!there) {
            out = there.error();
            return;
        }
        QString id;
        for (const domain::Account &account : there->items) {
            if (account.hasPassword || account.passkeys > 0)
                return; // somebody can sign in and make links
            if (domain::nameKey(account.name) == domain::nameKey(name))
                id = account.id;
        }
        const Caller caller{QStringLiteral("octroid"), QStringLiteral("octroid/" OCTROI_VERSION), {}, {}, {}, {}};
        const auto made = id.isEmpty() ? m_parts->accounts.create(caller, {{QStringLiteral("name"), name}, {QStringLiteral("role"), QStringLiteral("owner")}})
                                       : m_parts->accounts.reset(caller, id);
        out = made ? Result<QString>(issuerUrl() + QStringLiteral("/setup?token=") + made->setupToken.revealText()) : made.error();
    });
    return out;
}

Result<void> Node::writeInitAdmin(const QString &path)
{
    QJsonObject file = readJsonFile(path);
    const QString known = file.value(QStringLiteral("client_id")).toString();
    const QString issuer = issuerUrl();
    Result<void> out;
    m_parts->control.run([&] {
        const bool ours = !known.isEmpty() && m_parts->administrators.hasClient(known)
            && m_parts->administrators.authenticate(known, file.value(QStringLiteral("client_secret")).toString().toUtf8(), QStringLiteral("init"));
        if (ours)
            return;
        const Secret secret = crypto::randomSecret();
        const ServiceClient client{crypto::randomId(), QStringLiteral("init-admin"), crypto::sha256Bytes(secret.reveal()),
                                   QStringLiteral("owner"), m_parts->clock.now(), {}};
        out = m_parts->store->putServiceClient(client);
        if (!out)
            return;
        m_parts->administrators.addClient(client);
        file = {{QStringLiteral("client_id"), client.id}, {QStringLiteral("client_secret"), secret.revealText()}};
    });
    if (!out)
        return out;
    // The port may be another one than at the last start.
    if (file.value(QStringLiteral("issuer")).toString() == issuer)
        return {};
    file[QStringLiteral("issuer")] = issuer;
    return writePrivateFile(path, QJsonDocument(file).toJson());
}

} // namespace octroi::authority
