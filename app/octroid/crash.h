// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Makes sure that nothing of the memory leaves the process when it fails: no core file, no message of an
/// exception or an assertion, one line with the name of the signal and where it happened. Also takes the
/// warnings of Qt into the log. First thing in main().
void guardCrashes();
