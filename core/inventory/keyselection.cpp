// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/keyselection.h"

#include "inventory/pieces.h"

#include <bit>

namespace octroi::inventory {

namespace {

constexpr size_t kPiece = 64 * 1024; ///< rows that one thread looks at before it asks whether to go on

/// A bit a row; false when it was cancelled.
bool scan(const CompiledFilter &filter, size_t rows, std::vector<quint64> &bits, const std::atomic_bool &cancelled)
{
    bits.assign((rows + 63) / 64, 0);
    const size_t pieces = (rows + kPiece - 1) / kPiece;
    inPieces(pieces, [&](size_t piece) {
        if (!cancelled)
            filter.run(piece * kPiece, qMin(rows, (piece + 1) * kPiece), bits.data() + piece * kPiece / 64);
    });
    return !cancelled;
}

/// Which orders of before still hold.
void drop(KeyOrders &orders, const KeyTable &table, const Owners &owners, const KeyWish &wish)
{
    if (orders.structure != table.structureRevision())
        orders.byName.reset();
    const bool byTime = wish.column == KeyColumn::State || wish.group == KeyColumn::State;
    if (!orders.byName || orders.revision != table.revision() || orders.owners != owners.revision || byTime ||
        orders.column != wish.column || orders.descending != wish.descending || orders.group != wish.group)
        orders.rows.reset();
    orders.structure = table.structureRevision();
    orders.revision = table.revision();
    orders.owners = owners.revision;
    orders.column = wish.column;
    orders.descending = wish.descending;
    orders.group = wish.group;
}

qsizetype sum(const std::vector<quint64> &bits)
{
    qsizetype out = 0;
    for (const quint64 word : bits)
        out += std::popcount(word);
    return out;
}

/// The rows of a wish, in their order; false when it was cancelled.
bool select(const KeyTable &table, const Owners &owners, const KeyWish &wish, KeyOrders &orders, RowList &found,
            const std::atomic_bool &cancelled)
{
    drop(orders, table, owners, wish);
    const KeyOrder order(table, owners, wish.now.toMSecsSinceEpoch(), cancelled);
    if (!orders.byName)
        orders.byName = std::make_shared<const RowList>(order.byName());
    if (!orders.rows) {
        const bool same = wish.column == KeyColumn::Name && !wish.descending && !wish.group;
        RowList rows = same ? RowList() : order.by(wish.column, wish.descending, *orders.byName);
        if (wish.group)
            rows = order.by(*wish.group, false, rows);
        orders.rows = same ? orders.byName : std::make_shared<const RowList>(std::move(rows));
    }
    if (cancelled)
        return false;
    if (!wish.filter && wish.partnerId.isEmpty() && wish.applicationId.isEmpty()) {
        found = *orders.rows;
    } else {
        CompiledFilter filter(table, owners, wish.filter, wish.now);
        filter.restrictTo(wish.partnerId, wish.applicationId);
        std::vector<quint64> bits;
        if (!scan(filter, table.rows(), bits, cancelled))
            return false;
        found.reserve(size_t(sum(bits)));
        for (const quint32 row : *orders.rows) {
            if ((bits[row / 64] >> (row % 64)) & 1)
                found.push_back(row);
        }
    }
    return true;
}

} // namespace

KeyAnswer selectKeys(const KeyTable &table, const Owners &owners, const KeyWish &wish, KeyOrders orders,
                     const std::atomic_bool &cancelled)
{
    const std::shared_lock lock(table.mutex);
    KeyAnswer answer;
    if (cancelled)
        return answer;
    if (wish.rows && !select(table, owners, wish, orders, answer.rows, cancelled))
        return answer;
    std::vector<quint64> bits;
    for (const auto &counted : wish.counted) {
        const CompiledFilter filter(table, owners, counted, wish.now);
        if (!scan(filter, table.rows(), bits, cancelled))
            return answer;
        answer.counts.push_back(sum(bits));
    }
    answer.orders = std::move(orders);
    answer.whole = true;
    return answer;
}

} // namespace octroi::inventory
