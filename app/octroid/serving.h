// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "options.h"

/// Until the process is told to stop: reloads at SIGHUP, tells the watchdog that the node is alive.
void serve(CommandLine &commandLine, const DaemonOptions &options, octroi::authority::Node &node);
/// Balancers that ask /readyz go elsewhere before the port closes; a second signal ends the waiting.
void drain(const DaemonOptions &options, octroi::authority::Node &node);
