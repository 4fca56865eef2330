// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shell/paletteentry.h"

#include <QAbstractListModel>

namespace octroi::shell {

/// The entries as a list; headings and cards cannot be chosen.
class PaletteModel : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;
    void setEntries(const QList<PaletteEntry> &entries);
    const PaletteEntry &entry(int row) const { return m_entries.at(row); }
    /// The next row that can be chosen from `row` on, going by `step`; -1: none.
    int selectable(int row, int step) const;
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    QList<PaletteEntry> m_entries;
};

} // namespace octroi::shell
