// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/store/preparedstatement.h"

#include <QDateTime>
#include <QJsonObject>
#include <QStringList>
#include <memory>
#include <optional>

namespace octroi::authority {

class SqlConnection;

/// One prepared statement, borrowed from the connection's cache while it lives. A failure of
/// preparing or binding is kept and reported by the next step.
class Statement
{
public:
    Statement(Statement &&other) noexcept = default;
    Statement &operator=(Statement &&) = delete;
    Statement(const Statement &) = delete;
    ~Statement();

    /// Binds the values to ?1, ?2, … Times are milliseconds, an invalid time is NULL; lists and
    /// objects are JSON. Every number up to the last must stand in the statement.
    template <typename... Values>
    Statement &bind(const Values &...values)
    {
        int index = 0;
        (bindOne(++index, values), ...);
        return *this;
    }
    void bindOne(int index, qint64 value) { m_prepared->bindInteger(index, value); }
    void bindOne(int index, int value) { m_prepared->bindInteger(index, value); }
    void bindOne(int index, double value) { m_prepared->bindReal(index, value); }
    void bindOne(int index, const QString &value);
    void bindOne(int index, const QByteArray &value) { m_prepared->bindBlob(index, value); }
    void bindOne(int index, const QDateTime &value);
    void bindOne(int index, const QStringList &value);
    void bindOne(int index, const QJsonObject &value);
    void bindOne(int index, std::nullptr_t) { m_prepared->bindNull(index); }

    /// For answers of any size: rows come as they are fetched. Until the last of them was read, the
    /// connection takes no other statement.
    Statement &streamed();
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

    qint64 integer(int column) const { return m_prepared->integer(column); }
    double real(int column) const { return m_prepared->real(column); }
    QString text(int column) const { return QString::fromUtf8(m_prepared->bytes(column)); }
    QByteArray blob(int column) const { return m_prepared->bytes(column).toByteArray(); }
    QByteArrayView view(int column) const { return m_prepared->bytes(column); } ///< until the next step
    bool isNull(int column) const { return m_prepared->isNull(column); }
    QDateTime time(int column) const;
    QStringList list(int column) const;
    QJsonObject object(int column) const;

private:
    friend class SqlConnection;
    Statement(SqlConnection &connection, QByteArray sql, std::unique_ptr<PreparedStatement> prepared);

    SqlConnection *m_connection;
    QByteArray m_sql;
    std::unique_ptr<PreparedStatement> m_prepared;
    std::optional<Error> m_error; ///< the first failure of binding
};

} // namespace octroi::authority
