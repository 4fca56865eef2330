// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/store/sqliteconnection.h"

namespace octroi::authority {

/// "Octr": tells our files from other programs' databases (PRAGMA application_id).
inline constexpr qint64 kApplicationId = 0x4F637472;

/// The version that this program reads and writes (PRAGMA user_version).
int schemaVersion();

/// Runs the migrations that the file has not seen yet, each in a transaction of its own, up to `version`.
Result<void> migrate(SqliteConnection &connection, int version = schemaVersion());

} // namespace octroi::authority
