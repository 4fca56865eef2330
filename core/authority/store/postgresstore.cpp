// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/postgresstore.h"

#include "authority/store/migrations.h"

namespace octroi::authority {

PostgresStore::PostgresStore(std::unique_ptr<PostgresConnection> connection)
    : SqlStore(std::move(connection))
{
}

Result<std::unique_ptr<PostgresStore>> PostgresStore::open(const QString &url)
{
    auto connection = PostgresConnection::open(url);
    if (!connection)
        return connection.error();
    const auto version = storedVersion(**connection);
    if (!version)
        return version.error();
    if (*version > schemaVersion())
        return newerVersion((*connection)->place(), *version);
    if (const auto migrated = migrate(**connection); !migrated)
        return migrated.error();
    return std::unique_ptr<PostgresStore>(new PostgresStore(std::move(*connection)));
}

Result<void> PostgresStore::verify()
{
    QStringList tables;
    Statement names = m_db->statement("SELECT table_name FROM information_schema.tables"
                                      " WHERE table_schema = current_schema AND table_type = 'BASE TABLE'");
    const auto listed = names.rows([&](const Statement &row) { tables << row.text(0); });
    if (!listed)
        return listed;
    for (const QString &table : std::as_const(tables)) {
        // Not count(*): that reads no row where an index will do.
        const auto read = m_db->number("SELECT sum(length(t::text)) FROM \"" + table.toUtf8() + "\" t");
        if (!read)
            return read.error();
    }
    return {};
}

Result<void> PostgresStore::backupTo(const QString &)
{
    return Error{ErrorCode::Conflict,
                 m_db->place(),
                 QStringLiteral("a PostgreSQL store is copied with pg_dump and put back with pg_restore"),
                 {},
                 QStringLiteral("backup_with_pg_dump")};
}

Result<std::unique_ptr<Store>> openPostgresStore(const QString &url)
{
    auto store = PostgresStore::open(url);
    if (!store)
        return store.error();
    return std::unique_ptr<Store>(std::move(*store));
}

} // namespace octroi::authority
