// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/csvreader.h"

#include "report/csvparser.h"
#include "report/utf8.h"

namespace octroi::report {

Result<QList<QStringList>> csvRows(const QByteArray &bytes)
{
    Utf8Check utf8;
    if (!utf8.feed(bytes) || !utf8.finish())
        return utf8.error();
    const QByteArrayView text = QByteArrayView(bytes).sliced(bytes.startsWith("\xEF\xBB\xBF") ? 3 : 0);
    CsvParser parser(CsvParser::separatorOf(text.first(qMin<qsizetype>(text.size(), 64 << 10))));
    parser.feed(text);
    parser.finish();
    if (parser.openQuote() > 0)
        return Error{ErrorCode::Invalid,
                     QStringLiteral("line %1").arg(parser.openQuote()),
                     QStringLiteral("has a quote that does not end"),
                     {},
                     QStringLiteral("csv_quotes")};
    QList<QStringList> rows;
    while (parser.hasRow()) {
        QStringList row;
        for (const QByteArray &cell : parser.takeRow().cells)
            row << QString::fromUtf8(cell);
        rows << row;
    }
    return rows;
}

} // namespace octroi::report
