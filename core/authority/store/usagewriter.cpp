// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/usagewriter.h"

#include "usage/histogram.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <array>

namespace octroi::authority {

namespace {

constexpr std::array kCounts{"requests", "refused", "bytes_in", "bytes_out", "c2xx",
                             "c3xx",     "c4xx",    "c5xx",     "measured"};
#define OCTROI_USAGE_KEY "ts, key_id, client_id, api_id, endpoint, scopes, refusal"

QByteArray additions(const QByteArray &table)
{
    QByteArray sql;
    for (const char *column : kCounts)
        sql += QByteArray(column) + " = " + table + '.' + column + " + excluded." + column + ", ";
    return sql;
}

class RowWriter final : public UsageWriter
{
public:
    RowWriter(SqlConnection &connection, const QByteArray &table)
        : m_put(connection.statement(
              "INSERT INTO " + table +
              " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)"
              " ON CONFLICT (" OCTROI_USAGE_KEY ") DO UPDATE SET " +
              additions(table) + "histogram = octroi_merge(" + table + ".histogram, excluded.histogram), sizes = octroi_merge(" + table +
              ".sizes, excluded.sizes)"))
    {
    }
    Result<void> put(const UsageSum &sum) override
    {
        const UsageDelta &c = sum.counts;
        return m_put
            .bind(sum.ts, c.keyId, c.clientId, c.apiId, c.endpoint, c.scopes, c.refusal, c.requests, c.refused, c.bytesIn,
                  c.bytesOut, c.classes[0], c.classes[1], c.classes[2], c.classes[3], c.measured, c.histogram, c.sizes)
            .run();
    }
    Result<void> finish() override { return {}; }

private:
    Statement m_put;
};

/// The rows travel as one JSON text, so that a thousand of them cost one answer of the server.
class BatchWriter final : public UsageWriter
{
public:
    static constexpr qsizetype kRows = 1000;

    BatchWriter(SqlConnection &connection, QByteArray table)
        : m_db(connection)
        , m_table(std::move(table))
    {
    }
    Result<void> put(const UsageSum &sum) override
    {
        m_rows << sum;
        return m_rows.size() < kRows ? Result<void>() : finish();
    }
    Result<void> finish() override
    {
        if (m_rows.isEmpty())
            return {};
        if (const auto merged = mergeStored(); !merged)
            return merged;
        QJsonArray rows;
        for (const UsageSum &sum : m_rows) {
            const UsageDelta &c = sum.counts;
            rows << QJsonObject{{QStringLiteral("ts"), sum.ts},
                                {QStringLiteral("key_id"), c.keyId},
                                {QStringLiteral("client_id"), c.clientId},
                                {QStringLiteral("api_id"), c.apiId},
                                {QStringLiteral("endpoint"), c.endpoint},
                                {QStringLiteral("scopes"), c.scopes},
                                {QStringLiteral("refusal"), c.refusal},
                                {QStringLiteral("requests"), c.requests},
                                {QStringLiteral("refused"), c.refused},
                                {QStringLiteral("bytes_in"), c.bytesIn},
                                {QStringLiteral("bytes_out"), c.bytesOut},
                                {QStringLiteral("c2xx"), c.classes[0]},
                                {QStringLiteral("c3xx"), c.classes[1]},
                                {QStringLiteral("c4xx"), c.classes[2]},
                                {QStringLiteral("c5xx"), c.classes[3]},
                                {QStringLiteral("measured"), c.measured},
                                {QStringLiteral("histogram"), QString::fromLatin1(c.histogram.toHex())},
                                {QStringLiteral("sizes"), QString::fromLatin1(c.sizes.toHex())}};
        }
        m_rows.clear();
        return m_db
            .statement("INSERT INTO " + m_table +
                       " SELECT " OCTROI_USAGE_KEY
                       ", requests, refused, bytes_in, bytes_out, c2xx, c3xx, c4xx,"
                       " c5xx, measured, decode(histogram, 'hex'), decode(sizes, 'hex') FROM json_to_recordset(?1::json) AS r("
                       "ts bigint, key_id text, client_id text, api_id text, endpoint text, scopes text, refusal text,"
                       " requests bigint,"
                       " refused bigint, bytes_in bigint, bytes_out bigint, c2xx bigint, c3xx bigint,"
                       " c4xx bigint, c5xx bigint, measured bigint, histogram text, sizes text)"
                       " ON CONFLICT (" OCTROI_USAGE_KEY ") DO UPDATE SET " +
                       additions(m_table) + "histogram = CASE WHEN length(excluded.histogram) = 0 THEN " +
                       m_table + ".histogram ELSE excluded.histogram END, sizes = CASE WHEN length(excluded.sizes) = 0 THEN " +
                       m_table + ".sizes ELSE excluded.sizes END")
            .bind(QString::fromUtf8(QJsonDocument(rows).toJson(QJsonDocument::Compact)))
            .run();
    }

private:
    /// Adds the histograms that are there already; nobody else writes them during this transaction.
    Result<void> mergeStored()
    {
        QJsonArray keys;
        for (qsizetype i = 0; i < m_rows.size(); ++i) {
            const UsageDelta &c = m_rows[i].counts;
            if (!c.histogram.isEmpty() || !c.sizes.isEmpty())
                keys << QJsonObject{{QStringLiteral("n"), i},
                                    {QStringLiteral("ts"), m_rows[i].ts},
                                    {QStringLiteral("key_id"), c.keyId},
                                    {QStringLiteral("client_id"), c.clientId},
                                    {QStringLiteral("api_id"), c.apiId},
                                    {QStringLiteral("endpoint"), c.endpoint},
                                    {QStringLiteral("scopes"), c.scopes},
                                    {QStringLiteral("refusal"), c.refusal}};
        }
        if (keys.isEmpty())
            return {};
        Statement stored = m_db.statement(
            "SELECT r.n, u.histogram, u.sizes FROM json_to_recordset(?1::json) AS r(n bigint, ts bigint, key_id text,"
            " client_id text, api_id text, endpoint text, scopes text, refusal text) JOIN " +
            m_table + " u USING (" OCTROI_USAGE_KEY ") WHERE length(u.histogram) > 0 OR length(u.sizes) > 0");
        bool malformed = false;
        const auto read = stored.bind(QString::fromUtf8(QJsonDocument(keys).toJson(QJsonDocument::Compact)))
                              .rows([&](const Statement &row) {
                                  UsageDelta &counts = m_rows[row.integer(0)].counts;
                                  int column = 1;
                                  for (QByteArray *bytes : {&counts.histogram, &counts.sizes}) {
                                      usage::Histogram both;
                                      malformed |= !both.mergeBytes(*bytes) || !both.mergeBytes(row.blob(column++));
                                      *bytes = both.toBytes();
                                  }
                              });
        if (read && malformed)
            return damaged(m_db.place(), QStringLiteral("A latency histogram is malformed"));
        return read;
    }

    SqlConnection &m_db;
    QByteArray m_table;
    QList<UsageSum> m_rows;
};

} // namespace

std::unique_ptr<UsageWriter> usageWriter(SqlConnection &connection, const char *table)
{
    if (connection.dialect() == Dialect::Sqlite)
        return std::make_unique<RowWriter>(connection, table);
    return std::make_unique<BatchWriter>(connection, table);
}

} // namespace octroi::authority
