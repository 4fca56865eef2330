// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/issuer/cursor.h"

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
inline const QString &identityOf(const StoredClient &stored)
{
    return stored.client.id;
}
template <typename T>
qint64 createdMs(const T &object)
{
    return object.createdAt.toMSecsSinceEpoch();
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
        m_order.insert({{createdMs(object), identityOf(object)}});
        m_objects.insert(identityOf(object), object);
    }
    void remove(const QString &id)
    {
        if (const T *there = find(id)) {
            m_order.erase({{createdMs(*there), id}});
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
        const auto place = placeOf(query);
        if (!place)
            return place.error();
        const auto from = *place ? m_order.upper_bound({{(*place)->createdMs, (*place)->id}}) : m_order.begin();
        Listing<U> listing;
        const Position *last = nullptr;
        for (auto at = from; at != m_order.end(); ++at) {
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
    struct Position : KeyPlace
    {
        bool operator<(const Position &other) const
        {
            return createdMs != other.createdMs ? createdMs > other.createdMs : id > other.id;
        }
    };

    QHash<QString, T> m_objects;
    std::set<Position> m_order;
};

} // namespace octroi::authority
