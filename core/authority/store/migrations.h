// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/store/sqlconnection.h"

namespace octroi::authority {

/// "Octr": tells our files from other programs' databases (PRAGMA application_id).
inline constexpr qint64 kApplicationId = 0x4F637472;

/// The version that this program reads and writes: the number of files in migrations/.
int schemaVersion();

/// The text of migration `number`, from 1 on, for one database (migrations/README.md).
QByteArray migrationScript(int number, Dialect dialect);

/// The version of what is there, 0 for an empty database. In SQLite it is PRAGMA user_version, in
/// PostgreSQL the one row of the table octroi_schema.
Result<qint64> storedVersion(SqlConnection &connection);

/// Runs the migrations that the database has not seen yet, each in a transaction of its own, up to `version`.
Result<void> migrate(SqlConnection &connection, int version = schemaVersion());

/// The NewerVersion error.
Error newerVersion(const QString &place, qint64 version);

} // namespace octroi::authority
