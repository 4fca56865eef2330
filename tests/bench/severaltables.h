// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inventory/keyselection.h"

#include <vector>

namespace octroi::bench {

/// The rows of two backends with half the keys each, and some thousand OAuth clients, looked at as one list.
class SeveralTables
{
public:
    SeveralTables(int keys, qint64 now);

    /// Milliseconds of one selection each: every column, both ways, after the names were ranked together.
    std::vector<double> sort();
    /// The same of the first look, which ranks them.
    double first();
    std::vector<double> filter(const QStringList &filters);
    size_t rows() const { return m_parts.count(); }
    double bytesPerRow() const; ///< columns, the ranks of all names, and three lists of rows

private:
    double select(inventory::KeyWish wish);

    inventory::Parts m_parts;
    inventory::KeyOrders m_orders;
    qint64 m_now;
};

} // namespace octroi::bench
