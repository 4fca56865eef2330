// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/sqliteconnection.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <sqlite3.h>
#include <utility>

namespace octroi::authority {

Error damaged(const QString &path, const QString &why)
{
    return Error{
        ErrorCode::Damaged,
        path,
        QStringLiteral("%1. The file was left as it is. To restore: move it and its -wal and -shm aside and "
                       "put a backup of it in its place.")
            .arg(why),
        {},
        QStringLiteral("database_damaged")};
}

Statement::Statement(SqliteConnection &connection, QByteArray sql, sqlite3_stmt *statement, int code)
    : m_connection(&connection)
    , m_sql(std::move(sql))
    , m_statement(statement)
    , m_code(code)
{
}

Statement::Statement(Statement &&other) noexcept
    : m_connection(other.m_connection)
    , m_sql(std::move(other.m_sql))
    , m_statement(std::exchange(other.m_statement, nullptr))
    , m_code(other.m_code)
{
}

Statement::~Statement()
{
    if (!m_statement)
        return;
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
    m_connection->giveBack(m_sql, m_statement);
}

void Statement::note(int code)
{
    if (m_code == SQLITE_OK)
        m_code = code;
}

void Statement::bindOne(int index, qint64 value)
{
    note(sqlite3_bind_int64(m_statement, index, value));
}

void Statement::bindOne(int index, double value)
{
    note(sqlite3_bind_double(m_statement, index, value));
}

void Statement::bindOne(int index, const QString &value)
{
    const QByteArray utf8 = value.toUtf8();
    note(sqlite3_bind_text64(m_statement, index, utf8.constData(), sqlite3_uint64(utf8.size()),
                             SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Statement::bindOne(int index, const QByteArray &value)
{
    note(sqlite3_bind_blob64(m_statement, index, value.constData(), sqlite3_uint64(value.size()),
                             SQLITE_TRANSIENT));
}

void Statement::bindOne(int index, const QDateTime &value)
{
    note(value.isValid() ? sqlite3_bind_int64(m_statement, index, value.toMSecsSinceEpoch())
                         : sqlite3_bind_null(m_statement, index));
}

void Statement::bindOne(int index, const QStringList &value)
{
    bindOne(index, QString::fromUtf8(
                       QJsonDocument(QJsonArray::fromStringList(value)).toJson(QJsonDocument::Compact)));
}

void Statement::bindOne(int index, const QJsonObject &value)
{
    bindOne(index, QString::fromUtf8(QJsonDocument(value).toJson(QJsonDocument::Compact)));
}

void Statement::bindOne(int index, std::nullptr_t)
{
    note(sqlite3_bind_null(m_statement, index));
}

Result<bool> Statement::step()
{
    if (m_code != SQLITE_OK)
        return m_connection->error(m_code);
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    const Error error = m_connection->error(code);
    sqlite3_reset(m_statement);
    return error;
}

Result<void> Statement::run()
{
    const auto done = rows([](const Statement &) {});
    if (m_statement)
        sqlite3_reset(m_statement);
    return done;
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

QString Statement::text(int column) const
{
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return bytes ? QString::fromUtf8(bytes, sqlite3_column_bytes(m_statement, column)) : QString();
}

QByteArray Statement::blob(int column) const
{
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return bytes ? QByteArray(bytes, sqlite3_column_bytes(m_statement, column)) : QByteArray();
}

QDateTime Statement::time(int column) const
{
    if (sqlite3_column_type(m_statement, column) == SQLITE_NULL)
        return {};
    return QDateTime::fromMSecsSinceEpoch(integer(column), Qt::UTC);
}

QStringList Statement::list(int column) const
{
    QStringList out;
    const QJsonArray array = QJsonDocument::fromJson(text(column).toUtf8()).array();
    for (const QJsonValue value : array)
        out << value.toString();
    return out;
}

QJsonObject Statement::object(int column) const
{
    return QJsonDocument::fromJson(text(column).toUtf8()).object();
}

SqliteConnection::SqliteConnection(sqlite3 *db, QString path)
    : m_db(db)
    , m_path(std::move(path))
{
}

SqliteConnection::~SqliteConnection()
{
    for (sqlite3_stmt *statement : std::as_const(m_idle))
        sqlite3_finalize(statement);
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

Statement SqliteConnection::statement(const char *sql)
{
    return statement(QByteArray(sql));
}

Statement SqliteConnection::statement(const QByteArray &sql)
{
    if (sqlite3_stmt *idle = m_idle.take(sql))
        return {*this, sql, idle, SQLITE_OK};
    sqlite3_stmt *fresh = nullptr;
    const int code = sqlite3_prepare_v3(m_db, sql.constData(), int(sql.size()) + 1, SQLITE_PREPARE_PERSISTENT,
                                        &fresh, nullptr);
    return {*this, sql, fresh, code};
}

void SqliteConnection::giveBack(const QByteArray &sql, sqlite3_stmt *statement)
{
    // Two at once of the same text happens only when one runs inside the other.
    if (m_idle.contains(sql))
        sqlite3_finalize(statement);
    else
        m_idle.insert(sql, statement);
}

Result<void> SqliteConnection::execute(const QByteArray &sql)
{
    const int code = sqlite3_exec(m_db, sql.constData(), nullptr, nullptr, nullptr);
    return code == SQLITE_OK ? Result<void>() : error(code);
}

Result<qint64> SqliteConnection::number(const QByteArray &sql)
{
    Statement s = statement(sql);
    const auto row = s.step();
    if (!row)
        return row.error();
    return *row ? s.integer(0) : qint64(0);
}

int SqliteConnection::changes() const
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
