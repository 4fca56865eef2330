// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inventory/keytable.h"
#include "inventory/owners.h"

#include <memory>
#include <vector>

namespace octroi::inventory {

/// Tables that are looked at as one list, with the names around their rows; nothing of them is copied. A row of the list
/// is the place of its table and the row there in 32 bits, so that it stays what it is while tables grow, and of the
/// first table it is the row there.
class Parts
{
public:
    struct Part
    {
        std::shared_ptr<const KeyTable> table; ///< null: nothing is in this place
        std::shared_ptr<const Owners> owners;
        bool isEmpty() const { return !table || table->rows() == 0; }
    };
    static constexpr int kRowBits = 25;
    static constexpr quint32 kRowMask = (quint32(1) << kRowBits) - 1;
    static constexpr size_t kMostParts = size_t(1) << (32 - kRowBits);

    Parts() = default;
    explicit Parts(std::vector<Part> parts); ///< no more than kMostParts
    /// One table that outlives this.
    Parts(const KeyTable &table, const Owners &owners);

    static quint32 joined(size_t part, quint32 row) { return quint32(part << kRowBits) | row; }
    static size_t partOf(quint32 joined) { return joined >> kRowBits; }
    static quint32 rowOf(quint32 joined) { return joined & kRowMask; }

    const std::vector<Part> &all() const { return m_parts; }
    const KeyTable &tableOf(quint32 joined) const { return *m_parts[partOf(joined)].table; }
    const Owners &ownersOf(quint32 joined) const { return *m_parts[partOf(joined)].owners; }
    size_t rows() const;  ///< removed ones too
    size_t count() const; ///< without them
    /// Whether rows of the one mean the same in the other.
    bool isOver(const Parts &other) const;

private:
    std::vector<Part> m_parts;
};

/// Places of the texts of several pools in one order, by pool and code; the same text has the same place.
std::vector<std::vector<quint32>> mergedRanks(const std::vector<const TextPool *> &pools);

} // namespace octroi::inventory
