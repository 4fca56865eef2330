// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

enum class Wish { Stop, Reload, Time };

/// prepareToStop() comes first, before any thread is started.
void prepareToStop();
/// Blocks until the process is told to stop (SIGTERM, SIGINT, or, with `watchInput`, the end of standard
/// input), to reload (SIGHUP), or until `timeoutMs` have passed (-1: never).
Wish waitForWish(bool watchInput, int timeoutMs);
/// As many open files as this process may have; returns their number.
int raiseFileLimit();
