// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/postgresstatement.h"

#include <QtEndian>
#include <cmath>
#include <libpq-fe.h>

namespace octroi::authority {

namespace {

// Of the built-in types, from the server's catalogue; they never change.
constexpr Oid kBool = 16, kInt8 = 20, kInt2 = 21, kInt4 = 23, kFloat4 = 700, kFloat8 = 701, kNumeric = 1700;

/// numeric_send: number of digits, weight, sign, scale, then digits in base 10000.
double fromNumeric(const char *bytes)
{
    const auto part = [&](int index) { return qFromBigEndian<qint16>(bytes + 2 * index); };
    long double value = 0;
    for (int i = 0; i < part(0); ++i)
        value += (long double)(part(4 + i)) * std::pow(10000.0L, part(1) - i);
    return double(part(2) == 0x4000 ? -value : value);
}

qint64 wholeNumeric(const char *bytes)
{
    const auto part = [&](int index) { return qFromBigEndian<qint16>(bytes + 2 * index); };
    qint64 value = 0;
    for (int i = 0; i <= part(1); ++i)
        value = value * 10000 + (i < part(0) ? part(4 + i) : 0);
    return part(2) == 0x4000 ? -value : value;
}

} // namespace

QByteArray withDollars(const QByteArray &sql)
{
    QByteArray out = sql;
    bool quoted = false;
    for (qsizetype i = 0; i + 1 < out.size(); ++i) {
        if (out[i] == '\'')
            quoted = !quoted;
        else if (!quoted && out[i] == '?' && out[i + 1] >= '1' && out[i + 1] <= '9')
            out[i] = '$';
    }
    return out;
}

PostgresStatement::PostgresStatement(PostgresConnection &connection, const QByteArray &sql)
    : m_connection(connection)
    , m_sql(withDollars(sql))
    , m_name("s" + QByteArray::number(qHash(sql), 16))
{
}

PostgresStatement::~PostgresStatement()
{
    reset();
}

void PostgresStatement::set(int index, QByteArray bytes, bool binary)
{
    if (m_values.size() < std::size_t(index))
        m_values.resize(std::size_t(index));
    m_values[std::size_t(index) - 1] = {std::move(bytes), false, binary};
}

void PostgresStatement::bindInteger(int index, qint64 value)
{
    set(index, QByteArray::number(value), false);
}

void PostgresStatement::bindReal(int index, double value)
{
    set(index, QByteArray::number(value, 'g', 17), false);
}

void PostgresStatement::bindText(int index, const QByteArray &utf8)
{
    set(index, utf8, false);
}

void PostgresStatement::bindBlob(int index, const QByteArray &value)
{
    set(index, value, true);
}

void PostgresStatement::bindNull(int index)
{
    set(index, {}, false);
    m_values[std::size_t(index) - 1].null = true;
}

Result<void> PostgresStatement::prepare()
{
    if (usable() && m_connection.m_pg)
        return {};
    const auto done = m_connection.ask(
        [&](PGconn *pg) { return PQsendPrepare(pg, m_name.constData(), m_sql.constData(), 0, nullptr); });
    if (!done)
        return done.error();
    m_generation = m_connection.generation();
    return {};
}

Result<void> PostgresStatement::send()
{
    std::vector<const char *> values;
    std::vector<int> lengths, formats;
    for (const Value &value : m_values) {
        values.push_back(value.null ? nullptr : value.bytes.constData());
        lengths.push_back(int(value.bytes.size()));
        formats.push_back(value.binary ? 1 : 0);
    }
    const auto put = [&](PGconn *pg) {
        const int sent = PQsendQueryPrepared(pg, m_name.constData(), int(values.size()), values.data(),
                                             lengths.data(), formats.data(), 1);
        return sent == 1 && m_stream ? PQsetSingleRowMode(pg) : sent;
    };
    if (!m_stream) {
        auto result = m_connection.ask(put);
        if (!result)
            return result.error();
        m_result = std::move(*result);
        return {};
    }
    if (!m_connection.m_pg || put(m_connection.m_pg) == 0)
        return m_connection.lost(m_connection.m_lostWhy);
    return m_connection.flush(QDeadlineTimer(PostgresConnection::kAnswerMs));
}

Result<bool> PostgresStatement::nextRow()
{
    auto result = m_connection.next(QDeadlineTimer(PostgresConnection::kAnswerMs));
    if (!result)
        return result.error();
    m_result = std::move(*result);
    m_row = 0;
    if (PQresultStatus(m_result.get()) == PGRES_SINGLE_TUPLE)
        return true;
    std::optional<Error> failure;
    if (PQresultStatus(m_result.get()) != PGRES_TUPLES_OK)
        failure = m_connection.error(m_result.get());
    m_stream = false;
    const auto end = m_connection.next(QDeadlineTimer(PostgresConnection::kAnswerMs));
    if (!end)
        return end.error();
    if (failure)
        return *failure;
    return false;
}

Result<bool> PostgresStatement::step()
{
    if (!m_sent) {
        if (const auto usableNow = m_connection.ready(); !usableNow)
            return usableNow.error();
        auto sent = prepare();
        if (sent)
            sent = send();
        const bool question = m_sql.startsWith("SELECT") && !m_connection.m_inTransaction;
        if (!sent && !m_connection.m_pg && question && m_connection.connect()) {
            sent = prepare(); // the server was restarted since the last statement
            if (sent)
                sent = send();
        }
        if (!sent)
            return sent.error();
        m_sent = true;
        m_row = -1;
    }
    if (m_stream)
        return nextRow();
    return ++m_row < PQntuples(m_result.get()) && PQresultStatus(m_result.get()) == PGRES_TUPLES_OK;
}

void PostgresStatement::reset()
{
    if (m_sent && m_stream && m_connection.m_pg) {
        // Given up before the end: the rest is not wanted.
        if (PGcancel *cancel = PQgetCancel(m_connection.m_pg)) {
            std::array<char, 256> why{};
            PQcancel(cancel, why.data(), int(why.size()));
            PQfreeCancel(cancel);
        }
        const QDeadlineTimer deadline(PostgresConnection::kAnswerMs);
        for (;;) {
            const auto rest = m_connection.next(deadline);
            if (!rest || !*rest)
                break;
        }
    }
    m_result.reset();
    m_row = -1;
    m_sent = m_stream = false;
}

void PostgresStatement::clear()
{
    reset();
    m_values.clear();
}

bool PostgresStatement::isNull(int column) const
{
    return PQgetisnull(m_result.get(), m_row, column) != 0;
}

QByteArrayView PostgresStatement::bytes(int column) const
{
    return {PQgetvalue(m_result.get(), m_row, column), PQgetlength(m_result.get(), m_row, column)};
}

qint64 PostgresStatement::integer(int column) const
{
    if (isNull(column))
        return 0;
    const char *value = PQgetvalue(m_result.get(), m_row, column);
    switch (PQftype(m_result.get(), column)) {
    case kInt8:
        return qFromBigEndian<qint64>(value);
    case kInt4:
        return qFromBigEndian<qint32>(value);
    case kInt2:
        return qFromBigEndian<qint16>(value);
    case kBool:
        return *value != 0;
    case kNumeric:
        return wholeNumeric(value);
    case kFloat4:
    case kFloat8:
        return qint64(real(column));
    default:
        return bytes(column).toByteArray().toLongLong();
    }
}

double PostgresStatement::real(int column) const
{
    if (isNull(column))
        return 0;
    const char *value = PQgetvalue(m_result.get(), m_row, column);
    switch (PQftype(m_result.get(), column)) {
    case kFloat8:
        return qFromBigEndian<double>(value);
    case kFloat4:
        return double(qFromBigEndian<float>(value));
    case kNumeric:
        return fromNumeric(value);
    default:
        return double(integer(column));
    }
}

} // namespace octroi::authority
