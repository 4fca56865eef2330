// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/sqlconnection.h"

namespace octroi::authority {

Error damaged(const QString &place, const QString &why)
{
    return Error{
        ErrorCode::Damaged,
        place,
        QStringLiteral(
            "%1. It was left as it is. To restore: move octroid.db and its -wal and -shm out of the "
            "data folder and run \"octroictl restore BACKUP --data FOLDER\"; a PostgreSQL database is "
            "restored with pg_restore.")
            .arg(why),
        {},
        QStringLiteral("database_damaged")};
}

SqlConnection::~SqlConnection() = default;

Statement SqlConnection::statement(const QByteArray &sql)
{
    const auto idle = m_idle.find(sql);
    if (idle != m_idle.end() && idle->second)
        return {*this, sql, std::move(idle->second)};
    return {*this, sql, prepare(sql)};
}

void SqlConnection::giveBack(const QByteArray &sql, std::unique_ptr<PreparedStatement> statement)
{
    statement->clear();
    if (!statement->usable())
        return;
    // Two at once of the same text happens only when one runs inside the other: the second goes.
    auto &place = m_idle[sql];
    if (!place)
        place = std::move(statement);
}

Result<qint64> SqlConnection::number(const QByteArray &sql)
{
    Statement s = statement(sql);
    const auto row = s.step();
    if (!row)
        return row.error();
    return *row ? s.integer(0) : qint64(0);
}

} // namespace octroi::authority
