// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trustedissuersmodel.h"

#include "models/format.h"
#include "models/roles.h"

#include <QCoroTask>

namespace octroi::models {

using backends::HeldIssuer;

TrustedIssuersModel::TrustedIssuersModel(inventory::Inventory &inventory, QObject *parent)
    : QAbstractTableModel(parent)
    , m_inventory(inventory)
{
}

bool TrustedIssuersModel::canRead() const
{
    return backends::trustOf(&m_inventory.backend()) != nullptr;
}

void TrustedIssuersModel::read()
{
    if (m_reading || !canRead())
        return;
    m_reading = true;
    QCoro::connect(backends::trustOf(&m_inventory.backend())->trustedIssuers(), this, [this](const Result<QList<HeldIssuer>> &rows) {
        m_reading = false;
        m_error = rows ? std::optional<Error>() : rows.error();
        if (rows) {
            m_wasRead = true;
            beginResetModel();
            m_rows = *rows;
            endResetModel();
        }
        Q_EMIT stateChanged();
    });
}

int TrustedIssuersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int TrustedIssuersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString TrustedIssuersModel::keys(const HeldIssuer &row) const
{
    if (row.keyState == QLatin1String("failed"))
        return tr("could not be read");
    if (row.keyState == QLatin1String("pending"))
        return tr("are being read");
    const QString count = tr("%n key(s)", nullptr, int(row.kids.size()));
    return row.keysReadAt.isValid() ? tr("%1, read %2", "keys, when").arg(count, Format::relative(row.keysReadAt, m_inventory.clock().now())) : count;
}

QString TrustedIssuersModel::display(const HeldIssuer &row, int column) const
{
    const domain::Api *api = m_inventory.api(row.issuer.apiId);
    switch (column) {
    case Name: return row.issuer.name;
    case Api: return api ? api->name : row.issuer.apiId;
    case Issuer: return row.issuer.issuer;
    case State: return row.issuer.enabled ? tr("On") : tr("Off");
    case Keys: return keys(row);
    case Scopes: return row.issuer.scopes.join(QStringLiteral(", "));
    default: return {};
    }
}

QVariant TrustedIssuersModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const HeldIssuer &row = m_rows.at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole: return display(row, column);
    case Qt::ToolTipRole: return column == Keys ? QVariant(row.keyError) : QVariant();
    case kChipTextRole: return column == State ? display(row, column) : QVariant();
    case kToneRole: return column == State ? QVariant(int(row.issuer.enabled ? Tone::Ok : Tone::Neutral)) : QVariant();
    case kStrongRole: return column == Name;
    case kMonoRole: return column == Issuer || column == Scopes;
    case kCopyRole: return column == Issuer ? QVariant(row.issuer.issuer) : QVariant();
    case kIdRole: return row.issuer.id;
    default: return {};
    }
}

QVariant TrustedIssuersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Name");
    case Api: return tr("API");
    case Issuer: return tr("Issuer");
    case State: return tr("State");
    case Keys: return tr("Keys");
    case Scopes: return tr("At most");
    default: return {};
    }
}

} // namespace octroi::models
