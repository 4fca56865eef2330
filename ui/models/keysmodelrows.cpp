// SPDX-License-Identifier: GPL-3.0-or-later
// How a small list becomes the next one without losing selection and place, and which rows changed lately.
#include "models/keysmodel.h"

#include "models/roles.h"

#include <algorithm>

namespace octroi::models {

using inventory::Parts;
using inventory::RowList;

namespace {

constexpr int kMostRanges = 48; ///< more places that change, and the list is exchanged as a whole

} // namespace

/// The place of a row among those of all tables, one after the other.
size_t KeysModel::dense(quint32 joined) const
{
    size_t first = 0;
    for (size_t part = 0; part < Parts::partOf(joined); ++part)
        first += m_parts.all()[part].table ? m_parts.all()[part].table->rows() : 0;
    return first + Parts::rowOf(joined);
}

std::vector<bool> KeysModel::marks(const RowList &rows) const
{
    std::vector<bool> out(m_parts.rows(), false);
    for (const quint32 row : rows)
        out[dense(row)] = true;
    return out;
}

// Rows that went are removed, what stays is put in order, what came is inserted.
void KeysModel::showDifference(const RowList &next)
{
    const std::vector<bool> keep = marks(next), had = marks(m_rows);
    // How many runs of rows of the one are not in the other.
    const auto runs = [this](const RowList &of, const std::vector<bool> &known) {
        int count = 0;
        bool outside = false;
        for (const quint32 row : of) {
            const bool out = !known[dense(row)];
            count += out && !outside;
            outside = out;
        }
        return count;
    };
    if (runs(m_rows, keep) + runs(next, had) > kMostRanges) {
        replace(next);
        return;
    }
    m_held.reset();
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        if (keep[dense(m_rows[size_t(row)])])
            continue;
        int first = row;
        while (first > 0 && !keep[dense(m_rows[size_t(first - 1)])])
            --first;
        beginRemoveRows({}, first, row);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + row + 1);
        endRemoveRows();
        row = first;
    }
    RowList common;
    std::copy_if(next.begin(), next.end(), std::back_inserter(common),
                 [&](quint32 row) { return had[dense(row)]; });
    if (common != m_rows)
        reorder(std::move(common));
    for (int row = 0; row < int(next.size()); ++row) {
        if (had[dense(next[size_t(row)])])
            continue;
        int last = row;
        while (last + 1 < int(next.size()) && !had[dense(next[size_t(last + 1)])])
            ++last;
        beginInsertRows({}, row, last);
        m_rows.insert(m_rows.begin() + row, next.begin() + row, next.begin() + last + 1);
        endInsertRows();
        row = last;
    }
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void KeysModel::reorder(RowList next)
{
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<int> places;
    if (!before.isEmpty()) {
        places.assign(m_parts.rows(), -1);
        for (size_t i = 0; i < next.size(); ++i)
            places[dense(next[i])] = int(i);
    }
    QModelIndexList after;
    for (const QModelIndex &old : before)
        after << index(places[dense(m_rows[size_t(old.row())])], old.column());
    m_rows = std::move(next);
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

// A credential that was shown and is different now says so for some seconds: it may be the one that the user looks at.
void KeysModel::noteChange(quint32 row)
{
    if (m_parts.isOver(m_holdings.parts()) && placeOf(row) >= 0) {
        m_fresh.insert(row, m_clock.now().toMSecsSinceEpoch());
        m_fade.start();
    }
    refresh();
}

bool KeysModel::isFresh(quint32 row) const
{
    return m_fresh.contains(row);
}

void KeysModel::tellFresh()
{
    m_fresh.clear();
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0), {kChangedRole});
}

} // namespace octroi::models
