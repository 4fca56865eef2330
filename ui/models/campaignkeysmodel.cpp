// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/campaignkeysmodel.h"

#include "models/format.h"

namespace octroi::models {

using change::CampaignKey;
using change::KeyAdoption;
using inventory::Inventory;

namespace {
constexpr int kReadSoonMs = 1'500; ///< a question for each 400 keys
}

CampaignKeysModel::CampaignKeysModel(Inventory &inventory, QObject *parent)
    : QAbstractTableModel(parent)
    , m_inventory(inventory)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kReadSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &CampaignKeysModel::read);
    const auto stale = [this] {
        m_stale = true;
        if (m_followed && !m_soon.isActive())
            m_soon.start();
    };
    for (const auto signal : {&Inventory::reset, &Inventory::directoryChanged, &Inventory::usageChanged})
        connect(&inventory, signal, this, stale);
    connect(&inventory, &Inventory::keyChanged, this, stale);
    connect(&inventory.backend(), &backends::Backend::stateChanged, this, stale);
}

void CampaignKeysModel::setFollowed(bool followed)
{
    m_followed = followed;
    if (followed && m_stale)
        read();
}

void CampaignKeysModel::follow(const domain::Campaign &campaign)
{
    if (m_campaign == campaign)
        return;
    const bool same = m_campaign.id == campaign.id && m_campaign.keyIds == campaign.keyIds;
    m_campaign = campaign;
    if (!same) {
        beginResetModel();
        m_progress = change::campaignStanding(campaign, m_inventory); // at once, the traffic a moment later
        endResetModel();
        m_read = false;
        Q_EMIT progressChanged();
    }
    read();
}

void CampaignKeysModel::follow()
{
    beginResetModel();
    m_campaign = {};
    m_progress = {};
    m_read = false;
    endResetModel();
    Q_EMIT progressChanged();
}

void CampaignKeysModel::read()
{
    m_soon.stop();
    m_stale = false;
    if (m_campaign.id.isEmpty())
        return;
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reading = true;
    const QString id = m_campaign.id;
    QCoro::connect(change::campaignProgress(m_campaign, &m_inventory), this,
                   [this, id](const change::CampaignProgress &progress) {
                       m_reading = false;
                       if (id == m_campaign.id)
                           take(progress);
                       if (std::exchange(m_again, false) || id != m_campaign.id)
                           read();
                   });
}

void CampaignKeysModel::take(const change::CampaignProgress &progress)
{
    m_read = true;
    if (progress.keys.size() != m_progress.keys.size()) {
        beginResetModel();
        m_progress = progress;
        endResetModel();
    } else {
        m_progress = progress;
        if (!m_progress.keys.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
    Q_EMIT progressChanged();
}

int CampaignKeysModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_progress.keys.size());
}

int CampaignKeysModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString CampaignKeysModel::display(const CampaignKey &key, int column) const
{
    const QDateTime now = m_inventory.clock().now();
    const bool traffic = m_read && m_progress.usageKnown;
    switch (column) {
    case Name:
        return key.name;
    case Partner:
        return key.partner;
    case Application:
        return key.application;
    case Adoption:
        return CampaignWords::adoption(key.adoption);
    case OldCalls:
        return traffic ? Format::shortCount(key.oldCalls) : QStringLiteral("–");
    case NewCalls:
        return traffic ? Format::shortCount(key.newCalls) : QStringLiteral("–");
    case LastUsed:
        return Format::relative(key.oldLastUsed, now);
    case Deadline:
        return key.adoption == KeyAdoption::Retired ? QStringLiteral("–") : Format::expiry(key.deadline, now);
    case Contact:
        return key.contact;
    default:
        return {};
    }
}

QVariant CampaignKeysModel::sortValue(const CampaignKey &key, int column) const
{
    switch (column) {
    case Adoption:
        return int(key.adoption);
    case OldCalls:
        return key.oldCalls;
    case NewCalls:
        return key.newCalls;
    case LastUsed:
        return key.oldLastUsed.toMSecsSinceEpoch();
    case Deadline:
        return key.deadline.toMSecsSinceEpoch();
    default:
        return display(key, column).toLower();
    }
}

QVariant CampaignKeysModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const CampaignKey &key = m_progress.keys.at(index.row());
    const int column = index.column();
    const bool number = column == OldCalls || column == NewCalls;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return display(key, column);
    case Qt::ToolTipRole:
        if (column == LastUsed)
            return Format::exact(key.oldLastUsed);
        return column == Deadline ? Format::exact(key.deadline) : display(key, column);
    case Qt::TextAlignmentRole:
        return number ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case kChipTextRole:
        return column == Adoption ? QVariant(display(key, column)) : QVariant();
    case kToneRole:
        return column == Adoption ? QVariant(int(CampaignWords::tone(key.adoption))) : QVariant();
    case kIconRole:
        return column == Name ? QVariant(QStringLiteral("key")) : QVariant();
    case kStrongRole:
        return column == Name;
    case kMutedRole:
        return (column == OldCalls && key.oldCalls == 0) || (column == NewCalls && key.newCalls == 0) ||
               (column == LastUsed && !key.oldLastUsed.isValid());
    case kCopyRole:
        return column == Contact ? key.contact : key.keyId;
    case kIdRole:
        return key.keyId;
    case SortRole:
        return sortValue(key, column);
    case AdoptionRole:
        return change::keyAdoptionName(key.adoption);
    default:
        return {};
    }
}

QVariant CampaignKeysModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole &&
        (section == OldCalls || section == NewCalls))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Key");
    case Partner:
        return tr("Partner");
    case Application:
        return tr("Application");
    case Adoption:
        return tr("State");
    case OldCalls:
        return tr("Old calls");
    case NewCalls:
        return tr("New calls");
    case LastUsed:
        return tr("Old last used");
    case Deadline:
        return tr("Old ends");
    case Contact:
        return tr("Contact");
    default:
        return {};
    }
}

} // namespace octroi::models
