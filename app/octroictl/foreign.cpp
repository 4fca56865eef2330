// SPDX-License-Identifier: GPL-3.0-or-later
#include "foreign.h"

#include "backends/connector.h"
#include "backends/octroid/octroidbackend.h"
#include "backends/prometheus/mapping.h"

#include <CLI/CLI.hpp>
#include <QFile>
#include <QHash>

namespace octroi::ctl {

namespace {

using backends::Capability;

QString nameOf(const CLI::App &app)
{
    const auto chosen = app.get_subcommands();
    return chosen.empty() ? QString() : QString::fromStdString(chosen.front()->get_name());
}

/// What a command asks of a backend; that of one of its own where that asks for more.
const QHash<QString, Capability> &needs()
{
    static const QHash<QString, Capability> table{
        {QStringLiteral("access"), Capability::ApiKeys},        {QStringLiteral("api"), Capability::Apis},
        {QStringLiteral("audit"), Capability::Audit},           {QStringLiteral("campaign"), Capability::Campaigns},
        {QStringLiteral("check"), Capability::Quotas},          {QStringLiteral("client"), Capability::OAuthClients},
        {QStringLiteral("client add-secret"), Capability::SecondSecret},
        {QStringLiteral("health"), Capability::ApiKeys},        {QStringLiteral("import"), Capability::ApiKeys},
        {QStringLiteral("key"), Capability::ApiKeys},           {QStringLiteral("partner offboard"), Capability::SignedReceipts},
        {QStringLiteral("plan"), Capability::Plans},            {QStringLiteral("receipt"), Capability::SignedReceipts},
        {QStringLiteral("run"), Capability::ApiKeys},           {QStringLiteral("scan"), Capability::ApiKeys},
        {QStringLiteral("scope"), Capability::Scopes},          {QStringLiteral("session"), Capability::Sessions},
        {QStringLiteral("token"), Capability::LiveTokens},      {QStringLiteral("token trace"), Capability::OAuthClients},
        {QStringLiteral("trusted-issuer"), Capability::TrustedIssuers},
        {QStringLiteral("usage"), Capability::Usage},           {QStringLiteral("usage forecast"), Capability::Quotas}};
    return table;
}

/// Of those that ask for nothing that a table names, the ones that are octroid's alone.
bool isOctroids(const QString &command, const QString &whole)
{
    static const QStringList alone{QStringLiteral("administrator"), QStringLiteral("apply"), QStringLiteral("backup"),
                                   QStringLiteral("export"), QStringLiteral("restore")};
    return alone.contains(command) || whole == QLatin1String("audit checkpoints") || whole == QLatin1String("audit export");
}

} // namespace

void addBackendOptions(CLI::App &app, ConnectionOptions &options)
{
    app.add_option("--backend", options.kind, "What answers at --server")->check(CLI::IsMember({"octroid", "keycloak", "prometheus"}));
    app.add_option("--realm", options.realm, "Of a Keycloak: whose clients these are");
    app.add_option("--sign-in-realm", options.signInRealm, "Of a Keycloak: where the client is known, when that is another");
    app.add_option("--mapping", options.mapping,
                   "Of a Prometheus: kong, kong2, apisix, tyk, keycloak or a file that maps its metrics; unless it is given, found by them");
}

std::optional<Error> refusalOn(const CLI::App &app, const backends::Backend &backend)
{
    const QString command = nameOf(app);
    const QString further = command.isEmpty() ? QString() : nameOf(*app.get_subcommands().front());
    const QString whole = further.isEmpty() ? command : command + u' ' + further;
    for (const QString &name : {whole, command}) {
        const auto need = needs().constFind(name);
        if (need == needs().constEnd())
            continue;
        const backends::CapabilityNote note = backends::capabilityOf(backend, *need);
        if (note.support == backends::Support::None)
            return Error{ErrorCode::Unavailable, name, QString::fromUtf8(note.sentence), {}, QStringLiteral("not_supported")};
    }
    const bool octroid = dynamic_cast<const backends::OctroidBackend *>(&backend);
    if (!octroid && isOctroids(command, whole))
        return Error{ErrorCode::Unavailable, whole, QStringLiteral("only an octroid has that"), {}, QStringLiteral("not_supported")};
    return std::nullopt;
}

Result<QString> mappingText(const std::string &option)
{
    const QString name = QString::fromStdString(option);
    if (name.isEmpty() || backends::knownMappings().contains(name))
        return backends::knownMappingText(name);
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Storage, name, file.errorString(), {}, {}};
    const Result<backends::MetricMapping> mapping = backends::MetricMapping::fromText(QString::fromUtf8(file.read(64 << 10)));
    if (!mapping)
        return mapping.error();
    return mapping->toText();
}

} // namespace octroi::ctl
