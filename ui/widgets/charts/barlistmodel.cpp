// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/barlistmodel.h"

#include <QHash>
#include <algorithm>

namespace octroi::charts {

void BarListModel::setBars(const QList<Bar> &bars)
{
    m_largest = 0;
    for (const Bar &bar : bars)
        m_largest = std::max(m_largest, bar.value);
    const int before = int(m_bars.size());
    const int after = int(bars.size());
    if (after < before) {
        beginRemoveRows({}, after, before - 1);
        m_bars.resize(after);
        endRemoveRows();
    }
    const int kept = std::min(before, after);
    const bool moved = !std::equal(m_bars.cbegin(), m_bars.cend(), bars.cbegin(),
                                   bars.cbegin() + kept, [](const Bar &a, const Bar &b) { return a.id == b.id; });
    if (after > before) {
        beginInsertRows({}, before, after - 1);
        m_bars += bars.mid(before);
        endInsertRows();
    }
    if (moved)
        reorder(bars);
    m_bars = bars;
    if (after > 0)
        Q_EMIT dataChanged(index(0), index(after - 1));
}

/// Persistent indexes (the current row is one) follow their bar; those of bars that are gone stay where they are.
void BarListModel::reorder(const QList<Bar> &bars)
{
    QHash<QString, int> places;
    for (int i = 0; i < int(bars.size()); ++i)
        places.insert(bars[i].id, i);
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList old = persistentIndexList();
    QModelIndexList fresh;
    for (const QModelIndex &one : old)
        fresh.append(index(places.value(m_bars.value(one.row()).id, one.row())));
    changePersistentIndexList(old, fresh);
    m_bars = bars;
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

int BarListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_bars.size());
}

QVariant BarListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_bars.size())
        return {};
    const Bar &bar = m_bars[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return bar.label;
    case Qt::AccessibleTextRole:
        return bar.delta.isEmpty()
                   ? tr("%1: %2", "name: number").arg(bar.label, bar.number)
                   : tr("%1: %2, %3", "name: number, difference").arg(bar.label, bar.number, bar.delta);
    case ShareRole:
        return m_largest > 0 ? bar.value / m_largest : 0.0;
    case NumberRole:
        return bar.number;
    case DeltaRole:
        return bar.delta;
    case WarnRole:
        return bar.warn;
    case IdRole:
        return bar.id;
    case CourseRole:
        return QVariant::fromValue(bar.course);
    default:
        return {};
    }
}

} // namespace octroi::charts
