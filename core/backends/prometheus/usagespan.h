// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/backend.h"

namespace octroi::backends {

/// The intervals that a question about usage is answered by: fine enough to notice that a counter began anew, coarse enough
/// to be read.
struct UsageSpan
{
    double from = 0; ///< seconds since the epoch
    double step = 0;
    int steps = 0;
    QString unit;          ///< "minute", "hour", "day", "month"; "" for one sum
    QByteArray zone;       ///< of days and months

    /// Begin of the row that an interval belongs to; null for one sum.
    QDateTime rowAt(int interval) const;
    double edge(int number) const { return from + number * step; }
    double to() const { return edge(steps); }
    /// The same time in fewer intervals; the same where there is none.
    UsageSpan coarser() const;
    UsageSpan coarsest() const;

    /// Rows are whole units of time; what lies behind `now` is left out. No steps: nothing to ask for.
    static UsageSpan of(const UsageRequest &request, double now);
};

} // namespace octroi::backends
