// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"
#include "health/report.h"

#include <QIODevice>
#include <atomic>

namespace octroi::health {

/// A row an object of a finding, most severe first: rule, severity, kind, id, name, application, partner, time, number,
/// total, names, fix (see evidence.h). Any thread. Errors: Storage, Cancelled.
Result<void> writeCsv(QIODevice &out, const Report &report, const std::atomic_bool &cancelled);
/// Into a file that is there as a whole or not at all.
Result<void> writeCsvFile(const QString &path, const Report &report, const std::atomic_bool &cancelled);

} // namespace octroi::health
