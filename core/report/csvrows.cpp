// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/tablerows.h"
#include "report/utf8.h"

#include <QSet>

namespace octroi::report {

namespace {

Error invalid(qint64 line, const char *reason, const QString &detail)
{
    return Error{
        ErrorCode::Invalid, QStringLiteral("line %1").arg(line), detail, {}, QString::fromLatin1(reason)};
}

} // namespace

Result<QString> cellText(const QByteArray &bytes, qint64 line)
{
    Utf8Check check;
    if (check.feed(bytes) && check.finish()) {
        const QString text = QString::fromUtf8(bytes).trimmed();
        // What CsvWriter puts in front of formulas.
        const bool guarded =
            text.size() > 1 && text[0] == u'\'' && QStringLiteral("=+-@\t\r").contains(text[1]);
        return guarded ? text.mid(1) : text;
    }
    Error error = check.error();
    error.context = QStringLiteral("line %1, cell \"%2\"").arg(line).arg(QString::fromLatin1(bytes.left(20)));
    return error;
}

CsvRows::CsvRows(ByteFeed feed, QByteArray start, char separator)
    : m_feed(std::move(feed))
    , m_start(std::move(start))
    , m_parser(separator != 0 ? separator : CsvParser::separatorOf(m_start))
{
}

/// False when there is no row.
Result<bool> CsvRows::parse()
{
    while (!m_parser.hasRow() && !m_ended) {
        Result<QByteArray> piece =
            m_start.isEmpty() ? m_feed.next() : Result<QByteArray>(std::exchange(m_start, {}));
        if (!piece)
            return piece.error();
        m_ended = piece->isEmpty();
        if (m_ended)
            m_parser.finish();
        else
            m_parser.feed(*piece);
        if (m_parser.openQuote() > 0 && (m_ended || m_parser.pending() > kLongestRow))
            return invalid(m_parser.openQuote(), "csv_quotes",
                           QStringLiteral("has a quote that does not end"));
        if (m_parser.pending() > kLongestRow)
            return invalid(m_parser.rowLine(), "row_size", QStringLiteral("is longer than 1 MB"));
    }
    return m_parser.hasRow();
}

Result<void> CsvRows::readColumns()
{
    const Result<bool> there = parse();
    if (!there)
        return there.error();
    if (!*there)
        return Error{ErrorCode::Invalid, {}, QStringLiteral("is empty"), {}, QStringLiteral("table_empty")};
    const CsvParser::Row row = m_parser.takeRow();
    QSet<QString> seen;
    for (const QByteArray &cell : row.cells) {
        const Result<QString> name = cellText(cell, row.line);
        if (!name)
            return name.error();
        if (!name->isEmpty() && seen.contains(name->toCaseFolded()))
            return invalid(row.line, "column_twice",
                           QStringLiteral("names the column \"%1\" twice").arg(*name));
        seen.insert(name->toCaseFolded());
        m_columns << *name;
    }
    return {};
}

Result<bool> CsvRows::next(TableRow &row)
{
    const Result<bool> there = parse();
    if (!there || !*there)
        return there;
    const CsvParser::Row raw = m_parser.takeRow();
    row = {raw.line, {}, std::nullopt};
    for (qsizetype i = 0; i < raw.cells.size(); ++i) {
        if (i >= m_columns.size() && raw.cells[i].trimmed().isEmpty())
            continue;
        const Result<QString> text = cellText(raw.cells[i], raw.line);
        if (!text && !row.broken)
            row.broken = text.error();
        else if (i >= m_columns.size() && !row.broken)
            row.broken = invalid(raw.line, "row_cells",
                                 QStringLiteral("has %1 cells, the first line %2")
                                     .arg(raw.cells.size())
                                     .arg(m_columns.size()));
        row.cells << (text ? *text : QString());
    }
    row.cells.resize(m_columns.size());
    return true;
}

Result<std::unique_ptr<RowReader>> openTable(QIODevice &device, TableFormat format, char separator)
{
    ByteFeed feed(device);
    const Result<QByteArray> start = feed.next();
    if (!start)
        return start.error();
    const QByteArray first = start->left(4096).trimmed();
    const bool json = format == TableFormat::Json ||
                      (format == TableFormat::Any && (first.startsWith('[') || first.startsWith('{')));
    const auto opened = [](auto rows) -> Result<std::unique_ptr<RowReader>> {
        if (const auto read = rows->readColumns(); !read)
            return read.error();
        return std::unique_ptr<RowReader>(std::move(rows));
    };
    if (json)
        return opened(std::make_unique<JsonRows>(std::move(feed), *start));
    return opened(std::make_unique<CsvRows>(std::move(feed), *start, separator));
}

} // namespace octroi::report
