// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Blocks until the process is told to stop: SIGTERM, SIGINT, or, with `watchInput`, the end of standard
/// input. prepareToStop() comes first, before any thread is started.
void prepareToStop();
void waitForStop(bool watchInput);
