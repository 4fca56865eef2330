// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/store/statement.h"

#include <unordered_map>

namespace octroi::authority {

enum class Dialect { Sqlite, Postgres };

/// What a transaction waits for and what it locks out.
enum class Transaction {
    Change, ///< durable when committed; on PostgreSQL one at a time over all nodes (the audit chain is one)
    Usage,  ///< its loss with the power is acceptable; one at a time among its kind
    Lease   ///< as Change, but one at a time among its kind: it waits for no change
};

/// One open database and its cache of statements. Used from one thread. Statements are written in the
/// SQL that both databases understand: parameters ?1, ?2, …; ON CONFLICT with its columns named;
/// coalesce, CASE instead of max(a, b); columns qualified where an upsert reads the old row.
/// Errors, of every call: Storage, StorageFull, Damaged, InUse, Unavailable (the server is not
/// reachable), Exists and Conflict (constraints), Invalid (a text with U+0000).
class SqlConnection
{
public:
    virtual ~SqlConnection();
    SqlConnection(const SqlConnection &) = delete;
    SqlConnection &operator=(const SqlConnection &) = delete;

    Statement statement(const char *sql) { return statement(QByteArray(sql)); }
    Statement statement(const QByteArray &sql);
    /// The first column of the first row; 0 when there is none.
    Result<qint64> number(const QByteArray &sql);

    virtual Dialect dialect() const = 0;
    /// For errors and logs: the path, or the address without a password.
    virtual QString place() const = 0;
    /// Several statements without values.
    virtual Result<void> execute(const QByteArray &sql) = 0;
    virtual Result<void> begin(Transaction kind) = 0;
    /// Commits or rolls back what begin() began.
    virtual Result<void> end(bool commit) = 0;
    /// Rows that the last statement changed.
    virtual qint64 changes() const = 0;

protected:
    SqlConnection() = default;
    virtual std::unique_ptr<PreparedStatement> prepare(const QByteArray &sql) = 0;
    /// Before the driver closes: statements do not outlive their database.
    void dropStatements() { m_idle.clear(); }

private:
    friend class Statement;
    void giveBack(const QByteArray &sql, std::unique_ptr<PreparedStatement> statement);

    std::unordered_map<QByteArray, std::unique_ptr<PreparedStatement>> m_idle;
};

/// A Damaged error that says how to get the data back.
Error damaged(const QString &place, const QString &why);

} // namespace octroi::authority
