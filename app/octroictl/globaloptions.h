// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace CLI {
class App;
}

namespace octroi::ctl {

/// Why the command that was chosen does not take these options of all commands; null: it does.
const char *refusalOf(const CLI::App &app, bool dryRun, bool ifVersion);

} // namespace octroi::ctl
