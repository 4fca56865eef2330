// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/holdings.h"

#include <QCoroFuture>
#include <QtConcurrentRun>
#include <algorithm>

namespace octroi::inventory {

Holdings::Holdings(Of of, QObject *parent)
    : QObject(parent)
    , m_of(of)
{
}

Holdings::Holdings(Of of, Inventory &only, QObject *parent)
    : Holdings(of, parent)
{
    add(only);
}

void Holdings::add(Inventory &inventory)
{
    if (std::find(m_places.begin(), m_places.end(), &inventory) != m_places.end())
        return;
    // A place that is free again may be taken: its rows belong to another table, which everybody is told of.
    const auto free = std::find(m_places.begin(), m_places.end(), nullptr);
    if (free != m_places.end())
        *free = &inventory;
    else if ((m_places.size() + 1) * kEach <= Parts::kMostParts)
        m_places.push_back(&inventory);
    else
        return;
    for (const auto signal : {&Inventory::reset, &Inventory::directoryChanged, &Inventory::catalogueChanged,
                              &Inventory::usageChanged})
        connect(&inventory, signal, this, &Holdings::changed);
    connect(&inventory, &Inventory::keyChanged, this, [this, from = &inventory](const QString &id) {
        Q_EMIT rowChanged(find(*from, false, id));
    });
    if (m_of == Of::Everything) {
        connect(&inventory, &Inventory::clientChanged, this, [this, from = &inventory](const QString &id) {
            Q_EMIT rowChanged(find(*from, true, id));
        });
        connect(&inventory, &Inventory::clientsChanged, this, &Holdings::changed);
    }
    connect(&inventory, &QObject::destroyed, this, &Holdings::leave);
    Q_EMIT placesChanged();
}

void Holdings::remove(Inventory &inventory)
{
    inventory.disconnect(this);
    leave(&inventory);
}

/// Only compared: it may be half gone.
void Holdings::leave(QObject *inventory)
{
    const auto place = std::find(m_places.begin(), m_places.end(), inventory);
    if (place == m_places.end())
        return;
    *place = nullptr;
    Q_EMIT placesChanged();
}

std::vector<Inventory *> Holdings::inventories() const
{
    std::vector<Inventory *> out = m_places;
    std::erase(out, nullptr);
    return out;
}

Parts Holdings::parts() const
{
    std::vector<Parts::Part> parts;
    for (const Inventory *inventory : m_places) {
        parts.push_back(inventory ? inventory->keyPart() : Parts::Part());
        parts.push_back(inventory && m_of == Of::Everything ? inventory->clientPart() : Parts::Part());
    }
    return Parts(std::move(parts));
}

quint32 Holdings::find(const Inventory &inventory, bool client, const QString &id) const
{
    const auto place = std::find(m_places.begin(), m_places.end(), &inventory);
    if (place == m_places.end())
        return KeyTable::kNone;
    const quint32 row = client ? inventory.clientTable()->find(id) : inventory.keyTable().find(id);
    const size_t part = size_t(place - m_places.begin()) * kEach + (client ? 1 : 0);
    return row == KeyTable::kNone ? row : Parts::joined(part, row);
}

quint32 Holdings::find(const QString &id) const
{
    for (const Inventory *inventory : m_places) {
        for (const bool client : {false, true}) {
            const bool looked = inventory && (!client || m_of == Of::Everything);
            const quint32 row = looked ? find(*inventory, client, id) : KeyTable::kNone;
            if (row != KeyTable::kNone)
                return row;
        }
    }
    return KeyTable::kNone;
}

size_t Holdings::rows() const
{
    size_t sum = 0;
    for (const Inventory *inventory : m_places)
        sum += inventory ? inventory->keyTable().rows() + (m_of == Of::Everything ? inventory->clientTable()->rows() : 0) : 0;
    return sum;
}

size_t Holdings::count() const
{
    size_t sum = 0;
    for (const Inventory *inventory : m_places)
        sum += inventory ? inventory->keyTable().count() + (m_of == Of::Everything ? inventory->clientTable()->count() : 0) : 0;
    return sum;
}

KeyAnswer Holdings::selectNow(const KeyWish &wish, KeyOrders orders) const
{
    const std::atomic_bool never = false;
    return selectKeys(parts(), wish, std::move(orders), never);
}

backends::Task<KeyAnswer> Holdings::select(KeyWish wish, KeyOrders orders, std::shared_ptr<std::atomic_bool> cancelled)
{
    for (Inventory *inventory : inventories())
        inventory->tellBeforeWriting(cancelled);
    auto answer = std::make_shared<KeyAnswer>();
    // Named, because g++ before 13 destroys captures of a temporary in a co_await expression twice (GCC 99576).
    std::function<void()> work = [answer, cancelled, all = parts(), wish = std::move(wish), before = std::move(orders)] {
        *answer = selectKeys(all, wish, before, *cancelled);
    };
    QFuture<void> done = QtConcurrent::run(std::move(work));
    co_await done;
    co_return std::move(*answer);
}

} // namespace octroi::inventory
