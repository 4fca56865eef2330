// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inventory/inventory.h"

#include <atomic>

namespace octroi::models {

/// The credentials of a list as a CSV file (RFC 4180, UTF-8) for other programs: names of columns in English, times in
/// ISO 8601, scopes separated by spaces. Never a key or a secret.
class KeysCsv
{
public:
    /// Any thread; written beside and put in its place at the end. Storage when it cannot be written, Cancelled.
    static Result<void> write(const QString &path, const inventory::Parts &parts, const inventory::RowList &rows,
                              const QDateTime &now, const std::atomic_bool &cancelled);
};

} // namespace octroi::models
