// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/store/postgresconnection.h"
#include "authority/store/sqlstore.h"

namespace octroi::authority {

/// The store in one PostgreSQL database, which several nodes may share. Changes of all nodes are one
/// after the other (an advisory lock), so that the audit log is one chain.
class PostgresStore final : public SqlStore
{
public:
    /// As openPostgresStore().
    static Result<std::unique_ptr<PostgresStore>> open(const QString &url);

    /// Reads every row of every table; with data checksums, the server finds damaged pages by that.
    Result<void> verify() override;
    /// Always Conflict, reason backup_with_pg_dump: PostgreSQL has its own means.
    Result<void> backupTo(const QString &path) override;

private:
    explicit PostgresStore(std::unique_ptr<PostgresConnection> connection);
};

} // namespace octroi::authority
