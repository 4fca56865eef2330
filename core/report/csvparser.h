// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QList>

namespace octroi::report {

/// Splits comma-separated values (RFC 4180) that come in pieces into rows of bytes. Lines end with CR, LF or
/// both; empty lines are skipped.
class CsvParser
{
public:
    struct Row
    {
        qint64 line = 0; ///< where it begins, from 1
        QList<QByteArray> cells;
    };

    explicit CsvParser(char separator)
        : m_separator(separator)
    {
    }
    void feed(QByteArrayView bytes);
    void finish(); ///< nothing more comes
    bool hasRow() const { return m_next < m_rows.size(); }
    Row takeRow();
    qsizetype pending() const { return m_size; } ///< bytes of the row that has not ended
    qint64 openQuote() const
    {
        return m_quoted ? m_quoteLine : 0;
    } ///< the line of a quote that has not ended
    qint64 rowLine() const { return m_row.line; }

    /// The one of , ; tab and | that splits the first rows most evenly.
    static char separatorOf(QByteArrayView start);

private:
    void endCell();
    void endRow();

    char m_separator;
    QList<Row> m_rows;
    qsizetype m_next = 0;
    Row m_row;
    QByteArray m_cell;
    qsizetype m_size = 0;
    qint64 m_line = 1, m_quoteLine = 0;
    bool m_quoted = false;  ///< within quotes
    bool m_closing = false; ///< a quote within quotes: the end, or the first of two
    bool m_any = false;     ///< the row has something in it
    bool m_afterCr = false;
};

} // namespace octroi::report
