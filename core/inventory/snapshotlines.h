// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"
#include "inventory/keytable.h"

#include <QByteArray>
#include <QByteArrayView>

namespace octroi::inventory {

/// Reads the lines of GET /v1/snapshots/keys straight into columns: a first line
/// {"seq","at","keys","columns"}, an array a key, a last line {"end":true,"keys":n}. Chunks may be cut
/// anywhere; what was read of whole lines is in the columns, and another answer may go on behind lastId().
/// Error: Protocol.
class SnapshotLines
{
public:
    explicit SnapshotLines(KeyTable &table)
        : m_table(table)
    {
    }

    Result<void> feed(const QByteArray &chunk);
    /// After the last chunk: Network when the end is missing, so that half a snapshot is never taken for a whole one.
    Result<void> finish() const;

    qint64 seq() const { return m_seq; } ///< go on with the changes after it; -1 before the first line
    qint64 at() const { return m_at; }   ///< milliseconds: go on with the last uses after it
    qint64 expected() const { return m_expected; }
    qint64 read() const { return m_read; }
    quint64 lastId() const { return m_lastId; } ///< packed, of the last line that was read; 0 before it
    bool isFinished() const { return m_ended; }

private:
    enum Column {
        Id, Application, Name, Environment, Prefix, Last4, Scopes, Addresses, Referrers, Apis, Tags, Plan, Created, Expires,
        Suspended, Revoked, Retires, Successor, Predecessor, LastUsed, Version, ColumnCount, Unknown
    };
    Result<void> line(QByteArrayView text);
    Result<void> object(QByteArrayView text);
    Result<void> row(QByteArrayView text);
    void take(Column column, QByteArrayView value, KeyTable::Row &row);
    static Error broken(const char *what);

    KeyTable &m_table;
    QByteArray m_rest, m_text, m_addresses, m_referrers, m_apis, m_tags, m_prefix;
    std::vector<Column> m_columns;
    bool m_live = false;
    qint64 m_seq = -1, m_at = 0, m_expected = 0, m_read = 0;
    quint64 m_lastId = 0;
    bool m_ended = false;
};

} // namespace octroi::inventory
