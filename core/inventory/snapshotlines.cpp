// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/snapshotlines.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

namespace octroi::inventory {

namespace {

constexpr qsizetype kLongestLine = 4 << 20;
constexpr qint64 kMostReserved = 20'000'000; ///< rows: what a server says of itself is not taken for memory

qint64 numberOf(QByteArrayView text)
{
    qint64 value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

qint64 timeOf(QByteArrayView text)
{
    return text == "null" ? KeyTable::kNever : numberOf(text);
}

/// The end of the JSON value that begins at `at`: behind it; -1 when it does not end.
qsizetype endOf(QByteArrayView text, qsizetype at)
{
    int depth = 0;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '"') {
            for (++at; at < text.size() && text[at] != '"'; ++at) {
                if (text[at] == '\\')
                    ++at;
            }
            if (at >= text.size())
                return -1;
            if (depth == 0)
                return at + 1;
        } else if (c == '[' || c == '{') {
            ++depth;
        } else if (c == ']' || c == '}') {
            if (--depth < 0)
                return at;
            if (depth == 0)
                return at + 1;
        } else if (c == ',' && depth == 0) {
            return at;
        }
    }
    return -1;
}

/// What a JSON text says; without a copy when nothing is escaped.
QByteArrayView textOf(QByteArrayView json, QByteArray &room)
{
    if (json.size() < 2 || json.front() != '"')
        return {};
    const QByteArrayView inside = json.sliced(1, json.size() - 2);
    if (std::memchr(inside.data(), '\\', size_t(inside.size())) == nullptr)
        return inside;
    room = QJsonDocument::fromJson('[' + json.toByteArray() + ']').array().at(0).toString().toUtf8();
    return room;
}

/// The texts of a JSON list, a line each.
QByteArray linesOf(QByteArrayView json)
{
    QByteArray out, room;
    for (qsizetype at = 1; at < json.size() && json[at] != ']';) {
        const qsizetype end = endOf(json, at);
        if (end <= at)
            return out;
        if (at > 1)
            out += '\n';
        out += textOf(json.sliced(at, end - at), room);
        at = end < json.size() && json[end] == ',' ? end + 1 : end;
    }
    return out;
}

} // namespace

Error SnapshotLines::broken(const char *what)
{
    return Error{ErrorCode::Protocol, QStringLiteral("/v1/snapshots/keys"), QString::fromLatin1(what), {}, {}};
}

Result<void> SnapshotLines::feed(const QByteArray &chunk)
{
    QByteArrayView rest(chunk);
    if (!m_rest.isEmpty()) {
        const qsizetype end = rest.indexOf('\n');
        m_rest += end < 0 ? rest : rest.first(end);
        if (m_rest.size() > kLongestLine)
            return broken("a line is too long");
        if (end < 0)
            return Result<void>();
        const Result<void> done = line(m_rest);
        m_rest.clear();
        if (!done)
            return done;
        rest = rest.sliced(end + 1);
    }
    for (qsizetype end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
        const Result<void> done = line(rest.first(end));
        if (!done)
            return done;
        rest = rest.sliced(end + 1);
    }
    m_rest = rest.toByteArray();
    return Result<void>();
}

Result<void> SnapshotLines::finish() const
{
    if (!m_ended)
        return Error{ErrorCode::Network, QStringLiteral("/v1/snapshots/keys"), QStringLiteral("the answer was cut off"), {}, {}};
    return Result<void>();
}

Result<void> SnapshotLines::line(QByteArrayView text)
{
    if (text.isEmpty())
        return Result<void>();
    if (m_ended)
        return broken("lines follow the last one");
    return text.front() == '[' ? row(text) : object(text);
}

