// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/issuer/issuer.h"

#include <QHash>
#include <set>

namespace octroi::authority {

template <typename T>
const QString &identityOf(const T &object)
{
    return object.id;
}
inline const QString &identityOf(const domain::Scope &scope)
{
    return scope.name;
}
inline const QString &identityOf(const StoredKey &stored)
{
    return stored.key.id;
}
inline const QString &identityOf(const StoredClient &stored)
{
    return stored.client.id;
}
template <typename T>
qint64 createdMs(const T &object)
{
    return object.createdAt.toMSecsSinceEpoch();
}
inline qint64 createdMs(const StoredKey &stored)
{
    return stored.key.createdAt.toMSecsSinceEpoch();
}
inline qint64 createdMs(const StoredClient &stored)
{
    return stored.client.createdAt.toMSecsSinceEpoch();
}

/// The objects of one kind in memory, found by identity and walked newest first. A page ends at a
/// position, not at a count, so that what is created meanwhile neither repeats nor hides an object.
template <typename T>
class Shelf
{
public:
    const T *find(const QString &id) const
    {
        const auto it = m_objects.constFind(id);
        return it == m_objects.constEnd() ? nullptr : &*it;
    }
    T *find(const QString &id)
    {
        const auto it = m_objects.find(id);
        return it == m_objects.end() ? nullptr : &*it;
    }
    void put(const T &object)
    {
        remove(identityOf(object));
        m_order.insert({createdMs(object), identityOf(object)});
        m_objects.insert(identityOf(object), object);
    }
    void remove(const QString &id)
    {
        if (const T *there = find(id)) {
            m_order.erase({createdMs(*there), id});
            m_objects.remove(id);
        }
    }
    void clear()
    {
        m_order.clear();
        m_objects.clear();
    }
    qsizetype size() const { return m_objects.size(); }
    auto begin() const { return m_objects.cbegin(); }
    auto end() const { return m_objects.cend(); }

    /// At most query.limit objects after query.cursor for which `keep` is true, as `as` makes them.
    template <typename U = T, typename Keep, typename As>
    Result<Listing<U>> page(const ListQuery &query, Keep keep, As as) const
    {
        if (query.limit < 1 || query.limit > 1000) {
            return Error{ErrorCode::Invalid,
                         {},
                         QStringLiteral("is not from 1 to 1000"),
                         QStringLiteral("limit"),
                         QStringLiteral("number_range")};
        }
        auto at = m_order.begin();
        if (!query.cursor.isEmpty()) {
            const auto position = positionOf(query.cursor);
            if (!position) {
                return Error{ErrorCode::Invalid,
                             {},
                             QStringLiteral("is not one that was given out"),
                             QStringLiteral("cursor"),
                             QStringLiteral("cursor_syntax")};
            }
            at = m_order.upper_bound(*position);
        }
        Listing<U> listing;
        const Position *last = nullptr;
        for (; at != m_order.end(); ++at) {
            const T &object = *m_objects.constFind(at->id);
            if (!keep(object))
                continue;
            if (listing.items.size() == query.limit) {
                listing.next = cursorOf(*last);
                break;
            }
            listing.items << as(object);
            last = &*at;
        }
        return listing;
    }

private:
    struct Position
    {
        qint64 ms;
        QString id;
        bool operator<(const Position &other) const { return ms != other.ms ? ms > other.ms : id > other.id; }
    };

    static QString cursorOf(const Position &position)
    {
        const QByteArray text = QByteArray::number(position.ms) + ':' + position.id.toUtf8();
        return QString::fromLatin1(
            text.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    }
    static std::optional<Position> positionOf(const QString &cursor)
    {
        const auto text = QByteArray::fromBase64Encoding(
            cursor.toUtf8(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
        const qsizetype colon = text ? text.decoded.indexOf(':') : -1;
        bool ok = false;
        const qint64 ms = colon < 0 ? 0 : text.decoded.left(colon).toLongLong(&ok);
        if (!ok)
            return std::nullopt;
        return Position{ms, QString::fromUtf8(text.decoded.mid(colon + 1))};
    }

    QHash<QString, T> m_objects;
    std::set<Position> m_order;
};

} // namespace octroi::authority
