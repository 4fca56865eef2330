// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QList>
#include <QString>
#include <QStringList>
#include <utility>

namespace octroi::authority {

/// What a stored key must satisfy, without a word of SQL: the store turns it into its own language. Comparing
/// with what is null is false, and its negation true.
class KeyCondition
{
public:
    enum class Kind { All, None, And, Or, Not, OneOf, Like, Less, Greater, Missing };
    enum class Column {
        Id,
        Application,
        Plan, ///< null: none
        Environment,
        Name,
        Masked, ///< ApiKey::maskedKey()
        Scopes, ///< this and the next ones: the JSON array
        Addresses,
        Apis,
        Tags,
        Successor, ///< "" where there is none
        Created,   ///< times from here on, milliseconds
        Ends,      ///< the earlier of expiry and retirement
        LastUsed,
        Suspended,
        Revoked
    };

    static KeyCondition all() { return KeyCondition(Kind::All); }
    static KeyCondition none() { return KeyCondition(Kind::None); }
    static KeyCondition both(KeyCondition a, KeyCondition b);
    static KeyCondition either(KeyCondition a, KeyCondition b);
    static KeyCondition negation(KeyCondition of);
    static KeyCondition oneOf(Column column, const QStringList &values);
    /// '%' stands for anything, '_' for one character, '\' before either for itself; ASCII letters of either case.
    static KeyCondition like(Column column, const QString &pattern);
    static KeyCondition less(Column column, qint64 ms);
    static KeyCondition greater(Column column, qint64 ms);
    static KeyCondition missing(Column column);
    /// `text` as a part of a pattern of like().
    static QString escaped(const QString &text);

    Kind kind() const { return m_kind; }
    Column column() const { return m_column; }
    const QStringList &texts() const { return m_texts; } ///< OneOf: the values; Like: the pattern
    qint64 number() const { return m_number; }
    const QList<KeyCondition> &parts() const { return m_parts; }

private:
    explicit KeyCondition(Kind kind, Column column = Column::Id)
        : m_kind(kind)
        , m_column(column)
    {
    }

    Kind m_kind;
    Column m_column;
    QStringList m_texts;
    qint64 m_number = 0;
    QList<KeyCondition> m_parts;
};

} // namespace octroi::authority
