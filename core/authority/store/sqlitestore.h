// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/store/sqlitefilecheck.h"
#include "authority/store/sqlstore.h"

namespace octroi::authority {

/// The store in one SQLite file, in write-ahead mode. Control changes are synchronised to the disk
/// before they are acknowledged; usage is, too, but only with the next of them or at a checkpoint. A file of
/// more than 64 MiB is read through for damage after it was opened; once damage is found, changes are refused
/// with Damaged.
class SqliteStore final : public SqlStore
{
public:
    /// As openSqliteStore().
    static Result<std::unique_ptr<SqliteStore>> open(const QString &folder);

    /// The file may not grow beyond this many pages of 4 KiB; StorageFull is then what writers get.
    Result<void> limitPages(qint64 pages);

    Result<void> transact(const std::function<Result<void>()> &work) override;
    Result<void> verify() override;
    Result<void> backupTo(const QString &path) override;

private:
    explicit SqliteStore(std::unique_ptr<SqliteConnection> connection);
    Result<void> prepare();
    std::unique_ptr<SqliteFileCheck> m_check; ///< of a large file; null where it was checked at once
    SqliteConnection &file() { return static_cast<SqliteConnection &>(*m_db); }
};

} // namespace octroi::authority
