// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/keysql.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace octroi::authority {

namespace {

using Kind = KeyCondition::Kind;
using Column = KeyCondition::Column;

/// Above this a list becomes one parameter, so that the number of statements stays small.
constexpr qsizetype kMostValues = 4;

const char *nameOf(Column column)
{
    switch (column) {
    case Column::Id: return "id";
    case Column::Application: return "application_id";
    case Column::Plan: return "plan_id";
    case Column::Environment: return "environment";
    case Column::Name: return "name";
    case Column::Masked: return "(prefix || '_' || environment || '_' || id || '\xE2\x80\xA6' || last4)";
    case Column::Scopes: return "scopes";
    case Column::Addresses: return "addresses";
    case Column::Apis: return "apis";
    case Column::Tags: return "tags";
    case Column::Successor: return "successor_id";
    case Column::Created: return "created_at";
    case Column::Ends:
        // CASE rather than min() or least(), which databases do not share.
        return "(CASE WHEN retires_at IS NULL THEN expires_at WHEN expires_at IS NULL OR retires_at < expires_at"
               " THEN retires_at ELSE expires_at END)";
    case Column::LastUsed: return "last_used_at";
    case Column::Suspended: return "suspended_at";
    case Column::Revoked: return "revoked_at";
    }
    return "id";
}

class Writer
{
public:
    Writer(KeySql &out, Dialect dialect, int first)
        : m_out(out)
        , m_dialect(dialect)
        , m_next(first)
    {
    }

    void write(const KeyCondition &c)
    {
        switch (c.kind()) {
        case Kind::All: add("1 = 1"); break;
        case Kind::None: add("1 = 0"); break;
        case Kind::And: join(c, " AND "); break;
        case Kind::Or: join(c, " OR "); break;
        case Kind::Not:
            add("NOT (");
            write(c.parts().first());
            add(")");
            break;
        case Kind::OneOf: writeList(c); break;
        case Kind::Like:
            add(nameOf(c.column()));
            // Letters of either case: PostgreSQL has a word of its own for it.
            add(m_dialect == Dialect::Sqlite ? " LIKE " : " ILIKE ");
            value(c.texts().first());
            add(" ESCAPE '\\'");
            break;
        case Kind::Less: compare(c, " < "); break;
        case Kind::Greater: compare(c, " > "); break;
        case Kind::Missing:
            add(nameOf(c.column()));
            add(" IS NULL");
            break;
        }
    }

private:
    void add(const char *text) { m_out.text += text; }
    void value(std::variant<qint64, QString> v)
    {
        m_out.text += '?' + QByteArray::number(m_next++);
        m_out.values.push_back(std::move(v));
    }
    void join(const KeyCondition &c, const char *with)
    {
        const char *before = "(";
        for (const KeyCondition &part : c.parts()) {
            add(before);
            write(part);
            before = with;
        }
        add(")");
    }
    /// Never null, so that a negation is its opposite.
    void compare(const KeyCondition &c, const char *with)
    {
        add("(");
        add(nameOf(c.column()));
        add(" IS NOT NULL AND ");
        add(nameOf(c.column()));
        add(with);
        value(c.number());
        add(")");
    }
    void writeList(const KeyCondition &c)
    {
        add("(");
        add(nameOf(c.column()));
        add(" IS NOT NULL AND ");
        add(nameOf(c.column()));
        if (c.texts().size() <= kMostValues) {
            const char *before = " IN (";
            for (const QString &text : c.texts()) {
                add(before);
                value(text);
                before = ", ";
            }
        } else {
            const bool sqlite = m_dialect == Dialect::Sqlite;
            add(sqlite ? " IN (SELECT value FROM json_each(" : " IN (SELECT jsonb_array_elements_text(CAST(");
            value(QString::fromUtf8(
                QJsonDocument(QJsonArray::fromStringList(c.texts())).toJson(QJsonDocument::Compact)));
            add(sqlite ? ")" : " AS jsonb))");
        }
        add("))");
    }

    KeySql &m_out;
    const Dialect m_dialect;
    int m_next;
};

} // namespace

KeySql keySqlOf(const KeyCondition &condition, Dialect dialect, int first)
{
    KeySql out;
    Writer(out, dialect, first).write(condition);
    return out;
}

} // namespace octroi::authority
