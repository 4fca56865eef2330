// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evidencemodel.h"

#include "models/exercisewords.h"
#include "models/format.h"
#include "models/roles.h"

namespace octroi::models {

using change::ScopeExercise;

EvidenceModel::EvidenceModel(inventory::Inventory &inventory, QObject *parent)
    : QAbstractTableModel(parent)
    , m_inventory(inventory)
{
}

void EvidenceModel::setKey(const change::KeyExercise *key)
{
    beginResetModel();
    m_key = key ? *key : change::KeyExercise();
    endResetModel();
}

int EvidenceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_key.scopes.size());
}

int EvidenceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString EvidenceModel::display(const ScopeExercise &scope, int column) const
{
    switch (column) {
    case Scope:
        return scope.scope;
    case Calls:
        return Format::count(scope.calls);
    case LastCall:
        if (scope.last.isValid())
            return Format::shortDate(scope.last);
        return ExerciseWords::use(m_key, scope);
    case UsedFor:
        return ExerciseWords::evidence(m_key, scope, m_inventory).replace(u'\n', QStringLiteral("; "));
    default:
        return {};
    }
}

QVariant EvidenceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ScopeExercise &scope = m_key.scopes.at(std::size_t(index.row()));
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return display(scope, index.column());
    case Qt::ToolTipRole:
        return index.column() == UsedFor ? ExerciseWords::evidence(m_key, scope, m_inventory)
                                         : display(scope, index.column());
    case Qt::TextAlignmentRole:
        return index.column() == Calls ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case kMonoRole:
        return index.column() == Scope;
    case kMutedRole:
        return scope.calls == 0 && index.column() != Scope;
    case kIdRole:
        return scope.scope;
    default:
        return {};
    }
}

QVariant EvidenceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == Calls)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return QStringList{tr("Scope"), tr("Calls"), tr("Last call"), tr("Used for")}.value(section);
}

} // namespace octroi::models