Result<void> SnapshotLines::object(QByteArrayView text)
{
    const QJsonObject o = QJsonDocument::fromJson(text.toByteArray()).object();
    if (o.value(QLatin1String("end")).toBool()) {
        if (m_seq < 0 || o.value(QLatin1String("keys")).toInteger(-1) != m_read)
            return broken("the last line counts other keys");
        m_ended = true;
        return Result<void>();
    }
    const QJsonArray columns = o.value(QLatin1String("columns")).toArray();
    if (m_seq >= 0 || columns.isEmpty() || !o.contains(QLatin1String("seq")))
        return broken("the first line names no columns");
    static const std::array<const char *, ColumnCount> names{
        "id", "application_id", "name", "environment", "prefix", "last4", "scopes", "addresses", "referrers", "apis", "tags", "plan_id",
        "created_at", "expires_at", "suspended_at", "revoked_at", "retires_at", "successor_id", "predecessor_id",
        "last_used_at", "version"};
    for (const QJsonValue column : columns) {
        const QByteArray name = column.toString().toUtf8();
        const auto known = std::find_if(names.begin(), names.end(), [&](const char *n) { return name == n; });
        m_columns.push_back(known == names.end() ? Unknown : Column(known - names.begin()));
    }
    if (std::find(m_columns.begin(), m_columns.end(), Id) == m_columns.end())
        return broken("the first line names no identifiers");
    m_seq = o.value(QLatin1String("seq")).toInteger();
    m_at = o.value(QLatin1String("at")).toInteger();
    m_expected = o.value(QLatin1String("keys")).toInteger();
    m_table.reserve(qMax(m_table.rows(), size_t(qBound<qint64>(0, m_expected, kMostReserved))));
    return Result<void>();
}

Result<void> SnapshotLines::row(QByteArrayView text)
{
    if (m_columns.empty())
        return broken("a key comes before the columns");
    KeyTable::Row row;
    for (QByteArray *part : {&m_addresses, &m_referrers, &m_apis, &m_tags, &m_prefix})
        part->clear();
    qsizetype at = 1;
    for (const Column column : m_columns) {
        const qsizetype end = endOf(text, at);
        if (end <= at || end >= text.size())
            return broken("a key has too few members");
        take(column, text.sliced(at, end - at), row);
        at = text[end] == ',' ? end + 1 : end;
    }
    if (row.id == 0 || text[at] != ']')
        return broken("a key cannot be read");
    row.head = quint16(m_table.headOf(m_prefix, m_live ? domain::Environment::Live : domain::Environment::Test));
    row.limits = m_table.limitSets.intern(QByteArrayView(KeyTable::limitText(m_addresses, m_referrers, m_apis, m_tags)));
    const KeyTable::Extra &extra = row.extra;
    row.ends = extra.expires == KeyTable::kNever   ? extra.retires
               : extra.retires == KeyTable::kNever ? extra.expires
                                                   : qMin(extra.expires, extra.retires);
    m_table.put(row);
    m_lastId = row.id;
    ++m_read;
    return Result<void>();
}

void SnapshotLines::take(Column column, QByteArrayView value, KeyTable::Row &row)
{
    const auto text = [&] { return textOf(value, m_text); };
    switch (column) {
    case Id: row.id = m_table.packed(text()); break;
    case Application: row.application = m_table.applications.intern(text()); break;
    case Name: row.name = m_table.names.intern(text()); break;
    case Environment: m_live = text() == "live"; break;
    case Prefix: m_prefix = text().toByteArray(); break;
    case Last4: row.last4 = m_table.last4Of(text()); break;
    case Scopes: row.scopes = m_table.scopeSets.intern(QByteArrayView(linesOf(value))); break;
    case Addresses: m_addresses = linesOf(value); break;
    case Referrers: m_referrers = linesOf(value); break;
    case Apis: m_apis = linesOf(value); break;
    case Tags: m_tags = linesOf(value); break;
    case Plan: row.plan = m_table.plans.intern(text()); break;
    case Created: row.created = timeOf(value); break;
    case Expires: row.extra.expires = timeOf(value); break;
    case Suspended: row.extra.suspended = timeOf(value); break;
    case Revoked: row.extra.revoked = timeOf(value); break;
    case Retires: row.extra.retires = timeOf(value); break;
    case Successor: row.extra.successor = m_table.packed(text()); break;
    case Predecessor: row.extra.predecessor = m_table.packed(text()); break;
    case LastUsed: row.lastUsed = timeOf(value); break;
    case Version: row.version = numberOf(value); break;
    default: break;
    }
}

} // namespace octroi::inventory
