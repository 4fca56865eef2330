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

KeyOrder::KeyOrder(const Parts &parts, qint64 now, const std::atomic_bool &cancelled,
                   std::shared_ptr<const NameRanks> names)
    : m_parts(parts)
    , m_now(now)
    , m_cancelled(cancelled)
    , m_names(std::move(names))
{
    int some = 0;
    for (const Parts::Part &part : parts.all()) {
        m_starts.push_back(m_rows);
        some += part.isEmpty() ? 0 : 1;
        m_rows += part.table ? part.table->rows() : 0;
    }
    m_alone = some < 2;
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
        const quint64 key = keys[placeOf(rows[i])];
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
    rows.reserve(m_parts.count());
    bool inOrder = m_alone;
    for (size_t part = 0; part < m_parts.all().size(); ++part) {
        if (m_parts.all()[part].isEmpty())
            continue;
        const KeyTable &table = *m_parts.all()[part].table;
        const size_t first = rows.size();
        for (quint32 row = 0; row < table.rows() && row <= Parts::kRowMask; ++row) {
            if (table.isLive(row))
                rows.push_back(Parts::joined(part, row));
        }
        // Backends tell their keys by identifier or by time; the first is the order already.
        inOrder = inOrder && table.oddIds.size() <= 1 &&
                  std::is_sorted(rows.begin() + std::ptrdiff_t(first), rows.end(), [&table](quint32 a, quint32 b) {
                      return table.ids[Parts::rowOf(a)] < table.ids[Parts::rowOf(b)];
                  });
    }
    if (!inOrder)
        sort(rows, keysOf(KeyColumn::Identifier, false));
    if (!m_cancelled)
        sort(rows, keysOf(KeyColumn::Name, false));
    return rows;
}

/// All rows of a part have the same value.
bool KeyOrder::isConstant(KeyColumn column) const
{
    return column == KeyColumn::Backend || column == KeyColumn::Kind;
}

RowList KeyOrder::by(KeyColumn column, bool descending, const RowList &before) const
{
    RowList rows = before;
    if ((m_alone && isConstant(column)) || m_cancelled)
        return rows;
    sort(rows, keysOf(column, descending));
    return rows;
}

quint64 KeyOrder::numberOf(KeyColumn column, const Parts::Part &part, quint32 row) const
{
    const KeyTable &table = *part.table;
    switch (column) {
    case KeyColumn::Kind:
        return table.clients() ? 1 : 0;
    case KeyColumn::State:
        return quint64(stateOrder(table.statusAt(row, m_now)));
    case KeyColumn::Environment: // what has none is first
        return table.clients() ? 0 : 1 + (table.head[row] & 1);
    case KeyColumn::Created:
        return ordered(table.created[row]);
    case KeyColumn::LastUsed:
        return ordered(table.lastUsed[row]);
    case KeyColumn::Expires: // what never ends is last
        return table.ends[row] == KeyTable::kNever ? ~quint64(0) : ordered(table.ends[row]);
    case KeyColumn::Requests:
        return ordered(table.requests[row]);
    case KeyColumn::Bytes:
        return ordered(table.byteSums[row]);
    default:
        return 0;
    }
}

template <typename Count, typename Name>
KeyOrder::Ranks KeyOrder::ranked(Count count, Name name) const
{
    TextPool names;
    Ranks out;
    for (const Parts::Part &part : m_parts.all()) {
        std::vector<quint64> codes;
        for (size_t code = 0; part.table && code < count(part); ++code)
            codes.push_back(names.intern(name(part, code)));
        out.push_back(std::move(codes));
    }
    const std::vector<quint32> &ranks = names.ranks();
    for (std::vector<quint64> &codes : out) {
        for (quint64 &code : codes)
            code = ranks[code];
    }
    return out;
}

namespace {

std::vector<std::vector<quint32>> ranksOfPools(const Parts &parts, TextPool KeyTable::*pool)
{
    static const TextPool none;
    std::vector<const TextPool *> pools;
    for (const Parts::Part &part : parts.all())
        pools.push_back(part.isEmpty() ? &none : &((*part.table).*pool));
    return mergedRanks(pools);
}

} // namespace

