// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/keyorder.h"

#include <algorithm>
#include <array>

namespace octroi::inventory {

namespace {

constexpr int kDigit = 11; ///< bits in one pass

/// Signed numbers in an order of unsigned ones.
quint64 ordered(qint64 value)
{
    return quint64(value) ^ (quint64(1) << 63);
}

int stateOrder(domain::KeyStatus status)
{
    return int(status);
}

} // namespace

KeyOrder::KeyOrder(const KeyTable &table, const Owners &owners, qint64 now, const std::atomic_bool &cancelled)
    : m_table(table)
    , m_owners(owners)
    , m_now(now)
    , m_cancelled(cancelled)
{
}

// Least digit first, each pass stable. Only digits that differ anywhere cost a pass, and a row carries its
// key, so that a pass reads what lies side by side.
void KeyOrder::sort(RowList &rows, const std::vector<quint64> &keys) const
{
    struct Entry
    {
        quint64 key;
        quint32 row;
    };
    std::vector<Entry> entries(rows.size()), other(rows.size());
    quint64 all = ~quint64(0), any = 0;
    for (size_t i = 0; i < rows.size(); ++i) {
        const quint64 key = keys[rows[i]];
        entries[i] = {key, rows[i]};
        all &= key;
        any |= key;
    }
    const quint64 differs = all ^ any;
    constexpr quint64 mask = (quint64(1) << kDigit) - 1;
    for (int shift = 0; shift < 64 && (differs >> shift) != 0; shift += kDigit) {
        if (((differs >> shift) & mask) == 0)
            continue;
        if (m_cancelled)
            return;
        std::array<quint32, size_t(1) << kDigit> starts{};
        for (const Entry &entry : entries)
            ++starts[(entry.key >> shift) & mask];
        quint32 sum = 0;
        for (quint32 &start : starts)
            sum += std::exchange(start, sum);
        for (const Entry &entry : entries)
            other[starts[(entry.key >> shift) & mask]++] = entry;
        entries.swap(other);
    }
    std::transform(entries.begin(), entries.end(), rows.begin(),
                   [](const Entry &entry) { return entry.row; });
}

RowList KeyOrder::byName() const
{
    RowList rows;
    rows.reserve(m_table.count());
    for (quint32 row = 0; row < m_table.rows(); ++row) {
        if (m_table.isLive(row))
            rows.push_back(row);
    }
    // Backends tell their keys by identifier or by time; the first is the order already.
    const auto &ids = m_table.ids;
    const bool odd = m_table.oddIds.size() > 1;
    if (odd || !std::is_sorted(rows.begin(), rows.end(), [&](quint32 a, quint32 b) { return ids[a] < ids[b]; }))
        sort(rows, keysOf(KeyColumn::Identifier, false));
    if (!m_cancelled)
        sort(rows, keysOf(KeyColumn::Name, false));
    return rows;
}

RowList KeyOrder::by(KeyColumn column, bool descending, const RowList &before) const
{
    RowList rows = before;
    if (column == KeyColumn::Backend || m_cancelled)
        return rows;
    sort(rows, keysOf(column, descending));
    return rows;
}

quint64 KeyOrder::keyOf(KeyColumn column, quint32 row) const
{
    static const Owners::Entry nobody;
    const auto owner = [&]() -> const Owners::Entry & {
        const quint32 code = m_table.application[row];
        return code < m_owners.byApplication.size() ? m_owners.byApplication[code] : nobody;
    };
    switch (column) {
    case KeyColumn::Partner:
        return owner().partnerRank;
    case KeyColumn::Application:
        return owner().applicationRank;
    case KeyColumn::State:
        return quint64(stateOrder(m_table.statusAt(row, m_now)));
    case KeyColumn::Environment:
        return m_table.head[row] & 1;
    case KeyColumn::Created:
        return ordered(m_table.created[row]);
    case KeyColumn::LastUsed:
        return ordered(m_table.lastUsed[row]);
    case KeyColumn::Expires: // what never ends is last
        return m_table.ends[row] == KeyTable::kNever ? ~quint64(0) : ordered(m_table.ends[row]);
    case KeyColumn::Requests:
        return ordered(m_table.requests[row]);
    case KeyColumn::Bytes:
        return ordered(m_table.byteSums[row]);
    default:
        return 0;
    }
}

std::vector<quint64> KeyOrder::ranksOf(KeyColumn column) const
{
    std::vector<quint64> out;
    if (column == KeyColumn::Scopes) {
        for (quint32 code = 0; code < m_table.scopeSets.size(); ++code) {
            const QByteArrayView set = m_table.scopeSets.view(code);
            out.push_back(set.isEmpty() ? 0 : 1 + quint64(std::count(set.begin(), set.end(), '\n')));
        }
        return out;
    }
    if (column == KeyColumn::Plan) {
        TextPool names;
        std::vector<quint32> codes;
        for (size_t code = 0; code < m_table.plans.size(); ++code)
            codes.push_back(names.intern(code < m_owners.plans.size() ? m_owners.plans[code] : QString()));
        const std::vector<quint32> &ranks = names.ranks();
        for (const quint32 code : codes)
            out.push_back(ranks[code]);
        return out;
    }
    const std::vector<quint32> &ranks = column == KeyColumn::Name ? m_table.names.ranks() : m_table.oddIds.ranks();
    out.assign(ranks.begin(), ranks.end());
    return out;
}

std::vector<quint64> KeyOrder::keysOf(KeyColumn column, bool descending) const
{
    std::vector<quint64> keys(m_table.rows());
    const auto fill = [&](auto &&keyOfRow) {
        for (quint32 row = 0; row < keys.size(); ++row)
            keys[row] = keyOfRow(row);
    };
    switch (column) {
    case KeyColumn::Name:
    case KeyColumn::Scopes:
    case KeyColumn::Plan: {
        const std::vector<quint64> ranks = ranksOf(column);
        const auto &codes = column == KeyColumn::Name ? m_table.name
                            : column == KeyColumn::Plan ? m_table.plan
                                                        : m_table.scopes;
        fill([&](quint32 row) { return ranks[codes[row]]; });
        break;
    }
    case KeyColumn::Identifier: {
        const std::vector<quint64> ranks = ranksOf(column);
        fill([&](quint32 row) {
            const quint64 id = m_table.ids[row];
            return id & KeyTable::kOdd ? KeyTable::kOdd | ranks[quint32(id)] : id;
        });
        break;
    }
    default:
        fill([&](quint32 row) { return keyOf(column, row); });
        break;
    }
    // The other way round by the keys and not by the rows, so that names go up in either.
    if (descending) {
        for (quint64 &key : keys)
            key = ~key;
    }
    return keys;
}

} // namespace octroi::inventory
