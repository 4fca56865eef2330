// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QString>
#include <functional>

namespace octroi::authority {

/// The name of the database in a data folder.
inline constexpr const char *kSqliteFileName = "octroid.db";

/// Whether the file is a store that this program can read, told from its first bytes, without opening it
/// as a database. Errors: Damaged, NewerVersion, Storage.
Result<void> checkSqliteHeader(const QString &path);

/// An empty file that only its owner may read; SQLite's -wal and -shm inherit these rights.
Result<void> createPrivateFile(const QString &path);

/// A complete and consistent copy, also while octroid works on `from`. `to` must not exist; it appears
/// whole or not at all. Errors: Exists, NotFound, those of checkSqliteHeader(), Storage, StorageFull.
Result<void> copySqliteFile(const QString &from, const QString &to);

/// Puts a backup into a folder as its store, migrated forward and checked: pages, references and, with
/// `accept`, whatever else the caller looks at. A store that is there already is never touched: Exists.
/// When this fails the folder has none, as before.
class Store;
Result<void> restoreSqliteFile(const QString &backup, const QString &folder,
                               const std::function<Result<void>(Store &)> &accept);

} // namespace octroi::authority
