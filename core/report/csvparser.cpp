// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/csvparser.h"

#include <array>

namespace octroi::report {

namespace {
constexpr std::array kSeparators{',', ';', '\t', '|'};
constexpr int kRowsLookedAt = 20;
} // namespace

void CsvParser::endCell()
{
    m_row.cells.append(m_cell);
    m_cell.clear();
}

void CsvParser::endRow()
{
    if (m_any || !m_row.cells.isEmpty()) {
        endCell();
        m_rows.append(std::move(m_row));
    }
    m_row = {};
    m_cell.clear();
    m_size = 0;
    m_any = false;
}

void CsvParser::feed(QByteArrayView bytes)
{
    for (const char c : bytes) {
        const bool second = std::exchange(m_afterCr, c == '\r') && c == '\n';
        if (m_row.line == 0)
            m_row.line = m_line;
        if ((c == '\n' && !second) || c == '\r')
            ++m_line;
        ++m_size;
        if (m_closing) {
            m_closing = false;
            if (c == '"') {
                m_cell += c;
                continue;
            }
            m_quoted = false;
        }
        if (m_quoted) {
            if (c == '"')
                m_closing = true;
            else
                m_cell += c;
        } else if (c == '"' && m_cell.isEmpty()) {
            m_quoted = m_any = true;
            m_quoteLine = m_line;
        } else if (c == m_separator) {
            endCell();
        } else if (c == '\n' || c == '\r') {
            if (second)
                m_row.line = 0; // the LF of a CR LF, behind the row
            else
                endRow();
        } else {
            m_cell += c;
            m_any = true;
        }
    }
}

void CsvParser::finish()
{
    if (m_closing)
        m_closing = m_quoted = false;
    if (!m_quoted)
        endRow();
}

CsvParser::Row CsvParser::takeRow()
{
    Row row = std::move(m_rows[m_next++]);
    if (m_next == m_rows.size()) {
        m_rows.clear();
        m_next = 0;
    }
    return row;
}

char CsvParser::separatorOf(QByteArrayView start)
{
    char best = ',';
    qsizetype bestRows = 0, bestCells = 1;
    for (const char candidate : kSeparators) {
        CsvParser parser(candidate);
        parser.feed(start);
        // What was cut off is not a whole row, unless it is all there is.
        if (!parser.hasRow())
            parser.finish();
        qsizetype cells = 0, rows = 0;
        for (int i = 0; i < kRowsLookedAt && parser.hasRow(); ++i) {
            const qsizetype now = parser.takeRow().cells.size();
            cells = i == 0 ? now : cells;
            rows += now == cells ? 1 : 0;
        }
        if (cells > 1 && (rows > bestRows || (rows == bestRows && cells > bestCells))) {
            best = candidate;
            bestRows = rows;
            bestCells = cells;
        }
    }
    return best;
}

} // namespace octroi::report
