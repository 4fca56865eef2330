// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/sqlitestatement.h"

#include "authority/store/sqliteconnection.h"

#include <sqlite3.h>

namespace octroi::authority {

SqliteStatement::SqliteStatement(const SqliteConnection &connection, sqlite3_stmt *statement, int code)
    : m_connection(connection)
    , m_statement(statement)
    , m_code(code)
{
}

SqliteStatement::~SqliteStatement()
{
    sqlite3_finalize(m_statement);
}

void SqliteStatement::note(int code)
{
    if (m_code == SQLITE_OK)
        m_code = code;
}

void SqliteStatement::bindInteger(int index, qint64 value)
{
    note(sqlite3_bind_int64(m_statement, index, value));
}

void SqliteStatement::bindReal(int index, double value)
{
    note(sqlite3_bind_double(m_statement, index, value));
}

void SqliteStatement::bindText(int index, const QByteArray &utf8)
{
    note(sqlite3_bind_text64(m_statement, index, utf8.constData(), sqlite3_uint64(utf8.size()),
                             SQLITE_TRANSIENT, SQLITE_UTF8));
}

void SqliteStatement::bindBlob(int index, const QByteArray &value)
{
    note(sqlite3_bind_blob64(m_statement, index, value.constData(), sqlite3_uint64(value.size()),
                             SQLITE_TRANSIENT));
}

void SqliteStatement::bindNull(int index)
{
    note(sqlite3_bind_null(m_statement, index));
}

Result<bool> SqliteStatement::step()
{
    if (m_code != SQLITE_OK)
        return m_connection.error(m_code);
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    const Error error = m_connection.error(code);
    sqlite3_reset(m_statement);
    return error;
}

void SqliteStatement::reset()
{
    sqlite3_reset(m_statement);
}

void SqliteStatement::clear()
{
    if (!m_statement)
        return;
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
    m_code = SQLITE_OK;
}

qint64 SqliteStatement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double SqliteStatement::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

QByteArrayView SqliteStatement::bytes(int column) const
{
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return bytes ? QByteArrayView(bytes, sqlite3_column_bytes(m_statement, column)) : QByteArrayView();
}

bool SqliteStatement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

} // namespace octroi::authority
