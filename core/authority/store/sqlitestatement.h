// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/store/preparedstatement.h"

struct sqlite3_stmt;

namespace octroi::authority {

class SqliteConnection;

class SqliteStatement final : public PreparedStatement
{
public:
    /// `code` is the result of preparing it.
    SqliteStatement(const SqliteConnection &connection, sqlite3_stmt *statement, int code);
    ~SqliteStatement() override;

    void bindInteger(int index, qint64 value) override;
    void bindReal(int index, double value) override;
    void bindText(int index, const QByteArray &utf8) override;
    void bindBlob(int index, const QByteArray &value) override;
    void bindNull(int index) override;
    void stream() override {} // it always does
    Result<bool> step() override;
    void reset() override;
    void clear() override;
    bool usable() const override { return m_statement != nullptr; }
    qint64 integer(int column) const override;
    double real(int column) const override;
    QByteArrayView bytes(int column) const override;
    bool isNull(int column) const override;

private:
    void note(int code);

    const SqliteConnection &m_connection;
    sqlite3_stmt *m_statement;
    int m_code; ///< the first failure
};

} // namespace octroi::authority
