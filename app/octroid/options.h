// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/node/node.h"
#include "base/log.h"
#include "settings.h"

#include <optional>

/// What octroid was told to do.
struct DaemonOptions
{
    octroi::authority::Node::Options node;
    QString initAdmin, consoleFile; ///< "" for none
    QString initOwner;              ///< name of the first account; "" for none
    bool exitWithParent = false;
    int drainMs = 0; ///< between "not ready" and closing the port
    octroi::LogLevel logLevel = octroi::LogLevel::Info;
    octroi::LogFormat logFormat = octroi::LogFormat::Json;
};

/// The command line, kept so that SIGHUP can read file and environment again below it. What comes first
/// wins: command line, environment, file, default.
class CommandLine
{
public:
    /// An exit code instead when there is nothing to run (--help, a wrong option, --check-config).
    std::optional<int> read(int argc, char **argv, DaemonOptions &out);
    /// Everything but the command line afresh. Errors: Invalid, as of the start.
    octroi::Result<DaemonOptions> readAgain();
    /// Names of settings that are not the same now as they were and need a restart.
    const QStringList &needRestart() const { return m_needRestart; }

private:
    octroi::Result<Settings> settings() const;

    std::string m_file;
    std::vector<std::pair<const Setting *, std::vector<std::string>>> m_flags;
    Settings m_current;
    QStringList m_needRestart;
};

/// Errors: Invalid, with the origin of the value.
octroi::Result<DaemonOptions> optionsOf(const Settings &settings);
