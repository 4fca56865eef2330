// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/store/sqlconnection.h"

struct sqlite3;

namespace octroi::authority {

/// One open SQLite file.
class SqliteConnection final : public SqlConnection
{
public:
    ~SqliteConnection() override;

    /// Opens the file for reading and writing, or creates it.
    static Result<std::unique_ptr<SqliteConnection>> open(const QString &path);

    Dialect dialect() const override { return Dialect::Sqlite; }
    QString place() const override { return m_path; }
    Result<void> execute(const QByteArray &sql) override;
    /// A Change is synchronised to the disk, Usage only with the next Change or at a checkpoint.
    Result<void> begin(Transaction kind) override;
    Result<void> end(bool commit) override;
    qint64 changes() const override;

    sqlite3 *handle() const { return m_db; }
    /// The failure `code` in our terms.
    Error error(int code) const;

protected:
    std::unique_ptr<PreparedStatement> prepare(const QByteArray &sql) override;

private:
    SqliteConnection(sqlite3 *db, QString path);

    sqlite3 *m_db;
    QString m_path;
    bool m_lazy = false; ///< PRAGMA synchronous = NORMAL until the end of this transaction
};

} // namespace octroi::authority
