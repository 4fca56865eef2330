// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/healthobjectsmodel.h"

#include "models/healthwords.h"
#include "models/roles.h"

#include <QSet>
#include <limits>

namespace octroi::models {

using health::Affected;
using health::ObjectId;

HealthObjectsModel::HealthObjectsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void HealthObjectsModel::show(std::shared_ptr<const health::Report> report, health::Rule rule)
{
    // What was unchecked stays so, wherever it stands now.
    QSet<QString> others;
    if (m_report && rule == m_rule) {
        for (const int row : m_others)
            others.insert(at(row).object.text());
    } else {
        m_all = true;
    }
    beginResetModel();
    m_report = std::move(report);
    m_rule = rule;
    m_rows.clear();
    m_others.clear();
    endResetModel();
    for (int row = 0; !others.isEmpty() && row < rowCount(); ++row) {
        if (others.remove(m_report->objectAt(rule, row).text()))
            m_others.insert(row);
    }
    Q_EMIT checkedChanged();
}

const Affected &HealthObjectsModel::at(int row) const
{
    if (const Affected *known = m_rows.object(row))
        return *known;
    auto *made = new Affected(affectedAt(*m_report, m_rule, row));
    m_rows.insert(row, made);
    return *made;
}

int HealthObjectsModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid() || !m_report)
        return 0;
    return int(std::min<qint64>(m_report->finding(m_rule).count(), std::numeric_limits<int>::max()));
}

int HealthObjectsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

bool HealthObjectsModel::isChecked(int row) const
{
    return m_others.contains(row) ? !m_all : m_all;
}

qint64 HealthObjectsModel::checkedCount() const
{
    return m_all ? rowCount() - qint64(m_others.size()) : qint64(m_others.size());
}

std::vector<ObjectId> HealthObjectsModel::checked(qint64 most) const
{
    std::vector<ObjectId> out;
    for (int row = 0; row < rowCount() && qint64(out.size()) < most; ++row) {
        if (isChecked(row))
            out.push_back(m_report->objectAt(m_rule, row));
    }
    return out;
}

void HealthObjectsModel::setAllChecked(bool checked)
{
    m_all = checked;
    m_others.clear();
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Name), index(rowCount() - 1, Name), {Qt::CheckStateRole});
    Q_EMIT checkedChanged();
}

bool HealthObjectsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid() || index.column() != Name)
        return false;
    if (value.toInt() == (m_all ? Qt::Checked : Qt::Unchecked))
        m_others.erase(index.row());
    else
        m_others.insert(index.row());
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT checkedChanged();
    return true;
}

Qt::ItemFlags HealthObjectsModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == Name ? flags | Qt::ItemIsUserCheckable : flags;
}

QVariant HealthObjectsModel::nameData(int row, int role) const
{
    const Affected &a = at(row);
    switch (role) {
    case Qt::DisplayRole:
        return a.name.isEmpty() ? a.object.id : a.name;
    case Qt::CheckStateRole:
        return isChecked(row) ? Qt::Checked : Qt::Unchecked;
    case kStrongRole:
        return true;
    case kExactRole:
        return a.object.id;
    default:
        return {};
    }
}

QVariant HealthObjectsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_report)
        return {};
    const Affected &a = at(index.row());
    if (role == kIdRole)
        return a.object.text();
    if (index.column() == Name)
        return nameData(index.row(), role);
    if (index.column() == Owner) {
        return role == Qt::DisplayRole ? QVariant(a.partner) : role == kExactRole ? QVariant(a.application) : QVariant();
    }
    switch (role) {
    case Qt::DisplayRole:
        return HealthWords::evidence(m_rule, a.evidence, m_report->at);
    case kExactRole:
        return HealthWords::evidenceTip(m_rule, a.evidence);
    case kToneRole: // a colour of the text
        return m_rule == health::Rule::ExpiringSoon ? expiryTone(a.evidence.time, m_report->at) : QVariant();
    case Qt::TextAlignmentRole:
        return int(Qt::AlignRight | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant HealthObjectsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Evidence ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Name") : section == Owner ? tr("Partner") : HealthWords::evidenceHead(m_rule);
}

} // namespace octroi::models
