// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/error.h"

/// What the process ends with; listed in the README of packaging/debian.
int exitCode(const octroi::Error &error);
/// Logs why it does not start and what to do; returns the code.
int fail(int code, const octroi::Error &error);
