// SPDX-License-Identifier: GPL-3.0-or-later
#include "context.h"

#include "backends/connector.h"
#include "base/gate.h"
#include "change/conflict.h"
#include "conflict.h"
#include "foreign.h"
#include "preview.h"
#include "running.h"
#include "synced.h"
#include "session/builtinserver.h"
#include "session/consolefile.h"

#include <QFile>
#include <QJsonDocument>

namespace octroi::ctl {

namespace {

using backends::Credentials;

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Storage, path, file.errorString(), {}, {}};
    return file.read(64 << 10);
}

Result<Credentials> fromAdminFile(const QString &path)
{
    const Result<QByteArray> bytes = readFile(path);
    if (!bytes)
        return bytes.error();
    const QJsonObject o = QJsonDocument::fromJson(*bytes).object();
    const QString secret = o.value(QLatin1String("client_secret")).toString();
    Credentials c{o.value(QLatin1String("issuer")).toString(), o.value(QLatin1String("client_id")).toString(),
                  std::make_shared<Secret>(Secret::fromString(secret))};
    if (c.issuer.isEmpty() || c.clientId.isEmpty() || secret.isEmpty())
        return Error{ErrorCode::Invalid,
                     path,
                     QStringLiteral("does not hold issuer, client_id and client_secret"),
                     {},
                     {}};
    return c;
}

Result<Credentials> find(const ConnectionOptions &options)
{
    if (!options.server.empty()) {
        if (options.clientId.empty() || options.clientSecretFile.empty())
            return Error{ErrorCode::Invalid, QString::fromStdString(options.server), QStringLiteral("--server needs --client-id and --client-secret-file"),
                         {}, {}};
        const Result<QByteArray> secret = readFile(QString::fromStdString(options.clientSecretFile));
        if (!secret)
            return secret.error();
        return Credentials{QString::fromStdString(options.server), QString::fromStdString(options.clientId),
                           std::make_shared<Secret>(Secret(secret->trimmed()))};
    }
    if (!options.adminFile.empty())
        return fromAdminFile(QString::fromStdString(options.adminFile));
    const QString environment = qEnvironmentVariable("OCTROI_ADMIN_FILE");
    if (options.dataFolder.empty() && !environment.isEmpty())
        return fromAdminFile(environment);
    const QString folder = options.dataFolder.empty() ? session::BuiltinServer::defaultFolder(false)
                                                      : QString::fromStdString(options.dataFolder);
    const Result<session::Endpoint> endpoint = session::readConsoleFile(folder);
    if (!endpoint)
        return Error{ErrorCode::Unavailable,
                     folder,
                     QStringLiteral("no octroid runs over this folder; start the console, or name one with "
                                    "--server or --admin-file"),
                     {},
                     {}};
    return Credentials{endpoint->issuer, endpoint->clientId, endpoint->clientSecret};
}

/// A name makes it a password, none a token; no file at all is fine, too.
Result<Credentials> toPrometheus(const ConnectionOptions &options)
{
    Credentials credentials{QString::fromStdString(options.server), QString::fromStdString(options.clientId), nullptr, Credentials::Kind::Nobody};
    if (options.clientSecretFile.empty())
        return credentials;
    const Result<QByteArray> secret = readFile(QString::fromStdString(options.clientSecretFile));
    if (!secret)
        return secret.error();
    credentials.secret = std::make_shared<Secret>(Secret(secret->trimmed()));
    credentials.kind = options.clientId.empty() ? Credentials::Kind::StaticToken : Credentials::Kind::Basic;
    return credentials;
}

} // namespace

