// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QIODevice>
#include <QStringList>
#include <memory>
#include <optional>

namespace octroi::report {

/// One row of a table in a file.
struct TableRow
{
    qint64 line = 0;             ///< where it begins, from 1
    QStringList cells;           ///< as many as there are columns
    std::optional<Error> broken; ///< it cannot be read; those after it can
};

/// The texts of a JSON list in one cell.
inline constexpr char16_t kListMark = 0x1F;

/// A table that is read row by row: a file of any size takes no more memory than its longest row.
class RowReader
{
public:
    virtual ~RowReader() = default;
    virtual const QStringList &columns() const = 0;
    /// False at the end. Error: nothing after it can be read; reasons csv_quotes, row_size, json_syntax,
    /// utf16.
    virtual Result<bool> next(TableRow &row) = 0;
};

enum class TableFormat { Any, Csv, Json };

/// Comma-separated values (also with ; tab or |), an array of JSON objects, or a JSON object a line; with a
/// byte order mark or without, UTF-8, or UTF-16 with its mark. `separator` 0: the one that fits the first
/// rows. Any: JSON when the first character is [ or {. The device is open, and lives longer. Errors: as
/// next(), and Invalid with reason table_empty, utf8, column_twice (context: the place).
Result<std::unique_ptr<RowReader>> openTable(QIODevice &device, TableFormat format = TableFormat::Any,
                                             char separator = 0);

constexpr qsizetype kLongestRow = 1 << 20; ///< bytes

} // namespace octroi::report
