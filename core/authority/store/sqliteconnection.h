// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <memory>

struct sqlite3;
struct sqlite3_stmt;

namespace octroi::authority {

class SqliteConnection;

/// One prepared statement, borrowed from the connection's cache while it lives. A failure of
/// preparing or binding is kept and reported by the next step.
class Statement
{
public:
    Statement(Statement &&other) noexcept;
    Statement &operator=(Statement &&) = delete;
    Statement(const Statement &) = delete;
    ~Statement();

    /// Binds the values to ?1, ?2, … Times are milliseconds, an invalid time is NULL; lists and
    /// objects are JSON.
    template <typename... Values>
    Statement &bind(const Values &...values)
    {
        int index = 0;
        (bindOne(++index, values), ...);
        return *this;
    }
    void bindOne(int index, qint64 value);
    void bindOne(int index, int value) { bindOne(index, qint64(value)); }
    void bindOne(int index, double value);
    void bindOne(int index, const QString &value);
    void bindOne(int index, const QByteArray &value);
    void bindOne(int index, const QDateTime &value);
    void bindOne(int index, const QStringList &value);
    void bindOne(int index, const QJsonObject &value);
    void bindOne(int index, std::nullptr_t);

    /// True when there is a row.
    Result<bool> step();
    /// Steps to the end, then can be bound and run again.
    Result<void> run();
    /// Calls `each` for every row.
    template <typename Each>
    Result<void> rows(Each each)
    {
        for (;;) {
            const auto row = step();
            if (!row)
                return row.error();
            if (!*row)
                return {};
            each(*this);
        }
    }

    qint64 integer(int column) const;
    double real(int column) const;
    QString text(int column) const;
    QByteArray blob(int column) const;
    QDateTime time(int column) const;
    QStringList list(int column) const;
    QJsonObject object(int column) const;

private:
    friend class SqliteConnection;
    Statement(SqliteConnection &connection, QByteArray sql, sqlite3_stmt *statement, int code);
    void note(int code);

    SqliteConnection *m_connection;
    QByteArray m_sql;
    sqlite3_stmt *m_statement;
    int m_code; ///< the first failure
};

/// One open database file and its cache of statements. Used from one thread.
class SqliteConnection
{
public:
    ~SqliteConnection();
    SqliteConnection(const SqliteConnection &) = delete;

    /// Opens the file for reading and writing, or creates it.
    static Result<std::unique_ptr<SqliteConnection>> open(const QString &path);

    Statement statement(const char *sql);
    Statement statement(const QByteArray &sql);
    /// Several statements without values.
    Result<void> execute(const QByteArray &sql);
    /// The first column of the first row; 0 when there is none.
    Result<qint64> number(const QByteArray &sql);

    sqlite3 *handle() const { return m_db; }
    const QString &path() const { return m_path; }
    /// The failure `code` in our terms.
    Error error(int code) const;
    int changes() const;

private:
    friend class Statement;
    SqliteConnection(sqlite3 *db, QString path);
    void giveBack(const QByteArray &sql, sqlite3_stmt *statement);

    sqlite3 *m_db;
    QString m_path;
    QHash<QByteArray, sqlite3_stmt *> m_idle;
};

/// A Damaged error that says how to get the data back.
Error damaged(const QString &path, const QString &why);

} // namespace octroi::authority
