// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inventory/parts.h"

#include <atomic>
#include <memory>
#include <vector>

namespace octroi::inventory {

enum class KeyColumn {
    Name,
    Partner,
    Application,
    Backend,
    Kind,
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

using RowList = std::vector<quint32>; ///< rows of Parts
/// Places of names in the order of all parts, by part and code.
using NameRanks = std::vector<std::vector<quint32>>;
using SharedRows = std::shared_ptr<const RowList>;

/// All live rows of some tables in the order of one column, then of the names, then of the identifiers: by counting
/// digits of ranks and numbers, never by comparing texts of rows. Texts of several tables are ranked together first.
class KeyOrder
{
public:
    /// Holds the tables' mutexes shared. `cancelled` ends it early, with an order that is of no use. `names`: as of an
    /// earlier order of the same texts; null: not known.
    KeyOrder(const Parts &parts, qint64 now, const std::atomic_bool &cancelled,
             std::shared_ptr<const NameRanks> names = {});

    RowList byName() const; ///< what all other orders start with
    /// Rows with the same value stay in the order of `before`.
    RowList by(KeyColumn column, bool descending, const RowList &before) const;
    /// The number that a column sorts by; of columns of texts the rank among all parts.
    quint64 keyOf(KeyColumn column, quint32 row) const;
    /// Of rows in that order: with which of them another value begins.
    std::vector<qsizetype> sections(KeyColumn column, const RowList &rows) const;
    std::shared_ptr<const NameRanks> names() const { return m_names; }

private:
    using Ranks = std::vector<std::vector<quint64>>; ///< by part and code
    void sort(RowList &rows, const std::vector<quint64> &keys) const;
    std::vector<quint64> keysOf(KeyColumn column, bool descending) const;
    quint64 numberOf(KeyColumn column, const Parts::Part &part, quint32 row) const;
    Ranks ranksOf(KeyColumn column) const;
    bool isConstant(KeyColumn column) const;
    /// By part: of a number for each code, where every part has as many as `count` says.
    template <typename Count, typename Name>
    Ranks ranked(Count count, Name name) const;
    size_t placeOf(quint32 row) const { return m_starts[Parts::partOf(row)] + Parts::rowOf(row); }

    const Parts &m_parts;
    std::vector<size_t> m_starts; ///< of each part among all rows
    size_t m_rows = 0;
    bool m_alone = true; ///< no more than one part has rows
    const qint64 m_now;
    const std::atomic_bool &m_cancelled;
    mutable std::shared_ptr<const NameRanks> m_names;
};

} // namespace octroi::inventory
