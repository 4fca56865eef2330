// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

namespace octroi::test {

/// Ends the test program as skipped (exit code 77), after printing why: for a program or a right
/// that this machine does not have.
[[noreturn]] void skipProgram(const QString &reason);

} // namespace octroi::test