KeyOrder::Ranks KeyOrder::ranksOf(KeyColumn column) const
{
    using Part = Parts::Part;
    const auto applications = [](const Part &part) { return part.table->applications.size(); };
    const auto ownerOf = [](const Part &part, size_t code) -> const Owners::Entry & {
        static const Owners::Entry nobody;
        return code < part.owners->byApplication.size() ? part.owners->byApplication[code] : nobody;
    };
    if (m_alone && (column == KeyColumn::Partner || column == KeyColumn::Application)) {
        Ranks known;
        for (const Part &part : m_parts.all()) {
            std::vector<quint64> &of = known.emplace_back();
            for (size_t code = 0; !part.isEmpty() && code < applications(part); ++code)
                of.push_back(column == KeyColumn::Partner ? ownerOf(part, code).partnerRank
                                                          : ownerOf(part, code).applicationRank);
        }
        return known;
    }
    if (column == KeyColumn::Partner)
        return ranked(applications, [&](const Part &part, size_t code) { return ownerOf(part, code).partner; });
    if (column == KeyColumn::Application)
        return ranked(applications, [&](const Part &part, size_t code) { return ownerOf(part, code).application; });
    if (column == KeyColumn::Backend)
        return ranked([](const Part &) { return size_t(1); }, [](const Part &part, size_t) { return part.owners->backend; });
    if (column == KeyColumn::Plan)
        return ranked([](const Part &part) { return part.table->plans.size(); },
                      [](const Part &part, size_t code) {
                          return code < part.owners->plans.size() ? part.owners->plans[code] : QString();
                      });
    Ranks out;
    if (column == KeyColumn::Scopes) {
        for (const Part &part : m_parts.all()) {
            std::vector<quint64> &counts = out.emplace_back();
            for (quint32 code = 0; part.table && code < part.table->scopeSets.size(); ++code) {
                const QByteArrayView set = part.table->scopeSets.view(code);
                counts.push_back(set.isEmpty() ? 0 : 1 + quint64(std::count(set.begin(), set.end(), '\n')));
            }
        }
        return out;
    }
    const auto widened = [](const std::vector<quint32> &ranks) { return std::vector<quint64>(ranks.begin(), ranks.end()); };
    const auto pool = column == KeyColumn::Name ? &KeyTable::names : &KeyTable::oddIds;
    if (m_alone) {
        for (const Part &part : m_parts.all())
            out.push_back(part.isEmpty() ? std::vector<quint64>() : widened(((*part.table).*pool).ranks()));
        return out;
    }
    if (column == KeyColumn::Name && !m_names)
        m_names = std::make_shared<const NameRanks>(ranksOfPools(m_parts, pool));
    const auto ranks = column == KeyColumn::Name ? m_names : std::make_shared<const NameRanks>(ranksOfPools(m_parts, pool));
    std::transform(ranks->begin(), ranks->end(), std::back_inserter(out), widened);
    return out;
}

namespace {

const std::vector<quint32> *codesOf(KeyColumn column, const KeyTable &table)
{
    switch (column) {
    case KeyColumn::Name:
        return &table.name;
    case KeyColumn::Scopes:
        return &table.scopes;
    case KeyColumn::Plan:
        return &table.plan;
    case KeyColumn::Partner:
    case KeyColumn::Application:
        return &table.application;
    default:
        return nullptr;
    }
}

} // namespace

std::vector<quint64> KeyOrder::keysOf(KeyColumn column, bool descending) const
{
    std::vector<quint64> keys(m_rows);
    Ranks ranks;
    for (size_t at = 0; at < m_parts.all().size() && !m_cancelled; ++at) {
        const Parts::Part &part = m_parts.all()[at];
        if (part.isEmpty())
            continue;
        const KeyTable &table = *part.table;
        const auto codes = codesOf(column, table);
        if (ranks.empty() && (codes || column == KeyColumn::Backend || column == KeyColumn::Identifier))
            ranks = ranksOf(column);
        quint64 *out = keys.data() + m_starts[at];
        const auto fill = [&](auto &&keyOfRow) {
            for (quint32 row = 0; row < table.rows(); ++row)
                out[row] = keyOfRow(row);
        };
        if (codes)
            fill([&, &of = ranks[at]](quint32 row) { return of[(*codes)[row]]; });
        else if (column == KeyColumn::Backend)
            fill([rank = ranks[at].front()](quint32) { return rank; });
        else if (column == KeyColumn::Identifier)
            fill([&, &odd = ranks[at]](quint32 row) {
                const quint64 id = table.ids[row];
                return id & KeyTable::kOdd ? KeyTable::kOdd | odd[quint32(id)] : id;
            });
        else
            fill([&](quint32 row) { return numberOf(column, part, row); });
    }
    // The other way round by the keys and not by the rows, so that names go up in either.
    if (descending) {
        for (quint64 &key : keys)
            key = ~key;
    }
    return keys;
}

quint64 KeyOrder::keyOf(KeyColumn column, quint32 row) const
{
    return keysOf(column, false)[placeOf(row)];
}

std::vector<qsizetype> KeyOrder::sections(KeyColumn column, const RowList &rows) const
{
    const std::vector<quint64> keys = keysOf(column, false);
    std::vector<qsizetype> out;
    for (size_t i = 0; i < rows.size(); ++i) {
        if (i == 0 || keys[placeOf(rows[i])] != keys[placeOf(rows[i - 1])])
            out.push_back(qsizetype(i));
    }
    return out;
}

} // namespace octroi::inventory
