// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"

#ifdef OCTROID_DEMO
#include "demo/organisation.h"
#endif

#include <CLI/CLI.hpp>
#include <iostream>

namespace {

/// "127.0.0.1:8080", "[::1]:8080"; throws what CLI11 reports as a wrong option.
void readEndpoint(const std::string &name, const std::string &text, QString &address, quint16 &port)
{
    const std::size_t colon = text.rfind(':');
    bool ok = colon != std::string::npos;
    const uint number = ok ? QString::fromStdString(text.substr(colon + 1)).toUInt(&ok) : 0;
    if (!ok || number > 65535)
        throw CLI::ValidationError(name, "is ADDRESS:PORT, such as 127.0.0.1:8080");
    address = QString::fromStdString(text.substr(0, colon));
    if (address.startsWith(QLatin1Char('[')) && address.endsWith(QLatin1Char(']')))
        address = address.mid(1, address.size() - 2);
    port = quint16(number);
}

} // namespace

std::optional<int> readOptions(int argc, char **argv, DaemonOptions &out)
{
    CLI::App app("octroid: key/OAuth backend, call checker and meter of Octroi");
    std::string data, listen = "127.0.0.1:0", syslog = "127.0.0.1:0", initAdmin, consoleFile, prefix = "oct", level = "info";
    std::vector<std::string> proxies;
    quint64 seed = 0;
    app.add_option("--data", data, "Data folder; created with mode 0700")->required();
    app.add_option("--listen", listen, "ADDRESS:PORT for HTTP; port 0 takes any free one")->capture_default_str();
    app.add_option("--syslog", syslog, "ADDRESS:PORT for access-log datagrams")->capture_default_str();
    app.add_option("--init-admin", initAdmin, "Write an owner service client to this file (mode 0600)");
    app.add_option("--console-file", consoleFile, "Write a credential that lives as long as this process to this file");
    app.add_flag("--exit-with-parent", out.exitWithParent, "Stop when standard input ends");
    app.add_option("--threads", out.node.threads, "Threads for HTTP; 0: one for each core")->capture_default_str()->check(CLI::Range(0, 64));
    app.add_option("--trusted-proxy", proxies, "Address or network whose X-Original-* headers are believed (repeatable)");
    app.add_option("--prefix", prefix, "Prefix of new keys: 2 to 8 lower-case letters")->capture_default_str();
    app.add_option("--log-level", level, "debug, info, warning or error")->capture_default_str()->check(CLI::IsMember({"debug", "info", "warning", "error"}));
    auto *demo = app.add_option("--demo", seed, "Fill an empty store with the demo organisation of this seed");
    app.set_version_flag("--version", OCTROI_VERSION);
    try {
        app.parse(argc, argv);
        readEndpoint("--listen", listen, out.node.address, out.node.port);
        readEndpoint("--syslog", syslog, out.node.syslogAddress, out.node.syslogPort);
    } catch (const CLI::ParseError &error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    out.node.dataFolder = QString::fromStdString(data);
    out.node.prefix = QString::fromStdString(prefix);
    for (const std::string &proxy : proxies)
        out.node.trustedProxies << QString::fromStdString(proxy);
    out.initAdmin = QString::fromStdString(initAdmin);
    out.consoleFile = QString::fromStdString(consoleFile);
    out.logLevel = level == "debug" ? octroi::LogLevel::Debug
        : level == "warning"       ? octroi::LogLevel::Warning
        : level == "error"         ? octroi::LogLevel::Error
                                   : octroi::LogLevel::Info;
    if (demo->count() > 0) {
#ifdef OCTROID_DEMO
        out.node.demo = [seed](const QDateTime &now) { return octroi::demo::generateOrganisation(seed, now); };
#else
        std::cerr << "this octroid was built without the demo organisation\n";
        return 2;
#endif
    }
    return std::nullopt;
}
