// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "context.h"

namespace CLI {
class App;
}

namespace octroi::ctl {

/// `usage forecast`: when the limits of plans run out, and how good such forecasts would have been.
void addForecast(CLI::App &usage, Chosen &chosen);

} // namespace octroi::ctl
