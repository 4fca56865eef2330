// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "context.h"

namespace CLI {
class App;
}

namespace octroi::ctl {

void addAccess(CLI::App &app, Chosen &chosen);

} // namespace octroi::ctl
