// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/node/node.h"

#include "authority/node/encryptionkey.h"
#include "authority/node/initfiles.h"
#include "authority/node/issuername.h"
#include "authority/node/nodeparts.h"
#include "base/log.h"
#include "crypto/digest.h"
#include "crypto/random.h"
#include "domain/name.h"

#include <QJsonDocument>
#include <QSysInfo>

namespace octroi::authority {

namespace {
constexpr qint64 kStuckS = 60;

Result<void> sealSecrets(Store &store, const Node::Options &options)
{
    const auto with = store.sealedWith();
    if (!with)
        return with.error();
    auto cipher = encryptionKey(options.encryptionKeyFile, options.dataFolder, *with);
    if (!cipher)
        return cipher.error();
    const auto fresh = store.sealSecrets(*cipher);
    if (fresh && *fresh > 0)
        logEvent(LogLevel::Info, "secrets.sealed", {{"count", QString::number(*fresh)}, {"key", QString::fromLatin1((*cipher)->keyId().toHex())}});
    return fresh ? Result<void>() : fresh.error();
}
} // namespace

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
    if (const auto sealed = sealSecrets(**store, options); !sealed)
        return sealed.error();
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
        *p->store, p->issuer, p->clients, p->administrators, p->oauth, p->accounts, p->pages, p->checkpoints, p->verifier, p->meter, p->history, p->hub, p->parts, clock,
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
        [p](std::function<void()> work) { return p->control.post(std::move(work)); }, p->trustedKeys, p->alertRegistry});
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
