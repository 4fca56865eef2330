// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "report/bytefeed.h"
#include "report/csvparser.h"
#include "report/rowreader.h"

#include <QHash>

namespace octroi::report {

/// Rows of comma-separated values; the first names the columns.
class CsvRows final : public RowReader
{
public:
    CsvRows(ByteFeed feed, QByteArray start, char separator);
    Result<void> readColumns();
    const QStringList &columns() const override { return m_columns; }
    Result<bool> next(TableRow &row) override;

private:
    Result<bool> parse();

    ByteFeed m_feed;
    QByteArray m_start;
    CsvParser m_parser;
    QStringList m_columns;
    bool m_ended = false;
};

/// JSON objects in an array or one after the other; the columns are the members of the first hundred.
class JsonRows final : public RowReader
{
public:
    JsonRows(ByteFeed feed, QByteArray start);
    Result<void> readColumns();
    const QStringList &columns() const override { return m_columns; }
    Result<bool> next(TableRow &row) override;

private:
    struct Found
    {
        qint64 line = 0;
        QHash<QString, QString> members;
        std::optional<Error> broken;
    };
    Result<bool> find(Found &found);
    Result<bool> more(); ///< false: the file ends
    Result<bool> skipToObject();

    ByteFeed m_feed;
    QByteArray m_bytes;
    qsizetype m_at = 0;
    qint64 m_line = 1;
    QStringList m_columns;
    QList<Found> m_ahead; ///< read for the columns
};

/// A cell as text. Error: Invalid, reason utf8; the context names the line of the row and the byte of the
/// cell.
Result<QString> cellText(const QByteArray &bytes, qint64 line);

} // namespace octroi::report
