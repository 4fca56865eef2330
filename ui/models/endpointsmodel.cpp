// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/endpointsmodel.h"

#include "domain/scope.h"
#include "models/format.h"
#include "models/roles.h"

namespace octroi::models {

EndpointsModel::EndpointsModel(bool editable, QObject *parent)
    : QAbstractTableModel(parent)
    , m_editable(editable)
{
}

int EndpointsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_endpoints.size());
}

int EndpointsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString EndpointsModel::errorAt(int row) const
{
    const domain::Endpoint &endpoint = m_endpoints.at(row);
    const auto checked = domain::checkEndpoint(endpoint);
    if (!checked)
        return Format::error(checked.error());
    for (const QString &scope : endpoint.scopes) {
        const auto name = domain::checkScopeName(scope);
        if (!name)
            return Format::error(name.error());
    }
    return {};
}

int EndpointsModel::firstWrong() const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (!errorAt(row).isEmpty())
            return row;
    }
    return -1;
}

QVariant EndpointsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_endpoints.size())
        return {};
    const domain::Endpoint &endpoint = m_endpoints.at(index.row());
    const int column = index.column();
    const QString text = column == Method ? endpoint.method
                         : column == Path ? endpoint.path
                                          : endpoint.scopes.join(QLatin1Char(' '));
    switch (role) {
    case Qt::DisplayRole:
        return column == Scopes && text.isEmpty() && !m_editable ? tr("none asked") : text;
    case Qt::EditRole:
        return text;
    case Qt::AccessibleTextRole:
        return text;
    case Qt::ToolTipRole: {
        const QString wrong = m_editable ? errorAt(index.row()) : QString();
        return wrong.isEmpty() ? text : wrong;
    }
    case kToneRole:
        return m_editable && column != Scopes && !domain::checkEndpoint(endpoint).ok()
                   ? QVariant(int(Tone::Danger))
                   : QVariant();
    case kMonoRole:
        return column != Scopes || !endpoint.scopes.isEmpty();
    case kMutedRole:
        return column == Scopes && endpoint.scopes.isEmpty();
    case kStrongRole:
        return column == Path;
    case kKindRole:
        return QStringLiteral("endpoint");
    default:
        return {};
    }
}

bool EndpointsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!m_editable || role != Qt::EditRole || !index.isValid())
        return false;
    domain::Endpoint &endpoint = m_endpoints[index.row()];
    const QString text = value.toString().simplified();
    if (index.column() == Method)
        endpoint.method = text.toUpper();
    else if (index.column() == Path)
        endpoint.path = text;
    else
        endpoint.scopes = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    Q_EMIT dataChanged(this->index(index.row(), 0), this->index(index.row(), ColumnCount - 1));
    Q_EMIT edited();
    return true;
}

Qt::ItemFlags EndpointsModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (m_editable && index.isValid())
        flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant EndpointsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Method ? tr("Method") : section == Path ? tr("Path") : tr("Scopes a call needs");
}

bool EndpointsModel::removeRows(int row, int count, const QModelIndex &parent)
{
    if (parent.isValid() || row < 0 || count <= 0 || row + count > m_endpoints.size())
        return false;
    beginRemoveRows(parent, row, row + count - 1);
    m_endpoints.remove(row, count);
    endRemoveRows();
    Q_EMIT edited();
    return true;
}

void EndpointsModel::setEndpoints(const QList<domain::Endpoint> &endpoints)
{
    beginResetModel();
    m_endpoints = endpoints;
    endResetModel();
}

int EndpointsModel::append(const domain::Endpoint &endpoint)
{
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_endpoints << endpoint;
    endInsertRows();
    Q_EMIT edited();
    return row;
}

} // namespace octroi::models
