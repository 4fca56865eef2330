// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/csvreader.h"

#include <QStringDecoder>

namespace octroi::report {

namespace {

Error wrong(qsizetype line, const char *reason, const char *detail)
{
    return Error{ErrorCode::Invalid, QStringLiteral("line %1").arg(line), QString::fromLatin1(detail), {},
                 QString::fromLatin1(reason)};
}

QChar separatorOf(const QString &text)
{
    const QString first = text.left(text.indexOf(u'\n'));
    QChar best = u',';
    for (const QChar candidate : {u',', u';', u'\t'}) {
        if (first.count(candidate) > first.count(best))
            best = candidate;
    }
    return best;
}

} // namespace

Result<QList<QStringList>> csvRows(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoder(bytes);
    if (decoder.hasError())
        return wrong(1 + QString(text.left(text.indexOf(QChar::ReplacementCharacter))).count(u'\n'), "utf8",
                     "is not UTF-8");
    if (text.startsWith(QChar(0xFEFF)))
        text.remove(0, 1);
    const QChar separator = separatorOf(text);
    QList<QStringList> rows;
    QStringList row;
    QString cell;
    bool quoted = false, any = false;
    qsizetype line = 1, opened = 1;
    const auto endRow = [&] {
        row << cell;
        if (any || row.size() > 1)
            rows << row;
        row.clear();
        cell.clear();
        any = false;
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        line += c == u'\n' ? 1 : 0;
        if (quoted) {
            if (c != u'"')
                cell += c;
            else if (i + 1 < text.size() && text[i + 1] == u'"')
                cell += text[++i];
            else
                quoted = false;
        } else if (c == u'"' && cell.isEmpty()) {
            quoted = any = true;
            opened = line;
        } else if (c == separator) {
            row << cell;
            cell.clear();
        } else if (c == u'\n') {
            endRow();
        } else if (c != u'\r') {
            cell += c;
            any = true;
        }
    }
    if (quoted)
        return wrong(opened, "csv_quotes", "has a quote that does not end");
    if (any || !row.isEmpty())
        endRow();
    return rows;
}

} // namespace octroi::report
