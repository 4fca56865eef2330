// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/skip.h"

#include <cstdio>
#include <cstdlib>

namespace octroi::test {

void skipProgram(const QString &reason)
{
    std::fprintf(stderr, "SKIPPED: %s\n", qPrintable(reason));
    std::fflush(stderr);
    std::_Exit(77);
}

} // namespace octroi::test
