// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/store/sqliteconnection.h"
#include "usage/histogram.h"

// Latency histograms are merged in this program. SQLite calls into it from within a statement;
// PostgreSQL hands over the histograms of a group and they are merged here.
namespace octroi::authority {

/// For SQLite: octroi_merge(a, b) and the aggregate octroi_merged(h).
Result<void> registerHistogramFunctions(SqliteConnection &connection);

/// The expression that selects the histograms of a group of `u`.
const char *histogramsOfGroup(Dialect dialect);
const char *sizesOfGroup(Dialect dialect); ///< the same of sizes
/// Adds what that expression gave; false when it is malformed.
bool mergeGroup(Dialect dialect, const QByteArray &bytes, usage::Histogram &into);

} // namespace octroi::authority
