// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/overview/changesmodel.h"

#include "models/format.h"
#include "pages/auditicon.h"
#include "widgets/roles.h"

#include <QLocale>

namespace octroi::pages {

void ChangesModel::setEntries(const QList<domain::AuditEntry> &entries, const QDateTime &now)
{
    beginResetModel();
    m_entries = entries;
    m_now = now;
    endResetModel();
}

const domain::AuditEntry *ChangesModel::entryAt(int row) const
{
    return row >= 0 && row < m_entries.size() ? &m_entries[row] : nullptr;
}

int ChangesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int ChangesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ChangesModel::data(const QModelIndex &index, int role) const
{
    const domain::AuditEntry *entry = entryAt(index.row());
    if (!entry)
        return {};
    if (role == widgets::IdRole)
        return entry->objectId;
    const QString action = models::Format::action(entry->action);
    const QString object = entry->objectName.isEmpty() ? entry->objectId : entry->objectName;
    switch (index.column()) {
    case What:
        if (role == Qt::DisplayRole)
            return action;
        if (role == widgets::SecondLineRole)
            return object;
        if (role == widgets::IconNameRole)
            return auditIcon(entry->action);
        if (role == widgets::CopyRole || role == Qt::AccessibleTextRole || role == Qt::ToolTipRole)
            return tr("%1 %2", "what was done, to what").arg(action, object);
        break;
    case Time:
        if (role == Qt::DisplayRole) {
            const QDateTime local = entry->at.toLocalTime();
            return local.date() == m_now.toLocalTime().date()
                       ? QLocale().toString(local.time(), QStringLiteral("HH:mm"))
                       : models::Format::shortDate(local.date());
        }
        if (role == Qt::TextAlignmentRole)
            return int(Qt::AlignRight | Qt::AlignVCenter);
        if (role == widgets::ExactRole || role == Qt::ToolTipRole)
            return models::Format::exact(entry->at);
        break;
    default:
        break;
    }
    return {};
}

QVariant ChangesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case What:
        return tr("Change");
    case Time:
        return tr("When");
    default:
        return {};
    }
}

} // namespace octroi::pages
