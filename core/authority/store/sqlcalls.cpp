// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/sqlstore.h"
#include "authority/store/usageplan.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace octroi::authority {

namespace {

const char *tableOf(qint64 unit)
{
    return unit == kDay ? "usage_day" : "usage_hour";
}

/// The members of a JSON list, which is one value however long it is.
QByteArray isOneOf(Dialect dialect, const char *column, const char *place)
{
    return dialect == Dialect::Sqlite
               ? QByteArray(column) + " IN (SELECT value FROM json_each(" + place + "))"
               : QByteArray(column) + " IN (SELECT json_array_elements_text(CAST(" + place + " AS json)))";
}

/// Rows are taken as they lie: they differ by what the endpoint asked for at the time, and are added up by
/// whom they are read for. A sum over them would sort millions of rows first.
QByteArray select(Dialect dialect, const CallsQuery &query, const char *table)
{
    QByteArray sql("SELECT u.ts, u.key_id, u.client_id, u.api_id, u.endpoint, u.requests - u.refused, "
                   "u.bytes_out FROM ");
    sql += table;
    sql += " u WHERE u.ts >= ?1 AND u.ts < ?2 AND u.refusal = ''";
    const bool some = !query.keyIds.isEmpty() || !query.clientIds.isEmpty() || !query.apiIds.isEmpty();
    if (!some)
        return sql + " AND ?3 = ?3 AND ?4 = ?4 AND ?5 = ?5";
    sql += " AND (" + isOneOf(dialect, "u.key_id", "?3") + " OR " + isOneOf(dialect, "u.client_id", "?4") +
           " OR " + isOneOf(dialect, "u.api_id", "?5") + ")";
    return sql;
}

QString listOf(const QStringList &names)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(names)).toJson(QJsonDocument::Compact));
}

} // namespace

Result<void> SqlStore::eachCalls(const CallsQuery &query, const std::function<void(const CallsRow &)> &each)
{
    if (query.unit != kHour && query.unit != kDay)
        return Error{ErrorCode::Invalid, QString::number(query.unit),
                     QStringLiteral("is neither an hour nor a day"), QStringLiteral("unit"),
                     QStringLiteral("unit_unknown")};
    if (const auto settled = settle(kAllParts); !settled)
        return settled.error();
    const auto kept = horizon();
    if (!kept)
        return kept.error();
    const qint64 from = query.from / query.unit * query.unit;
    const qint64 to = (query.to + query.unit - 1) / query.unit * query.unit;
    for (const UsageSpan &span : planUsage(from, to, query.unit, 0, kept->hoursFrom)) {
        Statement s = m_db->statement(select(m_db->dialect(), query, tableOf(span.unit)));
        s.bind(span.from, span.to, listOf(query.keyIds), listOf(query.clientIds), listOf(query.apiIds));
        s.streamed();
        const auto done = s.rows([&](const Statement &row) {
            const CallsRow calls{row.integer(0), span.unit,   row.view(1),    row.view(2),
                                 row.view(3),    row.view(4), row.integer(5), row.integer(6)};
            if (calls.calls > 0 || calls.bytesOut > 0)
                each(calls);
        });
        if (!done)
            return done.error();
    }
    return {};
}

} // namespace octroi::authority
