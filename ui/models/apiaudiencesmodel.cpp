// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/apiaudiencesmodel.h"

#include "models/format.h"
#include "models/roles.h"

namespace octroi::models {

using Kind = change::ApiAudience::Kind;

void ApiAudiencesModel::setAudiences(const QList<change::ApiAudience> &audiences, qsizetype endpoints)
{
    beginResetModel();
    m_audiences = audiences;
    m_endpoints = endpoints;
    endResetModel();
}

int ApiAudiencesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_audiences.size());
}

int ApiAudiencesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString ApiAudiencesModel::display(const change::ApiAudience &audience, int column) const
{
    switch (column) {
    case Audience:
        return audience.audience;
    case Meaning:
        return audience.kind == Kind::Issuer ? tr("of %1", "a trusted issuer").arg(audience.name)
               : audience.kind == Kind::Api  ? tr("this API alone, %n client(s)", nullptr, int(audience.clients.size()))
                                             : tr("every API, %n client(s)", nullptr, int(audience.clients.size()));
    case Opens:
        return tr("%1 of %2", "endpoints").arg(Format::count(audience.open.size()), Format::count(m_endpoints));
    default:
        return {};
    }
}

QString ApiAudiencesModel::tip(const change::ApiAudience &audience, int column) const
{
    if (column == Meaning && !audience.clients.isEmpty())
        return audience.clients.join(QLatin1Char('\n'));
    if (column != Opens)
        return display(audience, column);
    QStringList lines;
    for (const domain::Endpoint &endpoint : audience.open)
        lines << endpoint.method + QLatin1Char(' ') + endpoint.path;
    return lines.isEmpty() ? tr("Nothing of this API") : lines.join(QLatin1Char('\n'));
}

QVariant ApiAudiencesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const change::ApiAudience &audience = m_audiences.at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return display(audience, column);
    case Qt::ToolTipRole:
        return tip(audience, column);
    case Qt::TextAlignmentRole:
        return column == Opens ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case kMonoRole:
        return column == Audience;
    case kMutedRole:
        return audience.open.isEmpty() && column != Audience;
    case kIdRole:
        return audience.audience;
    default:
        return {};
    }
}

QVariant ApiAudiencesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == Opens)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return QStringList{tr("Audience"), tr("Tokens for"), tr("Opens")}.value(section);
}

} // namespace octroi::models
