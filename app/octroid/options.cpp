// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"

#include "authority/node/issuername.h"
#include "crypto/digest.h"
#include "crypto/jose/algorithm.h"

#include <QFile>

#ifdef OCTROID_DEMO
#include "demo/organisation.h"
#endif

using namespace octroi;

namespace {

/// "127.0.0.1:8080", "[::1]:8080"
bool readEndpoint(const std::string &text, QString &address, quint16 &port)
{
    const std::size_t colon = text.rfind(':');
    bool ok = colon != std::string::npos;
    const uint number = ok ? QString::fromStdString(text.substr(colon + 1)).toUInt(&ok) : 0;
    if (!ok || number > 65535)
        return false;
    address = QString::fromStdString(text.substr(0, colon));
    if (address.startsWith(QLatin1Char('[')) && address.endsWith(QLatin1Char(']')))
        address = address.mid(1, address.size() - 2);
    port = quint16(number);
    return true;
}

QString one(const Settings &settings, const char *name)
{
    return QString::fromStdString(settings.text(name));
}

QStringList list(const Settings &settings, const char *name)
{
    QStringList out;
    for (const std::string &item : settings.value(name).texts)
        out << QString::fromStdString(item);
    return out;
}

Result<void> readNetwork(const Settings &settings, authority::Node::Options &out)
{
    if (!readEndpoint(settings.text("listen"), out.address, out.port))
        return settings.wrong("listen", "is ADDRESS:PORT, such as 127.0.0.1:8080");
    if (!readEndpoint(settings.text("syslog"), out.syslogAddress, out.syslogPort))
        return settings.wrong("syslog", "is ADDRESS:PORT, such as 127.0.0.1:5514");
    out.issuer = one(settings, "issuer");
    if (const auto issuer = out.issuer.isEmpty() ? Result<QString>(QString()) : authority::issuerName(out.issuer); !issuer)
        return settings.wrong("issuer", issuer.error().detail.toStdString());
    bool ok = false;
    out.socket = one(settings, "socket");
    out.socketMode = one(settings, "socket-mode").toUInt(&ok, 8);
    if (!ok || out.socketMode > 0777)
        return settings.wrong("socket-mode", "is an octal mode, such as 0660");
    out.tls.certificate = one(settings, "tls-cert");
    out.tls.key = one(settings, "tls-key");
    out.tls.clientAuthorities = one(settings, "tls-client-ca");
    out.tls.askClients = settings.isOn("tls-ask-client");
    if (out.tls.certificate.isEmpty() != out.tls.key.isEmpty())
        return settings.wrong(out.tls.key.isEmpty() ? "tls-cert" : "tls-key", "needs tls-cert and tls-key together");
    out.plainFrom = list(settings, "plain-from");
    out.trustedProxies = list(settings, "trusted-proxy");
    out.certificateHeader = one(settings, "certificate-header");
    out.credentialPlaces = list(settings, "credential-place");
    out.webhooks.networks = list(settings, "webhook-network");
    if (!settings.isSet("proxy-secret-file"))
        return {};
    QFile file(one(settings, "proxy-secret-file"));
    const Secret secret(file.open(QIODevice::ReadOnly) ? file.read(4096).trimmed() : QByteArray());
    if (secret.reveal().size() < 32)
        return settings.wrong("proxy-secret-file", "cannot be read, or holds less than 32 characters");
    out.proxySecretDigest = crypto::sha256Bytes(secret.reveal());
    return {};
}

Result<void> readOAuth(const Settings &settings, authority::Node::Options &out)
{
    const auto algorithm = crypto::algorithmFromName(one(settings, "signing-algorithm"));
    if (algorithm != crypto::JwsAlgorithm::ES256 && algorithm != crypto::JwsAlgorithm::EdDSA && algorithm != crypto::JwsAlgorithm::RS256)
        return settings.wrong("signing-algorithm", "is ES256, EdDSA or RS256");
    out.oauth.keys.algorithm = *algorithm;
    return {};
}

Result<void> readSizes(const Settings &settings, DaemonOptions &out)
{
    const auto threads = settings.number("threads", 0, 64);
    const auto connections = settings.number("max-connections", 16, 1'000'000);
    const auto perAddress = settings.number("max-connections-per-address", 1, 1'000'000);
    const auto drain = settings.number("drain-seconds", 0, 600);
    for (const auto *number : {&threads, &connections, &perAddress, &drain}) {
        if (!*number)
            return number->error();
    }
    out.node.threads = unsigned(*threads);
    out.node.maxConnections = int(*connections);
    out.node.maxConnectionsPerAddress = int(*perAddress);
    out.drainMs = int(*drain) * 1000;
    return {};
}

Result<void> readLog(const Settings &settings, DaemonOptions &out)
{
    const std::string level = settings.text("log-level"), format = settings.text("log-format");
    if (level == "debug")
        out.logLevel = LogLevel::Debug;
    else if (level == "warning")
        out.logLevel = LogLevel::Warning;
    else if (level == "error")
        out.logLevel = LogLevel::Error;
    else if (level != "info")
        return settings.wrong("log-level", "is debug, info, warning or error");
    if (format == "text")
        out.logFormat = LogFormat::Text;
    else if (format != "json")
        return settings.wrong("log-format", "is json or text");
    return {};
}

Result<void> readDemo(const Settings &settings, authority::Node::Options &out)
{
    if (!settings.isSet("demo"))
        return {};
#ifdef OCTROID_DEMO
    const auto seed = settings.number("demo", 0, std::numeric_limits<qint64>::max());
    if (!seed)
        return seed.error();
    out.demo = [value = quint64(*seed)](const QDateTime &now) { return demo::generateOrganisation(value, now); };
    return {};
#else
    Q_UNUSED(out)
    return settings.wrong("demo", "needs an octroid that was built with the demo organisation");
#endif
}

} // namespace

Result<DaemonOptions> optionsOf(const Settings &settings)
{
    DaemonOptions out;
    if (!settings.isSet("data"))
        return settings.wrong("data", "is needed: the folder for keys, usage and audit log");
    out.node.dataFolder = one(settings, "data");
    out.node.databaseUrl = one(settings, "database-url");
    out.node.encryptionKeyFile = one(settings, "encryption-key-file");
    const auto without = settings.number("without-database", 0, 365 * 24 * 3600);
    if (!without)
        return without.error();
    out.node.withoutDatabaseS = int(*without);
    out.node.prefix = one(settings, "prefix");
    out.node.timeZone = one(settings, "time-zone");
    out.initAdmin = one(settings, "init-admin");
    out.consoleFile = one(settings, "console-file");
    out.initOwner = one(settings, "init-owner");
    if (out.initOwner.isEmpty() && out.initAdmin.isEmpty() && out.consoleFile.isEmpty())
        out.initOwner = QStringLiteral("owner"); // a server that nobody could administer
    out.exitWithParent = settings.isOn("exit-with-parent");
    if (auto read = readNetwork(settings, out.node); !read)
        return read.error();
    if (auto read = readOAuth(settings, out.node); !read)
        return read.error();
    if (auto read = readSizes(settings, out); !read)
        return read.error();
    if (auto read = readLog(settings, out); !read)
        return read.error();
    if (auto read = readDemo(settings, out.node); !read)
        return read.error();
    return out;
}
