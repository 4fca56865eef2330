// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/sqliteconnection.h"

#include "authority/store/sqlitestatement.h"

#include <sqlite3.h>

namespace octroi::authority {

SqliteConnection::SqliteConnection(sqlite3 *db, QString path)
    : m_db(db)
    , m_path(std::move(path))
{
}

SqliteConnection::~SqliteConnection()
{
    dropStatements();
    sqlite3_close_v2(m_db);
}

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open(const QString &path)
{
    sqlite3 *db = nullptr;
    const int code =
        sqlite3_open_v2(path.toUtf8().constData(), &db,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    std::unique_ptr<SqliteConnection> connection(new SqliteConnection(db, path));
    if (code != SQLITE_OK)
        return connection->error(code);
    sqlite3_extended_result_codes(db, 1);
    sqlite3_busy_timeout(db, 5000);
    if (sqlite3_db_readonly(db, "main") == 1) {
        return Error{ErrorCode::Storage,
                     path,
                     QStringLiteral("the file cannot be written to"),
                     {},
                     QStringLiteral("not_writable")};
    }
    return connection;
}

std::unique_ptr<PreparedStatement> SqliteConnection::prepare(const QByteArray &sql)
{
    sqlite3_stmt *fresh = nullptr;
    const int code = sqlite3_prepare_v3(m_db, sql.constData(), int(sql.size()) + 1, SQLITE_PREPARE_PERSISTENT,
                                        &fresh, nullptr);
    return std::make_unique<SqliteStatement>(*this, fresh, code);
}

Result<void> SqliteConnection::execute(const QByteArray &sql)
{
    const int code = sqlite3_exec(m_db, sql.constData(), nullptr, nullptr, nullptr);
    return code == SQLITE_OK ? Result<void>() : error(code);
}

Result<void> SqliteConnection::begin(Transaction kind)
{
    if (kind == Transaction::Usage) {
        if (const auto lazy = execute("PRAGMA synchronous = NORMAL"); !lazy)
            return lazy;
        m_lazy = true;
    }
    return execute("BEGIN IMMEDIATE");
}

Result<void> SqliteConnection::end(bool commit)
{
    Result<void> done;
    if (commit)
        done = execute("COMMIT");
    // A full disk may already have rolled it back by itself; only then is there nothing left to undo.
    if ((!commit || !done) && sqlite3_get_autocommit(m_db) == 0) {
        const auto undone = execute("ROLLBACK");
        done = done ? undone : done;
    }
    if (m_lazy) {
        m_lazy = false;
        const auto full = execute("PRAGMA synchronous = FULL");
        done = done ? full : done;
    }
    return done;
}

qint64 SqliteConnection::changes() const
{
    return sqlite3_changes(m_db);
}

Error SqliteConnection::error(int code) const
{
    const QString why = m_db ? QString::fromUtf8(sqlite3_errmsg(m_db)) : QStringLiteral("out of memory");
    switch (code & 0xFF) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return damaged(m_path, why);
    case SQLITE_FULL:
        return Error{ErrorCode::StorageFull,
                     m_path,
                     QStringLiteral("%1. Make room on the disk and try again; nothing was changed.").arg(why),
                     {},
                     QStringLiteral("storage_full")};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return Error{ErrorCode::InUse, m_path, why, {}, QStringLiteral("database_locked")};
    case SQLITE_CONSTRAINT:
        if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY)
            return Error{ErrorCode::Exists, m_path, why, {}, QStringLiteral("exists")};
        return Error{ErrorCode::Conflict, m_path, why, {}, QStringLiteral("constraint")};
    default:
        return Error{ErrorCode::Storage, m_path, why, {}, QStringLiteral("storage")};
    }
}

} // namespace octroi::authority
