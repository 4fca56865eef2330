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

std::vector<KeyOrders::Seen> seen(const Parts &parts)
{
    std::vector<KeyOrders::Seen> out;
    for (const Parts::Part &part : parts.all()) {
        if (part.table)
            out.push_back({part.table.get(), part.table->structureRevision(), part.table->revision(),
                           part.owners->revision});
        else
            out.push_back({});
    }
    return out;
}

/// Which orders of before still hold.
void drop(KeyOrders &orders, const Parts &parts, const KeyWish &wish)
{
    std::vector<KeyOrders::Seen> now = seen(parts);
    const bool sameNames = std::equal(now.begin(), now.end(), orders.seen.begin(), orders.seen.end(),
                                      [](const KeyOrders::Seen &a, const KeyOrders::Seen &b) {
                                          return a.table == b.table && a.structure == b.structure;
                                      });
    if (!sameNames) {
        orders.byName.reset();
        orders.names.reset();
    }
    const bool byTime = wish.column == KeyColumn::State || wish.group == KeyColumn::State;
    if (!orders.byName || orders.seen != now || byTime || orders.column != wish.column ||
        orders.descending != wish.descending || orders.group != wish.group)
        orders.rows.reset();
    orders.seen = std::move(now);
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

using Words = std::vector<std::vector<quint64>>; ///< a bit a row, by part

/// The filter is made ready for each table; how many rows match, or -1 when it was cancelled.
qsizetype scan(const Parts &parts, const KeyWish &wish, const std::shared_ptr<const domain::KeyFilter::Node> &filter,
               bool restricted, Words &words, const std::atomic_bool &cancelled)
{
    words.resize(parts.all().size());
    qsizetype found = 0;
    for (size_t at = 0; at < parts.all().size(); ++at) {
        const Parts::Part &part = parts.all()[at];
        words[at].clear();
        if (part.isEmpty())
            continue;
        CompiledFilter compiled(*part.table, *part.owners, filter, wish.now);
        if (restricted)
            compiled.restrictTo(wish.partnerId, wish.applicationId);
        if (!scan(compiled, part.table->rows(), words[at], cancelled))
            return -1;
        found += sum(words[at]);
    }
    return found;
}

/// The rows of a wish, in their order; false when it was cancelled.
bool select(const Parts &parts, const KeyWish &wish, KeyOrders &orders, KeyAnswer &answer,
            const std::atomic_bool &cancelled)
{
    drop(orders, parts, wish);
    const KeyOrder order(parts, wish.now.toMSecsSinceEpoch(), cancelled, orders.names);
    if (!orders.byName)
        orders.byName = std::make_shared<const RowList>(order.byName());
    if (!orders.rows) {
        const bool same = wish.column == KeyColumn::Name && !wish.descending && !wish.group;
        RowList rows = same ? RowList() : order.by(wish.column, wish.descending, *orders.byName);
        if (wish.group)
            rows = order.by(*wish.group, false, rows);
        orders.rows = same ? orders.byName : std::make_shared<const RowList>(std::move(rows));
    }
    orders.names = order.names();
    if (cancelled)
        return false;
    if (!wish.filter && wish.partnerId.isEmpty() && wish.applicationId.isEmpty()) {
        answer.rows = *orders.rows;
    } else {
        Words words;
        const qsizetype found = scan(parts, wish, wish.filter, true, words, cancelled);
        if (found < 0)
            return false;
        answer.rows.reserve(size_t(found));
        for (const quint32 joined : *orders.rows) {
            const quint32 row = Parts::rowOf(joined);
            if ((words[Parts::partOf(joined)][row / 64] >> (row % 64)) & 1)
                answer.rows.push_back(joined);
        }
    }
    if (wish.group)
        answer.sections = order.sections(*wish.group, answer.rows);
    return !cancelled;
}

} // namespace

KeyAnswer selectKeys(const Parts &parts, const KeyWish &wish, KeyOrders orders, const std::atomic_bool &cancelled)
{
    std::vector<std::shared_lock<std::shared_mutex>> locks;
    for (const Parts::Part &part : parts.all()) {
        if (part.table)
            locks.emplace_back(part.table->mutex);
    }
    KeyAnswer answer;
    if (cancelled)
        return answer;
    if (wish.rows && !select(parts, wish, orders, answer, cancelled))
        return answer;
    Words words;
    for (const auto &counted : wish.counted) {
        const qsizetype found = scan(parts, wish, counted, false, words, cancelled);
        if (found < 0)
            return answer;
        answer.counts.push_back(found);
    }
    answer.orders = std::move(orders);
    answer.whole = true;
    return answer;
}

} // namespace octroi::inventory
