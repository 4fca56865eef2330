// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/node/node.h"
#include "base/log.h"

#include <optional>

/// What octroid was told to do.
struct DaemonOptions
{
    octroi::authority::Node::Options node;
    QString initAdmin, consoleFile; ///< "" for none
    bool exitWithParent = false;
    octroi::LogLevel logLevel = octroi::LogLevel::Info;
};

/// Reads the command line; an exit code instead when there is nothing to run (--help, a wrong option).
std::optional<int> readOptions(int argc, char **argv, DaemonOptions &out);
