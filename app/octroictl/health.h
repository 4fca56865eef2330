// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "context.h"

namespace CLI {
class App;
}

namespace octroi::ctl {

/// What is wrong with credentials, and the changes that mend it.
void addHealth(CLI::App &app, Chosen &chosen);

} // namespace octroi::ctl
