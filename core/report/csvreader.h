// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace octroi::report {

/// Rows of comma-separated values (RFC 4180) in UTF-8, with or without a byte order mark; the separator is
/// the one of , ; tab and | that splits the first rows most evenly. Empty lines are skipped. Errors: Invalid,
/// reasons utf8 and csv_quotes (a quote that does not end); the context names the line.
Result<QList<QStringList>> csvRows(const QByteArray &text);

} // namespace octroi::report
