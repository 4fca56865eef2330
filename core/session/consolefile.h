// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "session/builtinserver.h"

namespace octroi::session {

/// "console.json" of a data folder: where its octroid listens and the credential it gives its console.
QString consoleFilePath(const QString &dataFolder);
/// Errors: NotFound when there is none, Protocol when it cannot be read.
Result<Endpoint> readConsoleFile(const QString &dataFolder);
/// True when an octroid answers there and takes this credential; waits at most 3 s for each.
QCoro::Task<bool> probeEndpoint(Endpoint endpoint);

} // namespace octroi::session
