// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/csv.h"

#include <QRegularExpression>

namespace octroi::report {

CsvWriter::CsvWriter(bool byteOrderMark)
{
    if (byteOrderMark)
        m_bytes = QByteArrayLiteral("\xEF\xBB\xBF");
}

QByteArray CsvWriter::cell(const QString &text)
{
    static const QRegularExpression number(QStringLiteral("^[+-]?[0-9]+(\\.[0-9]+)?$"));
    static const QString dangerous = QStringLiteral("=+-@\t\r");
    QString safe = text;
    if (!text.isEmpty() && dangerous.contains(text.at(0)) && !number.match(text).hasMatch())
        safe.prepend(u'\'');
    const bool quote =
        safe.contains(u',') || safe.contains(u'"') || safe.contains(u'\n') || safe.contains(u'\r');
    if (!quote)
        return safe.toUtf8();
    return '"' + safe.replace(QLatin1String("\""), QLatin1String("\"\"")).toUtf8() + '"';
}

void CsvWriter::row(const QStringList &cells)
{
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0)
            m_bytes.append(',');
        m_bytes.append(cell(cells.at(i)));
    }
    m_bytes.append("\r\n"); // RFC 4180 2.1
}

} // namespace octroi::report
