// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/palettemodel.h"

namespace octroi::shell {

void PaletteModel::setEntries(const QList<PaletteEntry> &entries)
{
    beginResetModel();
    m_entries = entries;
    endResetModel();
}

int PaletteModel::selectable(int row, int step) const
{
    for (; row >= 0 && row < m_entries.size(); row += step) {
        if (m_entries.at(row).kind == PaletteEntry::Kind::Item && m_entries.at(row).enabled)
            return row;
    }
    return -1;
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    const PaletteEntry &entry = m_entries.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return entry.title;
    case Qt::AccessibleTextRole:
        return entry.detail.isEmpty() ? entry.title : entry.title + QStringLiteral(", ") + entry.detail;
    case Qt::AccessibleDescriptionRole:
        return entry.hint;
    default:
        return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex &index) const
{
    const PaletteEntry &entry = m_entries.at(index.row());
    if (entry.kind != PaletteEntry::Kind::Item)
        return Qt::ItemIsEnabled;
    return entry.enabled ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

} // namespace octroi::shell
