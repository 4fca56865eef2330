// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"

namespace octroi {

qint64 SystemClock::nowMs() const
{
    return QDateTime::currentMSecsSinceEpoch();
}

} // namespace octroi
