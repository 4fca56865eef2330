// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/applicationsmodel.h"

#include "models/format.h"
#include "models/roles.h"

namespace octroi::models {

using inventory::Inventory;

ApplicationsModel::ApplicationsModel(Inventory &inventory, QObject *parent)
    : QAbstractTableModel(parent)
    , m_inventory(inventory)
{
    for (const auto signal : {&Inventory::reset, &Inventory::directoryChanged, &Inventory::usageChanged})
        connect(&inventory, signal, this, &ApplicationsModel::rebuild);
    connect(&inventory, &Inventory::keyChanged, this, [this](const QString &id) {
        const auto key = m_inventory.key(id);
        const auto *application = key ? m_inventory.application(key->applicationId) : nullptr;
        if (!application || application->partnerId == m_partnerId)
            rebuild();
    });
}

void ApplicationsModel::setPartner(const QString &partnerId)
{
    m_partnerId = partnerId;
    rebuild();
}

void ApplicationsModel::rebuild()
{
    QList<Row> next;
    for (const domain::Application *application : m_inventory.applicationsOf(m_partnerId)) {
        Row row;
        row.id = application->id;
        for (const domain::ApiKey &key : m_inventory.keysOf(application->id)) {
            ++row.keys;
            const inventory::KeyUsage usage = m_inventory.usageOf(key.id);
            row.usage.requests += usage.requests;
            if (row.usage.days.size() < usage.days.size())
                row.usage.days.resize(usage.days.size());
            for (qsizetype i = 0; i < usage.days.size(); ++i)
                row.usage.days[i] += usage.days.at(i);
            if (key.lastUsedAt.isValid() && (!row.lastUsed.isValid() || key.lastUsedAt > row.lastUsed))
                row.lastUsed = key.lastUsedAt;
        }
        next << row;
    }
    const bool same =
        next.size() == m_rows.size() && std::equal(next.begin(), next.end(), m_rows.begin(),
                                                   [](const Row &a, const Row &b) { return a.id == b.id; });
    if (!same)
        beginResetModel();
    m_rows = next;
    if (!same)
        endResetModel();
    else if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int ApplicationsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ApplicationsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ApplicationsModel::display(const Row &row, int column) const
{
    const domain::Application *application = m_inventory.application(row.id);
    if (!application)
        return {};
    const QDateTime now = m_inventory.clock().now();
    switch (column) {
    case Name:
        return application->name;
    case Keys:
        return Format::count(row.keys);
    case Requests:
        return Format::shortCount(row.usage.requests);
    case LastUsed:
        return Format::relative(row.lastUsed, now);
    case Created:
        return Format::date(application->createdAt.toLocalTime().date());
    default:
        return {};
    }
}

QVariant ApplicationsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows.at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return display(row, column);
    case Qt::ToolTipRole:
        return column == LastUsed ? Format::exact(row.lastUsed) : display(row, column);
    case kExactRole:
        return column == LastUsed ? QVariant(Format::exact(row.lastUsed)) : QVariant();
    case Qt::TextAlignmentRole:
        return int((column == Keys || column == Requests ? Qt::AlignRight : Qt::AlignLeft) |
                   Qt::AlignVCenter);
    case kSeriesRole:
        return column == Requests ? QVariant::fromValue(row.usage.days) : QVariant();
    case kMutedRole:
        return (column == Requests && row.usage.requests == 0) || (column == Keys && row.keys == 0);
    case kStrongRole:
        return column == Name;
    case kKindRole:
        return QStringLiteral("application");
    case kIdRole:
        return row.id;
    default:
        return {};
    }
}

QVariant ApplicationsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Keys || section == Requests ? Qt::AlignRight : Qt::AlignLeft) |
                   Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Application");
    case Keys:
        return tr("Credentials");
    case Requests:
        return tr("Requests, 30 d");
    case LastUsed:
        return tr("Last used");
    case Created:
        return tr("Created");
    default:
        return {};
    }
}

} // namespace octroi::models
