// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/store/postgresconnection.h"

#include <vector>

namespace octroi::authority {

/// Values travel as text, answers in the server's binary form.
class PostgresStatement final : public PreparedStatement
{
public:
    PostgresStatement(PostgresConnection &connection, const QByteArray &sql);
    ~PostgresStatement() override;

    void bindInteger(int index, qint64 value) override;
    void bindReal(int index, double value) override;
    void bindText(int index, const QByteArray &utf8) override;
    void bindBlob(int index, const QByteArray &value) override;
    void bindNull(int index) override;
    void stream() override { m_stream = true; }
    Result<bool> step() override;
    void reset() override;
    void clear() override;
    bool usable() const override { return m_generation == m_connection.generation(); }
    qint64 integer(int column) const override;
    double real(int column) const override;
    QByteArrayView bytes(int column) const override;
    bool isNull(int column) const override;

private:
    struct Value
    {
        QByteArray bytes;
        bool null = true, binary = false;
    };
    void set(int index, QByteArray bytes, bool binary);
    Result<void> prepare();
    Result<void> send();
    Result<bool> nextRow();

    PostgresConnection &m_connection;
    QByteArray m_sql, m_name;
    int m_generation = -1; ///< of the connection it was prepared on
    std::vector<Value> m_values;
    PostgresResult m_result;
    int m_row = -1;
    bool m_sent = false, m_stream = false;
};

/// `sql` with $1, $2, … in place of ?1, ?2, …; what stands in quotes is left alone.
QByteArray withDollars(const QByteArray &sql);

} // namespace octroi::authority
