// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/campaignsmodel.h"

#include "models/format.h"

namespace octroi::models {

using change::KeyAdoption;
using domain::Campaign;
using inventory::Inventory;

namespace {
constexpr int kReadSoonMs = 400, kReckonSoonMs = 1'000;
}

CampaignsModel::CampaignsModel(Inventory &inventory, QObject *parent)
    : QAbstractTableModel(parent)
    , m_inventory(inventory)
{
    for (QTimer *timer : {&m_soon, &m_turn, &m_readSoon})
        timer->setSingleShot(true);
    m_readSoon.setInterval(kReadSoonMs);
    m_soon.setInterval(kReckonSoonMs);
    connect(&m_readSoon, &QTimer::timeout, this, &CampaignsModel::read);
    connect(&m_soon, &QTimer::timeout, this, &CampaignsModel::reckonSoon);
    connect(&m_turn, &QTimer::timeout, this, &CampaignsModel::reckonNext);
    const auto stale = [this] {
        m_stale = true;
        if (m_followed && !m_soon.isActive())
            m_soon.start();
    };
    for (const auto signal : {&Inventory::reset, &Inventory::directoryChanged, &Inventory::usageChanged})
        connect(&inventory, signal, this, stale);
    connect(&inventory, &Inventory::keyChanged, this, stale);
    const auto unread = [this] {
        m_unread = true;
        if (m_followed && !m_readSoon.isActive())
            m_readSoon.start();
    };
    connect(&inventory.backend(), &backends::Backend::changed, this, unread);
    connect(&inventory.backend(), &backends::Backend::stateChanged, this, unread);
}

void CampaignsModel::setFollowed(bool followed)
{
    m_followed = followed;
    if (followed && m_unread)
        read();
    else if (followed && m_stale)
        reckonSoon();
}

void CampaignsModel::read()
{
    backends::CampaignsBackend *campaigns = m_inventory.backend().campaigns();
    if (!campaigns || m_inventory.backend().state() != backends::BackendState::Online) {
        Q_EMIT stateChanged();
        return;
    }
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reading = true;
    m_unread = false;
    Q_EMIT stateChanged();
    QCoro::connect(campaigns->readCampaigns(), this, [this](const Result<QList<Campaign>> &all) {
        m_reading = false;
        m_error = all ? std::nullopt : std::optional(all.error());
        m_read = m_read || all.ok();
        if (all)
            take(*all);
        Q_EMIT stateChanged();
        if (std::exchange(m_again, false))
            read();
    });
}

void CampaignsModel::take(const QList<Campaign> &campaigns)
{
    QSet<QString> ids;
    for (const Campaign &one : campaigns)
        ids.insert(one.id);
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        if (ids.contains(m_rows.at(row).id))
            continue;
        beginRemoveRows({}, row, row);
        m_standings.remove(m_rows.at(row).id);
        m_rows.removeAt(row);
        endRemoveRows();
    }
    // The order of the backend is that of their beginnings, which does not change.
    for (int row = 0; row < int(campaigns.size()); ++row) {
        if (row < m_rows.size() && m_rows.at(row).id == campaigns.at(row).id) {
            if (m_rows.at(row) == campaigns.at(row))
                continue;
            m_rows[row] = campaigns.at(row);
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
            Q_EMIT campaignChanged(campaigns.at(row).id);
            continue;
        }
        beginInsertRows({}, row, row);
        m_rows.insert(row, campaigns.at(row));
        endInsertRows();
    }
    reckonSoon();
}

void CampaignsModel::reckonSoon()
{
    m_stale = false;
    m_toReckon.clear();
    for (const Campaign &one : std::as_const(m_rows))
        m_toReckon << one.id;
    m_turn.start(0);
}

void CampaignsModel::reckonNext()
{
    if (m_toReckon.isEmpty())
        return;
    const QString id = m_toReckon.takeFirst();
    if (const int row = rowOf(id); row >= 0) {
        const auto progress = change::campaignStanding(m_rows.at(row), m_inventory);
        Standing now;
        now.counts = progress.counts;
        now.deadline = progress.deadline;
        const Standing before = m_standings.value(id);
        m_standings.insert(id, now);
        if (before.counts != now.counts || before.deadline != now.deadline)
            Q_EMIT campaignChanged(id);
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1)); // "in 6 d" goes on too
    }
    if (!m_toReckon.isEmpty())
        m_turn.start(0);
}

int CampaignsModel::rowOf(const QString &id) const
{
    for (int row = 0; row < int(m_rows.size()); ++row) {
        if (m_rows.at(row).id == id)
            return row;
    }
    return -1;
}

CampaignState CampaignsModel::state(int row) const
{
    return campaignState(m_rows.at(row), standing(m_rows.at(row).id).counts);
}

int CampaignsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int CampaignsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString CampaignsModel::display(const Campaign &campaign, int row, int column) const
{
    const Standing now = standing(campaign.id);
    const QDateTime time = m_inventory.clock().now();
    switch (column) {
    case Name:
        return campaign.name;
    case Keys:
        return Format::count(campaign.keyIds.size());
    case Adoption: {
        const int moved =
            now.counts[std::size_t(KeyAdoption::Moved)] + now.counts[std::size_t(KeyAdoption::Retired)];
        return tr("%1 of %2", "keys that have moved, all")
            .arg(Format::count(moved), Format::count(campaign.keyIds.size()));
    }
    case Deadline:
        return now.deadline.isValid() ? Format::relative(now.deadline, time) : QStringLiteral("–");
    case Begun:
        return Format::relative(campaign.createdAt, time);
    case By:
        return campaign.createdBy;
    case State:
        return CampaignWords::state(state(row));
    default:
        return {};
    }
}

QVariant CampaignsModel::shares(const Campaign &campaign) const
{
    const auto &counts = standing(campaign.id).counts;
    QVariantList parts;
    for (const KeyAdoption one : {KeyAdoption::Retired, KeyAdoption::Moved, KeyAdoption::Moving,
                                  KeyAdoption::NotMoved, KeyAdoption::Waiting})
        parts << counts[std::size_t(one)] << int(CampaignWords::tone(one));
    return parts;
}

QVariant CampaignsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Campaign &campaign = m_rows.at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return display(campaign, index.row(), column);
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        if (column == Adoption)
            return CampaignWords::counts(standing(campaign.id).counts);
        if (column == Deadline)
            return Format::exact(standing(campaign.id).deadline);
        if (column == Begun)
            return Format::exact(campaign.createdAt);
        return display(campaign, index.row(), column);
    case Qt::TextAlignmentRole:
        return column == Keys ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case kSharesRole:
        return column == Adoption ? shares(campaign) : QVariant();
    case kChipTextRole:
        return column == State ? QVariant(display(campaign, index.row(), column)) : QVariant();
    case kToneRole:
        return column == State ? QVariant(int(CampaignWords::tone(state(index.row())))) : QVariant();
    case kIconRole:
        return column == Name ? QVariant(QStringLiteral("rotate")) : QVariant();
    case kStrongRole:
        return column == Name;
    case kIdRole:
        return campaign.id;
    default:
        return {};
    }
}

QVariant CampaignsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && section == Keys)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Campaign");
    case Keys:
        return tr("Keys");
    case Adoption:
        return tr("Moved");
    case Deadline:
        return tr("Last deadline");
    case Begun:
        return tr("Begun");
    case By:
        return tr("By");
    case State:
        return tr("State");
    default:
        return {};
    }
}

} // namespace octroi::models
