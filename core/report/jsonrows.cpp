// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/tablerows.h"
#include "report/utf8.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace octroi::report {

namespace {

constexpr int kLookedAt = 100; ///< objects, for the columns

Error invalid(qint64 line, const char *reason, const QString &detail)
{
    return Error{
        ErrorCode::Invalid, QStringLiteral("line %1").arg(line), detail, {}, QString::fromLatin1(reason)};
}

QString cellOf(const QJsonValue &value)
{
    if (value.isArray()) {
        QStringList items;
        const QJsonArray array = value.toArray();
        for (const QJsonValue item : array)
            items << cellOf(item);
        return items.size() == 1 ? items.first() + QChar(kListMark) : items.join(QChar(kListMark));
    }
    if (value.isBool())
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    return value.isDouble() ? QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest)
                            : value.toString().trimmed();
}

/// {"owner": {"mail": "a"}} is the column owner.mail.
void flatten(const QJsonObject &object, const QString &front, QHash<QString, QString> &out)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.value().isObject() && front.isEmpty())
            flatten(it.value().toObject(), it.key() + u'.', out);
        else if (!it.value().isObject())
            out.insert(front + it.key(), cellOf(it.value()));
    }
}

} // namespace

JsonRows::JsonRows(ByteFeed feed, QByteArray start)
    : m_feed(std::move(feed))
    , m_bytes(std::move(start))
{
}

Result<bool> JsonRows::more()
{
    const Result<QByteArray> piece = m_feed.next();
    if (!piece)
        return piece.error();
    m_bytes = m_bytes.mid(m_at) + *piece;
    m_at = 0;
    return !piece->isEmpty();
}

/// False at the end of the file.
Result<bool> JsonRows::skipToObject()
{
    for (;;) {
        while (m_at < m_bytes.size()) {
            const char c = m_bytes[m_at];
            if (c == '{')
                return true;
            if (c == '\n')
                ++m_line;
            else if (c != ' ' && c != '\t' && c != '\r' && c != ',' && c != '[' && c != ']')
                return invalid(m_line, "json_syntax",
                               QStringLiteral("holds something else than JSON objects"));
            ++m_at;
        }
        const Result<bool> there = more();
        if (!there || !*there)
            return there;
    }
}

Result<bool> JsonRows::find(Found &found)
{
    const Result<bool> begun = skipToObject();
    if (!begun || !*begun)
        return begun;
    found = {m_line, {}, std::nullopt};
    int depth = 0;
    bool quoted = false, escaped = false;
    for (qsizetype end = m_at;; ++end) {
        if (end - m_at > kLongestRow)
            return invalid(found.line, "row_size",
                           QStringLiteral("an object longer than 1 MB begins here, or does not end"));
        if (end == m_bytes.size()) {
            const qsizetype length = end - m_at;
            const Result<bool> there = more();
            if (!there)
                return there;
            if (!*there)
                return invalid(found.line, "json_syntax",
                               QStringLiteral("an object begins here and does not end"));
            end = length;
        }
        const char c = m_bytes[end];
        m_line += c == '\n' ? 1 : 0;
        if (quoted) {
            quoted = escaped || c != '"';
            escaped = !escaped && c == '\\';
            continue;
        }
        quoted = c == '"';
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        if (depth > 0)
            continue;
        const QByteArray text = m_bytes.mid(m_at, end + 1 - m_at);
        m_at = end + 1;
        Utf8Check utf8;
        QJsonParseError problem;
        const QJsonDocument document = QJsonDocument::fromJson(text, &problem);
        if (!utf8.feed(text) || !utf8.finish())
            found.broken = invalid(found.line, "utf8",
                                   utf8.error().detail + QStringLiteral(" (%1)").arg(utf8.error().context));
        else if (!document.isObject())
            found.broken = invalid(found.line, "json_syntax", problem.errorString());
        else
            flatten(document.object(), {}, found.members);
        return true;
    }
}

Result<void> JsonRows::readColumns()
{
    for (int i = 0; i < kLookedAt; ++i) {
        Found found;
        const Result<bool> there = find(found);
        if (!there)
            return there.error();
        if (!*there)
            break;
        QStringList names = found.members.keys();
        names.sort();
        for (const QString &name : std::as_const(names)) {
            if (!m_columns.contains(name))
                m_columns << name;
        }
        m_ahead.append(std::move(found));
    }
    if (m_ahead.isEmpty())
        return Error{ErrorCode::Invalid, {}, QStringLiteral("is empty"), {}, QStringLiteral("table_empty")};
    return {};
}

Result<bool> JsonRows::next(TableRow &row)
{
    Found found;
    if (!m_ahead.isEmpty()) {
        found = m_ahead.takeFirst();
    } else {
        const Result<bool> there = find(found);
        if (!there || !*there)
            return there;
    }
    row = {found.line, {}, found.broken};
    for (const QString &column : m_columns)
        row.cells << found.members.value(column);
    return true;
}

} // namespace octroi::report
