// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/apismodel.h"

#include "models/format.h"
#include "models/roles.h"

#include <algorithm>

namespace octroi::models {

using inventory::Inventory;

ApisModel::ApisModel(Inventory &inventory, QObject *parent)
    : QAbstractTableModel(parent)
    , m_inventory(inventory)
{
    connect(&inventory, &Inventory::reset, this, &ApisModel::rebuild);
    connect(&inventory, &Inventory::catalogueChanged, this, &ApisModel::rebuild);
    rebuild();
}

void ApisModel::rebuild()
{
    QStringList next;
    for (const domain::Api &api : m_inventory.apis())
        next << api.id;
    std::sort(next.begin(), next.end(), [this](const QString &a, const QString &b) {
        return QString::localeAwareCompare(m_inventory.api(a)->name, m_inventory.api(b)->name) < 0;
    });
    if (next == m_rows) {
        if (!m_rows.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_rows = next;
    endResetModel();
}

int ApisModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ApisModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

int ApisModel::rowOf(const QString &id) const
{
    return int(m_rows.indexOf(id));
}

QVariant ApisModel::data(const QModelIndex &index, int role) const
{
    const domain::Api *api = index.isValid() ? m_inventory.api(m_rows.value(index.row())) : nullptr;
    if (!api)
        return {};
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return column == Name       ? api->name
               : column == BasePath ? api->basePath
                                    : Format::count(api->endpoints.size());
    case Qt::TextAlignmentRole:
        return int((column == Endpoints ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case kIconRole:
        return column == Name ? QVariant(QStringLiteral("scopes")) : QVariant();
    case kStrongRole:
        return column == Name;
    case kMonoRole:
        return column == BasePath;
    case kKindRole:
        return QStringLiteral("api");
    case kIdRole:
        return api->id;
    default:
        return {};
    }
}

QVariant ApisModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Endpoints ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("API") : section == BasePath ? tr("Base path") : tr("Endpoints");
}

} // namespace octroi::models
