// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/campaigns/campaignkeysproxy.h"

#include "models/campaignkeysmodel.h"

namespace octroi::pages {

using models::CampaignKeysModel;

CampaignKeysProxy::CampaignKeysProxy(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(CampaignKeysModel::SortRole);
}

void CampaignKeysProxy::setWanted(std::optional<change::KeyAdoption> adoption, const QString &text)
{
    m_adoption = adoption ? change::keyAdoptionName(*adoption) : QString();
    m_text = text;
    invalidateFilter();
}

bool CampaignKeysProxy::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex first = sourceModel()->index(row, 0, parent);
    if (!m_adoption.isEmpty() && first.data(CampaignKeysModel::AdoptionRole).toString() != m_adoption)
        return false;
    for (const int column : {CampaignKeysModel::Name, CampaignKeysModel::Partner,
                             CampaignKeysModel::Application, CampaignKeysModel::Contact}) {
        if (first.siblingAtColumn(column).data().toString().contains(m_text, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

} // namespace octroi::pages
