// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/statemodel.h"

#include "models/statewords.h"

namespace octroi::models {

using change::StateDifference;

void StateModel::setDifferences(const QList<StateDifference> &differences, QString (*fieldName)(const QString &))
{
    beginResetModel();
    m_differences = differences;
    m_fieldName = fieldName;
    endResetModel();
}

const StateDifference *StateModel::at(int row) const
{
    return row >= 0 && row < m_differences.size() ? &m_differences.at(row) : nullptr;
}

int StateModel::count(change::StateAction action) const
{
    return int(std::count_if(m_differences.begin(), m_differences.end(), [action](const auto &d) { return d.action == action; }));
}

int StateModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_differences.size());
}

int StateModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString StateModel::display(const StateDifference &one, int column) const
{
    switch (column) {
    case Action:
        return StateWords::action(one);
    case Type:
        return StateWords::type(one.type);
    case Name:
        return one.name;
    default:
        break;
    }
    if (one.impossible)
        return StateWords::problem(*one.impossible);
    if (one.action != change::StateAction::Update)
        return {};
    QStringList fields;
    for (const change::FieldDifference &field : one.fields)
        fields << m_fieldName(field.name);
    return fields.join(QStringLiteral(", "));
}

QVariant StateModel::data(const QModelIndex &index, int role) const
{
    const StateDifference *one = at(index.row());
    if (!one)
        return {};
    const bool isAction = index.column() == Action;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return display(*one, index.column());
    case kChipTextRole:
        return isAction ? QVariant(display(*one, Action)) : QVariant();
    case kToneRole:
        return isAction ? QVariant(int(StateWords::tone(*one))) : QVariant();
    case kMutedRole:
        return !isAction && one->action == change::StateAction::Keep;
    case kStrongRole:
        return index.column() == Name;
    case kIdRole:
        return one->type + u'/' + one->name;
    default:
        return {};
    }
}

QVariant StateModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return QStringList{tr("Then"), tr("Kind"), tr("Name"), tr("What differs")}.value(section);
}

} // namespace octroi::models
