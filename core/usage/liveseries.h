// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "usage/livering.h"
#include "usage/rowseries.h"

namespace octroi::usage {

/// The live ring as charts want it. Seconds in which nothing was measured have no latency and are no gap
/// before fifteen of them follow each other; bytes are a gap where the log feed is cut off.
RowSeries liveSeries(const LiveRing &ring, const Window &window);
/// The same for some credentials, from the busiest of each second; without latency and failures.
RowSeries liveSeries(const LiveRing &ring, const Window &window, const QSet<QString> &keyIds);
/// Refusals a second by name.
QMap<QString, Samples> liveRefusals(const LiveRing &ring, const Window &window);

} // namespace octroi::usage
