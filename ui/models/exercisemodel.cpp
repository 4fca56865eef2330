// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exercisemodel.h"

#include "models/exercisewords.h"
#include "models/format.h"
#include "models/roles.h"

namespace octroi::models {

using change::ExerciseReport;
using change::KeyExercise;
using change::ScopeExercise;
using change::ScopeUse;

namespace {

QStringList never(const KeyExercise &key)
{
    QStringList out;
    for (const ScopeExercise &scope : key.scopes) {
        if (scope.calls == 0)
            out << scope.scope;
    }
    return out;
}

} // namespace

ExerciseModel::ExerciseModel(View view, inventory::Inventory &inventory, QObject *parent)
    : QAbstractTableModel(parent)
    , m_view(view)
    , m_inventory(inventory)
{
}

void ExerciseModel::setReport(std::shared_ptr<const ExerciseReport> report)
{
    beginResetModel();
    m_report = std::move(report);
    m_keys.clear();
    m_scopes.clear();
    if (m_report && m_view == View::Unused)
        m_keys = m_report->unused();
    if (m_report && m_view == View::Scopes && m_report->scopesKnown && !m_report->scopesUnseen)
        m_scopes = m_report->idleScopes();
    if (m_report && m_view == View::Keys) {
        // Those of which something is proposed come first already.
        for (const KeyExercise &key : m_report->keys) {
            if (key.exercised() < qsizetype(key.scopes.size()) && !key.isUnused() &&
                (key.calls > 0 || !key.doubts.empty()))
                m_keys.push_back(&key);
        }
    }
    endResetModel();
}

int ExerciseModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_view == View::Scopes ? m_scopes.size() : m_keys.size());
}

int ExerciseModel::columnCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return m_view == View::Keys     ? int(KeyColumns)
           : m_view == View::Unused ? int(UnusedColumns)
                                    : int(ScopeColumns);
}

QString ExerciseModel::keyText(const KeyExercise &key, int column) const
{
    switch (column) {
    case Name:
        return key.name;
    case Owner:
        return tr("%1 › %2", "partner, application").arg(key.partner, key.application);
    case Used:
        return tr("%1 of %2", "scopes").arg(key.exercised()).arg(key.scopes.size());
    case Proposal:
        return ExerciseWords::proposal(key);
    case Never:
        return never(key).join(QStringLiteral(", "));
    case LastCall:
        return key.last.isValid() ? Format::shortDate(key.last) : tr("none", "call");
    default:
        return {};
    }
}

QString ExerciseModel::unusedText(const KeyExercise &key, int column) const
{
    switch (column) {
    case UnusedName:
        return key.name;
    case UnusedOwner:
        return tr("%1 › %2", "partner, application").arg(key.partner, key.application);
    case Scopes:
        return Format::count(qint64(key.scopes.size()));
    case LastUsed:
        return Format::relative(key.lastUsedAt, m_inventory.clock().now());
    case Issued:
        return Format::relative(key.createdAt, m_inventory.clock().now());
    default:
        return {};
    }
}

QString ExerciseModel::scopeText(const ScopeUse &scope, int column) const
{
    switch (column) {
    case Scope:
        return scope.scope;
    case HeldBy:
        return Format::count(scope.keys);
    case Clients:
        return Format::count(scope.clients);
    case Endpoints:
        return Format::count(scope.endpoints);
    case Description: {
        const domain::Scope *known = m_inventory.scope(scope.scope);
        return known ? known->description : QString();
    }
    default:
        return {};
    }
}

QString ExerciseModel::display(int row, int column) const
{
    switch (m_view) {
    case View::Keys:
        return keyText(key(row), column);
    case View::Unused:
        return unusedText(key(row), column);
    case View::Scopes:
        break;
    }
    return scopeText(scope(row), column);
}

QVariant ExerciseModel::tip(int row, int column) const
{
    if (m_view == View::Keys && column == Proposal && !key(row).doubts.empty())
        return ExerciseWords::doubts(key(row));
    if (m_view == View::Unused && column == LastUsed)
        return Format::exact(key(row).lastUsedAt);
    if (m_view == View::Unused && column == Issued)
        return Format::exact(key(row).createdAt);
    return display(row, column);
}

bool ExerciseModel::isNumber(int column) const
{
    return (m_view == View::Scopes && (column == HeldBy || column == Clients || column == Endpoints)) ||
           (m_view == View::Unused && column == Scopes);
}

QVariant ExerciseModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const int row = index.row(), column = index.column();
    const bool chip = m_view == View::Keys && column == Proposal;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return display(row, column);
    case Qt::ToolTipRole:
        return tip(row, column);
    case Qt::TextAlignmentRole:
        return isNumber(column) ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case kChipTextRole:
        return chip ? QVariant(display(row, column)) : QVariant();
    case kToneRole:
        return chip ? QVariant(int(key(row).proposed().isEmpty() ? Tone::Neutral : Tone::Warning))
                    : QVariant();
    case kIconRole:
        return m_view != View::Scopes && column == 0 ? QVariant(QStringLiteral("key")) : QVariant();
    case kStrongRole:
        return column == 0 && m_view != View::Scopes;
    case kMonoRole:
        return column == 0 && m_view == View::Scopes;
    case kIdRole:
        return m_view == View::Scopes ? scope(row).scope : key(row).keyId;
    default:
        return {};
    }
}

QVariant ExerciseModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && isNumber(section))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QStringList keys{
        tr("Name"),     tr("Owner"), tr("Used", "scopes"), tr("Proposal"), tr("Never used", "scopes"),
        tr("Last call")};
    const QStringList unused{tr("Name"), tr("Owner"), tr("Scopes"), tr("Last used"), tr("Issued")};
    const QStringList scopes{tr("Scope"), tr("Keys"), tr("Clients"), tr("Endpoints"), tr("Description")};
    return (m_view == View::Keys ? keys : m_view == View::Unused ? unused : scopes).value(section);
}

} // namespace octroi::models
