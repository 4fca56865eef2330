// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/store/sqliteconnection.h"
#include "authority/store/sqlstore.h"

namespace octroi::authority {

/// The store in one SQLite file, in write-ahead mode. Control changes are synchronised to the disk
/// before they are acknowledged; usage is, too, but only with the next of them or at a checkpoint.
class SqliteStore final : public SqlStore
{
public:
    /// As openSqliteStore().
    static Result<std::unique_ptr<SqliteStore>> open(const QString &folder);

    /// The file may not grow beyond this many pages of 4 KiB; StorageFull is then what writers get.
    Result<void> limitPages(qint64 pages);

    Result<void> verify() override;
    Result<void> backupTo(const QString &path) override;

private:
    explicit SqliteStore(std::unique_ptr<SqliteConnection> connection);
    Result<void> prepare();
    SqliteConnection &file() { return static_cast<SqliteConnection &>(*m_db); }
};

} // namespace octroi::authority
