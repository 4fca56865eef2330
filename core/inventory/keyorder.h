// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inventory/keytable.h"
#include "inventory/owners.h"

#include <atomic>
#include <memory>
#include <vector>

namespace octroi::inventory {

enum class KeyColumn {
    Name,
    Partner,
    Application,
    Backend,
    Identifier,
    State,
    Environment,
    Plan,
    Scopes,
    Created,
    LastUsed,
    Expires,
    Requests,
    Bytes
};

using RowList = std::vector<quint32>;
using SharedRows = std::shared_ptr<const RowList>;

/// All live rows of a table in the order of one column, then of the names, then of the identifiers: by counting
/// digits of ranks and numbers, never by comparing texts.
class KeyOrder
{
public:
    /// Holds the table's mutex shared. `cancelled` ends it early, with an order that is of no use.
    KeyOrder(const KeyTable &table, const Owners &owners, qint64 now, const std::atomic_bool &cancelled);

    RowList byName() const; ///< what all other orders start with
    /// Rows with the same value stay in the order of `before`.
    RowList by(KeyColumn column, bool descending, const RowList &before) const;
    /// The number that a column sorts by.
    quint64 keyOf(KeyColumn column, quint32 row) const;

private:
    void sort(RowList &rows, const std::vector<quint64> &keys) const;
    std::vector<quint64> keysOf(KeyColumn column, bool descending) const;
    std::vector<quint64> ranksOf(KeyColumn column) const; ///< by code, for columns of codes

    const KeyTable &m_table;
    const Owners &m_owners;
    const qint64 m_now;
    const std::atomic_bool &m_cancelled;
};

} // namespace octroi::inventory
