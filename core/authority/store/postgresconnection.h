// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/store/sqlconnection.h"

#include <QDeadlineTimer>
#include <functional>

struct pg_conn;
struct pg_result;

namespace octroi::authority {

struct FreeResult
{
    void operator()(pg_result *result) const;
};
using PostgresResult = std::unique_ptr<pg_result, FreeResult>;

/// One connection to a PostgreSQL server. A connection that was lost is made again by the next begin() or
/// SELECT outside of a transaction; within one, every statement fails with Unavailable until end().
/// No call waits longer than kAnswerMs for the server.
class PostgresConnection final : public SqlConnection
{
public:
    static constexpr int kAnswerMs = 30'000;
    static constexpr int kRetryMs = 1'000; ///< between two attempts to connect

    ~PostgresConnection() override;

    /// `url` as libpq takes it: postgresql://user@host:port/database?sslmode=verify-full, or key=value
    /// words. Errors: Invalid (syntax, encoding, version of the server), Unauthorized, NotFound, Unavailable.
    static Result<std::unique_ptr<PostgresConnection>> open(const QString &url);

    Dialect dialect() const override { return Dialect::Postgres; }
    QString place() const override { return m_place; }
    Result<void> execute(const QByteArray &sql) override;
    Result<void> begin(Transaction kind) override;
    Result<void> end(bool commit) override;
    qint64 changes() const override { return m_changes; }

    struct Notification
    {
        QByteArray channel, payload;
    };
    /// Waits at most this long for NOTIFY on a channel that was listened to; those that came. Errors:
    /// Unavailable.
    Result<QList<Notification>> notifications(int milliseconds);
    /// Counts the connections made: statements prepared on an earlier one are gone.
    int generation() const { return m_generation; }

protected:
    std::unique_ptr<PreparedStatement> prepare(const QByteArray &sql) override;

private:
    friend class PostgresStatement;
    PostgresConnection(QString url, QString place);

    Result<void> connect();
    /// A connection that may be used now.
    Result<void> ready();
    /// Sends with `send` and waits for the one or last answer.
    Result<PostgresResult> ask(const std::function<int(pg_conn *)> &send);
    Result<void> flush(const QDeadlineTimer &deadline);
    /// The next answer of what was sent; null at the end.
    Result<PostgresResult> next(const QDeadlineTimer &deadline);
    Error lost(const QString &why);
    Error error(const pg_result *result) const;

    QString m_url, m_place;
    pg_conn *m_pg = nullptr;
    QDeadlineTimer m_retryAt;
    QString m_lostWhy;
    int m_generation = 0;
    qint64 m_changes = 0;
    bool m_inTransaction = false;
};

} // namespace octroi::authority
