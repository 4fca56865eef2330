// SPDX-License-Identifier: GPL-3.0-or-later
// How a small list becomes the next one without losing selection and place, and which rows changed lately.
#include "models/keysmodel.h"

#include "models/roles.h"

#include <algorithm>

namespace octroi::models {

using inventory::KeyTable;
using inventory::RowList;

namespace {

constexpr int kMostRanges = 48; ///< more places that change, and the list is exchanged as a whole

/// How many runs of rows of `of` are not in `known`.
int runsOutside(const RowList &of, const std::vector<bool> &known)
{
    int runs = 0;
    bool outside = false;
    for (const quint32 row : of) {
        runs += !known[row] && !outside;
        outside = !known[row];
    }
    return runs;
}

std::vector<bool> marks(const RowList &rows, size_t size)
{
    std::vector<bool> out(size, false);
    for (const quint32 row : rows)
        out[row] = true;
    return out;
}

} // namespace

// Rows that went are removed, what stays is put in order, what came is inserted.
void KeysModel::showDifference(const RowList &next)
{
    const size_t size = m_table->rows();
    const std::vector<bool> keep = marks(next, size);
    if (runsOutside(m_rows, keep) + runsOutside(next, marks(m_rows, size)) > kMostRanges) {
        replace(next);
        return;
    }
    m_held.reset();
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        if (keep[m_rows[size_t(row)]])
            continue;
        int first = row;
        while (first > 0 && !keep[m_rows[size_t(first - 1)]])
            --first;
        beginRemoveRows({}, first, row);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + row + 1);
        endRemoveRows();
        row = first;
    }
    const std::vector<bool> had = marks(m_rows, size);
    RowList common;
    std::copy_if(next.begin(), next.end(), std::back_inserter(common), [&had](quint32 row) { return had[row]; });
    if (common != m_rows)
        reorder(std::move(common));
    for (int row = 0; row < int(next.size()); ++row) {
        if (had[next[size_t(row)]])
            continue;
        int last = row;
        while (last + 1 < int(next.size()) && !had[next[size_t(last + 1)]])
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
        places.assign(m_table->rows(), -1);
        for (size_t i = 0; i < next.size(); ++i)
            places[next[i]] = int(i);
    }
    QModelIndexList after;
    for (const QModelIndex &old : before)
        after << index(places[m_rows[size_t(old.row())]], old.column());
    m_rows = std::move(next);
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

// A key that was shown and is different now says so for some seconds: it may be the one that the user looks at.
void KeysModel::noteChange(const QString &id)
{
    const quint32 row = m_table == m_inventory.sharedTable() ? m_table->find(id) : KeyTable::kNone;
    const bool shown = row != KeyTable::kNone && std::find(m_rows.begin(), m_rows.end(), row) != m_rows.end();
    if (shown) {
        m_fresh.insert(row, m_inventory.clock().now().toMSecsSinceEpoch());
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
