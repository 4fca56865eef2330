// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/keycondition.h"

namespace octroi::authority {

KeyCondition KeyCondition::both(KeyCondition a, KeyCondition b)
{
    if (a.m_kind == Kind::All || b.m_kind == Kind::None)
        return b;
    if (b.m_kind == Kind::All || a.m_kind == Kind::None)
        return a;
    KeyCondition out(Kind::And);
    out.m_parts = {std::move(a), std::move(b)};
    return out;
}

KeyCondition KeyCondition::either(KeyCondition a, KeyCondition b)
{
    if (a.m_kind == Kind::None || b.m_kind == Kind::All)
        return b;
    if (b.m_kind == Kind::None || a.m_kind == Kind::All)
        return a;
    KeyCondition out(Kind::Or);
    out.m_parts = {std::move(a), std::move(b)};
    return out;
}

KeyCondition KeyCondition::negation(KeyCondition of)
{
    if (of.m_kind == Kind::All)
        return none();
    if (of.m_kind == Kind::None)
        return all();
    KeyCondition out(Kind::Not);
    out.m_parts = {std::move(of)};
    return out;
}

KeyCondition KeyCondition::oneOf(Column column, const QStringList &values)
{
    KeyCondition out(values.isEmpty() ? Kind::None : Kind::OneOf, column);
    out.m_texts = values;
    return out;
}

KeyCondition KeyCondition::like(Column column, const QString &pattern)
{
    KeyCondition out(Kind::Like, column);
    out.m_texts = QStringList{pattern};
    return out;
}

KeyCondition KeyCondition::less(Column column, qint64 ms)
{
    KeyCondition out(Kind::Less, column);
    out.m_number = ms;
    return out;
}

KeyCondition KeyCondition::greater(Column column, qint64 ms)
{
    KeyCondition out(Kind::Greater, column);
    out.m_number = ms;
    return out;
}

KeyCondition KeyCondition::missing(Column column)
{
    return KeyCondition(Kind::Missing, column);
}

QString KeyCondition::escaped(const QString &text)
{
    QString out;
    for (const QChar c : text) {
        if (c == u'%' || c == u'_' || c == u'\\')
            out += u'\\';
        out += c;
    }
    return out;
}

} // namespace octroi::authority
