// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "application.h"

namespace octroi::app {

/// Drives the real console through the main job and returns the exit code: 0 when every step went
/// well. Writes pictures and tour.json into options.tourFolder; uses a data folder of its own.
int runTour(QApplication &application, Options options);

} // namespace octroi::app
