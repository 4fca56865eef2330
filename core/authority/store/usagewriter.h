// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/store/sqlconnection.h"
#include "authority/store/store.h"

namespace octroi::authority {

/// What is to be added to one row of a usage table.
struct UsageSum
{
    qint64 ts = 0;     ///< start of the row's unit, seconds
    UsageDelta counts; ///< key, API, endpoint and refusal name the row; histogram is the merged one
};

/// Adds to one usage table, within a transaction of kind Usage.
class UsageWriter
{
public:
    virtual ~UsageWriter() = default;
    virtual Result<void> put(const UsageSum &sum) = 0;
    /// Writes what was held back.
    virtual Result<void> finish() = 0;
};

/// SQLite: row by row, merging within the statement. PostgreSQL: many rows a statement, merged here.
std::unique_ptr<UsageWriter> usageWriter(SqlConnection &connection, const char *table);

} // namespace octroi::authority