QCoro::Task<Result<void>> Context::connectTo(ConnectionOptions options)
{
    const bool counts = options.kind == "prometheus";
    const bool foreign = options.kind != "octroid" && !counts;
    if (counts && options.server.empty())
        co_return Error{ErrorCode::Invalid, QString::fromStdString(options.kind), QStringLiteral("needs --server"), {}, {}};
    const Result<QString> mapping = mappingText(options.mapping);
    if (!mapping)
        co_return mapping.error();
    if (foreign && (options.server.empty() || options.realm.empty()))
        co_return Error{ErrorCode::Invalid, QString::fromStdString(options.kind),
                        QStringLiteral("needs --server, --realm, --client-id and --client-secret-file"), {}, {}};
    const Result<Credentials> credentials = counts ? toPrometheus(options) : find(options);
    if (!credentials)
        co_return credentials.error();
    clientId = credentials->clientId;
    const QString kind = QString::fromStdString(options.kind);
    const backends::Destination there{kind, credentials->issuer, QString::fromStdString(options.realm),
                                      QString::fromStdString(options.signInRealm), *credentials, *mapping};
    connection = backends::connectorTo(there, QStringLiteral("octroictl"), kind == backends::kKeycloak ? QStringLiteral("Keycloak") : kind, clock);
    backend = dynamic_cast<backends::OctroidBackend *>(connection.get());
    if (!backend) {
        const Result<void> signedIn = co_await connection->connectToBackend();
        co_return signedIn;
    }
    transport = std::make_unique<backends::Transport>(*credentials, clock, callLog);
    transport->setUserAgent(QByteArrayLiteral("octroictl/" OCTROI_VERSION));
    backend->setUserAgent(QByteArrayLiteral("octroictl/" OCTROI_VERSION));
    const Result<void> connected = co_await backend->connectToBackend();
    co_return connected;
}

QCoro::Task<Result<QJsonObject>> Context::call(backends::HttpCall call)
{
    const Result<backends::HttpAnswer> answer = co_await transport->call(call);
    if (!answer)
        co_return answer.error();
    co_return QJsonDocument::fromJson(answer->body).object();
}

QCoro::Task<Result<void>> Context::readInventory()
{
    inventory = std::make_unique<inventory::Inventory>(*connection, clock);
    inventory->setReadsUsage(false);
    spine = std::make_unique<change::Spine>(*inventory);
    spine->setReadOnly(dryRun); // whatever a command does besides apply()
    const Result<void> read = co_await synced(inventory.get());
    co_return read;
}

QCoro::Task<Result<void>> synced(inventory::Inventory *inventory)
{
    Gate ended;
    const auto connection = QObject::connect(inventory, &inventory::Inventory::syncStateChanged, inventory,
                                             [&ended, inventory] {
                                                 if (inventory->syncState() != inventory::SyncState::Reading)
                                                     ended.open();
                                             });
    inventory->sync();
    if (inventory->syncState() == inventory::SyncState::Reading)
        co_await ended.wait();
    QObject::disconnect(connection);
    if (inventory->syncState() == inventory::SyncState::Failed)
        co_return inventory->lastError();
    co_return Result<void>();
}

QCoro::Task<Result<change::ItemResult>> Context::apply(change::Change change)
{
    change::Plan plan = spine->plan({change});
    if (ifVersion > 0)
        change::baseOn(plan.items.first(), ifVersion);
    if (dryRun) {
        const Result<void> shown = co_await showPreview(*this, plan);
        if (!shown)
            co_return shown.error();
        co_return Error{ErrorCode::Cancelled, {}, QStringLiteral("nothing was changed"), {}, QString::fromLatin1(kDryRun)};
    }
    const change::PlannedItem planned = plan.items.first();
    co_await keepUndo(*this);
    const change::Outcome outcome = co_await spine->apply(plan);
    const change::ItemResult *item = outcome.first();
    if (!item)
        co_return Error{ErrorCode::Internal, {}, QStringLiteral("nothing was done"), {}, {}};
    if (item->error && item->error->code == ErrorCode::PreconditionFailed && !change::objectNameOf(change).isEmpty()) {
        Result<change::ItemResult> settled = co_await settleConflict(*this, planned.change, planned.version);
        if (settled)
            co_await tellUndo(*this);
        co_return settled;
    }
    if (item->error)
        co_return *item->error;
    co_await tellUndo(*this);
    co_return *item;
}

} // namespace octroi::ctl
