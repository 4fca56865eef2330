// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inventory/inventory.h"

namespace octroi::inventory {

/// All credentials of several inventories as one list of rows (see Parts). Owns none of them: an inventory is taken out
/// before it ends, or goes out by itself when it does. Interface thread only.
class Holdings : public QObject
{
    Q_OBJECT
public:
    enum class Of { Keys, Everything }; ///< Everything: keys and OAuth clients
    explicit Holdings(Of of, QObject *parent = nullptr);
    Holdings(Of of, Inventory &only, QObject *parent = nullptr);

    void add(Inventory &inventory); ///< nothing where it is in already, or where there are too many
    void remove(Inventory &inventory);
    /// In the order in which they came; null where one went.
    const std::vector<Inventory *> &places() const { return m_places; }
    std::vector<Inventory *> inventories() const;

    Parts parts() const;
    Inventory *inventoryOf(quint32 row) const { return m_places[Parts::partOf(row) / kEach]; }
    static bool isClient(quint32 row) { return Parts::partOf(row) % kEach == 1; }
    /// A row of `parts()`; KeyTable::kNone when it is not there.
    quint32 find(const Inventory &inventory, bool client, const QString &id) const;
    /// The first with that identifier in any of them.
    quint32 find(const QString &id) const;
    size_t rows() const;  ///< removed ones too
    size_t count() const;

    KeyAnswer selectNow(const KeyWish &wish, KeyOrders orders = {}) const;
    /// As Inventory::select, over all of them.
    backends::Task<KeyAnswer> select(KeyWish wish, KeyOrders orders, std::shared_ptr<std::atomic_bool> cancelled);

Q_SIGNALS:
    void changed(); ///< any row may be different
    void rowChanged(quint32 row); ///< one is new or different; KeyTable::kNone: one went
    void placesChanged();         ///< an inventory came or went

private:
    static constexpr size_t kEach = 2; ///< tables of an inventory: keys, then clients
    void leave(QObject *inventory);

    const Of m_of;
    std::vector<Inventory *> m_places;
};

} // namespace octroi::inventory
