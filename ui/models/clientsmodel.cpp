// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clientsmodel.h"

#include "domain/clientfacts.h"
#include "domain/clientfilter.h"
#include "models/clientwords.h"
#include "models/format.h"
#include "models/roles.h"

#include <algorithm>
#include <limits>

namespace octroi::models {

using domain::OAuthClient;
using inventory::Inventory;

namespace {

/// What has no such moment comes after everything that has.
qint64 moment(const QDateTime &time)
{
    return time.isValid() ? time.toMSecsSinceEpoch() : std::numeric_limits<qint64>::max();
}

bool less(const QVariant &a, const QVariant &b)
{
    return a.userType() == QMetaType::QString ? QString::localeAwareCompare(a.toString(), b.toString()) < 0
                                              : a.toLongLong() < b.toLongLong();
}

} // namespace

ClientsModel::ClientsModel(Inventory &inventory, QObject *parent)
    : QAbstractTableModel(parent)
    , m_inventory(inventory)
{
    for (const auto signal : {&Inventory::reset, &Inventory::clientsChanged, &Inventory::directoryChanged})
        connect(&inventory, signal, this, &ClientsModel::rebuild);
    rebuild();
}

int ClientsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ClientsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

int ClientsModel::total() const
{
    return int(m_inventory.clients().size());
}

const OAuthClient *ClientsModel::at(int row) const
{
    return m_inventory.client(m_rows.value(row));
}

QString ClientsModel::applicationOf(const OAuthClient &client) const
{
    const auto *application = m_inventory.application(client.applicationId);
    return application ? application->name : QString();
}

QString ClientsModel::partnerOf(const OAuthClient &client) const
{
    const auto *application = m_inventory.application(client.applicationId);
    const auto *partner = application ? m_inventory.partner(application->partnerId) : nullptr;
    return partner ? partner->name : QString();
}

void ClientsModel::setFilter(const domain::KeyFilter &filter)
{
    m_filter = filter;
    rebuild();
}

void ClientsModel::sort(int column, Qt::SortOrder order)
{
    m_column = column;
    m_order = order;
    rebuild();
}

bool ClientsModel::matches(const OAuthClient &client, const QDateTime &now) const
{
    const auto *application = m_inventory.application(client.applicationId);
    const auto *partner = application ? m_inventory.partner(application->partnerId) : nullptr;
    const auto *plan = m_inventory.plan(client.planId);
    const auto used = m_inventory.usageOfClient(client.id);
    const domain::ClientSubject subject{client,
                                        partner ? partner->name : QString(),
                                        application ? application->name : QString(),
                                        plan ? plan->name : QString(),
                                        m_inventory.backend().info().name,
                                        partner ? partner->tags : QStringList(),
                                        used.requests,
                                        used.bytes};
    return domain::filterMatches(m_filter, subject, now);
}

QVariant ClientsModel::sortValue(const OAuthClient &client, const QDateTime &now) const
{
    switch (m_column) {
    case State:
        return int(client.statusAt(now));
    case Scopes:
        return client.scopes.size();
    case Secrets:
        return moment(domain::proofEndsAt(client, now));
    case LastUsed: // what never called is the longest ago
        return client.lastUsedAt.isValid() ? client.lastUsedAt.toMSecsSinceEpoch() : 0;
    case Expires:
        return moment(client.expiresAt);
    case Created:
        return client.createdAt.toMSecsSinceEpoch();
    default:
        return display(client, m_column);
    }
}

void ClientsModel::rebuild()
{
    const QDateTime now = m_inventory.clock().now();
    std::vector<std::pair<QVariant, QString>> found;
    for (const OAuthClient &client : m_inventory.clients()) {
        if (matches(client, now))
            found.emplace_back(sortValue(client, now), client.id);
    }
    const bool up = m_order == Qt::AscendingOrder;
    std::stable_sort(found.begin(), found.end(), [up](const auto &a, const auto &b) {
        return up ? less(a.first, b.first) : less(b.first, a.first);
    });
    QStringList next;
    next.reserve(qsizetype(found.size()));
    for (const auto &[value, id] : found)
        next << id;
    if (next == m_rows) {
        refreshTimes();
        return;
    }
    beginResetModel();
    m_rows = next;
    endResetModel();
}

void ClientsModel::refreshTimes()
{
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void ClientsModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    rebuild();
}

QString ClientsModel::display(const OAuthClient &client, int column) const
{
    const QDateTime now = m_inventory.clock().now();
    switch (column) {
    case Name:
        return client.name;
    case Kind:
        return ClientWords::kind(client.kind);
    case Partner:
        return partnerOf(client);
    case Application:
        return applicationOf(client);
    case State:
        return ClientWords::status(client.statusAt(now));
    case Authentication:
        return ClientWords::auth(client.auth);
    case Scopes:
        return Format::count(client.scopes.size());
    case Secrets: {
        if (client.isPublic() || client.auth == domain::ClientAuth::PrivateKeyJwt)
            return QStringLiteral("–");
        return Format::expiry(domain::proofEndsAt(client, now), now);
    }
    case LastUsed:
        return Format::relative(client.lastUsedAt, now);
    case Expires:
        return Format::expiry(client.expiresAt, now);
    case Created:
        return Format::relative(client.createdAt, now);
    case Identifier:
        return client.id;
    case Grants: {
        QStringList grants;
        for (const QString &grant : client.grantTypes)
            grants << ClientWords::grant(grant);
        return grants.join(QStringLiteral(", "));
    }
    default:
        return {};
    }
}

QString ClientsModel::toolTip(const OAuthClient &client, int column) const
{
    switch (column) {
    case Kind:
        return ClientWords::kindMeaning(client.kind);
    case Authentication:
        return ClientWords::authMeaning(client.auth);
    case Scopes:
        return client.scopes.join(QLatin1Char('\n'));
    case Secrets: {
        const QDateTime now = m_inventory.clock().now();
        const int working = int(std::count_if(client.secrets.begin(), client.secrets.end(),
                                              [&](const domain::ClientSecret &s) { return s.worksAt(now); }));
        const QDateTime end = domain::proofEndsAt(client, now);
        const QString secrets = domain::usesSecret(client) ? tr("%n secret(s) that work", nullptr, working) : QString();
        return end.isValid() ? QStringList{secrets, Format::exact(end)}.join(QLatin1Char('\n')).trimmed() : secrets;
    }
    case LastUsed:
        return Format::exact(client.lastUsedAt);
    case Expires:
        return Format::exact(client.expiresAt);
    case Created:
        return Format::exact(client.createdAt);
    default:
        return display(client, column);
    }
}

QVariant ClientsModel::tone(const OAuthClient &client, int column) const
{
    const QDateTime now = m_inventory.clock().now();
    const domain::ClientStatus status = client.statusAt(now);
    if (column == State)
        return int(ClientWords::statusTone(status));
    if (status != domain::ClientStatus::Active && status != domain::ClientStatus::Suspended)
        return {};
    if (column == Secrets)
        return expiryTone(domain::proofEndsAt(client, now), now);
    return column == Expires ? expiryTone(client.expiresAt, now) : QVariant();
}

QVariant ClientsModel::data(const QModelIndex &index, int role) const
{
    const OAuthClient *client = index.isValid() ? at(index.row()) : nullptr;
    if (!client)
        return {};
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return display(*client, column);
    case Qt::ToolTipRole:
    case kExactRole:
        return toolTip(*client, column);
    case Qt::TextAlignmentRole:
        return int((column == Scopes ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case kToneRole:
        return tone(*client, column);
    case kChipTextRole:
        return tone(*client, column).isNull() ? QVariant() : QVariant(display(*client, column));
    case kChipDotRole:
        return column == State;
    case kIconRole:
        return column == Name ? QVariant(QStringLiteral("client")) : QVariant();
    case kStrongRole:
        return column == Name;
    case kMonoRole:
        return column == Identifier;
    case kCopyRole:
        return column == Identifier ? QVariant(client->id) : QVariant();
    case kMutedRole:
        return (column == LastUsed && !client->lastUsedAt.isValid()) ||
               (column == Scopes && client->scopes.isEmpty()) ||
               (column == Secrets && !domain::proofEndsAt(*client, m_inventory.clock().now()).isValid()) ||
               (column == Expires && !client->expiresAt.isValid());
    case kKindRole:
        return QStringLiteral("client");
    case kIdRole:
        return client->id;
    default:
        return {};
    }
}

QVariant ClientsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Scopes ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Kind:
        return tr("Kind");
    case Partner:
        return tr("Partner");
    case Application:
        return tr("Application");
    case State:
        return tr("State");
    case Authentication:
        return tr("Authentication");
    case Scopes:
        return tr("Scopes");
    case Secrets:
        return tr("Secret ends");
    case LastUsed:
        return tr("Last used");
    case Expires:
        return tr("Expires");
    case Created:
        return tr("Created");
    case Identifier:
        return tr("Identifier");
    case Grants:
        return tr("Grants");
    default:
        return {};
    }
}

} // namespace octroi::models
