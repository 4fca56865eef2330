// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Tells the service supervisor, when there is one (sd_notify(3)): "READY=1", "RELOADING=1", "STOPPING=1",
/// "WATCHDOG=1".
void noticeService(const char *state);
/// How often it wants to hear "WATCHDOG=1", in milliseconds; 0: never.
int watchdogIntervalMs();
