// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/backend.h"
#include "context.h"

#include <optional>

namespace CLI {
class App;
}

namespace octroi::ctl {

void addBackendOptions(CLI::App &app, ConnectionOptions &options); ///< --backend and what goes with it
/// The mapping of a Prometheus' metrics by its name, or out of a file. Errors: Storage, Invalid.
Result<QString> mappingText(const std::string &option);
/// Why the command that was chosen cannot work on this backend, in the backend's own words; null: it can.
std::optional<Error> refusalOn(const CLI::App &app, const backends::Backend &backend);

} // namespace octroi::ctl
